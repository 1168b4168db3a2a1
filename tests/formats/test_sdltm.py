"""SDLTM of Trados Studio: made here as its versions differ; read and never written."""

from __future__ import annotations

import sqlite3
import time
import uuid
from contextlib import closing
from pathlib import Path

import pytest

from tmkit.formats.registry import is_bilingual, read_bilingual
from tmkit.model import InputError, Unit

GUID = uuid.UUID("5e2c8a10-0000-4000-8000-0000000000aa")
TAG = "<Tag><Type>{}</Type><Anchor>{}</Anchor><AlignmentAnchor>{}</AlignmentAnchor><TagID>{}</TagID><CanHide>false</CanHide></Tag>"


def segment(*parts: str, language: str = "fr-FR") -> str:
    inner = "".join(part if part.startswith("<Tag") else f"<Text><Value>{part}</Value></Text>" for part in parts)
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    return f"<Segment {xsi}><Elements>{inner}</Elements><CultureName>{language}</CultureName></Segment>"


def memory(
    path: Path, rows: list[tuple[object, ...]], *, count: int | None = None, extra: tuple[str, ...] = ()
) -> Path:
    with closing(sqlite3.connect(path)) as database:
        database.execute(
            "CREATE TABLE translation_memories (id INTEGER, name TEXT, source_language TEXT, target_language TEXT, tucount INT)"
        )
        database.execute(
            "INSERT INTO translation_memories VALUES (1, 'm', 'fr-FR', 'en-GB', ?)",
            (len(rows) if count is None else count,),
        )
        database.execute(
            "CREATE TABLE translation_units (id INTEGER PRIMARY KEY, guid BLOB, translation_memory_id INT, source_segment TEXT,"
            " target_segment TEXT, creation_date DATETIME, creation_user TEXT, change_date DATETIME, change_user TEXT, usage_counter INT,"
            " confirmation_level INT)"
        )
        database.executemany(
            "INSERT INTO translation_units VALUES (?,?,1,?,?,'2018-05-03 10:11:12','a','2018-06-01 00:00:00','b',3,4)",
            rows,
        )
        for statement in extra:
            database.execute(statement)
        database.commit()
    return path


def read(path: Path) -> tuple[list[Unit], object]:
    units, account = read_bilingual(path)
    return list(units), account


def test_units_with_their_fields(tmp_path: Path) -> None:
    source = segment(
        "Le ",
        TAG.format("Start", 5, 1, 9),
        "comité",
        TAG.format("End", 5, 0, 9),
        " &amp; ",
        TAG.format("Standalone", 6, 2, 10),
    )
    target = segment(
        "The ",
        TAG.format("Start", 1, 1, 9),
        "committee",
        TAG.format("End", 1, 0, 9),
        TAG.format("UnmatchedEnd", 2, 0, 3),
        language="en-GB",
    )
    path = memory(
        tmp_path / "a.sdltm",
        [(1, GUID.bytes_le, source, target), (2, None, segment("Deux"), "<oops")],
        count=3,
        extra=(
            "CREATE TABLE attributes (id INT, name TEXT, type INT, tm_id INT)",
            "INSERT INTO attributes VALUES (7, 'Client', 1, 1), (8, 'Domain', 5, 1)",
            "CREATE TABLE string_attributes (translation_unit_id INT, attribute_id INT, value TEXT)",
            "INSERT INTO string_attributes VALUES (1, 7, 'Office')",
            "CREATE TABLE picklist_values (id INT, attribute_id INT, value TEXT)",
            "INSERT INTO picklist_values VALUES (1, 8, 'law'), (2, 8, 'sea')",
            "CREATE TABLE picklist_attributes (translation_unit_id INT, picklist_value_id INT)",
            "INSERT INTO picklist_attributes VALUES (1, 1), (1, 2)",
            "CREATE TABLE translation_unit_contexts (translation_unit_id INT, left_source_context INT, left_target_context INT)",
            "INSERT INTO translation_unit_contexts VALUES (1, -9223372036854775807, 9007199254740993)",
        ),
    )
    before = path.read_bytes()
    assert is_bilingual(path)
    (unit,), account = read(path)
    assert [(variant.language, variant.segment.text) for variant in unit.variants] == [
        ("fr-FR", "Le comité & "),
        ("en-GB", "The committee"),
    ]
    kinds = [
        [(at, code.kind, code.attribute("i"), code.attribute("x")) for at, code in v.segment.codes]
        for v in unit.variants
    ]
    assert kinds == [
        [(3, "bpt", "1", "1"), (9, "ept", "1", None), (12, "ph", None, "2")],
        [(4, "bpt", "1", "1"), (13, "ept", "1", None), (13, "it", None, None)],
    ]
    assert dict(unit.attributes) == {
        "tuid": str(GUID),
        "srclang": "fr-FR",
        "creationdate": "20180503T101112Z",
        "creationid": "a",
        "changedate": "20180601T000000Z",
        "changeid": "b",
        "usagecount": "3",
    }
    assert [(prop.kind, prop.text) for prop in unit.properties] == [
        ("x-ConfirmationLevel", "ApprovedTranslation"),
        ("x-tmkit-state", "reviewed"),
        ("x-Client:SingleString", "Office"),
        ("x-Domain:MultiplePicklist", "law"),
        ("x-Domain:MultiplePicklist", "sea"),
        ("x-Context", "-9223372036854775807, 9007199254740993"),
    ]
    assert (account.read, account.kept, account.notices) == (2, 1, ["says it has 3 units, has 2"])
    assert [(remark.unit, remark.reason) for remark in account.dropped] == [
        ("2", "its target segment is no XML of Trados")
    ]
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["a.sdltm"]


