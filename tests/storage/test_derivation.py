import errno
import os
import subprocess
import sys
import time

import pytest

from tmkit.model import InputError
from tmkit.storage import derivation as module
from tmkit.storage.derivation import Derivation
from tmkit.storage.fingerprint import fingerprint


@pytest.fixture
def derivation(tmp_path):
    return Derivation(tmp_path / ".tmkit" / "index", signature="norm 1", options={"k": 2})


def writer(text, details=None):
    def write(folder):
        (folder / "part").mkdir()
        (folder / "part" / "words.txt").write_text(text)
        (folder / "empty.bin").write_bytes(b"")
        return details

    return write


def source(root, text="a"):
    path = root / "memories" / "a.tmx"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return {"memories/a.tmx": fingerprint(path)}


def words(generation):
    return generation.path("part/words.txt").read_text()


def test_what_was_built_is_opened_again(derivation, tmp_path):
    assert derivation.current() is None
    inputs = source(tmp_path)
    built = derivation.build(inputs, writer("one", {"rows": 3}))
    again = Derivation(derivation.folder, signature="norm 1", options={"k": 2}).current()
    assert again is not None
    assert words(built) == words(again) == "one"
    assert again.inputs == inputs
    assert again.details == {"rows": 3}
    assert again.files == {"part/words.txt", "empty.bin"}
    assert not again.temporary


@pytest.mark.parametrize(("signature", "options"), [("norm 2", {"k": 2}), ("norm 1", {"k": 3}), ("norm 1", {})])
def test_another_signature_or_option_is_no_generation(derivation, signature, options):
    derivation.build({}, writer("one"))
    assert Derivation(derivation.folder, signature=signature, options=options).current() is None


def test_changed_inputs_are_named(derivation, tmp_path):
    generation = derivation.build(source(tmp_path), writer("one"))
    assert generation.changed(tmp_path) == set()
    (tmp_path / "memories" / "a.tmx").write_text("b")
    assert generation.changed(tmp_path) == {"memories/a.tmx"}
    (tmp_path / "memories" / "a.tmx").unlink()
    assert generation.changed(tmp_path) == {"memories/a.tmx"}


def test_a_file_at_rest_is_recorded_anew_once(derivation, tmp_path, monkeypatch):
    inputs = source(tmp_path)
    generation = derivation.build(inputs, writer("one"))
    now = time.time_ns()
    monkeypatch.setattr("time.time_ns", lambda: now + 3_000_000_000)
    assert generation.changed(tmp_path) == set()
    again = derivation.current()
    assert again.inputs["memories/a.tmx"].at_rest
    monkeypatch.setattr("tmkit.storage.fingerprint._read", lambda *_: pytest.fail("hashed again"))
    assert again.changed(tmp_path) == set()


def truncate(folder):
    (folder / "part" / "words.txt").write_text("on")


def scribble(folder):
    (folder / "part" / "words.txt").write_text("two")


def remove(folder):
    (folder / "part" / "words.txt").unlink()


def manifest_garbage(folder):
    (folder / "manifest.json").write_bytes(b"\xff\x00{[")


def manifest_deep(folder):
    (folder / "manifest.json").write_bytes(b"[" * 100_000)


def manifest_list(folder):
    (folder / "manifest.json").write_text("[]")


def manifest_other(folder):
    text = (folder / "manifest.json").read_text()
    (folder / "manifest.json").write_text(text.replace('"mtime_ns"', '"time"'))


def pointer_garbage(folder):
    (folder.parent / "current").write_bytes(b"\xe9\x00")


def pointer_out(folder):
    (folder.parent / "current").write_text("g-1/../../../..")


def pointer_stale(folder):
    (folder.parent / "current").write_text("g-000099-aaaaaa")


def pointer_is_folder(folder):
    (folder.parent / "current").unlink()
    (folder.parent / "current").mkdir()


@pytest.mark.parametrize(
    "damage",
    [
        truncate,
        scribble,
        remove,
        manifest_garbage,
        manifest_deep,
        manifest_list,
        manifest_other,
        pointer_garbage,
        pointer_out,
        pointer_stale,
        pointer_is_folder,
    ],
)
def test_a_damaged_derivation_is_built_anew(derivation, tmp_path, damage):
    built = derivation.build(source(tmp_path), writer("one"))
    damage(built.folder)
    assert derivation.current() is None
    assert words(derivation.build(source(tmp_path), writer("two"))) == "two"


def test_a_derivation_whose_place_is_taken_by_a_file_is_temporary(derivation):
    derivation.folder.parent.write_text("a file called .tmkit")
    assert derivation.current() is None
    assert words(derivation.build({}, writer("one"))) == "one"


def test_a_generation_found_damaged_later_is_discarded(derivation):
    built = derivation.build({}, writer("one"))
    derivation.discard(built)
    assert derivation.current() is None
    newer = derivation.build({}, writer("two"))
    derivation.discard(built)
    assert derivation.current().folder == newer.folder


def test_discarding_works_where_nothing_can_be_removed(derivation, monkeypatch):
    built = derivation.build({}, writer("one"))
    monkeypatch.setattr("pathlib.Path.unlink", refuse(errno.EROFS))
    derivation.discard(built)
    assert derivation.current() is None


