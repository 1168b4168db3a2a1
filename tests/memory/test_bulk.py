from dataclasses import replace
from pathlib import Path

import pytest

from tests.memory.reading import pairs, stored_units
from tmkit.formats.tmx import default_header, read_header, read_units, unit_bytes
from tmkit.memory import bulk, pending
from tmkit.memory.bulk import fold, replace_memory, rewrite
from tmkit.memory.sidecar import Confirmer, confirm
from tmkit.model import InputError, LockedError, Property
from tmkit.storage.fingerprint import ABSENT, fingerprint

MEMORY = "memories/a.tmx"
FOREIGN = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool='Other'  creationtoolversion="2" segtype="sentence" o-tmf="x" adminlang="en"
    srclang="FR-fr" datatype="plaintext">
    <prop type="x-own">kept</prop>
  </header>
  <!-- a remark -->
  <body>
    <tu  tuid='1' datatype="plaintext" ><note>n</note>
      <tuv xml:lang="FR-fr"><seg>Un &#233;l&#xE9;ment</seg></tuv>
      <tuv xml:lang="EN-gb"><seg>An   element</seg></tuv>
    </tu>
    <!-- between -->
    <tu><tuv xml:lang="FR-fr"><seg>Deux</seg></tuv><tuv xml:lang="EN-gb"><seg>Two</seg></tuv></tu>
    <tu tuid="3"><prop type="x-tmkit-status">draft</prop>
      <tuv xml:lang="FR-fr"><seg>Trois</seg></tuv><tuv xml:lang="EN-gb"><seg>Three</seg></tuv></tu>
  </body>
