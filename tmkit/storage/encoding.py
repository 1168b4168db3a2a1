"""Bytes to text, by what the bytes are: a byte order mark, the pattern of UTF-16, valid UTF-8, else Windows-1252."""

from __future__ import annotations

import codecs

from tmkit.model import InputError

MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096


def marked(data: bytes) -> tuple[str | None, int]:
    """The encoding that a byte order mark declares and the mark's length; (None, 0) without one."""
    return next(((name, len(mark)) for mark, name in MARKS if data.startswith(mark)), (None, 0))


def decode(data: bytes, file: object = None) -> tuple[str, str]:
    """The text of a whole file and the encoding it was read in; the byte order mark is no part of it.

    Raises InputError for what is no text: bytes that the recognised encoding does not have, null characters.
    """
    name, skipped = marked(data)
    if name is None:
        name = _without_mark(data)
    try:
        text = data[skipped:].decode(name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1 if name in {"utf-8", "cp1252"} else None
        raise InputError(
            f"byte 0x{data[skipped + error.start]:02X} is not {name.upper()}; save the file as UTF-8",
            file=file,
            line=line,
        ) from None
    at = text.find("\0")
    if at >= 0:
        line = text.count("\n", 0, at) + 1
        raise InputError("holds null characters: a binary file? Expected text", file=file, line=line)
    return text, name


def _without_mark(data: bytes) -> str:
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs:
        # Western text in UTF-16 has a null in nearly every pair, always on the same side.
        even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
        if odd * 10 >= pairs * 7 and even * 10 <= pairs:
            return "utf-16-le"
        if even * 10 >= pairs * 7 and odd * 10 <= pairs:
            return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
