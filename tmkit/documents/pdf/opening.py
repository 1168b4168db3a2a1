"""Opening a PDF that may be anything, with one line for what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tmkit.model import InputError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 20_000
"""Pages of a document that is read; more are refused."""

_MOST_BAD_PAGES = 100  # in a row: then the page tree is held for a lie
_PASSWORD = 4  # pdfium's number of the error
_SECURITY = 5


@contextmanager
def opened(data: bytes, name: str) -> Iterator[PdfDocument]:
    """The document. Raises InputError where it is damaged, locked, or far too long."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == _PASSWORD:
            message = "is encrypted and needs a password; save it without one"
        elif code == _SECURITY:
            message = "is protected in a way that is not read here; save it without protection"
        else:
            message = "is no PDF that can be read: it is damaged or cut short; get it anew"
        raise InputError(message, file=name) from None
    try:
        pages = len(document)
        if pages > MOST_PAGES:
            raise InputError(f"has {pages:,} pages; at most {MOST_PAGES:,} are read: split it", file=name)
        yield document
    finally:
        document.close()


def pages(document: PdfDocument, name: str) -> Iterator[tuple[int, PdfPage | None]]:
    """The pages with their numbers, from 1; None for one that cannot be read.

    Raises InputError where a hundred in a row cannot, or none at all.
    """
    import pypdfium2 as pdfium

    bad = 0
    read = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            bad += 1
            if bad >= _MOST_BAD_PAGES:
                break
            yield index + 1, None
            continue
        bad = 0
        read += 1
        try:
            yield index + 1, page
        finally:
            page.close()
    if not read or bad >= _MOST_BAD_PAGES:
        raise InputError("has pages that cannot be read: it is damaged or cut short; get it anew", file=name)
