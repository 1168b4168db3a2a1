"""Targets cut into parts, and joined."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.model import Code, Segment
from tmkit.pretranslate.carrying.cutting import cut_target
from tmkit.pretranslate.carrying.joins import joined, tidied


def test_at_sentences() -> None:
    parts, plain = cut_target(
        Segment("It met in May. It adopted its report."), ["Il s’est réuni en mai.", "Il a adopté."], "en"
    )
    assert [part.text for part in parts] == ["It met in May.", "It adopted its report."]
    assert plain


def test_where_the_names_are() -> None:
    target = Segment("It elected the representative of Ostrelle as Chair and that of Morlande as Rapporteur in 2018.")
    sources = ["Il a élu le représentant d’Ostrelle à la présidence.", "Morlande : rapporteur, 2018."]
    parts, plain = cut_target(target, sources, "en")
    assert [part.text for part in parts] == [
        "It elected the representative of Ostrelle as Chair",
        "and that of Morlande as Rapporteur in 2018.",
    ]
    assert not plain


def test_codes_stay_at_their_words() -> None:
    opening, closing = Code("bpt", (("i", "1"),)), Code("ept", (("i", "1"),))
    target = Segment("It met. It adopted it.", ((8, opening), (10, closing)))
    parts, _ = cut_target(target, ["Il a siégé.", "Il l’a adopté."], "en")
    assert parts[1] == Segment("It adopted it.", ((0, opening), (2, closing)))
    assert parts[0].codes == ()


def test_too_few_words() -> None:
    parts, plain = cut_target(Segment("Adopted"), ["Le texte est adopté.", "Il est publié.", "Il est diffusé."], "en")
    assert [part.text for part in parts] == ["Adopted", "", ""]
    assert not plain


@settings(deadline=None, max_examples=80)
@given(
    st.lists(
        st.sampled_from(["report.", "Council", "and", "the", "2018,", "Ostrelle;", "adopted", "it."]),
        min_size=1,
        max_size=30,
    ),
    st.lists(st.text("abc 12.,", min_size=1, max_size=40), min_size=1, max_size=5),
)
def test_parts_joined_are_the_target(words: list[str], sources: list[str]) -> None:
    target = Segment(" ".join(words))
    parts, _ = cut_target(target, sources, "en")
    assert len(parts) == len(sources)
    assert " ".join(part.text for part in parts if part.text) == target.text


def test_a_huge_target_takes_no_time() -> None:
    begun = time.process_time()
    cut_target(Segment("word, " * 150_000), ["mot " * 70_000, "autre " * 70_000], "en")
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("part", "source", "first", "last", "expected"),
    [
        ("It elected a Chair,", "Il a élu un président.", True, False, "It elected a Chair."),
        ("and a Rapporteur.", "Il a élu un rapporteur.", False, True, "A Rapporteur."),
        ("and a Rapporteur.", "et un rapporteur.", False, True, "and a Rapporteur."),
        ("to send a note;", "D’envoyer une note ;", False, True, "To send a note;"),
        ("and", "Et", False, True, "And"),
    ],
)
def test_a_part_as_a_sentence(part: str, source: str, first: bool, last: bool, expected: str) -> None:
    assert tidied(part, source, first=first, last=last)[0] == expected


def test_pairs_of_codes_stay_apart() -> None:
    code = Code("bpt", (("i", "1"),))
    both = joined([Segment("a", ((0, code),)), Segment("b", ((1, code),))])
    assert both.text == "a b"
    assert [at for at, _ in both.codes] == [0, 3]
    assert len({one.attribute("i") for _, one in both.codes}) == 2