def test_what_another_program_is_writing_is_read(tmp_path: Path) -> None:
    path = memory(tmp_path / "a.sdltm", [(1, None, segment("Un"), segment("One", language="en-GB"))])
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(
            "INSERT INTO translation_units (id, source_segment, target_segment) VALUES (2, ?, ?)",
            (segment("Deux"), segment("Two", language="en-GB")),
        )
        database.commit()
        assert len(read(path)[0]) == 2


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("DROP TABLE translation_units", "has no id, source_segment, target_segment"),
        ("ALTER TABLE translation_units RENAME COLUMN target_segment TO other", "has no target_segment"),
        ("DELETE FROM translation_memories", "has no memory"),
        ("DROP TABLE translation_memories", "does not say its languages"),
    ],
)
def test_other_databases_are_refused(tmp_path: Path, statement: str, message: str) -> None:
    path = memory(tmp_path / "a.sdltm", [], extra=(statement,))
    with pytest.raises(InputError, match=message):
        read(path)


def test_a_view_that_never_ends_is_not_asked(tmp_path: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, 'a' AS source_segment, 'b' AS target_segment FROM n"
    path = memory(
        tmp_path / "a.sdltm", [], extra=("DROP TABLE translation_units", f"CREATE VIEW translation_units AS {endless}")
    )
    started = time.process_time()
    with pytest.raises(InputError, match="is no SDLTM file"):
        read(path)
    assert time.process_time() - started < 2


def test_entities_in_a_cell_are_no_way_in(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "b">]>' + segment("&a;")
    path = memory(tmp_path / "a.sdltm", [(1, None, bomb, segment("One")), (2, None, "<Segment>" * 99, segment("Two"))])
    units, account = read(path)
    assert (units, len(account.dropped)) == ([], 2)


def test_a_row_without_texts(tmp_path: Path) -> None:
    path = memory(tmp_path / "a.sdltm", [(1, None, None, ""), (2, None, segment("Un"), None)])
    _, account = read(path)
    assert [one.reason for one in account.dropped] == ["has no text", "has no text in en-GB"]


def test_damaged_files_are_one_line(tmp_path: Path) -> None:
    many = [(number, None, segment("Un " * 50), segment("One " * 50)) for number in range(200)]
    data = memory(tmp_path / "whole.sdltm", many).read_bytes()
    path = tmp_path / "a.sdltm"
    for broken in (
        data[:100],
        data[:5000],
        data[: len(data) // 2],
        data[:4096] + bytes(4096) + data[8192:],
        data[:16] + b"\xff" * 200,
    ):
        path.write_bytes(broken)
        with pytest.raises(InputError) as refused:
            read(path)
        assert "\n" not in str(refused.value)
    path.write_bytes(b"no database")
    with pytest.raises(InputError, match="no SQLite database"):
        read(path)


def test_a_real_memory(real_data: Path) -> None:
    units, account = read(real_data / "cat-samples-dev/trados-studio/tea-party.sdltm")
    assert len(units) == account.read == 9
    assert {variant.language for unit in units for variant in unit.variants} == {"en-GB", "ja-JP"}
