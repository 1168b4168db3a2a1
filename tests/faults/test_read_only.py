"""A workspace that cannot be written: one line, nothing changed, and reading goes on."""

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
READ_ONLY = "is read-only or not yours to write; nothing was changed"


@pytest.fixture
def root(tmp_path):
    prepare(tmp_path)
    return tmp_path


def prepare(root):
    replace_memory(root, MEMORY, [new_unit()], default_header("fr"))
    confirm(root, MEMORY, new_unit("Autre", "Other"))


def assert_refused(root):
    before = pairs(root)
    for work in (
        lambda: fold(root, MEMORY),
        lambda: rewrite(root, MEMORY, add=[new_unit("Nouveau", "New")]),
        lambda: replace_memory(root, MEMORY, [new_unit("Nouveau", "New")], default_header("fr")),
        lambda: confirm(root, MEMORY, new_unit("Encore", "Again")),
        lambda: Confirmer(root).confirm("memories/new/b.tmx", new_unit()),
    ):
        with pytest.raises(InputError, match=READ_ONLY) as caught:
            work()
        assert "\n" not in str(caught.value)
    assert pairs(root) == before


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM])
@pytest.mark.parametrize("lock_too", [True, False])
def test_a_system_that_refuses(root, monkeypatch, number, lock_too):
    opening, making = os.open, os.mkdir

    def refusing(path, flags, *arguments, **options):
        if flags & (os.O_CREAT if lock_too else os.O_EXCL):
            raise OSError(number, os.strerror(number), str(path))
        return opening(path, flags, *arguments, **options)

    def making_nothing(path, *arguments, **options):
        if root.is_relative_to("/") and str(path).startswith(str(root)):
            raise OSError(number, os.strerror(number), str(path))
        return making(path, *arguments, **options)

    monkeypatch.setattr(os, "open", refusing)
    monkeypatch.setattr(os, "mkdir", making_nothing)
    assert_refused(root)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind root")
def test_folders_without_permission(root):
    (root / "memories").chmod(0o555)
    root.chmod(0o555)
    try:
        assert_refused(root)
    finally:
        root.chmod(0o755)
        (root / "memories").chmod(0o755)


def test_a_disk_that_is_mounted_read_only(small_disk):
    prepare(small_disk)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert_refused(small_disk)
