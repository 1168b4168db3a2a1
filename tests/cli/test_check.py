"""`tmkit check` as a person runs it, with three small checks of the tests' own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.checks.small_checks import small  # noqa: F401

pytestmark = pytest.mark.usefixtures("small")

DRAFT = """RAPPORT DE LA RÉUNION DU COMITÉ

Genève, 25 septembre 2018

1. Le Comité a tenu sa réunion le 25 septembre 2018 et a adopté 45 recommandations.

2. Les participants ont examiné le rapport et les les conclusions du groupe.

3. Le Président a remercié les délégations de leur participation active aux travaux de la réunion, qui a permis de faire avancer les questions inscrites à l'ordre du jour.
"""
SOURCE = """REPORT OF THE MEETING OF THE COMMITTEE

Geneva, 25 September 2018

1. The Committee held its meeting on 25 September 2018 and adopted 54 recommendations.

2. The participants considered the the report and the conclusions of the group.

3. The Chair thanked the delegations for their active participation in the work of the meeting, which made it possible to advance all items on the agenda.
"""
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
 srclang="en" datatype="plaintext"/><body>
<tu><tuv xml:lang="fr"><seg>Il a adopté 12 textes.</seg></tuv><tuv xml:lang="en"><seg>It adopted 12 texts.</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg></seg></tuv><tuv xml:lang="en"><seg>Nothing.</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>3. Il a adopté 13 textes.</seg></tuv><tuv xml:lang="en"><seg>3. It adopted 14 texts.</seg></tuv></tu>
</body></tmx>
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    (tmp_path / "source.txt").write_text(SOURCE, "utf-8")
    (tmp_path / "units.tmx").write_text(TMX, "utf-8")
    (tmp_path / "units.tsv").write_text(
        "en\tfr\nIt has 3 parts.\tIl a 3 parties.\nFour.\t\nIt has 5.\tIl en a 6.\n", "utf-8"
    )
    return tmp_path


@pytest.fixture
def here(files: Path) -> Path:
    """The same in a workspace."""
    (files / "tmkit.toml").write_text("", "utf-8")
    (files / "memories").mkdir()
    return files


def test_a_draft_alone(run, files):
    ran = run("check", "draft.txt", folder=files)
    assert ran.status == 1
    assert "draft.txt · fr · 5 segments · 2018-09-25" in ran.stdout
    lines = ran.stdout.splitlines()
    shown = next(at for at, line in enumerate(lines) if "les les conclusions" in line)
    assert lines[shown][lines[shown + 1].index("^") :].startswith("les les")
    assert lines[shown + 1].count("^") == len("les les")
    assert "write     les" in ran.stdout
    assert "1 warning, 1 info (--info shows them)" in ran.stdout
    assert "a long sentence" not in ran.stdout
    assert "not run: figure, source-twice" in ran.stdout


def test_info_is_folded_until_asked_for(run, files):
    assert "a long sentence" in run("check", "draft.txt", "--info", folder=files).stdout


def test_a_draft_beside_its_source(run, files):
    ran = run("check", "draft.txt", "--source", "source.txt", "--json", folder=files)
    found = {one["check"]: one for one in ran.objects}
    assert list(found) == ["figure", "source-twice", "twice", "long"]
    assert (found["figure"]["text"], found["figure"]["label"], found["figure"]["severity"]) == ("45", "1", "error")
    assert (found["source-twice"]["side"], found["source-twice"]["file"]) == ("source", "source.txt")


def test_json_is_as_documented(run, files, documented):
    (finding,) = run("check", "draft.txt", "--only", "twice", "--json", folder=files).objects
    assert sorted(finding) == sorted([*documented("## `tmkit check`"), "signature"])
    (place,) = finding["places"]
    assert sorted(place) == sorted(documented("A place"))
    start, end = finding["span"]
    assert "Les participants ont examiné le rapport et les les conclusions du groupe."[start:end] == finding["text"]


@pytest.mark.parametrize("name", ["units.tmx", "units.tsv"])
def test_a_bilingual_file(run, files, name):
    ran = run("check", name, "--json", "--only", "figure", folder=files)
    (finding,) = ran.objects
    expected = {"units.tmx": (3, "13", [12, 14]), "units.tsv": (3, "6", [8, 9])}[name]
    assert (finding["segment"], finding["text"], finding["span"]) == expected
    assert "source en, target fr" in ran.stderr


def test_the_languages_of_a_bilingual_file_can_be_turned_round(run, files):
    ran = run("check", "units.tmx", "--json", "--only", "figure", "--source-lang", "fr", folder=files)
    (finding,) = ran.objects
    assert (finding["text"], finding["message"]) == ("14", "14: the source has 13")


@pytest.mark.parametrize(("least", "status"), [("error", 0), ("warning", 1), ("info", 1)])
def test_what_fails(run, files, least, status):
    assert run("check", "draft.txt", "--fail-on", least, folder=files).status == status


def test_only_info_does_not_fail(run, files):
    assert run("check", "draft.txt", "--only", "long", folder=files).status == 0


def test_a_check_that_raises_is_told_and_the_others_go_on(run, files):
    ran = run("check", "draft.txt", "--only", "broken,twice", "--json", folder=files)
    assert ran.status == 2
    assert [one["check"] for one in ran.objects] == ["twice"]
    assert "tmkit: the check broken failed: RuntimeError: out of order" in ran.stderr


def test_standard_input(run, files):
    ran = run("check", "-", "--source", "source.txt", "--only", "figure", "--json", folder=files, stdin=DRAFT.encode())
    assert [one["file"] for one in ran.objects] == ["standard input"]


def test_an_unknown_check_is_refused(run, files):
    assert run("check", "draft.txt", "--only", "twic", folder=files).refused("did you mean 'twice'")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\x89PNG\r\n\x1a\n", "picture"), (b"PK\x03\x04broken", "ZIP"), (b"%PDF-1.4 broken", ""), (b"\x00\x01\x02", "")],
)
def test_hostile_drafts_end_in_one_line(run, files, content, said):
    (files / "bad.bin").write_bytes(content)
    assert run("check", "bad.bin", folder=files).refused(said)


def test_a_missing_draft_and_a_missing_source(run, files):
    assert run("check", "none.txt", folder=files).refused("none.txt")
    assert run("check", "draft.txt", "--source", "none.txt", folder=files).refused("none.txt")
    assert run("check", folder=files).refused("DRAFT")
    assert run("check", "draft.txt", "--source", "draft.txt", folder=files).refused("source")


def test_a_draft_in_a_third_language_is_said(run, files):
    spanish = "El Comité celebró su reunión en la sede de la organización y aprobó las recomendaciones del grupo. " * 6
    (files / "tercero.txt").write_text(spanish, "utf-8")
    ran = run("check", "tercero.txt", folder=files)
    assert "in neither French nor English" in ran.stderr
    assert "is in Spanish" in run("check", "tercero.txt", "--target-lang", "es", folder=files).stderr


def test_both_in_one_language_is_refused(run, files):
    (files / "other.txt").write_text(DRAFT, "utf-8")
    assert run("check", "draft.txt", "--source", "other.txt", folder=files).refused("both in fr")


def test_accepting_by_content(run, here):
    before = run("check", "draft.txt", "--only", "twice", "--json", folder=here).object
    ran = run("check", "draft.txt", "--accept", before["id"], "--reason", "as the author wants", folder=here)
    assert ran.status == 0
    assert "1 accepted" in ran.stdout
    (line,) = (here / "accepted.jsonl").read_text("utf-8").splitlines()
    kept = json.loads(line)
    assert (kept["document"], kept["check"], kept["reason"]) == ("draft.txt", "twice", "as the author wants")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", kept["date"])
    assert run("check", "draft.txt", "--only", "twice", folder=here).status == 0
    # Another label, another paragraph before it: the same content.
    moved = DRAFT.replace("2. Les", "2. Le point est clos.\n\n3. Les").replace("3. Le Président", "4. Le Président")
    (here / "draft.txt").write_text(moved, "utf-8")
    assert run("check", "draft.txt", "--only", "twice", folder=here).status == 0
    (here / "draft.txt").write_text(DRAFT.replace("du groupe", "du comité"), "utf-8")
    assert run("check", "draft.txt", "--only", "twice", folder=here).status == 1


def test_editing_the_source_reopens_what_was_accepted(run, here):
    found = run("check", "draft.txt", "--source", "source.txt", "--only", "figure", "--json", folder=here).object
    beside = ("check", "draft.txt", "--source", "source.txt", "--only", "figure")
    assert run(*beside, "--accept", found["id"], "--reason", "corrected orally", folder=here).status == 0
    assert run(*beside, folder=here).status == 0
    (here / "source.txt").write_text(SOURCE.replace("adopted 54", "then adopted 54"), "utf-8")
    assert run(*beside, folder=here).status == 1


def test_accepting_covers_all_occurrences_in_this_document_and_no_other(run, here):
    twice = DRAFT + "\n4. Les participants ont examiné le rapport et les les conclusions du groupe.\n"
    (here / "draft.txt").write_text(twice, "utf-8")
    (here / "other.txt").write_text(twice, "utf-8")
    found = run("check", "draft.txt", "--only", "twice", "--json", folder=here).object
    assert len(found["places"]) == 2
    run("check", "draft.txt", "--accept", found["id"], "--reason", "so", folder=here)
    assert run("check", "draft.txt", "--only", "twice", folder=here).status == 0
    assert run("check", "other.txt", "--only", "twice", folder=here).status == 1


def test_accepting_needs_a_reason_a_workspace_and_an_id_that_is_there(run, here, files, tmp_path_factory):
    assert run("check", "draft.txt", "--accept", "0123456789", folder=here).refused("--reason")
    assert run("check", "draft.txt", "--accept", "0123456789", "--reason", "x", folder=here).refused("0123456789")
    assert not (here / "accepted.jsonl").exists()
    apart = tmp_path_factory.mktemp("apart")
    (apart / "draft.txt").write_text(DRAFT, "utf-8")
    assert run("check", "draft.txt", "--accept", "0123456789", "--reason", "x", folder=apart).refused("tmkit init")


@pytest.mark.parametrize("line", ["{", "[]", '{"document": "x"}', '{"places": 3}'])
def test_a_damaged_list_of_accepted_findings_is_told_with_its_line(run, here, line):
    (here / "accepted.jsonl").write_text(f"\n{line}\n", "utf-8")
    assert run("check", "draft.txt", folder=here).refused("accepted.jsonl", "2")


@pytest.mark.parametrize("ending", [".json", ".jsonl"])
def test_only_what_an_earlier_run_did_not_tell(run, files, ending):
    run("check", "draft.txt", "-o", f"old{ending}", folder=files)
    again = run("check", "draft.txt", "--baseline", f"old{ending}", folder=files)
    assert again.status == 0
    assert "2 known from the earlier run" in again.stdout
    (files / "draft.txt").write_text(DRAFT.replace("a tenu", "a a tenu"), "utf-8")
    ran = run("check", "draft.txt", "--baseline", f"old{ending}", "--json", folder=files)
    assert [one["text"] for one in ran.objects] == ["a a"]


def test_a_baseline_that_is_none_is_refused(run, files):
    assert run("check", "draft.txt", "--baseline", "draft.txt", folder=files).refused("draft.txt")
    (files / "b.json").write_text('[{"check": "x"}]', "utf-8")
    assert run("check", "draft.txt", "--baseline", "b.json", folder=files).refused("b.json")


def test_reports_by_the_ending_of_their_names(run, files):
    names = ["f.json", "f.jsonl", "f.sarif", "f.html", "f.csv", "f.tsv", "f.xlsx"]
    ran = run("check", "draft.txt", *[part for name in names for part in ("-o", f"out/{name}")], folder=files)
    assert ran.status == 1
    assert sorted(path.name for path in (files / "out").iterdir()) == sorted(names)
    assert run("check", "draft.txt", "-o", "x.doc", folder=files).refused("x.doc", ".sarif")
    assert run("check", "draft.txt", "-o", "x.docx", folder=files).status == 2
    assert run("check", "draft.txt", "--queries", "q.txt", folder=files).refused("q.txt")


def test_explaining_a_check(run, files):
    ran = run("check", "--explain", "figure", folder=files)
    assert ran.status == 0
    assert "# figure" in ran.stdout
    assert "Needs a source text." in ran.stdout
    assert run("check", "--explain", "figur", folder=files).refused("figure")


def test_the_library_answers_as_the_command_does(here):
    from tmkit import Workspace

    workspace = Workspace.open(here)
    checked = workspace.check(here / "draft.txt", source=here / "source.txt", only=["figure"])
    assert [finding.message for finding in checked.findings] == ["45: the source has 2018, 25, 54"]
    left = workspace.accept(checked, [checked.keys.finding(checked.findings[0])], "why not")
    assert left.findings == ()
    assert [one.reason for one in left.accepted] == ["why not"]


def test_measuring_on_memories(run, files):
    ran = run("check", "--measure", "units.tmx", "--json", folder=files)
    told = {one["check"]: one for one in ran.objects}
    assert set(told) == {"twice", "figure", "long", "source-twice"}
    assert (told["figure"]["segments"], told["figure"]["findings"], told["figure"]["per_1000"]) == (2, 1, 500.0)
    assert ran.status == 2
    assert "the check broken failed" in ran.stderr
    table = run("check", "--measure", "units.tmx", "--skip", "broken", folder=files)
    assert table.status == 0
    assert re.search(r"figure +small +error +500\.00 +0\.00  yes, above 5", table.stdout)
    assert "2 segments, 1 documents" in table.stdout
    assert run("check", "--measure", folder=files).refused("nothing to measure")
    assert run("check", "--measure", "none.tmx", folder=files).refused("none.tmx")
