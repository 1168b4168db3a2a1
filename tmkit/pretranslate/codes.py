"""The inline codes of a draft's segment carried into a target text: each where the words are that it stands beside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tmkit.facts import read as read_facts
from tmkit.facts import same
from tmkit.formats.code_numbers import CLOSING, OPENING
from tmkit.model import Code, Fact, Segment
from tmkit.text.languages import primary
from tmkit.text.tokens import Token, token_spans

Span = tuple[int, int]
Rendered = Callable[[str, Span, str], Span | None]

_NOTES = frozenset({"fnote", "enote", "fnref"})
_QUOTED = re.compile(r"«\s*([^«»]*?)\s*»|“\s*([^“”]*?)\s*”|\"\s*([^\"]*?)\s*\"")
_STOPS = ".,;:!?"
_CLOSERS = '»”"’)]'
_SPACES = " \u00a0\u202f"
_MOST_WORDS = 4  # before a mark, by which its place is found


@dataclass(frozen=True, slots=True)
class _Item:
    """A code that stands alone, or a pair; of one whose other half lies in another segment only one is there."""

    span: Span
    opening: Code | None
    closing: Code | None
    alone: Code | None = None

    @property
    def codes(self) -> tuple[Code, ...]:
        return tuple(code for code in (self.opening, self.alone, self.closing) if code is not None)


def carried(
    source: Segment,
    target: str,
    rendered: Rendered | None = None,
    *,
    source_lang: str = "",
    target_lang: str = "",
    pattern: tuple[Segment, Segment] | None = None,
) -> tuple[Segment, tuple[Code, ...]]:
    """A target text with the codes of its source, and those of them whose place could not be told: they stand last.

    `rendered` tells which part of a target renders a part of its source. `pattern` is a pair that has the same codes,
    in the text of `source` and `target`: theirs is then the place. A footnote mark follows a point or comma in English
    and goes before it in French.
    """
    if not source.codes:
        return Segment(target), ()
    if pattern is not None:
        taken = _as_in(source, target, *pattern)
        if taken is not None:
            return taken, ()
    finder = _Finder(source.text, target, rendered, source_lang, target_lang)
    placed: list[tuple[Span, int, _Item]] = []
    lost: list[_Item] = []
    for order, item in enumerate(_items(source)):
        span = finder.place(item)
        if span is None or any(_cross(span, other) for other, _, one in placed if one.alone is None):
            lost.append(item)
        else:
            placed.append((span, order, item))
    codes = list(_written(placed))
    end = len(target)
    codes += [(end, code) for item in lost for code in item.codes]
    return Segment(target, tuple(codes)), tuple(code for item in lost for code in item.codes)


def _items(source: Segment) -> Iterator[_Item]:
    """The pairs and single codes of a segment, in the order in which they begin."""
    opened: list[tuple[int, int, Code]] = []
    found: list[tuple[int, _Item]] = []
    end = len(source.text)
    for order, (at, code) in enumerate(source.codes):
        if code.kind in OPENING:
            opened.append((order, at, code))
        elif code.kind in CLOSING:
            mate = next((n for n in range(len(opened) - 1, -1, -1) if _are_a_pair(opened[n][2], code)), None)
            if mate is None:
                found.append((order, _Item((0, at), None, code)))
            else:
                first, begun, opening = opened.pop(mate)
                found.append((first, _Item((begun, at), opening, code)))
        else:
            found.append((order, _Item((at, at), None, None, code)))
    found += [(order, _Item((at, end), code, None)) for order, at, code in opened]
    return (item for _, item in sorted(found, key=lambda one: one[0]))


def _are_a_pair(opening: Code, closing: Code) -> bool:
    if opening.kind == "hi":
        return closing.kind == "/hi"
    return closing.kind == "ept" and opening.attribute("i") == closing.attribute("i")


def _cross(one: Span, other: Span) -> bool:
    (a, b), (c, d) = sorted((one, other))
    return a < c < b < d


def _written(placed: Sequence[tuple[Span, int, _Item]]) -> Iterator[tuple[int, Code]]:
    """The codes in the order of the text: at one place what closes comes first, what opens last, outer ones outside."""
    events: list[tuple[tuple[int, int, int, int], Code]] = []
    for (start, end), order, item in placed:
        if item.alone is not None:
            events.append(((start, 1, 0, order), item.alone))
            continue
        empty = start == end
        if item.opening is not None:
            events.append(((start, 1 if empty else 2, 0 if empty else -end, order), item.opening))
        if item.closing is not None:
            events.append(((end, 1 if empty else 0, 0 if empty else -start, order if empty else -order), item.closing))
    return ((key[0], code) for key, code in sorted(events, key=lambda event: event[0]))


def _as_in(source: Segment, target: str, theirs: Segment, rendering: Segment) -> Segment | None:
    """The codes where a pair of the archive with the same codes has them; None where it has others."""
    if rendering.text != target or theirs.text != source.text:
        return None
    if [(at, code.kind) for at, code in theirs.codes] != [(at, code.kind) for at, code in source.codes]:
        return None
    own = {id(code): mine for (_, code), (_, mine) in zip(theirs.codes, source.codes, strict=True)}
    waiting = [code for _, code in theirs.codes]
    codes = []
    for at, code in rendering.codes:
        match = next((one for one in waiting if one == code), None)
        match = match or next((one for one in waiting if _same_number(one, code)), None)
        if match is None:
            return None
        waiting.remove(match)
        codes.append((at, own[id(match)]))
    return None if waiting else Segment(target, tuple(codes))


def _same_number(one: Code, other: Code) -> bool:
    if one.kind != other.kind:
        return False
    return any(one.attribute(name) and one.attribute(name) == other.attribute(name) for name in ("x", "i"))


class _Finder:
    """Finds where in a target the places of its source are."""

    def __init__(self, source: str, target: str, rendered: Rendered | None, source_lang: str, target_lang: str) -> None:
        self._source = source
        self._target = target
        self._rendered = rendered or (lambda _source, _span, _target: None)
        self._english = primary(target_lang) == "en"
        self._words = token_spans(source)
        self._others = token_spans(target)
        self._facts = _fact_pairs(source, target, source_lang, target_lang)

    def place(self, item: _Item) -> Span | None:
        """Where an item goes; None where that cannot be told."""
        if item.alone is None:
            return self._span(*item.span)
        at = self._point(item.span[0])
        if at is not None and item.alone.attribute("type") in _NOTES:
            at = self._beside_stop(at)
        return None if at is None else (at, at)

    def _span(self, start: int, end: int) -> Span | None:
        """The part of the target for a part of the source."""
        text = self._source[start:end]
        if start == end:
            at = self._point(start)
            return None if at is None else (at, at)
        if not self._source[:start].strip(_SPACES) and not self._source[end:].strip(_SPACES + _STOPS):
            tail = len(self._source[end:].strip(_SPACES))
            kept = len(self._target.rstrip(_SPACES))
            if tail and kept and self._target[kept - 1] in _STOPS:
                kept -= 1
            return 0, kept
        bare = text.strip()
        start, end = start + text.index(bare), start + text.index(bare) + len(bare)
        return (
            self._fact(start, end)
            or self._verbatim(start, end)
            or self._quoted(start, end)
            or self._with_facts(start, end)
            or self._lead(start, end)
        )

    def _with_facts(self, start: int, end: int) -> Span | None:
        """What renders a part, and beside it the facts that the part has: the number of an annex belongs to it."""
        found = self._rendered(self._source, (start, end), self._target)
        if found is None:
            return None
        first, last = found
        for own, theirs in self._facts:
            if start <= own.start and own.end <= end:
                if theirs.start >= last and not self._target[last : theirs.start].strip(_SPACES):
                    last = theirs.end
                elif theirs.end <= first and not self._target[theirs.end : first].strip(_SPACES):
                    first = theirs.start
        return first, last

    def _point(self, at: int) -> int | None:
        """The place in the target for a place in the source, by the words before it, else by those after it."""
        before, after = self._source[:at].rstrip(_SPACES), self._source[at:].lstrip(_SPACES)
        if not before:
            return 0
        if not after.strip(_STOPS + _CLOSERS + _SPACES):
            kept = len(self._target.rstrip())
            while after and kept and self._target[kept - 1] in _STOPS + _CLOSERS:
                kept -= 1
            return kept if after else len(self._target)
        stops = len(before) - len(before.rstrip(_STOPS + _CLOSERS + _SPACES))
        end = len(before) - stops
        found = self._ending(end)
        if found is None:
            return self._beginning(at + len(self._source[at:]) - len(after))
        if stops:
            while found < len(self._target) and self._target[found] in _STOPS + _CLOSERS:
                found += 1
        return found

    def _ending(self, end: int) -> int | None:
        """Where the words that end at an offset of the source end in the target."""
        fact = next((theirs for own, theirs in self._facts if own.end == end), None)
        if fact is not None:
            return fact.end
        last = [word for word in self._words if word.end <= end and word.text[:1].isalnum()][-_MOST_WORDS:]
        for count in range(1, len(last) + 1):
            span = last[-count].start, end
            found = self._verbatim(*span) or self._rendered(self._source, span, self._target)
            if found is not None:
                return found[1]
        return None

    def _beginning(self, start: int) -> int | None:
        """Where the words that begin at an offset of the source begin in the target."""
        fact = next((theirs for own, theirs in self._facts if own.start == start), None)
        if fact is not None:
            return fact.start
        first = [word for word in self._words if word.start >= start and word.text[:1].isalnum()][:_MOST_WORDS]
        for count in range(1, len(first) + 1):
            span = start, first[count - 1].end
            found = self._verbatim(*span) or self._rendered(self._source, span, self._target)
            if found is not None:
                return found[0]
        return None

    def _verbatim(self, start: int, end: int) -> Span | None:
        """Words that both texts have, each once: a name, a symbol, a number."""
        wanted = _within(self._words, start, end)
        if not wanted or not any(len(word) > 2 or word.isdigit() for word in wanted):
            return None
        theirs = [word.text for word in self._others]
        own = [word.text for word in self._words]
        if _count(own, wanted) != 1 or _count(theirs, wanted) != 1:
            return None
        at = next(n for n in range(len(theirs)) if theirs[n : n + len(wanted)] == wanted)
        return self._others[at].start, self._others[at + len(wanted) - 1].end

    def _fact(self, start: int, end: int) -> Span | None:
        """A date, number or reference that is the whole of a part, or all that a part has from first to last."""
        inside = [(own, theirs) for own, theirs in self._facts if start <= own.start and own.end <= end]
        if not inside:
            return None
        rest = self._source[start : inside[0][0].start] + self._source[inside[-1][0].end : end]
        first, last = inside[0][1], inside[-1][1]
        if any(map(str.isalnum, rest)) or len(inside) > 1 or first is not last:
            return None
        return first.start, last.end

    def _quoted(self, start: int, end: int) -> Span | None:
        """What stands in quotation marks, where both texts quote as often."""
        ours, theirs = list(_QUOTED.finditer(self._source)), list(_QUOTED.finditer(self._target))
        if len(ours) != len(theirs):
            return None
        for own, other in zip(ours, theirs, strict=True):
            inner = own.span(own.lastindex or 0), other.span(other.lastindex or 0)
            if (start, end) == inner[0]:
                return inner[1]
            if (start, end) == own.span():
                return other.span()
        return None

    def _lead(self, start: int, end: int) -> Span | None:
        """What a segment begins with, up to its only colon or dash."""
        if start:
            return None
        tail = self._source[end:].lstrip(_SPACES)
        marks = [mark for mark in (":", "—", "–") if self._source.count(mark) == self._target.count(mark) == 1]
        for mark in marks:
            at = self._target.index(mark)
            if self._source[start:end].rstrip().endswith(mark):
                return 0, at + 1
            if tail.startswith(mark):
                return 0, len(self._target[:at].rstrip(_SPACES))
        return None

    def _beside_stop(self, at: int) -> int:
        """The place of a note's mark beside a stop."""
        if self._english:
            while at < len(self._target) and self._target[at] in _STOPS + '”"’':
                at += 1
        else:
            while at and self._target[at - 1] in _STOPS:
                at -= 1
        return at


def _within(words: Sequence[Token], start: int, end: int) -> list[str]:
    return [word.text for word in words if word.start >= start and word.end <= end]


def _count(words: Sequence[str], wanted: Sequence[str]) -> int:
    size = len(wanted)
    return sum(words[n : n + size] == wanted for n in range(len(words) - size + 1))


def _fact_pairs(source: str, target: str, source_lang: str, target_lang: str) -> list[tuple[Fact, Fact]]:
    """The facts of both texts that state the same, where each text states it once."""
    if not source_lang or not target_lang:
        return []
    own, theirs = read_facts(source, primary(source_lang)), read_facts(target, primary(target_lang))
    pairs = []
    for fact in own:
        mates = [other for other in theirs if same(fact, other)]
        if len(mates) == 1 and sum(same(one, mates[0]) for one in own) == 1:
            pairs.append((fact, mates[0]))
    return pairs
