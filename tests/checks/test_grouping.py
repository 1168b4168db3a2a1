"""One cause, one finding; what rests on a doubtful alignment is one line."""

from __future__ import annotations

import pytest

from tmkit.checks import registry
from tmkit.checks.grouping import grouped
from tmkit.checks.subject import Pair, Subject
from tmkit.model import DraftSegment, Finding


def segment(number, text="Un mot de plus."):
    return (DraftSegment(number, text, str(number)),)


SUBJECT = Subject(
    "f.txt",
    "fr",
    (
        Pair(1, segment(1), segment(2), 0.99),
        Pair(2, segment(2), segment(1), 0.5),
        Pair(-3, (), segment(3), 0.4),
        Pair(3, segment(3), (), 0.4),
    ),
    source_file="g.txt",
    source_language="en",
)


def finding(check, number, side="target", span=(0, 2)):
    return Finding(check, "error", "wrong", (SUBJECT.place(segment(number)[0], span, side),))


@pytest.fixture
def number():
    """A check that compares two sides, and one that does not."""
    ids = [check.id for check in registry.all_checks() if "source" in check.needs]
    return ids[0], next(check.id for check in registry.all_checks() if "source" not in check.needs)


def test_findings_of_a_doubtful_pair_are_one_line(number):
    compares, alone = number
    found = [
        finding(compares, 1),
        finding(compares, 2),
        finding(alone, 2),
        finding(compares, 3),
        finding(compares, 1, "source"),
    ]
    told, _ = grouped(found, SUBJECT)
    assert told[:3] == [found[0], found[2], found[3]]
    (doubt,) = told[3:]
    assert (doubt.check, doubt.severity) == ("alignment", "info")
    assert [(place.side, place.segment) for place in doubt.places] == [("target", 2), ("source", 1)]
    assert "2 findings are not told" in doubt.message


def test_a_forbidden_term_hides_the_missing_one(number):
    del number
    same = [finding("term-missing", 1), finding("term-forbidden", 1), finding("term-missing", 1, span=(3, 6))]
    assert grouped(same, SUBJECT) == (same[1:], same[:1])
