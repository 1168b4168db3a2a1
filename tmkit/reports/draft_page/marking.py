"""A text with marks in it: what differs, what is a term, where a finding is. Marks may overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from tmkit.model import Difference, FactPair, Match
from tmkit.reports.findings_words import legible


class Mark(NamedTuple):
    """A stretch of a text in an element: `tag` with its attributes (`ins`, `mark class="error"`), as HTML."""

    start: int
    end: int
    tag: str


class Gone(NamedTuple):
    """What another text has at a place of this one, to be shown struck out."""

    at: int
    text: str


def marked(text: str, marks: Iterable[Mark], gone: Iterable[Gone] = ()) -> str:
    """A text as HTML. Each stretch between two ends of marks is in the elements of all marks that cover it."""
    kept = sorted(mark for mark in marks if 0 <= mark.start < mark.end <= len(text))
    struck: dict[int, list[str]] = {}
    for one in gone:
        struck.setdefault(one.at, []).append(one.text)
    ends = sorted({0, len(text), *struck, *(end for mark in kept for end in mark[:2])})
    parts = []
    for start, end in zip(ends, [*ends[1:], len(text)], strict=True):
        parts += [_struck(text, start, old) for old in struck.get(start, ())]
        own = [mark.tag for mark in kept if mark.start <= start and end <= mark.end]
        stretch = escape(legible(text[start:end]))
        if stretch:
            parts.append("".join(f"<{tag}>" for tag in own) + stretch + "".join(_closing(tag) for tag in reversed(own)))
    return "".join(parts)


def differences_of(differences: Sequence[Difference], theirs: str) -> tuple[list[Mark], list[Gone]]:
    """Marks that show in a text how it differs from that of the archive: its own words, and theirs struck out."""
    marks = [Mark(*one.query, "ins") for one in differences if one.query[0] < one.query[1]]
    gone = [Gone(one.query[0], theirs[slice(*one.source)]) for one in differences if one.source[0] < one.source[1]]
    return marks, gone


def target_of(match: Match) -> str:
    """The match's target as HTML, with what was replaced in it marked."""
    if match.repaired is None:
        return escape(legible(match.target))
    pairs = sorted(
        (pair for pair in match.facts.replaced if pair.target is not None and pair.replacement is not None),
        key=_place,
    )
    marks, shift = [], 0
    for pair in pairs:
        assert pair.target is not None
        assert pair.replacement is not None
        start = pair.target.start + shift
        marks.append(Mark(start, start + len(pair.replacement), 'ins class="fact"'))
        shift += len(pair.replacement) - (pair.target.end - pair.target.start)
    return marked(match.repaired, marks)


def _place(pair: FactPair) -> int:
    return pair.target.start if pair.target is not None else 0


def _struck(text: str, at: int, old: str) -> str:
    before = " " if at and (text[at - 1].isalnum() or text[at - 1] in ",;:.!?)") and old[:1].isalnum() else ""
    after = " " if text[at : at + 1].isalnum() and old[-1:].isalnum() else ""
    return f"{before}<del>{escape(legible(old))}</del>{after}"


def _closing(tag: str) -> str:
    return f"</{tag.split(' ', 1)[0]}>"
