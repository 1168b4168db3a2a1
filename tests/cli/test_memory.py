"""Looking after memories."""

from __future__ import annotations

import pytest

from tests.cli.made import AGREED, tmx

NEW = ("Le guide de lecture est publié chaque année.", "The reading guide is published every year.")
POOR = tmx(
    [
        {"id": "a", "document": "d", "position": 0, "fr": "La salle est vaste.", "en": "The room is large."},
        {"id": "b", "document": "d", "position": 0, "fr": "La salle est vaste.", "en": "The room is large."},
        {"id": "c", "document": "d", "position": 1, "fr": "La salle est vaste.", "en": "The room is large."},
        {"id": "d", "document": "d", "position": 2, "fr": "Sans traduction aucune.", "en": " "},
        {"id": "e", "document": "d", "position": 3, "fr": "La salle est vaste.", "en": "The hall is big."},
        {
            "id": "f",
            "document": "d",
            "position": 4,
            "fr": "The languages of this unit are the wrong way round.",
            "en": "Les langues de cette unité sont dans le mauvais ordre.",
        },
        {"id": "g", "document": "d", "position": 5, "fr": "Le même texte partout.", "en": "Le même texte partout."},
    ]
)


def contents(folder) -> dict:
    return {path: path.read_bytes() for path in sorted((folder / "memories").rglob("*")) if path.is_file()}


@pytest.fixture
def poor(workspace):
    path = workspace / "memories" / "poor.tmx"
    path.write_text(POOR, encoding="utf-8")
    return path


def test_list(run, workspace, documented) -> None:
    run("confirm", *NEW, "--into", "memories/2017.tmx", folder=workspace)
    assert run("memory", "list", folder=workspace).stdout.splitlines() == [
        "memories/2017.tmx                6 units  en fr  2017-05-10  1 pending",
        "memories/older/2016.tmx          4 units  en fr  2016-05-10",
    ]
    objects = run("memory", "list", "--json", folder=workspace).objects
    for found in objects:
        assert list(found) == [*documented("## `tmkit memory list`"), "signature"]
    assert objects[0] | {"bytes": 0, "words": {}, "signature": ""} == {
        "memory": "memories/2017.tmx",
        "units": 6,
        "pending": 1,
        "bytes": 0,
        "languages": {"fr": 6, "en": 6},
        "words": {},
        "documents": {"report-2017": 5, "unknown": 1},
        "statuses": {"adopted": 5, "unknown": 1},
        "years": {"2017": 5, "unknown": 1},
        "first_date": "2017-05-10",
        "last_date": "2017-05-10",
        "signature": "",
    }


def test_stats(run, workspace) -> None:
    (both, one) = (run("memory", "stats", *names, folder=workspace) for names in ((), ("memories/older/2016.tmx",)))
    assert both.status == one.status == 0
    assert one.stdout.splitlines() == [
        "memories/older/2016.tmx",
        "  units      4",
        f"  size       {(workspace / 'memories/older/2016.tmx').stat().st_size:,} bytes",
        "  languages  fr 4, en 4",
        "  words      fr 29, en 22",
        "  documents  report-2016 4",
        "  statuses   adopted 4",
        "  years      2016 4",
    ]
    assert one.stdout in both.stdout
    counted = run("memory", "stats", "--json", "memories/older/2016.tmx", folder=workspace).object
    assert counted["words"] == {"fr": 29, "en": 22}


@pytest.mark.parametrize("command", ["list", "stats", "validate", "clean"])
def test_an_empty_workspace(run, tmp_path, command) -> None:
    run("init", tmp_path / "empty")
    ran = run("memory", command, folder=tmp_path / "empty")
    assert ran.status == 0
    assert ran.stdout == "no memories yet: tmkit import FILE.tmx --into memories/NAME.tmx\n"
    assert run("memory", command, "--json", folder=tmp_path / "empty").stdout == ""


@pytest.mark.parametrize("command", ["stats", "clean", "merge", "set"])
def test_a_memory_that_is_not_there(run, workspace, command) -> None:
    more = {"merge": ["--into", "memories/all.tmx"], "set": ["--date", "2018"]}.get(command, [])
    assert run("memory", command, "memories/none.tmx", *more, folder=workspace).refused("memories/none.tmx", "list")


