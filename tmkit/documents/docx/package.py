"""The parts of a Word document and the relationships between them."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property
from urllib.parse import unquote

from tmkit.documents.docx.nodes import Node, parse
from tmkit.model import InputError
from tmkit.storage.zip import ZipPackage

_TYPES = "[Content_Types].xml"
_WORD = "wordprocessingml"
_OTHERS = ("spreadsheetml", "presentationml", "visio", "ms-excel", "ms-powerpoint", "ms-package", "model+xml")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DECLARATION = re.compile(rb"""\s*<\?xml\s[^>]{0,99}?encoding\s*=\s*["']([\w:.+-]{2,40})["']""")
_DECLARED = re.compile(r"""\A\ufeff?\s*<\?xml\s[^>]{0,200}\?>""")
_WIDE = frozenset({b"\xff\xfe", b"\xfe\xff"})
_LOCKED = "EncryptedPackage".encode("utf-16-le")


class WordPackage:
    """A Word document's archive: `main` is the name of the part that has the text."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open an archive. Raises InputError where it is no Word document, or its archive is damaged."""
        if is_locked(data):
            raise InputError("is protected by a password; save it without one", file=name)
        self.name = name
        self.zip = ZipPackage.open(data, name)
        self._by_lower = {part.lower(): part for part in self.zip.names}
        main = self.related("", "officeDocument")
        if main is None or self.content(_TYPES) is None:
            raise InputError("is no Word document: the archive has no main document part", file=name)
        if any(other in (self.content_type(main) or "") for other in _OTHERS):
            raise InputError("is no Word document, but another kind of Office document", file=name)
        self.main = main

    def related(self, part: str, kind: str) -> str | None:
        """The part of this kind (`styles`, `footnotes`) to which a part refers, None where there is none.

        A reference to something outside the archive is none.
        """
        for relation in self._relations(part):
            if relation.get("TargetMode") == "External" or not (relation.get("Type") or "").endswith(f"/{kind}"):
                continue
            target = unquote(relation.get("Target") or "")
            found = self._by_lower.get(
                posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))[1:].lower()
            )
            if found is not None:
                return found
        return None

    def _relations(self, part: str) -> list[Node]:
        folder, base = posixpath.split(part)
        data = self.content(posixpath.join(folder, "_rels", f"{base}.rels"))
        return [] if data is None else parse(data, f"{self.name} ({base or 'package'}.rels)").children

    def content(self, part: str) -> bytes | None:
        """The bytes of a part, None where there is none."""
        found = self._by_lower.get(part.lower())
        return None if found is None else self.zip.read(found)

    def xml(self, part: str) -> bytes:
        """The bytes of a part that is there, in UTF-8 whatever the file has. Raises InputError for what is no text."""
        data = self.content(part) or b""
        head = _DECLARATION.match(data)
        declared = head[1].decode("ascii").lower() if head else "utf-16" if data[:2] in _WIDE else "utf-8"
        if declared in {"utf-8", "us-ascii"}:
            return data
        try:
            text = data.decode(declared)
        except (UnicodeError, LookupError):
            raise InputError(f"is no text in {declared}", file=self.where(part)) from None
        return _DECLARED.sub("", text, count=1).encode()

    def tree(self, part: str | None) -> Node | None:
        """The root element of a part, None where there is none."""
        if part is None or self.content(part) is None:
            return None
        return parse(self.xml(part), self.where(part))

    def where(self, part: str) -> str:
        """What a part is called in messages."""
        return f"{self.name} ({part})"

    def content_type(self, part: str) -> str | None:
        """What kind of content the package declares for a part."""
        ending = part.rpartition(".")[2].lower()
        declared: str | None = None
        for node in self._types:
            if (node.get("PartName") or "").lstrip("/").lower() == part.lower():
                return node.get("ContentType")
            if (node.get("Extension") or "").lower() == ending and node.tag == "ct:Default":
                declared = node.get("ContentType")
        return declared

    @cached_property
    def _types(self) -> list[Node]:
        tree = self.tree(_TYPES)
        return [] if tree is None else tree.children


def is_locked(data: bytes) -> bool:
    """Whether this is a Word document behind a password: Office hides the archive in another container."""
    return data.startswith(_OLE) and _LOCKED in data


def is_word(data: bytes) -> bool:
    """Whether this is certainly a Word document, if only a damaged one or one behind a password."""
    if not data.startswith(b"PK"):
        return is_locked(data)
    try:
        ZipPackage.open(data, "")
    except InputError:  # what is wrong with it is said when it is read
        return b"word/document.xml" in data and b"[Content_Types].xml" in data
    try:
        package = WordPackage(data, "")
    except InputError:
        return False
    kind = package.content_type(package.main) or ""
    return _WORD in kind or "ms-word" in kind or (kind == "application/xml" and package.main.startswith("word/"))
