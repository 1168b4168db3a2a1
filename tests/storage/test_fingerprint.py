import json
import os
import time

import pytest

from tmkit.storage.fingerprint import ABSENT, Fingerprint, digest, fingerprint, read_fingerprinted, renewed, unchanged

OLD_NS = time.time_ns() - 3_600_000_000_000


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.tmx"
    path.write_bytes(b"one")
    return path


def rest(path, ns=OLD_NS):
    os.utime(path, ns=(ns, ns))


def test_content_and_fingerprint_belong_together(file):
    content, taken = read_fingerprinted(file)
    assert content == b"one"
    assert taken.size == 3
    assert taken.digest == digest(b"one")


def test_a_file_at_rest_is_told_by_its_times_alone(file):
    rest(file)
    taken = fingerprint(file, hashed=False)
    assert taken.at_rest
    assert unchanged(file, taken)


def test_a_file_just_written_is_told_by_its_hash(file):
    taken = fingerprint(file)
    assert not taken.at_rest
    assert unchanged(file, taken)
    status = file.stat()
    file.write_bytes(b"two")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert not unchanged(file, taken)


def test_a_file_just_written_and_not_hashed_counts_as_changed(file):
    assert not unchanged(file, fingerprint(file, hashed=False))


def test_a_file_at_rest_whose_time_was_set_back_is_noticed(file):
    rest(file)
    taken = fingerprint(file)
    file.write_bytes(b"two")
    rest(file)
    assert not unchanged(file, taken)  # ctime tells


def test_a_copy_or_a_touched_file_with_the_same_content_is_unchanged(file, tmp_path):
    rest(file)
    taken = fingerprint(file)
    beside = tmp_path / "b"
    beside.write_bytes(b"one")
    beside.replace(file)
    assert unchanged(file, taken)
    assert not unchanged(file, Fingerprint(3, taken.mtime_ns, taken.ctime_ns, taken.inode, None, taken.recorded_ns))


def test_a_time_in_the_future_is_never_at_rest(file):
    rest(file, time.time_ns() + 3_600_000_000_000)
    taken = fingerprint(file)
    assert not taken.at_rest
    assert unchanged(file, taken)


def test_a_renewed_record_comes_to_rest(file):
    taken = fingerprint(file)
    rest(file)
    again = renewed(file, taken)
    assert again is not None
    assert again.at_rest
    file.write_bytes(b"two")
    assert renewed(file, again) is None


def test_absence_is_a_fingerprint_too(tmp_path, file):
    assert unchanged(tmp_path / "none", ABSENT)
    assert unchanged(file / "below a file", ABSENT)
    assert not unchanged(file, ABSENT)
    taken = fingerprint(file)
    file.unlink()
    assert not unchanged(file, taken)


def test_a_missing_file_has_no_fingerprint(tmp_path):
    with pytest.raises(FileNotFoundError):
        fingerprint(tmp_path / "none")


def test_fingerprints_go_through_json(file):
    taken = fingerprint(file)
    assert Fingerprint.from_json(json.loads(json.dumps(taken.to_json()))) == taken


@pytest.mark.parametrize("fields", [None, [], {}, {"size": 1}, {**ABSENT.to_json(), "size": "1"}])
def test_anything_else_in_json_is_refused(fields):
    with pytest.raises(ValueError, match="expected"):
        Fingerprint.from_json(fields)


def test_a_file_written_while_it_is_read_is_read_again(file, monkeypatch):
    from tmkit.storage import fingerprint as module

    reads = []
    hash_once = module._hash

    def disturbed(stream, content):
        value = hash_once(stream, content)
        if not reads:
            file.write_bytes(b"longer")
        reads.append(value)
        return value

    monkeypatch.setattr(module, "_hash", disturbed)
    content, taken = read_fingerprinted(file)
    assert len(reads) == 2
    assert (content, taken.digest, taken.size) == (b"longer", digest(b"longer"), 6)
