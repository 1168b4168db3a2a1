"""Other texts put into Word documents."""

import io
import re
import shutil
import subprocess
import zipfile

import docx as python_docx
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tmkit.documents import docx, read, write
from tmkit.documents.reading import ReadOptions
from tmkit.model import Code, InputError, Segment
from tmkit.storage.xml import parse_tree

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Accent"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Lien"><w:name w:val="Hyperlink"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>
"""
IMAGE = '<w:r><w:drawing><wp:inline><wp:docPr id="{}" name="Image"/><a:graphic/></wp:inline></w:drawing></w:r>'
CALL = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'


def run(text, properties=""):
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content, style="", properties=""):
    content = content if content.startswith("<") else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def field(instruction, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + result + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def blocks(data):
    return docx.read(data, "x.docx", ReadOptions()).blocks


def main(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def replaced(data, at, text, codes=()):
    """The document part after one block has another text, and the remarks."""
    written, remarks = docx.write(data, "x.docx", {blocks(data)[at].place: Segment(text, codes)})
    parse_tree("document.xml", main(written).encode())
    return main(written), remarks


def codes_of(block):
    return tuple(code for _, code in block.codes)


def test_writing_nothing_is_the_original(word_file):
    data = word_file(paragraph(run("Un ") + run("mot", "<w:b/>")), styles=STYLES)
    assert docx.write(data, "x.docx", {}) == (data, ())
    same = {block.place: Segment(block.text, block.codes) for block in blocks(data)}
    assert docx.write(data, "x.docx", same) == (data, ())


def test_only_the_paragraph_changes(word_file):
    first, last = paragraph("Première phrase."), paragraph("Troisième  phrase.", "T1")
    middle = '<w:p w:rsidR="00AA"><w:pPr><w:jc w:val="both"/></w:pPr>{}<w:bookmarkEnd w:id="1"/></w:p >'
    body = f"{first}\n <!-- un commentaire -->{middle}{last}<w:sectPr/>"
    data = word_file(body.replace("{}", run("Deuxième ", '<w:sz w:val="20"/>') + run("phrase.", '<w:sz w:val="20"/>')))
    written, remarks = docx.write(data, "x.docx", {blocks(data)[1].place: Segment("Second sentence & more.")})
    assert remarks == ()
    assert body.replace(
        "{}", run("Second sentence &amp; more.", '<w:sz w:val="20"/>').replace(' xml:space="preserve"', "")
    ) in main(written)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(written)) as new:
        assert old.namelist() == new.namelist()
        assert all(old.read(name) == new.read(name) for name in old.namelist() if name != "word/document.xml")
        assert [entry.date_time for entry in old.infolist()] == [entry.date_time for entry in new.infolist()]


def test_formatting_comes_from_the_codes(word_file):
    size = '<w:rFonts w:ascii="Arial"/>{}<w:sz w:val="20"/>'
    data = word_file(
        paragraph(
            run("Le ", size.format(""))
            + run("Groupe", size.format("<w:b/>"))
            + run(" a ")
            + run("dit", '<w:rStyle w:val="Accent"/>')
        ),
        styles=STYLES,
    )
    bold, end, italic, end_too = codes_of(blocks(data)[0])
    written, remarks = replaced(data, 0, "It said the Group.", ((3, italic), (7, end_too), (12, bold), (17, end)))
    assert remarks == ()
    assert run("said", '<w:rStyle w:val="Accent"/>').replace(' xml:space="preserve"', "") in written
    assert run("Group", size.format("<w:b/>")).replace(' xml:space="preserve"', "") in written
    # A look that the paragraph has not is put into the properties of its other runs, in the place that is due to it.
    under = Code("bpt", (("i", "9"), ("type", "ulined")))
    nested = ((0, bold), (0, under), (5, Code("ept", (("i", "9"),))), (5, end))
    written, remarks = replaced(data, 0, "Group", nested)
    assert '<w:rFonts w:ascii="Arial"/><w:b/><w:sz w:val="20"/><w:u w:val="single"/>' in written
    assert remarks == ("word/document.xml ¶1: the code of a italic is missing",)


def test_a_look_that_a_style_gives_is_taken_off(word_file):
    data = word_file(paragraph(run("Titre ") + run("gras", '<w:b w:val="0"/>'), "T1"), styles=STYLES)
    bold, end = codes_of(blocks(data)[0])
    assert [block.text for block in blocks(data)] == ["Titre gras"]
    written, _ = replaced(data, 0, "Bold heading", ((0, bold), (4, end)))
    assert (
        '<w:r><w:t>Bold</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t xml:space="preserve"> heading</w:t></w:r>'
        in written
    )


def test_marks_links_images_fields_and_bookmarks_are_carried(word_file):
    link = '<w:hyperlink r:id="rId9" w:history="1">{}</w:hyperlink>'
    data = word_file(
        paragraph(
            '<w:bookmarkStart w:id="1" w:name="a"/>' + run("Voir ") + link.format(run("le site", '<w:rStyle w:val="Lien"/>'))
            + CALL.format(2) + run(" et le par. ") + field("REF _Ref1", run("12")) + IMAGE.format(4) + '<w:bookmarkEnd w:id="1"/>' + run(".")
        ),
        styles=STYLES,
    )  # fmt: skip
    block = blocks(data)[0]
    opened, closed, mark, reference, ended, image = codes_of(block)
    assert block.text == "Voir le site et le par. 12."
    text = "See para. 12 and the site."
    written, remarks = replaced(
        data, 0, text, ((10, reference), (12, ended), (12, image), (17, opened), (25, closed), (25, mark))
    )
    assert remarks == ()
    assert link.format(run("the site", '<w:rStyle w:val="Lien"/>').replace(' xml:space="preserve"', "")) in written
    assert field("REF _Ref1", "<w:r><w:t>12</w:t></w:r>") in written
    assert CALL.format(2) in written
    assert IMAGE.format(4) in written
    assert '<w:bookmarkStart w:id="1" w:name="a"/>' in written
    assert '<w:bookmarkEnd w:id="1"/>' in written


def test_what_is_missing_is_named_and_what_is_essential_kept(word_file):
    data = word_file(
        paragraph(
            run("Un ") + CALL.format(2) + run("mot", "<w:b/>") + IMAGE.format(3) + "<w:r><w:br/></w:r>" + run("fin.")
        )
    )
    written, remarks = replaced(data, 0, "A word.")
    assert remarks == (
        "word/document.xml ¶1: the code of a footnote mark is missing; the footnote mark was put at the end",
        "word/document.xml ¶1: the code of a bold is missing",
        "word/document.xml ¶1: the code of a image is missing; the image was put at the end",
        "word/document.xml ¶1: the code of a line break is missing",
    )
    assert written.index("A word.") < written.index("footnoteReference") < written.index("wp:inline")
    unknown = (Code("ph", (("type", "fnote"), ("x", "9")), "&lt;w:footnoteReference w:id=&quot;77&quot;/&gt;"),) * 2
    _, remarks = replaced(data, 0, "A word.", tuple((7, code) for code in unknown))
    assert remarks[0].endswith("a code that the paragraph has not (footnote mark) was left out")


def test_codes_without_partners_and_out_of_place_do_no_harm(word_file):
    data = word_file(paragraph(run("Un ") + run("mot", "<w:b/>") + run(".")))
    bold, end = codes_of(blocks(data)[0])
    for codes in (
        [(0, end)],
        [(2, bold)],
        [(99, bold), (-5, end)],
        [(3, end), (1, bold)],
        [(0, Code("it")), (0, Code("ut"))],
    ):
        written, _ = replaced(data, 0, "Word", tuple(codes))
        assert "".join(re.findall(r"<w:t[^>]*>([^<]*)", written)) == "Word"


def test_a_typed_label_stays(word_file):
    content = run("3.", "<w:b/>") + "<w:r><w:tab/></w:r>" + run("Le Groupe se réunit.")
    data = word_file(paragraph(content))
    written, _ = replaced(data, 0, "The Group meets.")
    assert content.replace('xml:space="preserve">Le Groupe se réunit.', "").partition("<w:t ")[0] in written
    assert "<w:tab/></w:r><w:r><w:t>The Group meets.</w:t></w:r></w:p>" in written


def test_an_entry_of_contents_keeps_its_page_number(word_file):
    entry = run("1.") + "<w:r><w:tab/></w:r>" + run("Ouverture") + "<w:r><w:tab/></w:r>" + field("PAGEREF a", run("3"))
    styles = '<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style>'
    data = word_file(paragraph(f'<w:hyperlink w:anchor="a">{entry}</w:hyperlink>', "TM1"), styles=styles)
    block = blocks(data)[0]
    written, remarks = replaced(data, 0, "Opening", ((0, block.codes[0][1]), (7, block.codes[1][1])))
    assert remarks == ()
    new = entry.replace(run("Ouverture"), "<w:r><w:t>Opening</w:t></w:r>")
    assert re.sub(' xml:space="preserve"', "", new) in re.sub(' xml:space="preserve"', "", written)
    assert written.count("<w:hyperlink") == 1


def test_tracked_changes_are_taken(word_file):
    change = '<w:{} w:id="1" w:author="A">{}</w:{}>'
    gone = change.format("del", "<w:r><w:delText>vieux</w:delText></w:r>", "del")
    new = change.format("ins", run("nouveau", "<w:b/><w:rPrChange w:id='3'><w:rPr/></w:rPrChange>"), "ins")
    properties = '<w:rPr><w:ins w:id="4"/><w:lang w:val="fr-FR"/></w:rPr><w:pPrChange w:id="5"><w:pPr/></w:pPrChange>'
    data = word_file(paragraph(run("Le ") + gone + new + run(" texte."), "", properties))
    block = blocks(data)[0]
    for text in (block.text, "The new text."):
        written, remarks = replaced(data, 0, text, block.codes)
        assert remarks == ()
        assert not re.search(r"w:(ins|del|rPrChange|pPrChange)\b", written)
        assert '<w:pPr><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:pPr>' in written


def test_paragraphs_that_a_change_joins_become_one(word_file):
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    data = word_file(
        paragraph("Avant.")
        + paragraph("Premier ", properties=mark)
        + "<!-- x -->"
        + paragraph("second.", properties='<w:jc w:val="both"/>')
    )
    assert blocks(data)[1].place == "word/document.xml ¶2-3"
    written, _ = replaced(data, 1, "Both in one.")
    assert written.count("<w:p>") == 2
    assert '<w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t>Both in one.</w:t></w:r></w:p>' in written


BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="7"/><a:graphic><wps:txbx>'
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def test_text_boxes_in_both_their_forms(word_file):
    data = word_file(paragraph(run("Avant ") + BOX.format(paragraph("Encadré.")) + run("après.")))
    outer, inner = blocks(data)
    written, _ = replaced(data, 1, "Box.")
    assert written.count("<w:t>Box.</w:t>") == 2
    data, _ = docx.write(data, "x", {outer.place: Segment("Before, after."), inner.place: Segment("Box.")})
    assert main(data).count("<w:t>Box.</w:t>") == 2
    assert [block.text for block in blocks(data)] == ["Before, after.", "Box."]


def test_notes_and_cells(word_file):
    note = (
        '<w:footnote w:id="2">' + paragraph("<w:r><w:footnoteRef/></w:r>" + run(" Voir plus haut.")) + "</w:footnote>"
    )
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Un", "Deux"))
    data = word_file(paragraph(run("Texte.") + CALL.format(2)) + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", footnotes=note)
    found = blocks(data)
    new = {found[1].place: Segment("See above."), found[3].place: Segment("Two")}
    written, _ = docx.write(data, "x", new)
    assert [block.text for block in blocks(written)] == ["Texte.", "See above.", "Un", "Two"]
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert b"<w:footnoteRef/></w:r>" in package.read("word/footnotes.xml")


def test_special_characters(word_file):
    data = word_file(paragraph("Un texte."))
    written, _ = replaced(data, 0, "a < b & c\u2011d\x00 \ud800e  f")
    assert "<w:t>a &lt; b &amp; c</w:t><w:noBreakHyphen/>" in written
    assert '<w:t xml:space="preserve">d e  f</w:t>' in written


def test_unknown_places_are_refused(word_file, tmp_path):
    data = word_file(paragraph("Un texte."))
    with pytest.raises(InputError, match=r"x\.docx: has no text at 'word/document.xml ¶9'"):
        docx.write(data, "x.docx", {"word/document.xml ¶9": Segment("x")})
    (tmp_path / "a.docx").write_bytes(data)
    place = read(tmp_path / "a.docx").blocks[0].place
    assert write(tmp_path / "a.docx", {place: Segment("A text.")}, tmp_path / "out" / "b.docx") == ()
    assert read(tmp_path / "out" / "b.docx").blocks[0].text == "A text."


WORDS = st.sampled_from(
    ["Le", "Groupe", " ", "de", " contact", "s’est ", "réuni.", "\u2011", "  ", "3.", "a)", "-", "&amp;", "ﬁn"]
)
LOOKS = st.lists(st.sampled_from(["<w:b/>", "<w:i/>", '<w:u w:val="single"/>', '<w:b w:val="0"/>', '<w:rStyle w:val="Accent"/>',
                                  '<w:vertAlign w:val="superscript"/>', '<w:color w:val="FF0000"/>', "<w:vanish/>"]), max_size=2).map("".join)  # fmt: skip
PLAIN = st.one_of(
    st.builds(run, WORDS, LOOKS),
    st.sampled_from(["<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>", "<w:r><w:softHyphen/></w:r>", IMAGE.format(5), CALL.format(2),
                     "<w:r><w:lastRenderedPageBreak/></w:r>", '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>',
                     '<w:proofErr w:type="spellStart"/>', '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "<m:oMath/>",
                     '<w:del w:id="9"><w:r><w:delText>x</w:delText></w:r></w:del>', field("XE a", "")]),
)  # fmt: skip
CONTENT = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        *(
            st.lists(inner, min_size=1, max_size=4).map("".join).map(around.format)
            for around in (
                '<w:hyperlink w:anchor="b">{}</w:hyperlink>',
                '<w:ins w:id="8">{}</w:ins>',
                '<w:smartTag w:element="x">{}</w:smartTag>',
                '<w:fldSimple w:instr=" REF c ">{}</w:fldSimple>',
                "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
                field("REF d", "{}"),
            )
        )
    ),
    max_leaves=8,
)
BODY = st.lists(
    st.tuples(st.lists(CONTENT, max_size=6).map("".join), st.sampled_from(["", "T1"])), min_size=1, max_size=3
)


@settings(
    deadline=None, max_examples=100, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=BODY)
def test_the_same_texts_give_the_same_reading(word_file, body):
    data = word_file("".join(f"{paragraph(content or '<w:r/>', style)}" for content, style in body), styles=STYLES)
    before = blocks(data)
    other, remarks = docx.write(data, "x", {block.place: Segment(f"{block.text}X", block.codes) for block in before})
    assert remarks == ()
    between = blocks(other)
    assume([block.label for block in between] == [block.label for block in before])  # `a) ≥` has none, `a) ≥X` has
    assert [block.text for block in between] == [f"{block.text}X" for block in before]
    back, remarks = docx.write(
        other, "x", {new.place: Segment(old.text, old.codes) for old, new in zip(before, between, strict=True)}
    )
    assert remarks == ()
    assert blocks(back) == before
    parse_tree("document.xml", main(back).encode())


def test_the_result_opens(word_file, tmp_path):
    link = '<w:hyperlink w:anchor="a">{}</w:hyperlink>'
    note = (
        '<w:footnote w:id="2">' + paragraph("<w:r><w:footnoteRef/></w:r>" + run(" Voir plus haut.")) + "</w:footnote>"
    )
    data = word_file(
        paragraph("Ouverture", "T1") + paragraph(run("Le ") + run("Groupe", "<w:b/>") + CALL.format(2) + run(" voit ") + link.format(run("ceci")) + run("."))
        + f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{paragraph('Cellule')}</w:tc></w:tr></w:tbl>" + paragraph("Fin.") + "<w:sectPr/>",
        styles=STYLES, footnotes=note,
    )  # fmt: skip
    written, remarks = docx.write(
        data, "x", {block.place: Segment(f"{block.text} (bis)", block.codes) for block in blocks(data)}
    )
    assert remarks == ()
    opened = python_docx.Document(io.BytesIO(written))
    assert [p.text for p in opened.paragraphs] == ["Ouverture (bis)", "Le Groupe voit ceci. (bis)", "Fin. (bis)"]
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "a.docx").write_bytes(written)
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8",
         "--outdir", str(tmp_path), str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    text = (tmp_path / "a.txt").read_text(encoding="utf-8-sig")
    assert "Ouverture (bis)" in text
    assert "Le Groupe" in text
    assert "Cellule (bis)" in text
