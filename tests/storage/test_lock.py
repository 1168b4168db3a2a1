import errno
import os
import subprocess
import sys
import threading
import time

import pytest

from tmkit.model import InputError, LockedError
from tmkit.storage import lock as module
from tmkit.storage.lock import workspace_lock

HOLDER = (
    "import sys, time, pathlib\n"
    "from tmkit.storage.lock import workspace_lock\n"
    "with workspace_lock(pathlib.Path(sys.argv[1])):\n"
    "    print('held', flush=True)\n"
    "    time.sleep(60)\n"
)


@pytest.fixture
def other_process(tmp_path):
    with subprocess.Popen([sys.executable, "-c", HOLDER, tmp_path], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline()
        yield process
        process.kill()


def test_the_lock_file_stays(tmp_path):
    with workspace_lock(tmp_path):
        assert (tmp_path / ".tmkit.lock").exists()
    assert (tmp_path / ".tmkit.lock").exists()


def test_a_thread_may_enter_again(tmp_path):
    with workspace_lock(tmp_path), workspace_lock(tmp_path / "x" / ".."):
        pass
    with workspace_lock(tmp_path):
        pass


def test_another_process_is_waited_for_and_then_named_in_one_line(tmp_path, other_process):
    begin = time.monotonic()
    with (
        pytest.raises(LockedError, match=r"another tmkit is writing here; waited 0\.2 s"),
        workspace_lock(tmp_path, timeout=0.2),
    ):
        pass
    assert 0.2 <= time.monotonic() - begin < 5


def test_a_killed_process_lets_go(tmp_path, other_process):
    other_process.kill()
    with workspace_lock(tmp_path, timeout=10):
        pass


def test_threads_take_turns(tmp_path):
    inside = []
    most = []

    def work():
        for _ in range(20):
            with workspace_lock(tmp_path, timeout=30):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 1
    assert len(most) == 80


def test_another_thread_is_waited_for_too(tmp_path):
    held, done = threading.Event(), threading.Event()

    def hold():
        with workspace_lock(tmp_path):
            held.set()
            done.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    with pytest.raises(LockedError), workspace_lock(tmp_path, timeout=0.05):
        pass
    done.set()
    thread.join()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_child_does_not_hold_what_its_parent_holds(tmp_path):
    with workspace_lock(tmp_path):
        child = os.fork()
        if child == 0:
            try:
                with workspace_lock(tmp_path, timeout=0):
                    os._exit(1)
            except LockedError:
                os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        with pytest.raises(subprocess.CalledProcessError):  # the child's end has not let go of it
            subprocess.run(
                [sys.executable, "-c", HOLDER.replace("sys.argv[1])", "sys.argv[1]), timeout=0"), tmp_path],
                check=True,
                stderr=subprocess.DEVNULL,
            )


def test_an_error_within_lets_go(tmp_path):
    with pytest.raises(RuntimeError), workspace_lock(tmp_path):
        raise RuntimeError
    with workspace_lock(tmp_path, timeout=0.05):
        pass


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_read_only_workspace_is_one_line(tmp_path, monkeypatch, number):
    def refuse(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(InputError, match="is read-only or not yours to write"), workspace_lock(tmp_path):
        pass


def test_a_file_in_the_way_is_one_line(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InputError, match="one of its parent folders is a file"), workspace_lock(tmp_path / "file"):
        pass


def test_locks_are_known_by_their_real_path(tmp_path):
    link = tmp_path / "link"
    (tmp_path / "real").mkdir()
    link.symlink_to(tmp_path / "real")
    with workspace_lock(tmp_path / "real"), workspace_lock(link, timeout=0.1):
        pass
    assert module._locks[link / module.NAME] is module._locks[tmp_path / "real" / module.NAME]
