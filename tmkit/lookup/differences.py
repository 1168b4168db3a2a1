"""Where a memory's source departs from the query, token by token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from tmkit.model import Difference
from tmkit.text.tokens import Token

# Beyond so many pairs of tokens an alignment would take seconds: what lies between the common beginning and the common
# end is then one difference.
_MOST_PAIRS = 30_000_000


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


def differences(query: Sequence[Token], source: Sequence[Token], steps: Sequence[Step]) -> tuple[Difference, ...]:
    """The stretches that are not equal, as code-point spans of both original texts.

    Tokens are compared normalised, so an apostrophe, a quotation mark, case or a space makes no difference. Where one
    side has nothing, its span is empty, and stands where the other's text is missing.
    """
    return tuple(
        Difference(
            step.operation,
            _span(query, step.query_start, step.query_end),
            _span(source, step.source_start, step.source_end),
        )
        for step in steps
        if step.operation != "equal"
    )


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
