"""What a change of the query does to its score, at 10 and at 200 tokens: the score is never blind to facts."""

from __future__ import annotations

import pytest

from tests.lookup.archive import ListArchive, entry
from tmkit.lookup import look_up
from tmkit.text.tokens import tokens

OPENING = (
    "Réuni le 30 avril 2018, l'« État hôte » a examiné 7 points",
    "Meeting on 30 April 2018, the “host State” considered 7 items",
)
# Some 180 tokens without any fact.
REST_FRENCH = """, après avoir entendu les délégations qui avaient demandé à prendre la parole sur les méthodes de
travail du groupe, sur la répartition du temps entre les orateurs, sur la manière dont les documents doivent être
présentés et sur les langues dans lesquelles ils doivent être traduits, les participants étant convenus que les
questions de procédure devaient être réglées avant toute autre, que les comptes rendus seraient distribués dans les
meilleurs délais, que la présidence tiendrait des consultations avec les groupes régionaux, que le secrétariat
établirait une liste des propositions en suspens, que cette liste serait mise à jour après chaque séance, que les
observateurs seraient invités à faire part de leurs vues par écrit, que les frais seraient répartis comme par le passé,
et que le groupe ferait rapport à la conférence, laquelle déciderait en toute liberté de la suite à donner à ses
travaux, compte tenu des avis exprimés et des moyens dont dispose le secrétariat, ainsi que des usages
établis""".replace("\n", " ")
REST_ENGLISH = (
    ", having heard the delegations on working methods, on documents and languages, and on what should follow"
)
CHANGES_NOTHING = {
    "apostrophe": ("l'«", "l’«"),
    "accent of a capital": ("État", "Etat"),
    "case": ("Réuni le", "RÉUNI LE"),
    "no-break space": ("30 avril", "30\u00a0avril"),
    "narrow no-break space": ("« État hôte »", "«\u202fÉtat hôte\u202f»"),
    "quotation marks": ("« État hôte »", "“État hôte”"),
    "soft hyphen": ("examiné", "exa\u00admi\u00adné"),
}
CHANGES_A_FACT = {
    "number": ("7 points", "9 points", "9 items"),
    "date": ("30 avril 2018", "29 juillet 2019", "29 July 2019"),
    "year": ("30 avril 2018", "30 avril 2019", "30 April 2019"),
    "1 for another count": ("7 points", "1 points", None),
    "number for a percentage": ("7 points", "7 % points", None),
    "a number less": ("7 points", "les points", None),
}


def pair(length: int) -> tuple[str, str]:
    if length == 10:
        return OPENING[0] + ".", OPENING[1] + "."
    return OPENING[0] + REST_FRENCH + ".", OPENING[1] + REST_ENGLISH + "."


def test_the_lengths_are_about_what_they_are_called():
    assert 10 <= len(tokens(pair(10)[0])) <= 20
    assert 190 <= len(tokens(pair(200)[0])) <= 210


def found(source: str, target: str, query: str):
    (match,) = look_up(ListArchive([entry(source, target)]), query, "fr", "en", minimum=1)
    return match


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize("length", [10, 200])
@pytest.mark.parametrize("change", CHANGES_NOTHING)
def test_how_a_text_is_written_never_costs_a_point(length, change):
    source, target = pair(length)
    match = found(source, target, changed(source, *CHANGES_NOTHING[change]))
    assert (match.score, match.kind, match.differences, match.repaired) == (100, "exact", (), None)


@pytest.mark.parametrize("length", [10, 200])
@pytest.mark.parametrize("label", ["3. ", "(a) ", "– ", "IV) "])
def test_a_label_never_costs_a_point(length, label):
    source, target = pair(length)
    match = found("7. " + source, "7. " + target, label + source)
    assert (match.score, match.source, match.target) == (100, source, target)


@pytest.mark.parametrize("length", [10, 200])
@pytest.mark.parametrize("change", CHANGES_A_FACT)
def test_a_changed_fact_is_repaired_or_a_conflict(length, change):
    old, new, repaired = CHANGES_A_FACT[change]
    source, target = pair(length)
    match = found(source, target, changed(source, old, new))
    if repaired is not None:
        assert (match.score, match.kind, match.conflict) == (99, "repaired", "")
        assert repaired in match.repaired
        assert len(match.facts.replaced) == 1
    else:
        assert match.score <= 94
        assert (match.kind, match.repaired) == ("fuzzy", None)
        assert match.conflict == "number"
        assert match.facts.conflict


@pytest.mark.parametrize("length", [10, 200])
@pytest.mark.parametrize(
    ("resolution", "title", "score"),
    [("853 (1993)", "", 99), ("853 (1993)", ", intitulée « Procédure »", 94), ("853", "", 94)],
)
def test_a_changed_resolution(length, resolution, title, score):
    source, target = pair(length)
    source = changed(source, "7 points", f"7 points de la résolution 822 (1993){title}")
    target = changed(
        target, "7 items", "7 items of resolution 822 (1993)" + (", entitled “Procedure”" if title else "")
    )
    match = found(source, target, changed(source, "822 (1993)", resolution))
    assert match.score == score if score == 99 else match.score <= score
    assert match.conflict == ("" if score == 99 else "reference")


@pytest.mark.parametrize("length", [10, 200])
@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("a examiné", "n'a pas examiné", "negation"),
        ("a examiné", "n'a examiné que", "restriction"),
        ("a examiné", "n'a guère examiné", "negation"),
    ],
)
def test_a_turned_negation_or_restriction(length, old, new, kind):
    source, target = pair(length)
    there, here = source, changed(source, old, new)
    for text, query in ((there, here), (here, there)):
        match = found(text, target, query)
        assert match.score <= 94
        assert (match.kind, match.conflict, match.repaired) == ("fuzzy", "polarity", None)
        assert [(one.query or one.source).kind for one in match.facts.conflict] == [kind]


@pytest.mark.parametrize("length", [10, 200])
@pytest.mark.parametrize(("old", "new"), [("30 avril 2018", "29 juillet 2019"), ("7 points", "9 points")])
def test_a_changed_fact_beside_a_changed_word(length, old, new):
    source, target = pair(length)
    query = changed(changed(source, old, new), "a examiné", "a étudié")
    match = found(source, target, query)
    assert match.kind == "fuzzy"
    assert (match.repaired is not None) == (match.conflict == "")
    assert match.score <= (98 if match.repaired else 94)


def test_the_same_in_another_notation_is_99_and_nothing_is_replaced():
    source, target = pair(10)
    match = found(source, target, changed(source, "7 points", "sept points"))
    assert (match.score, match.kind, match.repaired, match.facts.replaced) == (99, "repaired", None, ())
    assert len(match.facts.agree) == 2


def test_two_dates_that_may_have_been_swapped():
    source = "Ouverte le 3 mai 2018, la session a été close le 5 juin 2018."
    target = "The session opened on 3 May 2018 and closed on 5 June 2018."
    query = "Ouverte le 5 juin 2018, la session a été close le 3 mai 2018."
    match = found(source, target, query)
    assert match.score <= 94
    assert match.conflict == "date"
