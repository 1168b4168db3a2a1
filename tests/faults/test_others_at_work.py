"""Several programs writing to one memory at once."""

from __future__ import annotations

import subprocess

import pytest

from tests.memory.reading import new_unit, pairs
from tmkit.memory.bulk import fold, rewrite
from tmkit.memory.sidecar import Confirmer
from tmkit.model import LockedError
from tmkit.storage import swap

MEMORY = "memories/a.tmx"


def test_what_two_writers_confirm_is_there_exactly_once(python, tmp_path):
    writers = [python("write_much.py", tmp_path, name, 45) for name in ("one", "two")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    expected = sorted(f"{name} {number}" for name in ("one", "two") for number in range(45))
    assert sorted(target for _, target in pairs(tmp_path)) == expected
    fold(tmp_path, MEMORY)
    assert sorted(target for _, target in pairs(tmp_path)) == expected


def test_a_memory_that_another_program_rewrites_is_never_overwritten(python, tmp_path):
    if swap._call() is None:
        pytest.skip("this system cannot exchange names")
    (tmp_path / "memories").mkdir()
    confirmer = Confirmer(tmp_path)
    written = refused = 0
    with python("rewrite_without_lock.py", tmp_path / MEMORY, 2.5, stdout=subprocess.PIPE) as other:
        while other.poll() is None:
            confirmer.confirm(MEMORY, new_unit(f"Source {written}", f"Target {written}"))
            try:
                rewrite(tmp_path, MEMORY, change=lambda unit, _: unit)
            except LockedError:
                refused += 1
            else:
                written += 1
        said = other.stdout.read().splitlines()
    assert other.returncode == 0
    assert said[:-1] == []
    assert int(said[-1]) > 50
    assert written + refused
    assert (f"Version {said[-1]}.", f"Version {said[-1]}.") in pairs(tmp_path)