</tmx>
"""


@pytest.fixture
def memory(tmp_path):
    path = tmp_path / MEMORY
    path.parent.mkdir()
    path.write_bytes(FOREIGN.encode())
    return path


def only(folder):
    return sorted(path.name for path in folder.iterdir())


def spans(path):
    content = path.read_bytes()
    return [content[found.start : found.end] for found in read_units(path)]


def test_confirmed_units_are_taken_in_and_all_other_bytes_stay(tmp_path, memory, make_unit):
    before = memory.read_bytes()
    done = [confirm(tmp_path, MEMORY, make_unit(f"Source {n}", f"Target {n}")) for n in range(3)]
    result = fold(tmp_path, MEMORY)
    assert (result.memory, result.units, result.folded, result.changed, result.written) == (MEMORY, 6, 3, 0, True)
    assert only(memory.parent) == ["a.tmx"]
    at = before.index(b"</body>")
    after = memory.read_bytes()
    added = after[at : len(after) - len(before[at:])]
    assert after == before[:at] + added + before[at:]
    assert [found.unit for found in read_units(memory)][3:] == [confirmed.unit for confirmed in done]


def test_nothing_to_do_writes_nothing(tmp_path, memory):
    before = memory.stat()
    assert not fold(tmp_path, MEMORY).written
    assert not rewrite(tmp_path, MEMORY, change=lambda unit, _: unit).written
    after = memory.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_memory_that_is_not_there_stays_away(tmp_path):
    assert not fold(tmp_path, MEMORY).written
    assert not (tmp_path / MEMORY).exists()


def test_sidecars_alone_become_the_memory(tmp_path, make_unit):
    done = confirm(tmp_path, MEMORY, make_unit())
    assert fold(tmp_path, MEMORY).units == 1
    assert only(tmp_path / "memories") == ["a.tmx"]
    assert [found.unit for found in read_units(tmp_path / MEMORY)] == [done.unit]
    assert read_header(tmp_path / MEMORY).source_language == "fr"


def test_folding_twice_changes_nothing(tmp_path, memory, make_unit):
    """As after a kill between the rename and the removal of the sidecar."""
    path = confirm(tmp_path, MEMORY, make_unit()).file
    sidecar = path.read_bytes()
    fold(tmp_path, MEMORY)
    once = memory.read_bytes()
    path.write_bytes(sidecar)
    assert len(stored_units(tmp_path)[MEMORY]) == 4
    result = fold(tmp_path, MEMORY)
    assert not result.written
    assert memory.read_bytes() == once
    assert only(memory.parent) == ["a.tmx"]


def test_the_highest_number_wins(tmp_path, memory, make_unit):
    (tmp_path / "memories/a.new.tmx").write_bytes(whole(make_unit(target="first", tuid="3"), make_unit(tuid="x")))
    (tmp_path / "memories/a.new-2.tmx").write_bytes(whole(make_unit(target="second", tuid="3")))
    (tmp_path / "memories/a.new-10.tmx").write_bytes(whole(make_unit(target="tenth", tuid="3")))
    before = pairs(tmp_path)
    fold(tmp_path, MEMORY)
    assert only(memory.parent) == ["a.tmx"]
    assert pairs(tmp_path) == before
    units = [found.unit for found in read_units(memory)]
    assert [unit.attribute("tuid") for unit in units] == ["1", None, "3", "x"]
    assert units[2].variants[1].segment.text == "tenth"


def whole(*units):
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="x" creationtoolversion="1" '
    )
    head += 'segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/>\n<body>\n'
    return head.encode() + b"".join(map(unit_bytes, units)) + b"</body>\n</tmx>\n"


def test_units_of_a_sidecar_without_a_tuid_get_their_id(tmp_path, memory, make_unit):
    sidecar = whole(
        make_unit("a", "b"), make_unit("a", "b"), make_unit("c", "d", tuid="9"), make_unit("e", "f", tuid="9")
    )
    (tmp_path / "memories/a.new.tmx").write_bytes(sidecar)
    before = pairs(tmp_path)
    fold(tmp_path, MEMORY)
    once = memory.read_bytes()
    assert pairs(tmp_path) == before
    assert len({unit.attribute("tuid") for unit in stored_units(tmp_path)[MEMORY]} - {"1", "3", None}) == 4
    (tmp_path / "memories/a.new.tmx").write_bytes(sidecar)
    assert pairs(tmp_path) == before
    fold(tmp_path, MEMORY)
    assert memory.read_bytes() == once


def test_a_sidecars_source_language_goes_with_its_units(tmp_path, memory, make_unit):
    (tmp_path / "memories/a.new.tmx").write_bytes(whole(make_unit(tuid="x")))
    fold(tmp_path, MEMORY)
    assert stored_units(tmp_path)[MEMORY][-1].attribute("srclang") == "en"


def test_units_are_changed_and_removed_and_the_others_keep_their_bytes(tmp_path, memory):
    before = spans(memory)

    def change(unit, identifier):
        if identifier == "1":
            return None
        if identifier == "3":
            return replace(unit, properties=(Property("x-tmkit-status", "adopted"),))
        return unit

    result = rewrite(tmp_path, MEMORY, change=change)
    assert (result.units, result.changed, result.removed) == (2, 1, 1)
    after = spans(memory)
    assert after[0] == before[1]
    assert b"<!-- between -->" in memory.read_bytes()
    assert [found.unit.property("x-tmkit-status") for found in read_units(memory)] == [None, "adopted"]


def test_a_changed_unit_keeps_its_id(tmp_path, memory):
    ids = []

    def change(unit, identifier):
        ids.append(identifier)
        return replace(unit, properties=(Property("x", "y"),))

    rewrite(tmp_path, MEMORY, change=change)
    assert [found.unit.attribute("tuid") for found in read_units(memory)] == ids


def test_added_units_come_last_with_ids_of_their_own(tmp_path, memory, make_unit):
    result = rewrite(
        tmp_path, MEMORY, add=[make_unit("a", "b", tuid="3"), make_unit("a", "b"), make_unit("c", "d", tuid="4")]
    )
    assert (result.units, result.added) == (6, 3)
    tuids = [found.unit.attribute("tuid") for found in read_units(memory)]
    assert tuids[:3] == ["1", None, "3"]
    assert tuids[5] == "4"
    assert len(set(tuids)) == 6


def test_once_passes_over_what_is_there(tmp_path, memory, make_unit):
    confirmed = confirm(tmp_path, MEMORY, make_unit()).unit
    present = [found.unit for found in read_units(memory)]
    new = make_unit("Nouveau", "New")
    result = rewrite(tmp_path, MEMORY, add=[*present, confirmed, new, new, replace(present[0], notes=())], once=True)
    assert (result.units, result.added, result.folded) == (7, 3, 1)


def test_all_units_may_go(tmp_path, memory, make_unit):
    confirm(tmp_path, MEMORY, make_unit())
    result = rewrite(tmp_path, MEMORY, change=lambda *_: None)
    assert (result.units, result.removed) == (0, 4)
    assert stored_units(tmp_path) == {MEMORY: []}
    rewrite(tmp_path, MEMORY, add=[make_unit()])
    assert len(pairs(tmp_path)) == 1


@pytest.mark.parametrize("spoil", ["utf-16", "1.1", "latin-1", "no units"])
def test_other_versions_and_encodings_are_written_anew_as_1_4(tmp_path, memory, make_unit, spoil):
    text = FOREIGN
    if spoil == "1.1":
        text = text.replace('version="1.4"', 'version="1.1"')
    if spoil == "no units":
        text = text[: text.index("<body>")] + "<body/></tmx>"
    encoding = spoil if spoil in {"utf-16", "latin-1"} else "utf-8"
    memory.write_bytes(text.replace("utf-8", {"latin-1": "iso-8859-1"}.get(encoding, encoding), 1).encode(encoding))
    before = [found.unit for found in read_units(memory)]
    done = confirm(tmp_path, MEMORY, make_unit())
    fold(tmp_path, MEMORY)
    after = [found.unit for found in read_units(memory)]
    assert after == [*before, done.unit]
    assert b'<tmx version="1.4">' in memory.read_bytes()
    assert read_header(memory).properties == (Property("x-own", "kept"),)


def test_a_memory_cut_in_half_is_not_rewritten(tmp_path, memory, make_unit):
    cut = memory.read_bytes()[:-150]
    memory.write_bytes(cut)
    sidecar = confirm(tmp_path, MEMORY, make_unit()).file
    with pytest.raises(InputError, match="cannot be read, which rewriting would lose"):
        fold(tmp_path, MEMORY)
    assert memory.read_bytes() == cut
    assert sidecar.exists()


def test_a_damaged_sidecar_is_not_taken_in(tmp_path, memory, make_unit):
    path = confirm(tmp_path, MEMORY, make_unit()).file
    path.write_bytes(path.read_bytes()[:-30])
    before = memory.read_bytes()
    with pytest.raises(InputError, match=r"a\.new\.tmx.*holds confirmed units and cannot be read whole"):
        fold(tmp_path, MEMORY)
    assert memory.read_bytes() == before
    assert path.exists()


def test_a_memory_that_another_program_changed_meanwhile_is_read_again(tmp_path, memory, make_unit, monkeypatch):
    confirm(tmp_path, MEMORY, make_unit())
    replace_file, calls = bulk.replace_file, []

    def replacing(path, write, *, expected):
        calls.append(1)
        if len(calls) == 1:
            memory.write_bytes(memory.read_bytes().replace(b"Deux", b"2"))
        replace_file(path, write, expected=expected)

    monkeypatch.setattr(bulk, "replace_file", replacing)
    fold(tmp_path, MEMORY)
    assert len(calls) == 2
    assert ("2", "Two") in pairs(tmp_path)
    assert len(pairs(tmp_path)) == 4


def test_a_memory_that_changes_every_time_is_refused(tmp_path, memory, make_unit, monkeypatch):
    sidecar = confirm(tmp_path, MEMORY, make_unit()).file
    replace_file, calls = bulk.replace_file, []

    def replacing(path, write, *, expected):
        calls.append(1)
        memory.write_bytes(FOREIGN.replace("Deux", str(len(calls))).encode())
        replace_file(path, write, expected=expected)

    monkeypatch.setattr(bulk, "replace_file", replacing)
    with pytest.raises(LockedError, match="another program changed this file meanwhile"):
        fold(tmp_path, MEMORY)
    assert len(calls) == 3
    assert memory.read_bytes() == FOREIGN.replace("Deux", "3").encode()
    assert sidecar.exists()


def test_a_sidecar_that_changed_meanwhile_stays(tmp_path, memory, make_unit, monkeypatch):
    confirmer = Confirmer(tmp_path)
    path = confirmer.confirm(MEMORY, make_unit()).file
    replace_file = bulk.replace_file

    def replacing(*args, **kwargs):
        replace_file(*args, **kwargs)
        path.write_bytes(path.read_bytes().replace(b"rose", b"ended"))

    monkeypatch.setattr(bulk, "replace_file", replacing)
    fold(tmp_path, MEMORY)
    assert path.exists()
    monkeypatch.undo()
    assert ("La séance est levée.", "The meeting ended.") in pairs(tmp_path)
    fold(tmp_path, MEMORY)
    assert not path.exists()
    assert ("La séance est levée.", "The meeting ended.") in pairs(tmp_path)
    assert len(pairs(tmp_path)) == 4


def test_a_sidecar_that_cannot_be_removed_does_no_harm(tmp_path, memory, make_unit, monkeypatch):
    path = confirm(tmp_path, MEMORY, make_unit()).file

    def refuse(_path, _expected):
        raise InputError("is read-only")

    monkeypatch.setattr(pending, "remove_file", refuse)
    assert fold(tmp_path, MEMORY).folded == 1
    assert path.exists()
    assert len(pairs(tmp_path)) == 4


def test_a_memory_is_written_whole_and_its_sidecars_stay(tmp_path, memory, make_unit):
    sidecar = confirm(tmp_path, MEMORY, make_unit()).file
    units = [make_unit("a", "b"), make_unit("a", "b"), make_unit("c", "d", tuid="x"), make_unit("e", "f", tuid="x")]
    result = replace_memory(tmp_path, MEMORY, iter(units), default_header("fr"))
    assert (result.units, result.added) == (4, 4)
    assert len({stored.unit.attribute("tuid") for stored in read_units(memory)}) == 4
    assert sidecar.exists()
    assert len(pairs(tmp_path)) == 5


def test_writing_whole_is_refused_where_the_memory_is_not_as_expected(tmp_path, memory, make_unit):
    taken = fingerprint(memory)
    memory.write_bytes(FOREIGN.replace("Deux", "2").encode())
    for expected in (taken, ABSENT):
        with pytest.raises(LockedError):
            replace_memory(tmp_path, MEMORY, [make_unit()], default_header("fr"), expected=expected)
    assert b"<seg>2</seg>" in memory.read_bytes()


def test_relative_workspaces_work(tmp_path, memory, make_unit, monkeypatch):
    monkeypatch.chdir(tmp_path)
    confirm(Path(), MEMORY, make_unit())
    assert fold(Path(), tmp_path / MEMORY).memory == MEMORY


def test_what_killed_writers_left_is_swept(tmp_path, memory):
    import os

    left = memory.parent / ".a.tmx.tmkit-0123456789ab"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    fold(tmp_path, MEMORY)
    assert not left.exists()
