"""What a look-up found, as rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.pretranslate.looked_up import SOURCE, TARGET, found, match
from tmkit.model import (
    Agreement,
    Difference,
    Fact,
    FactComparison,
    FactPair,
    Fragment,
    Origin,
    Rendering,
    TermMatch,
)
from tmkit.pretranslate.filling import Filling, fill, fill_all
from tmkit.pretranslate.replaced import replaced_spans


@pytest.mark.parametrize(
    ("score", "kind", "state"),
    [
        (102, "context", "translated"),
        (101, "context", "proposed"),
        (100, "exact", "proposed"),
        (75, "fuzzy", "proposed"),
    ],
)
def test_only_the_whole_context_settles_a_row(score: int, kind: str, state: str) -> None:
    row = fill(found(match(score, kind)))
    assert (row.state, row.kind, row.score, row.target.text) == (state, kind, score, TARGET)
    assert (row.id, row.label, row.page, row.block) == ("1", "3", 2, 4)
    assert [(one.score, one.target.text) for one in row.proposals] == [(score, TARGET)]


def test_what_falls_short_or_is_in_conflict_is_only_proposed() -> None:
    for one in (match(74), match(94, conflict="number")):
        row = fill(found(one))
        assert (row.target, row.state, row.score) == (None, "empty", None)
        assert [proposal.score for proposal in row.proposals] == [one.score]
    year = FactPair(Fact("date", (2019,), 14, 18, "2019"), Fact("date", (2018,), 14, 18, "2018"))
    row = fill(found(match(94, conflict="date", facts=FactComparison(conflict=(year,)))))
    assert row.notes == ("94 % but date here “2019”, archive “2018”",)


def test_a_match_without_conflict_goes_before_one_with() -> None:
    assert fill(found(match(94, conflict="date"), match(88, target="B"))).target.text == "B"
    assert fill(found(match(94, conflict="date"), match(80, target="B"))).target is None


def test_facts_replaced_are_told_and_their_place_is_known() -> None:
    pair = FactPair(
        Fact("date", (2019,), 14, 18, "2019"), Fact("date", (2018,), 14, 18, "2018"),
        Fact("date", (2018,), 14, 18, "2018"), "2019",
    )  # fmt: skip
    row = fill(found(match(99, "repaired", repaired=TARGET.replace("8", "9"), facts=FactComparison(replaced=(pair,)))))
    assert (row.target.text, row.state) == ("The report of 2019 is published.", "proposed")
    assert row.notes == ("replaced: 2018 → 2019",)
    assert row.proposals[0].target.text == TARGET
    assert [row.target.text[slice(*span)] for span in replaced_spans(row)] == ["2019"]


def test_a_near_match_says_what_is_to_be_adapted() -> None:
    one = match(85, differences=(Difference("replace", (3, 10), (3, 10)), Difference("insert", (18, 18), (18, 22))))
    how = Filling(rendered=lambda source, span, target: (4, 10) if span == (3, 10) else None)
    row = fill(found(one, text="Le compte de 2018 est publié."), how)
    assert row.notes[0] == "“report” renders “rapport”; the draft has “compte”" or "report" in row.notes[0]
    assert "the draft has no" in row.notes[1]


def test_terms_are_told_where_the_target_lacks_them() -> None:
    term = TermMatch((3, 10), "rapport", "report", "exact", "preferred", (Rendering("report", "preferred"),))
    other = TermMatch((0, 2), "année", "year", "exact", "preferred", (Rendering("year", "preferred"),))
    assert fill(found(match(85), terms=(term, other))).notes == ("term: année → year",)
    assert fill(found(terms=(term, other))).notes == ("term: rapport → report", "term: année → year")
    assert fill(found(match(100, "exact"), terms=(term, other))).notes == ()


def test_passages_with_the_part_that_renders_them() -> None:
    part = Fragment(
        (3, 18), "rapport de 2018", SOURCE, (3, 18), TARGET, (4, 18), "memories/a.tmx", "u", Origin("report-2018"), 2
    )
    (note,) = fill(found(fragments=(part,))).notes
    assert note == "passage: “rapport de 2018” → “report of 2018” (report-2018)"
    assert "stands in" in fill(found(fragments=(replace(part, target_span=None),))).notes[0]


def test_other_translations_of_the_archive_are_told() -> None:
    row = fill(
        found(match(100, "exact"), match(100, "exact", "The 2018 report is out.", agreeing=Agreement((2, 5), (1, 1))))
    )
    assert row.notes == ("the archive also has: “The 2018 report is out.” (2 of 5 units)",)


def test_what_has_nothing_to_translate_is_written_as_the_language_writes_it() -> None:
    row = fill(found(text="1 250,5"))
    assert (row.target.text, row.state, row.kind, row.score) == ("1,250.5", "proposed", "", None)


def test_repeats_get_the_same_target() -> None:
    rows = list(
        fill_all(
            [
                found(match(100, "exact"), match(100, "exact", "B"), number=1),
                found(match(101, "context", "B"), match(100, "exact"), number=2),
                found(match(102, "context", "B"), match(100, "exact"), number=3),
                found(match(100, "exact", "B"), match(100, "exact"), text=SOURCE.upper(), number=4),
                found(text="Sans rien.", number=5),
                found(text="Sans rien.", number=6),
            ]
        )
    )
    assert [row.target and row.target.text for row in rows] == [TARGET, TARGET, "B", TARGET, None, None]
    assert rows[1].notes[0] == "as in segment 1"
    assert rows[2].notes[0] == "segment 1 has the same text, in another context"
    assert rows[2].state == "translated"
    assert rows[5].notes == ("the same text as segment 5",)
