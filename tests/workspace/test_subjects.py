"""What `tmkit check` is given, made ready."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.made import tmx
from tmkit.model import InputError
from tmkit.workspace.subjects import UNKNOWN, Wanted, subject_of
from tmkit.workspace.surroundings import Surroundings

FRENCH = """RAPPORT

Genève, 25 septembre 2018

1. Le Comité a tenu sa réunion. Il a examiné le rapport.

2. La séance a été levée à midi.
"""
ENGLISH = """REPORT

Geneva, 25 September 2018

1. The Committee held its meeting. It considered the report.

2. The meeting rose at noon.
"""


@pytest.fixture
def subject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fr.txt").write_text(FRENCH, "utf-8")
    (tmp_path / "en.txt").write_text(ENGLISH, "utf-8")

    def make(draft, source=None, *, data=None, said=None, **wanted):
        notices = [] if said is None else said
        return subject_of(draft, data, source, Wanted(**wanted), Surroundings(), notices.append)

    return make


def test_one_document(subject):
    made = subject("fr.txt")
    assert (made.language, made.source_language, made.date) == ("fr", None, "2018-09-25")
    assert [segment.label for segment in made.segments][-1] == "2"
    assert all(pair.target and not pair.source for pair in made.pairs)
    assert made.target_blocks is not None
    assert subject("fr.txt", date="2017").date == "2017"


def test_two_documents(subject):
    made = subject("fr.txt", "en.txt")
    assert (made.language, made.source_language, made.source_file) == ("fr", "en", "en.txt")
    assert [segment.text for segment in made.source_segments][-1] == "The meeting rose at noon."
    assert len(made.segments) == 5
    turned = subject("en.txt", "fr.txt")
    assert (turned.language, turned.source_language) == ("en", "fr")


def test_a_paragraph_that_is_missing_is_a_pair_of_one_side(subject, tmp_path):
    (tmp_path / "short.txt").write_text(FRENCH.split("2. ", maxsplit=1)[0], "utf-8")
    made = subject("short.txt", "en.txt")
    lonely = [pair for pair in made.pairs if not pair.target]
    assert [segment.text for pair in lonely for segment in pair.source] == ["The meeting rose at noon."]
    assert all(pair.id < 0 for pair in lonely)


def test_a_short_text_is_in_the_language_of_the_workspace(subject):
    said = []
    made = subject("-", data=b"12.", said=said)
    assert made.language == "fr"
    assert any("too short to tell" in line for line in said)


def test_a_third_language(subject):
    said = []
    german = "Der Ausschuss hat seine Sitzung in Genf abgehalten und die Empfehlungen der Gruppe angenommen. " * 6
    made = subject("-", data=german.encode(), said=said)
    assert made.language == UNKNOWN
    assert any("neither French nor English" in line for line in said)


def test_an_empty_draft_has_no_segments(subject):
    assert subject("-", data=b"").segments == ()


def test_units_of_a_memory_with_what_they_know(subject, tmp_path):
    units = [
        {"fr": "3. Un mot.", "en": "3. A word.", "date": "2018-05-10", "page": 4, "confidence": "0.5"},
        {"fr": "Deux.", "en": "Two.", "label": "5/a)"},
    ]
    (tmp_path / "a.tmx").write_text(tmx(units), "utf-8")
    made = subject("a.tmx")
    assert (made.source_language, made.language, made.date, made.bilingual) == ("fr", "en", "2018-05-10", True)
    first, second = made.pairs
    assert (first.target[0].text, first.target[0].label, first.target[0].page) == ("A word.", "3", 4)
    assert first.confidence == 0.5
    assert (second.id, second.target[0].label) == (2, "5/a)")
    assert subject("a.tmx", source_lang="en").language == "fr"


def test_a_table_whose_rows_lack_a_text(subject, tmp_path):
    (tmp_path / "a.csv").write_text("source,target\nUn mot.,A word.\nDeux mots.,\n,\n,Three.\n", "utf-8")
    made = subject("a.csv", source_lang="fr", target_lang="en")
    assert [(pair.id, bool(pair.source), bool(pair.target)) for pair in made.pairs] == [
        (1, True, True),
        (2, True, False),
        (4, False, True),
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.tmx", "<tmx", "a.tmx"),
        ("a.tmx", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "x">]><tmx>&e;</tmx>', "a.tmx"),
        ("a.tsv", "only one column\n", "one column"),
        ("a.tsv", "", "empty"),
        ("a.csv", "fr,en\n", "unit"),
    ],
)
def test_bilingual_files_that_are_none(subject, tmp_path, name, content, said):
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(InputError, match=said):
        subject(name)


def test_a_source_that_is_none(subject):
    with pytest.raises(InputError, match="source"):
        subject("fr.txt", "fr.txt")
    with pytest.raises(InputError, match="both in fr"):
        subject("fr.txt", "en.txt", source_lang="fr")
    with pytest.raises(InputError, match="code"):
        subject("fr.txt", target_lang="french!")
