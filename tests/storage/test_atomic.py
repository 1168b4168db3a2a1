import errno
import os
import stat
import threading
import time

import pytest

from tmkit.model import InputError, LockedError
from tmkit.storage import atomic, expecting, swap
from tmkit.storage.atomic import replace_file, sweep
from tmkit.storage.fingerprint import ABSENT, fingerprint, read_fingerprinted


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.tmx"
    path.write_bytes(b"one")
    return path


@pytest.fixture(params=["exchange", "rename"])
def either_way(request, monkeypatch):
    """With the system's exchange of names, and without."""
    if request.param == "rename":
        monkeypatch.setattr(swap, "_call", lambda: None)
    elif swap._call() is None:
        pytest.skip("this system cannot exchange names")
    return request.param


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def alone(path):
    return names(path.parent) == [path.name]


def test_the_content_is_replaced_and_nothing_is_left_beside(file):
    replace_file(file, b"two")
    assert file.read_bytes() == b"two"
    replace_file(file, lambda stream: stream.write(b"three") and None)
    assert file.read_bytes() == b"three"
    assert alone(file)


def test_parent_folders_are_made(tmp_path):
    replace_file(tmp_path / "x" / "y" / "a.tmx", b"one")
    assert (tmp_path / "x" / "y" / "a.tmx").read_bytes() == b"one"


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_permissions_stay(file, tmp_path):
    file.chmod(0o640)
    replace_file(file, b"two")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    replace_file(tmp_path / "new", b"two")
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o666 & ~umask


def test_a_link_is_followed(file, tmp_path):
    link = tmp_path / "link.tmx"
    link.symlink_to(file)
    replace_file(link, b"two")
    assert link.is_symlink()
    assert file.read_bytes() == b"two"


def test_long_names_are_no_hindrance(tmp_path):
    path = tmp_path / ("é" * 120 + ".tmx")
    replace_file(path, b"one")
    assert path.read_bytes() == b"one"


