"""A file that comes back from another tool, merged unit by unit."""

from __future__ import annotations

import re

import pytest

from tests.cli.made import AGREED, CLOSED, OPENED, tmx
from tmkit.formats.tmx import read_units
from tmkit.memory.metadata import origin

INTO = "memories/2017.tmx"
EDITED = "The session was opened by the Chair."
HELD = "The Committee held 12 public meetings."


def stored(workspace) -> list[tuple[str | None, str, str, str | None]]:
    """(id, source, target, status) of the memory's units."""
    return [
        (one.unit.attribute("tuid"), *(v.segment.text for v in one.unit.variants), origin(one.unit).status)
        for one in read_units(workspace / INTO)
    ]


@pytest.fixture
def sent(run, workspace, tmp_path):
    """The memory as it went out."""
    run("export", "-o", tmp_path / "sent.tmx", "--memory", INTO, folder=workspace)
    return tmp_path / "sent.tmx"


def edit(sent, *changes: tuple[str, str], name: str = "back.tmx"):
    """The file as it comes back, with texts changed."""
    text = sent.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = sent.with_name(name)
    path.write_text(text, encoding="utf-8")
    return path


def without_unit(path, identifier: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(rf'<tu tuid="{identifier}">.*?</tu>\n', "", text, flags=re.DOTALL), encoding="utf-8")


def give_back(run, workspace, path, *options):
    ran = run("import", "--json", path, "--into", INTO, "--returned", *options, folder=workspace)
    assert ran.status == 0, ran
    found = ran.object["returned"]
    return found, [(change["kind"], change["unit"]) for change in found["changes"]]


def test_nothing_changed_changes_nothing(run, workspace, sent) -> None:
    before = (workspace / INTO).read_bytes()
    for options in ((), ("--sent", sent), ("--approve",)):
        found, changes = give_back(run, workspace, sent, *options)
        assert (found["unchanged"], changes) == (5, [])
        assert (workspace / INTO).read_bytes() == before


def test_what_changed_comes_in_as_unreviewed_beside_what_there_is(run, workspace, sent) -> None:
    before = stored(workspace)
    back = edit(sent, (OPENED[1], EDITED))
    for _ in range(2):  # again, to no effect
        _, changes = give_back(run, workspace, back, "--sent", sent)
        assert changes == [("changed", "r2017-0")]
        assert stored(workspace)[:5] == before
        assert [unit[1:] for unit in stored(workspace)[5:]] == [(OPENED[0], EDITED, "unreviewed")]
    scores = [
        (match["score"], match["target"])
        for match in run("lookup", "--json", OPENED[0], folder=workspace).object["matches"]
    ]
    assert scores == [(100, OPENED[1]), (90, EDITED)]


def test_approved_it_takes_the_place_of_what_was(run, workspace, sent) -> None:
    back = edit(sent, (OPENED[1], EDITED))
    give_back(run, workspace, back)
    found, _ = give_back(run, workspace, back, "--approve")
    after = stored(workspace)
    assert after[0] == ("r2017-0", OPENED[0], EDITED, "revised")
    assert len(after) == 5
    assert found["removed"] == 1
    assert all(unit[3] == "adopted" for unit in after[1:])


def test_new_units(run, workspace, tmp_path) -> None:
    back = tmp_path / "back.tmx"
    back.write_text(tmx([{"id": "x", "fr": "La salle est vaste.", "en": "The room is large."}]), encoding="utf-8")
    _, changes = give_back(run, workspace, back)
    assert changes == [("new", None)]
    assert stored(workspace)[5:] == [("x", "La salle est vaste.", "The room is large.", "unreviewed")]
    give_back(run, workspace, back, "--approve")
    assert stored(workspace)[5:] == [("x", "La salle est vaste.", "The room is large.", "revised")]


def test_both_sides_changed(run, workspace, sent) -> None:
    back = edit(sent, (OPENED[1], EDITED))
    memory = workspace / INTO
    memory.write_text(
        memory.read_text(encoding="utf-8").replace(OPENED[1], "The sitting was opened."), encoding="utf-8"
    )
    _, changes = give_back(run, workspace, back, "--sent", sent, "--approve")
    assert changes == [("conflicting", "r2017-0")]
    after = stored(workspace)
    assert after[0][2:] == ("The sitting was opened.", "adopted")
    assert after[5][1:] == (OPENED[0], EDITED, "unreviewed")


def test_what_only_the_memory_changed_is_no_change(run, workspace, sent) -> None:
    memory = workspace / INTO
    memory.write_text(memory.read_text(encoding="utf-8").replace(OPENED[1], EDITED), encoding="utf-8")
    found, changes = give_back(run, workspace, sent, "--sent", sent, "--approve")
    assert (found["unchanged"], changes) == (5, [])
    assert stored(workspace)[0][2:] == (EDITED, "adopted")


def test_several_targets_for_one_unit_are_in_conflict(run, workspace, sent) -> None:
    back = edit(sent, (OPENED[1], EDITED))
    text = back.read_text(encoding="utf-8")
    (first,) = re.findall(r'<tu tuid="r2017-0">.*?</tu>\n', text, re.DOTALL)
    back.write_text(text.replace(first, first + first.replace(EDITED, "The Chair opened.")), encoding="utf-8")
    _, changes = give_back(run, workspace, back, "--approve")
    assert changes == [("conflicting", "r2017-0")] * 2
    assert stored(workspace)[0][2:] == (OPENED[1], "adopted")


