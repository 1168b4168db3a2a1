"""The library does what the command does, under the same words."""

from __future__ import annotations

import inspect
import json
import sys
from functools import partial
from pathlib import Path

import click
import pytest

ROOT = str(Path(__file__).parents[1])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tests.cli.made import AGREED, CLOSED, OPENED, make_workspace  # noqa: E402
from tests.cli.running import run_main  # noqa: E402
from tmkit import Workspace  # noqa: E402
from tmkit.cli.main import COMMANDS, tmkit  # noqa: E402
from tmkit.model import InputError  # noqa: E402
from tmkit.reports import json_lines as written  # noqa: E402

TEXTS = (AGREED[0], CLOSED[0], "3. La séance est levée le 3 mai 2018.", "Xylophones et zèbres.", OPENED[1])
NEW = ("Le guide de lecture est publié chaque année.", "The reading guide is published every year.")


def objects(values) -> list[dict]:
    return [json.loads(written.line(value)) for value in values]


@pytest.fixture
def run(monkeypatch):
    return partial(run_main, monkeypatch)


@pytest.fixture
def folder(tmp_path):
    return make_workspace(tmp_path / "small")


@pytest.fixture
def twin(tmp_path):
    """The same workspace once more: what changes one is compared with what changes the other."""
    return make_workspace(tmp_path / "twin")


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text(f"1. {OPENED[0]}\n\n2. {AGREED[0]} {CLOSED[0]}\n", encoding="utf-8")
    return path


def test_lookup_in_the_words_of_the_readme(folder, monkeypatch) -> None:
    monkeypatch.chdir(folder / "memories" / "older")
    workspace = Workspace.open(".")
    assert workspace.root == folder
    found = workspace.lookup(AGREED[0])
    assert [(match.score, match.kind, match.target) for match in found] == [(100, "exact", AGREED[1])]
    assert (len(found), found[0].target) == (1, AGREED[1])
    assert (found.source_lang, found.target_lang) == ("fr", "en")


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"min": 20, "limit": 3},
        {"memory": ["memories/older"]},
        {"source_lang": "fr-CA", "target_lang": "en"},
        {"date": "2016-01-01"},
    ],
)
def test_lookup(run, folder, options) -> None:
    arguments = [
        part
        for name, value in options.items()
        for one in (value if isinstance(value, list) else [value])
        for part in (f"--{name.replace('_', '-')}", one)
    ]
    workspace = Workspace.open(folder)
    told = run("lookup", "--json", *TEXTS, *arguments, folder=folder)
    assert told.objects == objects(written.lookup_object(workspace.lookup(text, **options)) for text in TEXTS)


def test_drafts(run, folder, draft) -> None:
    workspace = Workspace.open(folder)
    told = run("lookup", "--json", "--draft", draft, "--min", 50, folder=folder).objects
    assert told == objects(map(written.lookup_object, workspace.lookup_draft(draft, min=50)))
    assert told == objects(map(written.lookup_object, workspace.lookup_draft("-", data=draft.read_bytes(), min=50)))
    assert told[0]["matches"][0]["score"] == 101  # the edge before it is one; its label is no part of it
    told = run("segment", "--json", draft, folder=folder).objects
    assert told == objects(map(written.segment_object, workspace.segment(draft)))


def test_terms(run, folder, draft) -> None:
    workspace = Workspace.open(folder)
    told = run("terms", "lookup", "--json", *TEXTS, folder=folder).objects
    assert told == objects(written.terms_object(workspace.terms_lookup(text)) for text in TEXTS)
    told = run("terms", "lookup", "--json", "--draft", draft, folder=folder).objects
    assert told == objects(map(written.terms_object, workspace.terms_lookup_draft(draft)))


def test_concordance(run, folder) -> None:
    workspace = Workspace.open(folder)
    for pattern, options in (
        ("programme", {}),
        ("séance * présidente", {"side": "source"}),
        (r"\d+ \(", {"regex": True, "limit": 1}),
        ("meeting", {"memory": ["memories/2017.tmx"], "source_lang": "en"}),
    ):
        arguments = [
            part
            for name, value in options.items()
            for one in (value if isinstance(value, list) else [value])
            for part in ((f"--{name.replace('_', '-')}",) if one is True else (f"--{name.replace('_', '-')}", one))
        ]
        found = workspace.concordance(pattern, **options)
        told = run("concordance", "--json", pattern, *arguments, folder=folder)
        assert told.objects == objects(map(written.concordance_object, found.lines))
        assert f"{found.in_source} units in {found.source_lang}, {found.in_target} in" in told.stderr


