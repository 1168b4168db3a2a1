"""Whether two documents are translations of one another at all."""

from __future__ import annotations

from collections.abc import Sequence

from tmkit.align.beads import Alignment, Bead, Side
from tmkit.align.doubts import Facts, missing
from tmkit.facts import compare
from tmkit.model import DraftSegment, Fact
from tmkit.text.language import detect_language
from tmkit.text.languages import primary

_NAMES = {"fr": "French", "en": "English"}
_READ = 20_000  # characters by which a language is told
_LEAST_READ = 200  # … and what is too short to tell it against what is given

_CONFIDENT = 0.9
_LEAST_CONFIDENT = 0.35
"""The share of the text of one of the documents, whichever has more, that must have a counterpart with confidence.

Measured on 68 pairs of acts, laws, articles and a white paper: .48 and more; on 560 wrong pairs of the same, most less,
the others being told by their facts.
"""
_FEW = 8  # sentences: so few say little with confidence
_CONFIDENT_OF_FEW = 0.5

_LEAST_AGREEING = 0.78
"""The share of the facts with figures, in confident beads, that must be stated on both sides.

Measured: .85 and more; in acts of the same kind that are not each other's translation .73 and less.
"""
_LEAST_MISSING = 4  # facts that only one side states: fewer are errors of one of the two
_IDENTICAL = 0.5  # the share of the text that is the same on both sides


def unlike(source: Side, target: Side) -> str | None:
    """Why two documents cannot be parallel, by their languages and by being empty; None where they may be."""
    for which, side in (("source", source), ("target", target)):
        if not side.segments:
            return f"the {which} has no text"
    given = primary(source.language), primary(target.language)
    seen = _language(source), _language(target)
    if given[0] != given[1] and seen == (given[1], given[0]):
        return f"the source is {_NAMES[given[1]]} and the target {_NAMES[given[0]]}: exchange documents or languages"
    twice = seen[0] is not None and seen[0] == seen[1] and any(one in _NAMES and one != seen[0] for one in given)
    if twice or source.language.replace("_", "-").lower() == target.language.replace("_", "-").lower():
        return f"both documents are {_NAMES.get(seen[0] or given[0], given[0])}"
    for which, expected, found in (("source", given[0], seen[0]), ("target", given[1], seen[1])):
        if found is not None and found != expected and expected in _NAMES:
            return f"the {which} is {_NAMES[found]}, not {_NAMES[expected]}"
    return None


def judge(alignment: Alignment, source_facts: Facts, target_facts: Facts) -> str | None:
    """Why two aligned documents are not translations of one another, with figures; None where they seem to be.

    What one of them has more of does not count against them: a missing annex is a gap.
    """
    source, target = alignment.source.segments, alignment.target.segments
    both = [bead for bead in alignment.beads if bead.two_sided]
    same = sum(
        _chars(source, bead.source)
        for bead in both
        if alignment.source.text(bead.source) == alignment.target.text(bead.target)
    )
    total = _chars(source, (0, len(source)))
    if total >= _LEAST_READ and same > _IDENTICAL * total:
        return f"{same / total:.0%} of the text is the same on both sides: the same language twice?"
    certain = _CONFIDENT_OF_FEW if min(len(source), len(target)) < _FEW else _CONFIDENT
    sure = [bead for bead in both if bead.confidence >= certain]
    share = max(_share(source, [bead.source for bead in sure]), _share(target, [bead.target for bead in sure]))
    if share < _LEAST_CONFIDENT:
        return f"a counterpart is found with confidence for {share:.0%} of the text only: two different documents?"
    agreeing, lacking = _facts(alignment, sure, source_facts, target_facts)
    stated = 2 * agreeing + lacking
    if lacking >= _LEAST_MISSING and 2 * agreeing < _LEAST_AGREEING * stated:
        return (
            f"the texts are alike, but of {stated} numbers, dates and references in them only {2 * agreeing} are the "
            "same on both sides: two years of one series, or two acts of one kind?"
        )
    return None


def _language(side: Side) -> str | None:
    text = "\n".join(segment.text for segment in side.segments[:400])[:_READ]
    return detect_language(text) if len(text) >= _LEAST_READ else None


def _chars(segments: Sequence[DraftSegment], bounds: tuple[int, int]) -> int:
    return sum(len(segment.text) for segment in segments[slice(*bounds)])


def _share(segments: Sequence[DraftSegment], spans: Sequence[tuple[int, int]]) -> float:
    return sum(_chars(segments, span) for span in spans) / max(1, _chars(segments, (0, len(segments))))


def _facts(alignment: Alignment, beads: Sequence[Bead], source_facts: Facts, target_facts: Facts) -> tuple[int, int]:
    """How many facts with figures both sides of the beads state, and how many only one."""
    agreeing = lacking = 0
    for bead in beads:
        here = [fact for facts in source_facts[slice(*bead.source)] for fact in facts]
        there = [fact for facts in target_facts[slice(*bead.target)] for fact in facts]
        if not here and not there:
            continue
        compared = compare(here, there)
        agreeing += sum(_has_figures(one) for one, _ in compared.agree)
        lacking += len(missing(compared.only_first, alignment.target.text(bead.target)))
        lacking += len(missing(compared.only_second, alignment.source.text(bead.source)))
    return agreeing, lacking


def _has_figures(fact: Fact) -> bool:
    return any(map(str.isdigit, fact.text))
