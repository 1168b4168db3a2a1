"""What has been worked out of terms outlives the run, and nothing that it rests on."""

from pathlib import Path

import pytest

from tmkit.checks.drift import CHECKS
from tmkit.termbank.drift import Drift
from tmkit.termbank.remembered import keep, recall
from tmkit.workspace.workspace import Workspace

SOURCE = "The Secretariat corrected the mooring plan."
UNIT = '<tu><tuv xml:lang="en"><seg>{}</seg></tuv><tuv xml:lang="fr"><seg>{}</seg></tuv></tu>'
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="x" creationtoolversion="1" '
    'segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="x"/><body>'
)


def _memory(pairs) -> str:
    return HEAD + "".join(UNIT.format(*pair[:2]) for pair in pairs) + "</body></tmx>\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "memories").mkdir()
    (tmp_path / "tmkit.toml").write_text("", encoding="utf-8")
    (tmp_path / "memories" / "a.tmx").write_text(_memory(CHECKS[0].fires.archive), encoding="utf-8")
    return tmp_path


def _worked(root: Path) -> tuple[Workspace, Drift]:
    workspace = Workspace.open(root)
    drift = workspace.termbank.drift("en", "fr")
    return workspace, drift


def test_the_next_run_says_the_same_without_working_it_out(root, monkeypatch):
    workspace, drift = _worked(root)
    told = drift.evidence(SOURCE)
    assert told
    workspace.termbank.keep()

    again = _worked(root)[1]
    assert again.recalled == len(drift.known) + len(drift.often) > len(drift.known) > 0
    monkeypatch.setattr(Drift, "_worked_out", lambda *_: pytest.fail("worked out again"))
    assert again.evidence(SOURCE) == told
    assert again.known == drift.known


def test_nothing_is_written_where_nothing_is_new(root):
    workspace, drift = _worked(root)
    drift.evidence(SOURCE)
    workspace.termbank.keep()
    (path,) = (root / ".tmkit" / "drift").iterdir()
    before = path.stat().st_mtime_ns, path.stat().st_ino
    workspace, drift = _worked(root)
    drift.evidence(SOURCE)
    workspace.termbank.keep()
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_another_memory_is_another_archive(root):
    workspace, drift = _worked(root)
    drift.evidence(SOURCE)
    workspace.termbank.keep()
    (root / "memories" / "b.tmx").write_text(_memory([("One more.", "Encore un.")]), encoding="utf-8")
    assert _worked(root)[1].recalled == 0


def test_a_confirmed_unit_reopens_its_own_terms_only(root):
    workspace, drift = _worked(root)
    drift.evidence(f"{SOURCE} It corrected the lending register.")
    workspace.termbank.keep()
    (root / "memories" / "a.new.tmx").write_text(
        _memory([("The Bureau saw the mooring plan.", "Le Bureau a vu le plan d'amarrage.")]), encoding="utf-8"
    )
    again = _worked(root)[1]
    assert ("mooring", "plan") not in again.known
    assert 0 < len(again.known) < len(drift.known)


@pytest.mark.parametrize("content", [b"", b"\xff" * 40, b"{}"])
def test_a_damaged_file_is_none(root, content):
    workspace, drift = _worked(root)
    drift.evidence(SOURCE)
    workspace.termbank.keep()
    (path,) = (root / ".tmkit" / "drift").iterdir()
    path.write_bytes(content)
    assert _worked(root)[1].recalled == 0


def test_a_workspace_that_cannot_be_written_is_left_alone(root):
    workspace, drift = _worked(root)
    drift.evidence(SOURCE)
    (root / ".tmkit" / "drift").write_text("in the way", encoding="utf-8")
    keep(root, workspace.index, drift)
    recall(root, workspace.index, drift)
    assert drift.evidence(SOURCE)