def test_confirm(run, folder, twin) -> None:
    workspace = Workspace.open(twin)
    for source, target in (NEW, NEW, (AGREED[0], "The programme was agreed."), OPENED):
        told = run(
            "confirm", "--json", source, target, "--into", "memories/a.tmx", "--date", "2018", folder=folder
        ).object
        done = workspace.confirm(source, target, into="memories/a.tmx", date="2018")
        assert (told["into"], told["outcome"], told["status"]) == (done.into, done.outcome, done.status)
        assert (told["unit"] is None) is (done.unit is None)
        match = workspace.lookup(source)[0]
        assert match.score == 100
    assert [match.target for match in workspace.lookup(AGREED[0])] == [AGREED[1], "The programme was agreed."]


def test_import(run, folder, twin, tmp_path) -> None:
    table = tmp_path / "table.tsv"
    table.write_text(f"{NEW[0]}\t{NEW[1]}\n\tNothing.\n{NEW[0]}\t{NEW[1]}\n", encoding="utf-8")
    options = ("--columns", "fr,en", "--status", "adopted")
    told = run("import", "--json", table, "--into", "memories/a.tmx", *options, folder=folder).objects
    workspace = Workspace.open(twin)
    done = workspace.import_files([table], into="memories/a.tmx", columns=["fr", "en"], status="adopted")
    assert told == objects(written.account_object(one.account, one.into) for one in done)
    (match,) = workspace.lookup(NEW[0])
    assert (match.target, match.origin.status, match.agreeing.units) == (NEW[1], "adopted", (2, 2))


def test_memories(run, folder, twin) -> None:
    workspace = Workspace.open(twin)
    for command, expected in (
        (("list",), workspace.memory_list),
        (("stats", "memories/2017.tmx"), lambda: workspace.memory_stats(["memories/2017.tmx"])),
        (("clean",), workspace.memory_clean),
        (("clean", "--apply"), lambda: workspace.memory_clean(apply=True)),
        (
            ("set", "memories/2017.tmx", "--date", "2018", "--unit", "r2017-1"),
            lambda: [workspace.memory_set("memories/2017.tmx", units=["r2017-1"], date="2018")],
        ),
        (
            ("merge", "memories/2017.tmx", "memories/older/2016.tmx", "--into", "memories/all.tmx"),
            lambda: [workspace.memory_merge(["memories/2017.tmx", "memories/older/2016.tmx"], into="memories/all.tmx")],
        ),
        (("list",), workspace.memory_list),
    ):
        assert run("memory", *command, "--json", folder=folder).objects == objects(
            map(written.memory_object, expected())
        )
    told = run("memory", "validate", "--json", folder=folder).objects
    assert told == objects(map(written.account_object, workspace.memory_validate()))
    assert len(told) == 3


def test_init(run, tmp_path) -> None:
    made = Workspace.init(tmp_path / "made")
    run("init", tmp_path / "told")
    files = [
        {p.relative_to(each): p.read_bytes() for p in each.rglob("*") if p.is_file()} for each in tmp_path.iterdir()
    ]
    assert files[0] == files[1]
    assert made.lookup("note verbale").terms


def test_what_is_wrong_is_raised_and_not_printed(folder, capfd) -> None:
    workspace = Workspace.open(folder)
    for work in (
        lambda: Workspace.open(folder.parent),
        lambda: Workspace.init(folder),
        lambda: workspace.lookup("x", source_lang="french"),
        lambda: workspace.lookup("x", memory=["memories/none.tmx"]),
        lambda: list(workspace.lookup_draft("none.txt")),
        lambda: workspace.segment("none.txt"),
        lambda: workspace.confirm("", "", into="memories/a.tmx"),
        lambda: workspace.import_files(["none.tmx"], into="memories/a.tmx"),
        lambda: workspace.concordance("*"),
        lambda: workspace.memory_set("memories/none.tmx", date="2018"),
        lambda: list(workspace.memory_validate(["none.tmx"])),
    ):
        with pytest.raises(InputError) as caught:
            work()
        assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


