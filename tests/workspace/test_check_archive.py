"""The memories as checks ask them."""

from __future__ import annotations

import pytest

from tests.cli.made import tmx
from tmkit import Workspace
from tmkit.workspace.check_archive import CheckArchive

UNITS = [
    {"fr": "La séance est levée.", "en": "The meeting was adjourned.", "document": "a", "status": "unreviewed"},
    {"fr": "La séance est levée.", "en": "The meeting was adjourned.", "document": "b"},
    {"fr": "4. La séance est levée.", "en": "4. The meeting rose.", "document": "c"},
    {"fr": "Le Conseil rappelle la résolution 14 (2012).", "en": "It recalls resolution 14 (2012).", "document": "a"},
    {"fr": "Vu sa résolution 14 (2012) du 3 mai,", "en": "Having regard to its resolution 14 (2012),", "document": "b"},
    {"fr": "Vu sa résolution 14 (2013),", "en": "Having regard to its resolution 14 (2013),", "document": "c"},
    {"fr": "Vu sa résolution 114 (2014),", "en": "Having regard to its resolution 114 (2014),", "document": "c"},
    {"fr": "Les États membres et les Etats membres.", "en": "The Member States.", "document": "c"},
    {"fr": "Les états membres.", "en": "The Member States.", "document": "c"},
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    root = tmp_path_factory.mktemp("archive")
    (root / "tmkit.toml").write_text("")
    (root / "memories").mkdir()
    (root / "memories" / "a.tmx").write_text(tmx(UNITS), "utf-8")
    return Workspace.open(root)


@pytest.fixture(scope="module")
def archive(workspace):
    return CheckArchive(workspace.index, workspace.settings, lambda: workspace.termbank)


def test_renderings_of_exactly_a_source_most_frequent_first(archive):
    found = archive.renderings("La séance est levée.", "fr", "en")
    assert found == (("The meeting was adjourned.", 2, 2), ("The meeting rose.", 1, 1))
    assert archive.renderings("The meeting rose.", "en", "fr") == (("La séance est levée.", 1, 1),)
    assert archive.renderings("La séance est close.", "fr", "en") == ()


def test_years_of_a_number(archive):
    assert dict(archive.years("14", "fr")) == {"2012": 2, "2013": 1}
    assert dict(archive.years("14", "en-GB")) == {"2012": 2, "2013": 1}
    assert archive.years("15", "fr") == {}


def test_counts_heed_case_and_accents(archive):
    assert archive.count("États membres", "fr") == 1
    assert archive.count("Etats membres", "fr") == 1
    assert archive.count("états membres", "fr") == 1
    assert archive.count("membres", "fr") == 2


def test_look_up_as_the_command(archive):
    (best,) = archive.look_up("La séance est levée à midi.", "fr", "en", 60, 1)
    assert best.kind == "fuzzy"


def test_evidence_is_the_termbanks(archive):
    assert list(archive.evidence("La séance est levée.", "fr", "en")) == []
    assert list(CheckArchive(archive._index, archive._settings).evidence("x", "fr", "en")) == []
