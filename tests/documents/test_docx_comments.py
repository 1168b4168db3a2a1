"""Comments put into Word documents: at exactly the words that they are about, and nothing else changes."""

import io
import shutil
import subprocess
import zipfile

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tmkit.documents import docx
from tmkit.documents.docx.commenting import Comment, comment_document
from tmkit.documents.reading import ReadOptions
from tmkit.model import InputError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FRAGMENTS = [
    '<w:r><w:t xml:space="preserve">Le Comité </w:t></w:r>',
    "<w:r><w:rPr><w:b/></w:rPr><w:t>Nations</w:t></w:r>",
    '<w:r><w:t xml:space="preserve"> A &amp; B &#233;&lt; </w:t></w:r>',
    "<w:r><w:t>sans  espaces doubles</w:t></w:r>",
    "<w:r>\n<w:t>\n  en retrait  </w:t>\n</w:r>",
    '<w:r><w:t>un</w:t><w:tab/><w:t xml:space="preserve">deux </w:t><w:br/><w:t>trois</w:t></w:r>',
    '<w:hyperlink w:anchor="a"><w:r><w:t>lien actif</w:t></w:r></w:hyperlink>',
    '<w:ins w:id="900" w:author="x"><w:r><w:t>inséré </w:t></w:r></w:ins>',
    '<w:del w:id="901" w:author="x"><w:r><w:delText>supprimé </w:delText></w:r></w:del>',
    '<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t xml:space="preserve"> contrôle </w:t></w:r></w:sdtContent></w:sdt>',
    "<w:r><w:t>anti</w:t><w:noBreakHyphen/><w:t>fraude</w:t></w:r>",
    '<w:bookmarkStart w:id="5" w:name="b"/><w:r><w:t>ﬁn \U0001f600 de</w:t></w:r><w:bookmarkEnd w:id="5"/>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>champ</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:r><w:t><![CDATA[brut]]> x</w:t></w:r>",
]


def blocks(data):
    return docx.read(data, "x.docx", ReadOptions()).blocks


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def comment(block, words, *lines):
    start = block.text.index(words)
    return Comment(block.place, block.text, (start, start + len(words)), lines or ("x",))


def covered(data):
    """For each comment the text between its marks, white space as one blank; and its own text."""
    tree = etree.fromstring(parts(data)["word/document.xml"])
    running, done = {}, {}
    for node in tree.iter():
        number = node.get(f"{W}id")
        if node.tag == f"{W}commentRangeStart":
            running[number] = []
        elif node.tag == f"{W}commentRangeEnd":
            done[number] = " ".join("".join(running.pop(number)).split())
        text = {f"{W}t": node.text, f"{W}noBreakHyphen": "\u2011", f"{W}tab": " ", f"{W}br": " "}.get(node.tag)
        for each in running.values():
            each.append(text or "")
    assert not running
    assert {node.get(f"{W}id") for node in tree.iter(f"{W}commentReference")} == set(done)
    said = etree.fromstring(parts(data)["word/comments.xml"])
    texts = {node.get(f"{W}id"): ["".join(p.itertext()) for p in node.iter(f"{W}p")] for node in said}
    return {number: (text, texts[number]) for number, text in done.items()}


def test_without_comments_it_is_the_original(word_file):
    data = word_file("<w:p><w:r><w:t>Un mot.</w:t></w:r></w:p>")
    assert comment_document(data, "x.docx", []) == data


def test_a_comment_stands_at_its_words_and_other_parts_keep_their_bytes(word_file):
    data = word_file(
        "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>Un mot &amp; deux mots.</w:t></w:r></w:p><w:sectPr/>",
        styles="<w:style/>",
        extra={"word/media/image1.png": b"\x89PNG", "docProps/app.xml": "<a/>"},
    )
    (block,) = blocks(data)
    written = comment_document(data, "x.docx", [comment(block, "& deux", "warning: a < b", "Write: c")])
    assert list(covered(written).values()) == [("& deux", ["warning: a < b", "Write: c"])]
    old, new = parts(data), parts(written)
    changed = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"}
    assert {name for name in old if old[name] != new[name]} == changed
    assert set(new) - set(old) == {"word/comments.xml"}
    assert b'<w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> mots.</w:t>' in new["word/document.xml"]
    assert blocks(written)[0].text == block.text


def test_comments_that_are_there_stay(word_file):
    data = word_file("<w:p><w:r><w:t>Un mot, deux mots.</w:t></w:r></w:p>")
    (block,) = blocks(data)
    once = comment_document(data, "x.docx", [comment(block, "Un mot", "one")])
    twice = comment_document(once, "x.docx", [comment(block, "mot, deux", "two")])
    assert sorted(covered(twice).values()) == [("Un mot", ["one"]), ("mot, deux", ["two"])]
    assert set(parts(twice)) == set(parts(once))


def test_overlapping_and_empty_spans(word_file):
    data = word_file("<w:p><w:r><w:t>Un mot, deux mots.</w:t></w:r></w:p>")
    (block,) = blocks(data)
    spans = [(0, 6), (3, 12), (6, 6), (0, 0), (18, 18), (0, 18), (6, 8)]
    written = comment_document(data, "x", [Comment(block.place, block.text, span, ("x",)) for span in spans])
    told = covered(written)
    assert [told[str(n)][0] for n in range(len(spans))] == [" ".join(block.text[a:b].split()) for a, b in spans]


