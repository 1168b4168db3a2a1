"""The new version's rows as far as the earlier one carries: what is unchanged as it was, the rest proposed and marked.

| source | target | state |
|---|---|---|
| unchanged | as it was, untouched | as it was; `proposed` where two documents were aligned doubtfully |
| moved | as it was | as it was; `proposed` for a sentence taken out of its paragraph |
| split, merged | cut, joined; facts as below | `proposed` |
| changed | with its facts replaced, as in a look-up | `proposed` |
| changed, a fact in conflict or below the least score | none: a proposal only | `empty` |
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tmkit.model import STATES, Code, DraftSegment, Fact, Proposal, Row, Segment
from tmkit.pretranslate.carrying.comparison import Compared, compared, proposal
from tmkit.pretranslate.carrying.cutting import cut_target
from tmkit.pretranslate.carrying.earlier import Earlier, EarlierUnit
from tmkit.pretranslate.carrying.groups import Group, Grouped, group
from tmkit.pretranslate.carrying.joins import joined, tidied
from tmkit.pretranslate.carrying.versions import change_of
from tmkit.pretranslate.codes import Rendered, carried
from tmkit.pretranslate.draft import empty_row
from tmkit.pretranslate.notes import code_note
from tmkit.text.tokens import tokens

CARRIED = "carried"
SETTLED = frozenset({"translated", "reviewed", "final"})
_EXACT = 100


@dataclass(frozen=True, slots=True)
class Carrying:
    """How an earlier version is carried over.

    `minimum` is the least score with which the target of a changed passage is put into its row (1 to 102); below, it
    is a proposal. `rendered` tells which part of a target renders a part of its source; `contradicted` whether a
    reference is known with another year.
    """

    minimum: int = 75
    rendered: Rendered | None = None
    contradicted: Callable[[Fact], bool] = lambda _: False


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence of the earlier version that the new one has not; `target` is empty where others shared its unit."""

    id: str
    label: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class CarriedRows:
    """The rows of the new version in order; those that nothing was carried to have no target. What is gone."""

    rows: tuple[Row, ...]
    dropped: tuple[Dropped, ...]
    grouped: Grouped


def carry(earlier: Earlier, segments: Sequence[DraftSegment], how: Carrying) -> CarriedRows:
    """Carry an earlier version over to the segments of a new one."""
    grouped = group(earlier, segments)
    made = _Carrier(earlier, segments, grouped, how).rows()
    return CarriedRows(tuple(made), tuple(_dropped(earlier, grouped)), grouped)


def _dropped(earlier: Earlier, grouped: Grouped) -> Iterator[Dropped]:
    kept = {unit for each in grouped.groups for unit in each.units}
    told: set[int] = set()
    for at in grouped.gone:
        number, sentence = grouped.sentences[at]
        unit = earlier.units[number]
        if number in kept:
            yield Dropped(unit.id, unit.label, unit.sentences[sentence], "")
        elif number not in told:
            told.add(number)
            yield Dropped(unit.id, unit.label, unit.source.text, unit.target.text if unit.target else "")


