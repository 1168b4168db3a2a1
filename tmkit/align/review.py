"""The review of an alignment as a table, for a spreadsheet or the review page, and back.

One row a bead. Its sentence numbers alone say what belongs together: a reviser moves numbers from row to row, joins
rows, or gives a bead a row of its own. The state is a reviser's word:

| state | is | makes |
|---|---|---|
| `auto` | certain enough to stand without a reviser | a unit with the status of the document |
| `unreviewed` | doubtful, and nobody has looked yet | a unit with status `unreviewed` |
| `accepted` | right, whatever its confidence | a unit with the status of the document |
| `dropped` | not wanted | no unit |

`auto` and `unreviewed` follow from confidence and doubts. A reviser who writes `unreviewed` beside a bead that is
certain adds a doubt to it; `auto` beside a doubtful one says nothing.
The texts are there to read: what is written in `edited source` and `edited target` is used in their place, and an
edited cell that is empty, or says what the document says, changes nothing. Rows may be sorted; lines that begin with
`#` say which documents the table belongs to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TextIO

from tmkit.align.beads import Alignment, Bead, Side
from tmkit.align.doubts import ACCEPT
from tmkit.align.review_cells import (
    read_confidence,
    read_doubts,
    read_exact,
    read_range,
    write_confidence,
    write_doubts,
    write_exact,
    write_range,
)
from tmkit.align.review_order import Place, ordered
from tmkit.align.review_table import review_rows
from tmkit.formats.guarded import no_formula
from tmkit.model import InputError
from tmkit.storage.tables import Row

VERSION: Final = 1
COLUMNS: Final = (
    "bead",
    "state",
    "confidence",
    "source sentences",
    "target sentences",
    "doubts",
    "source text",
    "target text",
    "edited source",
    "edited target",
)
_NEEDED = COLUMNS[:5]
_TITLE = "# tmkit review"
_STATES = {"auto", "unreviewed", "accepted", "dropped"}
SENT_BACK: Final = "a reviser is not sure"
"""The doubt of a certain bead whose state a reviser set to `unreviewed`."""


def doubtful(bead: Bead, certain: float = ACCEPT) -> bool:
    """Whether a reviser should look: no word of a reviser's yet, and a doubt, or a confidence below `certain`."""
    return not bead.accepted and not bead.dropped and (bool(bead.doubts) or bead.confidence < certain)


def write_review(alignment: Alignment, stream: TextIO) -> None:
    """Write the table, tab-separated. It begins with a byte order mark, by which spreadsheets know UTF-8."""
    stream.write("\ufeff")
    stream.writelines("\t".join(map(_quoted, cells)) + "\n" for cells in review_table(alignment))


def review_table(alignment: Alignment) -> Iterator[tuple[str, ...]]:
    """The rows of the table as cells: the lines with `#`, the names of the columns, the beads."""
    yield from head(alignment)
    source, target = alignment.source, alignment.target
    for number, bead in enumerate(alignment.beads, 1):
        yield (
            str(number),
            _state(bead),
            write_confidence(bead.confidence),
            write_range("s", bead.source),
            write_range("t", bead.target),
            write_doubts(bead.doubts),
            no_formula(text_of(source, bead.source)),
            no_formula(text_of(target, bead.target)),
            write_exact(bead.edited[0] or ""),
            write_exact(bead.edited[1] or ""),
        )


def head(alignment: Alignment) -> Iterator[tuple[str, ...]]:
    """The rows before the beads: what the table is, its documents, how to use it, the names of its columns."""
    yield (f"{_TITLE} {VERSION}",)
    for which, side in (("source", alignment.source), ("target", alignment.target)):
        yield (f"# {which}", no_formula(side.name), side.language, *_identity(side))
    yield (
        "# state: accepted or dropped. To join rows, give one of them all the numbers (s3-s4) and delete the other.",
    )
    yield ("# Texts are corrected in the edited columns. Then: tmkit align SOURCE TARGET --from-review FILE",)
    yield COLUMNS


def text_of(side: Side, bounds: tuple[int, int]) -> str:
    """The text of neighbouring sentences."""
    return " ".join(segment.text for segment in side.segments[slice(*bounds)] if segment.text)


def read_review(data: bytes, name: str, source: Side, target: Side) -> Alignment:
    """The alignment that a reviewed table gives: the file as tmkit wrote it, or as a spreadsheet saved it.

    Taken are TSV, CSV and XLSX, rows in any order, columns too. `name` is said in messages. Raises InputError, one line
    with the row and what to do, where the table belongs to other documents or its rows do not fit together.
    """
    table = review_rows(data, name)
    _same_documents(table, name, source, target)
    places = list(_places(table, name, source, target))
    beads = (
        replace(place.bead, source=place.source or (i, i), target=place.target or (j, j))
        for place, (i, j) in ordered(places, name, (len(source.segments), len(target.segments)))
    )
    return Alignment(source, target, tuple(beads))


