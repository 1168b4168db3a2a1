"""The encoding of a plain text: recognised, never guessed into nonsense.

In this order: a byte order mark; UTF-16 without one, by its zero bytes; UTF-8; Windows-1252, if what it gives reads as
text. Anything else is refused, with the place of the first byte that does not fit.
"""

from __future__ import annotations

import re

from tmkit.model import InputError
from tmkit.storage.encoding import marked

_SAMPLE = 1 << 16
# Control characters that no text has: all but tab, line ends, vertical tab, form feed, escape, the end mark of DOS, and
# U+0002, which a PDF tool writes for a hyphen.
_CONTROL = re.compile(rb"[\x00\x01\x03-\x08\x0e-\x19\x1c-\x1f\x7f]")
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
# Of the signs that Windows-1252 has beside the letters of Latin-1: those that never stand between two small letters.
_BETWEEN_LETTERS = re.compile("(?<=[a-z])[‚ƒ„†‡ˆ‰‹•˜›¢£¤¥¦§¨©¬®¯±¶¸º»¼½¾¿×÷À-ÖØ-ÞŠŽŒŸ](?=[a-z])")
_LETTER_INSIDE = re.compile("(?<=[a-z])[ßà-öø-ÿœšž’](?=[a-z])")
_SAVE = "save it as UTF-8 and read it again"


def decode(data: bytes, file: object) -> tuple[str, str]:
    """The text of `data` and the name of its encoding: `utf-8`, `utf-16-le`, `utf-16-be`, `windows-1252`, `utf-32-…`.

    A byte order mark is no part of the text. `file` is named in messages. Raises InputError where the data is no text,
    or a byte does not fit the encoding that the rest has.
    """
    declared, skipped = marked(data)
    if declared is not None:
        return _decoded(data, skipped, declared, file), declared
    if wide := _utf_16(data):
        return _decoded(data, 0, wide, file), wide
    sample = data[:_SAMPLE]
    if 200 * len(_CONTROL.findall(sample)) > len(sample):
        raise InputError("is a binary file, and plain text was expected", file=file)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _windows(data, error, file), "windows-1252"


def _decoded(data: bytes, skip: int, encoding: str, file: object) -> str:
    """The text after the byte order mark."""
    fault: UnicodeDecodeError | None = None
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        fault = error
        text = data[skip : skip + error.start].decode(encoding)
    sample = text[:_SAMPLE]
    if 20 * sum(map(sample.count, "\0\1\ufffd")) > len(sample) > 0:
        raise InputError(f"begins as {encoding.upper()}, but is a binary file; plain text was expected", file=file)
    if fault:
        raise _misfit(text, data[skip + fault.start], encoding.upper(), file) from fault
    return text


def _misfit(before: str, byte: int, encoding: str, file: object) -> InputError:
    """The complaint about a byte after the text `before`."""
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return InputError(
        f"byte 0x{byte:02X} at column {column} is not {encoding}, as the rest of the file is: {_SAVE}",
        file=file,
        line=line,
    )


def _utf_16(data: bytes) -> str | None:
    """Which UTF-16 the data is without saying so: Latin text has a zero in every other byte."""
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    units = len(sample) // 2
    if 10 * odd > 7 * units and 20 * even < units:
        return "utf-16-le"
    if 10 * even > 7 * units and 20 * odd < units:
        return "utf-16-be"
    return None


def _windows(data: bytes, error: UnicodeDecodeError, file: object) -> str:
    """The data read as Windows-1252, refused where it is damaged UTF-8 or does not read as text."""
    high = len(_HIGH.findall(data))
    as_utf8 = sum(map(len, _UTF8_LETTER.findall(data)))
    if 2 * as_utf8 > high:
        raise _misfit(data[: error.start].decode("utf-8"), data[error.start], "UTF-8", file) from error
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as undefined:
        before = data[: undefined.start].decode("cp1252")
        byte = data[undefined.start]
        raise InputError(
            f"byte 0x{byte:02X} is neither UTF-8 nor Windows-1252: {_SAVE}", file=file, line=before.count("\n") + 1
        ) from undefined
    odd = _BETWEEN_LETTERS.search(text)
    if odd and len(_BETWEEN_LETTERS.findall(text)) > len(_LETTER_INSIDE.findall(text)):
        line = text.count("\n", 0, odd.start()) + 1
        word = text[max(0, odd.start() - 8) : odd.end() + 8].split("\n")[0].strip()
        raise InputError(
            f"is not UTF-8, and as Windows-1252 it has signs inside words ({word!r}): {_SAVE}", file=file, line=line
        ) from error
    return text
