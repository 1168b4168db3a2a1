"""What a reviser should look at in a bead, in short words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tmkit.align.beads import Bead, Side
from tmkit.facts import compare
from tmkit.model import Fact

ACCEPT = 0.99
"""The confidence from which a bead without doubts is taken without review."""

UNCERTAIN = "uncertain"
ALONE = "no counterpart"
BESIDE = "may belong to the segment beside it, which has no counterpart either"
REPEATED = "repeated text: only the order tells"
UNTRANSLATED = "the same text on both sides"

_FIGURES = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_UNLIKE = 2.5  # times as long as usual
_SHORT = 60  # characters that say nothing by their number
_MOST_NAMED = 3
_WORDS_IN_COMMON = 4  # a name, a title, an address may be the same in both languages

Facts = Sequence[Sequence[Fact]]


def with_doubts(
    beads: Sequence[Bead], source: Side, target: Side, source_facts: Facts, target_facts: Facts
) -> list[Bead]:
    """The beads, each with its doubts in place of those it had.

    `source_facts` and `target_facts` are the facts of each segment, none where they are not read. A fact is missed
    where its figures stand nowhere on the other side of the bead; one in words is not.
    """
    texts = [(source.text(bead.source), target.text(bead.target)) for bead in beads]
    ratio = _ratio(beads, texts)
    told: list[Bead] = []
    for at, bead in enumerate(beads):
        doubts: list[str] = []
        if not bead.two_sided:
            doubts.append(BESIDE if _has_other_beside(beads, at) else ALONE)
        else:
            one, other = texts[at]
            if bead.confidence < ACCEPT:
                doubts.append(UNCERTAIN)
            if _repeated(texts, at):
                doubts.append(REPEATED)
            here = [fact for facts in source_facts[slice(*bead.source)] for fact in facts]
            there = [fact for facts in target_facts[slice(*bead.target)] for fact in facts]
            doubts += _missed(here, there, one, other)
            doubts += _length(one, other, ratio)
            if one == other and len(_WORD.findall(one)) > _WORDS_IN_COMMON:
                doubts.append(UNTRANSLATED)
        told.append(replace(bead, doubts=tuple(doubts)))
    return told


def missing(facts: Sequence[Fact], text: str) -> list[Fact]:
    """The facts that have figures which stand nowhere in a text."""
    there = set(_FIGURES.findall(text))
    joined = "".join(_FIGURES.findall(text))
    return [
        fact
        for fact in facts
        if (figures := _FIGURES.findall(fact.text)) and not there.issuperset(figures) and "".join(figures) not in joined
    ]


def _missed(here: Sequence[Fact], there: Sequence[Fact], one: str, other: str) -> Iterator[str]:
    if not here and not there:
        return
    compared = compare(here, there)
    for side, facts in (
        ("source", missing(compared.only_first, other)),
        ("target", missing(compared.only_second, one)),
    ):
        for fact in facts[:_MOST_NAMED]:
            yield f"{' '.join(fact.text.split())} only in the {side}"


def _length(one: str, other: str, ratio: float) -> Iterator[str]:
    times = (len(other) + 1) / (ratio * len(one) + 1)
    if max(len(one), len(other)) > _SHORT and not 1 / _UNLIKE < times < _UNLIKE:
        which = "target" if times > 1 else "source"
        yield f"the {which} is {max(times, 1 / times):.1f} times as long as expected"


def _ratio(beads: Sequence[Bead], texts: Sequence[tuple[str, str]]) -> float:
    """Characters of the target for one of the source, over all that has a counterpart."""
    both = [(len(one), len(other)) for bead, (one, other) in zip(beads, texts, strict=True) if bead.two_sided]
    return (sum(other for _, other in both) + 50) / (sum(one for one, _ in both) + 50)


def _has_other_beside(beads: Sequence[Bead], at: int) -> bool:
    """Whether a neighbour is one-sided on the other side."""
    empty = beads[at].source[0] == beads[at].source[1]
    return any(
        not beads[k].two_sided and (beads[k].source[0] == beads[k].source[1]) != empty
        for k in (at - 1, at + 1)
        if 0 <= k < len(beads)
    )


def _repeated(texts: Sequence[tuple[str, str]], at: int) -> bool:
    """Whether a neighbour has the same text on one side and another on the other."""
    one, other = texts[at]
    near = [texts[k] for k in (at - 1, at + 1) if 0 <= k < len(texts)]
    return any((one == first) != (other == second) for first, second in near)
