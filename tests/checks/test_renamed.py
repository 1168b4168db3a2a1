"""What was accepted in a draft holds in it under another name, and in no other draft."""

from pathlib import Path

import pytest

from tmkit.checks import Pair, Subject
from tmkit.checks.sketch import SAME, alike, sketch
from tmkit.model import DraftSegment
from tmkit.workspace.workspace import Workspace

PARAGRAPHS = [f"Le point {number} de l'ordre du jour a été examiné par le groupe {number * 7}." for number in range(30)]
FAULT = "Le Comité a pris note du du rapport de son groupe de travail."


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    root = tmp_path / "w"
    (root / "memories").mkdir(parents=True)
    (root / "glossary").mkdir()
    (root / "tmkit.toml").write_text("", encoding="utf-8")
    return Workspace.open(root)


def _written(folder: Path, name: str, paragraphs: list[str]) -> Path:
    path = folder / name
    path.write_text("\n\n".join(paragraphs), encoding="utf-8")
    return path


def test_a_renamed_draft_keeps_what_was_accepted(workspace, tmp_path):
    said: list[str] = []
    workspace._notice = said.append
    first = workspace.check(_written(tmp_path, "report.txt", [*PARAGRAPHS, FAULT]), only=["repeated-word"])
    (finding,) = first.findings
    workspace.accept(first, [first.keys.finding(finding)], "quoted so")
    assert not said
    (tmp_path / "report.txt").unlink()

    edited = [*PARAGRAPHS[2:], "Un alinéa de plus a été inséré à la fin.", FAULT]
    again = workspace.check(_written(tmp_path, "report-v2.txt", edited), only=["repeated-word"])
    assert again.findings == ()
    assert [one.reason for one in again.accepted] == ["quoted so"]
    assert said[-1].endswith("what was accepted in report.txt holds here: the same text under another name")


def test_another_draft_with_the_same_sentence_is_asked_anew(workspace, tmp_path):
    first = workspace.check(_written(tmp_path, "report.txt", [*PARAGRAPHS, FAULT]), only=["repeated-word"])
    workspace.accept(first, [first.keys.finding(first.findings[0])], "quoted so")
    (tmp_path / "report.txt").unlink()
    others = [f"La séance {number} a porté sur le rapport du groupe {number * 3}." for number in range(30)]
    other = workspace.check(_written(tmp_path, "other.txt", [*others, FAULT]), only=["repeated-word"])
    assert len(other.findings) == 1
    assert other.accepted == ()


def test_a_copy_beside_is_another_draft(workspace, tmp_path):
    first = workspace.check(_written(tmp_path, "report.txt", [*PARAGRAPHS, FAULT]), only=["repeated-word"])
    workspace.accept(first, [first.keys.finding(first.findings[0])], "quoted so")
    copy = workspace.check(_written(tmp_path, "copy.txt", [*PARAGRAPHS, FAULT]), only=["repeated-word"])
    assert len(copy.findings) == 1


def test_a_line_of_old_holds_by_name_alone(workspace, tmp_path):
    path = _written(tmp_path, "report.txt", [*PARAGRAPHS, FAULT])
    first = workspace.check(path, only=["repeated-word"])
    workspace.accept(first, [first.keys.finding(first.findings[0])], "quoted so")
    accepted = workspace.root / "accepted.jsonl"
    text = accepted.read_text("utf-8")
    start = text.index(', "content"')
    accepted.write_text(text[:start] + text[text.index('"}', start) + 1 :], encoding="utf-8")
    assert workspace.check(path, only=["repeated-word"]).findings == ()
    path.unlink()
    renamed = _written(tmp_path, "new.txt", [*PARAGRAPHS, FAULT])
    assert len(workspace.check(renamed, only=["repeated-word"]).findings) == 1


def _subject(texts: list[str]) -> Subject:
    return Subject("draft", "fr", tuple(Pair(n, (DraftSegment(n, text),)) for n, text in enumerate(texts, 1)))


def test_sketches():
    whole = sketch(_subject(PARAGRAPHS))
    assert alike(whole, whole)
    assert alike(whole, sketch(_subject(PARAGRAPHS[:-2])))
    assert not alike(whole, sketch(_subject([*PARAGRAPHS[:6], *(text + " bis" for text in PARAGRAPHS[6:])])))
    assert sketch(_subject([])) == ""
    assert not alike("", "")
    assert 8 < SAME <= 16
