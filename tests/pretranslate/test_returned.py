"""The rows of a file that came back, found again in their draft."""

from __future__ import annotations

from tmkit.model import Code, DraftSegment, Row, Segment
from tmkit.pretranslate.returned import find_rows

TEXTS = ("La séance est ouverte.", "Le rapport est adopté.", "La séance est levée.")
DRAFT = [DraftSegment(number, text, "1") for number, text in enumerate(TEXTS, 1)]


def rows(*pairs: tuple[str, str | None], ids: bool = True) -> list[Row]:
    return [
        Row(str(number) if ids else f"x{number}", Segment(source), None if target is None else Segment(target))
        for number, (source, target) in enumerate(pairs, 1)
    ]


def test_by_id_and_where_a_tool_has_its_own_ids_by_source() -> None:
    pairs = list(zip(TEXTS, "ABC", strict=True))
    for given in (rows(*pairs), rows(*pairs, ids=False), list(reversed(rows(*pairs))), rows(*pairs[1:], pairs[0])):
        found = find_rows(DRAFT, given)
        assert [row.target.text for row in found.rows.values()] == ["A", "B", "C"]
        assert not found.missing
        assert not found.strange
        assert not found.empty


def test_a_repeated_source_is_taken_in_order() -> None:
    draft = [DraftSegment(number, TEXTS[0]) for number in (1, 2)]
    found = find_rows(draft, rows((TEXTS[0], "A"), (TEXTS[0], "B"), ids=False))
    assert [row.target.text for row in found.rows.values()] == ["A", "B"]


def test_what_is_missing_strange_and_empty() -> None:
    found = find_rows(DRAFT, rows((TEXTS[0], "A"), (TEXTS[1], None), ("Autre chose.", "X")))
    assert [segment.id for segment in found.missing] == [3]
    assert [row.source.text for row in found.strange] == ["Autre chose."]
    assert [segment.id for segment in found.empty] == [2]


def test_rows_that_a_translator_joined_or_cut() -> None:
    found = find_rows(DRAFT, rows((f"{TEXTS[0]} {TEXTS[1]}", "A and B."), (TEXTS[2], "C")))
    assert [row.target.text for row in found.rows.values()] == ["A and B.", "", "C"]
    assert not found.empty
    assert not found.strange
    found = find_rows(
        DRAFT, rows((TEXTS[0], "A"), ("Le rapport", "The report"), ("est adopté.", "is adopted."), (TEXTS[2], "C"))
    )
    assert [row.target.text for row in found.rows.values()] == ["A", "The report is adopted.", "C"]
    assert not found.strange


def test_the_codes_are_the_drafts_own() -> None:
    bold = (Code("bpt", (("i", "1"), ("type", "bold"), ("x", "1")), "<w:b/>"), Code("ept", (("i", "1"),)))
    theirs = (Code("bpt", (("i", "1"), ("x", "1"))), Code("ept", (("i", "1"),)))
    draft = [DraftSegment(1, "Un mot gras.", codes=((3, bold[0]), (6, bold[1])))]
    strange = Code("ph", (("x", "9"),))
    row = Row(
        "1",
        Segment("Un mot gras.", ((3, theirs[0]), (6, theirs[1]))),
        Segment("A bold word.", ((7, theirs[0]), (11, theirs[1]), (12, strange))),
    )
    found = find_rows(draft, [row])
    assert found.rows[1].target == Segment("A bold word.", ((7, bold[0]), (11, bold[1])))
    assert "left out" in found.remarks[0]


def test_a_row_that_comes_twice() -> None:
    """The same again is said; another target for the same row is not chosen between."""
    pairs = [(text, text.upper()) for text in TEXTS]
    twice = rows(*pairs)
    found = find_rows(DRAFT, [*twice[:2], twice[1], *twice[2:]])
    assert (found.strange, found.rivals) == ([], [])
    assert found.remarks == ["row 2 comes twice, with the same target"]
    other = Row("2", Segment(TEXTS[1]), Segment("Something else."))
    found = find_rows(DRAFT, [*twice[:2], other, *twice[2:]])
    assert found.rivals == [(twice[1], other)]
    assert found.strange == []


def test_a_link_or_field_around_the_whole_is_put_back() -> None:
    """An entry of a table of contents keeps its field, whatever a tool made of its codes."""
    link = (Code("bpt", (("i", "1"), ("type", "link"), ("x", "1"))), Code("ept", (("i", "1"),)))
    within = (Code("bpt", (("i", "2"), ("type", "x-field"), ("x", "2"))), Code("ept", (("i", "2"),)))
    bold = (Code("bpt", (("i", "3"), ("type", "bold"), ("x", "3"))), Code("ept", (("i", "3"),)))
    text = "Ouverture"
    codes = ((0, link[0]), (0, within[0]), (0, bold[0]), (4, bold[1]), (9, within[1]), (9, link[1]))
    draft = [DraftSegment(1, text, codes=codes)]
    found = find_rows(draft, [Row("1", Segment(text, codes), Segment("Opening"))])
    target = found.rows[1].target
    assert target is not None
    assert target.codes == ((0, link[0]), (0, within[0]), (7, within[1]), (7, link[1]))
    assert len(found.remarks) == 1