class _Carrier:
    def __init__(self, earlier: Earlier, segments: Sequence[DraftSegment], grouped: Grouped, how: Carrying) -> None:
        self._earlier = earlier
        self._segments = segments
        self._grouped = grouped
        self._how = how

    def rows(self) -> list[Row]:
        rows = [self._bare(at) for at in range(len(self._segments))]
        for each in self._grouped.groups:
            for at, row in zip(each.segments, self._of_group(each), strict=True):
                rows[at] = row
        self._repeat(rows)
        return rows

    def _bare(self, at: int) -> Row:
        segment = self._segments[at]
        return replace(
            empty_row(segment),
            change=change_of(self._grouped.links[at]),
        )

    def _of_group(self, each: Group) -> list[Row]:
        units = [self._earlier.units[number] for number in each.units]
        rows = [self._marked(self._bare(at), at, units) for at in each.segments]
        if any(unit.target is None for unit in units):
            return rows
        if each.whole and len(rows) == 1:
            return [self._kept(rows[0], each.segments[0], units[0])]
        return self._whole(rows, units) if each.whole else self._judged(rows, units)

    def _marked(self, row: Row, at: int, units: Sequence[EarlierUnit]) -> Row:
        """A row with what stood in its place before, and where it came from."""
        link = self._grouped.links[at]
        before = (
            " ".join(unit.source.text for unit in units),
            " ".join(unit.target.text for unit in units if unit.target is not None),
        )
        notes: tuple[str, ...] = ()
        if link is not None and link.moved:
            notes = (f"moved: {_where(units[0])} of the earlier version",)
        return replace(row, previous=before, notes=notes)

    def _kept(self, row: Row, at: int, unit: EarlierUnit) -> Row:
        """What is there word for word: its target, untouched."""
        assert unit.target is not None
        score = self._context(at)
        target, lost = self._coded(row.source, unit.target.text, (unit.source, unit.target))
        state, notes = unit.state, [*row.notes, *unit.doubts, *unit.notes, *code_note(lost)]
        confirmed = state in SETTLED or bool(unit.doubts)
        if not confirmed:
            notes.append("not confirmed in the earlier version either")
        if row.change == "moved" and state in SETTLED and not self._opens(at) and score == _EXACT:
            state = "proposed"
            notes.append("a sentence taken out of its paragraph: does it fit here?")
        return replace(
            row,
            target=target,
            state=state,
            kind=CARRIED if confirmed else unit.kind,
            score=score if confirmed else unit.score,
            notes=tuple(dict.fromkeys(notes)),
            locked=unit.locked and row.change == "unchanged",
            proposals=(
                (proposal(self._earlier, [unit], score, "context" if score > _EXACT else "exact"),) if confirmed else ()
            ),
        )

    def _whole(self, rows: Sequence[Row], units: Sequence[EarlierUnit]) -> list[Row]:
        """Sentences that were translated together, all there word for word: the parts of the target, untouched."""
        target = joined([unit.target for unit in units if unit.target is not None])
        parts, plain = cut_target(target, [row.source.text for row in rows], self._earlier.target_language)
        settled = plain and all(unit.state in SETTLED for unit in units)
        others = ", ".join(row.id for row in rows)
        made = []
        for row, part in zip(rows, parts, strict=True):
            notes = [*row.notes, f"segments {others} were translated together", *_doubts(units)]
            if not part.text:
                made.append(replace(row, notes=tuple(notes)))
                continue
            placed, lost = self._coded(row.source, part.text)
            state = min((unit.state for unit in units), key=_rank) if settled else "proposed"
            made.append(
                replace(
                    row,
                    target=placed,
                    state=state,
                    kind=CARRIED,
                    score=_EXACT,
                    notes=(*notes, *code_note(lost)),
                    proposals=(proposal(self._earlier, units, _EXACT, "exact"),),
                )
            )
        return made

    def _judged(self, rows: Sequence[Row], units: Sequence[EarlierUnit]) -> list[Row]:
        """What was changed, split or merged: a look-up of the new text in the earlier version."""
        passage = joined([row.source for row in rows])
        found = compared(passage, units, self._earlier, self._how.contradicted)
        certain = not found.conflict and found.proposal.score >= self._how.minimum
        made = self._parts(rows, found) if certain else list(rows)
        shape, doubts = tuple(_shape(rows, units)), _doubts(units)
        done = []
        start = 0
        for row in made:
            end = start + len(row.source.text)
            notes = (*row.notes, *shape, *found.notes(start, end), *doubts)
            done.append(replace(row, proposals=(_share(found.proposal, start, end),), notes=notes))
            start = end + 1
        return done

    def _parts(self, rows: Sequence[Row], found: Compared) -> list[Row]:
        if len(rows) == 1:
            parts = [found.target]
        else:
            parts, _ = cut_target(found.target, [row.source.text for row in rows], self._earlier.target_language)
        made = []
        for number, (row, part) in enumerate(zip(rows, parts, strict=True)):
            text, left_out = part.text, ""
            if row.change == "split":
                text, left_out = tidied(text, row.source.text, first=number == 0, last=number == len(rows) - 1)
            if not text:
                made.append(row)
                continue
            alone = (f"“{left_out}” was left out: is this a sentence of its own?",) if left_out else ()
            target, lost = self._coded(row.source, text)
            kind = found.proposal.kind if row.change == "changed" else CARRIED
            made.append(
                replace(
                    row,
                    target=target,
                    state="proposed",
                    kind=kind,
                    score=found.proposal.score,
                    notes=(*row.notes, *alone, *code_note(lost)),
                )
            )
        return made

    def _repeat(self, rows: list[Row]) -> None:
        """Fill what is new here but stands in the earlier version word for word: it comes once more."""
        known: dict[tuple[str, ...], EarlierUnit] = {}
        for unit in self._earlier.units:
            if unit.target is not None and unit.state in SETTLED:
                known.setdefault(tuple(tokens(unit.source.text)), unit)
        for at, row in enumerate(rows):
            same = known.get(tuple(tokens(row.source.text))) if row.change == "new" else None
            if same is not None and same.target is not None:
                note = f"as in {_where(same)} of the earlier version"
                kept = self._kept(replace(row, notes=(note,)), at, same)
                rows[at] = replace(kept, state="proposed", previous=(same.source.text, same.target.text))

    def _context(self, at: int) -> int:
        """100, and one more for each neighbour that is the same as in the earlier version."""
        link = self._grouped.links[at]
        if link is None or not link.exact:
            return _EXACT
        return _EXACT + sum(self._beside(at, link.old[0], step) for step in (-1, 1))

    def _beside(self, at: int, old: int, step: int) -> bool:
        beside, before = at + step, old + step
        if not 0 <= beside < len(self._segments):
            return not 0 <= before < len(self._grouped.sentences)
        link = self._grouped.links[beside]
        return link is not None and link.exact and link.old[0] == before

    def _opens(self, at: int) -> bool:
        """Whether a segment is the first of its paragraph."""
        return not at or self._segments[at - 1].block != self._segments[at].block

    def _coded(
        self, source: Segment, text: str, pattern: tuple[Segment, Segment] | None = None
    ) -> tuple[Segment, tuple[Code, ...]]:
        return carried(
            source,
            text,
            self._how.rendered,
            source_lang=self._earlier.source_language,
            target_lang=self._earlier.target_language,
            pattern=pattern,
        )


def _shape(rows: Sequence[Row], units: Sequence[EarlierUnit]) -> Iterator[str]:
    if len(rows) > 1:
        yield f"segments {', '.join(row.id for row in rows)} were one"
    if len(units) > 1:
        yield f"{len(units)} were joined: {', '.join(map(_where, units))} of the earlier version"


def _share(whole: Proposal, start: int, end: int) -> Proposal:
    """The proposal for a passage beside one of its rows: with the differences that lie in that row."""
    inside = (
        replace(each, query=(max(each.query[0], start) - start, min(each.query[1], end) - start))
        for each in whole.differences
        if each.query[0] <= end and each.query[1] >= start
    )
    return replace(whole, differences=tuple(inside))


def _doubts(units: Sequence[EarlierUnit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(doubt for unit in units for doubt in unit.doubts))


def _where(unit: EarlierUnit) -> str:
    label = unit.label and (unit.label if unit.label.startswith("¶") else f"¶ {unit.label}")
    return f"{label}, segment {unit.id}" if label else f"segment {unit.id}"


def _rank(state: str) -> int:
    return STATES.index(state)
