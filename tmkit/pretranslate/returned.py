"""The rows of a bilingual file that comes back, found again in the draft that it was made of."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tmkit.formats.code_numbers import CLOSING, OPENING, code_numbers
from tmkit.model import Code, DraftSegment, Row, Segment
from tmkit.pretranslate.codes import Rendered, carried
from tmkit.text.tokens import tokens

_AROUND = frozenset({"link", "x-field"})
_MOST_JOINED = 20  # segments that a translator made one, or rows one was cut into


@dataclass(slots=True)
class Returned:
    """`rows` are by the number of their segment, with the draft's own codes.

    `missing` are segments that no row has, `strange` rows that are of no segment, `empty` those without a target.
    `rivals` are rows that come twice, with different targets. `remarks` are about codes, and about rows that come
    twice with the same one.
    """

    rows: dict[int, Row] = field(default_factory=dict)
    missing: list[DraftSegment] = field(default_factory=list)
    strange: list[Row] = field(default_factory=list)
    empty: list[DraftSegment] = field(default_factory=list)
    rivals: list[tuple[Row, Row]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def find_rows(segments: Sequence[DraftSegment], rows: Sequence[Row], rendered: Rendered | None = None) -> Returned:
    """Which row is of which segment: by its id where the source is the same, else by the source, in order.

    A row whose source is that of several segments in a row stands for them all, several rows for the segment whose
    source they have together.
    """
    found = Returned()
    own = {segment.id: _key(segment.text) for segment in segments}
    texts = [_key(row.source.text) for row in rows]
    taken: dict[int, int] = {}  # segment: place of its row
    used: set[int] = set()
    for place, row in enumerate(rows):
        number = int(row.id) if row.id.isdecimal() and len(row.id) < 10 else -1
        if number not in taken and own.get(number) == texts[place]:
            taken[number] = place
            used.add(place)
    waiting: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for place, text in enumerate(texts):
        if place not in used:
            waiting[text].append(place)
    for segment in segments:
        if segment.id not in taken and waiting[own[segment.id]]:
            taken[segment.id] = waiting[own[segment.id]].popleft()
            used.add(taken[segment.id])
    for segment in segments:
        if segment.id in taken:
            _take(found, segment, rows[taken[segment.id]], rendered)
    _joined(found, segments, rows, own, texts, used, rendered)
    found.missing = [segment for segment in segments if segment.id not in found.rows]
    found.strange = list(_once(found, [rows[place] for place in sorted(used)], rows, used))
    found.empty = [segment for segment in segments if segment.id in found.rows and _lacks(found.rows[segment.id])]
    found.rows = {segment.id: found.rows[segment.id] for segment in segments if segment.id in found.rows}
    return found


def _once(found: Returned, taken: Sequence[Row], rows: Sequence[Row], used: set[int]) -> Iterator[Row]:
    """The rows that are of no segment, without those that come a second time."""
    first = {(row.id, _key(row.source.text)): row for row in reversed(taken)}
    for place, row in enumerate(rows):
        if place in used:
            continue
        same = first.get((row.id, _key(row.source.text)))
        if same is None:
            yield row
        elif _said(same) == _said(row):
            found.remarks.append(f"row {row.id} comes twice, with the same target")
        else:
            found.rivals.append((same, row))


def _said(row: Row) -> str:
    return "" if row.target is None else row.target.text


def _key(text: str) -> tuple[str, ...]:
    return tuple(tokens(text))


def _lacks(row: Row) -> bool:
    """Whether a target is wanting: what has neither letter nor digit needs none."""
    return row.target is None and any(map(str.isalnum, row.source.text))


def _take(found: Returned, segment: DraftSegment, row: Row, rendered: Rendered | None) -> None:
    target, lost = _target(segment, row, rendered)
    if lost:
        found.remarks.append(f"segment {segment.id}: {lost}")
    source = Segment(segment.text, segment.codes)
    found.rows[segment.id] = replace(
        row,
        id=str(segment.id),
        source=source,
        target=target,
        label=segment.label,
        page=segment.page,
        block=segment.block,
        part=segment.kind,
    )


def _target(segment: DraftSegment, row: Row, rendered: Rendered | None) -> tuple[Segment | None, str]:
    """The target with the draft's codes in place of those that the file calls by number; what went wrong."""
    if row.target is None or not (row.target.text.strip() or row.target.codes):
        return None, ""
    source = Segment(segment.text, segment.codes)
    if len(row.source.codes) != len(segment.codes):
        placed, lost = carried(source, row.target.text, rendered)
        return placed, "its inline codes were placed anew" if segment.codes or lost else ""
    theirs = code_numbers(row.source)
    own: dict[int, list[Code]] = defaultdict(list)
    for (_, number), (_, code) in zip(theirs, segment.codes, strict=True):
        own[number].append(code)
    codes: list[tuple[int, Code]] = []
    unknown = 0
    for (at, code), (_, number) in zip(row.target.codes, code_numbers(row.target, theirs), strict=True):
        match = next((one for one in own.get(number, ()) if _role(one) == _role(code)), None)
        if match is None:
            unknown += 1
        else:
            own[number].remove(match)
            codes.append((at, match))
    said = ["an inline code that the draft has not was left out"] if unknown else []
    text = row.target.text
    for opening, closing in _around_all(segment):
        if not any(code is opening or code is closing for _, code in codes):
            codes = [(0, opening), *codes, (len(text), closing)]
            said.append(f"the {(opening.attribute('type') or '').removeprefix('x-')} around the whole was put back")
    return Segment(text, tuple(codes)), "; ".join(said)


