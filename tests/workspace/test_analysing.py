"""An analysis says of every segment what a look-up of the draft says of it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.lookup import made
from tests.lookup.archive import write
from tmkit import Workspace
from tmkit.model import InputError

SETTINGS = (
    "",
    "[penalties]\nseveral_translations = 1\nlow_confidence = 2\n[penalties.status]\ndraft = 2\nunreviewed = 10\n",
)


@pytest.mark.parametrize("seed", range(6))
def test_the_same_as_a_look_up_of_the_draft(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    entries = made.entries(rng, 120, memories=3)
    write(tmp_path, entries)
    (tmp_path / "tmkit.toml").write_text(SETTINGS[seed % 2], encoding="utf-8")
    texts = [made.query(rng, entries, "fr") for _ in range(60)]
    run = [e.text("fr") for e in entries if e.memory == entries[0].memory and e.origin.document == "report 1"]
    texts = [*run, *texts, *rng.sample(texts, 20)]
    draft = tmp_path / "draft.txt"
    draft.write_text("\n\n".join(texts), encoding="utf-8")
    workspace = Workspace.open(tmp_path)
    for against in ((), ("memories/b.tmx",)):
        (file,) = workspace.analyse([draft], source_lang="fr", against=against).files
        looked_up = workspace.lookup_draft(draft, source_lang="fr", min=50, limit=1, memory=against, renderings=False)
        expected = [(r.segment.id, r[0].score, r[0].kind) if len(r) else (r.segment.id, None, "") for r in looked_up]
        assert [(one.segment, one.score, one.kind) for one in file.segments] == expected
    kinds = {kind for _, _, kind in expected}
    assert kinds >= {"", "fuzzy", "exact"}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "tmkit.toml").touch()
    return Workspace.open(tmp_path)


def test_an_empty_archive(workspace: Workspace, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Le comité se réunit.\n\nLe comité se réunit.\n\nLe rapport est prêt.", encoding="utf-8")
    found = workspace.analyse([draft])
    assert {band: tally.segments for band, tally in found.bands.items() if tally.segments} == {
        "repetition": 1,
        "new": 2,
    }
    assert workspace.analyse(["-"], data=draft.read_bytes()).bands == found.bands


def test_a_bilingual_file_counts_by_its_sources(workspace: Workspace, tmp_path: Path) -> None:
    table = tmp_path / "table.tsv"
    table.write_text("fr\ten\nLe comité se réunit.\t\nLe rapport est prêt.\tThe report is ready.\n", encoding="utf-8")
    found = workspace.analyse([table])
    assert (found.source_lang, found.target_lang, found.total.words) == ("fr", "en", 8)


def test_what_cannot_be_analysed(workspace: Workspace, tmp_path: Path) -> None:
    french, english = tmp_path / "fr.txt", tmp_path / "en.txt"
    french.write_text("Le comité a examiné le rapport sur la situation.", encoding="utf-8")
    english.write_text("The committee has considered the report on the situation.", encoding="utf-8")
    for drafts, options, said in (
        ([french, english], {}, "analyse them apart"),
        ([french, french], {}, "named twice"),
        ([], {}, "name a draft"),
        ([french], {"count": "lines"}, "declared or elision"),
        ([french], {"against": ["memories/none.tmx"]}, "no such memory"),
        ([tmp_path / "none.txt"], {}, "no such file"),
    ):
        with pytest.raises(InputError, match=said):
            workspace.analyse(drafts, **options)


def test_rates_are_those_of_the_workspace(tmp_path: Path) -> None:
    (tmp_path / "tmkit.toml").write_text("[rates]\nnew = 50\n95-98 = 10\n", encoding="utf-8")
    draft = tmp_path / "draft.txt"
    draft.write_text("Le comité se réunit demain.", encoding="utf-8")
    found = Workspace.open(tmp_path).analyse([draft], source_lang="fr")
    assert (found.rates["95-98"], found.rates["99"], found.weighted(found.bands)) == (10, 60, 2.5)
