"""Rows as CSV: commas between, UTF-8 with the mark by which spreadsheets know it."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from typing import BinaryIO

from tmkit.formats.delimited import write_delimited
from tmkit.model import BilingualHead, Row


def write(head: BilingualHead, rows: Iterable[Row], stream: BinaryIO) -> None:
    """Write the rows one by one."""
    stream.write(codecs.BOM_UTF8)
    write_delimited(head, rows, stream, ",")
