"""A changed passage beside what it was: what differs, which facts are replaced or in conflict, as in a look-up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from tmkit.lookup.differences import Step, alignment, differences
from tmkit.lookup.judgement import judge
from tmkit.lookup.skeleton import Reading, reading
from tmkit.model import Difference, Fact, FactComparison, FactPair, Origin, Proposal, Segment
from tmkit.pretranslate.carrying.earlier import Earlier, EarlierUnit
from tmkit.pretranslate.carrying.joins import joined
from tmkit.text.languages import primary

_EXACT = 100
_MOST_PAIRS = 20_000_000  # pairs of tokens that are compared one by one
_MOST_SHOWN = 6
_LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Compared:
    """What the earlier version is worth to a passage: `target` has its facts replaced where that is certain.

    `proposal` is the earlier pair as it stands there; `conflict` the gravest kind of fact in conflict, or "". `text` is
    that of the passage, `facts` what became of its facts.
    """

    proposal: Proposal
    target: Segment
    conflict: str
    text: str
    facts: FactComparison

    def notes(self, start: int, end: int) -> tuple[str, ...]:
        """What was changed in a part of the passage, and what became of its facts; what is in conflict holds of all."""
        shown = [each for each in self.proposal.differences if _touches(each.query, start, end)]
        replaced = [
            pair
            for pair in self.facts.replaced
            if pair.query is None or _touches((pair.query.start, pair.query.end), start, end)
        ]
        return tuple(_notes(shown, replaced, self.facts, self.conflict, self.text, self.proposal.source.text))


def compared(
    passage: Segment, units: Sequence[EarlierUnit], earlier: Earlier, contradicted: Callable[[Fact], bool]
) -> Compared:
    """Compare a passage of the new version with the units that it came from, all of which have a target."""
    source = joined([unit.source for unit in units])
    target = joined([unit.target for unit in units if unit.target is not None])
    own, theirs = (primary(code) for code in (earlier.source_language, earlier.target_language))
    query, before = reading(passage.text, own), reading(source.text, own)
    steps = alignment(query.words, before.words)
    distance = _distance(query, before, steps)
    found = judge(
        query,
        before,
        lambda: reading(target.text, theirs),
        distance=distance,
        language=theirs,
        contradicted=contradicted,
    )
    assert found is not None  # only a look-up gives no distance
    score, kind = (min(found.cap, found.base), found.kind) if distance else (_EXACT, "exact")
    shown = differences(query, before, steps)
    similarity = 1 - distance / max(len(query.words), len(before.words), 1)
    text = target if found.repaired is None else Segment(found.repaired)
    facts = found.facts if distance else FactComparison()
    conflict = found.conflict if distance else ""
    return Compared(proposal(earlier, units, score, kind, similarity, shown), text, conflict, passage.text, facts)


def proposal(
    earlier: Earlier,
    units: Sequence[EarlierUnit],
    score: int,
    kind: str,
    similarity: float = 1.0,
    shown: tuple[Difference, ...] = (),
) -> Proposal:
    """Units of the earlier version, all of which have a target, as a pair beside a row."""
    return Proposal(
        score,
        kind,
        similarity,
        joined([unit.source for unit in units]),
        joined([unit.target for unit in units if unit.target is not None]),
        earlier.name,
        "+".join(unit.id for unit in units),
        Origin(document=earlier.name, label=units[0].label or None, page=units[0].page),
        shown,
    )


def _distance(query: Reading, before: Reading, steps: Sequence[Step]) -> int:
    if len(query.words) * len(before.words) <= _MOST_PAIRS:
        return int(Levenshtein.distance(query.words, before.words))
    return sum(
        max(step.query_end - step.query_start, step.source_end - step.source_start)
        for step in steps
        if step.operation != "equal"
    )


def _touches(span: tuple[int, int], start: int, end: int) -> bool:
    return span[0] <= end and span[1] >= start


def _notes(
    shown: Sequence[Difference],
    replaced: Sequence[FactPair],
    facts: FactComparison,
    conflict: str,
    new: str,
    old: str,
) -> list[str]:
    """What was changed in the source, and what became of its facts."""
    told = [_difference(each, new, old) for each in shown[:_MOST_SHOWN]]
    if len(shown) > _MOST_SHOWN:
        told.append(f"and {len(shown) - _MOST_SHOWN} more")
    notes = [f"changed: {'; '.join(told)}"] if told else []
    if replaced:
        notes.append("replaced: " + "; ".join(map(_replacement, replaced)))
    if conflict:
        notes.append(f"in conflict: {'; '.join(map(_conflict, facts.conflict)) or conflict}")
    return notes


def _difference(each: Difference, new: str, old: str) -> str:
    before, after = (_short(text[slice(*span)]) for text, span in ((old, each.source), (new, each.query)))
    if not before:
        return f"added “{after}”"
    return f"“{before}” → “{after}”" if after else f"removed “{before}”"


def _replacement(pair: FactPair) -> str:
    before = pair.target or pair.source
    after = pair.replacement or (pair.query.text if pair.query else "")
    return f"“{before.text if before else ''}” → “{after}”"


def _conflict(pair: FactPair) -> str:
    fact = pair.query or pair.source
    here, before = (f"“{one.text}”" if one is not None else "none" for one in (pair.query, pair.source))
    return f"{fact.kind if fact else 'fact'} {before} is now {here}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
