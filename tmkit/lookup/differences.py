"""Where a memory's source departs from the query, token by token."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from tmkit.lookup.skeleton import Reading
from tmkit.model import Difference
from tmkit.text.tokens import Token

# Beyond so many pairs of tokens an alignment would take seconds: what lies between the common beginning and the common
# end is then one difference.
_MOST_PAIRS = 30_000_000
_FARTHEST = 20  # tokens that a stretch may be moved by


class Step(NamedTuple):
    """A stretch of an alignment: `equal`, `replace`, `delete` (query only) or `insert` (source only)."""

    operation: str
    query_start: int
    query_end: int
    source_start: int
    source_end: int


def alignment(query: Sequence[str], source: Sequence[str]) -> list[Step]:
    """The cheapest way (Levenshtein) from a query's tokens to a memory's, as stretches that cover both.

    Equal and unequal stretches alternate: an insertion beside a replacement is one longer replacement.
    """
    if len(query) * len(source) > _MOST_PAIRS:
        return _edges(query, source)
    steps: list[Step] = []
    for found in Levenshtein.opcodes(query, source):
        step = Step(found.tag, found.src_start, found.src_end, found.dest_start, found.dest_end)
        before = steps[-1] if steps else None
        if before is not None and before.operation != "equal" and step.operation != "equal":
            steps[-1] = _step(before.query_start, step.query_end, before.source_start, step.source_end)
        else:
            steps.append(step)
    return steps


def differences(query: Reading, source: Reading, steps: Sequence[Step]) -> tuple[Difference, ...]:
    """The stretches that are not equal, as code-point spans of both original texts.

    Tokens are compared normalised, so an apostrophe, a quotation mark, case or a space makes no difference. Where one
    side has nothing, its span is empty, and stands where the other's text is missing. Where a stretch could as well
    stand a little to the left or right (`12 (2011) and 14 (2012)` beside `12 (2011)`), it stands so that it cuts no
    fact and no pair of brackets in two, if it can.
    """
    return tuple(
        Difference(
            step.operation,
            _span(query.tokens, step.query_start, step.query_end),
            _span(source.tokens, step.source_start, step.source_end),
        )
        for step in _settled(query, source, steps)
        if step.operation != "equal"
    )


def _settled(query: Reading, source: Reading, steps: Sequence[Step]) -> list[Step]:
    """The steps with each insertion and deletion moved to where it cuts least."""
    found = list(steps)
    for place, step in enumerate(found):
        if step.operation not in ("insert", "delete"):
            continue
        own = source if step.operation == "insert" else query
        start, end = (
            (step.source_start, step.source_end) if step.operation == "insert" else (step.query_start, step.query_end)
        )
        before = found[place - 1].query_end - found[place - 1].query_start if place else 0
        after = found[place + 1].query_end - found[place + 1].query_start if place + 1 < len(found) else 0
        shifts = [0, *_shifts(own.words, start, end, before, after)]
        by = min(shifts, key=lambda by: (_cuts(own, start + by, end + by), abs(by)))
        if by:
            found[place] = Step(step.operation, *(at + by for at in step[1:]))
            if place:
                left = found[place - 1]
                found[place - 1] = left._replace(query_end=left.query_end + by, source_end=left.source_end + by)
            if place + 1 < len(found):
                right = found[place + 1]
                found[place + 1] = right._replace(
                    query_start=right.query_start + by, source_start=right.source_start + by
                )
    return found


def _shifts(words: Sequence[str], start: int, end: int, before: int, after: int) -> Iterator[int]:
    """By how much a stretch of words can be moved so that what is left without it stays the same."""
    left = 0
    while left < min(before - 1, _FARTHEST) and words[start - left - 1] == words[end - left - 1]:
        left += 1
        yield -left
    right = 0
    while right < min(after - 1, _FARTHEST) and words[start + right] == words[end + right]:
        right += 1
        yield right


def _cuts(read: Reading, start: int, end: int) -> int:
    """How many facts, brackets and quotation marks the two ends of a stretch cut in two."""
    first, last = read.tokens[start].start, read.tokens[end - 1].end
    facts = sum(fact.start < first < fact.end or fact.start < last < fact.end for fact in read.facts)
    words = read.words[start:end]
    pairs = abs(words.count("(") - words.count(")")) + words.count('"') % 2
    opened = words.index(")") < words.index("(") if "(" in words and ")" in words else False
    return 2 * facts + pairs + opened


def _span(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    if start < end:
        return tokens[start].start, tokens[end - 1].end
    place = tokens[start - 1].end if start else 0
    return place, place


def _step(query_start: int, query_end: int, source_start: int, source_end: int) -> Step:
    operation = "insert" if query_start == query_end else "delete" if source_start == source_end else "replace"
    return Step(operation, query_start, query_end, source_start, source_end)


def _edges(query: Sequence[str], source: Sequence[str]) -> list[Step]:
    shorter = min(len(query), len(source))
    first = next((i for i in range(shorter) if query[i] != source[i]), shorter)
    last = next((i for i in range(shorter - first) if query[-1 - i] != source[-1 - i]), shorter - first)
    q, s = len(query) - last, len(source) - last
    steps = [Step("equal", 0, first, 0, first), _step(first, q, first, s), Step("equal", q, len(query), s, len(source))]
    return [step for step in steps if step.query_end > step.query_start or step.source_end > step.source_start]
