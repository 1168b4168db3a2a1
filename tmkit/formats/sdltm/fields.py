"""What a unit of an SDLTM has beside its texts, as the props that Trados Studio exports: its fields, its contexts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence

from tmkit.model import Property
from tmkit.storage.xml_text import legal

_KINDS = {
    1: "SingleString",
    2: "MultipleString",
    3: "DateTime",
    4: "SinglePicklist",
    5: "MultiplePicklist",
    6: "Integer",
}
_VALUES = {
    "string_attributes": "SELECT attribute_id, value FROM string_attributes WHERE translation_unit_id = ?",
    "numeric_attributes": "SELECT attribute_id, value FROM numeric_attributes WHERE translation_unit_id = ?",
    "date_attributes": "SELECT attribute_id, value FROM date_attributes WHERE translation_unit_id = ?",
    "picklist_attributes": "SELECT v.attribute_id, v.value FROM picklist_attributes a JOIN picklist_values v "
    "ON v.id = a.picklist_value_id WHERE a.translation_unit_id = ?",
}
_NEEDED = {
    "string_attributes": {"translation_unit_id", "attribute_id", "value"},
    "numeric_attributes": {"translation_unit_id", "attribute_id", "value"},
    "date_attributes": {"translation_unit_id", "attribute_id", "value"},
    "picklist_attributes": {"translation_unit_id", "picklist_value_id"},
}
# The hashes are larger than what other programs take for a number: they stay text.
_CONTEXTS = (
    "SELECT CAST(left_source_context AS TEXT), CAST(left_target_context AS TEXT) FROM translation_unit_contexts "
    "WHERE translation_unit_id = ?"
)


class Fields:
    """The fields that a file declares; `columns` tells what columns an ordinary table has."""

    def __init__(self, database: sqlite3.Connection, columns: Callable[[str], Sequence[str]]) -> None:
        self._database = database
        self._names: dict[object, str] = {}
        if {"id", "name", "type"} <= set(columns("attributes")):
            for key, name, kind in database.execute("SELECT id, name, type FROM attributes"):
                self._names[key] = legal(f"x-{name}:{_KINDS.get(kind, 'SingleString')}")
        self._tables = [
            table for table, needed in _NEEDED.items() if needed <= set(columns(table)) and self._any(table)
        ]
        if "picklist_attributes" in self._tables and not {"id", "attribute_id", "value"} <= set(
            columns("picklist_values")
        ):
            self._tables.remove("picklist_attributes")
        contexts = {"translation_unit_id", "left_source_context", "left_target_context"}
        self._contexts = contexts <= set(columns("translation_unit_contexts"))

    def of(self, unit: object) -> Iterator[Property]:
        """The props of a unit, fields in the order of the file; `x-Context` as often as it has a context."""
        for table in self._tables:
            for attribute, value in self._database.execute(_VALUES[table], (unit,)):
                if attribute in self._names and value is not None:
                    yield Property(self._names[attribute], legal(str(value)))
        if self._contexts:
            for source, target in self._database.execute(_CONTEXTS, (unit,)):
                yield Property("x-Context", f"{source}, {target}")

    def _any(self, table: str) -> bool:
        return self._database.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is not None  # noqa: S608
