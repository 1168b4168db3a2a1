"""The encoding of a web page: its byte order mark, what its head declares, else what its bytes are."""

from __future__ import annotations

import codecs
import re

from tmkit.model import InputError
from tmkit.storage.encoding import marked
from tmkit.text.encoding import decode

_HEAD = 1 << 13
_DECLARED = re.compile(
    rb"""<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.+-]{2,40})"""
    rb"""|^\s{0,99}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w:.+-]{2,40})["']""",
    re.IGNORECASE,
)
# Pages that declare Latin-1 or ASCII are read as Windows-1252, as browsers do.
_WINDOWS = frozenset({"iso8859-1", "ascii"})


def page_text(data: bytes, name: str) -> tuple[str, str]:
    """The text of a page and the name of its encoding. Raises InputError for what is no text.

    Bytes that are valid UTF-8 and no ASCII are that, whatever is declared; servers change the one and not the other.
    """
    declared = None if marked(data)[0] else _declared(data)
    if declared is None:
        return decode(data, name)
    if not data.isascii():
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    try:
        text = data.decode(declared)
    except (UnicodeError, LookupError):
        return decode(data, name)
    if "\0" in text:
        raise InputError("holds null characters; a web page was expected", file=name)
    return text, "windows-1252" if declared == "cp1252" else declared


def _declared(data: bytes) -> str | None:
    """The encoding that the head of a page declares, None where there is none, or none that can be right."""
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return None
    try:
        codec = codecs.lookup((found[1] or found[2]).decode("ascii"))
    except LookupError:
        return None
    if codec.name in _WINDOWS:
        return "cp1252"
    if codec.name.startswith(("utf-16", "utf-32")) or not codec._is_text_encoding:  # noqa: SLF001
        return None  # the declaration could not be read if it were true
    return codec.name
