import os

import pytest

from tmkit.memory.files import MemorySet, memory_file, sidecar_path, sidecars
from tmkit.model import InputError


def touch(root, *names):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def names(root):
    return [file.name for file in MemorySet.open(root).memories]


def test_memories_are_sorted_by_their_path_below_the_workspace(tmp_path):
    touch(tmp_path, "memories/b.tmx", "memories/a/z.tmx", "memories/a.tmx", "memories/notes.txt", "other/c.tmx")
    assert names(tmp_path) == ["memories/a.tmx", "memories/a/z.tmx", "memories/b.tmx"]


def test_no_folder_means_no_memories(tmp_path):
    assert MemorySet.open(tmp_path).memories == ()


def test_hidden_files_and_unfinished_copies_are_no_memories(tmp_path):
    touch(tmp_path, "memories/.a.tmx.tmkit-0a1b2c", "memories/.b.tmx", "memories/.git/c.tmx")
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "memory", "number"),
    [
        ("a.tmx", "a.tmx", 0),
        ("a.new.tmx", "a.tmx", 1),
        ("a.new-2.tmx", "a.tmx", 2),
        ("a.new-12.tmx", "a.tmx", 12),
        ("a.new-1.tmx", "a.new-1.tmx", 0),
        ("a.new-02.tmx", "a.new-02.tmx", 0),
        ("new.tmx", "new.tmx", 0),
        (".new.tmx", ".new.tmx", 0),
        ("a.new.new.tmx", "a.new.tmx", 1),
    ],
)
def test_sidecars_are_known_by_their_name(tmp_path, name, memory, number):
    file = memory_file(tmp_path, tmp_path / "memories" / name)
    assert (file.name, file.memory, file.number) == (f"memories/{name}", f"memories/{memory}", number)


def test_a_sidecars_path_is_recognised_again(tmp_path):
    memory = tmp_path / "memories" / "report 2018.fr.tmx"
    for number in (1, 2, 10, 4711):
        file = memory_file(tmp_path, sidecar_path(memory, number))
        assert (file.memory, file.number) == ("memories/report 2018.fr.tmx", number)


def test_groups_and_sidecars_go_by_number(tmp_path):
    touch(tmp_path, *(f"memories/a{mark}.tmx" for mark in (".new-10", ".new-2", ".new", "", "b")), "memories/c.new.tmx")
    groups = [[file.name for file in group] for group in MemorySet.open(tmp_path).groups()]
    assert groups == [
        ["memories/a.tmx", "memories/a.new.tmx", "memories/a.new-2.tmx", "memories/a.new-10.tmx"],
        ["memories/ab.tmx"],
        ["memories/c.new.tmx"],
    ]
    assert [number for number, _ in sidecars(tmp_path / "memories/a.tmx")] == [1, 2, 10]
    assert sidecars(tmp_path / "nowhere/a.tmx") == []


def test_a_link_out_of_the_workspace_is_refused(tmp_path):
    touch(tmp_path, "elsewhere/a.tmx", "work/memories/b.tmx")
    link = tmp_path / "work/memories/link.tmx"
    link.symlink_to(tmp_path / "elsewhere/a.tmx")
    with pytest.raises(InputError, match=r"link\.tmx: is a link out of the workspace"):
        MemorySet.open(tmp_path / "work")
    link.unlink()
    (tmp_path / "work/memories/folder").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InputError, match="folder: is a link out of the workspace"):
        MemorySet.open(tmp_path / "work")


def test_a_link_within_the_workspace_is_followed_once(tmp_path):
    touch(tmp_path, "memories/real/a.tmx", "archive/b.tmx")
    (tmp_path / "memories/again").symlink_to(tmp_path / "memories/real")
    (tmp_path / "memories/real/loop").symlink_to(tmp_path / "memories")
    (tmp_path / "memories/zzz").symlink_to(tmp_path / "archive")
    assert names(tmp_path) == ["memories/real/a.tmx", "memories/zzz/b.tmx"]


def test_a_workspace_may_be_given_by_a_relative_path(tmp_path, monkeypatch):
    touch(tmp_path, "memories/a.tmx")
    monkeypatch.chdir(tmp_path)
    assert names(os.curdir) == ["memories/a.tmx"]
