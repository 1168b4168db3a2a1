from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest

from tests.lookup.archive import Entry, entry, write
from tmkit.lookup import look_through
from tmkit.memory.index import parts, upkeep
from tmkit.memory.index.index import MemoryIndex
from tmkit.model import InputError

ENTRIES = [
    entry("3. Le Conseil a adopté le règlement du conseil.", "3. The Council adopted the council's rules.", unit="1"),
    entry("Le ministre de l'économie", "The minister of the economy", unit="2"),
    entry("Un conseil d’administration", "A board", unit="3", memory="memories/b.tmx", document="d", date="2018"),
    entry("Rien", "A council of the Conseil", unit="4", memory="memories/c/d.tmx"),
]


@pytest.fixture(params=[1, 3])
def index(request, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MemoryIndex:
    write(tmp_path, ENTRIES)
    total = sum(path.stat().st_size for path in tmp_path.rglob("*.tmx"))
    monkeypatch.setattr(upkeep, "IN_MEMORY", 0)
    monkeypatch.setattr(
        upkeep, "plan", functools.partial(parts.plan, most=request.param, largest=total // request.param)
    )
    return MemoryIndex.open(tmp_path)


def shown(found):
    return [(line.side, line.unit, [line.text[slice(*span)] for span in line.spans]) for line in found.lines]


def test_lines_in_the_order_of_memory_unit_and_side(index):
    found = look_through(index, "conseil", "fr", "en")
    assert shown(found) == [
        ("source", "1", ["Conseil", "conseil"]),
        ("source", "3", ["conseil"]),
        ("target", "4", ["Conseil"]),
    ]
    assert (found.in_source, found.in_target, found.total) == (2, 1, 3)
    line = found.lines[1]
    assert (line.memory, line.source, line.target) == ("memories/b.tmx", "Un conseil d’administration", "A board")
    assert (line.origin.document, line.origin.date) == ("d", "2018")


def test_words_in_order_with_stars(index):
    assert shown(look_through(index, "minist* * économie", "fr", "en")) == [("source", "2", ["ministre de l'économie"])]
    assert shown(look_through(index, "conseil d'administration", "fr", "en")) == [
        ("source", "3", ["conseil d’administration"])
    ]
    assert look_through(index, "administration conseil", "fr", "en").total == 0


def test_one_side_alone(index):
    assert [line.unit for line in look_through(index, "conseil", "fr", "en", side="source").lines] == ["1", "3"]
    assert [line.unit for line in look_through(index, "conseil", "fr", "en", side="target").lines] == ["4"]
    # The other direction: the same units, the sides exchanged.
    found = look_through(index, "conseil", "en", "fr")
    assert [(line.side, line.unit) for line in found.lines] == [("target", "1"), ("target", "3"), ("source", "4")]
    assert (found.in_source, found.in_target) == (1, 2)


def test_counts_are_exact_whatever_is_shown(index):
    for limit, lines in ((0, 0), (1, 1), (2, 2), (None, 3)):
        found = look_through(index, "conseil", "fr", "en", limit=limit)
        assert (len(found.lines), found.total) == (lines, 3)


def test_only_the_memories_that_are_wanted(index):
    found = look_through(index, "conseil", "fr", "en", wanted=lambda memory: memory.startswith("memories/c/"))
    assert shown(found) == [("target", "4", ["Conseil"])]
    assert found.total == 1


def test_a_regular_expression_over_the_texts_as_written(index):
    found = look_through(index, r"^\d\. Le [A-Z]\w+", "fr", "en", regex=True)
    assert shown(found) == [("source", "1", ["3. Le Conseil"])]
    assert found.lines[0].target.startswith("3. The Council")
    with pytest.raises(InputError):
        look_through(index, "(", "fr", "en", regex=True)


def test_the_text_that_has_the_pattern_where_a_unit_has_several(tmp_path):
    both = Entry("memories/a.tmx", "1", (("fr-CA", "Le magasinage"), ("fr-FR", "Les courses"), ("en", "Shopping")))
    write(tmp_path, [both])
    index = MemoryIndex.open(tmp_path)
    for word, text in (("magasinage", "Le magasinage"), ("courses", "Les courses")):
        (line,) = look_through(index, word, "fr-FR", "en").lines
        assert (line.source, line.target) == (text, "Shopping")
    (line,) = look_through(index, "shopping", "fr-FR", "en").lines
    assert line.source == "Les courses"


def test_every_unit_that_a_scan_finds(index):
    for language, other in (("fr", "en"), ("en", "fr")):
        for word in ("le", "conseil", "the", "a", "minister", "rien", "zzz"):
            found = look_through(index, word, language, other, limit=None)
            for side, spoken in (("source", language), ("target", other)):
                wanted = {e.identifier for e in ENTRIES if re.search(rf"(?i)(?<!\w){word}(?!\w)", e.text(spoken))}
                assert {line.unit for line in found.lines if line.side == side} == wanted
