"""The review as a table: what is written is read again, and so is what spreadsheets and people make of it."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import replace

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.align import Alignment, Bead, Side
from tmkit.align.review import COLUMNS, SENT_BACK, doubtful, read_review, review_table, write_review
from tmkit.model import DraftSegment

FRENCH = ("Rapport", "Le comité s’est réuni le 3 mai.", "Il a adopté\tson «rapport».", "= A", "Annexe", "Fin")
ENGLISH = ("Report", "The committee met on 3 May.", 'It adopted its "report".', "Annex\n1", "End")


def side(name: str, language: str, texts: tuple[str, ...]) -> Side:
    return Side(name, language, name.encode().hex(), tuple(DraftSegment(i, text) for i, text in enumerate(texts, 1)))


SOURCE = side("rapport.docx", "fr", FRENCH)
TARGET = side("=report.docx", "en", ENGLISH)
ALIGNMENT = Alignment(
    SOURCE,
    TARGET,
    (
        Bead((0, 1), (0, 1), 0.9931123456789012),
        Bead((1, 2), (1, 1), 1e-7, ("12 only in the source", "a | b", "c\\")),
        Bead((2, 2), (1, 2), 0.5, dropped=True),
        Bead((2, 4), (2, 3), 0.1, accepted=True, edited=("=1+1", None)),
        Bead((4, 6), (3, 5), 1.0, edited=("'12", "3/4\tand\n“more”")),
    ),
)


def written(alignment: Alignment = ALIGNMENT) -> str:
    stream = io.StringIO()
    write_review(alignment, stream)
    return stream.getvalue()


def saved(table: list[tuple[str, ...]], delimiter: str = "\t", **how: object) -> bytes:
    """The rows as a spreadsheet saves them."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, **how).writerows(table)  # type: ignore[arg-type]
    return stream.getvalue().encode()


def back(data: bytes | str) -> Alignment:
    raw = data.encode() if isinstance(data, str) else data
    return read_review(raw, "review.tsv", SOURCE, TARGET)


def rows(alignment: Alignment = ALIGNMENT) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The rows up to the names of the columns, and those of the beads."""
    table = list(review_table(alignment))
    at = table.index(COLUMNS) + 1
    return table[:at], table[at:]


def test_a_round_trip_gives_an_equal_alignment() -> None:
    assert back(written()) == ALIGNMENT


def test_numbers_of_sentences_and_states_stand_as_a_spreadsheet_leaves_them() -> None:
    _, body = rows()
    assert [cells[1:5] for cells in body] == [
        ("auto", "p=0.9931123456789012", "s1", "t1"),
        ("unreviewed", "p=0.0000001", "s2", "-"),
        ("dropped", "p=0.5", "-", "t2"),
        ("accepted", "p=0.1", "s3-s4", "t3"),
        ("auto", "p=1.0", "s5-s6", "t4-t5"),
    ]


def test_no_cell_begins_a_formula() -> None:
    alignment = replace(ALIGNMENT, source=replace(SOURCE, name="=cmd"), target=replace(TARGET, name="+1"))
    for cells in review_table(alignment):
        for cell in cells:
            assert cell == "-" or cell[:1] not in ("=", "+", "-", "@", "\t")


@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_any_way_of_saving_is_read(delimiter: str, mark: str, quoting: int) -> None:
    head, body = rows()
    width = max(map(len, head + body)) + 2
    filled = [(*cells, *("",) * (width - len(cells))) for cells in head + body]
    assert back(mark.encode() + saved(filled, delimiter, quoting=quoting)) == ALIGNMENT


def test_a_workbook_is_read() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.add_worksheet("Notes").write(0, 0, "mine")
        sheet = book.add_worksheet("Review")
        for line, cells in enumerate(review_table(ALIGNMENT)):
            for column, cell in enumerate(cells):
                if cell.isdigit():
                    sheet.write_number(line, column, int(cell))
                else:
                    sheet.write_string(line, column, cell)
    assert read_review(stream.getvalue(), "review.xlsx", SOURCE, TARGET) == ALIGNMENT


def test_sorted_rows_are_put_in_order_again() -> None:
    head, body = rows()
    for seed in range(20):
        table = head + body
        random.Random(seed).shuffle(table)
        assert back(saved(table)) == ALIGNMENT


def test_columns_may_move_and_texts_may_go() -> None:
    head, body = rows()
    order = (9, 4, 3, 2, 5, 1, 0, 8)
    table = [*head[:-1], *(tuple(cells[at] for at in order) for cells in (COLUMNS, *body))]
    assert back(saved(table)) == ALIGNMENT


def test_rows_joined_by_hand_make_one_bead() -> None:
    head, body = rows()
    joined = list(body[1])
    joined[1:5] = ["accepted", "0,75", "2", "t2"]
    alignment = back(saved([*head, body[0], tuple(joined), *body[3:]]))
    assert alignment.beads[1] == Bead((1, 2), (1, 2), 0.75, ALIGNMENT.beads[1].doubts, accepted=True)


@pytest.mark.parametrize("cell", ["s3-s4", "3-4", "s3 s4", "s3, s4", "3 – 4", "S3–S4", "3 4"])
def test_sentence_numbers_are_read_as_people_write_them(cell: str) -> None:
    head, body = rows()
    body[3] = (*body[3][:3], cell, *body[3][4:])
    assert back(saved(head + body)) == ALIGNMENT


def test_an_edited_text_that_says_what_the_document_says_is_none() -> None:
    head, body = rows()
    body[0] = (*body[0][:9], "Report")
    assert back(saved(head + body)) == ALIGNMENT


def test_a_certain_bead_may_be_sent_back() -> None:
    head, body = rows()
    body[0] = (body[0][0], "unreviewed", *body[0][2:])
    assert back(saved(head + body)).beads[0].doubts == (SENT_BACK,)


def test_what_is_doubtful() -> None:
    assert [doubtful(bead) for bead in ALIGNMENT.beads] == [False, True, False, False, False]


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
edits = st.none() | (
    texts | st.sampled_from(["=1", "'", "''=", "'1", "TRUE", "a\nb", "\t", '"', '"a" b', "1/2"])
).filter(lambda text: bool(text.strip()) and "\u2409" not in text)


@st.composite
def alignments(draw: st.DrawFn) -> Alignment:
    beads: list[Bead] = []
    i = j = 0
    for _ in range(draw(st.integers(0, 8))):
        p, q = draw(st.sampled_from([(1, 1), (2, 1), (1, 2), (1, 0), (0, 1), (0, 2)]))
        bead = Bead(
            (i, i + p),
            (j, j + q),
            draw(st.floats(0, 1)),
            tuple(draw(st.lists(st.sampled_from(["a", "1/2", "x | y", "\\", "= b"]), max_size=2))),
            draw(st.booleans()),
            draw(st.booleans()),
            (draw(edits) if p else None, draw(edits) if q else None),
        )
        beads.append(bead)
        i, j = i + p, j + q
    source = side("a", "fr", tuple(f"0{number} {draw(texts)}" for number in range(i)))
    target = side("b", "en", tuple(f"0{number} {draw(texts)}" for number in range(j)))
    return Alignment(source, target, tuple(beads))


@settings(deadline=None)
@given(alignments(), st.randoms(use_true_random=False))
def test_every_alignment_comes_back(alignment: Alignment, chance: random.Random) -> None:
    table = list(review_table(alignment))
    chance.shuffle(table)
    assert read_review(saved(table), "r.tsv", alignment.source, alignment.target) == alignment
    assert read_review(written(alignment).encode(), "r.tsv", alignment.source, alignment.target) == alignment
