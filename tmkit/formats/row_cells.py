"""A row of a bilingual document as the cells of a table that tmkit writes, and the unit that such cells tell of.

The columns of the two languages are called by their codes (`fr`, `en`), source first. The last column, `tmkit`, has the
digest of the draft in every row, however the rows are sorted or parted; by it such a table is known again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tmkit.formats.placeholders import marked_pair, unmarked
from tmkit.formats.state_words import locked_of, state_of
from tmkit.model import BilingualHead, Note, Property, Proposal, Row, Segment, Unit, Variant
from tmkit.storage.xml_text import legal

MARK = "tmkit"
SOURCE, TARGET = "source", "target"
PLACES = (
    "id",
    SOURCE,
    TARGET,
    "state",
    "match",
    "score",
    "label",
    "page",
    "part",
    "block",
    "locked",
    "change",
    "notes",
)
BESIDE = ("proposal source", "proposal target", "from", "document", MARK)
COLUMNS = (*PLACES, *BESIDE)
"""What the columns are; `source` and `target` stand for the languages."""

_DIGEST = "digest:"
_PROPERTIES = {
    "match": "kind",
    "score": "score",
    "page": "page",
    "part": "part",
    "block": "block",
    "change": "change",
    "from": "from",
}


class Header(NamedTuple):
    """What a table says in its first row: the name of each column as `COLUMNS` has it, and the two languages."""

    names: tuple[str, ...]
    source: str
    target: str


def header_cells(head: BilingualHead) -> tuple[str, ...]:
    """The first row."""
    languages = {SOURCE: head.source_language, TARGET: head.target_language}
    return tuple(languages.get(name, name) for name in COLUMNS)


def cells_of(head: BilingualHead, row: Row, between: str = " | ") -> tuple[str, ...]:
    """A row's cells, in the order of `COLUMNS`; `between` parts its notes."""
    source, target = marked_pair(row.source, row.target)
    proposal = row.proposals[0] if row.proposals else None
    cells = (
        row.id,
        source,
        target,
        row.state,
        row.kind,
        _written(row.score),
        row.label,
        _written(row.page),
        "" if row.part == "paragraph" else row.part,
        _written(row.block),
        "yes" if row.locked else "",
        row.change,
        between.join(row.notes),
        proposal.source.text if proposal else "",
        proposal.target.text if proposal else "",
        provenance(proposal) if proposal else "",
        head.original,
        _DIGEST + head.digest,
    )
    return tuple(legal(cell) for cell in cells)


def provenance(proposal: Proposal) -> str:
    """Where a proposal comes from, in a line: its document, label and date, or else its memory."""
    origin = proposal.origin
    known = [origin.symbol or origin.document or proposal.memory, origin.label or "", origin.date or ""]
    return ", ".join(filter(None, known))


def own_header(cells: Sequence[str]) -> Header | None:
    """The header of a table that tmkit wrote, whose columns a person may have moved or taken out; else None."""
    names = [cell.strip().removeprefix("\ufeff") for cell in cells]
    if not {MARK, "id", "state"} <= set(names) or len(set(filter(None, names))) != len(list(filter(None, names))):
        return None
    others = [name for name in names if name and name not in COLUMNS]
    if len(others) < 2:
        return None
    source, target = others[:2]
    roles = {source: SOURCE, target: TARGET}
    return Header(tuple(roles.get(name, name) for name in names), source, target)


class RowUnits:
    """Makes units of the rows of one table, each of which may be one of several documents."""

    def __init__(self, source: str, target: str) -> None:
        self._source = source
        self._target = target
        self._positions: Counter[str] = Counter()
        self.original: str | None = None
        self.digest: str | None = None

    def unit(self, named: Mapping[str, str], texts: tuple[Segment, Segment] | None = None) -> Unit:
        """The unit of a row whose cells are given by the names of `COLUMNS`; an empty target is a variant, too.

        `texts` are the two texts where they have been read already; else their cells have placeholders.
        """
        pair = texts or (unmarked(named.get(SOURCE, "")), unmarked(named.get(TARGET, "")))
        properties = []
        if document := named.get("document", ""):
            properties.append(Property("x-tmkit-document", document))
            self.original = self.original or document
        properties.append(Property("x-tmkit-position", str(self._positions[document])))
        self._positions[document] += 1
        if label := named.get("label", ""):
            properties.append(Property("x-tmkit-label", label))
        properties.append(Property("x-tmkit-state", self._state(named, filled=bool(pair[1].text or pair[1].codes))))
        if locked_of(named.get("locked", "")):
            properties.append(Property("x-tmkit-locked", "yes"))
        for name, kind in _PROPERTIES.items():
            if value := named.get(name, "").strip():
                properties.append(Property(f"x-tmkit-{kind}", value))
        if (digest := named.get(MARK, "")).startswith(_DIGEST):
            self.digest = self.digest or digest.removeprefix(_DIGEST)
        attributes = [("tuid", tuid)] if (tuid := named.get("id", "").strip()) else []
        notes = tuple(Note(note) for note in named.get("notes", "").split("\n") if note.strip())
        variants = (Variant(self._source, pair[0]), Variant(self._target, pair[1]))
        return Unit(variants, (*attributes, ("srclang", self._source)), tuple(properties), notes)

    def _state(self, named: Mapping[str, str], *, filled: bool) -> str:
        if not filled:
            return "empty"
        said = state_of(named.get("state", "")) or "translated"
        return "translated" if said == "empty" else said


def _written(value: int | None) -> str:
    return "" if value is None else str(value)
