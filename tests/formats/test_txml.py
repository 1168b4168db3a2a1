"""TXML of Wordfast Pro: states, codes, what is said of a segment, files that mean harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmkit.formats.registry import is_bilingual, read_bilingual
from tmkit.formats.rows import read_row_file
from tmkit.model import InputError

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<txml locale="FR" targetlocale="en-gb" version="1.0" datatype="regexp">\n'
)
BODY = """<skeleton>&lt;p&gt;</skeleton>
<translatable blockId="b1"><segment segmentId="1" modified="true"><ws> </ws><source>Le <ut type="font" x="1">&lt;b&gt;</ut>comité<ut type="font" x="2">&lt;/b&gt;</ut> siège<ut type="content" x="3">&lt;br/&gt;</ut>.</source><target>The <ut type="font" x="1">&lt;b&gt;</ut>committee<ut type="font" x="2">&lt;/b&gt;</ut> sits<ut type="content" x="3">&lt;br/&gt;</ut>.</target>
<comments><comment creationid="a" type="text">which one?</comment></comments></segment>
<segment segmentId="2"><source>Deux &amp; trois</source></segment>
<segment segmentId="2" gtmt="true"><source>Trois</source><target score="0">Three</target></segment></translatable>
<translatable blockId="b2"><segment segmentId="1"><source>Quatre</source><target score="85">Four</target></segment>
<segment segmentId="2" unconfirmed="true" modified="true"><source>Cinq</source><target score="100">Five</target></segment>
<segment segmentId="3"><source>Six</source><target score="100" changeid="b" changedate="20180503T101112Z">Six</target></segment>
<segment segmentId="4"><source><ut x="1">&lt;img/&gt;</ut></source></segment></translatable>
</txml>
"""


def test_segments(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx.txml"
    path.write_text(HEAD + BODY, encoding="utf-8")
    assert is_bilingual(path)
    head, rows, account = read_row_file(path)
    assert (head.original, head.source_language, head.target_language) == ("draft.docx", "fr", "en-GB")
    assert [(row.id, row.state) for row in rows] == [
        ("b1-1", "translated"),
        ("b1-2", "empty"),
        ("b1-2#2", "proposed"),
        ("b2-1", "proposed"),
        ("b2-2", "proposed"),
        ("b2-3", "translated"),
    ]
    first = rows[0]
    assert (first.source.text, first.target and first.target.text) == ("Le comité siège.", "The committee sits.")
    assert [(at, code.kind, code.content) for at, code in first.source.codes] == [
        (3, "bpt", "&lt;b&gt;"),
        (9, "ept", "&lt;/b&gt;"),
        (15, "ph", "&lt;br/&gt;"),
    ]
    assert first.notes == ("which one?",)
    assert rows[1].source.text == "Deux & trois"
    assert (account.read, account.kept, account.format) == (7, 6, "txml")
    assert [(remark.line, remark.unit, remark.reason) for remark in account.dropped] == [
        (11, "b2-4", "has codes but no text")
    ]
    last = list(read_bilingual(path)[0])[-1]
    assert (last.attribute("changeid"), last.attribute("changedate")) == ("b", "20180503T101112Z")
    assert last.property("x-txml-score") == "100"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes((HEAD + BODY).replace("UTF-8", encoding.replace("-sig", "")).encode(encoding))
    assert len(read_row_file(path)[1]) == 6


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (HEAD + "<translatable>", "not well-formed"),
        ('<!DOCTYPE txml [<!ENTITY a "b">]>' + HEAD.partition("\n")[2] + BODY, "entity"),
        (HEAD.replace('locale="FR" ', "").replace('targetlocale="en-gb"', "") + BODY, "names no target language"),
        ("<other/>", "its root element is other"),
        (HEAD + "<a>" * 500 + "</a>" * 500 + "</txml>", "nested more than"),
        ("", "is empty"),
    ],
)
def test_what_cannot_be_read_is_one_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "a.txml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message) as refused:
        list(read_bilingual(path)[0])
    assert "\n" not in str(refused.value)


def test_a_real_file(real_data: Path) -> None:
    units, account = read_bilingual(real_data / "cat-samples-dev/wordfast-pro/Test01.docx.txml")
    assert len(list(units)) == 3
    assert (account.read, account.kept, len(account.dropped)) == (10, 3, 7)
