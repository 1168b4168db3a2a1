"""Spellings of one term: within a draft, and unlike the glossary's or the archive's."""

import pytest

from tests.checks.knowing import Archive, knowing, terms_of
from tests.checks.made import draft
from tmkit.checks import all_checks, run
from tmkit.checks.acceptance import Keys
from tmkit.checks.fixing import fix
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.outcome import Checked
from tmkit.model import Block

CHECK = next(one for one in all_checks() if one.id == "term-variant")
STATES = (
    {"concept": "states", "language": "fr", "term": "État riverain"},
    {"concept": "states", "language": "fr", "term": "État Riverain", "owner": "UP", "house": "un"},
    {"concept": "states", "language": "en", "term": "riparian State"},
    {"concept": "selev", "language": "fr", "term": "Sélèvre-Nord", "part_of_speech": "proper noun"},
    {"concept": "selev", "language": "en", "term": "North Selevria", "part_of_speech": "proper noun"},
)


def find(subject, knowledge=None):
    return list(CHECK.find(subject, knowledge or Knowledge()))


def told(subject, knowledge=None):
    return [(text, right) for _, text, right in terms_of(find(subject, knowledge))]


def test_one_term_in_three_ways_is_one_finding_with_all_places():
    subject = draft(
        "Selon les États riverains, rien ne presse.",
        "Pour les Etats riverains, tout va bien.",
        "Que les États Riverains se réunissent.",
        "Ce que disent les États riverains.",
        "Et un État riverain.",
    )
    (one,) = find(subject)
    assert one.severity == "warning"
    assert [(place.text, place.segment) for place in one.places] == [("Etats riverains", 2), ("États Riverains", 3)]
    assert "“États riverain" in one.message
    assert one.evidence == "draft: “États riverains” 3, “Etats riverains” 1, “États Riverains” 1"


def test_the_glossary_decides_against_the_drafts_majority(tmp_path):
    subject = draft("Tous les Etats riverains.", "Chez les Etats riverains.", "Pour un État riverain.")
    assert told(subject, knowing(tmp_path / "glossary", STATES)) == [
        ("Etats riverains", "États riverains"),
        ("Etats riverains", "États riverains"),
    ]


def test_the_archive_decides_where_the_glossary_does_not():
    subject = draft(*["Voici le Groupe de suivi."] * 3, *["Selon le groupe de suivi."] * 1)
    archive = Archive(counted={"groupe de suivi": 90, "Groupe de suivi": 4})
    findings = find(subject, Knowledge(archive=archive))  # type: ignore[arg-type]
    assert {(place.text, place.suggestion or one.suggestion) for one in findings for place in one.places} == {
        ("Groupe de suivi", "groupe de suivi")
    }
    assert all("archive, units: " in (one.evidence or "") for one in findings)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Le droit de charge est dû.", "Il est chargé du droit."),  # accents of other words
        ("Les « Etats riverains » disent.", "Les États riverains disent."),  # a quotation
        (Block("Les Etats riverains", kind="heading"), "Selon les États riverains."),
        ("LES ETATS RIVERAINS", "Selon les États riverains."),
        ("Monsieur le Président, je vous remercie.", "Voici le président.", "Ici le président.", "Or le président."),
        ("Le Règlement intérieur.", "Un règlement intérieur."),  # case, twice only
        ("États riverains : voir plus bas.", "Selon les États riverains."),
    ],
)
def test_what_is_no_variant(paragraphs):
    assert find(draft(*paragraphs)) == []


def test_a_title_in_english_capitals_is_no_variant():
    running = ["They follow the mooring plan.", "This is the mooring plan.", "With a mooring plan.", "No mooring plan."]
    assert find(draft("Approval of the Mooring Plan", *running, language="en")) == []
    (one,) = find(draft("They approved the Mooring Plan.", *running, language="en"))
    assert [place.text for place in one.places] == ["Mooring Plan"]


def test_a_capital_is_told_where_most_have_none_and_not_on_one_of_few():
    four = [f"Selon {word} ministre des ports." for word in ("le", "ce", "un", "tel")]
    (one,) = find(draft(*four, "Pour un Ministre des ports, non."))
    assert (
        terms_of([one]) == [("warning", "Ministre des ports", "ministre des ports")] or one.places[0].text == "Ministre"
    )
    assert find(draft("Pour un Ministre des ports, non.", "Selon le ministre des ports.")) == []


def test_a_name_nearly_as_in_the_glossary(tmp_path):
    knowledge = knowing(tmp_path / "glossary", STATES)
    (one,) = find(draft("La région de Sélèvre Nord est calme."), knowledge)
    assert terms_of([one]) == [("warning", "Sélèvre Nord", "Sélèvre-Nord")]
    assert one.evidence == "glossary: selev"


def test_a_name_within_a_longer_one_is_another(tmp_path):
    rows = (
        {"concept": "colombia", "language": "en", "term": "Colombia", "part_of_speech": "proper noun"},
        {"concept": "colombia", "language": "fr", "term": "Colombie", "part_of_speech": "proper noun"},
    )
    knowledge = knowing(tmp_path / "glossary", rows)
    assert find(draft("The ports of British Columbia are open.", language="en"), knowledge) == []
    assert told(draft("The ports of Columbia are open.", language="en"), knowledge) == [("Columbia", "Colombia")]


def test_a_capital_without_accent_is_told_once_and_put_right_all_the_same():
    subject = draft(
        "Selon les États riverains.", "Pour les Etats riverains.", "Elargir le port.", "Tous les États riverains."
    )
    checks = [one for one in all_checks() if one.id in ("capital-accent", "term-variant")]
    report = run(subject, Knowledge({"fr": "un"}), checks)
    assert [(one.check, [place.text for place in one.places]) for one in report.findings] == [
        ("term-variant", ["Etats riverains"]),
        ("capital-accent", ["Elargir"]),
    ]
    assert report.findings[1].message == "Elargir: write Élargir"
    checked = Checked(subject, tuple(checks), report, Keys(subject))
    changes, left = fix(subject, checked.fixable)
    assert [(change.old, change.new, change.segment) for change in changes] == [("E", "É", 2), ("E", "É", 3)]
    assert left == ()
