"""OpenDocument texts (ODT, flat FODT), read as the reader sees them, and written back with other texts.

`package.py` opens the archive, `tree.py` its XML; `styles.py` and `numbering.py` know what the styles say, `changes.py`
the tracked changes; `body.py` reads paragraphs in order, each by `runs.py`; `writing.py` goes the other way.
"""

from __future__ import annotations

from collections.abc import Mapping

from tmkit.documents.odt.body import Body
from tmkit.documents.odt.package import is_text_document, open_package
from tmkit.documents.odt.writing import write_document
from tmkit.documents.outline import blocks
from tmkit.documents.reading import Document, ReadOptions
from tmkit.model import InputError, Segment
from tmkit.text.language import detect_language

EXTENSIONS = (".fodt", ".odt", ".ott")


def sniff(data: bytes) -> bool:
    """Whether this is an OpenDocument text."""
    return is_text_document(data)


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """The document. Raises InputError where it is none, damaged, encrypted or hostile."""
    package = open_package(data, name)
    body = Body(package.content, package.styles, options.revisions)
    if not body.read():
        raise InputError("is no OpenDocument text, but another kind of document", file=name)
    found = blocks([passage.part for passage in body.passages])
    language = options.language or detect_language("\n".join(block.text for block in found))
    notes = (f"{body.hidden} hidden paragraphs or sections were left out",) if body.hidden else ()
    if body.changes:
        view = {"final": "accepted", "original": "rejected", "both": "shown as codes"}[options.revisions]
        notes = (f"{body.changes} tracked changes were read as {view}", *notes)
    return Document(name, "odt", found, language, None, notes if found else (*notes, "has no text"))


def write(original: bytes, name: str, replacements: Mapping[str, Segment]) -> tuple[bytes, tuple[str, ...]]:
    """A copy in which the blocks at some places have other texts, and remarks; see `WritableFormat`."""
    return write_document(original, name, replacements)
