"""Plain text: as a person wrote it, or as it was extracted from a PDF."""

from __future__ import annotations

from tmkit.documents.reading import Document, ReadOptions
from tmkit.text.encoding import decode
from tmkit.text.language import detect_language
from tmkit.text.reflow import reflow

EXTENSIONS = (".text", ".txt")


def sniff(data: bytes) -> bool:
    """Never certain: what is of no other format is text, or refused when it is decoded."""
    del data
    return False


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """The paragraphs of a text. Raises InputError where the bytes are no text."""
    text, encoding = decode(data, name)
    language = options.language or detect_language(text)
    found = reflow(text, language, options.known_word)
    notes = tuple(map(str, found.doubts))
    lost = text.count("\ufffd")
    if lost:
        notes = (f"{lost} characters were lost before the text was saved (�)", *notes)
    if encoding != "utf-8":
        notes = (f"read as {encoding}", *notes)
    if not found.blocks:
        notes = (*notes, "has no text")
    return Document(name, "text", found.blocks, language, encoding, notes)
