"""A disk that is full: one line, and nothing changed."""

from __future__ import annotations

import errno
import os
import subprocess

import pytest

from tests.memory.reading import new_unit, pairs
from tmkit.formats.tmx import default_header
from tmkit.memory.bulk import fold, replace_memory, rewrite
from tmkit.memory.sidecar import Confirmer, confirm
from tmkit.model import InputError

MEMORY = "memories/a.tmx"
FULL = "no room left on the disk; nothing was changed"


def contents(root):
    return {path.name: path.read_bytes() for path in (root / "memories").iterdir()}


def assert_refused(root, work):
    before = contents(root)
    with pytest.raises(InputError, match=FULL) as caught:
        work()
    assert "\n" not in str(caught.value)
    assert contents(root) == before


def test_a_disk_that_is_really_full(small_disk):
    units = [new_unit(f"Source {number} " + "x" * 800, f"Target {number}") for number in range(80)]
    replace_memory(small_disk, MEMORY, units, default_header("fr"))
    confirm(small_disk, MEMORY, new_unit())
    before = pairs(small_disk)
    assert_refused(small_disk, lambda: fold(small_disk, MEMORY))
    assert_refused(small_disk, lambda: rewrite(small_disk, MEMORY, add=[new_unit("Nouveau", "New")]))
    confirmed = confirm_until_refused(small_disk)
    assert confirmed
    assert pairs(small_disk) == sorted(before + confirmed)
    assert not [name for name in contents(small_disk) if name.startswith(".")]


def confirm_until_refused(root):
    confirmer, confirmed = Confirmer(root), []
    for number in range(100):
        pair = (f"Encore {number} " + "x" * 1000, f"Again {number}")
        try:
            confirmer.confirm(MEMORY, new_unit(*pair))
        except InputError as error:
            said = str(error)
            break
        confirmed.append(pair)
    assert FULL in said
    return confirmed


def test_a_file_that_may_not_grow(python, tmp_path):
    """The system refuses to write beyond a size, in the midst of the file."""
    units = [new_unit(f"Source {number} " + "x" * 800, f"Target {number}") for number in range(60)]
    replace_memory(tmp_path, MEMORY, units, default_header("fr"))
    confirm(tmp_path, MEMORY, new_unit())
    before = contents(tmp_path)
    with python("fold_with_little_room.py", tmp_path, stdout=subprocess.PIPE) as process:
        said = process.stdout.read()
    assert process.returncode == 0
    assert said.startswith(str(tmp_path / MEMORY))
    assert FULL in said
    assert contents(tmp_path) == before


@pytest.mark.parametrize("step", ["open", "fsync", "rename", "write"])
def test_a_disk_that_fills_at_any_step(tmp_path, monkeypatch, step):
    replace_memory(tmp_path, MEMORY, [new_unit()], default_header("fr"))
    confirmer = Confirmer(tmp_path)
    confirmer.confirm(MEMORY, new_unit("Autre", "Other"))
    call = getattr(os, step)

    def filling(*arguments, **options):
        if step != "open" or arguments[1] & os.O_EXCL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return call(*arguments, **options)

    if step == "rename":
        monkeypatch.setattr("tmkit.storage.expecting.swap", filling)
    else:
        monkeypatch.setattr(os, step, filling)
    if step != "write":  # a large memory is written through a stream
        assert_refused(tmp_path, lambda: fold(tmp_path, MEMORY))
    assert_refused(tmp_path, lambda: confirmer.confirm(MEMORY, new_unit("Encore", "Again")))
    monkeypatch.undo()
    confirmer.confirm(MEMORY, new_unit("Encore", "Again"))
    fold(tmp_path, MEMORY)
    assert len(pairs(tmp_path)) == 3