def test_validate_tells_what_is_wrong_with_line_numbers(run, workspace, poor, documented) -> None:
    ran = run("memory", "validate", folder=workspace)
    assert ran.status == 0  # everything can be read, though not all of it is good
    lines = [line for line in ran.stdout.splitlines() if "flagged" in line or "poor" in line]
    assert lines[0].startswith("memories/poor.tmx (tmx): 7 read, ")
    (found,) = run("memory", "validate", "--json", poor, folder=workspace).objects
    assert list(found) == [*documented("## `tmkit import`"), "signature"]
    line_of = {
        unit: number for number, text in enumerate(POOR.splitlines(), 1) for unit in "abcdefg" if f'"{unit}"' in text
    }
    flagged = [(remark["unit"], remark["reason"]) for remark in found["flagged"]]
    assert [(remark["unit"], remark["line"]) for remark in found["flagged"]] == [(u, line_of[u]) for u, _ in flagged]
    reasons = {unit: [reason for one, reason in flagged if one == unit] for unit in "abcdefg"}
    assert reasons["a"] == []
    assert reasons["b"] == [f"the same texts as the unit of line {line_of['a']}"]
    assert any("another en translation" in reason for reason in reasons["e"])
    assert any("reads like" in reason for reason in reasons["f"])
    assert any("the same text in fr and en" in reason for reason in reasons["g"])


def test_units_on_one_line_are_compared_too(run, workspace, write) -> None:
    text = POOR.replace("\n", "")
    (found,) = run("memory", "validate", "--json", write("line.tmx", text), folder=workspace).objects
    reasons = {(remark["unit"], remark["reason"].partition(":")[0]) for remark in found["flagged"]}
    assert ("b", "the same texts as the unit of line 1") in reasons
    assert ("e", "another en translation than the unit of line 1") in reasons


def test_validate_faults_of_the_file_end_with_status_1(run, workspace, write) -> None:
    half = write("half.tmx", POOR[: POOR.index("The hall is big")])
    ran = run("memory", "validate", half, folder=workspace)
    assert ran.status == 1
    assert "line 29: unit e: the file ends inside this unit" in ran.stdout


def test_validate_goes_on_until_a_file_that_is_none(run, workspace, write, poor) -> None:
    ran = run("memory", "validate", "--json", poor, write("no.tmx", "nothing"), folder=workspace)
    assert ran.status == 2
    assert len(ran.objects) == 1
    assert len(ran.stderr.splitlines()) == 1
    assert "no.tmx" in ran.stderr


def test_clean_says_what_it_would_do_and_does_it_with_apply(run, workspace, poor, documented) -> None:
    run("confirm", *NEW, "--into", "memories/poor.tmx", folder=workspace)
    before = contents(workspace)
    ran = run("memory", "clean", folder=workspace)
    assert ran.status == 0
    assert ran.stdout.splitlines() == [
        "memories/2017.tmx: 0 units would be removed, 0 would be folded in",
        "memories/older/2016.tmx: 0 units would be removed, 0 would be folded in",
        "memories/poor.tmx: 2 units would be removed, 1 would be folded in",
        "  b: repeats an earlier unit of the same document and place: La salle est vaste.",
        "  d: no text in two languages: Sans traduction aucune.",
        "Nothing was changed; do it with --apply.",
    ]
    found = run("memory", "clean", "--json", "memories/poor.tmx", folder=workspace).object
    assert list(found) == [*documented("## `tmkit memory clean`"), "signature"]
    assert [(gone["unit"], list(gone)) for gone in found["removals"]] == [
        ("b", ["unit", "text", "reason"]),
        ("d", ["unit", "text", "reason"]),
    ]
    assert (found["applied"], found["folded"], found["units"]) == (False, 1, 8)
    assert contents(workspace) == before
    done = run("memory", "clean", "--json", "--apply", folder=workspace).objects[-1]
    assert (done["applied"], done["folded"], done["units"]) == (True, 1, 6)
    after = contents(workspace)
    assert {path.name: text for path, text in after.items() if path.name != "poor.tmx"} == {
        path.name: text for path, text in before.items() if not path.name.startswith("poor")
    }
    again = run("memory", "clean", "--apply", folder=workspace).stdout
    assert "memories/poor.tmx: 0 units removed, 0 folded in" in again
    assert contents(workspace) == after
    assert run("lookup", "--json", NEW[0], folder=workspace).object["matches"][0]["memory"] == "memories/poor.tmx"


