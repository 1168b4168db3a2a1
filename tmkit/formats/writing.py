"""The bilingual formats that can be written: each is a module, chosen by name or by the ending of the file's name."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from tmkit.model import BilingualHead, InputError, Row
from tmkit.storage.atomic import replace_file

WRITERS: dict[str, str] = {
    "csv": "tmkit.formats.csv_rows",
    "docx-table": "tmkit.formats.docx_table.writer",
    "po": "tmkit.formats.po.writer",
    "tsv": "tmkit.formats.tsv",
    "xliff": "tmkit.formats.xliff.classic_writer",
    "xliff2": "tmkit.formats.xliff.modern_writer",
    "xlsx": "tmkit.formats.xlsx.writer",
}
"""Name as `--format` has it: module."""

ENDINGS = {
    ".csv": "csv",
    ".po": "po",
    ".tsv": "tsv",
    ".xlf": "xliff",
    ".xliff": "xliff2",
    ".xlsx": "xlsx",
}
"""Which of them the ending of a name asks for."""


class RowWriter(Protocol):
    """What a module of `WRITERS` offers."""

    def write(self, head: BilingualHead, rows: Iterable[Row], stream: BinaryIO) -> None:
        """Write the rows in order, taking them one at a time where the format allows."""
        ...


def format_for(out: Path, wanted: str | None = None) -> str:
    """The name of the format of a file to be written. Raises InputError where there is none."""
    name = wanted or ENDINGS.get(out.suffix.lower())
    if name in WRITERS:
        return name
    asked = f"the format '{wanted}' is none" if wanted else f"'{out.suffix}' is the ending of none"
    endings = ", ".join(f"{ending} ({name})" for ending, name in ENDINGS.items())
    raise InputError(f"{asked} that is written here; by ending: {endings}; by --format: {', '.join(sorted(WRITERS))}")


def write_rows(head: BilingualHead, rows: Iterable[Row], out: Path, *, wanted: str | None = None) -> None:
    """Write a bilingual file, replaced atomically, with the folders above it. Raises InputError as `format_for`."""
    module = cast("RowWriter", importlib.import_module(WRITERS[format_for(out, wanted)]))

    def write(stream: BinaryIO) -> None:
        module.write(head, rows, stream)

    replace_file(out, write)
