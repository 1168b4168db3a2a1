"""PDFs written by hand: text at places, for what no word processor prints."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

_ENCODED = {"’": 0o222, "ﬁ": 0o1, "…": 0o205, "–": 0o226, "œ": 0o234, "•": 0o225}
_FONT = (
    b"<< /Type /Font /Subtype /Type1 /BaseFont /%b /Encoding "
    b"<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi] >> >>"
)


def stream(content: bytes, extra: bytes = b"") -> bytes:
    """A compressed stream object."""
    packed = zlib.compress(content, 9)
    return b"<< /Length %d /Filter /FlateDecode %b>>\nstream\n%b\nendstream" % (len(packed), extra, packed)


def packed(objects: Sequence[bytes]) -> bytes:
    """A file of objects, the first of which is its catalogue."""
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(out))
    )


def document(
    contents: Sequence[bytes], *, count: int | None = None, extra: bytes = b"", box: bytes = b"0 0 595 842"
) -> bytes:
    """A document of pages with these contents; `/F1` is a font, `/F2` a bold one, `/I` a picture."""
    kids = b" ".join(b"%d 0 R" % (6 + 2 * at) for at in range(len(contents)))
    picture = stream(
        bytes(100), b"/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(contents) if count is None else count, kids),
        _FONT % b"Times-Roman",
        _FONT % b"Times-Bold",
        picture,
    ]
    for at, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%b] /Contents %d 0 R %b /Resources "
            b"<< /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /I 5 0 R >> >> >>" % (box, 7 + 2 * at, extra)
        )
        objects.append(stream(content))
    return packed(objects)


def shown(x: float, y: float, text: str, size: float = 11, font: str = "F1", matrix: str = "1 0 0 1") -> bytes:
    """A text at a place, `y` upwards from the foot of the page."""
    codes = bytes(_ENCODED.get(char) or char.encode("cp1252")[0] for char in text)
    escaped = codes.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /{font} {size} Tf {matrix} {x} {y} Tm (".encode() + escaped + b") Tj ET\n"


def lines(x: float, y: float, texts: Sequence[str], size: float = 11, step: float = 13) -> bytes:
    """Lines below each other."""
    return b"".join(shown(x, y - step * at, text, size) for at, text in enumerate(texts))


PICTURE = b"q 595 0 0 842 0 0 cm /I Do Q\n"
