"""Reading SDLTM: units with their dates, authors, fields and contexts.

Columns differ between versions (8.06, 8.10, 19.0): only the texts are required, what else is there is read.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from tmkit.formats.acceptance import Located
from tmkit.formats.registry import Reading
from tmkit.formats.sdltm.fields import Fields
from tmkit.formats.sdltm.segments import read_segment
from tmkit.formats.stamps import stamp
from tmkit.formats.xliff.states import SDL
from tmkit.model import InputError, Property, Segment, Unit, Variant
from tmkit.model.account import Account
from tmkit.storage.opening import open_input
from tmkit.storage.xml_text import legal

EXTENSIONS: tuple[str, ...] = (".sdltm",)
_MAGIC = b"SQLite format 3\x00"
_REQUIRED = ("id", "source_segment", "target_segment")
_ATTRIBUTES = (
    ("creation_date", "creationdate"),
    ("creation_user", "creationid"),
    ("change_date", "changedate"),
    ("change_user", "changeid"),
    ("last_used_date", "lastusagedate"),
    ("usage_counter", "usagecount"),
)
_OTHERS = ("guid", "translation_memory_id", "confirmation_level", "origin")
_LONGEST = 16 << 20  # bytes of one cell
_STEPS = 1_000_000
_MOST_STEPS = 300  # of so many instructions, for one row


def sniff(head: bytes) -> bool:
    """Whether this is an SQLite database: of bilingual files, only SDLTM is."""
    return head.startswith(_MAGIC)


def read(path: Path, account: Account, reading: Reading) -> Iterator[Located]:
    """A unit a row; a row whose XML cannot be read is dropped. A unit is called by its GUID.

    Raises InputError where the file is no SDLTM, or damaged.
    """
    del reading
    with open_input(path, "a Trados memory (SDLTM)") as stream:
        if not sniff(stream.read(len(_MAGIC))):
            raise InputError("is no SDLTM file: it is no SQLite database", file=path)
    try:
        with closing(_open(path)) as database:
            yield from _Memory(database, path, account).units()
    except sqlite3.Error as error:
        raise InputError(f"cannot be read as an SQLite database ({error})", file=path) from None


def _open(path: Path) -> sqlite3.Connection:
    """The database, for reading; where no other program has it open, no file is made beside it either."""
    beside = path.with_name(path.name + "-wal")
    how = "mode=ro" if beside.exists() else "mode=ro&immutable=1"
    database = sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True)
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    database.text_factory = lambda raw: raw.decode("utf-8", "replace")
    database.execute("PRAGMA query_only=ON")
    database.execute("PRAGMA trusted_schema=OFF")
    return database


class _Memory:
    """One file while it is read."""

    def __init__(self, database: sqlite3.Connection, path: Path, account: Account) -> None:
        self._database = database
        self._path = path
        self._account = account
        self._steps = 0
        database.set_progress_handler(self._stepped, _STEPS)

    def units(self) -> Iterator[Located]:
        columns = self._columns("translation_units")
        missing = [name for name in _REQUIRED if name not in columns]
        if missing:
            raise InputError(f"is no SDLTM file: it has no {', '.join(missing)} in translation_units", file=self._path)
        languages, expected = self._languages()
        wanted = [*_REQUIRED, *(name for name, _ in _ATTRIBUTES), *_OTHERS]
        there = [name for name in wanted if name in columns]
        fields = Fields(self._database, self._columns)
        account = self._account
        for values in self._database.execute(f"SELECT {', '.join(there)} FROM translation_units ORDER BY id"):  # noqa: S608
            self._steps = 0
            account.read += 1
            row = dict(zip(there, values, strict=True))
            label = _name(row)
            pair = languages.get(row.get("translation_memory_id"), next(iter(languages.values())))
            unit = self._unit(row, label, pair, fields)
            if unit is not None:
                yield Located(unit, account.read, label)
        if expected != account.read:
            account.notices.append(f"says it has {expected:,} units, has {account.read:,}")

    def _unit(self, row: dict[str, object], label: str, pair: tuple[str, str], fields: Fields) -> Unit | None:
        variants = []
        for column, language in (("source_segment", pair[0]), ("target_segment", pair[1])):
            written = legal(_text(row[column]))
            try:
                segment, said = read_segment(written) if written.strip() else (Segment(""), "")
            except InputError:
                self._account.drop(self._account.read, label, f"its {column.replace('_', ' ')} is no XML of Trados")
                return None
            variants.append(Variant(said or language, segment))
        if not any(variant.segment.text.strip() for variant in variants):
            self._account.drop(self._account.read, label, "has no text")
            return None
        attributes = [("tuid", label), ("srclang", variants[0].language)]
        for column, name in _ATTRIBUTES:
            value = _text(row.get(column))
            value = stamp(value) if name.endswith("date") else legal(value)
            if value and (name != "usagecount" or value.isdecimal()):
                attributes.append((name, value))
        properties = []
        level = row.get("confirmation_level")
        if isinstance(level, int) and 0 <= level < len(_LEVELS):
            properties.append(Property("x-ConfirmationLevel", _LEVELS[level]))
            properties.append(Property("x-tmkit-state", SDL.get(_LEVELS[level], "translated")))
        properties += fields.of(row["id"])
        return Unit(tuple(variants), tuple(attributes), tuple(properties))

    def _languages(self) -> tuple[dict[object, tuple[str, str]], int]:
        """The languages of each memory in the file, and how many units they say to have."""
        columns = self._columns("translation_memories")
        if not {"id", "source_language", "target_language"} <= set(columns):
            raise InputError("is no SDLTM file: it does not say its languages", file=self._path)
        count = "tucount" if "tucount" in columns else "0"
        found: dict[object, tuple[str, str]] = {}
        expected = 0
        query = f"SELECT id, source_language, target_language, {count} FROM translation_memories ORDER BY id"  # noqa: S608
        for key, source, target, units in self._database.execute(query):
            found[key] = (_text(source), _text(target))
            expected += units if isinstance(units, int) else 0
        if not found:
            raise InputError("has no memory", file=self._path)
        first = next(iter(found.values()))
        self._account.source_language, self._account.target_language = first
        return found, expected

    def _columns(self, table: str) -> Sequence[str]:
        """The columns of an ordinary table; none where there is no such, or a view or virtual table by its name."""
        ordinary = self._database.execute(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ? AND rootpage > 0", (table,)
        ).fetchone()
        if not ordinary:
            return ()
        return [row[1] for row in self._database.execute(f"PRAGMA table_xinfo({table})") if row[6] == 0]

    def _stepped(self) -> bool:
        self._steps += 1
        return self._steps > _MOST_STEPS


_LEVELS = (
    "Unspecified",
    "Draft",
    "Translated",
    "RejectedTranslation",
    "ApprovedTranslation",
    "RejectedSignOff",
    "ApprovedSignOff",
)


def _name(row: dict[str, object]) -> str:
    guid = row.get("guid")
    return str(uuid.UUID(bytes_le=guid)) if isinstance(guid, bytes) and len(guid) == 16 else str(row["id"])


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)
