"""An earlier version carried over to a new one, in the sample workspace."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tmkit import Workspace
from tmkit.checks.acceptance import Acceptance, add_accepted, read_accepted
from tmkit.documents import read
from tmkit.formats.rows import read_row_file
from tmkit.formats.writing import write_rows
from tmkit.model import InputError

DRAFT, AMENDED = "drafts/contact-group-2019-fr.txt", "drafts/contact-group-2019-rev1-fr.txt"
LAST_YEAR = "memories/contact-group-2018.tmx"
COUNTS = {"unchanged": 71, "moved": 1, "split": 2, "merged": 1, "changed": 2, "new": 1, "dropped": 1}

OLD_FR = """1. Le Comité s’est réuni le 24 septembre 2018 à Valmère. Il a élu sa présidente.

2. Le Secrétariat a présenté son rapport annuel. Le rapport a été adopté sans vote.

3. Les délégations ont remercié le pays hôte de son accueil.

4. Comme il est dit au paragraphe 3 ci-dessus, les délégations ont remercié le pays hôte.
"""
OLD_EN = """1. The Committee met in Valmère on 24 September 2018. It elected its Chair.

2. The Secretariat presented its annual report. The report was adopted without a vote.

3. The delegations thanked the host country for its hospitality.

4. As stated in paragraph 3 above, the delegations thanked the host country.
"""
NEW_FR = """1. Le Comité s’est réuni le 23 septembre 2019 à Valmère. Il a élu sa présidente.

2. La feuille de route relative aux vedettes-matière a été distribuée aux délégations.

3. Le Secrétariat a présenté son rapport annuel et le rapport a été adopté sans vote.

4. Les délégations ont remercié le pays hôte de son accueil.

