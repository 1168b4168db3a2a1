"""Matches as a person reads them."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from tmkit.model import Agreement, Difference, DraftSegment, FactComparison, Match, Origin, SegmentLookup
from tmkit.reports.lookup_text import difference_text, print_lookup


def a_match(source: str, *differences: Difference) -> Match:
    return Match(
        score=90,
        kind="fuzzy",
        similarity=0.9,
        source=source,
        target="The report is adopted.",
        repaired=None,
        facts=FactComparison(),
        conflict="",
        differences=differences,
        memory="memories/a.tmx",
        unit="u1",
        origin=Origin(document="a", label="3", date="2018-09-25", status="adopted"),
        agreeing=Agreement((41, 43), (9, 10)),
        penalties=(("unreviewed", 10),),
    )


@pytest.mark.parametrize(
    ("query", "source", "difference", "shown"),
    [
        ("Le rapport final.", "Le rapport.", ("delete", (11, 16), (10, 10)), "Le rapport {+final+}."),
        ("Le rapport.", "Le rapport final.", ("insert", (10, 10), (10, 16)), "Le rapport[- final-]."),
        ("Le rapport.", "Le projet.", ("replace", (3, 10), (3, 9)), "Le [-projet-]{+rapport+}."),
    ],
)
def test_what_differs_is_marked_where_colours_do_not_show(query, source, difference, shown) -> None:
    assert difference_text(a_match(source, Difference(*difference)), query, marked=True).plain == shown


@pytest.mark.parametrize("width", [60, 80, 160])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    segment = DraftSegment(1, "Le rapport est adopté. " * 12, "3/¶2", "paragraph", 4)
    print_lookup(console, [SegmentLookup(segment, (a_match("Le rapport est adopté. " * 12),))], numbered=True)
    shown = console.file.getvalue()
    assert max(map(len, shown.splitlines())) <= width
    for part in (
        "41 of 43 units, 9 of 10 documents",
        "penalty: unreviewed −10",
        "page 4",
        "¶ 3/¶2",
        "1 segment: 1 fuzzy",
    ):
        assert part in " ".join(shown.split())
