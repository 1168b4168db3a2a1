"""The glossary's checks: what is forbidden, missing, rendered in several ways; acronyms and names of States."""

from dataclasses import replace

import pytest

from tests.checks.knowing import knowing, terms_of
from tests.checks.made import draft, units
from tmkit.checks import all_checks

PANEL = (
    {"concept": "panel", "language": "fr", "term": "Groupe consultatif", "part_of_speech": "proper noun"},
    {"concept": "panel", "language": "fr", "term": "Comité des sages", "status": "deprecated"},
    {"concept": "panel", "language": "en", "term": "Advisory Panel", "part_of_speech": "proper noun"},
)
BOARD = (
    {"concept": "board", "language": "fr", "term": "Conseil des ports", "valid_from": "2015-01-01"},
    {
        "concept": "board",
        "language": "fr",
        "term": "Office des ports",
        "status": "superseded",
        "valid_until": "2014-12-31",
    },
    {"concept": "board", "language": "en", "term": "Ports Board"},
)
PLAN = (
    {"concept": "plan", "language": "en", "term": "mooring plan"},
    {"concept": "plan", "language": "fr", "term": "plan d'amarrage"},
    {"concept": "plan", "language": "fr", "term": "schéma des amarres", "status": "admitted"},
)
UNION = (
    {"concept": "union", "language": "fr", "term": "Union des ports", "form": "full", "part_of_speech": "proper noun"},
    {"concept": "union", "language": "fr", "term": "UP", "form": "acronym", "part_of_speech": "proper noun"},
    {"concept": "union", "language": "en", "term": "Ports Union", "form": "full", "part_of_speech": "proper noun"},
    {"concept": "union", "language": "en", "term": "PU", "form": "acronym", "part_of_speech": "proper noun"},
)


@pytest.fixture
def find(tmp_path):
    def found(check, subject, rows, name="terms.csv"):
        one = next(one for one in all_checks() if one.id == check)
        return list(one.find(subject, knowing(tmp_path / "glossary", rows, name=name)))

    return found


def test_a_deprecated_term_is_told_inflected_and_once(find):
    subject = draft("Le Comité des sages siège.", "L'avis du Comité des sages est public.")
    (one,) = find("term-forbidden", subject, PANEL)
    assert len(one.places) == 2
    assert (one.suggestion, one.evidence) == ("Groupe consultatif", "glossary: panel")


@pytest.mark.parametrize(
    ("house", "said"), [("un", ["warning"]), ("eu", []), (None, ["info"])], ids=["this house", "another", "none"]
)
def test_what_is_deprecated_for_a_house_binds_that_house(tmp_path, house, said):
    rows = (*PANEL[:1], PANEL[1] | {"house": "un"}, *PANEL[2:])
    known = replace(knowing(tmp_path / "glossary", rows), houses={"fr": house} if house else {})
    check = next(one for one in all_checks() if one.id == "term-forbidden")
    assert [one.severity for one in check.find(draft("Le Comité des sages siège."), known)] == said


@pytest.mark.parametrize(
    ("date", "found"),
    [("2018-05-01", ["Office des ports"]), ("2012-05-01", []), (None, [])],
)
def test_a_superseded_term_is_wrong_only_when_it_was(find, date, found):
    subject = replace(draft("L'Office des ports est réuni."), date=date)
    assert [place.text for one in find("term-forbidden", subject, BOARD) for place in one.places] == found


def test_a_term_that_is_said_to_be_the_former_one_is_left(find):
    subject = replace(draft("L'ancien Office des ports est dissous."), date="2018-05-01")
    assert find("term-forbidden", subject, BOARD) == []


def test_a_term_is_missing_where_no_word_of_it_is_there(find):
    subject = units(("The Advisory Panel met.", "Les experts ont siégé."))
    (one,) = find("term-missing", subject, PANEL)
    assert (one.severity, one.places[0].segment) == ("warning", 1)
    assert "Groupe consultatif" in one.message


