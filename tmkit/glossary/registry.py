"""The formats of a glossary: one line each. A module is imported when a file may be of its format."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from tmkit.glossary.options import WriteOptions
from tmkit.model import Concept, InputError
from tmkit.model.account import Account
from tmkit.storage.opening import read_input

FORMATS: dict[str, str] = {
    "tbx": "tmkit.glossary.tbx",
    "multiterm": "tmkit.glossary.multiterm",
    "xlsx": "tmkit.glossary.spreadsheet",
    "table": "tmkit.glossary.csv_table",
    "omegat": "tmkit.glossary.omegat",
}
"""The formats read, in the order in which they are asked for a content."""
WRITTEN: dict[str, str] = {
    "csv": "tmkit.glossary.csv_table",
    "tsv": "tmkit.glossary.csv_table",
    "xlsx": "tmkit.glossary.spreadsheet",
    "tbx": "tmkit.glossary.tbx",
    "tbx-core": "tmkit.glossary.tbx",
    "tbx-v2": "tmkit.glossary.tbx",
    "omegat": "tmkit.glossary.omegat",
}
"""The formats written, by the name that a person gives."""
_BY_ENDING = {".csv": "csv", ".tsv": "tsv", ".xlsx": "xlsx", ".tbx": "tbx"}
_BY_ENDING |= dict.fromkeys((".txt", ".utf8", ".tab"), "omegat")
# Files of these names may as well be something else: they are a glossary only if their content says so.
_UNCERTAIN = {".txt", ".xml"}


class GlossaryFormat(Protocol):
    """What the module of a format offers."""

    EXTENSIONS: tuple[str, ...]

    def sniff(self, data: bytes) -> bool:
        """Whether the content is certainly of this format."""
        ...

    def read(
        self, path: Path, data: bytes | None = None, account: Account | None = None, languages: Sequence[str] = ()
    ) -> Iterator[Concept]:
        """The concepts of a file, in order.

        Raises `InputError` with the line of the first fault; with an account, what a term has wrong is said there and
        only what makes the whole unreadable is raised. `languages` are source and target, for a file that does not
        tell.
        """
        ...

    def write(self, concepts: Iterable[Concept], stream: BinaryIO, options: WriteOptions) -> list[str]:
        """Write concepts; what the format cannot hold is said, a line a kind. Some formats are only read."""
        ...


def read_concepts(path: Path, languages: Sequence[str] = ()) -> tuple[list[Concept], Account]:
    """The concepts of a file of any format, and the account of the reading: of each term, in the order of the file.

    `languages` are source and target, for a file that does not tell. Raises InputError where it cannot be read.
    """
    data = read_input(path, "a glossary")
    if not data.strip():
        raise InputError("is empty; expected a glossary", file=path)
    name, module = _find(path, data)
    account = Account(str(path), name)
    return list(module.read(path, data, account, languages)), account


def format_of(path: Path) -> GlossaryFormat | None:
    """The format of a file in a glossary's folder, None where it is no glossary."""
    ending = path.suffix.lower()
    if ending in _UNCERTAIN:
        with contextlib.suppress(InputError):
            return _sniffed(read_input(path, "a glossary"), ending)
        return None
    modules = map(_module, FORMATS.values())
    return next((module for module in modules if ending in module.EXTENSIONS), None)


def written_format(path: Path, name: str | None = None) -> str:
    """The name of the format in which a file is written: as given, else by its ending. Raises InputError."""
    found = name or _BY_ENDING.get(path.suffix.lower())
    if found not in WRITTEN:
        known = ", ".join(WRITTEN)
        raise InputError(
            f"the name tells no format that is written here; end it in .csv, .tsv, .xlsx, .tbx or .txt, or name one of "
            f"{known}",
            file=path,
        )
    return found


def write_concepts(concepts: Iterable[Concept], stream: BinaryIO, options: WriteOptions) -> list[str]:
    """Write concepts to a stream; gives what the format cannot hold, a line a kind."""
    return _module(WRITTEN[options.format]).write(concepts, stream, options)


def _find(path: Path, data: bytes) -> tuple[str, GlossaryFormat]:
    modules = {name: _module(module) for name, module in FORMATS.items()}
    named = [name for name, module in modules.items() if path.suffix.lower() in module.EXTENSIONS]
    for name, module in modules.items():
        # Any text with tabs may be a tab glossary: it is one unless the name says something else.
        if module.sniff(data) and (name != "omegat" or not named or name in named):
            return name, module
    for name in named:
        return name, modules[name]
    known = ", ".join(sorted({ending for module in modules.values() for ending in module.EXTENSIONS}))
    raise InputError(f"is of no glossary's format (by name: {known})", file=path)


def _sniffed(data: bytes, ending: str) -> GlossaryFormat | None:
    modules = map(_module, FORMATS.values())
    return next((module for module in modules if ending in module.EXTENSIONS and module.sniff(data)), None)


def _module(name: str) -> GlossaryFormat:
    return cast("GlossaryFormat", import_module(name))
