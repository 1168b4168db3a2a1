"""The index over TMX files: whatever parts they are in and whatever changed, it answers as a scan of them would."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.memory_index.archive import Archive, Entry, words_of, write_all, write_memory
from tests.memory_index.made import Words, mutated
from tests.memory_index.workspaces import MINIMA, assert_same, made_entry, made_memories
from tmkit.memory.files import MemorySet
from tmkit.memory.index import upkeep
from tmkit.memory.index.index import MemoryIndex


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
