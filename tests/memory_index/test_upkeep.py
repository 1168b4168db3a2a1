"""The index follows its files: what is read again, what is kept, and what happens where something is amiss."""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

import pytest

from tests.memory_index.archive import Entry, words_of, write_all, write_memory
from tests.memory_index.workspaces import assert_same, made_memories
from tmkit.memory.files import MemorySet
from tmkit.memory.index import upkeep
from tmkit.memory.index.index import ChangedError, MemoryIndex
from tmkit.model import InputError


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