def _identity(side: Side) -> tuple[str, str, str]:
    """What tells a document and its segments from others, in words that no spreadsheet takes for a number."""
    texts = hashlib.blake2b(digest_size=8)
    for segment in side.segments:
        texts.update(segment.text.encode("utf-8", "surrogatepass") + b"\0")
    return f"blake2b:{side.digest}", f"{len(side.segments)} sentences", f"text:{texts.hexdigest()}"


def _state(bead: Bead) -> str:
    if bead.accepted or bead.dropped:
        return " ".join(word for word, is_so in (("accepted", bead.accepted), ("dropped", bead.dropped)) if is_so)
    return "unreviewed" if doubtful(bead) else "auto"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in '"\t\n\r') else cell


def _same_documents(table: Iterable[Row], name: str, source: Side, target: Side) -> None:
    """Refuse a table of another format, of other documents, or of the same ones cut into other sentences."""
    comments = [row.cells for row in table if row.cells[0].startswith("#")]
    title = next((cells[0] for cells in comments if cells[0].startswith(_TITLE)), None)
    if title is None:
        raise InputError(f"is no review: no row begins with “{_TITLE}” (keep the rows with #)", file=name)
    version = title.removeprefix(_TITLE).strip()
    if version != str(VERSION):
        raise InputError(f"is a review of format {version}, this tmkit reads {VERSION}: write it anew", file=name)
    found = {cells[0][1:].strip(): [cell.strip() for cell in cells[1:]] for cells in comments}
    sides = (("source", source, target), ("target", target, source))
    for which, side, other in sides:
        cells = found.get(which, [])
        if len(cells) < 3:
            raise InputError(f"has no row “# {which}” with the document's hash: keep the rows with #", file=name)
        digest, *segments = _identity(side)
        if cells[2] != digest:
            if cells[2] == f"blake2b:{other.digest}":
                raise InputError("has source and target the other way round: exchange the two documents", file=name)
            raise InputError(
                f"was made for other documents: its {which} is {cells[0]}, which {side.name} is not; "
                "give the documents it was made for, or write a new review",
                file=name,
            )
        if cells[3:5] and cells[3:5] != segments[: len(cells[3:5])]:
            raise InputError(
                f"was made when {side.name} was cut into other sentences ({cells[3]} then, {segments[0]} now): use the "
                "same options as then, or write a new review",
                file=name,
            )


def _places(table: Sequence[Row], name: str, source: Side, target: Side) -> Iterator[Place]:
    columns: dict[str, int] | None = None
    body: list[Row] = []
    for row in table:
        titles = [cell.strip().lower() for cell in row.cells]
        if columns is None and set(_NEEDED) <= set(titles):
            columns = {title: at for at, title in reversed(list(enumerate(titles)))}
        elif not row.cells[0].startswith("#"):
            body.append(row)
    if columns is None:
        raise InputError("has no row with the columns' names: " + ", ".join(_NEEDED) + ", …", file=name)
    for order, row in enumerate(body):
        cells = {
            column: row.cells[columns[column]] for column in COLUMNS if columns.get(column, 1 << 30) < len(row.cells)
        }
        if any(map(str.strip, cells.values())):
            yield _place(row.line, cells, order, name, source, target)


def _place(line: int, cells: dict[str, str], order: int, name: str, source: Side, target: Side) -> Place:
    column = ""
    try:
        column = "source sentences"
        ours = read_range(cells.get(column, ""))
        column = "target sentences"
        theirs = read_range(cells.get(column, ""))
        column = "confidence"
        confidence = read_confidence(cells.get(column, ""))
    except ValueError as error:
        written = cells.get(column, "")[:40]
        raise InputError(f"{column} “{written}” {error}", file=name, line=line) from None
    if ours is None and theirs is None:
        message = "has no sentences on either side: give it their numbers, or delete the row"
        raise InputError(message, file=name, line=line)
    state = set(cells.get("state", "").lower().replace(",", " ").split())
    if not state <= _STATES:
        message = f"state “{cells['state'][:40]}” is none of auto, unreviewed, accepted, dropped"
        raise InputError(message, file=name, line=line)
    edited: list[str | None] = []
    for which, side, bounds in (("source", source, ours), ("target", target, theirs)):
        text = read_exact(cells.get(f"edited {which}", ""))
        if not text.strip() or (bounds is not None and text == text_of(side, bounds)):
            edited.append(None)
        elif bounds is not None:
            edited.append(text)
        else:
            message = f"has an edited {which}, but no {which} sentences that it stands for: give numbers, or empty it"
            raise InputError(message, file=name, line=line)
    doubts = read_doubts(cells.get("doubts", ""))
    accepted, dropped = "accepted" in state, "dropped" in state
    bead = Bead(ours or (0, 0), theirs or (0, 0), confidence, doubts, accepted, dropped, (edited[0], edited[1]))
    if state == {"unreviewed"} and not doubtful(bead):
        bead = replace(bead, doubts=(SENT_BACK,))
    return Place(line, _number(cells.get("bead", ""), order), ours, theirs, bead)


def _number(cell: str, order: int) -> float:
    """The number that a row had; a row without one stays where it is in the file."""
    try:
        return float(cell)
    except ValueError:
        return float(order + 1)
