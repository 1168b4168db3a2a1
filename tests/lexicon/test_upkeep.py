from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from tests.lexicon.made import made_pairs, write_memory
from tmkit.lexicon import Lexicon
from tmkit.lexicon import upkeep as upkeep_module
from tmkit.memory.files import MemorySet
from tmkit.memory.index import parts, upkeep

FOLDER = Path(".tmkit", "lexicon", "en-fr")


def units(pairs: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"fr": fr, "en": en} for fr, en in pairs]


def built(root: Path) -> tuple[Lexicon | None, list[int]]:
    said: list[int] = []
    return Lexicon.open(root, MemorySet.open(root), "fr", "en", announce=said.append), said


def content(root: Path) -> bytes:
    current = (root / FOLDER / "current").read_text()
    return (root / FOLDER / current / "words").read_bytes()


def test_it_is_built_once_and_in_both_directions(tmp_path):
    write_memory(tmp_path, "a", units(made_pairs(300)))
    first, said = built(tmp_path)
    assert said == [300]
    again, said = built(tmp_path)
    assert said == []
    assert again.fingerprint == first.fingerprint
    back = Lexicon.open(tmp_path, None, "en", "fr", build=False)
    assert back.fingerprint == first.fingerprint
    assert back.languages == ("en", "fr")


def test_nothing_is_built_where_it_must_not(tmp_path):
    write_memory(tmp_path, "a", units(made_pairs(50)))
    assert Lexicon.open(tmp_path, None, "fr", "en", build=False) is None
    assert not (tmp_path / FOLDER).exists()


def test_the_same_memories_teach_the_same(tmp_path, monkeypatch):
    pairs = made_pairs(400)
    write_memory(tmp_path / "one", "a", units(pairs))
    for number in range(4):
        own = pairs[number * 100 : number * 100 + 100]
        write_memory(tmp_path / "four", f"m{number}", units(own[::-1]))
    monkeypatch.setattr(upkeep, "IN_MEMORY", 0)
    monkeypatch.setattr(upkeep, "plan", lambda held, sizes: parts.plan(held, sizes, most=4, largest=1))
    assert built(tmp_path / "one")[0].fingerprint == built(tmp_path / "four")[0].fingerprint
    assert content(tmp_path / "one") == content(tmp_path / "four")
    before = content(tmp_path / "four")
    shutil.rmtree(tmp_path / "four" / ".tmkit")
    assert built(tmp_path / "four")[1] == [400]
    assert content(tmp_path / "four") == before


def test_what_is_repeated_is_one_witness(tmp_path):
    pairs = made_pairs(200)
    write_memory(tmp_path / "once", "a", units(pairs))
    write_memory(tmp_path / "often", "a", units(pairs + pairs[:50] * 20))
    built(tmp_path / "once")
    built(tmp_path / "often")
    assert content(tmp_path / "once") == content(tmp_path / "often")


def test_it_may_lag_by_two_in_a_hundred(tmp_path):
    pairs = made_pairs(1_000)
    write_memory(tmp_path, "a", units(pairs[:900]))
    first, _ = built(tmp_path)
    write_memory(tmp_path, "b", units(pairs[900:910]))
    lagging, said = built(tmp_path)
    assert said == []
    assert lagging.fingerprint == first.fingerprint
    assert len(list((tmp_path / FOLDER).glob("g-*"))) == 1
    write_memory(tmp_path, "a", units([*pairs[:897], *pairs[910:913]]))  # written anew, with little change
    lagging, said = built(tmp_path)
    assert said == []
    assert lagging.fingerprint == first.fingerprint
    assert len(list((tmp_path / FOLDER).glob("g-*"))) == 2  # says that it has been looked at
    write_memory(tmp_path, "b", units(pairs[900:925]))  # 31 pairs of 900 by now
    fresh, said = built(tmp_path)
    assert said == [925]
    assert fresh.fingerprint != first.fingerprint


def test_what_came_little_by_little_counts_together(tmp_path):
    pairs = made_pairs(1_000)
    write_memory(tmp_path, "a", units(pairs[:900]))
    first, _ = built(tmp_path)
    for k in range(1, 6):
        write_memory(tmp_path, "a", units(pairs[: 900 + 5 * k]))
        found, said = built(tmp_path)
        assert (found.fingerprint == first.fingerprint) == (k < 4), k
        assert (said == []) == (k != 4), k


def test_a_damaged_one_is_built_anew(tmp_path):
    write_memory(tmp_path, "a", units(made_pairs(200)))
    first, _ = built(tmp_path)
    (generation,) = (tmp_path / FOLDER).glob("g-*")
    for damage in (b"", b"nothing of the kind", content(tmp_path)[:-100]):
        (generation / "words").write_bytes(damage)
        again, said = built(tmp_path)
        assert said == [200]
        assert again.fingerprint == first.fingerprint
        generation = tmp_path / FOLDER / (tmp_path / FOLDER / "current").read_text()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_builder_that_dies_leaves_the_one_before(tmp_path):
    pairs = made_pairs(300)
    start = tmp_path / "start"
    write_memory(start, "a", units(pairs[:200]))
    old = built(start)[0].fingerprint
    write_memory(start, "a", units(pairs))
    shutil.copytree(start, tmp_path / "whole")
    new = built(tmp_path / "whole")[0].fingerprint
    ended = []
    for step in range(40):
        root = tmp_path / str(step)
        shutil.copytree(start, root)
        child = os.fork()
        if child == 0:
            dying(step)
            built(root)
            os._exit(0)
        ended.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        known = upkeep_module.Derivation(
            root / FOLDER, signature=upkeep_module.SIGNATURE, options={"languages": ["en", "fr"]}
        ).current()
        assert known is not None
        assert known.details["fingerprint"] in {old, new}
        assert built(root)[0].fingerprint == new
        if ended[-1] == 0:
            break
    assert ended[-1] == 0
    assert len(ended) > 5
    assert set(ended[:-1]) == {9}


def dying(at: int) -> None:
    count = 0

    def counting(call):
        def step(*arguments, **options):
            nonlocal count
            if count == at:
                os._exit(9)
            count += 1
            return call(*arguments, **options)

        return step

    for name in ("fsync", "replace", "rename", "mkdir"):
        setattr(os, name, counting(getattr(os, name)))


def test_an_interrupted_build_leaves_nothing(tmp_path, monkeypatch):
    write_memory(tmp_path, "a", units(made_pairs(100)))

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(upkeep_module, "learn", stop)
    with pytest.raises(KeyboardInterrupt):
        built(tmp_path)
    assert list((tmp_path / FOLDER).glob("g-*")) == []


def test_two_at_once_build_one(tmp_path):
    write_memory(tmp_path, "a", units(made_pairs(300)))
    found: list[list[int]] = []
    workers = [threading.Thread(target=lambda: found.append(built(tmp_path)[1])) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(found) == [[], [], [300]]


def test_scipy_makes_no_difference(tmp_path, monkeypatch):
    write_memory(tmp_path / "with", "a", units(made_pairs(200)))
    write_memory(tmp_path / "without", "a", units(made_pairs(200)))
    built(tmp_path / "with")
    monkeypatch.setitem(__import__("sys").modules, "scipy", None)
    monkeypatch.setitem(__import__("sys").modules, "scipy.sparse", None)
    built(tmp_path / "without")
    assert content(tmp_path / "with") == content(tmp_path / "without")
