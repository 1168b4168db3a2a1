"""Which encoding a TMX file is in: what its bytes are goes before what it declares; and text from damaged bytes."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import BinaryIO

from tmkit.model import InputError
from tmkit.storage.encoding import marked

_DECLARED = re.compile(
    r"<\?xml[ \t\r\n][^>]{0,200}?encoding[ \t\r\n]*=[ \t\r\n]*[\"']([A-Za-z][A-Za-z0-9._:\-]{0,40})[\"']"
)
_PATTERNS = (  # of `<` followed by a character below U+0100, where no byte order mark tells
    (re.compile(rb"<\0\0\0[^\0]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0<\0\0\0[^\0]"), "utf-32-be"),
    (re.compile(rb"<\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0<\0[^\0]"), "utf-16-be"),
)
_EBCDIC = "<?xm".encode("cp500")
_STATELESS = re.compile(
    r"utf-8|ascii|iso8859-\d+|cp\d+|mac-\w+|koi8-[rtu]|hp-roman8|ptcp154|kz1048|tis-620"
    r"|shift_jis\w*|euc_\w+|gb2312|gbk|gb18030|big5\w*|johab"
)
_WIDE = re.compile(r"utf-(16|32)(-[lb]e)?")
_ONE_BYTE = re.compile(
    r"ascii|iso8859-\d+|cp(?!932$|949$|950$|65001$)\d+|mac-\w+|koi8-[rtu]|hp-roman8|ptcp154|kz1048|tis-620"
)
_UNDECODED = re.compile("[\udc80-\udcff]+")
_ENCODED_SURROGATE = re.compile("\udced[\udca0-\udcbf][\udc80-\udcbf]")
_CONTROLS = re.compile("[\x80-\x9f]")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Encoding:
    """`name` is Python's name of the codec; the document begins at byte `start`, after a byte order mark.

    `remark` says where the file declares something else, or is None.
    """

    name: str
    start: int
    remark: str | None = None


def find_encoding(stream: BinaryIO, file: object = None) -> Encoding:
    """The encoding of a file, from its first bytes; of one that declares a single-byte encoding, from all of them.

    The stream is left where it was found, at its beginning. Raises InputError for an encoding with shift states.
    """
    head = stream.read(1024)
    stream.seek(0)
    found, start = marked(head)
    if found is None:
        found = next((name for pattern, name in _PATTERNS if pattern.match(head)), None)
    ebcdic = found is None and head.startswith(_EBCDIC)
    match = _DECLARED.search(head[start:].decode("cp500" if ebcdic else found or "latin-1", "replace"))
    if match is None:
        return Encoding(found or ("cp500" if ebcdic else "utf-8"), start)
    declared = match[1]
    name = _codec(declared)
    if found is not None:
        agrees = name is not None and found.startswith(name.removesuffix("-sig"))
        why = "has the byte order mark of" if start else "its bytes are"
        return Encoding(found, start, None if agrees else f"declares {declared} but {why} {found.upper()}; read so")
    if name is None:
        return Encoding("utf-8", 0, f"declares the unknown encoding {declared}; read as UTF-8")
    if _WIDE.fullmatch(name):
        return Encoding("utf-8", 0, f"declares {declared} but its bytes are not; read as UTF-8")
    if not _STATELESS.fullmatch(name):
        raise InputError(f"is in {declared}, which is not supported; save it as UTF-8", file=file, line=1)
    if name == "ascii":
        name = "utf-8"
    elif _ONE_BYTE.fullmatch(name) and not ebcdic and _is_utf8(stream):
        return Encoding("utf-8", 0, f"declares {declared} but its bytes are UTF-8; read so")
    return Encoding(name, 0)


def sample_text(head: bytes) -> str:
    """The beginning of a file as text, by its byte order mark or pattern; a character cut off is replaced."""
    found, start = marked(head)
    if found is None:
        found = next((name for pattern, name in _PATTERNS if pattern.match(head)), None)
    return head[start:].decode(found or "utf-8", "replace")


def decode_damaged(raw: bytes, encoding: str) -> tuple[str, list[tuple[int, str]]]:
    """The text of bytes that need not be right in their encoding, and what was done as (offset in the text, reason).

    In UTF-8, bytes that are none are read as Windows-1252: that is what mixed files hold. Surrogates stay, for
    `repair` to join or leave out.
    """
    reasons: list[tuple[int, str]] = []
    if _WIDE.fullmatch(encoding):
        width = int(encoding[4:6]) // 8
        spare = len(raw) % width
        text = raw[: len(raw) - spare].decode(encoding, "surrogatepass" if width == 2 else "replace")
        if spare:
            reasons.append((len(text), f"an incomplete character of {encoding.upper()} left out"))
        return text, reasons
    text = raw.decode(encoding, "surrogateescape")
    if encoding == "utf-8":
        text = _ENCODED_SURROGATE.sub(
            lambda match: match[0].encode("ascii", "surrogateescape").decode("utf-8", "surrogatepass"), text
        )

    undecoded = b""
    how = "read as Windows-1252" if encoding == "utf-8" else "replaced by U+FFFD"

    def replace(match: re.Match[str]) -> str:
        nonlocal undecoded
        run = match[0].encode("ascii", "surrogateescape")
        undecoded += run[: 2 - len(undecoded)]
        return run.decode("cp1252", "replace") if encoding == "utf-8" else "\ufffd" * len(run)

    first = _UNDECODED.search(text)
    if first is not None:
        text = _UNDECODED.sub(replace, text)
        what = f"byte 0x{undecoded[0]:02X} is" if len(undecoded) == 1 else f"byte 0x{undecoded[0]:02X} and others are"
        reasons.append((first.start(), f"{what} not {encoding.upper()}; {how}"))
    return text, reasons


def mend_controls(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Text declared to be ISO 8859-1, with the characters that only Windows-1252 has there."""
    match = _CONTROLS.search(text)
    if match is None:
        return text, []
    mended = _CONTROLS.sub(lambda found: found[0].encode("latin-1").decode("cp1252", "replace"), text)
    return mended, [(match.start(), f"byte 0x{ord(match[0]):02X} is not ISO 8859-1; read as Windows-1252")]


def _codec(declared: str) -> str | None:
    try:
        return codecs.lookup(declared).name
    except LookupError:
        return None


def _is_utf8(stream: BinaryIO) -> bool:
    """Whether the whole stream is UTF-8 with characters beyond ASCII in it; leaves the stream at its beginning."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    plain = True
    try:
        while chunk := stream.read(_CHUNK):
            plain = plain and chunk.isascii()
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        stream.seek(0)
    return not plain