def test_the_generation_just_replaced_stays_and_older_ones_go(derivation, monkeypatch):
    first, second = (derivation.build({}, writer(text)) for text in ("one", "two"))
    assert words(first) == "one"
    third = derivation.build({}, writer("three"))
    assert words(first) == "one"  # replaced a moment ago: a reader may be about to open it
    monkeypatch.setattr(module, "GRACE_S", 0.0)
    fourth = derivation.build({}, writer("four"))
    assert not first.folder.exists()
    assert not second.folder.exists()
    assert words(third) == "three"
    assert words(fourth) == "four"


def test_an_open_generation_outlives_its_removal(derivation, monkeypatch):
    monkeypatch.setattr(module, "GRACE_S", 0.0)
    pinned = derivation.build({}, writer("one"))
    with pinned.path("part/words.txt").open() as file:
        for text in ("two", "three", "four"):
            derivation.build({}, writer(text))
        assert not pinned.folder.exists() or os.name == "nt"
        assert file.read() == "one"


def test_files_are_carried_over(derivation):
    first = derivation.build({}, writer("one"))

    def write(folder):
        first.carry("part/words.txt", folder)

    second = derivation.build({}, write)
    assert words(second) == "one"
    assert second.files == {"part/words.txt"}


def test_update_uses_what_another_process_has_built_meanwhile(derivation):
    other = Derivation(derivation.folder, signature="norm 1", options={"k": 2})
    built = other.build({}, writer("one"))
    kept = derivation.update(lambda current: current or pytest.fail("nothing there"))
    assert kept.folder == built.folder


def test_a_failed_build_leaves_the_old_generation(derivation):
    derivation.build({}, writer("one"))

    def fail(folder):
        (folder / "half").write_text("x")
        raise RuntimeError("builder")

    with pytest.raises(RuntimeError, match="builder"):
        derivation.build({}, fail)
    assert words(derivation.current()) == "one"
    assert len([path for path in derivation.folder.iterdir() if path.name.startswith("g-")]) == 1


def refuse(number):
    def raiser(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    return raiser


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_a_read_only_workspace_or_full_disk_gets_a_temporary_generation(derivation, monkeypatch, number):
    monkeypatch.setattr(module, "make_folder", refuse(number))
    generation = derivation.build({}, writer("one", {"rows": 1}))
    assert generation.temporary
    assert words(generation) == "one"
    assert not derivation.folder.exists()
    generation.close()
    assert not generation.folder.exists()


def test_a_disk_that_fills_while_building_gets_a_temporary_generation(derivation, tmp_path):
    def write(folder):
        (folder / "half").write_text("x")
        if folder.is_relative_to(tmp_path / ".tmkit"):
            raise OSError("400 requested and 0 written")  # as numpy says it

    generation = derivation.build({}, write)
    assert generation.temporary
    assert derivation.current() is None
    assert not [path for path in derivation.folder.iterdir() if path.name.startswith("g-")]
    del generation


def test_no_room_anywhere_is_one_line(derivation):
    with pytest.raises(InputError, match="no room left on the disk"):
        derivation.build({}, refuse(errno.ENOSPC))


def test_a_builder_that_does_not_finish_is_not_waited_for(derivation, tmp_path):
    program = (
        "import sys, time, pathlib\n"
        "from tmkit.storage.derivation import Derivation\n"
        "def write(folder):\n"
        "    print('building', flush=True)\n"
        "    time.sleep(60)\n"
        "Derivation(pathlib.Path(sys.argv[1]), signature='norm 1', options={'k': 2}).build({}, write)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program, derivation.folder], stdout=subprocess.PIPE) as other:
        assert other.stdout.readline()
        try:
            generation = derivation.build({}, writer("one"), timeout=0.05)
        finally:
            other.kill()
    assert generation.temporary
    assert words(generation) == "one"
    assert words(derivation.build({}, writer("two"))) == "two"  # the killed builder's lock is gone with it


def test_what_a_killed_builder_left_is_removed(derivation, monkeypatch):
    derivation.build({}, writer("one"))
    (derivation.folder / "g-000002-dead00").mkdir()
    monkeypatch.setattr(module, "GRACE_S", 0.0)
    newer = derivation.build({}, writer("two"))
    assert newer.folder.name.startswith("g-000003-")
    assert not (derivation.folder / "g-000002-dead00").exists()


def test_readers_and_builders_at_once_never_meet_a_broken_generation(derivation, monkeypatch):
    monkeypatch.setattr(module, "GRACE_S", 0.2)
    program = (
        "import sys, pathlib\n"
        "from tmkit.storage import derivation\n"
        "derivation.GRACE_S = 0.2\n"
        "d = derivation.Derivation(pathlib.Path(sys.argv[1]), signature='norm 1', options={'k': 2})\n"
        "for n in range(60):\n"
        "    d.build({}, lambda folder: [(folder / name).write_text(str(n)) for name in 'ab'] and None)\n"
    )
    derivation.build({}, lambda folder: [(folder / name).write_text("x") for name in "ab"] and None)
    with subprocess.Popen([sys.executable, "-c", program, derivation.folder]) as other:
        reads = 0
        while other.poll() is None:
            generation = derivation.current()
            assert generation is not None
            assert generation.path("a").read_text() == generation.path("b").read_text()
            reads += 1
    assert other.returncode == 0
    assert reads
