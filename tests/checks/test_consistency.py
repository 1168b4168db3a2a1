"""The same text rendered in two ways: in the draft, and unlike the archive."""

import pytest

from tests.checks.knowing import Archive
from tests.checks.made import units
from tmkit.checks import all_checks, run
from tmkit.checks.knowledge import Knowledge

SENTENCE, USUAL = "The Committee took note of the report.", "Le Comité a pris note du rapport."
OTHER = "Le rapport a été noté."


def find(check, subject, archive=None):
    one = next(one for one in all_checks() if one.id == check)
    return list(one.find(subject, Knowledge(archive=archive)))


def test_a_repeated_sentence_in_two_ways_is_one_finding_the_rarer_first():
    subject = units((SENTENCE, USUAL), (SENTENCE, OTHER), (SENTENCE.upper().lower(), USUAL))
    (one,) = find("same-source", subject)
    assert (one.severity, [place.segment for place in one.places]) == ("info", [2, 1, 3])
    assert one.evidence == f"draft: “{USUAL}” 2, “{OTHER}” 1"


@pytest.mark.parametrize(
    "pairs",
    [
        ((SENTENCE, USUAL), (SENTENCE, USUAL.replace(" note", "  NOTE"))),  # case and spaces tell nothing
        (("It is so.", "Il en est ainsi."), ("It is so.", "C'est cela.")),  # too short
        ((SENTENCE, USUAL), (SENTENCE.replace("report", "budget"), OTHER)),
    ],
)
def test_what_is_no_inconsistency(pairs):
    assert find("same-source", units(*pairs)) == []


def test_one_target_for_two_sources_only_where_asked():
    subject = units((SENTENCE, USUAL), ("The Committee rejected the annual budget.", USUAL))
    (one,) = find("same-target", subject)
    assert one.severity == "info"
    check = next(check for check in all_checks() if check.id == "same-target")
    assert not check.default


def test_titles_are_compared_by_themselves():
    subject = units(("OTHER MATTERS", "QUESTIONS DIVERSES"), ("OTHER MATTERS", "DIVERS"))
    assert [place.text for place in find("title", subject)[0].places] == ["DIVERS", "QUESTIONS DIVERSES"]
    assert find("same-source", subject) == []


def known(*told):
    return Archive(told={SENTENCE: told})


def test_what_the_archive_nearly_always_says_is_proposed():
    (one,) = find("archive-differs", units((SENTENCE, OTHER)), known((USUAL, 9, 4), ("Noté.", 1, 1)))
    assert (one.severity, one.suggestion, one.evidence) == ("warning", USUAL, "9 of 10 units in 4 documents")


@pytest.mark.parametrize(
    "told",
    [
        ((USUAL, 4, 4),),  # too few
        ((USUAL, 6, 4), ("Il est pris note du rapport.", 4, 3)),  # no majority
        ((OTHER.upper(), 9, 4),),  # the same words
        (),
    ],
)
def test_what_the_archive_does_not_always_say_is_left(told):
    assert find("archive-differs", units((SENTENCE, OTHER)), known(*told)) == []


def test_what_the_archive_has_said_itself_more_than_once_is_left():
    assert find("archive-differs", units((SENTENCE, OTHER)), known((USUAL, 36, 4), (OTHER, 4, 3))) == []
    assert find("archive-differs", units((SENTENCE, OTHER)), known((USUAL, 39, 4), (OTHER, 1, 1)))


def test_a_sentence_unlike_the_archives_hides_the_drift_of_its_terms():
    archive = Archive({"report": ("rapport", "firm")}, {SENTENCE: [(USUAL, 9, 4)]})
    report = run(units((SENTENCE, "Le Comité l'a noté.")), Knowledge(archive=archive), all_checks())
    assert report.failures == () or {one.check for one in report.failures} <= {"quotation-altered", "reference-unknown"}
    assert [one.check for one in report.findings if one.check in ("archive-differs", "term-drift")] == [
        "archive-differs"
    ]
