import lzma
import random
from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmkit.facts import may_belong, read
from tmkit.text.tokens import token_spans


def _strangers(text, language):
    """Tokens that a fact's span overlaps, though it is said that none could hold them."""
    facts = read(text, language)
    if not facts:
        return []
    tokens = token_spans(text)
    ends = [token.end for token in tokens]
    found = []
    for fact in facts:
        for token in tokens[bisect_right(ends, fact.start) :]:
            if token.start >= fact.end:
                break
            if not may_belong(token.text):
                found.append((token.text, fact.text))
    return found


@pytest.mark.parametrize(
    "word", ["822", "(", "1993", "a/73/284", "septembre", "may", "mai", "vingt-deux", "ten-year", "c", "xxie", "%", "à"]
)
def test_words_that_may_lie_inside_a_fact(word):
    assert may_belong(word)


@pytest.mark.parametrize(
    "word",
    [
        "conseil",
        "member",
        "ministre",
        "les",
        "est",
        "with",
        "that",
        "haut-karabagh",
        "vis-à-vis",
        '"',
        "qu'",
        "sauf",
        "",
        "de",
        "d'",
        "du",
        "la",
        "le",
        "l'",
        "of",
        "the",
        "or",
        "ou",
    ],
)
def test_words_that_never_do(word):
    assert not may_belong(word)


_PIECES = st.sampled_from(
    "le 24 et 25 septembre mai May 2018 1993 822 (1993) A/73/284/Add.1 résolution article paragraphe 2 c) "
    "(aa) de l' du of the à to - – , ; . % pour cent per percent $ € EUR US$ francs suisses livres "
    "sterling millions milliard vingt-et-un quatre-vingt deux twenty-one one hundred and un premier first "
    "45ème forty-fifth siècle XIX I II chapitre 10 h 15 min a.m. p.m. 12,5 5.1 C.01.005 G20 1/2 ½ années "
    "quatre-vingt-dix nineties 1990s quinquies bis tiers two-thirds demi half neuf mois § jour day lundi "
    "Monday , COM(2018) 123 final 1999/0190(COD) point ten-year mi-mai d'euros".split(" ")
)


@given(st.lists(_PIECES, max_size=20), st.sampled_from(["fr", "en"]))
def test_no_fact_holds_another_word(words, language):
    assert _strangers(" ".join(words), language) == []


@pytest.mark.parametrize(("name", "french"), [("canlaw-dev", 1), ("europarl-dev", 0)])
def test_on_real_data(real_data, name, french):
    with lzma.open(real_data / f"{name}.tsv.xz", "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    for row in random.Random(11).sample(rows, 2_000):
        assert _strangers(row[french], "fr") == []
        assert _strangers(row[1 - french], "en") == []
