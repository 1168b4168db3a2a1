"""The language of proofreading, shades and running heads of documents that are written."""

from __future__ import annotations

import io
import zipfile

from tests.documents.odt_package import OUTLINE, RICH, package
from tmkit.documents import docx, odt, read
from tmkit.documents.proofing import regional, with_language
from tmkit.documents.running_heads import running_heads, with_heads
from tmkit.documents.shading import annotated, shaded
from tmkit.model import Segment

BODY = (
    '<w:p><w:r><w:rPr><w:b/><w:lang w:val="fr-CA" w:eastAsia="fr-FR"/></w:rPr><w:t>Un texte</w:t></w:r>'
    '<w:r><w:rPr><w:lang w:val="de-DE"/></w:rPr><w:t> mit Wort.</w:t></w:r></w:p>'
)
STYLES = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_a_language_has_the_region_whose_spelling_is_meant() -> None:
    assert [regional(code) for code in ("en", "fr", "en-US", "fr_CA", "de")] == [
        "en-GB",
        "fr-FR",
        "en-US",
        "fr-CA",
        "de",
    ]


def test_word(word_file) -> None:
    data = word_file(BODY, styles=STYLES, settings='<w:themeFontLang w:val="fr-FR"/>')
    out = with_language(data, "a.docx", "fr", "en")
    assert 'w:lang w:val="en-GB" w:eastAsia="fr-FR"' in part(out, "word/document.xml")
    assert 'w:val="de-DE"' in part(out, "word/document.xml")
    assert '<w:b/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>' in part(out, "word/styles.xml")
    assert 'themeFontLang w:val="en-GB"' in part(out, "word/settings.xml")
    assert with_language(out, "a.docx", "fr", "en") == out


def test_open_document() -> None:
    styles = (
        '<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="fr" '
        'fo:country="FR"/></style:default-style></office:styles>'
    )
    data = package(RICH, OUTLINE + styles)
    assert 'fo:language="fr" fo:country="FR"' in part(data, "styles.xml")
    assert 'fo:language="en" fo:country="GB"' in part(with_language(data, "a.odt", "fr", "en"), "styles.xml")
    assert with_language(b"text", "a.txt", "fr", "en") == b"text"


def test_a_shaded_passage_of_a_word_document(word_file) -> None:
    data = word_file(BODY)
    (block,) = read("a.docx", data).blocks
    opening, closing = shaded("x-mark-source", "1")
    new = Segment("A text with word.", ((0, opening), *block.codes, (6, closing)))
    new = Segment(new.text, tuple(sorted(new.codes, key=lambda item: item[0])))
    out, remarks = docx.write(data, "a.docx", {block.place: new})
    assert not remarks
    content = part(out, "word/document.xml")
    assert '<w:b/><w:shd w:val="clear" w:color="auto" w:fill="F8CBAD"/><w:lang w:val="fr-CA"' in content
    (again,) = read("a.docx", out).blocks
    assert again.text == new.text
    assert len(again.codes) == len(block.codes)


def test_a_shaded_passage_of_an_open_document_and_a_note_in_the_margin() -> None:
    data = package(RICH, OUTLINE)
    cell = next(block for block in read("a.odt", data).blocks if block.text == "Cell")
    opening, closing = shaded("x-mark-fuzzy", "1")
    note = annotated(["First <line>", "second"])
    new = Segment("A cell", ((0, note), (0, opening), (6, closing)))
    out, remarks = odt.write(data, "a.odt", {cell.place: new})
    assert not remarks
    content = part(out, "content.xml")
    assert '<text:span text:style-name="TmkitShadeFFF2CC">A cell</text:span>' in content
    assert 'style:name="TmkitShadeFFF2CC"' in content
    assert "<text:p>First &lt;line&gt;</text:p><text:p>second</text:p></office:annotation>" in content
    assert "A cell" in [block.text for block in read("a.odt", out).blocks]


def test_heads_and_feet(word_file) -> None:
    head = '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:hdr>'
    said = head.format(
        "<w:p><w:r><w:t>Document </w:t></w:r><w:r><w:t>confidentiel</w:t></w:r>"
        "<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:t>3</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:fldSimple><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p><w:p/>"
    )
    data = word_file(BODY, extra={"word/header1.xml": said, "word/footer2.xml": head.format("<w:p/>")})
    assert running_heads(data, "a.docx") == ("Document confidentiel",)
    assert running_heads(b"text", "a.txt") == ()
    assert running_heads(package(RICH, OUTLINE), "a.odt") == ()


def test_heads_and_feet_in_another_language(word_file) -> None:
    """What stands between tabs and fields is a text; the number of the page and what nobody knows stay."""
    head = (
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:jc/></w:pPr>'
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Rapport </w:t></w:r><w:r><w:t>annuel</w:t></w:r>'
        '<w:r><w:tab/><w:t>CGR/2019/4</w:t></w:r><w:r><w:tab/><w:t>Page </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r>'
        "<w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>"
    )
    known = {"Rapport annuel": "Annual <report>"}
    data = word_file(BODY, extra={"word/header1.xml": head})
    out, left = with_heads(data, "a.docx", known.get)
    assert left == ("Page",)
    written = part(out, "word/header1.xml")
    assert '<w:b/></w:rPr><w:t xml:space="preserve">Annual &lt;report&gt;</w:t></w:r><w:r><w:t></w:t></w:r>' in written
    assert written.endswith(head[head.index("<w:r><w:tab/>") :])
    assert part(out, "word/document.xml") == part(data, "word/document.xml")
    assert with_heads(data, "a.docx", lambda _: None)[0] == data


def test_heads_and_feet_of_an_open_document() -> None:
    master = (
        '<style:master-page xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><style:header><text:p>Rapport '
        '<text:span text:style-name="B">annuel</text:span><text:tab/>Page <text:page-number>2</text:page-number></text:p>'
        "</style:header></style:master-page>"
    )
    out, left = with_heads(package(RICH, master), "a.odt", {"Rapport annuel": "Annual report"}.get)
    assert left == ("Page",)
    written = part(out, "styles.xml")
    assert (
        '<text:p>Annual report<text:span text:style-name="B"></text:span><text:tab/>Page <text:page-number>2<'
        in written
    )
