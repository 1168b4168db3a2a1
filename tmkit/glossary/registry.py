"""The formats a glossary may have, by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from tmkit.model import Concept

FORMATS: dict[str, str] = {
    ".csv": "tmkit.glossary.csv_table",
    ".tsv": "tmkit.glossary.csv_table",
}


class GlossaryFormat(Protocol):
    """What the module of a format offers."""

    def read(self, path: Path) -> Iterator[Concept]:
        """The concepts of a file, in order. Raises `InputError` with the line of the first fault."""
        ...


def format_of(path: Path) -> GlossaryFormat | None:
    """The format of a file, None where none has its ending."""
    module = FORMATS.get(path.suffix.lower())
    return None if module is None else cast("GlossaryFormat", import_module(module))