def _around_all(segment: DraftSegment) -> Iterator[tuple[Code, Code]]:
    """The links and fields that a segment stands in from end to end, the innermost first."""
    opened: dict[str | None, Code] = {}
    for at, code in segment.codes:
        number = code.attribute("i")
        if code.kind == "bpt" and not at and code.attribute("type") in _AROUND:
            opened[number] = code
        elif code.kind == "ept" and at == len(segment.text) and number in opened:
            yield opened[number], code


def _role(code: Code) -> str:
    if code.kind in OPENING or code.attribute("pos") == "begin":
        return "opening"
    return "closing" if code.kind in CLOSING or code.attribute("pos") == "end" else "alone"


def _joined(
    found: Returned,
    segments: Sequence[DraftSegment],
    rows: Sequence[Row],
    own: Mapping[int, tuple[str, ...]],
    texts: Sequence[tuple[str, ...]],
    used: set[int],
    rendered: Rendered | None,
) -> None:
    """Take the rows into which a translator joined segments, or cut them."""
    free = {texts[place]: place for place in range(len(rows) - 1, -1, -1) if place not in used}
    for at, segment in enumerate(segments):
        if segment.id in found.rows:
            continue
        for run, key in _runs(segments[at:], own):
            if any(one.id in found.rows for one in run):
                break
            place = free.get(key)
            if place is not None and place not in used:
                used.add(place)
                _take_whole(found, run, rows[place], rendered)
                break
    starts = [place for place in range(len(rows)) if place not in used]
    wanted = {own[segment.id]: segment for segment in reversed(segments) if segment.id not in found.rows}
    for start in starts:
        together: tuple[str, ...] = ()
        for end in range(start, min(start + _MOST_JOINED, len(rows))):
            if end in used:
                break
            together += texts[end]
            whole = wanted.get(together) if end > start else None
            if whole is not None and whole.id not in found.rows:
                used.update(range(start, end + 1))
                _take(found, whole, _one(rows[start : end + 1]), rendered)
                break


def _runs(
    segments: Sequence[DraftSegment], own: Mapping[int, tuple[str, ...]]
) -> Iterator[tuple[Sequence[DraftSegment], tuple[str, ...]]]:
    """The first segments together: two of them, three … with what they say; only those of one paragraph."""
    key = own[segments[0].id]
    for count in range(2, min(_MOST_JOINED, len(segments)) + 1):
        if segments[count - 1].block != segments[0].block:
            return
        key += own[segments[count - 1].id]
        yield segments[:count], key


def _take_whole(found: Returned, run: Sequence[DraftSegment], row: Row, rendered: Rendered | None) -> None:
    """One row for several segments: the first has its target, the others have nothing to say."""
    codes: list[tuple[int, Code]] = []
    text = ""
    for segment in run:
        text += " " if text else ""
        codes += [(len(text) + at, code) for at, code in segment.codes]
        text += segment.text
    whole = replace(run[0], text=text, codes=tuple(codes))
    _take(found, whole, row, rendered)
    first = found.rows[whole.id]
    for segment in run[1:]:
        silent = None if first.target is None else Segment("")
        found.rows[segment.id] = replace(
            first, id=str(segment.id), source=Segment(segment.text, segment.codes), target=silent
        )


def _one(parts: Sequence[Row]) -> Row:
    """Several rows as one; it has a target where all of them have one."""
    whole = all(row.target is not None for row in parts)
    target = _together([row.target for row in parts if row.target is not None]) if whole else None
    return replace(parts[0], source=_together([row.source for row in parts]), target=target)


def _together(parts: Sequence[Segment]) -> Segment:
    text = ""
    codes: list[tuple[int, Code]] = []
    for part in parts:
        text += " " if text else ""
        codes += [(len(text) + at, code) for at, code in part.codes]
        text += part.text
    return Segment(text, tuple(codes))
