"""What the page is given: sentences cut at their facts, beads, and the lines that the saved table begins with."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from tmkit.align import Alignment, Bead, Side
from tmkit.align.doubts import ACCEPT
from tmkit.align.review import doubtful, head, review_table
from tmkit.align.review_cells import write_confidence
from tmkit.facts import read, same
from tmkit.model import Fact
from tmkit.text.languages import primary

_READ = frozenset({"fr", "en"})
_NAMES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian",
    "nl": "Dutch", "pt": "Portuguese", "ru": "Russian", "zh": "Chinese",
}  # fmt: skip
_FROM_THE_RIGHT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_NEIGHBOURS = 3
_MOST_COMPARISONS = 20_000
_UNSAFE = re.compile(r"[^\w.-]+")


def content(alignment: Alignment) -> dict[str, Any]:
    """The page's data, as JSON has it.

    A sentence is [runs, classes, label, page, kind]: its text in runs, every second one a fact, and the class of each
    fact. Facts of one class are equal; `alike` has for a class of the source those of the target that state the same
    though they are not equal. A bead is [source bounds, target bounds, confidence, doubts, accepted, dropped, edited,
    doubtful].
    """
    facts = [_facts(alignment.source, alignment.target), _facts(alignment.target, alignment.source)]
    classes: dict[Any, int] = {}
    for side in facts:
        for found in side:
            for fact in found:
                classes.setdefault((fact.kind, fact.value), len(classes))
    table = hashlib.blake2b(repr(list(review_table(alignment))).encode("utf-8", "backslashreplace"), digest_size=12)
    return {
        "sides": [_side(alignment.source, facts[0], classes), _side(alignment.target, facts[1], classes)],
        "beads": [_bead(bead) for bead in alignment.beads],
        "alike": _alike(alignment.beads, facts, classes),
        "head": [list(cells) for cells in head(alignment)],
        "certain": ACCEPT,
        "key": f"tmkit-review:{alignment.source.digest}:{alignment.target.digest}",
        "table": table.hexdigest(),
        "file": _file_name(alignment.source.name),
    }


def _side(side: Side, facts: Sequence[Sequence[Fact]], classes: dict[Any, int]) -> dict[str, Any]:
    language = primary(side.language)
    return {
        "name": side.name,
        "language": side.language.replace("_", "-"),
        "says": _NAMES.get(language, side.language),
        "direction": "rtl" if language in _FROM_THE_RIGHT else "ltr",
        "sentences": [
            [
                _runs(segment.text, found),
                [classes[fact.kind, fact.value] for fact in found],
                segment.label,
                segment.page,
                segment.kind,
            ]
            for segment, found in zip(side.segments, facts, strict=True)
        ],
    }


def _bead(bead: Bead) -> list[Any]:
    return [
        list(bead.source),
        list(bead.target),
        write_confidence(bead.confidence),
        list(bead.doubts),
        bead.accepted,
        bead.dropped,
        list(bead.edited),
        doubtful(bead),
    ]


def _facts(side: Side, other: Side) -> list[tuple[Fact, ...]]:
    """The facts of each sentence; none where a language's notation is not known."""
    if not {primary(side.language), primary(other.language)} <= _READ:
        return [() for _ in side.segments]
    return [read(segment.text, side.language) for segment in side.segments]


def _runs(text: str, facts: Sequence[Fact]) -> list[str]:
    runs: list[str] = []
    at = 0
    for fact in facts:
        runs += (text[at : fact.start], text[fact.start : fact.end])
        at = fact.end
    return [*runs, text[at:]]


def _alike(
    beads: Sequence[Bead], facts: Sequence[Sequence[Sequence[Fact]]], classes: dict[Any, int]
) -> dict[int, list[int]]:
    """What states the same without being equal, as far as a reviser may bring it into one bead."""
    alike: defaultdict[int, set[int]] = defaultdict(set)
    for number, bead in enumerate(beads):
        ours = [fact for sentence in facts[0][slice(*bead.source)] for fact in sentence]
        near = beads[max(0, number - _NEIGHBOURS) : number + _NEIGHBOURS + 1]
        theirs = [fact for sentence in facts[1][near[0].target[0] : near[-1].target[1]] for fact in sentence]
        if len(ours) * len(theirs) > _MOST_COMPARISONS:
            continue
        for fact in ours:
            mine = classes[fact.kind, fact.value]
            for other in theirs:
                its = classes[other.kind, other.value]
                if its != mine and its not in alike[mine] and same(fact, other):
                    alike[mine].add(its)
    return {mine: sorted(others) for mine, others in alike.items() if others}


def _file_name(name: str) -> str:
    stem = PurePath(name.replace("\\", "/")).stem
    return (_UNSAFE.sub("-", stem).strip("-.") or "alignment") + ".review.tsv"
