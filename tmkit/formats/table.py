"""CSV and TSV: a row a unit, a column a language.

Columns are what the header says, or `columns`: languages (`fr`, `fr-CA`, `French`, `français`), `source` and `target`
(with languages given), what a unit knows of its document (`document`, `date`, `label` …), `id`, `note`; `-` or any
other name is passed over. Without either, two columns are told by their language where that is certain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from tmkit.formats.account import Account
from tmkit.formats.registry import Reading
from tmkit.model import InputError, Note, Property, Segment, Unit, Variant
from tmkit.storage.tables import Row, Table, rows
from tmkit.text.language import detect_language

EXTENSIONS = (".csv", ".tab", ".tsv", ".txt")

_LANGUAGES = {
    "en": "en", "eng": "en", "english": "en", "anglais": "en",
    "fr": "fr", "fra": "fr", "fre": "fr", "french": "fr", "français": "fr", "francais": "fr",
}  # fmt: skip
_OTHER = frozenset("ar bg cs da de el es et fi ga hr hu it lt lv mt nl pl pt ro ru sk sl sv tr zh ja ko uk".split())
_METADATA = {
    "document": "document", "doc": "document", "file": "document", "fichier": "document",
    "date": "date", "symbol": "symbol", "cote": "symbol", "body": "body", "organe": "body", "status": "status",
    "statut": "status", "authority": "authority", "label": "label", "page": "page",
}  # fmt: skip
_ROLES = {"source": "source", "src": "source", "target": "target", "tgt": "target", "cible": "target"}
_SAMPLE = 300


def sniff(head: bytes) -> bool:
    """Never certain: a table is told by its name."""
    del head
    return False


def read(path: Path, account: Account, reading: Reading) -> Iterator[Unit]:
    """A unit a row; a row that lacks a text is dropped, with its line. Raises InputError where columns are unknown."""
    table = rows(path)
    account.notices.append(f"read as {table.encoding}, columns parted by {_named(table.delimiter)}")
    columns, header = _columns(table, path, reading)
    account.notices.append("columns: " + ", ".join(columns))
    languages = [column for column in columns if _is_language(column)]
    if len(set(languages)) < 2:
        raise InputError(
            "two columns with languages are needed; name the columns in order, such as --columns fr,en,-", file=path
        )
    account.source_language = reading.source_lang or languages[0]
    positions: Counter[str] = Counter()
    for row in islice(table, 1 if header else 0, None):
        account.read += 1
        unit = _unit(row, columns, account.source_language, positions)
        if isinstance(unit, str):
            account.drop(row.line, None, unit)
            continue
        account.kept += 1
        yield unit


def _columns(table: Table, path: Path, reading: Reading) -> tuple[list[str], bool]:
    """What each column is, and whether the first row is a header."""
    sample = list(islice(table, _SAMPLE))
    if not sample:
        raise InputError("is empty", file=path)
    stated = [_meaning(cell, reading) for cell in sample[0].cells]
    is_header = sum(map(_is_language, stated)) >= 2
    if reading.columns is not None:
        given = [_meaning(name, reading) for name in reading.columns]
        return given, is_header or [c.strip().lower() for c in sample[0].cells] == [c.lower() for c in reading.columns]
    if is_header:
        return stated, True
    width = Counter(len(row.cells) for row in sample).most_common(1)[0][0]
    told = [detect_language(" ".join(row.cells[at] for row in sample if at < len(row.cells))) for at in range(width)]
    if width >= 2 and sorted(filter(None, told)) == ["en", "fr"]:
        return [language or "-" for language in told], False
    raise InputError(
        "has no header that names languages; name the columns in order, such as --columns fr,en", file=path, line=1
    )


def _meaning(name: str, reading: Reading) -> str:
    """A column's name as a language, `@` and a metadata name, `id`, `note`, or `-`."""
    plain = name.strip().strip("\ufeff").lower()
    role = _ROLES.get(plain)
    given = {"source": reading.source_lang, "target": reading.target_lang}.get(role or "")
    if given:
        return given
    code, _, region = plain.replace("_", "-").partition("-")
    if code in _LANGUAGES or code in _OTHER:
        language = _LANGUAGES.get(code, code)
        return f"{language}-{region.upper()}" if 2 <= len(region) <= 8 and region.isalnum() else language
    if plain in _METADATA:
        return "@" + _METADATA[plain]
    return {"id": "id", "tuid": "id", "note": "note", "comment": "note", "notes": "note"}.get(plain, "-")


def _is_language(meaning: str) -> bool:
    return meaning not in {"-", "id", "note"} and not meaning.startswith("@")


def _unit(row: Row, columns: Sequence[str], source: str, positions: Counter[str]) -> Unit | str:
    """The unit of a row, or why there is none. `positions` counts the units of each document so far."""
    if len(row.cells) < len(columns) and any(_is_language(column) for column in columns[len(row.cells) :]):
        return f"has {len(row.cells)} cells, expected {len(columns)}"
    variants, properties, notes = [], [], []
    attributes: list[tuple[str, str]] = []
    for column, cell in zip(columns, map(str.strip, row.cells), strict=False):
        if _is_language(column):
            if not cell:
                return f"has no text in {column}"
            variants.append(Variant(column, Segment(cell)))
        elif column.startswith("@") and cell:
            properties.append(Property("x-tmkit-" + column[1:], cell))
            if column == "@document":
                properties.append(Property("x-tmkit-position", str(positions[cell])))
                positions[cell] += 1
        elif column == "id" and cell:
            attributes.append(("tuid", cell))
        elif column == "note" and cell:
            notes.append(Note(cell))
    attributes.append(("srclang", source))
    return Unit(tuple(variants), tuple(attributes), tuple(properties), tuple(notes))


def _named(delimiter: str | None) -> str:
    return {"\t": "tabs", ";": "semicolons", ",": "commas", "|": "bars"}.get(delimiter or "", "nothing")
