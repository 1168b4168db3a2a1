"""Which files are indexed together."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.memory.index.parts import Held, plan

KB = 1 << 10


def held(name: str, *files: str, live: int, dead: int = 0) -> Held:
    return Held(name, files, live, dead)


def test_a_first_build_is_one_part():
    found = plan([], {"b": 30 * KB, "a": 10})
    assert found.kept == ()
    assert found.built == (("a", "b"),)


def test_nothing_to_do():
    parts = [held("p", "a", live=10), held("q", "b", live=10)]
    assert plan(parts, {"a": 10, "b": 10}).kept == ("p", "q")
    assert plan(parts, {"a": 10, "b": 10}).built == ()


def test_a_small_change_leaves_a_large_part_alone():
    parts = [held("p", "a", "b", live=1000 * KB, dead=5 * KB)]
    found = plan(parts, {"a": 500 * KB, "b": 500 * KB, "c": 5 * KB})
    assert found.kept == ("p",)
    assert found.built == (("c",),)


def test_what_is_indexed_takes_along_what_is_no_larger():
    parts = [held("p", "a", live=1000), held("q", "b", live=90), held("r", "c", live=150)]
    found = plan(parts, {"a": 1000, "b": 90, "c": 150, "d": 100})
    assert found.kept == ("p",)
    assert found.built == (("b", "c", "d"),)


def test_a_part_mostly_dead_is_indexed_anew():
    found = plan([held("p", "a", live=40, dead=60), held("q", "b", live=900)], {"a": 40, "b": 900})
    assert found.kept == ("q",)
    assert found.built == (("a",),)


def test_a_part_all_dead_goes():
    assert plan([held("p", live=0, dead=60)], {}).kept == ()


def test_large_files_have_parts_of_their_own():
    sizes = dict.fromkeys("abcdefgh", 100)
    found = plan([], sizes, largest=250)
    assert found.built == (("a", "b", "c"), ("d", "e"), ("f", "g", "h"))
    assert len(plan([], {str(n): 100 for n in range(80)}, largest=250).built) == 8


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 25), st.integers(1, 400)), max_size=60), st.integers(100, 2_000))
def test_whatever_changes_every_file_is_in_one_part_and_parts_stay_few(changes: list[tuple[int, int]], largest: int):
    sizes: dict[str, int] = {}
    parts: dict[str, dict[str, int]] = {}  # by part: its files that are still live
    weights: dict[str, int] = {}
    for step, (file, size) in enumerate(changes):
        name = f"f{file:02}"
        if size % 7 == 0:
            sizes.pop(name, None)
        else:
            sizes[name] = size
        known = []
        for part, files in parts.items():
            files.pop(name, None)
            live = sum(files.values())
            known.append(Held(part, tuple(files), live, weights[part] - live))
        found = plan(known, sizes, largest=largest)
        live_of = {part.name: part for part in known}
        new = {f"{step}-{i}": {n: sizes[n] for n in group} for i, group in enumerate(found.built)}
        indexed = [n for name in found.kept for n in live_of[name].files] + [n for g in found.built for n in g]
        assert sorted(indexed) == sorted(sizes)
        parts = {name: parts[name] for name in found.kept} | new
        weights |= {name: sum(files.values()) for name, files in new.items()}
        assert len(parts) <= 8
        limit = max(largest, -(-sum(sizes.values()) // 8))
        assert all(sum(files.values()) - files[max(files)] < limit for files in new.values())
