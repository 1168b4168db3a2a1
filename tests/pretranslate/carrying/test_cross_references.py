"""References of a document to itself that a new version has made wrong."""

from __future__ import annotations

from tmkit.model import DraftSegment, Segment
from tmkit.pretranslate.carrying.cross_references import StaleReference, stale_references
from tmkit.pretranslate.carrying.earlier import Earlier, EarlierUnit
from tmkit.pretranslate.carrying.groups import group

TOPICS = ("la cote des documents", "le barème des contributions", "les vedettes-matière", "le fonds du Haut-Vallon")


def stale(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> list[StaleReference]:
    """Those of texts with their labels."""
    units = [
        EarlierUnit(str(number), Segment(text), Segment("x"), (text,), label=label)
        for number, (label, text) in enumerate(old, 1)
    ]
    segments = [DraftSegment(number, text, label) for number, (label, text) in enumerate(new, 1)]
    earlier = Earlier("old", "fr", "en", tuple(units))
    return stale_references(earlier, segments, group(earlier, segments))


def paragraphs(first: int) -> list[tuple[str, str]]:
    return [(str(number), f"Le Comité a examiné {topic}.") for number, topic in enumerate(TOPICS, first)]


def test_a_paragraph_that_was_renumbered() -> None:
    text = "Comme il est dit aux paragraphes 2 et 3 ci-dessus, la question reste ouverte."
    added = ("1", "Une minute de silence a été observée.")
    found = stale([*paragraphs(1), ("5", text)], [added, *paragraphs(2), ("6", text)])
    assert [(one.text, one.now, text[slice(*one.span)]) for one in found] == [
        ("paragraphes 2", "3", "2"),
        ("paragraphes 3", "4", "3"),
    ]
    assert found[0].meant == "Le Comité a examiné le barème des contributions."


def test_one_that_is_gone() -> None:
    text = "Les mesures visées au paragraphe 2 du présent rapport sont reconduites."
    (found,) = stale([*paragraphs(1), ("5", text)], [*paragraphs(1)[:1], *paragraphs(1)[2:], ("5", text)])
    assert found.now == ""


def test_what_still_holds_is_not_told() -> None:
    text = "Voir le paragraphe 2 ci-dessus."
    assert stale([*paragraphs(1), ("5", text)], [*paragraphs(1), ("5", text)]) == []


def test_what_its_author_put_right_is_not_told() -> None:
    old, new = (f"Le paragraphe {number} ci-dessus traite des mesures prises par le Comité." for number in (2, 3))
    added = ("1", "Une minute de silence a été observée.")
    assert stale([*paragraphs(1), ("5", old)], [added, *paragraphs(2), ("6", new)]) == []


def test_paragraphs_of_others_are_not_ours() -> None:
    text = "Conformément au paragraphe 2 de la résolution 12 (2011), le Comité a siégé."
    added = ("1", "Une minute de silence a été observée.")
    assert stale([*paragraphs(1), ("5", text)], [added, *paragraphs(2), ("6", text)]) == []


def test_annexes_and_notes() -> None:
    text = "La liste figure à l’annexe II du présent rapport ; voir la note 1 ci-dessous."
    old = [("1", text), ("", "Annexe I"), ("", "Annexe II"), ("note 1", "Publié en ligne par le Secrétariat général.")]
    new = [
        ("1", text),
        ("", "Annexe I"),
        ("note 2", "Publié en ligne par le Secrétariat général."),
        ("note 1", "Une autre note, toute nouvelle, sur le calendrier."),
    ]
    assert [(one.text, one.now) for one in stale(old, new)] == [("note 1", "2"), ("annexe II", "")]
