"""Reading the pages of a PDF in a process of its own, so that a hostile file can neither crash nor fill this one.

The other process gets the file on its standard input and answers in frames: a letter, the length of what follows, and
a `Sheet` or a message. Where the system can (not on Windows), it may take no more memory than 2 GiB and forty times the
file; it may take no longer than half a minute and a second for each 200 kB of the file.
"""

from __future__ import annotations

import contextlib
import json
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import IO

from tmkit.documents.pdf.opening import opened, pages
from tmkit.documents.pdf.words import Sheet, sheet_of
from tmkit.model import InputError

MOST_WORDS = 3_000_000
"""Words of a document that are read; more are refused."""

SECONDS = 30.0
"""How long reading the pages of a small file may take; a large one gets more."""

_BYTES_A_SECOND = 200_000
MEMORY = 2 << 30
"""Bytes of memory that reading the pages of a small file may take, where the system can bound them."""

_MEMORY_A_BYTE = 40
_MOST_RULES = 200_000  # of a document: those after are left out
_HEAD = struct.Struct(">cI")
_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from tmkit.documents.pdf.apart import answer; answer()"
)


def sheets_of(data: bytes, name: str) -> list[Sheet]:
    """What each page shows. Raises InputError where the file cannot be read, or not within the bounds."""
    import msgspec

    decoder = msgspec.msgpack.Decoder(Sheet)
    command = [sys.executable, "-I", "-c", _START, json.dumps(sys.path), str(MEMORY + _MEMORY_A_BYTE * len(data))]
    sheets: list[Sheet] = []
    finished = threading.Event()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        watch = threading.Timer(SECONDS + len(data) / _BYTES_A_SECOND, _end, (process, finished))
        watch.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            with contextlib.suppress(BrokenPipeError, OSError):
                process.stdin.write(data)
                process.stdin.close()
            words = 0
            for letter, body in _frames(process.stdout):
                if letter == b"E":
                    raise InputError(body.decode(), file=name)
                if letter == b".":
                    return sheets
                sheet = decoder.decode(body)
                sheets.append(sheet)
                words += len(sheet.words)
                if words > MOST_WORDS:
                    raise InputError(f"has more than {MOST_WORDS:,} words: split it", file=name)
        finally:
            watch.cancel()
            process.kill()
    what = "takes too long" if finished.is_set() else "takes more memory than is allowed, or is badly damaged"
    raise InputError(f"cannot be read: page {len(sheets) + 1} {what}; print it to a new PDF", file=name)


def _end(process: subprocess.Popen[bytes], finished: threading.Event) -> None:
    finished.set()
    process.kill()


def _frames(stream: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    while len(head := stream.read(_HEAD.size)) == _HEAD.size:
        letter, length = _HEAD.unpack(head)
        body = stream.read(length)
        if len(body) < length:
            return
        yield letter, body


def answer() -> None:
    """What the other process does."""
    import msgspec

    _bound(int(sys.argv[2]))
    data = sys.stdin.buffer.read()
    import pypdfium2 as pdfium

    encoder = msgspec.msgpack.Encoder()
    rules = 0
    try:
        with opened(data, "") as document:
            for number, page in pages(document, ""):
                try:
                    sheet = Sheet(number, broken=True) if page is None else sheet_of(page, number)
                except pdfium.PdfiumError:
                    sheet = Sheet(number, broken=True)
                rules += len(sheet.rules)
                if rules > _MOST_RULES:
                    sheet.rules = []
                _send(b"S", encoder.encode(sheet))
        _send(b".", b"")
    except InputError as error:
        _send(b"E", error.message.encode())


def _bound(memory: int) -> None:
    """Bound the memory of this process, in bytes."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        memory = min(memory, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _send(letter: bytes, body: bytes) -> None:
    sys.stdout.buffer.write(_HEAD.pack(letter, len(body)) + body)
    sys.stdout.buffer.flush()
