"""The units of a memory one by one, with the ids that the index gives them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tests.memory.reading import new_unit  # noqa: E402
from tmkit.formats.tmx import default_header, read_units, write_tmx  # noqa: E402
from tmkit.memory.contents import contents  # noqa: E402
from tmkit.memory.identity import unit_ids  # noqa: E402
from tmkit.memory.sidecar import confirm  # noqa: E402
from tmkit.model import LockedError  # noqa: E402

TUIDS = st.sampled_from([None, "", "a", "b", "c"])
UNITS = st.lists(st.builds(new_unit, st.sampled_from("xy"), st.sampled_from("uv"), tuid=TUIDS), max_size=12)


def write(path: Path, units) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_tmx(stream, units, default_header("fr"))
    return path


@settings(deadline=None, max_examples=80)
@given(UNITS)
def test_ids_are_those_of_the_whole_file(tmp_path_factory, units) -> None:
    path = write(tmp_path_factory.mktemp("m") / "a.tmx", units)
    stored = [one.unit for one in read_units(path)]
    found = list(contents(path))
    assert [unit.attribute("tuid") for unit in found] == unit_ids(stored)
    assert [unit.variants for unit in found] == [unit.variants for unit in stored]


def test_confirmed_units_come_last_and_each_says_its_source_language(tmp_path) -> None:
    memory = write(tmp_path / "memories" / "a.tmx", [new_unit(tuid="one")])
    (tmp_path / "tmkit.toml").touch()
    done = confirm(tmp_path, "memories/a.tmx", new_unit("Merci.", "Thank you."))
    found = list(contents(memory))
    assert [unit.attribute("tuid") for unit in found] == ["one", done.unit.attribute("tuid")]
    assert {unit.attribute("srclang") for unit in found} == {"fr"}


def test_a_sidecar_alone_is_a_memory(tmp_path) -> None:
    (tmp_path / "tmkit.toml").touch()
    confirm(tmp_path, "memories/a.tmx", new_unit("Merci.", "Thank you."))
    assert [unit.variants[1].segment.text for unit in contents(tmp_path / "memories" / "a.tmx")] == ["Thank you."]


def test_a_memory_that_is_changed_meanwhile_is_refused(tmp_path) -> None:
    memory = write(tmp_path / "a.tmx", [new_unit("un", "one", tuid="1"), new_unit("deux", "two", tuid="2")])
    found = contents(memory)
    next(found)
    write(tmp_path / "a.tmx", [new_unit("trois", "three", tuid="3")])
    with pytest.raises(LockedError, match="run the command again"):
        list(found)


def test_a_newer_unit_in_a_sidecar_stands_in_the_place_of_the_old_one(tmp_path) -> None:
    memory = write(tmp_path / "a.tmx", [new_unit("un", "one", tuid="1"), new_unit("deux", "two", tuid="2")])
    write(tmp_path / "a.new.tmx", [new_unit("un", "ONE", tuid="1")])
    assert [unit.variants[1].segment.text for unit in contents(memory)] == ["ONE", "two"]
