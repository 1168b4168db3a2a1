"""Whether something stands in a term's stead, or it is left out, or cut short."""

import numpy as np
import pytest

from tmkit.termbank.departure import NONE, PERHAPS, PLAINLY, PairOfTexts
from tmkit.text.stems import stem

WORDS = {
    "conseil": "council", "européen": "european", "décide": "decides", "budget": "budget", "plan": "plan",
    "amarrage": "mooring", "comité": "committee", "adopte": "adopts", "rapport": "report", "secrétariat": "secretariat",
    "publie": "publishes", "ports": "ports", "contacts": "contact", "groupe": "group",
}  # fmt: skip


class Words:
    """A lexicon of a few words, each surely rendered by one other."""

    def pairs(self, source, target):
        known = {stem(one): stem(other) for one, other in WORDS.items()}
        found = [(a, b) for a, one in enumerate(source) for b, other in enumerate(target) if known.get(one) == other]
        left, right = (np.array([pair[side] for pair in found], int) for side in (0, 1))
        sure = np.ones(len(found))
        return left, right, sure, sure


def rival(source, term, target, usual):
    at = source.index(term)
    return PairOfTexts(source, target, ("fr", "en"), Words()).rival((at, at + len(term)), usual.split())


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("The committee adopts the docking scheme.", PLAINLY),  # two words from nowhere
        ("The committee adopts the mooring scheme.", PLAINLY),  # one, beside a part of the usual rendering
        ("The committee adopts the schedule.", PERHAPS),  # one word
        ("The committee adopts the scheme of the mooring.", PLAINLY),
        ("The committee adopts the plan.", NONE),  # cut short
        ("The committee suggests to the plan that it wait.", NONE),  # what is beside it is of no name with it
        ("The committee adopts it.", NONE),  # left out
        ("", PERHAPS),
    ],
)
def test_what_stands_for_a_term(target, expected):
    assert rival("Le comité adopte le plan d'amarrage.", "plan d'amarrage", target, "mooring plan") == expected


def test_what_other_words_account_for_is_no_rival():
    source = "Le conseil européen décide du budget."
    assert rival(source, "conseil européen", "The council decides on the budget.", "european council") == NONE
    assert rival(source, "conseil européen", "The summit meeting decides on the budget.", "european council") == PLAINLY


def test_what_joins_the_usual_rendering_may_join_the_rival():
    source = "Le groupe adopte le rapport."
    assert rival(source, "groupe", "The instrument in contact adopts the report.", "group in contact") == PLAINLY
    assert rival(source, "groupe", "The contact adopts the report.", "group in contact") == NONE


def test_a_part_that_another_word_asks_for_is_not_what_is_left_of_the_term():
    source = "Le plan de budget et le plan d'amarrage."
    assert rival(source, "plan d'amarrage", "The budget plan and the docking scheme.", "mooring plan") == PLAINLY
    assert rival(source, "plan d'amarrage", "The budget plan and the plan.", "mooring plan") == NONE


def test_what_is_far_from_where_the_term_should_be_is_no_rival():
    source = (
        "Le comité adopte le plan d'amarrage et le secrétariat publie le rapport du groupe, du conseil et des ports."
    )
    near = "The committee adopts the docking scheme and the secretariat publishes the report of the group, the council and the ports."
    far = "The committee adopts it and the secretariat publishes the report of the group, the council and the ports with unusual alacrity."
    assert rival(source, "plan d'amarrage", near, "mooring plan") == PLAINLY
    assert rival(source, "plan d'amarrage", far, "mooring plan") == NONE


def test_without_a_lexicon_like_words_alone_account():
    pair = PairOfTexts("Le budget du conseil.", "The budget of Smith Jones.", ("fr", "en"), None)
    assert pair.rival((13, 20), ["council", "body"]) == PLAINLY
