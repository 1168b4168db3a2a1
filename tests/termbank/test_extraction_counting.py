"""Counting sequences, against a twin that counts them one by one."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.termbank.extraction.acronyms import acronyms
from tmkit.termbank.extraction.sequences import sequences
from tmkit.termbank.extraction.stream import joined, stream, texts_of_tokens
from tmkit.termbank.extraction.word_kinds import singular, word_kinds
from tmkit.text.tokens import tokens

GROUPS = st.lists(st.integers(-1, 3), max_size=60)


@settings(deadline=None)
@given(GROUPS, st.integers(1, 3), st.integers(1, 6))
def test_as_counted_one_by_one(groups: list[int], least: int, longest: int) -> None:
    found = {}
    for level in sequences(np.array(groups, np.int32), least, longest):
        for number, count in enumerate(level.counts().tolist()):
            places = level.of(number).tolist()
            assert places == sorted(places)
            (words,) = {tuple(groups[p : p + level.length]) for p in places}
            assert words not in found
            found[words] = count
            assert level.number[places].tolist() == [number] * count
    counted = Counter(tuple(groups[p : p + n]) for n in range(1, longest + 1) for p in range(len(groups) - n + 1))
    assert found == {words: n for words, n in counted.items() if n >= least and -1 not in words}


WORDS = st.lists(st.lists(st.sampled_from("le la de du et conseil états ( ) , 3 a".split()), max_size=8), max_size=6)


@settings(deadline=None)
@given(WORDS)
def test_places_of_a_stream_tell_their_words(texts: list[list[str]]) -> None:
    own = stream(texts_of_tokens(texts), word_kinds("fr"))
    flat = [word for text in texts for word in text]
    kinds = word_kinds("fr")
    for place, group in enumerate(own.group.tolist()):
        if group >= 0:
            assert own.groups[group] == kinds.group(flat[own.at[place]])
            assert own.words(place, 1) == (flat[own.at[place]],)
    # No run goes from one text to the next.
    for place in range(len(own.group) - 1):
        if own.group[place] >= 0 and own.group[place + 1] >= 0:
            assert own.text[place] == own.text[place + 1]


@settings(deadline=None)
@given(WORDS, WORDS)
def test_texts_joined(first: list[list[str]], second: list[list[str]]) -> None:
    both = joined(texts_of_tokens(first), texts_of_tokens(second))
    read = [[both.words[i] for i in both.ids[a:b]] for a, b in zip(both.starts[:-1], both.starts[1:], strict=True)]
    assert read == first + second


def test_articles_after_a_link_are_left_out() -> None:
    own = stream(texts_of_tokens([tokens("conseil de la coopération et le bureau")]), word_kinds("fr"))
    assert own.key(0, 4) == ("conseil", "de", "coopération", "et")
    assert own.words(0, 3) == ("conseil", "de", "la", "coopération")


def test_nothing_reaches_across_what_ends_a_run() -> None:
    texts = ["application de l'article 22 de la loi", "règles de la présente loi", "membres, bureau ( comité )"]
    own = stream(texts_of_tokens([tokens(text) for text in texts]), word_kinds("fr"))
    runs = "".join(own.groups[g] + " " if g >= 0 else "|" for g in own.group.tolist())
    assert [run.split() for run in runs.split("|") if run] == [
        ["application", "de"],
        ["de", "loi"],
        ["règle", "de"],
        ["loi"],
        ["membre"],
        ["bureau"],
        ["comité"],
    ]


def test_forms_in_number() -> None:
    french = {"ministres": "ministre", "généraux": "général", "bureaux": "bureau", "cours": "cours", "fonds": "fonds"}
    assert {word: singular(word, "fr") for word in french} == french
    english = {"bodies": "body", "states": "state", "process": "process", "boxes": "box", "members'": "member's"}
    assert {word: singular(word, "en") for word in english} == english


def found_acronyms(text: str, language: str) -> dict[str, str]:
    told = acronyms(texts_of_tokens([tokens(text)]), word_kinds(language))
    return {acronym: " ".join(words) for acronym, words in told.items()}


def test_acronyms() -> None:
    assert found_acronyms("le Fonds des archives riveraines (FAR) a", "fr") == {"far": "fonds des archives riveraines"}
    assert found_acronyms("the Board of River Archives (BRA)", "en") == {"bra": "board of river archives"}
    assert found_acronyms("the Board of River Archives (BORA)", "en") == {"bora": "board of river archives"}
    assert found_acronyms("un cessez-le-feu (CLF)", "fr") == {"clf": "cessez-le-feu"}
    assert found_acronyms("le point (ii) et le point (a)", "fr") == {}
    assert found_acronyms("le Bureau, Archives (BA)", "fr") == {}
    assert found_acronyms("(ABC) (DE)", "fr") == {}
