"""The bilingual formats that can be read: each is a module, found by content first, then by name."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from tmkit.formats.acceptance import Located, accepted
from tmkit.model import InputError, Unit
from tmkit.model.account import Account
from tmkit.storage.opening import open_input

FORMATS = {
    "table": "tmkit.formats.table",
    "tmx": "tmkit.formats.tmx.bilingual",
}
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Reading:
    """What the user says of a file: languages where it does not name them, what a table's columns are."""

    source_lang: str | None = None
    target_lang: str | None = None
    columns: tuple[str, ...] | None = None


class BilingualFormat(Protocol):
    """What a module of `FORMATS` offers."""

    EXTENSIONS: tuple[str, ...]
    """Endings of names, in lower case with their dot."""

    def sniff(self, head: bytes) -> bool:
        """Whether a file that begins with `head` is certainly of this format."""
        ...

    def read(self, path: Path, account: Account, reading: Reading) -> Iterator[Located]:
        """The units of a file, in order; `account` grows with them. Raises InputError for what cannot be read."""
        ...


def read_bilingual(
    path: Path,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    columns: Sequence[str] | None = None,
) -> tuple[Iterator[Unit], Account]:
    """The units of a bilingual file that have text in two languages, and the account of the reading.

    Where both languages are given, only units that have text in both are kept. The account is whole when the last unit
    has been taken. Raises InputError, here or while units are taken, where the file is of no format that is read here,
    or cannot be read.
    """
    path = Path(path)
    reading = Reading(source_lang, target_lang, tuple(columns) if columns else None)
    name, module = _find(path, table=reading.columns is not None)
    account = Account(str(path), name)
    return accepted(module.read(path, account, reading), account, source_lang, target_lang), account


def _find(path: Path, *, table: bool) -> tuple[str, BilingualFormat]:
    """The format that the content shows, else the name; a file whose columns are given is a table."""
    with open_input(path, "a bilingual file") as stream:
        head = stream.read(_HEAD)
    if not head.strip():
        raise InputError("is empty; expected a bilingual file", file=path)
    modules = {name: cast("BilingualFormat", importlib.import_module(module)) for name, module in FORMATS.items()}
    for name, module in modules.items():
        if module.sniff(head):
            return name, module
    for name, module in modules.items():
        if path.suffix.lower() in module.EXTENSIONS or (table and name == "table"):
            return name, module
    known = ", ".join(sorted(ending for module in modules.values() for ending in module.EXTENSIONS))
    raise InputError(f"is of no format that is read here (by name: {known})", file=path)
