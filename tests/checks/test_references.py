from collections.abc import Mapping

import pytest

from tmkit.checks import Pair, Subject, run
from tmkit.checks.contradiction import CHECKS as CONTRADICTION
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.references import CHECKS
from tmkit.glossary import Glossary
from tmkit.model import Block, Concept, DraftSegment, Term


class Archive:
    """Knows one resolution for certain, and one number that two bodies use."""

    def years(self, number: str, language: str) -> Mapping[str, int]:
        return {"822": {"1993": 7}, "15": {"2001": 2, "2004": 1}}.get(number, {})


def findings(checks, lines, sources=(), language="fr", knowledge=None, blocks=None):
    pairs = [
        Pair(
            order,
            (DraftSegment(order, line, block=order - 1),),
            (DraftSegment(order, sources[order - 1]),) if sources else (),
        )
        for order, line in enumerate(lines, 1)
    ]
    subject = Subject(
        "draft", language, tuple(pairs), source_language="en" if sources else None, target_blocks=blocks,
        source_file="source" if sources else None,
    )  # fmt: skip
    report = run(subject, knowledge or Knowledge(), checks)
    assert report.failures == ()
    return report.findings


def test_a_resolution_of_another_year_than_the_archive_has():
    (found,) = findings(CHECKS, ["Rappelant sa résolution 822 (1994),"], knowledge=Knowledge(archive=Archive()))
    assert (found.check, found.severity, found.suggestion) == ("reference-unknown", "warning", "822 (1993)")
    assert found.places[0].text == "822 (1994)"
    assert "7 documents" in found.evidence


def test_where_the_source_has_it_so_it_is_the_source_that_is_at_fault():
    (found,) = findings(
        CHECKS, ["Rappelant sa résolution 822 (1994),"], ["Recalling its resolution 822 (1994),"],
        knowledge=Knowledge(archive=Archive()),
    )  # fmt: skip
    assert found.places[0].side == "source"
    assert found.places[0].file == "source"


@pytest.mark.parametrize(
    "text", ["la résolution 822 (1993)", "la résolution 15 (2010)", "la résolution 73/284", "A/73/822"]
)
def test_what_the_archive_does_not_contradict(text):
    assert findings(CHECKS, [text], knowledge=Knowledge(archive=Archive())) == ()


def test_the_glossary_knows_resolutions_too():
    glossary = Glossary([Concept("r", (Term("résolution 853 (1993)", "fr"),))])
    (found,) = findings(CHECKS, ["la résolution 853 (1992)"], knowledge=Knowledge(glossary=glossary))
    assert found.suggestion == "853 (1993)"


def numbered(lines):
    return [Block(line, label=f"{order}.", path=str(order)) for order, line in enumerate(lines, 1)]


LINES = ["Le Comité s'est réuni.", "Il a élu son Bureau.", "Il a adopté son ordre du jour."]


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Comme il est dit au paragraphe 14 ci-dessus, il s'est réuni.", True),
        ("Voir le paragraphe 14 du présent rapport.", True),
        ("Voir le paragraphe 2 ci-dessus.", False),
        ("Voir le paragraphe 14 de la résolution 822 (1993).", False),
        ("Voir le paragraphe 14.", False),
    ],
)
def test_paragraphs_that_the_report_has_not(text, fires):
    lines = [*LINES, text]
    found = findings(CHECKS, lines, blocks=numbered(lines))
    assert bool(found) is fires
    assert all(one.check == "cross-reference" and "1 to 4" in one.evidence for one in found)


def test_a_report_without_numbered_paragraphs_is_not_asked_for_them():
    lines = [*LINES, "Voir le paragraphe 14 ci-dessus."]
    assert findings(CHECKS, lines, blocks=[Block(line) for line in lines]) == ()
    assert findings(CHECKS, lines) == ()


def test_annexes_and_tables():
    lines = ["Le budget figure à l'annexe III.", "Voir le tableau 1.", "L'annexe IV de la Convention s'applique."]
    heads = [Block("Annexe I", "heading"), Block("ANNEXE II", "heading"), Block("Tableau 1. Budget", "caption")]
    (found,) = findings(CHECKS, lines, blocks=[*map(Block, lines), *heads])
    assert found.places[0].text == "annexe III"


def test_notes():
    lines = ["Voir la note 9 ci-dessus.", "Voir la note 2 ci-dessus."]
    notes = [Block("Une note.", "footnote", label=str(n), path=f"note {n}") for n in (1, 2, 3)]
    (found,) = findings(CHECKS, lines, blocks=[*map(Block, lines), *notes])
    assert found.message == "the report has no note 9"


@pytest.mark.parametrize(
    ("lines", "language", "fires"),
    [
        (["le mardi 24 septembre 2018"], "fr", True),
        (["on Monday, 24 September 2018"], "en", False),
        (["le lundi 24 septembre"], "fr", False),
        (["la résolution 822 (1993) du 30 avril 1994"], "fr", True),
        (["resolution 822 (1993), adopted on 30 April 1993"], "en", False),
        (["La 45e session du Conseil s'est tenue à Valmont les 5 et 6 mai 2018.",
          "La 45e session du Conseil, tenue à Valmont le 7 mai 2018, a adopté le rapport."], "fr", True),
        (["La 45e session du Conseil s'est tenue à Valmont les 5 et 6 mai 2018.",
          "La 45e session du Conseil, tenue à Valmont le 6 mai 2018, a adopté le rapport."], "fr", False),
        (["La 45e session du Conseil s'est tenue le 5 mai 2018.",
          "La 45e session du Comité s'est tenue le 7 mai 2018."], "fr", False),
        (["The 45th session of the Council was held in Valmont on 5 May 2018.",
          "The 45th session of the Council was held in Valmont on 5 May 2017."], "en", True),
        (["resolution 822 (1993), adopted on 30 April 1993", "resolution 822 (1993) of 29 April 1993"], "en", True),
        (["le 31 février 2018"], "fr", False),
    ],
)  # fmt: skip
def test_contradictions(lines, language, fires):
    assert bool(findings(CONTRADICTION, lines, language=language)) is fires


def test_a_weekday_names_the_right_one_and_the_source_if_it_is_its_fault():
    (found,) = findings(CONTRADICTION, ["le mardi 24 septembre 2018"], ["on Tuesday, 24 September 2018"])
    assert "lundi" in found.message
    assert found.places[0].side == "source"


def test_two_dates_are_one_finding_with_all_places():
    lines = [f"La 45e session du Conseil s'est tenue le {day} mai 2018." for day in (5, 7, 8)]
    (found,) = findings(CONTRADICTION, lines)
    assert [place.segment for place in found.places] == [2, 1, 3]
