import errno
import os
import time

import pytest

from tmkit.model import InputError
from tmkit.storage import room
from tmkit.storage.atomic import replace_file

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be replaced here")


@pytest.fixture(autouse=True)
def _none_held():
    room.give_back()
    yield
    room.give_back()


def wait_until_none_is_held():
    end = time.monotonic() + 10
    while room._held and time.monotonic() < end:
        time.sleep(0.001)
    assert not room._held


def test_small_files_are_held_up_to_a_number(tmp_path):
    for number in range(room._MOST + 1):
        replace_file(tmp_path / "a", b"%d" % number)
    assert len(room._held) == room._MOST  # the first replaced nothing
    replace_file(tmp_path / "a", b"last")
    wait_until_none_is_held()


def test_a_large_file_is_let_go_of_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(room, "_SMALL", 3)
    replace_file(tmp_path / "a", b"1234")
    replace_file(tmp_path / "a", b"1")
    wait_until_none_is_held()


def test_a_file_that_was_not_replaced_is_not_held(tmp_path, monkeypatch):
    replace_file(tmp_path / "a", b"1")

    def write(_stream):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        replace_file(tmp_path / "a", write)
    assert not room._held


def test_a_full_disk_is_given_all_back(tmp_path, monkeypatch):
    replace_file(tmp_path / "a", b"1")
    replace_file(tmp_path / "a", b"2")
    assert room._held

    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(InputError):
        replace_file(tmp_path / "a", b"3")
    assert not room._held
