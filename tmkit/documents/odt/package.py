"""The parts of an OpenDocument text: an archive, or one flat XML file."""

from __future__ import annotations

from dataclasses import dataclass

from tmkit.documents.odt.tree import Node, parse
from tmkit.model import InputError
from tmkit.storage.zip import ZipPackage

CONTENT = "content.xml"
STYLES = "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_TYPE = b"application/vnd.oasis.opendocument.text"
_HEAD = 1 << 14


@dataclass(frozen=True, slots=True)
class OdtPackage:
    """`data` are the bytes of the part that has the text, `content` is its tree, `styles` that of the common styles."""

    zip: ZipPackage | None
    data: bytes
    content: Node
    styles: Node


def open_package(data: bytes, name: str) -> OdtPackage:
    """Open a document. Raises InputError where it is none, damaged or behind a password."""
    if not data.startswith(b"PK"):
        tree = parse(data, name)
        return OdtPackage(None, data, tree, tree)
    package = ZipPackage.open(data, name)
    if "encrypted-package" in package.names or (
        _MANIFEST in package.names and b"encryption-data" in package.read(_MANIFEST)
    ):
        raise InputError("is protected by a password; save it without one", file=name)
    if CONTENT not in package.names:
        raise InputError("is no OpenDocument text: the archive has no content.xml", file=name)
    content = package.read(CONTENT)
    tree = parse(content, f"{name} ({CONTENT})")
    styles = parse(package.read(STYLES), f"{name} ({STYLES})") if STYLES in package.names else tree
    return OdtPackage(package, content, tree, styles)


def is_text_document(data: bytes) -> bool:
    """Whether this is an OpenDocument text: its archive begins with what it is, or the flat file says so."""
    head = data[:_HEAD]
    if head.startswith(b"PK\x03\x04"):
        return (head[30:38] == b"mimetype" and head[38:].lstrip(b"\0").startswith(_TYPE)) or _unmarked(data)
    return b"<office:document" in head and b'office:mimetype="' + _TYPE in head


def _unmarked(data: bytes) -> bool:
    """Whether an archive that another program packed, its type not in front, is an OpenDocument text."""
    if b"mimetype" not in data or b"content.xml" not in data:
        return False
    try:
        package = ZipPackage.open(data, "")
        return "mimetype" in package.names and package.read("mimetype").strip().startswith(_TYPE)
    except InputError:
        return False
