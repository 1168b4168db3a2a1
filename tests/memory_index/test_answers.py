"""What the index says of rows and units."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.memory_index.archive import Archive, Entry, in_document, words_of, write_all, write_memory
from tests.memory_index.workspaces import made_entry, made_memories
from tmkit.memory.index import index as index_module
from tmkit.memory.index.index import MemoryIndex
from tmkit.memory.index.neighbours import EDGE


def test_identifiers_memory_and_origin(tmp_path: Path):
    entries = [
        Entry(
            (("fr", "Un."), ("en", "One.")),
            "b",
            (("x-tmkit-status", "adopted"),),
            (("changedate", "20180924T101500Z"),),
        ),
        Entry((("fr", "Deux."), ("en", "Two.")), None, in_document("report", 4), (("usagecount", "7"),)),
        Entry((("fr", "Trois."), ("en", "Three.")), "a", (("x-tmkit-date", "2019-01-02"), ("x-tmkit-label", "3/¶2"))),
        Entry((("fr", "Quatre."), ("en", "Four.")), "twice"),
        Entry((("fr", "Cinq."), ("en", "Five.")), "twice"),
    ]
    write_memory(tmp_path / "memories/deep/x.tmx", entries)
    index = MemoryIndex.open(tmp_path)
    archive = Archive({"memories/deep/x.tmx": entries})
    units = {int(u): index.unit(0, int(u)) for u in range(len(index))}
    assert [(u.memory, u.identifier) for u in units.values()] == sorted(archive.units)
    for read in units.values():
        assert read.unit == archive.units[read.memory, read.identifier].unit()
    metas = {}
    for text in ("Un.", "Deux.", "Trois."):
        (hit,) = index.search(words_of(text), "fr", 10_000)
        found = index.row_units(hit.part, hit.row, "fr", "en")
        metas[text] = index.meta(hit.part, int(found.meta[0]))
        assert index.unit(hit.part, int(found.units[0])).origin.date == metas[text].origin.date
    assert metas["Un."].memory == "memories/deep/x.tmx"
    assert metas["Un."].origin.status == "adopted"
    assert metas["Un."].origin.date == "2018-09-24"
    assert metas["Deux."].usagecount == 7
    assert metas["Deux."].origin.document == "report"
    assert metas["Deux."].origin.position is None
    assert metas["Trois."].origin.date == "2019-01-02"
    assert metas["Trois."].origin.label is None
    assert metas["Trois."].codes is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "windows-1252"])
def test_memories_in_other_encodings(tmp_path: Path, encoding: str):
    entries = [Entry((("fr", f"L’été « {n} » déjà œuvré"), ("en", f"Summer {n}")), str(n)) for n in range(30)]
    path = tmp_path / "memories/x.tmx"
    write_memory(path, entries)
    text = path.read_text(encoding="utf-8").replace("UTF-8", encoding.removesuffix("-sig").removesuffix("-be").upper())
    marked = "\ufeff" + text if encoding == "utf-16-be" else text
    path.write_bytes(marked.encode(encoding))
    index = MemoryIndex.open(tmp_path)
    for number in range(len(index)):
        read = index.unit(0, number)
        assert read.unit == Archive({"memories/x.tmx": entries}).units["memories/x.tmx", read.identifier].unit()
    assert len(index.search(words_of('L\'été "7" déjà œuvré'), "fr", 10_000)) == 1


def test_units_are_numbered_by_memory_then_id(tmp_path: Path):
    memories = {
        "memories/b.tmx": [Entry((("fr", "Même."), ("en", t)), t) for t in ("z", "y", "10", "9")],
        "memories/a.tmx": [Entry((("fr", "Même."), ("en", t)), t) for t in ("k", "b")],
    }
    write_all(tmp_path, memories)
    index = MemoryIndex.open(tmp_path)
    (hit,) = index.search(["même", "."], "fr", 10_000)
    found = index.row_units(hit.part, hit.row, "fr", "en")
    names = [index.unit(hit.part, int(u)) for u in found.units]
    assert [n.identifier for n in names] == ["b", "k", "10", "9", "y", "z"]
    assert found.units.tolist() == sorted(found.units.tolist())
    assert len(set(found.target_text.tolist())) == 6
    assert len(set(found.source_text.tolist())) == 1


def test_the_very_language_asked_for_goes_first(tmp_path: Path):
    entries = [
        Entry((("fr-CA", "Courriel."), ("en-US", "E-mail color."), ("en-GB", "E-mail colour.")), "1"),
        Entry((("fr", "Courriel."), ("fr-CA", "courriel."), ("de", "E-Mail.")), "2"),
        Entry((("fr_FR", "Courriel."), ("EN", "Email.")), "3"),
        Entry((("fr", "Courriel."),), "4"),
        Entry((("fr", "Courriel."), ("en", "   ")), "5"),
    ]
    write_memory(tmp_path / "memories/x.tmx", entries)
    index = MemoryIndex.open(tmp_path)
    assert index.languages == {"fr", "en", "de"}
    (hit,) = index.search(words_of("Courriel."), "fr", 10_000)

    def hashed(text: str) -> int:
        from tmkit.memory.index.gather import text_hash

        return int(np.frombuffer(text_hash(text), np.uint64)[0])

    def pairs(source: str, target: str) -> list[tuple[int, int, int]]:
        found = index.row_units(hit.part, hit.row, source, target)
        columns = found.units.tolist(), found.source_text.tolist(), found.target_text.tolist()
        return list(zip(*columns, strict=True))

    upper, lower = hashed("Courriel."), hashed("courriel.")
    assert pairs("fr", "en-GB") == [(0, upper, hashed("E-mail colour.")), (2, upper, hashed("Email."))]
    assert pairs("fr", "en") == [(0, upper, hashed("E-mail color.")), (2, upper, hashed("Email."))]
    assert pairs("fr-CA", "de") == [(1, lower, hashed("E-Mail."))]
    assert pairs("fr-FR", "de") == [(1, upper, hashed("E-Mail."))]
    assert pairs("fr", "it") == []


def test_neighbours(tmp_path: Path):
    def said(text: str) -> tuple[str, ...]:
        return words_of(text)

    entries = [
        Entry((("fr", "Titre"), ("en", "Title")), "5", in_document("d", 0)),
        Entry((("fr", "1. Un."), ("en", "One.")), "4", in_document("d", 1)),
        Entry((("fr", "Deux."), ("en", "Two.")), "3", in_document("d", 2)),
        Entry((("fr", "Quatre."), ("en", "Four.")), "2", in_document("d", 4)),
        Entry((("fr", "Autre."), ("en", "Other.")), "1", in_document("e", 0)),
        Entry((("fr", "Seul."), ("de", "Allein.")), "0", in_document("f", 1)),
        Entry((("fr", "Suite."), ("en", "Rest.")), "6", in_document("f", 2)),
        Entry((("fr", "Ailleurs."), ("en", "Elsewhere.")), "7", (("prev", "2. Avant lui."), ("x-tmkit-document", "d"))),
        Entry((("fr", "Nulle part."), ("en", "Nowhere.")), "8"),
    ]
    write_memory(tmp_path / "memories/x.tmx", entries)
    write_memory(tmp_path / "memories/x.new.tmx", [Entry((("fr", "Fin."), ("en", "End.")), "n", in_document("g", 0))])
    index = MemoryIndex.open(tmp_path)

    def beside(text: str, language: str = "fr"):
        (hit,) = index.search(said(text), language, 10_000)
        unit = int(index.row_units(hit.part, hit.row, language, "fr" if language != "fr" else "en").units[0])
        return index.neighbours(hit.part, unit, language)

    assert beside("Titre") == (EDGE, ("un", "."))
    assert beside("Un.") == (("titre",), ("deux", "."))
    assert beside("Two.", "en") == (("one", "."), None)
    assert beside("Quatre.") == (None, EDGE)
    assert beside("Autre.") == (EDGE, EDGE)
    assert beside("Suite.") == (("seul", "."), EDGE)
    assert beside("Rest.", "en") == (None, EDGE)
    assert beside("Ailleurs.") == (said("Avant lui."), None)
    assert beside("Nulle part.") == (None, None)
    assert beside("Fin.") == (EDGE, None)  # a sidecar does not know where its documents end


def test_many_at_once_are_each_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    rng = random.Random(71)
    memories, queries = made_memories(rng, 2, 120)
    for name, entries in memories.items():
        memories[name] = [
            replace(
                e, props=rng.choice(((), in_document("d", i), in_document(f"e{i // 9}", i % 9), (("prev", "La."),)))
            )
            for i, e in enumerate(entries)
        ]
    memories["memories/m0.new.tmx"] = [made_entry(rng, f"u{n}", queries[n]) for n in range(9)]
    write_all(tmp_path, memories)
    index = MemoryIndex.open(tmp_path)
    told = 0
    for query in rng.sample(queries, 60):
        hits = index.search(query, "fr", 5000)
        for part in {hit.part for hit in hits}:
            rows = [hit.row for hit in hits if hit.part == part]
            together = index.units_of_rows(part, rows, "fr-CA", "en")
            for place, row in enumerate(rows):
                alone, own = index.row_units(part, row, "fr-CA", "en"), together.row == place
                for column in ("units", "source_text", "target_text", "meta"):
                    assert getattr(alone, column).tolist() == getattr(together, column)[own].tolist()
            units = together.units
            beside = [index.neighbours(part, unit, "fr") for unit in units.tolist()]
            for asked in [
                *rng.sample(beside, min(3, len(beside))),
                (EDGE, EDGE),
                (("la", "."), None),
                ((), ("never-seen",)),
            ]:
                expected = [sum(a is not None and a == b for a, b in zip(asked, own, strict=True)) for own in beside]
                assert index.agreeing(part, units, "fr", asked).tolist() == expected
                told += sum(expected)
    assert told > 100


def test_rows_that_may_have_the_skeleton(tmp_path: Path):
    texts = ["La 45e session", "La 46e session", "La session", "12", "13 %", "La quarante-cinquième session"]
    entries = [Entry((("fr", text), ("en", text)), str(n)) for n, text in enumerate(texts)]
    write_memory(tmp_path / "memories/x.tmx", entries)
    index = MemoryIndex.open(tmp_path)

    def found(text: str) -> set[tuple[str, ...]]:
        return {index.row_tokens(part, row, "fr") for part, row in index.keyed_rows(words_of(text), "fr")}

    assert {words_of(texts[0]), words_of(texts[1])} <= found("La 47e session")
    assert words_of(texts[3]) in found("99")
    assert found("Jamais vu 12") == set()


def test_a_minimum_out_of_range(tmp_path: Path):
    index = MemoryIndex.open(tmp_path)
    for minimum in (0, -1, 10_001):
        with pytest.raises(ValueError, match="minimum"):
            index.search(["la"], "fr", minimum)
    assert index_module.SCALE == 10_000


@pytest.mark.parametrize("count", [1, 3])
def test_which_pairs_there_are(tmp_path: Path, in_parts, count: int) -> None:
    def entry(*languages: str) -> Entry:
        return Entry(tuple((language, f"text in {language}") for language in languages), None)

    memories = {
        "memories/a.tmx": [entry("fr", "en"), entry("fr", "en-GB"), entry("fr-CA", "en")],
        "memories/b.tmx": [entry("fr", "de"), entry("es", "de"), entry("en", "pt")],
        "memories/c.tmx": [entry("es", "en", "it"), entry("fr", "en")],
    }
    in_parts(count, 8)
    write_all(tmp_path, memories)
    index = MemoryIndex.open(tmp_path)
    spoken = sorted(index.languages)
    units = [{language[:2] for language, _ in each.texts} for own in memories.values() for each in own]
    for first, second in itertools.permutations(spoken, 2):
        assert index.has_pair(first, second) is any({first, second} <= unit for unit in units)
    assert index.has_pair("fr-BE", "de-AT")
    assert not index.has_pair("fr", "nl")
    (tmp_path / "memories" / "b.tmx").unlink()
    index.refresh()
    assert not index.has_pair("fr", "de")
    assert index.has_pair("es", "it")
