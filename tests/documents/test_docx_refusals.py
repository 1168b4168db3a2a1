"""Word documents that are damaged, hostile, or something else."""

import io
import time
import zipfile

import pytest

from tmkit.documents import docx, read
from tmkit.documents.docx import nodes
from tmkit.documents.reading import ReadOptions
from tmkit.model import InputError, Segment
from tmkit.storage.zip import ZipPackage

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def texts(data):
    return [block.text for block in docx.read(data, "x.docx", ReadOptions()).blocks]


def with_part(data, name, content):
    return ZipPackage.open(data, "x").rewritten({name: content})


def archive(contents):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in contents.items():
            package.writestr(name, content)
    return buffer.getvalue()


def refused(data, match):
    for act in (
        lambda: docx.read(data, "x.docx", ReadOptions()),
        lambda: docx.write(data, "x.docx", {"word/document.xml ¶1": Segment("x")}),
    ):
        with pytest.raises(InputError, match=match) as caught:
            act()
        assert "\n" not in str(caught.value)
        assert str(caught.value).startswith("x.docx")


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "_rels/.rels", "[Content_Types].xml"]
)
def test_entities_are_refused(word_file, part):
    data = word_file(paragraph("Texte."), styles="<w:style/>", numbering="<w:num/>")
    raw = ZipPackage.open(data, "x").read(part).decode()
    bomb = '<!DOCTYPE a [<!ENTITY xxe SYSTEM "file:///etc/hostname">]>'
    head, _, rest = raw.rpartition("?>")
    hostile = f"{head}?>{bomb}{rest}" if head else f"{bomb}{rest}"
    refused(with_part(data, part, hostile.encode()), "declares the entity 'xxe'")


def test_a_locked_file_and_an_old_one(tmp_path):
    locked = OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    assert docx.sniff(locked)
    refused(locked, "is protected by a password; save it without one")
    old = tmp_path / "old.docx"
    old.write_bytes(OLE + bytes(500) + "WordDocument".encode("utf-16-le"))
    with pytest.raises(InputError, match="is an old Office document"):
        read(old)


def test_other_archives_are_no_word_documents(word_file):
    refused(archive({"a.txt": "x"}), "the archive has no main document part")
    data = word_file(paragraph("x"))
    types = ZipPackage.open(data, "x").read("[Content_Types].xml").replace(b"wordprocessingml", b"spreadsheetml")
    sheet = with_part(data, "[Content_Types].xml", types)
    refused(sheet, "another kind of Office document")
    assert docx.sniff(data)
    assert not docx.sniff(sheet)
    assert not docx.sniff(archive({"mimetype": "application/vnd.oasis.opendocument.text"}))
    assert not docx.sniff(b"%PDF-1.4")
    refused(with_part(data, "word/document.xml", b"<html><body>x</body></html>"), "its main part holds something else")


@pytest.mark.parametrize(("data", "expected"), [(b"{\\rtf1 x}", "an RTF document"), (b"\x89PNG", "a picture")])
def test_what_only_its_name_calls_a_word_document(tmp_path, data, expected):
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(InputError, match=expected):
        read(path)


def test_a_web_page_that_is_called_a_word_document_is_read_as_that(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(b"<!DOCTYPE html><html><body><p>Une page de la toile.</p></body></html>")
    assert [block.text for block in read(path).blocks] == ["Une page de la toile."]


def test_damage_is_told(word_file):
    data = word_file(paragraph("Texte."))
    assert docx.sniff(data[:-30])
    refused(data[:-30], "a damaged ZIP archive: its end is missing")
    refused(with_part(data, "word/document.xml", b""), "is empty; expected XML|no element found")
    refused(
        with_part(data, "word/document.xml", b"<w:document"), r"x\.docx \(word/document.xml\):1: not well-formed XML"
    )
    missing = archive({"[Content_Types].xml": "<Types/>", "_rels/.rels": "<Relationships/>"})
    refused(missing, "has no main document part")


def test_references_that_lead_out_lead_nowhere(word_file):
    data = word_file(paragraph("Texte."), styles="<w:style/>")
    for target in ("../../../etc/passwd", "file:///etc/passwd", "/etc/passwd", "http://example.org/x", "%2e%2e/x"):
        relations = (
            ZipPackage.open(data, "x").read("word/_rels/document.xml.rels").replace(b"styles.xml", target.encode())
        )
        assert texts(with_part(data, "word/_rels/document.xml.rels", relations)) == ["Texte."]
        main = ZipPackage.open(data, "x").read("_rels/.rels").replace(b"word/document.xml", target.encode())
        refused(with_part(data, "_rels/.rels", main), "has no main document part")


def test_missing_parts_are_done_without(word_file):
    note = '<w:p><w:r><w:t>Texte.</w:t></w:r><w:r><w:footnoteReference w:id="4"/></w:r></w:p>'
    numbered = '<w:p><w:pPr><w:pStyle w:val="Z"/><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>Suite.</w:t></w:r></w:p>'
    assert texts(word_file(note + numbered)) == ["Texte.", "Suite."]


def test_a_note_that_calls_itself(word_file):
    call = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    note = f'<w:footnote w:id="4"><w:p><w:r><w:t>Voir.</w:t></w:r>{call}</w:p></w:footnote>'
    assert texts(word_file(f"<w:p><w:r><w:t>Texte.</w:t></w:r>{call}{call}</w:p>", footnotes=note)) == [
        "Texte.",
        "Voir.",
    ]


def test_depth_is_bounded(word_file):
    def nested(depth):
        return "<w:tbl><w:tr><w:tc>" * depth + paragraph("Fond.") + "<w:p/></w:tc></w:tr></w:tbl>" * depth

    assert texts(word_file(nested(60))) == ["Fond."]
    refused(word_file(nested(70)), "nested more than 200 deep")


def test_elements_are_bounded(word_file, monkeypatch):
    monkeypatch.setattr(nodes, "_MOST", 1000)
    refused(word_file("<w:p/>" * 1000), "has more than 1,000 elements; refused")
    monkeypatch.setattr(nodes, "_LARGEST", 5000)
    refused(word_file("<w:p/>" * 990), "larger than 5,000 bytes; refused")


def test_much_of_nothing_and_one_long_run(word_file):
    start = time.process_time()
    assert texts(word_file("<w:p/>" * 200_000)) == []
    assert [len(text) for text in texts(word_file(paragraph("mot " * 500_000)))] == [1_999_999]
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(word_file(f"<w:p>{field * 20_000}</w:p>")) == []
    looks = "".join(f"<w:r><w:rPr><w:{'bi'[at % 2]}/></w:rPr><w:t>mot</w:t></w:r>" for at in range(10_000))
    assert len(texts(word_file(f"<w:p>{looks}</w:p>"))[0]) == 30_000
    assert time.process_time() - start < 20


def test_any_damage_to_the_text_is_one_line_or_harmless(word_file):
    import random

    chance = random.Random(2)
    body = paragraph("Un texte.") * 3 + "<w:tbl><w:tr><w:tc>" + paragraph("x") + "</w:tc></w:tr></w:tbl>"
    data = word_file(body, styles='<w:style w:styleId="a"><w:name w:val="b"/></w:style>')
    whole = ZipPackage.open(data, "x").read("word/document.xml")
    refusals = 0
    for _ in range(300):
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(raw))
            raw[at : at + chance.randint(0, 4)] = bytes(chance.choices(b'<>"/= w:pt\x00\xff&', k=chance.randint(0, 3)))
        try:
            docx.read(with_part(data, "word/document.xml", bytes(raw)), "x.docx", ReadOptions())
        except InputError:
            refusals += 1
    assert refusals
