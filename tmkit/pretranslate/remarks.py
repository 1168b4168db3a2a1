"""What the margin says of a passage that a person has to look at: how sure it is, what differs, where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tmkit.model import Origin, Proposal, Row
from tmkit.pretranslate.composing import FACTS, shade
from tmkit.pretranslate.replaced import replaced_spans

EXACT = 100
_LONGEST = 700  # characters of a line
_KINDS = {
    "x-mark-source": "not translated",
    "x-mark-fuzzy": "near match",
    "x-mark-facts": "facts replaced",
}


def remark(row: Row) -> tuple[str, ...]:
    """The lines of a comment on a row; none where there is nothing to say."""
    kind = shade(row)
    if kind is None and not row.notes:
        return ()
    return tuple(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in _lines(row, kind))


def legend(rows: Sequence[Row]) -> tuple[str, ...]:
    """What the whole draft is told of: how many segments are what, and what the colours mean."""
    counts = Counter(bucket(row) for row in rows)
    told = ", ".join(f"{counts[name]:,} {name}" for name in ORDER if counts[name])
    return (
        f"{len(rows):,} segments: {told}.",
        "Orange: not translated, the source stands there. Yellow: a near match, to be adapted.",
        "Blue: facts (dates, numbers, references) were replaced. No colour: as the archive has it.",
        "Comments say what differs and where it comes from. Delete them when the text is final.",
    )


ORDER = ("in context", "exact", "facts replaced", "near match", "carried over", "copied", "not translated")
"""What rows can be, best first."""


def bucket(row: Row) -> str:
    """What a row is, in a word or two: one of `ORDER`."""
    if row.target is None:
        return "not translated"
    if row.kind == "context":
        return "in context" if row.score is not None and row.score > EXACT else "exact"
    names = {"repaired": "facts replaced", "fuzzy": "near match", "carried": "carried over"}
    return names.get(row.kind) or ("exact" if row.kind else "copied")


def _lines(row: Row, kind: str | None) -> Iterator[str]:
    score = "" if row.score is None else f" ({row.score})"
    if kind == FACTS and not replaced_spans(row):
        yield f"The same facts, written otherwise{score}"
    elif kind is not None:
        yield f"{_KINDS[kind].capitalize()}{score}"
    elif row.kind:
        yield f"{row.kind.capitalize()}{score}"
    yield from row.notes
    best = row.proposals[0] if row.proposals else None
    if best is None:
        return
    if best.differences:
        yield f"Archive ({best.score}): {difference_line(row, best)}"
    if row.target is None:
        yield f"→ {best.target.text}"
    yield where(best)


def difference_line(row: Row, proposal: Proposal) -> str:
    """The archive's source with what differs: its own words in [-…-], the draft's after them in {+…+}."""
    text, place = "", 0
    source, draft = proposal.source.text, row.source.text
    for difference in proposal.differences:
        start, end = difference.source
        old, new = source[start:end], draft[slice(*difference.query)]
        text += source[place:start]
        if not old and new and text[-1:].isalnum():
            text += " "
        text += (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")
        if not old and new and source[end : end + 1].isalnum():
            text += " "
        place = end
    return text + source[place:]


def where(proposal: Proposal) -> str:
    """Where a pair comes from, on a line."""
    return " · ".join(part for part in (*_origin(proposal.origin), proposal.memory, proposal.unit) if part)


def _origin(origin: Origin) -> Iterator[str]:
    label = origin.label or ""
    yield origin.document or ""
    yield label if label.startswith("¶") or not label else f"¶ {label}"
    yield origin.date or ""
    yield origin.status or ""
