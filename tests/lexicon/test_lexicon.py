from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lexicon.made import WHAT, made_pairs, write_memory
from tmkit.lexicon import Lexicon
from tmkit.memory.index.index import MemoryIndex

FR = "Le comité technique a adopté l’ordre du jour à sa première réunion en 1994."
EN = "The technical committee adopted the agenda at its first meeting in 1994."


def asked(lexicon: Lexicon, text: str, part: str, other: str) -> str | None:
    start = text.index(part)
    found = lexicon.rendered(text, (start, start + len(part)), other)
    return None if found is None else other[slice(*found)]


def test_words_are_learnt(lexicon):
    assert [lexicon.translations(word)[0][0] for word in ("budget", "séance", "PROJET", "publié")] == [
        "budget",
        "sitting",
        "draft",
        "publish",
    ]
    assert lexicon.reverse().translations("budget")[0][0] == "budget"
    assert lexicon.translations("inconnu") == lexicon.translations("deux mots") == lexicon.translations("") == []
    for word in ("budget", "séance", "de", "la"):
        chances = [chance for _, chance in lexicon.translations(word)]
        assert chances == sorted(chances, reverse=True)
        assert all(0 < chance <= 1 for chance in chances)


@pytest.mark.parametrize(
    ("part", "rendering"),
    [
        ("l’ordre du jour", "the agenda"),
        ("comité technique", "technical committee"),
        ("adopté", "adopted"),
        ("première réunion", "first meeting"),
        ("1994", "1994"),
        (FR, EN[:-1]),  # the whole, but for the stop, which is no word
    ],
)
def test_a_part_is_rendered_by_a_part(lexicon, part, rendering):
    assert asked(lexicon, FR, part, EN) == rendering


def test_the_other_direction_is_the_same_lexicon(lexicon):
    back = lexicon.reverse()
    assert back.fingerprint == lexicon.fingerprint
    assert back.languages == ("en", "fr")
    assert asked(back, EN, "the agenda", FR) == "l’ordre du jour"
    assert asked(back, EN, "first meeting", FR) == "première réunion"
    assert asked(back.reverse(), FR, "l’ordre du jour", EN) == "the agenda"


def test_what_cannot_be_told_is_not_told(lexicon):
    assert asked(lexicon, FR, "ordre du jour", "Nothing of the kind was said by anybody.") is None
    assert asked(lexicon, FR, "comité technique a adopté", "The agenda was rejected by the joint commission.") is None
    assert asked(lexicon, FR, ".", EN) is None
    assert asked(lexicon, FR, "l’ordre du jour", "") is None
    assert lexicon.rendered("", (0, 0), EN) is None
    assert lexicon.rendered(FR, (5, 5), EN) is None


def test_a_rendering_begins_and_ends_at_whole_words(lexicon):
    source, target = "Le budget provisoire en 1990", "The 1990th interim budget of the plan’s budget"
    for start in range(len(source)):
        for end in range(start + 1, len(source) + 1):
            found = lexicon.rendered(source, (start, end), target)
            if found is not None:
                assert target[found[0] - 1 : found[0]].strip() == ""
                assert not target[found[1] : found[1] + 1].isalnum()


def test_pairs_of_words_as_the_aligner_asks(lexicon):
    source, target = ["budget", "inconnu", "reunion", "budget"], ["meeting", "budget", "unknown", "budget"]
    left, right, forward, backward = lexicon.pairs(source, target)
    assert (left.dtype, right.dtype, forward.dtype, backward.dtype) == (np.int32, np.int32, np.float32, np.float32)
    found = set(zip(left.tolist(), right.tolist(), strict=True))
    assert {(0, 1), (0, 3), (3, 1), (3, 3), (2, 0)} <= found
    assert not {1} & {place for place, _ in found}
    assert not {2} & {place for _, place in found}
    assert left.tolist() == sorted(left.tolist())
    assert forward.max() <= 1
    assert backward.max() <= 1
    back = lexicon.reverse().pairs(target, source)
    assert {(b, a) for a, b in zip(back[0].tolist(), back[1].tolist(), strict=True)} == found
    assert [len(column) for column in lexicon.pairs([], [])] == [0, 0, 0, 0]


