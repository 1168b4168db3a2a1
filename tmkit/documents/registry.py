"""The document formats that can be read: each is a module, found by content first, then by name."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

from tmkit.documents.reading import Document, DocumentFormat, ReadOptions, Revisions, WritableFormat
from tmkit.model import InputError, Segment
from tmkit.storage.atomic import replace_file
from tmkit.storage.opening import read_input
from tmkit.storage.zip import ZipPackage

FORMATS = {
    "docx": "tmkit.documents.docx",
    "html": "tmkit.documents.html",
    "markdown": "tmkit.documents.markdown",
    "odt": "tmkit.documents.odt",
    "pdf": "tmkit.documents.pdf",
    "text": "tmkit.documents.plain_text",
    "xlsx": "tmkit.documents.xlsx",
}
# What a file begins with that is a document, but of a format that is not read here: said before anything is guessed.
_OTHERS = {
    b"pk\x03\x04": "a ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"<?xml": "an XML document",
    b"\x89png": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"gif8": "a picture",
    b"ii*\x00": "a picture",
    b"mm\x00*": "a picture",
}
# What an archive is, by what stands in it.
_ARCHIVES = {
    b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet",
    b"mimetypeapplication/vnd.oasis.opendocument.presentation": "an OpenDocument presentation",
    b"mimetypeapplication/epub": "an electronic book",
    b"ppt/presentation.xml": "a presentation",
    b"xl/workbook.bin": "a binary spreadsheet",
    b"Index/Document.iwa": "a Pages document",
}
_READ = "DOCX, HTML, Markdown, ODT, PDF, plain text or XLSX"
_SPACE_AND_MARK = b"\xef\xbb\xbf \t\r\n"
STDIN = "-"


def read(
    path: str | Path,
    data: bytes | None = None,
    *,
    language: str | None = None,
    known_word: Callable[[str], bool] | None = None,
    revisions: Revisions = "final",
) -> Document:
    """Read a document. `data` is its content where that is at hand (standard input: `path` is `-`).

    `known_word` tells whether archive or glossary know a word or compound, to mend words broken at a line end.
    `revisions` is which text of a document with tracked changes is read. Raises InputError where the file cannot be
    read or is of no format that is read here.
    """
    name = "standard input" if str(path) == STDIN else str(path)
    if data is None:
        data = read_input(Path(path), "a document")
    return _format_of(path, data, name).read(data, name, ReadOptions(language, known_word, revisions))


def write(original: str | Path, replacements: Mapping[str, Segment], out: str | Path) -> tuple[str, ...]:
    """A copy of a document in which the blocks at some places (`Block.place`) have other texts; returns remarks.

    A replacement's codes are those that reading gave for its block. Every part of the file that no replacement touches
    keeps its bytes; `out` is replaced atomically. Raises InputError where the document cannot be read, is of a format
    that is not written, or has no such place.
    """
    data = read_input(Path(original), "a document")
    name = str(original)
    module = _format_of(original, data, name)
    if not isinstance(module, WritableFormat):
        raise InputError("is of a format that is not written back; expected DOCX or ODT", file=name)
    written, remarks = module.write(data, name, replacements)
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    replace_file(Path(out), written)
    return remarks


def endings() -> frozenset[str]:
    """The endings of names that documents have, in lower case with their dot."""
    modules = (cast("DocumentFormat", importlib.import_module(module)) for module in FORMATS.values())
    return frozenset(ending for module in modules for ending in module.EXTENSIONS)


def _format_of(path: str | Path, data: bytes, name: str) -> DocumentFormat:
    """The format of a document, by content first, then by name. Raises InputError where it is none of ours."""
    modules = {key: cast("DocumentFormat", importlib.import_module(module)) for key, module in FORMATS.items()}
    chosen = next((module for module in modules.values() if module.sniff(data)), None)
    if chosen is not None:
        return chosen
    begins = data[:64].lstrip(_SPACE_AND_MARK).lower()
    kind = next((what for head, what in _OTHERS.items() if begins.startswith(head)), None)
    if kind == _OTHERS[b"pk\x03\x04"]:
        kind = next((what for sign, what in _ARCHIVES.items() if sign in data), kind)
    if kind == _OTHERS[b"pk\x03\x04"]:
        ZipPackage.open(data, name)  # what is damaged or hostile says so itself
    if kind is not None:
        raise InputError(f"is {kind}, which is not read here; save it as {_READ}", file=name)
    ending = Path(path).suffix.lower()
    return next((module for module in modules.values() if ending in module.EXTENSIONS), modules["text"])
