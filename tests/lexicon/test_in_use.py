"""What look-ups, concordance and cleaning make of the lexicon."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.lexicon.made import made_pairs, write_memory
from tmkit import Workspace
from tmkit.lexicon import Lexicon
from tmkit.lexicon import upkeep as upkeep_module
from tmkit.workspace import renderings

QUERY = (
    "Demain, le comité technique a adopté l’ordre du jour de la réunion, et il a aussitôt clos les travaux du matin."
)
STORED = "Le comité technique a adopté l’ordre du jour de la réunion par consensus."
TARGET = "The technical committee adopted the agenda of the meeting by consensus."


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "tmkit.toml").write_text("", encoding="utf-8")
    pairs = [*made_pairs(400), (STORED, TARGET)]
    write_memory(tmp_path, "reports", [{"fr": fr, "en": en} for fr, en in pairs])
    return tmp_path


def opened(folder: Path) -> tuple[Workspace, list[str]]:
    said: list[str] = []
    return Workspace.open(folder, notice=said.append), said


def test_a_fragment_says_what_renders_it(workspace):
    found = opened(workspace)[0].lookup(QUERY, source_lang="fr")
    told = {part.source[slice(*part.source_span)]: part for part in found.fragments}
    part = told["Le comité technique a adopté l’ordre du jour de la réunion"]
    assert part.target[slice(*part.target_span)] == "The technical committee adopted the agenda of the meeting"


def test_concordance_says_what_renders_the_words_on_either_side(workspace):
    found = opened(workspace)[0].concordance("ordre du jour de la réunion par consensus")
    (line,) = found.lines
    assert [line.target[slice(*span)] for span in line.renderings] == ["agenda of the meeting by consensus"]
    found = opened(workspace)[0].concordance("technical committee adopted the agenda of the meeting by", side="target")
    (line,) = found.lines
    assert len(line.renderings) == len(line.spans) == 1
    (span,) = line.renderings
    assert line.source[slice(*span)].startswith("comité technique a adopté l’ordre du jour de la réunion")


def test_no_lexicon_is_learnt_where_none_is_asked_for(workspace):
    own, _ = opened(workspace)
    assert own.lookup(STORED, source_lang="fr").matches  # a match needs none
    assert own.lookup(QUERY, source_lang="fr", renderings=False).fragments[0].target_span is None
    assert own.concordance("consensus", renderings=False).lines[0].renderings == (None,)
    assert not (workspace / ".tmkit" / "lexicon").exists()
    assert own.lexicon("fr", "en").translations("consensus")[0][0] == "consens"
    assert own.lexicon("fr", "de") is None


@pytest.mark.parametrize("fault", [OSError("gone"), ValueError("odd"), IndexError("beyond"), MemoryError()])
def test_a_lexicon_that_fails_breaks_no_look_up(workspace, monkeypatch, fault):
    def fail(*_, **__):
        raise fault

    monkeypatch.setattr(upkeep_module, "learn", fail)
    own, said = opened(workspace)
    found = own.lookup(QUERY, source_lang="fr")
    assert found.fragments
    assert {part.target_span for part in found.fragments} == {None}
    assert len([one for one in said if "lexicon" in one]) == 1
    assert own.concordance("consensus").lines[0].renderings == (None,)


def test_a_lexicon_that_turns_out_damaged_breaks_no_look_up(workspace, monkeypatch):
    own, said = opened(workspace)
    own.lexicon("fr", "en")

    def fail(*_):
        raise IndexError("beyond")

    monkeypatch.setattr(Lexicon, "rendered", fail)
    assert own.lookup(QUERY, source_lang="fr").fragments[0].target_span is None
    assert len([one for one in said if "lexicon" in one]) == 1


def test_a_long_wait_is_announced_once(workspace, monkeypatch):
    monkeypatch.setattr(renderings, "MANY", 100)
    own, said = opened(workspace)
    own.lookup(QUERY, source_lang="fr")
    own.lookup(QUERY, source_lang="fr")
    assert [one for one in said if "learning" in one] == ["learning from 401 units how words are rendered, once"]


def test_clean_lists_what_may_be_aligned_wrongly_and_removes_none_of_it(workspace):
    pairs = made_pairs(420)[400:]
    shifted = [{"fr": fr, "en": en} for (fr, _), (_, en) in pairwise(pairs)]
    write_memory(workspace, "shifted", shifted, document="other")
    before = (workspace / "memories" / "shifted.tmx").read_bytes()
    own, _ = opened(workspace)
    right, wrong = own.memory_clean()
    assert (right.memory, wrong.memory) == ("memories/reports.tmx", "memories/shifted.tmx")
    assert len(right.suspects) <= 2
    assert len(wrong.suspects) >= len(shifted) // 4
    for one in wrong.suspects:
        assert one.plausibility < 0.5
        assert one.unit.startswith("shifted-")
        number = int(one.unit.removeprefix("shifted-"))
        assert (one.source, one.target) == (shifted[number]["fr"], shifted[number]["en"])
        assert one.reason in {"its target renders the unit after it", "its texts hardly render each other"}
    chances = [one.plausibility for one in wrong.suspects]
    assert chances == sorted(chances)
    (applied,) = own.memory_clean(["memories/shifted.tmx"], apply=True)
    assert applied.removals == ()
    assert len(applied.suspects) == len(wrong.suspects)
    assert before.count(b"<tu ") == (workspace / "memories" / "shifted.tmx").read_bytes().count(b"<tu ")


def test_an_empty_workspace_is_clean(tmp_path):
    (tmp_path / "tmkit.toml").write_text("", encoding="utf-8")
    assert opened(tmp_path)[0].memory_clean() == []
    write_memory(tmp_path, "french", [{"fr": "Un."}])
    (done,) = opened(tmp_path)[0].memory_clean()
    assert done.suspects == ()
