"""A Word document made of the blocks of a draft that is none."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile

import docx as python_docx
import pytest

from tmkit.documents import read
from tmkit.documents.building import build_document
from tmkit.documents.shading import shaded
from tmkit.model import Block, Code

TEXT = """Comité de lecture

Rapport annuel

I. Ouverture

1. La séance est ouverte par la présidente. Elle lit le message du Conseil.

Le Conseil est remercié.

II. Décisions

2. Le Comité décide :

- de publier le guide ;

- de tenir deux séances.

3. La séance est levée.
"""
PAGE = """# Rapport

Un mot **gras**, un mot *penché*, un [lien](https://example.org/a?b=1&c=2)[^1].
Suite.

| Étape | Jours |
|---|---|
| Envoi | 12 |
| Réponse | 5 |

[^1]: La note.
"""


def built(text: str, name: str) -> tuple[tuple[Block, ...], tuple[Block, ...], bytes]:
    blocks = read(name, text.encode()).blocks
    data, remarks = build_document(blocks, "en")
    assert remarks == ()
    return blocks, read("built.docx", data).blocks, data


def shown(blocks: tuple[Block, ...]) -> list[tuple[str, str, str, str]]:
    return [(block.kind, block.label, block.path, block.text) for block in blocks]


def test_what_is_built_reads_as_the_draft_did() -> None:
    for text, name in ((TEXT, "draft.txt"), (PAGE, "draft.md")):
        blocks, again, _ = built(text, name)
        assert shown(again) == shown(blocks)


def test_the_same_blocks_give_the_same_bytes() -> None:
    assert built(PAGE, "draft.md")[2] == built(PAGE, "draft.md")[2]


def test_styles_footnotes_and_links_are_words_own() -> None:
    _, again, data = built(PAGE, "draft.md")
    kinds = {code.attribute("type") for block in again for _, code in block.codes if code.kind != "ept"}
    assert kinds == {"bold", "italic", "link", "fnote"}
    document = python_docx.Document(io.BytesIO(data))
    assert document.paragraphs[0].style.name == "Title"
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows][1] == ["Envoi", "12"]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"https://example.org/a?b=1&amp;c=2" in package.read("word/_rels/document.xml.rels")
        assert b'<w:lang w:val="en-GB"/>' in package.read("word/styles.xml")
        assert b"<w:tblHeader/>" in package.read("word/document.xml")
    styles = [p.style.name for p in python_docx.Document(io.BytesIO(built(TEXT, "draft.txt")[2])).paragraphs]
    assert styles[:4] == ["Title", "Subtitle", "heading 1", "Numbered Paragraph"] or styles[2] == "Heading 1"
    assert "List Item 1" in styles


def test_a_note_that_nothing_calls_is_called_all_the_same() -> None:
    blocks = (Block("Un texte."), Block("La note.", "footnote", "*", "note *"))
    data, remarks = build_document(blocks, "fr")
    assert remarks == ("1 footnote has no mark in the text; called at the end of the paragraph before",)
    again = read("built.docx", data).blocks
    assert [block.text for block in again] == ["Un texte.", "La note."]
    assert [code.attribute("type") for _, code in again[0].codes] == ["fnote"]


def test_shades_and_what_is_left_out() -> None:
    opening, closing = shaded("x-mark-fuzzy", "1")
    picture = Code("ph", (("type", "image"),))
    data, remarks = build_document((Block("Un texte.", codes=((0, opening), (2, picture), (9, closing))),), "fr")
    assert remarks == ("1 picture was left out",)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.read("word/document.xml").count(b'w:fill="FFF2CC"') == 2


def test_libreoffice_opens_it_with_each_note_in_its_place(tmp_path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    text = PAGE + "\nUne autre phrase[^2].\n\n[^2]: La seconde.\n"
    (tmp_path / "a.docx").write_bytes(built(text, "draft.md")[2])
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "html:XHTML Writer File:UTF8",
         "--outdir", str(tmp_path), str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.index("La note.") < page.index("La seconde.")
    for part in ("Rapport", "gras", "Envoi", "lien"):
        assert part in page