def test_a_source_that_was_altered(run, workspace, sent) -> None:
    altered = "La séance est ouverte par le président."
    back = edit(sent, (f"<seg>{OPENED[0]}</seg>", f"<seg>{altered}</seg>"))
    for options in ((), ("--sent", sent), ("--approve",)):
        found, changes = give_back(run, workspace, back, *options)
        assert changes == [("source altered", "r2017-0")]
        assert (found["changes"][0]["was"], found["changes"][0]["now"]) == (OPENED[0], altered)
    after = stored(workspace)
    assert after[0] == ("r2017-0", *OPENED, "adopted")
    assert [unit[1:] for unit in after[5:]] == [(altered, OPENED[1], "unreviewed")]


def test_deleted_units_are_told_of_and_stay(run, workspace, sent) -> None:
    back = edit(sent)
    without_unit(back, "r2017-4")
    for options in (("--sent", sent), (), ("--approve",)):
        _, changes = give_back(run, workspace, back, *options)
        assert changes == [("deleted", "r2017-4")]
        assert len(stored(workspace)) == 5


def test_locked_units_stay(run, workspace, tmp_path) -> None:
    memory = workspace / INTO
    locked = '<tu tuid="r2017-0">\n<prop type="x-tmkit-locked">yes</prop>'
    memory.write_text(memory.read_text(encoding="utf-8").replace('<tu tuid="r2017-0">', locked), encoding="utf-8")
    run("export", "-o", tmp_path / "sent.tmx", "--memory", INTO, folder=workspace)
    before = memory.read_bytes()
    back = edit(tmp_path / "sent.tmx", (OPENED[1], EDITED))
    for options in ((), ("--sent", tmp_path / "sent.tmx", "--approve")):
        _, changes = give_back(run, workspace, back, *options)
        assert changes == [("locked segment changed", "r2017-0")]
        assert memory.read_bytes() == before


def test_a_tool_that_drops_ids_is_understood_by_the_texts(run, workspace, sent) -> None:
    text = re.sub(
        r'<tu tuid="[^"]*">',
        "<tu>",
        edit(sent, (HELD, "The Committee held twelve public meetings.")).read_text(encoding="utf-8"),
    )
    back = sent.with_name("bare.tmx")
    back.write_text(re.sub(r"<prop.*?</prop>\n", "", text), encoding="utf-8")
    found, changes = give_back(run, workspace, back, "--sent", sent)
    assert (found["unchanged"], changes) == (4, [("changed", "r2017-1")])


def test_a_source_with_another_apostrophe_is_the_same(run, workspace, tmp_path) -> None:
    path = workspace / INTO
    path.write_text(
        path.read_text(encoding="utf-8").replace(OPENED[0], "L'ordre du jour est adopté :"), encoding="utf-8"
    )
    back = tmp_path / "back.tmx"
    back.write_text(tmx([{"fr": "L’ordre du jour est adopté\u00a0:", "en": OPENED[1]}]), encoding="utf-8")
    found, changes = give_back(run, workspace, back)
    assert (found["unchanged"], changes) == (1, [])


def test_one_id_in_two_files_is_not_one_unit(run, workspace, tmp_path) -> None:
    back = tmp_path / "back.tmx"
    back.write_text(
        tmx([{"id": "r2017-0", "fr": "Xylophones et zèbres dansaient.", "en": "They danced."}]), encoding="utf-8"
    )
    _, changes = give_back(run, workspace, back, "--approve")
    assert changes == [("new", None)]
    after = stored(workspace)
    assert after[0] == ("r2017-0", *OPENED, "adopted")
    assert after[5][1:] == ("Xylophones et zèbres dansaient.", "They danced.", "revised")
    assert after[5][0] != "r2017-0"


def test_an_xliff_that_comes_back(run, workspace, tmp_path) -> None:
    sent, back = tmp_path / "sent.xlf", tmp_path / "back.xlf"
    assert run("export", "-o", sent, "--memory", INTO, folder=workspace).status == 0
    back.write_text(sent.read_text(encoding="utf-8").replace(AGREED[1], "The Committee approved it."), encoding="utf-8")
    _, changes = give_back(run, workspace, back, "--sent", sent, "--approve")
    assert changes == [("changed", "r2017-2")]
    assert stored(workspace)[2][2:] == ("The Committee approved it.", "revised")


def test_a_person_is_told(run, workspace, sent) -> None:
    back = edit(sent, (OPENED[1], EDITED))
    said = run("import", back, "--into", INTO, "--returned", folder=workspace).stdout
    assert "returned  1 changed, 4 unchanged" in said
    assert f"    was  {OPENED[1]}\n    now  {EDITED}\n" in said
    assert "1 unit added" in said


@pytest.mark.parametrize("options", [("--approve",), ("--sent", "x.tmx"), ("--returned", "--status", "adopted")])
def test_what_cannot_be(run, workspace, sent, options) -> None:
    before = (workspace / INTO).read_bytes()
    assert run("import", sent, "--into", INTO, *options, folder=workspace).refused()
    assert run("import", sent, "--into", INTO, "--returned", "--sent", "none.tmx", folder=workspace).refused("none.tmx")
    assert (workspace / INTO).read_bytes() == before


def test_a_memory_that_is_not_there_yet(run, workspace, sent) -> None:
    ran = run("import", "--json", sent, "--into", "memories/back.tmx", "--returned", folder=workspace)
    assert [change["kind"] for change in ran.object["returned"]["changes"]] == ["new"] * 5
    targets = [match["target"] for match in run("lookup", "--json", CLOSED[0], folder=workspace).object["matches"]]
    assert CLOSED[1] in targets