@pytest.mark.parametrize(
    "target",
    [
        "Le Groupe consultatif s'est réuni.",
        "Le groupe s'est voulu consultatif.",  # the same words, apart
        "Le GC s'est réuni.",  # its initials
        "Le Comité des sages s'est réuni.",  # forbidden, and told by that check
    ],
)
def test_a_term_is_not_missing_where_it_is_there_in_another_form(find, target):
    assert find("term-missing", units(("The Advisory Panel met.", target)), PANEL) == []


def test_a_neighbour_may_have_the_term_and_a_second_mention_may_be_short(find):
    apart = units(
        ("The Advisory Panel met.", "Les experts ont siégé."), ("It was noted.", "Le Groupe consultatif note.")
    )
    assert find("term-missing", apart, PANEL) == []
    second = units(
        ("The Advisory Panel met.", "Le Groupe consultatif a siégé."),
        ("One.", "Un."),
        ("The Advisory Panel rose.", "Le Groupe se sépare."),
    )
    assert find("term-missing", second, PANEL) == []


def test_one_concept_in_two_ways_is_one_finding_with_the_rarer_places(find):
    subject = units(
        ("The mooring plan is old.", "Le plan d'amarrage est ancien."),
        ("The mooring plans are new.", "Les schémas des amarres sont nouveaux."),
        ("The mooring plan is public.", "Le plan d'amarrage est public."),
    )
    (one,) = find("term-inconsistent", subject, PLAN)
    assert terms_of([one]) == [("warning", "schémas des amarres", "plans d'amarrage")]
    assert "“plan d'amarrage” 2, “schéma des amarres” 1" in one.message
    assert one.evidence == "glossary: plan; draft: “plan d'amarrage” 2, “schéma des amarres” 1"


def test_the_preferred_term_is_proposed_though_it_be_the_rarer(find):
    subject = units(
        ("The mooring plan is old.", "Le schéma des amarres est ancien."),
        ("The mooring plan is new.", "Le schéma des amarres est nouveau."),
        ("The mooring plan is public.", "Le plan d'amarrage est public."),
    )
    (one,) = find("term-inconsistent", subject, PLAN)
    assert [place.segment for place in one.places] == [1, 2]
    assert one.suggestion == "plan d'amarrage"


def test_forms_of_one_name_are_one_rendering(find):
    subject = units(
        ("The Ports Union met.", "L'Union des ports s'est réunie."),
        ("The Ports Union rose.", "L'UP s'est séparée."),
        ("The Ports Union went.", "L’Union  des ports est partie."),
    )
    assert find("term-inconsistent", subject, UNION) == []


def test_what_the_source_itself_varies_may_vary(find):
    rows = (*PLAN, {"concept": "plan", "language": "en", "term": "berthing chart", "status": "admitted"})
    subject = units(
        ("The mooring plan is old.", "Le plan d'amarrage est ancien."),
        ("The berthing chart is new.", "Le schéma des amarres est nouveau."),
    )
    assert find("term-inconsistent", subject, rows) == []


def test_both_terms_in_one_sentence_and_quotations_are_left(find):
    subject = units(
        ("The mooring plan is old.", "Le plan d'amarrage, ou schéma des amarres, est ancien."),
        ("The mooring plan is new.", "Le plan d'amarrage est nouveau."),
        ("He said “the mooring plan”.", "Il a dit « le schéma des amarres »."),
    )
    assert find("term-inconsistent", subject, PLAN) == []


def test_an_everyday_term_of_the_starter_is_told_softly(find):
    subject = units(
        ("The mooring plan is old.", "Le plan d'amarrage est ancien."),
        ("The mooring plan is new.", "Le schéma des amarres est nouveau."),
    )
    (one,) = find("term-inconsistent", subject, PLAN, "starter.csv")
    assert one.severity == "info"


def test_an_acronym_of_the_source_is_told_with_the_targets(find):
    (one,) = find("acronym", units(("The PU met.", "La PU s'est réunie.")), UNION)
    assert terms_of([one]) == [("warning", "PU", "UP")]
    assert find("acronym", units(("The PU met.", "L'UP, ex-PU, s'est réunie.")), UNION) == []
