"""The declared normalisation: what counts as the same text, and what does not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings

from tests.text.spellings import TEXTS, hostile_text
from tmkit.text.folding import INVISIBLE, SPACES
from tmkit.text.normalise import normalise, normalise_mapped
from tmkit.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("L’État", "l'etat"),
        ("l‘un ‚ l‛un lʼun l′un ‹ ›", "l'un ' l'un l'un l'un ' '"),
        ("le\u00a0Comité\u202f: \t\n oui ", "le comité : oui"),
        ("co\u00adordi\u200bna\ufefftion", "coordination"),
        ("Haut‐Pays, Haut‑Pays, Haut-Pays", "haut-pays, haut-pays, haut-pays"),
        ("1990–1995 — fin", "1990–1995 — fin"),
        ("«\u00a0un\u00a0» “un” „un‟ << un >>", '" un " "un" "un" " un "'),
        ("Œuvre, ŒUVRE, cœur, Æquo, curriculum vitæ", "oeuvre, oeuvre, coeur, aequo, curriculum vitae"),
        ("STRASSE Straße", "strasse strasse"),
        ("E\u0301tat e\u0301crit e\u0301te\u0301", "etat ecrit eté"),
        ("États Etats ÉTATS", "etats etats etats"),
        ("Ça ca", "ca ca"),
        ("d'Études l’Évêque qu'Émile", "d'etudes l'evêque qu'emile"),
        ("Haut-Évêque Évêque-Haut", "haut-évêque evêque-haut"),
        ("À cet égard", "a cet egard"),
        ("« À cet égard », à l'avis", '" a cet egard ", à l\'avis'),
        ("Il va à Paris", "il va à paris"),
        ("1. À Paris", "1. à paris"),
        ("45ème 1ère", "45ème 1ère"),
        ("", ""),
        (" \u00a0\u00ad\n", ""),
    ],
)
def test_normal_form(text, normal):
    assert normalise(text) == normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("un marché", "un marche"),
        ("il va à", "il va a"),
        ("élevé", "élève"),
        ("le pêcheur", "le pécheur"),
        ("ou", "où"),
        ("en 1990-1995", "en 1990–1995"),
        ("5 − 3", "5 - 3"),
    ],
)
def test_what_counts(one, other):
    assert normalise(one) != normalise(other)
    assert tokens(one) != tokens(other)


@pytest.mark.parametrize("character", SPACES)
def test_every_space_is_one_space(character):
    assert normalise(f"le{character}{character} Comité") == "le comité"
    assert tokens(f"le{character}Comité") == ["le", "comité"]


def test_spaces_are_those_of_python_and_of_unicode():
    every = {chr(code) for code in range(0x110000) if chr(code).isspace()}
    assert set(SPACES) == every


@pytest.mark.parametrize("character", INVISIBLE)
def test_nothing_unseen_counts(character):
    assert normalise(f"le Co{character}mité{character} {character} va") == "le comité va"


@settings(deadline=None, derandomize=True, max_examples=400)
@given(hostile_text())
@example("ç'a \u0142\u0301 q\u0300u'éa")
@example("ĺorsqu'éa presqu'ïle")
@example("ẹ\u0301\u0300tat \u01fd \u0149a <\u200b<")
@example("é\u302e\u0302a")
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once
    assert tokens(once) == tokens(text)


def test_every_character_is_normalised_once_and_for_all():
    for code in [*range(0x3000), *range(0xA640, 0xA7FF), *range(0xF900, 0x10000), *range(0x1D400, 0x1D800)]:
        text = f"e{chr(code)}a {chr(code)}"
        once = normalise(text)
        assert normalise(once) == once, hex(code)
        assert unicodedata.is_normalized("NFC", once)


@settings(deadline=None, derandomize=True, max_examples=400)
@given(hostile_text())
def test_the_map_leads_back(text):
    normal, places = normalise_mapped(text)
    assert normal == normalise(text)
    assert len(places) == len(normal) + 1
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    for number, character in enumerate(normal):
        # A digit folds to itself: the map can be told by it.
        if character.isdecimal():
            assert text[places[number]] == character


def test_the_map_on_an_example():
    text = "\u00ad« Œuvre\u00a0 de l’E\u0301tat »"
    normal, places = normalise_mapped(text)
    assert normal == '" oeuvre de l\'etat "'
    assert [text[places[i]] for i in range(len(normal))] == list("« ŒŒuvre\u00a0de l’Etat »")
    assert places[-1] == len(text)


@pytest.mark.parametrize("text", TEXTS)
def test_the_map_cuts_words_where_they_stand(text):
    normal, places = normalise_mapped(text)
    for word in ("comité", "rapport", "report", "committee"):
        at = normal.find(word)
        if at >= 0:
            assert text[places[at] : places[at + len(word)]].strip(" .,\u00a0’'").casefold() == word