def test_right_pairs_are_plausible_and_shifted_ones_are_not(lexicon, taught):
    pairs = made_pairs(600)
    right = [lexicon.plausibility(fr, en) for fr, en in pairs[:100]]
    shifted = [lexicon.plausibility(fr, pairs[k + 1][1]) for k, (fr, _) in enumerate(pairs[:100])]
    assert min(right) > 0.3
    assert sorted(right)[50] > 0.5
    assert sorted(shifted)[75] < 0.1  # some share most of their words
    assert lexicon.plausibility("xyzzy plugh", "foo bar") is None
    assert lexicon.plausibility("", "") is None
    index = MemoryIndex.open(taught)
    (columns,) = index.text_pairs("fr", "en")
    of_many = lexicon.plausibilities(columns)
    assert len(of_many) == 600
    assert of_many.min() > 0.3
    for place in (0, 17, 599):
        unit = index.unit(columns.part, int(columns.units[place])).unit
        texts = [variant.segment.text for variant in unit.variants]
        assert of_many[place] == pytest.approx(lexicon.plausibility(*texts), abs=1e-4)


def test_regions_are_served_and_three_languages_are_apart(tmp_path):
    pairs = made_pairs(300)
    units = [{"fr-CA": fr, "en-GB": en, "de": f"Der Ausschuss {WHAT_DE[k % 3]}."} for k, (fr, en) in enumerate(pairs)]
    write_memory(tmp_path, "three", units)
    lexicon = Lexicon.open(tmp_path, None, "fr", "en-US")
    assert lexicon.languages == ("fr", "en")
    assert lexicon.translations("rapport")[0][0] == "report"
    assert all(word not in {"der", "aussch"} for word, _ in lexicon.translations("comité"))
    german = Lexicon.open(tmp_path, None, "en", "de")
    assert german.languages == ("en", "de")
    assert german.fingerprint != lexicon.fingerprint
    assert {path.name for path in (tmp_path / ".tmkit" / "lexicon").iterdir()} == {"en-fr", "de-en"}


WHAT_DE = ("tagt heute", "berät den Haushalt", "beschließt das Programm")


def test_there_is_none_without_a_pair(tmp_path):
    assert Lexicon.open(tmp_path, None, "fr", "en") is None
    write_memory(tmp_path, "empty", [])
    assert Lexicon.open(tmp_path, None, "fr", "en") is None
    write_memory(tmp_path, "french", [{"fr": fr} for fr in WHAT])
    assert Lexicon.open(tmp_path, None, "fr", "en") is None
    assert Lexicon.open(tmp_path, None, "fr", "fr-CA") is None
    write_memory(tmp_path, "one", [{"fr": "Bonjour", "en": "Hello"}, {"fr": "…", "en": "?"}])
    lexicon = Lexicon.open(tmp_path, None, "fr", "en")
    assert lexicon.translations("bonjour") == []
    assert lexicon.rendered("Bonjour", (0, 7), "Hello") is None


def test_a_segment_of_a_megabyte_harms_nothing(tmp_path):
    long = "le budget annuel " * 60_000
    noise = "".join(chr(0x21 + k % 90) for k in range(1_000_000))
    write_memory(
        tmp_path,
        "hostile",
        [{"fr": fr, "en": en} for fr, en in made_pairs(200)]
        + [
            {"fr": long, "en": "the annual budget " * 60_000},
            {"fr": noise, "en": noise[::-1]},
            {"fr": "1" * 500_000, "en": "2"},
        ],
    )
    lexicon = Lexicon.open(tmp_path, None, "fr", "en")
    assert lexicon.translations("budget")[0][0] == "budget"
    assert lexicon.rendered(long, (3, 9), "the annual budget") is None
    assert lexicon.rendered("le budget", (3, 9), noise) is None
    for text in (long, noise):
        told = lexicon.plausibility(text, "the annual budget")
        assert told is None or 0 <= told <= 1
    (columns,) = MemoryIndex.open(tmp_path).text_pairs("fr", "en")
    assert len(lexicon.plausibilities(columns)) == 203


texts = st.text(st.sampled_from("abé  '’-(19)œ\n\u00a0Lbudgetséance"), max_size=60)


@given(source=texts, target=texts, data=st.data())
@settings(deadline=None, max_examples=150)
def test_any_text_has_a_span_inside_or_none(lexicon, source, target, data):
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    found = lexicon.rendered(source, (start, end), target)
    assert found is None or 0 <= found[0] < found[1] <= len(target)
    told = lexicon.plausibility(source, target)
    assert told is None or 0 <= told <= 1