def test_merge(run, workspace, documented) -> None:
    (workspace / "memories" / "copy.tmx").write_bytes((workspace / "memories" / "2017.tmx").read_bytes())
    run("confirm", *NEW, "--into", "memories/copy.tmx", folder=workspace)
    names = ("memories/2017.tmx", "memories/copy.tmx", "memories/older/2016.tmx")
    before = contents(workspace)
    found = run("memory", "merge", "--json", *names, "--into", "memories/all.tmx", folder=workspace).object
    assert list(found) == [*documented("## `tmkit memory merge`"), "signature"]
    assert {key: found[key] for key in list(found)[:-1]} == {
        "memory": "memories/all.tmx",
        "memories": list(names),
        "read": 15,
        "units": 10,
        "repeats": 5,
    }
    after = contents(workspace)
    assert {path: after[path] for path in before} == before
    only = ("--memory", "memories/all.tmx")
    for text, target in (NEW, AGREED):
        assert run("lookup", "--json", text, *only, folder=workspace).object["matches"][0]["target"] == target


def test_merge_never_overwrites_a_memory_that_is_not_named(run, workspace) -> None:
    before = contents(workspace)
    arguments = ("memory", "merge", "memories/2017.tmx", "--into", "memories/older/2016.tmx")
    assert run(*arguments, folder=workspace).refused("older/2016.tmx", "exists")
    assert contents(workspace) == before
    assert run(*arguments, "memories/older/2016.tmx", folder=workspace).status == 0
    assert run("memory", "stats", "--json", "memories/older/2016.tmx", folder=workspace).object["units"] == 9


def test_set(run, workspace, documented) -> None:
    arguments = ("memory", "set", "memories/2017.tmx", "--status", "revised", "--date", "2018-01")
    found = run(*arguments, "--json", "--unit", "r2017-2", folder=workspace).object
    assert list(found) == [*documented("## `tmkit memory set`"), "signature"]
    assert (found["memory"], found["units"], found["changed"]) == ("memories/2017.tmx", 5, 1)
    match = run("lookup", "--json", AGREED[0], "--memory", "memories/2017.tmx", folder=workspace).object["matches"][0]
    assert (match["status"], match["date"], match["authority"]) == ("revised", "2018-01", "Secretariat")
    assert run(*arguments, folder=workspace).stdout == "memories/2017.tmx: 4 of 5 units changed\n"
    assert run(*arguments, folder=workspace).stdout == "memories/2017.tmx: 0 of 5 units changed\n"
    assert run(*arguments, "--only-document", "another", folder=workspace).stdout.startswith("memories/2017.tmx: 0 of")
    assert run("memory", "set", "memories/2017.tmx", "--date", "", folder=workspace).status == 0
    assert "x-tmkit-date" not in (workspace / "memories" / "2017.tmx").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ((), "nothing to set"),
        (("--unit", "none", "--date", "2018"), "none"),
        (("--date", "soon"), "soon"),
        (("--status", "final"), "adopted"),
    ],
)
def test_set_refuses(run, workspace, options, word) -> None:
    before = contents(workspace)
    assert run("memory", "set", "memories/2017.tmx", *options, folder=workspace).refused(word)
    assert contents(workspace) == before


def test_without_a_command_the_help_is_shown(run) -> None:
    for arguments in ((), ("memory",), ("terms",)):
        ran = run(*arguments)
        assert ran.status == 2
        assert ran.stderr.startswith("Usage: tmkit")
        assert len(ran.stderr.splitlines()) > 5
