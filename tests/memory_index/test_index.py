"""The index over TMX files: whatever parts they are in and whatever changed, it answers as a scan of them would."""

from __future__ import annotations

import functools
import itertools
import random
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.memory_index.archive import Archive, Entry, Memories, in_document, words_of, write_all, write_memory
from tests.memory_index.made import Words, made_segments, made_vocabulary, mutated
from tmkit.memory.files import MemorySet
from tmkit.memory.index import index as index_module
from tmkit.memory.index import parts, upkeep
from tmkit.memory.index.index import ChangedError, MemoryIndex
from tmkit.memory.index.neighbours import EDGE
from tmkit.model import InputError

MINIMA = (5000, 6500, 7000, 8500, 10000)


def made_memories(rng: random.Random, files: int, units: int) -> tuple[Memories, list[Words]]:
    vocabulary = made_vocabulary(rng, 400)
    segments = made_segments(rng, files * units, vocabulary)
    segments = [s[:30] for s in segments]
    memories: Memories = {}
    for number in range(files):
        own = segments[number * units : (number + 1) * units]
        memories[f"memories/m{number}.tmx"] = [made_entry(rng, f"u{i}", words) for i, words in enumerate(own)]
    return memories, [*segments, *(mutated(rng, rng.choice(segments), vocabulary, 0.3) for _ in range(200))]


