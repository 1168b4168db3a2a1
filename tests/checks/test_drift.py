"""Drift: what the archive renders steadily and the draft otherwise, told with its witnesses."""

import pytest

from tests.checks.knowing import Archive, knowing
from tests.checks.made import units
from tmkit.checks import Pair, Subject, all_checks, run
from tmkit.checks.knowledge import Knowledge
from tmkit.model import Block, DraftSegment

CHECK = next(one for one in all_checks() if one.id == "term-drift")
FIRM = Archive({"mooring plan": ("plan d'amarrage", "firm")})


def find(subject, archive=FIRM, glossary=None):
    return list(CHECK.find(subject, Knowledge(glossary=glossary, archive=archive)))


def test_the_finding_names_the_count_the_years_the_documents_and_what_stands_instead():
    (one,) = find(units(("The mooring plan is old.", "Le [schéma] est ancien.")))
    assert one.severity == "warning"
    assert one.message == (
        "“mooring plan”: archive “plan d'amarrage” (39 of 40 pairs in 7 documents, 2011–2018), draft has “[schéma]”"
    )
    assert one.suggestion == "plan d'amarrage"
    assert one.evidence == "archive: 39 of 40 pairs in 7 documents, 2011–2018; also “autre chose” 1"
    assert one.places[0].text == "[schéma]"


def test_what_is_only_likely_is_info_and_an_unknown_place_is_the_whole_segment():
    (one,) = find(
        units(("The mooring plan is old.", "Le schéma est ancien.")),
        Archive({"mooring plan": ("plan d'amarrage", "likely")}),
    )
    assert one.severity == "info"
    assert one.places[0].text == "Le schéma est ancien."
    assert "the draft has it not" in one.message


def test_one_term_is_one_finding_with_all_its_places():
    subject = units(
        ("The mooring plan is old.", "Le [schéma] est ancien."),
        ("It rains.", "Il pleut."),
        ("The Mooring plan is new.", "Le [tracé] est nouveau."),
    )
    (one,) = find(subject)
    assert [place.segment for place in one.places] == [1, 3]
    assert "“[schéma]”, “[tracé]”" in one.message


def test_a_neighbour_may_have_it_where_its_own_source_has_it_not():
    moved = units(("The mooring plan, they said.", "Ont-ils dit."), ("It is old.", "Le plan d'amarrage est ancien."))
    assert find(moved) == []
    own = units(
        ("The mooring plan is new.", "Le schéma est nouveau."),
        ("The mooring plan is old.", "Le plan d'amarrage est ancien."),
    )
    assert [place.segment for one in find(own) for place in one.places] == [1]


def test_in_a_document_neighbours_are_those_of_the_paragraph():
    def subject(blocks):
        target = [DraftSegment(1, "Ont-ils dit.", block=0), DraftSegment(2, "Le plan d'amarrage.", block=blocks - 1)]
        source = [DraftSegment(1, "The mooring plan, they said.", block=0), DraftSegment(2, "It.", block=blocks - 1)]
        pairs = tuple(Pair(order, (a,), (b,)) for order, (a, b) in enumerate(zip(target, source, strict=True), 1))
        made = tuple(Block("x") for _ in range(blocks))
        return Subject("d", "fr", pairs, source_file="s", source_language="en", target_blocks=made, source_blocks=made)

    assert find(subject(1)) == []
    assert len(find(subject(2))) == 1


def test_titles_are_left():
    assert find(units(("THE MOORING PLAN", "LE SCHÉMA"))) == []


GLOSSARY = (
    {"concept": "plan", "language": "en", "term": "mooring plan", "part_of_speech": "proper noun"},
    {"concept": "plan", "language": "fr", "term": "plan d'amarrage", "part_of_speech": "proper noun"},
    {"concept": "plan", "language": "fr", "term": "schéma des quais", "status": "deprecated"},
)


@pytest.mark.parametrize(
    ("target", "told"), [("Tout est ancien.", "term-missing"), ("Le schéma des quais est ancien.", "term-forbidden")]
)
def test_the_glossary_speaks_first(tmp_path, target, told):
    knowledge = knowing(tmp_path / "glossary", GLOSSARY, FIRM)
    report = run(units(("The mooring plan is old.", target)), knowledge, all_checks())
    assert report.failures == ()
    found = [one.check for one in report.findings if one.check.startswith("term-")]
    assert found == [told]


def test_a_missing_term_does_not_hide_the_drift_of_another(tmp_path):
    archive = Archive({"berth": ("poste", "firm")})
    knowledge = knowing(tmp_path / "glossary", GLOSSARY, archive)
    report = run(units(("The mooring plan has a berth.", "Tout est ancien.")), knowledge, all_checks())
    assert sorted(one.check for one in report.findings if one.check.startswith("term-")) == [
        "term-drift",
        "term-missing",
    ]
