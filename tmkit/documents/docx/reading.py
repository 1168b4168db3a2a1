"""A Word document as blocks."""

from __future__ import annotations

from tmkit.documents.docx.body import Body
from tmkit.documents.docx.package import WordPackage
from tmkit.documents.docx.passage import placed
from tmkit.documents.reading import Document, ReadOptions
from tmkit.text.language import detect_language
from tmkit.text.languages import primary


def read_document(data: bytes, name: str, options: ReadOptions) -> Document:
    """The blocks of a Word document, its language, and what was left out. Raises InputError for bad input."""
    body = Body(WordPackage(data, name), options.revisions, options.language)
    body.read()
    found = tuple(item.block for item in placed(body.passages, paged=body.paged))
    language = options.language or detect_language(" ".join(block.text for block in found))
    if language is None and body.language:
        language = primary(body.language)
    return Document(name, "docx", found, language, None, tuple(_notes(body, options, len(found))))


def _notes(body: Body, options: ReadOptions, count: int) -> list[str]:
    notes = []
    if not count:
        notes.append("has no text")
    if body.changes:
        view = {"final": "accepted", "original": "rejected", "both": "shown as codes"}[options.revisions]
        notes.append(f"{body.changes} tracked changes were read as {view}")
    entries = sum(passage.kind == "contents" for passage in body.passages)
    if entries:
        notes.append(f"{entries} entries of a table of contents: leaders and page numbers were left out")
    if body.hidden:
        notes.append(f"hidden text was left out ({body.hidden} paragraphs)")
    if body.comments:
        notes.append(f"{body.comments} comments were left out")
    if body.embedded:
        notes.append(
            f"{body.embedded} embedded documents were not read; open and save the file in Word to take them in"
        )
    return notes
