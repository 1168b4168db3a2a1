"""What cannot be taken back says where and what to do, in one line."""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import replace

import pytest

from tmkit.align import Alignment, Bead, Side
from tmkit.align.review import COLUMNS, read_review, review_table
from tmkit.model import DraftSegment, InputError


def side(name: str, count: int) -> Side:
    return Side(name, name[:2], f"00{name}", tuple(DraftSegment(i, f"{name} {i}") for i in range(1, count + 1)))


SOURCE, TARGET = side("fr.txt", 5), side("en.txt", 4)
ALIGNMENT = Alignment(
    SOURCE,
    TARGET,
    (Bead((0, 1), (0, 1)), Bead((1, 3), (1, 2), 0.5), Bead((3, 4), (2, 2)), Bead((4, 5), (2, 4))),
)


def table() -> list[list[str]]:
    return [list(cells) for cells in review_table(ALIGNMENT)]


def refused(rows: list[list[str]] | bytes, source: Side = SOURCE, target: Side = TARGET) -> str:
    data = rows if isinstance(rows, bytes) else "\n".join("\t".join(cells) for cells in rows).encode()
    with pytest.raises(InputError) as caught:
        read_review(data, "r.tsv", source, target)
    message = str(caught.value)
    assert message.startswith("r.tsv:")
    assert "\n" not in message
    return message


HEAD = [tuple(cells) for cells in table()].index(COLUMNS) + 1


def changed(row: int, column: str, cell: str) -> list[list[str]]:
    rows = table()
    rows[HEAD + row][COLUMNS.index(column)] = cell
    return rows


@pytest.mark.parametrize(
    ("row", "column", "cell", "says"),
    [
        (0, "source sentences", "s2", "source sentence s2 is also in row 7: leave it in one of the two"),
        (1, "source sentences", "s2", "source sentence s3 is in no row (the sentence before is in row 8): add it"),
        (1, "source sentences", "s2 s4", "do not follow one another"),
        (1, "source sentences", "2026-04-03", "are no sentence numbers: write them as s12 or s12-s14"),
        (1, "source sentences", "03.avr", "are no sentence numbers"),
        (3, "target sentences", "t3-t5", "t5 is no target sentence, the document has 4"),
        (3, "target sentences", "t3-t999999999", "t999999999 is no target sentence"),
        (3, "target sentences", " " * 100_000 + "x", "are no sentence numbers"),
        (3, "target sentences", ("t3" + " " * 50_000) * 20, "are too many sentence numbers"),
        (2, "source sentences", "-", "has no sentences on either side"),
        (0, "confidence", "high", "confidence “high” is no probability"),
        (0, "confidence", "p=1.5", "is no probability"),
        (0, "state", "fine", "state “fine” is none of auto, unreviewed, accepted, dropped"),
        (2, "edited target", "words", "has an edited target, but no target sentences"),
    ],
)
def test_a_row_that_does_not_fit(row: int, column: str, cell: str, says: str) -> None:
    message = refused(changed(row, column, cell))
    assert says in message
    assert ("in no row" in says) or message.startswith(f"r.tsv:{HEAD + row + 1}:") or "also in row" in says


def test_a_row_that_is_gone() -> None:
    rows = table()
    del rows[HEAD + 2]
    assert "source sentence s4 is in no row (the sentence before is in row 8)" in refused(rows)


def test_rows_that_cross() -> None:
    rows = table()
    rows[HEAD][4], rows[HEAD + 1][4] = "t2", "t1"
    assert "crosses row" in refused(rows)


def test_other_documents() -> None:
    assert "was made for other documents: its source is fr.txt" in refused(table(), source=side("fx.txt", 5))
    assert "was made for other documents: its target is en.txt" in refused(table(), target=side("ex.txt", 4))
    assert "the other way round" in refused(table(), TARGET, SOURCE)


def test_the_same_documents_cut_otherwise() -> None:
    other = replace(SOURCE, segments=SOURCE.segments[:-1])
    assert "fr.txt was cut into other sentences (5 sentences then, 4 sentences now)" in refused(table(), source=other)
    moved = replace(SOURCE, segments=(DraftSegment(1, "fr.txt"), *SOURCE.segments[1:]))
    assert "was cut into other sentences" in refused(table(), source=moved)


def test_no_review_at_all() -> None:
    assert "is no review" in refused(b"bead\tstate\n1\tauto\n")
    assert "is no review" in refused(b"")
    assert "is a review of format 9, this tmkit reads 1" in refused([["# tmkit review 9"], *table()[1:]])
    assert "has no row “# target”" in refused([cells for cells in table() if cells[0] != "# target"])
    assert "has no row with the columns' names" in refused(table()[: HEAD - 1])
    assert "null characters" in refused(b"# tmkit review 1\0")
    assert "old Excel file" in refused(b"\xd0\xcf\x11\xe0" + bytes(100))


def workbook(sheet: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", sheet)
    return stream.getvalue()


def test_hostile_workbooks() -> None:
    far = '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    assert "too large for a review" in refused(workbook(far))
    assert "is damaged" in refused(workbook("<worksheet/>"))
    assert refused(workbook("x" * 100)[:40])


def test_a_long_table_takes_no_more_than_its_share() -> None:
    count = 20_000
    source, target = side("fr.txt", count), side("en.txt", count)
    beads = tuple(Bead((i, i + 1), (i, i + 1), 0.5) for i in range(count))
    rows = list(review_table(Alignment(source, target, beads)))
    data = "\n".join("\t".join(cells) for cells in rows).encode()
    begin = time.process_time()
    assert len(read_review(data, "r.tsv", source, target).beads) == count
    assert time.process_time() - begin < 5
