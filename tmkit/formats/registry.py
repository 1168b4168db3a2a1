"""The bilingual formats that can be read: each is a module, found by content first, then by name."""

from __future__ import annotations

import importlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

from tmkit.formats.acceptance import Located, accepted
from tmkit.model import InputError, Unit
from tmkit.model.account import Account
from tmkit.storage.opening import open_input

FORMATS = {
    "docx-table": "tmkit.formats.docx_table.bilingual",
    "po": "tmkit.formats.po.bilingual",
    "sdltm": "tmkit.formats.sdltm.bilingual",
    "table": "tmkit.formats.table",
    "tmx": "tmkit.formats.tmx.bilingual",
    "txml": "tmkit.formats.txml",
    "xliff": "tmkit.formats.xliff.bilingual",
    "xlsx": "tmkit.formats.xlsx.bilingual",
}
_HEAD = 4096
_ARCHIVE = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the user says of a file: languages where it does not name them, what a table's columns are.

    `blanks` asks for units that lack a text, too: a translation in the making has some.
    """

    source_lang: str | None = None
    target_lang: str | None = None
    columns: tuple[str, ...] | None = None
    blanks: bool = False


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


@runtime_checkable
class ArchivedFormat(BilingualFormat, Protocol):
    """A format whose files begin as other archives do: only the whole of one tells whether it is bilingual."""

    def holds(self, data: bytes) -> bool:
        """Whether a file with this content is certainly of this format, and no ordinary document."""
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


def read_rows(
    path: Path, *, source_lang: str | None = None, target_lang: str | None = None
) -> tuple[Iterator[Located], Account]:
    """Every unit of a bilingual file with its line, those that lack a text, too; otherwise as `read_bilingual`.

    When a unit is taken, `read` of the account is its ordinal in the file.
    """
    name, module = _find(path, table=False)
    account = Account(str(path), name)
    return module.read(path, account, Reading(source_lang, target_lang, blanks=True)), account


def is_bilingual(path: Path, other_endings: Collection[str] = ()) -> bool:
    """Whether a file is of a bilingual format: its content shows it, or its ending, which is none of `other_endings`.

    Raises InputError where it cannot be read.
    """
    modules = [cast("BilingualFormat", importlib.import_module(module)) for module in FORMATS.values()]
    ending = path.suffix.lower()
    if ending not in other_endings and any(ending in module.EXTENSIONS for module in modules):
        return True
    with open_input(path, "a document or a bilingual file") as stream:
        head = stream.read(_HEAD)
        if head.startswith(_ARCHIVE):
            data = head + stream.read()
            return any(isinstance(module, ArchivedFormat) and module.holds(data) for module in modules)
    return any(module.sniff(head) for module in modules)


def _find(path: Path, *, table: bool) -> tuple[str, BilingualFormat]:
    """The format that the content shows, else the name; a file whose columns are given is a table."""
    with open_input(path, "a bilingual file") as stream:
        head = stream.read(_HEAD)
        archive = head + stream.read() if head.startswith(_ARCHIVE) else None
    if not head.strip():
        raise InputError("is empty; expected a bilingual file", file=path)
    modules = {name: cast("BilingualFormat", importlib.import_module(module)) for name, module in FORMATS.items()}
    for name, module in modules.items():
        if module.sniff(head) or (archive and isinstance(module, ArchivedFormat) and module.holds(archive)):
            return name, module
    for name, module in modules.items():
        if path.suffix.lower() in module.EXTENSIONS or (table and name == "table"):
            return name, module
    known = ", ".join(sorted(ending for module in modules.values() for ending in module.EXTENSIONS))
    raise InputError(f"is of no format that is read here (by name: {known})", file=path)
