from __future__ import annotations

from pathlib import Path

import pytest

from tests.lookup.archive import entry, write
from tmkit.config import Settings
from tmkit.lookup import find_fragments
from tmkit.lookup.content import is_content
from tmkit.memory.index.index import MemoryIndex

TEXT = "Le secrétariat établira une liste des propositions en suspens, que le bureau examinera demain."


def indexed(root: Path, *entries) -> MemoryIndex:
    write(root, entries)
    return MemoryIndex.open(root)


def test_the_longest_passages_with_the_unit_that_has_them(tmp_path):
    first = "3. Il a été décidé que le SECRÉTARIAT établira une liste des propositions en suspens après la séance."
    second = "En suspens, que le bureau examinera demain matin ; rien d'autre."
    index = indexed(tmp_path, entry(first, "First."), entry(second, "Second.", unit="2"))
    found = find_fragments(index, TEXT, "fr", "en")
    assert [f.text for f in found] == [
        "Le secrétariat établira une liste des propositions en suspens",
        "en suspens, que le bureau examinera demain",
    ]
    assert [f.source[slice(*f.source_span)] for f in found] == [
        "le SECRÉTARIAT établira une liste des propositions en suspens",
        "En suspens, que le bureau examinera demain",
    ]
    assert [TEXT[slice(*f.span)] for f in found] == [f.text for f in found]
    assert [(f.target, f.target_span, f.unit, f.places) for f in found] == [
        ("First.", None, "1", 1),
        ("Second.", None, "2", 1),
    ]
    assert found[0].source.startswith("Il a été décidé")  # without its label


def test_four_content_words_at_least(tmp_path):
    index = indexed(tmp_path, entry("Le secrétariat établira une liste de plus.", "Nothing."))
    assert find_fragments(index, TEXT, "fr", "en") == []
    index = indexed(tmp_path, entry("Le secrétariat établira une liste des propositions.", "Something."))
    assert [f.target for f in find_fragments(index, TEXT, "fr", "en")] == ["Something."]


def test_the_first_unit_in_the_order_of_matches_is_shown(tmp_path):
    passage = "Le secrétariat établira une liste des propositions en suspens"
    units = [
        entry(f"{passage} ici.", "A", unit="1", status="draft"),
        entry(f"{passage} là.", "B", unit="2", status="adopted", date="2017"),
        entry(f"{passage} là.", "C", unit="3", status="adopted", date="2018"),
        entry(f"{passage} encore.", "D", unit="4", memory="memories/b.tmx", authority="B"),
    ]
    index = indexed(tmp_path, *units)
    (found,) = find_fragments(index, TEXT, "fr", "en")
    assert (found.target, found.places) == ("C", 4)
    (found,) = find_fragments(index, TEXT, "fr", "en", settings=Settings(authorities=("B",)))
    assert found.target == "D"
    (found,) = find_fragments(index, TEXT, "fr", "en", wanted=lambda memory: memory == "memories/b.tmx")
    assert found.target == "D"
    assert find_fragments(index, TEXT, "fr", "en", wanted=lambda _: False) == []


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("secrétariat", "fr", True),
        ("haut-karabagh", "fr", True),
        ("qu'", "fr", False),
        ("etant", "fr", False),  # as normalised, wherever it stands
        ("la", "fr", False),
        ("la", "en", True),
        ("the", "en-GB", False),
        ("2018", "en", False),
        (",", "en", False),
        ("x", "en", False),
        ("und", "de", True),  # of other languages no function words are known
    ],
)
def test_content_words(word, language, expected):
    assert is_content(word, language) is expected