def made_entry(rng: random.Random, tuid: str | None, words: Words) -> Entry:
    text = " ".join(words)
    if rng.random() < 0.1:
        text = f"{rng.randrange(1, 40)}. {text.capitalize()}"
    if rng.random() < 0.3:
        text = text.replace("a", "A")
    other = " ".join(reversed(words)) if rng.random() < 0.8 else " ".join(words)
    return Entry((("fr" if rng.random() < 0.9 else "fr-CA", text), ("en", other)), tuid if rng.random() < 0.7 else None)


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch):
    """Cut the memories into about so many parts, and save them all."""

    def cut(count: int, total: int) -> None:
        monkeypatch.setattr(upkeep, "IN_MEMORY", 0)
        monkeypatch.setattr(upkeep, "plan", functools.partial(parts.plan, most=count, largest=-(-total // count)))

    return cut


def assert_same(index: MemoryIndex, memories: Memories, queries: list[Words], rng: random.Random) -> int:
    """Look up each query in both languages, and compare rows, distances, units and texts."""
    archive = Archive(memories)
    compared = 0
    for query in queries:
        for language, other in (("fr", "en"), ("en", "fr")):
            minimum = rng.choice(MINIMA)
            wanted = archive.near(tuple(query), language, minimum)
            hits = index.search(query, language, minimum)
            found: dict[tuple[str, ...], int] = {}
            units: dict[tuple[str, ...], list[tuple[str, str]]] = {}
            for part, row, distance, length in hits:
                words = index.row_tokens(part, row, language)
                assert found.setdefault(words, distance) == distance
                assert length == max(len(query), len(words))
                members = index.row_units(part, row, language, other)
                units.setdefault(words, []).extend(
                    (read.memory, read.identifier) for unit in members.units if (read := index.unit(part, int(unit)))
                )
            assert found == wanted, (language, minimum, query)
            for words, members in units.items():
                expected = [(name, identifier) for name, identifier, _ in archive.texts[language][words]]
                assert sorted(members) == sorted(expected)
            compared += 1
    return compared


@pytest.mark.parametrize("count", range(1, 9))
def test_same_as_a_scan_in_any_number_of_parts(tmp_path: Path, in_parts, count: int):
    rng = random.Random(count)
    memories, queries = made_memories(rng, 9, 60)
    write_all(tmp_path, memories)
    in_parts(count, sum(path.stat().st_size for path in MemorySet.open(tmp_path).paths))
    index = MemoryIndex.open(tmp_path)
    assert len(index._parts) == count
    asked = [*rng.sample(queries, 120), [], ["never-seen"], ["la", "never-seen"]]
    assert assert_same(index, memories, asked, rng) >= 240
    again = MemoryIndex.open(tmp_path)
    assert_same(again, memories, asked[:10], rng)


def test_every_change_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    rng = random.Random(11)
    memories, queries = made_memories(rng, 4, 60)
    write_all(tmp_path, memories)
    monkeypatch.setattr(upkeep, "IN_MEMORY", 6_000)
    index = MemoryIndex.open(tmp_path)
    for step in range(30):
        name = f"memories/m{rng.randrange(6)}.tmx"
        side = name.replace(".tmx", rng.choice((".new.tmx", ".new-2.tmx", ".new-3.tmx")))
        match rng.randrange(6):
            case 0 if name in memories:
                del memories[name]
                (tmp_path / name).unlink()
            case 1:
                memories[name] = [made_entry(rng, f"u{i}", rng.choice(queries)) for i in range(rng.randrange(1, 40))]
                write_memory(tmp_path / name, memories[name])
            case 2 if side in memories:
                del memories[side]
                (tmp_path / side).unlink()
            case _:
                added = made_entry(rng, rng.choice((None, f"u{rng.randrange(60)}", f"n{step}")), rng.choice(queries))
                memories[side] = [*memories.get(side, []), added]
                write_memory(tmp_path / side, memories[side])
        assert index.refresh() or not memories
        assert_same(index, memories, rng.sample(queries, 8), rng)
        assert len(index) == len(Archive(memories).units)
        if step % 5 == 0:
            assert_same(MemoryIndex.open(tmp_path), memories, rng.sample(queries, 8), rng)
    assert not index.refresh()
    assert len(index._parts) <= 9


def test_what_is_unchanged_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(upkeep, "IN_MEMORY", 0)
    memories, _ = made_memories(random.Random(5), 3, 80)
    write_all(tmp_path, memories)
    read: list[str] = []
    gather = upkeep.gather
    monkeypatch.setattr(upkeep, "gather", lambda file, *told: read.append(file.name) or gather(file, *told))
    MemoryIndex.open(tmp_path)
    assert sorted(read) == sorted(memories)
    read.clear()
    index = MemoryIndex.open(tmp_path)
    assert read == []
    write_memory(tmp_path / "memories/m3.tmx", memories["memories/m1.tmx"][:2])
    assert index.refresh()
    assert read == ["memories/m3.tmx"]


def test_what_is_small_is_indexed_in_memory(tmp_path: Path):
    memories, queries = made_memories(random.Random(6), 2, 40)
    write_all(tmp_path, memories)
    index = MemoryIndex.open(tmp_path)
    assert_same(index, memories, queries[:20], random.Random(1))
    assert not (tmp_path / ".tmkit").exists()


def test_a_workspace_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(upkeep, "IN_MEMORY", 0)
    memories, queries = made_memories(random.Random(6), 2, 40)
    write_all(tmp_path, memories)
    (tmp_path / ".tmkit").write_text("in the way")
    index = MemoryIndex.open(tmp_path)
    assert_same(index, memories, queries[:20], random.Random(1))
    read: list[str] = []
    gather = upkeep.gather
    monkeypatch.setattr(upkeep, "gather", lambda file, *told: read.append(file.name) or gather(file, *told))
    memories["memories/m9.tmx"] = memories["memories/m0.tmx"][:5]
    write_memory(tmp_path / "memories/m9.tmx", memories["memories/m9.tmx"])
    assert index.refresh()
    assert read == ["memories/m9.tmx"]
    assert_same(index, memories, queries[:20], random.Random(1))


@pytest.mark.parametrize("damage", ["cut", "empty", "gone", "mixed up"])
def test_a_damaged_index_is_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str):
    monkeypatch.setattr(upkeep, "IN_MEMORY", 0)
    memories, queries = made_memories(random.Random(6), 2, 40)
    write_all(tmp_path, memories)
    MemoryIndex.open(tmp_path)
    (part,) = tmp_path.glob(".tmkit/index/*/*.part")
    raw = part.read_bytes()
    match damage:
        case "cut":
            part.write_bytes(raw[: len(raw) // 2])
        case "empty":
            part.write_bytes(b"")
        case "gone":
            part.unlink()
        case _:
            monkeypatch.setattr(upkeep.Derivation, "_open", _open_unsealed)
            part.write_bytes(raw[:-200] + bytes(200))
    assert_same(MemoryIndex.open(tmp_path), memories, queries[:20], random.Random(1))


def _open_unsealed(self, folder: Path):
    import json

    from tmkit.storage.derivation import Generation

    return None if folder in self._damaged else Generation(folder, json.loads((folder / "manifest.json").read_bytes()))


def test_the_same_index_without_the_bulk_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from tmkit.memory.index import postings
    from tmkit.memory.index.assemble import build_part
    from tmkit.memory.index.gather import gather

    memories, _ = made_memories(random.Random(8), 2, 300)
    write_all(tmp_path, memories)
    monkeypatch.setattr(postings, "_WORTH_SCIPY", 0)

    def arrays():
        made = {}
        gathered = [gather(file) for file in MemorySet.open(tmp_path).memories]
        facts = build_part(gathered, upkeep.may_belong, made.__setitem__)
        return made, facts

    with_extra, facts = arrays()
    for module in ("polars", "scipy", "scipy.sparse"):
        monkeypatch.setitem(sys.modules, module, None)
    without, same_facts = arrays()
    assert facts == same_facts
    assert set(with_extra) == set(without)
    for name, array in without.items():
        assert array.dtype == with_extra[name].dtype
        assert array.tolist() == with_extra[name].tolist(), name


def test_a_unit_changed_behind_the_index(tmp_path: Path):
    memories, _ = made_memories(random.Random(6), 1, 20)
    write_all(tmp_path, memories)
    index = MemoryIndex.open(tmp_path)
    words = words_of(memories["memories/m0.tmx"][3].texts[0][1])

    def ask() -> tuple[str, str]:
        (hit, *_) = index.search(words, "fr", 10_000)
        unit = int(index.row_units(hit.part, hit.row, "fr", "en").units[0])
        if not changed:
            changed.append(1)
            entries = memories["memories/m0.tmx"]
            write_memory(
                tmp_path / "memories/m0.tmx", [Entry((("fr", "du bruit"), ("en", "noise")), "first"), *entries]
            )
        read = index.unit(hit.part, unit)
        return read.unit.variants[0].segment.text, read.identifier

    changed: list[int] = []
    with pytest.raises(ChangedError):
        ask()
    changed.clear()
    write_all(tmp_path, memories)
    text, _ = index.consistent(ask)
    assert words_of(text) == words


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


def test_a_memory_that_cannot_be_read(tmp_path: Path):
    (tmp_path / "memories").mkdir()
    (tmp_path / "memories/x.tmx").write_bytes(b"\x00\x01\x02")
    with pytest.raises(InputError, match=r"x\.tmx"):
        MemoryIndex.open(tmp_path)


def test_no_memories(tmp_path: Path):
    index = MemoryIndex.open(tmp_path)
    assert index.languages == frozenset()
    assert index.search(["la"], "fr", 7000) == []
    assert index.keyed_rows(["12"], "fr") == []
    shutil.rmtree(tmp_path / "memories", ignore_errors=True)
    write_memory(tmp_path / "memories/x.tmx", [Entry((("fr", "La."), ("en", "The.")), "1")])
    assert index.refresh()
    assert len(index.search(["la", "."], "fr", 7000)) == 1


def test_a_minimum_out_of_range(tmp_path: Path):
    index = MemoryIndex.open(tmp_path)
    for minimum in (0, -1, 10_001):
        with pytest.raises(ValueError, match="minimum"):
            index.search(["la"], "fr", minimum)
    assert index_module.SCALE == 10_000


def test_fragments_and_patterns_in_any_number_of_parts(tmp_path: Path, in_parts, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tmkit.memory.index.suffix_files._SMALL", 0)
    rng = random.Random(51)
    memories, queries = made_memories(rng, 4, 60)
    write_all(tmp_path, memories)
    asked = rng.sample(queries, 30)
    patterns = [" ".join(words[:2]) for words in asked if len(words) > 2]
    in_parts(1, sum(path.stat().st_size for path in MemorySet.open(tmp_path).paths))
    whole = MemoryIndex.open(tmp_path)
    expected = [told_fragments(whole, words) for words in asked]
    counts = [whole.concordance(pattern, "fr").total for pattern in patterns]
    assert sum(map(len, expected)) > 20
    shutil.rmtree(tmp_path / ".tmkit")
    in_parts(3, sum(path.stat().st_size for path in MemorySet.open(tmp_path).paths))
    for index in (MemoryIndex.open(tmp_path), MemoryIndex.open(tmp_path)):
        assert len(index._parts) == 3
        assert [told_fragments(index, words) for words in asked] == expected
        assert [index.concordance(pattern, "fr").total for pattern in patterns] == counts
    assert len(list(tmp_path.glob(".tmkit/fragments/*/*.suffixes"))) >= 3


def told_fragments(index: MemoryIndex, words: Words) -> list[tuple[int, int, int]]:
    found = index.fragments(words, "fr", str.isalpha, least=3)
    for passage in found:
        for part, row, token in passage.rows:
            there = index.row_tokens(part, row, "fr")[token : token + passage.size]
            assert list(there) == words[passage.start : passage.start + passage.size]
    return [(p.start, p.size, p.places) for p in found]


def test_a_language_code_never_leaves_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tmkit.memory.index.suffix_files._SMALL", 0)
    monkeypatch.setattr(upkeep, "IN_MEMORY", 0)
    code = "../../../x"
    write_memory(tmp_path / "memories/x.tmx", [Entry(((code, "alpha beta gamma"), ("en", "x")), "1")])
    index = MemoryIndex.open(tmp_path)
    (found,) = index.fragments(["alpha", "beta"], code, str.isalpha, least=2)
    assert found.size == 2
    assert {path.name for path in tmp_path.iterdir()} == {"memories", ".tmkit"}


def test_a_memory_that_goes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    memories, queries = made_memories(random.Random(6), 3, 20)
    write_all(tmp_path, memories)
    for limit in (0, 1 << 20):
        monkeypatch.setattr(upkeep, "IN_MEMORY", limit)
        gather = upkeep.gather
        write_all(tmp_path, memories)

        def gather_late(file, *told, gather=gather):
            (tmp_path / "memories/m1.tmx").unlink(missing_ok=True)
            return gather(file, *told)

        monkeypatch.setattr(upkeep, "gather", gather_late)
        shutil.rmtree(tmp_path / ".tmkit", ignore_errors=True)
        index = MemoryIndex.open(tmp_path)
        left = {name: entries for name, entries in memories.items() if name != "memories/m1.tmx"}
        assert_same(index, left, queries[:10], random.Random(1))
        monkeypatch.setattr(upkeep, "gather", gather)


def test_fragments_follow_changes(tmp_path: Path):
    words = "alpha beta gamma delta epsilon".split()
    write_memory(tmp_path / "memories/x.tmx", [Entry((("fr", " ".join(words)), ("en", "x")), "1")])
    index = MemoryIndex.open(tmp_path)
    assert told_fragments(index, words) == [(0, 5, 1)]
    write_memory(tmp_path / "memories/x.new.tmx", [Entry((("fr", " ".join(words[:3])), ("en", "x")), "2")])
    assert index.refresh()
    assert told_fragments(index, words[:3]) == [(0, 3, 2)]
    write_memory(tmp_path / "memories/x.new.tmx", [Entry((("fr", " ".join(words[:3])), ("en", "x")), "1")])
    assert index.refresh()
    assert told_fragments(index, words) == [(0, 3, 1)]


@pytest.mark.slow
def test_same_as_a_scan_of_real_text(tmp_path: Path, real_data: Path, in_parts):
    import lzma

    from tests.memory_index.made import Scan

    with lzma.open(real_data / "canlaw-dev.tsv.xz", "rt", encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    rng = random.Random(61)
    chosen = rng.sample(lines, 12_400)
    archive, others = chosen[:12_000], chosen[12_000:]
    memories = {
        f"memories/m{n}.tmx": [Entry((("fr", fr), ("en", en)), str(i)) for i, (en, fr, _) in enumerate(archive[n::6])]
        for n in range(6)
    }
    write_all(tmp_path, memories)
    in_parts(5, sum(path.stat().st_size for path in MemorySet.open(tmp_path).paths))
    index = MemoryIndex.open(tmp_path)
    vocabulary = [word for en, _, _ in archive[:500] for word in words_of(en)]
    for language, column in (("fr", 1), ("en", 0)):
        texts = [words_of(line[column]) for line in archive]
        scan = Scan([list(words) for words in texts])
        queries = [list(words_of(line[column])) for line in others[:110]]
        queries += [mutated(rng, list(rng.choice(texts)), vocabulary, rng.uniform(0, 0.6)) for _ in range(110)]
        compared = 0
        for query in queries:
            distances, longest = scan.distances(query)
            for minimum in MINIMA:
                near = np.flatnonzero(10_000 * distances <= (10_000 - minimum) * longest)
                wanted = {texts[i]: int(distances[i]) for i in near}
                found = {
                    index.row_tokens(h.part, h.row, language): h.distance
                    for h in index.search(query, language, minimum)
                }
                assert found == wanted
                compared += 1
        assert compared >= 1_000


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
