"""The document formats that can be read: each is a module, found by content first, then by name."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from tmkit.model import Block, InputError
from tmkit.storage.opening import read_input

FORMATS = {
    "text": "tmkit.documents.plain_text",
}
# What a file begins with that is a document, but of a format that is not read here: said before anything is guessed.
_OTHERS = {
    b"%pdf-": "a PDF",
    b"pk\x03\x04": "a ZIP archive (DOCX, ODT, XLSX …)",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"<?xml": "an XML document",
    b"<!doctype html": "a web page",
    b"<html": "a web page",
    b"\x89png": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"gif8": "a picture",
}
_SPACE_AND_MARK = b"\xef\xbb\xbf \t\r\n"
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read. `language` is given or detected, None where it cannot be told; `notes` are doubts."""

    name: str
    format: str
    blocks: tuple[Block, ...]
    language: str | None = None
    encoding: str | None = None
    notes: tuple[str, ...] = ()


class DocumentFormat(Protocol):
    """What a module of `FORMATS` offers."""

    EXTENSIONS: tuple[str, ...]
    """Endings of names, in lower case with their dot."""

    def sniff(self, data: bytes) -> bool:
        """Whether `data` is certainly of this format."""
        ...

    def read(self, data: bytes, name: str, language: str | None, known_word: Callable[[str], bool] | None) -> Document:
        """The document. Raises InputError where the data cannot be read."""
        ...


def read(
    path: str | Path,
    data: bytes | None = None,
    *,
    language: str | None = None,
    known_word: Callable[[str], bool] | None = None,
) -> Document:
    """Read a document. `data` is its content where that is at hand (standard input: `path` is `-`).

    `known_word` tells whether archive or glossary know a word or compound, to mend words broken at a line end. Raises
    InputError where the file cannot be read or is of no format that is read here.
    """
    name = "standard input" if str(path) == STDIN else str(path)
    if data is None:
        data = read_input(Path(path), "a document")
    modules = {key: cast("DocumentFormat", importlib.import_module(module)) for key, module in FORMATS.items()}
    chosen = next((module for module in modules.values() if module.sniff(data)), None)
    if chosen is None:
        begins = data[:64].lstrip(_SPACE_AND_MARK).lower()
        kind = next((what for head, what in _OTHERS.items() if begins.startswith(head)), None)
        if kind is not None:
            known = ", ".join(ending for module in modules.values() for ending in module.EXTENSIONS)
            raise InputError(f"is {kind}; what is read is plain text ({known}): save it as that", file=name)
        ending = Path(path).suffix.lower()
        chosen = next((module for module in modules.values() if ending in module.EXTENSIONS), modules["text"])
    return chosen.read(data, name, language, known_word)
