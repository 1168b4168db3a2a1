"""Work that dies at any of its steps: each acknowledged unit is there exactly once, and the work can be done again."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.faults.die_at_step import MEMORY, WORKS
from tests.memory.reading import new_unit, pairs
from tmkit.formats.tmx import default_header, read_units, unit_bytes
from tmkit.memory.bulk import fold, replace_memory
from tmkit.memory.sidecar import Confirmer, Known

OLD = [(f"Ancien {n}", f"Old {n}") for n in range(3)]
CONFIRMED = [(f"Confirmé {n} " + "x" * 9_000, f"Confirmed {n}") for n in range(12)]
NEW = ("Nouveau", "New")


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """A memory with three units, and two sidecars with twelve."""
    root = tmp_path_factory.mktemp("start")
    replace_memory(root, MEMORY, [new_unit(*pair) for pair in OLD], default_header("fr"))
    confirmer = Confirmer(root)
    for pair in CONFIRMED:
        confirmer.confirm(MEMORY, new_unit(*pair))
    assert len(list((root / "memories").iterdir())) == 3
    return root


def runs(python, tmp_path, start, work):
    shutil.copytree(start, tmp_path / "start")
    with python("die_at_step.py", tmp_path, work, stdout=subprocess.PIPE) as process:
        lines = process.stdout.read().splitlines()
    assert process.returncode == 0
    assert lines[-1] == f"{len(lines) - 1} done"
    steps = [line.partition("died ")[2] for line in lines[:-1]]
    assert len(steps) >= 6
    return [(tmp_path / str(number), step) for number, step in enumerate([*steps, "done"])]


def tidy(root):
    return sorted(path.name for path in (root / "memories").iterdir())


@pytest.mark.parametrize(
    "begin", ["with sidecars", "memory gone", "after an interrupted fold", "one id in two sidecars"]
)
def test_a_fold_that_dies_loses_and_doubles_nothing(python, tmp_path, start, begin):
    expected = sorted(OLD + CONFIRMED)
    prepared = tmp_path / "prepared"
    shutil.copytree(start, prepared)
    if begin == "memory gone":
        (prepared / MEMORY).unlink()
        expected = sorted(CONFIRMED)
    elif begin == "after an interrupted fold":
        fold(prepared, MEMORY)
        shutil.copyfile(start / "memories/a.new.tmx", prepared / "memories/a.new.tmx")
        shutil.copyfile(start / "memories/a.new-2.tmx", prepared / "memories/a.new-2.tmx")
    elif begin == "one id in two sidecars":
        first = next(read_units(prepared / "memories/a.new.tmx")).unit
        later = new_unit("Ancien", "Highest number", tuid=first.attribute("tuid"))
        sidecar = prepared / "memories/a.new-2.tmx"
        sidecar.write_bytes(sidecar.read_bytes().replace(b"</body>", unit_bytes(later) + b"</body>"))
        expected.remove(CONFIRMED[0])
        expected = sorted([*expected, ("Ancien", "Highest number")])
    for root, step in runs(python, tmp_path, prepared, "fold"):
        assert pairs(root) == expected, step
        fold(root, MEMORY)
        assert pairs(root) == expected, step
        assert [name for name in tidy(root) if not name.startswith(".")] == ["a.tmx"], step


def test_a_confirmation_that_dies_is_there_once_or_not_at_all(python, tmp_path, start):
    before = sorted(OLD + CONFIRMED)
    after = sorted([*before, NEW])
    found = []
    for root, step in runs(python, tmp_path, start, "confirm"):
        found.append(pairs(root))
        assert found[-1] in (before, after), step
        known = Confirmer(root).confirm(MEMORY, new_unit(*NEW)).known
        assert (known is Known.SAME_TARGET) == (found[-1] == after), step
        assert pairs(root) == after, step
        fold(root, MEMORY)
        assert pairs(root) == after, step
    assert found[0] == before
    assert found[-1] == after


@pytest.mark.parametrize("work", ["rewrite", "set", "replace"])
def test_a_bulk_write_that_dies_is_done_whole_or_not_at_all(python, tmp_path, start, work):
    before = sorted(OLD + CONFIRMED)
    after = {"rewrite": sorted([*before, NEW]), "set": before, "replace": sorted([*CONFIRMED, NEW])}[work]
    for root, step in runs(python, tmp_path, start, work):
        assert pairs(root) in (before, after), step
        WORKS[work](root)
        assert pairs(root) == after, step
        fold(root, MEMORY)
        assert pairs(root) == after, step
        assert [name for name in tidy(root) if not name.startswith(".")] == ["a.tmx"], step


def test_an_alignment_that_dies_leaves_no_half_memory_and_no_half_review(python, tmp_path, start):
    shutil.copytree(start, tmp_path / "done")
    (tmp_path / "done" / "tmkit.toml").write_text("")
    WORKS["align"](tmp_path / "done")
    written = {name: (tmp_path / "done" / name).read_bytes() for name in (MEMORY, "review.html")}
    prepared = tmp_path / "prepared"
    shutil.copytree(start, prepared)
    (prepared / "tmkit.toml").write_text("")
    before = (prepared / MEMORY).read_bytes()
    for root, step in runs(python, tmp_path, prepared, "align"):
        assert (root / MEMORY).read_bytes() in (before, written[MEMORY]), step
        review = root / "review.html"
        assert not review.exists() or review.read_bytes() == written["review.html"], step
        WORKS["align"](root)
        assert (root / MEMORY).read_bytes() == written[MEMORY], step
