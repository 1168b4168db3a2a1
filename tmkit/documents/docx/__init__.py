"""Word documents (DOCX and its kin), read as the reader sees them, and written back with other texts.

`package.py` opens the archive, `nodes.py` its XML; `styles.py`, `looks.py`, `numbering.py` know what the styles say;
`body.py` reads paragraphs in order, each by `walk.py` into pieces; `passage.py` makes blocks of them; `writing.py` goes
the other way. `commenting.py` puts comments beside spans of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from tmkit.documents.reading import Document, ReadOptions
from tmkit.model import Segment

EXTENSIONS = (".docm", ".docx", ".dotm", ".dotx")


def sniff(data: bytes) -> bool:
    """Whether this is a Word document, if only a damaged one or one behind a password."""
    from tmkit.documents.docx.package import is_word

    return is_word(data)


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """The document. Raises InputError where it is none, damaged, encrypted or hostile."""
    from tmkit.documents.docx.reading import read_document

    return read_document(data, name, options)


def write(original: bytes, name: str, replacements: Mapping[str, Segment]) -> tuple[bytes, tuple[str, ...]]:
    """A copy in which the blocks at some places have other texts, and remarks; see `WritableFormat`."""
    from tmkit.documents.docx.writing import write_document

    return write_document(original, name, replacements)
