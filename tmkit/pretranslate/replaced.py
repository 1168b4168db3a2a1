"""Where a target departs from the archive's: the facts that were replaced in it."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from tmkit.model import Row
from tmkit.text.tokens import token_spans

_MOST = 2000  # tokens of a target


def replaced_spans(row: Row) -> tuple[tuple[int, int], ...]:
    """The stretches of a row's target that the pair it comes from has not, word by word."""
    if row.target is None or not row.proposals:
        return ()
    new, old = token_spans(row.target.text), token_spans(row.proposals[0].target.text)
    if max(len(new), len(old)) > _MOST:
        return ((0, len(row.target.text)),)
    steps = Levenshtein.opcodes([token.text for token in old], [token.text for token in new])
    return tuple(
        (new[step.dest_start].start, new[step.dest_end - 1].end)
        for step in steps
        if step.tag != "equal" and step.dest_end > step.dest_start
    )