def test_a_writer_that_fails_changes_nothing(file):
    def write(stream):
        stream.write(b"half")
        raise RuntimeError("writer")

    with pytest.raises(RuntimeError, match="writer"):
        replace_file(file, write)
    assert file.read_bytes() == b"one"
    assert alone(file)


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room left on the disk; nothing was changed"),
        (errno.EDQUOT, "no room left on the disk; nothing was changed"),
        (errno.EROFS, "is read-only or not yours to write; nothing was changed"),
        (errno.EACCES, "is read-only or not yours to write; nothing was changed"),
        (errno.EIO, "cannot be written"),
    ],
)
def test_a_refusing_disk_is_one_line_and_changes_nothing(file, monkeypatch, step, number, words):
    def refuse(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(InputError, match=words) as caught:
        replace_file(file, b"two")
    monkeypatch.undo()
    assert str(caught.value).startswith(f"{file}: ")
    assert "\n" not in str(caught.value)
    assert file.read_bytes() == b"one"
    assert alone(file)


def test_a_folder_or_a_file_in_the_way_is_one_line(file, tmp_path):
    with pytest.raises(InputError, match="is a folder, expected a file"):
        replace_file(tmp_path, b"two")
    with pytest.raises(InputError, match="one of its parent folders is a file"):
        replace_file(file / "below" / "b.tmx", b"two")


def test_a_folder_that_is_not_confirmed_is_said(file, monkeypatch):
    def refuse(_folder):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(atomic, "flush_folder", refuse)
    with pytest.raises(InputError, match="was replaced, but the disk did not confirm it"):
        replace_file(file, b"two")


def test_what_is_expected_is_replaced(file, tmp_path, either_way):
    replace_file(file, b"two", expected=fingerprint(file))
    assert file.read_bytes() == b"two"
    replace_file(tmp_path / "new", b"one", expected=ABSENT)
    assert names(tmp_path) == ["a.tmx", "new"]


def test_what_is_not_expected_is_left(file, tmp_path, either_way):
    taken = fingerprint(file)
    file.write_bytes(b"other")
    for expected in (taken, ABSENT):
        with pytest.raises(LockedError, match="another program changed this file meanwhile"):
            replace_file(file, b"two", expected=expected)
    file.unlink()
    with pytest.raises(LockedError):
        replace_file(file, b"two", expected=taken)
    assert names(tmp_path) == []


def at_the_last_moment(monkeypatch, act):
    """Have another program act just after the file was found to be as expected."""
    look = expecting.looks_unchanged

    def looking(path, recorded):
        found = look(path, recorded)
        act()
        return found

    monkeypatch.setattr(expecting, "looks_unchanged", looking)


def test_a_file_replaced_at_the_last_moment_is_put_back(file, tmp_path, monkeypatch):
    if swap._call() is None:
        pytest.skip("this system cannot exchange names")

    def act():
        (tmp_path / "b").write_bytes(b"other")
        (tmp_path / "b").replace(file)

    taken = fingerprint(file)
    at_the_last_moment(monkeypatch, act)
    with pytest.raises(LockedError):
        replace_file(file, b"two", expected=taken)
    assert file.read_bytes() == b"other"
    assert alone(file)


def test_a_file_written_in_place_at_the_last_moment_is_put_back(file, monkeypatch):
    if swap._call() is None:
        pytest.skip("this system cannot exchange names")
    taken = fingerprint(file)
    at_the_last_moment(monkeypatch, lambda: file.write_bytes(b"eno"))
    with pytest.raises(LockedError):
        replace_file(file, b"two", expected=taken)
    assert file.read_bytes() == b"eno"
    assert alone(file)


def test_a_file_removed_or_made_at_the_last_moment_is_respected(file, tmp_path, monkeypatch):
    taken = fingerprint(file)
    at_the_last_moment(monkeypatch, file.unlink)
    if swap._call() is not None:
        with pytest.raises(LockedError):
            replace_file(file, b"two", expected=taken)
        assert names(tmp_path) == []
    monkeypatch.undo()
    file.unlink(missing_ok=True)
    at_the_last_moment(monkeypatch, lambda: file.write_bytes(b"other"))
    with pytest.raises(LockedError):
        replace_file(file, b"two", expected=ABSENT)
    assert file.read_bytes() == b"other"


@pytest.mark.parametrize("writes_during", [1, 2, 3])
def test_putting_back_gives_way_to_what_is_newer_still(file, tmp_path, monkeypatch, writes_during):
    """Another program replaces the file again while its earlier work is being put back."""
    if swap._call() is None:
        pytest.skip("this system cannot exchange names")
    written = []

    def act():
        (tmp_path / "b").write_bytes(b"other %d" % len(written))
        (tmp_path / "b").replace(file)
        written.append(1)

    exchange = expecting.swap

    def exchanging(one, other):
        if len(written) < writes_during:
            act()
        return exchange(one, other)

    taken = fingerprint(file)
    monkeypatch.setattr(expecting, "swap", exchanging)
    with pytest.raises(LockedError):
        replace_file(file, b"two", expected=taken)
    assert file.read_bytes() == b"other %d" % (writes_during - 1)
    assert alone(file)


def test_a_file_rewritten_all_the_time_is_never_overwritten(file, tmp_path):
    """Each time another program looks, it finds its last version, or ours made from that."""
    if swap._call() is None:
        pytest.skip("this system cannot exchange names")
    stop = time.monotonic() + 1.5
    rounds = 0
    lost = []

    def found(version):
        for _ in range(100):  # ours may lie there for an instant before it is taken back
            if file.read_bytes().startswith(b"version %d." % version):
                return True
            time.sleep(0.001)
        return False

    def rewrite():
        nonlocal rounds
        while time.monotonic() < stop:
            if not found(rounds):
                lost.append(rounds)
            rounds += 1
            (tmp_path / "b").write_bytes(b"version %d." % rounds)
            (tmp_path / "b").replace(file)
            time.sleep(0.0003)

    file.write_bytes(b"version 0.")
    thread = threading.Thread(target=rewrite)
    thread.start()
    refused = 0
    while thread.is_alive():
        content, taken = read_fingerprinted(file)
        try:
            replace_file(file, content + b" and ours", expected=taken)
        except LockedError:
            refused += 1
    thread.join()
    assert refused
    assert not lost
    assert found(rounds)


def test_abandoned_copies_are_swept_after_an_hour(file, tmp_path):
    old, young = tmp_path / ".a.tmx.tmkit-0123", tmp_path / ".a.tmx.tmkit-4567"
    for path in (old, young, tmp_path / ".other"):
        path.write_bytes(b"half")
    hours_ago = time.time() - 7200
    os.utime(old, (hours_ago, hours_ago))
    os.utime(tmp_path / ".other", (hours_ago, hours_ago))
    sweep(tmp_path)
    sweep(tmp_path / "nowhere")
    assert names(tmp_path) == [".a.tmx.tmkit-4567", ".other", "a.tmx"]


def test_the_expected_may_be_given_as_bytes(file, tmp_path, either_way):
    replace_file(file, b"two", expected=b"one")
    assert file.read_bytes() == b"two"
    with pytest.raises(LockedError):
        replace_file(file, b"three", expected=b"one")
    with pytest.raises(LockedError):
        replace_file(tmp_path / "new", b"three", expected=b"one")
    assert names(tmp_path) == ["a.tmx"]
    assert file.read_bytes() == b"two"