5. Comme il est dit au paragraphe 3 ci-dessus, les délégations ont remercié le pays hôte.
"""


@pytest.fixture
def workspace(sample_workspace, monkeypatch) -> Workspace:
    monkeypatch.chdir(sample_workspace)
    return Workspace.open(".")


@pytest.fixture
def three(sample_workspace) -> list[str]:
    for name, text in (("old-fr.txt", OLD_FR), ("old-en.txt", OLD_EN), ("new-fr.txt", NEW_FR)):
        (sample_workspace / name).write_text(text, encoding="utf-8")
    return ["old-fr.txt", "old-en.txt", "new-fr.txt"]


@pytest.fixture
def returned(workspace) -> Path:
    """The sample draft, translated and given back: every row settled."""
    workspace.pretranslate(DRAFT, out="v1.xlf")
    head, rows, _ = read_row_file(Path("v1.xlf"))
    done = [
        replace(row, target=row.target or replace(row.source, text=f"EN {row.id}", codes=()), state="reviewed")
        for row in rows
    ]
    write_rows(head, done, Path("v1-returned.xlf"))
    return Path("v1-returned.xlf")


def test_last_years_report_as_a_memory(workspace) -> None:
    updated = workspace.update([LAST_YEAR, DRAFT])
    assert updated.counts == {"unchanged": 36, "changed": 37, "new": 5, "dropped": 6}
    rows = {row.source.text: row for row in updated.rows}
    closed = rows["La séance a été levée à 18 h 10."]
    assert (closed.change, closed.state, closed.kind, closed.score) == ("changed", "proposed", "repaired", 99)
    assert closed.target is not None
    assert closed.target.text == "The meeting rose at 6.10 p.m."
    assert closed.previous == ("La séance a été levée à 17\u00a0h\u00a030.", "The meeting rose at 5.30 p.m.")
    denied = next(row for text, row in rows.items() if text.startswith("Les États membres n’avaient pas été"))
    assert (denied.change, denied.state, denied.target) == ("changed", "empty", None)
    assert any("negation" in note for note in denied.notes)
    assert denied.proposals[0].target.text.startswith("Member States had been in a position")
    assert not any(row.target is None for row in updated.rows if row.change == "unchanged")


def test_a_draft_that_was_amended(workspace, returned) -> None:
    updated = workspace.update([returned, AMENDED])
    assert updated.counts == COUNTS
    _, before, _ = read_row_file(returned)
    targets = {row.source.text: row.target.text for row in before if row.target}
    for row in updated.rows:
        if row.change in {"unchanged", "moved"}:
            assert row.target is not None
            assert row.target.text == targets[row.source.text]
            assert (row.state, row.kind) == ("reviewed", "carried")
        else:
            assert row.state in {"proposed", "empty"}
    changed = [row for row in updated.rows if row.change == "changed"]
    assert [row.kind for row in changed] == ["repaired", "repaired"]
    (joined,) = (row for row in updated.rows if row.change == "merged")
    assert joined.target is not None
    assert joined.target.text.endswith("in the first quarter of 2020. The Contact Group welcomed that offer.")
    assert [gone.source[:20] for gone in updated.dropped] == ["Il a été nécessaire "]


def test_version_after_version(workspace, returned) -> None:
    workspace.update([returned, AMENDED], out="v2.xlf")
    _, second, _ = read_row_file(Path("v2.xlf"))
    assert [row.change for row in second].count("unchanged") == COUNTS["unchanged"]
    updated = workspace.update(["v2.xlf", AMENDED])
    assert updated.counts == {"unchanged": 78}
    for row, before in zip(updated.rows, second, strict=True):
        if before.state == "reviewed":
            assert (row.target, row.state) == (before.target, "reviewed")
    back = workspace.update(["v2.xlf", DRAFT])
    assert back.counts["moved"] == 1
    assert back.counts["merged"] == 1
    assert back.counts["split"] == 2


def test_two_documents(workspace, three) -> None:
    updated = workspace.update(three)
    assert [row.change for row in updated.rows] == ["changed", "unchanged", "new", "merged", "unchanged", "unchanged"]
    targets = [row.target.text if row.target else None for row in updated.rows]
    assert targets[0] == "The Committee met in Valmère on 23 September 2019."
    assert targets[1] == "It elected its Chair."
    assert targets[3] == "The Secretariat presented its annual report. The report was adopted without a vote."
    assert targets[4:] == [
        "The delegations thanked the host country for its hospitality.",
        "As stated in paragraph 3 above, the delegations thanked the host country.",
    ]
    (stale,) = updated.stale
    assert (stale.label, stale.text, stale.now) == ("5", "paragraphe 3", "4")
    assert NEW_FR.split("5. ")[1][slice(*stale.span)] == "3"


@pytest.mark.parametrize(
    "name", ["out.xlf", "out.xliff", "out.po", "out.tsv", "out.csv", "out.xlsx", "out.docx", "sub/out.xlf"]
)
def test_everything_that_is_written(workspace, three, name: str) -> None:
    updated = workspace.update(three, out=name)
    assert updated.into == name
    if name.endswith(".docx"):
        text = "\n".join(block.text for block in read(name).blocks)
        assert "The Committee met in Valmère on 23 September 2019." in text
        assert "La feuille de route" in text
        return
    head, rows, _ = read_row_file(Path(name))
    assert (head.source_language, head.target_language) == ("fr", "en")
    assert [row.id for row in rows] == [str(number) for number in range(1, 7)]
    assert [row.target for row in rows] == [row.target for row in updated.rows]
    assert [row.state for row in rows] == [row.state for row in updated.rows]


def test_accepted_findings_survive(workspace, three) -> None:
    def accepted(document: str, text: str) -> Acceptance:
        return Acceptance(document, "spacing", text, "x", f"id-{text[:5]}", ("k",), "as printed", "2019-01-01")

    kept, gone = "Il a élu sa présidente.", "Le Secrétariat a présenté son rapport annuel."
    english = "It elected its Chair."
    add_accepted(
        workspace.root, [accepted("old-fr.txt", kept), accepted("old-fr.txt", gone), accepted("old-en.txt", english)]
    )
    assert workspace.update(three).accepted == 0
    assert workspace.update(three, out="new-en.xlf").accepted == 2
    there = {(line.document, line.segment) for line in read_accepted(workspace.root)}
    assert there == {
        ("old-fr.txt", kept),
        ("old-fr.txt", gone),
        ("new-fr.txt", kept),
        ("old-en.txt", english),
        ("new-en.xlf", english),
    }
    assert workspace.update(three, out="new-en.xlf", force=True).accepted == 0


def test_an_acceptance_holds_of_the_new_version(workspace, three) -> None:
    for name in ("old-fr.txt", "new-fr.txt"):
        path = workspace.root / name
        path.write_text(path.read_text(encoding="utf-8").replace("Il a élu sa", "Il a élu  sa"), encoding="utf-8")
    checked = workspace.check("old-fr.txt", only=["spacing"])
    workspace.accept(checked, [checked.keys.finding(finding) for finding in checked.findings], "as the author wrote")
    assert workspace.check("new-fr.txt", only=["spacing"]).findings
    workspace.update(three, out="new-en.xlf")
    assert not workspace.check("new-fr.txt", only=["spacing"]).findings


def test_locked_rows_stay_locked(workspace, returned) -> None:
    head, rows, _ = read_row_file(returned)
    write_rows(head, [replace(row, locked=row.id in {"1", "27"}) for row in rows], Path("locked.xlf"))
    locked = [row.id for row in workspace.update(["locked.xlf", AMENDED]).rows if row.locked]
    assert locked == ["1"]  # 27 was changed


def test_from_standard_input(workspace, three) -> None:
    updated = workspace.update([*three[:2], "-"], data=NEW_FR.encode())
    assert updated.counts["unchanged"] == 3


def test_what_is_wrong_is_one_line(workspace, three, returned) -> None:
    Path("there.xlf").write_text("mine", encoding="utf-8")
    Path("broken.xlf").write_bytes(b"<?xml version='1.0'?><xliff version='1.2'><file")
    Path("other.txt").write_text("Xylophones in the park are played at noon. " * 30, encoding="utf-8")
    for documents, out in (
        (three, "there.xlf"),
        (three, "new-fr.txt"),
        (three, "out.gif"),
        (three[:1], None),
        ([*three, "x"], None),
        (["old-fr.txt", "new-fr.txt"], None),
        (["old-en.txt", "old-fr.txt", "new-fr.txt"], None),
        (["old-fr.txt", "new-fr.txt", "new-fr.txt"], None),
        (["old-fr.txt", "none.txt", "new-fr.txt"], None),
        (["broken.xlf", "new-fr.txt"], None),
        ([returned, "old-en.txt"], None),
        (["drafts/contact-group-2019-fr.txt", "other.txt", "new-fr.txt"], None),
    ):
        with pytest.raises(InputError) as caught:
            pytest.fail(f"{documents} {out}: {workspace.update(documents, out=out).counts}")
        assert "\n" not in str(caught.value)
    assert Path("there.xlf").read_text(encoding="utf-8") == "mine"


def test_json(workspace, three) -> None:
    from tmkit.reports.json_lines import line
    from tmkit.reports.update_json import update_objects

    told = [json.loads(line(each)) for each in update_objects(workspace.update(three))]
    assert [each.get("change") for each in told] == [
        "changed", "unchanged", "new", "merged", "unchanged", "unchanged", None,
    ]  # fmt: skip
    first = told[0]
    assert first["previous"][0].startswith("Le Comité s’est réuni le 24")
    assert {first["source"][slice(*each["source"])] for each in first["differences"]} == {"23", "2019"}
    assert told[-1]["counts"] == {"unchanged": 3, "merged": 1, "changed": 1, "new": 1}
    assert told[-1]["stale"][0]["now"] == "4"


def test_what_is_unreviewed_in_a_memory_is_only_proposed(workspace) -> None:
    workspace.memory_set(LAST_YEAR, status="unreviewed", units=["cg2018-004"])
    rows = workspace.update([LAST_YEAR, DRAFT]).rows
    assert [row.state for row in rows if row.source.text == "Ouverture de la réunion"] == ["proposed"]