def test_notices_are_given_to_who_asks(folder, capfd) -> None:
    told: list[str] = []
    Workspace.open(folder, notice=told.append).lookup(AGREED[0], target_lang="de")
    assert told == [
        "source language fr (detected)",
        "no memory has a unit in both fr and de; nothing can be found",
    ]
    assert capfd.readouterr() == ("", "")


def test_long_work_says_how_far_it_is(folder, tmp_path) -> None:
    told: list[tuple[str, int, int]] = []
    workspace = Workspace.open(folder, progress=lambda *said: told.append(said))
    table = tmp_path / "table.tsv"
    lines = [f"Texte {number}\tText {number}" for number in range(1200)]
    table.write_text("\n".join(["fr\ten", *lines, ""]), encoding="utf-8")
    workspace.import_files([table], into="memories/a.tmx")
    reading = f"reading {table}"
    assert told == [(reading, 0, 0), (reading, 500, 0), (reading, 1000, 0), (reading, 1, 1)]
    for work, what in ((lambda: list(workspace.memory_validate()), "validating"), (workspace.memory_list, "counting")):
        told.clear()
        work()
        done = [(part, whole) for said, part, whole in told if said == f"{what} memories/a.tmx"]
        assert len(done) == 4
        assert all(0 <= part < whole for part, whole in done[:-1])
        assert done[-1] == (1, 1)
        assert done == sorted(done[:-1]) + done[-1:]


METHODS = {
    "init": "init",
    "segment": "segment",
    "align": "align",
    "import": "import_files",
    "export": "export",
    "lookup": "lookup",
    "confirm": "confirm",
    "concordance": "concordance",
    "pretranslate": "pretranslate",
    "update": "update",
    "finish": "finish",
    "analyse": "analyse",
    "report": "report",
    "check": "check",
    "terms lookup": "terms_lookup",
    "terms renderings": "terms_renderings",
    "terms history": "terms_history",
    "terms extract": "terms_extract",
    "terms import": "terms_import",
    "terms export": "terms_export",
    "terms validate": "terms_validate",
    "memory list": "memory_list",
    "memory stats": "memory_stats",
    "memory validate": "memory_validate",
    "memory clean": "memory_clean",
    "memory merge": "memory_merge",
    "memory set": "memory_set",
}
DOOR = {"as_json", "workspace", "help", "drafts", "minimum", "applied", "export_srx"}
# What other calls do with the findings: Workspace.accept, tmkit.checks.fixing, tmkit.checks.measure, tmkit.reports.
OTHER_CALLS = {
    "analyse": {"as_csv", "as_xlsx", "out", "force"},
    "report": {"out", "force", "earlier_bilingual"},
    "check": {"accept", "reason", "explain", "fix", "write", "measure", "out", "queries", "info", "fail_on"},
}


def test_there_is_a_method_for_each_command(run) -> None:
    context = click.Context(tmkit)
    named = []
    for name in COMMANDS:
        command = tmkit.get_command(context, name)
        children = command.list_commands(context) if isinstance(command, click.Group) else []
        named += [f"{name} {child}" for child in children] or [name]
    assert set(named) == {*METHODS, "completion"}


@pytest.mark.parametrize("command", METHODS)
def test_a_method_takes_what_its_command_takes(command: str) -> None:
    asked = tmkit
    for name in command.split():
        assert isinstance(asked, click.Group)
        asked = asked.get_command(click.Context(asked), name)
    options = {parameter.name for parameter in asked.params} - DOOR - OTHER_CALLS.get(command, set())
    signature = inspect.signature(getattr(Workspace, METHODS[command]))
    taken = set(signature.parameters)
    if "metadata" in taken:
        options -= {"document", "date", "symbol", "body", "status", "authority"}
    if METHODS[command] in {"terms_history", "terms_extract"}:
        options -= {"out"}  # the command writes what the method gives
    singular = {"texts": "text", "documents": "draft"}
    assert {name if name in taken else singular.get(name, name) for name in options} <= taken
    assert signature.return_annotation is not inspect.Signature.empty


@pytest.mark.parametrize(
    "name", [name for name, value in inspect.getmembers(Workspace) if not name.startswith("_") and callable(value)]
)
def test_every_method_says_what_it_does_and_what_its_arguments_are(name: str) -> None:
    method = getattr(Workspace, name)
    assert method.__doc__
    assert method.__doc__.strip().splitlines()[0].endswith((".", ":"))
