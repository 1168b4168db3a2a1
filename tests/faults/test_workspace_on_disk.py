"""A workspace on a disk that is read-only or full, as a user sees it."""

from __future__ import annotations

import contextlib
import subprocess
from functools import partial
from pathlib import Path

import pytest

from tests.cli.made import AGREED, make_workspace
from tests.cli.running import run_main
from tmkit.memory.index import upkeep

NEW = "memories/new.tmx"


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted((folder / "memories").rglob("*")) if path.is_file()}


@pytest.fixture
def run(monkeypatch):
    return partial(run_main, monkeypatch)


def fill(disk: Path) -> Path:
    """A file that takes all the room there is."""
    filler = disk / "rest"
    with filler.open("wb", buffering=0) as stream, contextlib.suppress(OSError):
        while stream.write(b"x" * 1024):
            pass
    return filler


CHANGES = [
    ("confirm", "Le guide est gratuit.", "The guide is free.", "--into", "memories/2017.tmx"),
    ("confirm", "Le guide est gratuit.", "The guide is free.", "--into", "memories/sub/new.tmx"),
    ("import", "../more.tsv", "--into", "memories/2017.tmx"),
    ("import", "../more.tsv", "--into", NEW),
    ("memory", "set", "memories/2017.tmx", "--date", "2018"),
    ("memory", "merge", "memories/2017.tmx", "memories/older/2016.tmx", "--into", "memories/all.tmx"),
    ("init", "sub"),
]


@pytest.mark.parametrize("saved", [False, True])
def test_a_read_only_workspace_can_be_asked_and_not_changed(small_disk, run, monkeypatch, saved):
    monkeypatch.setattr(upkeep, "IN_MEMORY", 0)
    (small_disk.parent / "more.tsv").write_text("fr\ten\nLe guide est gratuit.\tThe guide is free.\n", encoding="utf-8")
    workspace = make_workspace(small_disk / "small")
    (small_disk / "more.tsv").write_text("fr\ten\nLe guide est gratuit.\tThe guide is free.\n", encoding="utf-8")
    if saved:
        assert run("lookup", AGREED[0], folder=workspace).status == 0
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    before = contents(workspace)
    (match,) = run("lookup", "--json", AGREED[0], folder=workspace).object["matches"]
    assert (match["score"], match["target"], match["agreeing"]["units"]) == (100, AGREED[1], [2, 2])
    assert run("concordance", "--json", "programme", folder=workspace).status == 0
    assert len(run("memory", "list", "--json", folder=workspace).objects) == 2
    assert run("memory", "clean", folder=workspace).status == 0
    for arguments in CHANGES:
        assert run(*arguments, folder=workspace).refused("read-only")
    assert contents(workspace) == before


def test_a_disk_that_fills_while_importing_or_confirming(small_disk, tmp_path, run):
    workspace = make_workspace(small_disk / "small")
    lines = [f"Le guide {number} est gratuit.\tGuide {number} is free of charge." for number in range(2000)]
    (tmp_path / "large.tsv").write_text("\n".join(["fr\ten", *lines, ""]), encoding="utf-8")
    before = contents(workspace)
    for memory in ("memories/2017.tmx", NEW):
        ran = run("import", tmp_path / "large.tsv", "--into", memory, folder=workspace)
        assert ran.refused(memory, "no room left on the disk; nothing was changed")
        assert contents(workspace) == before
    filler = fill(small_disk)
    (small_disk / "more.tsv").write_bytes(b"")
    (tmp_path / "more.tsv").write_text("fr\ten\nLe guide est gratuit.\tThe guide is free.\n", encoding="utf-8")
    for arguments in CHANGES:
        changed = [tmp_path / "more.tsv" if one == "../more.tsv" else one for one in arguments]
        assert run(*changed, folder=workspace).refused("no room left on the disk")
    assert contents(workspace) == before
    assert run("init", "sub", folder=workspace).refused("no room left on the disk")
    filler.unlink()
    subprocess.run(["mount", "-o", "remount,size=1m", str(small_disk)], check=True)
    assert run("init", "sub", folder=workspace).status == 0
    assert run("confirm", *CHANGES[0][1:], folder=workspace).status == 0


def test_a_disk_that_fills_while_the_index_is_built(small_disk, tmp_path, run, monkeypatch):
    monkeypatch.setattr(upkeep, "IN_MEMORY", 0)
    workspace = make_workspace(small_disk / "small")
    filler = fill(small_disk)
    for room in (0, 4, 16, 48):
        with filler.open("r+b") as rest:
            rest.truncate(filler.stat().st_size - 1024 * room)
        before = contents(workspace)
        (match,) = run("lookup", "--json", AGREED[0], folder=workspace).object["matches"]
        assert (match["score"], match["agreeing"]["units"]) == (100, [2, 2])
        assert contents(workspace) == before
