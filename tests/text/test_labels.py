"""Labels and their false friends."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.text.labels import split_label

LABELS = [
    *("3.", "12.", "120.", "03.", "3)", "(3)", "3.2.", "3.2.1.", "3.2.1)", "(3.2)"),
    *("a)", "(a)", "A)", "(A)", "z)", "aa)", "(bb)", "(a.1)", "a.12)"),
    *("i)", "iv)", "(iv)", "(IV)", "xii)", "(xxxviii)", "xlix)", "(ii.1)"),
    *("3 bis.", "3bis.", "3\u00a0ter)", "(3 bis)", "a bis)", "(a quater)", "iv ter)", "3.2 bis."),
    *("1°", "2º", "12°", "1°)"),
    *("-", "–", "—", "•", "▪", "\uf0b7"),
]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("text", ["le Comité adopte", "Le Comité adopte", "« Le Comité »", "12 pages", "À cet égard"])
@pytest.mark.parametrize("space", [" ", "\u00a0", "\t", "  "])
def test_a_label_before_text(label, text, space):
    if label.endswith(("°", "º")):
        text = text.removeprefix("12 ")  # those were degrees and minutes
    assert split_label(f"{label}{space}{text}") == (label, text)
    assert split_label(f" \n{label}{space}{text} ") == (label, f"{text} ")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("3.2 The Committee adopts", "3.2"),
        ("3.2.1 Étapes", "3.2.1"),
        ("12.10 « Étapes »", "12.10"),
        ("4.1 (Étapes)", "4.1"),
        ("2.1 Methods", "2.1"),
        ("1.2 À cet égard", "1.2"),
        ("3. a) Le Comité", "3."),
        ("- 5 °C", "-"),
    ],
)
def test_other_labels(text, label):
    assert split_label(text) == (label, text[len(label) :].lstrip())


@pytest.mark.parametrize(
    "text",
    [
        # decimals, measures, times
        "0.5 mm of rain", "3.2 per cent", "3.2 pages", "0.5 Le Comité", "7.5 MeV", "3.2 GHz bands", "1.5 M$ au total",
        "2.5 EUR", "12,5 Le Comité", "0.5. mm",
        # years, dates, references
        "1993. Le Comité", "(1993), 874 (1993) et 884", "(1993) et 884", "2018) Le Comité", "3 mai 2018",
        "12.05.2018 Le Comité", "12.05.2018. Le Comité", "822 (1993) et 853", "1er mai", "45ème session", "73/284 Le",
        # no white space, or something else, after it
        "3.Le Comité", "a)le", "(a), le", "(a)-(c) above", "3., 4", "1°le", "-5 °C", "—le", "3 bis Le Comité",
        # words and abbreviations
        "le) Comité", "(si) le", "(see) the", "et) le", "M. Dupont", "J. Smith said", "U.N. Charter", "i.e. the",
        "p. 3", "No. 5 is", "ab) le", "(mix) of", "a. the", "iv. the", "et al. said", "I. Introduction",
        "A. Introduction",
        # temperatures and places
        "20° C en été", "45° N", "45° 30' N", "1° 5'",
        # nothing follows
        "3.", "3. ", "a)", "- ", "—", "(iv)\n", "3. …", "- -", "• .", "1°",
        "", " ", "Le Comité", "(Le Comité)",
    ],
)  # fmt: skip
def test_no_label(text):
    assert split_label(text) == ("", text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I. Introduction", "I."),
        ("IV. Ordre du jour", "IV."),
        ("XXXIX. Fin", "XXXIX."),
        ("A. Ordre du jour", "A."),
        ("D. Ordre du jour", "D."),
        ("II.3. Ordre du jour", "II.3."),
        ("B.1.2. Ordre du jour", "B.1.2."),
        ("3. Ordre du jour", "3."),
        ("M. Dupont préside", ""),
        ("MM. Dupont et Martin", ""),
        ("a. the", ""),
        ("II", ""),
        ("Ii. the", ""),
        ("U.N. Charter", ""),
    ],
)
def test_series(text, label):
    assert split_label(text, series=True) == (label, text[len(label) :].lstrip())


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.text(st.sampled_from("123.()abiv° -—M\u00a0é"), max_size=12), st.booleans())
def test_the_rest_is_the_end_of_the_text(text, series):
    label, rest = split_label(text, series=series)
    assert text.endswith(rest)
    assert text[: len(text) - len(rest)].strip() == label
    assert not label or any(map(str.isalnum, rest))


@pytest.mark.parametrize("piece", ["1.", "1", "a", "i", " ", "(", "1 bis", "-", "3.2 ", "° ", ". "])
def test_long_lines_are_read_in_time(piece):
    text = piece * (2_000_000 // len(piece))
    begin = time.process_time()
    split_label(text)
    split_label(text, series=True)
    assert time.process_time() - begin < 2