def test_footnotes_and_text_boxes_are_commented_in_the_text(word_file):
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Voir là.</w:t></w:r></w:p></w:footnote>'
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Encadré</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    data = word_file(
        f'<w:p><w:r><w:t>Le texte</w:t></w:r>{box}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>',
        footnotes=note,
    )
    by_text = {block.text: block for block in blocks(data)}
    written = comment_document(
        data,
        "x.docx",
        [comment(by_text["Voir là."], "là", "in the note"), comment(by_text["Encadré"], "Encadré", "box")],
    )
    assert sorted(text for _, (text,) in covered(written).values()) == ["box", "in the note"]
    assert parts(written)["word/footnotes.xml"] == parts(data)["word/footnotes.xml"]
    outer = etree.fromstring(parts(written)["word/document.xml"])
    assert not [node for node in outer.iter(f"{W}txbxContent") if list(node.iter(f"{W}commentReference"))]


def test_a_document_that_was_changed_is_refused(word_file):
    data = word_file("<w:p><w:r><w:t>Un mot.</w:t></w:r></w:p>")
    (block,) = blocks(data)
    with pytest.raises(InputError, match="changed"):
        comment_document(data, "x.docx", [Comment(block.place, "Autre mot.", (0, 2), ("x",))])


def test_another_prefix(word_file):
    body = (
        '<?xml version="1.0"?><d:document xmlns:d="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><d:body>'
        "<d:p><d:r><d:t>Un mot ici.</d:t></d:r></d:p></d:body></d:document>"
    )
    data = word_file(body)
    (block,) = blocks(data)
    assert [text for text, _ in covered(comment_document(data, "x", [comment(block, "mot")])).values()] == ["mot"]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=5), min_size=1, max_size=3),
    st.lists(st.tuples(st.integers(0, 10), st.integers(0, 60), st.integers(0, 20)), max_size=8),
)
def test_every_comment_covers_its_span_and_the_text_stays(word_file, paragraphs, wanted):
    data = word_file("".join(f"<w:p>{''.join(runs)}</w:p>" for runs in paragraphs))
    found = blocks(data)
    comments = []
    for number, start, length in wanted if found else ():
        block = found[number % len(found)]
        first = min(start, len(block.text))
        comments.append(Comment(block.place, block.text, (first, min(first + length, len(block.text))), ("x",)))
    written = comment_document(data, "x.docx", comments)
    after = blocks(written)
    assert [(b.text, b.path, b.kind) for b in after] == [(b.text, b.path, b.kind) for b in found]
    assert [[(at, c.kind) for at, c in b.codes] for b in after] == [[(at, c.kind) for at, c in b.codes] for b in found]
    if comments:
        told = covered(written)
        for number, one in enumerate(comments):
            # What cannot be cut apart is marked as a whole: CDATA, and ligatures.
            if "brut" not in one.text and "fin" not in one.text:
                assert told[str(number)][0].replace(" ", "") == "".join(one.text[slice(*one.span)].split())


def test_the_result_opens(word_file, tmp_path):
    data = word_file(
        "<w:p><w:r><w:t>Un mot deux fois.</w:t></w:r></w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>"
        "<w:p><w:r><w:t>Cellule ici</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>Fin.</w:t></w:r></w:p><w:sectPr/>"
    )
    first, cell, last = blocks(data)
    comments = [comment(first, "deux", "error: one"), comment(cell, "ici", "two"), comment(last, "Fin.", "three")]
    written = comment_document(data, "x.docx", comments)
    opened = python_docx.Document(io.BytesIO(written))
    assert [p.text for p in opened.paragraphs] == ["Un mot deux fois.", "Fin."]
    assert [said.text for said in opened.comments] == ["error: one", "two", "three"]
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "a.docx").write_bytes(written)
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "fodt",
         "--outdir", str(tmp_path), str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    text = (tmp_path / "a.fodt").read_text(encoding="utf-8")
    assert text.count("<office:annotation ") == 3
    assert text.count("<office:annotation-end ") == 3
    assert "error: one" in text


def test_a_comment_stands_first_in_a_content_control(word_file, tmp_path):
    """LibreOffice loses the text of a control that stands before a comment."""
    control = "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>Aucune question.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    data = word_file(f"<w:p><w:r><w:t>Avant.</w:t></w:r></w:p>{control}<w:p><w:r><w:t>Après.</w:t></w:r></w:p>")
    _, inside, _ = blocks(data)
    spans = [(0, 16), (8, 16)]
    written = comment_document(data, "x.docx", [Comment(inside.place, inside.text, span, ("x",)) for span in spans])
    assert [text for text, _ in covered(written).values()] == ["", ""]
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / "a.docx"
    path.write_bytes(written)
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "txt:Text", "--outdir",
         str(tmp_path), str(path)], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert "Aucune question." in (tmp_path / "a.txt").read_text(encoding="utf-8-sig")
