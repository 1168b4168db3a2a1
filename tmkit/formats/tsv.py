"""Rows as TSV: UTF-8, tabs between, a line a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from tmkit.formats.delimited import write_delimited
from tmkit.model import BilingualHead, Row


def write(head: BilingualHead, rows: Iterable[Row], stream: BinaryIO) -> None:
    """Write the rows one by one."""
    write_delimited(head, rows, stream, "\t")
