"""Quotations that are nearly a passage of the archive, or are not rendered as the archive renders them.

A quotation is verbatim, or it is none. Looked at are sentences between quotation marks, piece by piece where something
is left out (`[…]`) or put in (`[the parties]`). One that the archive has word for word is right; so is one that it has
not at all, for all that can be told. Where words differ by a figure or a name the archive speaks of something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tmkit.checks.check import Check, Example
from tmkit.checks.exempt import CLOSING, OPENING, quoted_in
from tmkit.checks.knowledge import Archive, Knowledge
from tmkit.checks.subject import Subject
from tmkit.lookup.content import is_content
from tmkit.lookup.passages import KnownPassage
from tmkit.model import DraftSegment, Finding
from tmkit.text.languages import primary
from tmkit.text.tokens import token_spans

_CUT = re.compile(r"\[[^\]\[]{0,200}\]|\([\s.…]{1,9}\)|…|\.\.\.")
_LEAST_WORDS, _LEAST_CONTENT = 8, 4
_MOST_ALTERED = 0.15  # of the words: what departs in more is another text
_LONG = 15  # words from which one that departs at the edge of a quotation is no chance
_EDGE = 2  # function words at either end of a quotation that its sentence may have adapted
_KIN = 4  # letters that forms of one word share
_SHOWN = 90


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quotation, or a piece of one: its segment and the span from its first word to its last."""

    segment: DraftSegment
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.segment.text[self.start : self.end]


def quotation_altered(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """The quotations of the target, and of the source, that the archive has otherwise."""
    archive = knowledge.archive
    if archive is None:
        return
    ours, theirs = primary(subject.language), primary(subject.source_language or "")
    reading = {"target": quoted_in(subject), "source": quoted_in(subject, "source")}
    for pair in subject.pairs:
        own = [one for segment in pair.target for one in _pieces(segment, reading["target"](segment), ours)]
        other = [one for segment in pair.source for one in _pieces(segment, reading["source"](segment), theirs)]
        told: set[int] = set()
        for number, one in enumerate(other):
            known = archive.passages(one.text, theirs, ours)
            if known and known[0].edits:
                finding = _altered(subject, one, known[0], "source", theirs)
                if finding is not None:
                    told.add(number)
                    yield finding
            elif known and len(own) == len(other):
                finding = _rendered(subject, archive, own[number], known, (theirs, ours))
                if finding is not None:
                    told.add(number)
                    yield finding
        for number, one in enumerate(own):
            if len(own) == len(other) and number in told:
                continue
            known = archive.passages(one.text, ours, theirs or None)
            if known and known[0].edits:
                finding = _altered(subject, one, known[0], "target", ours)
                if finding is not None:
                    yield finding


def _pieces(segment: DraftSegment, quoted: Sequence[tuple[int, int]], language: str) -> Iterator[_Quoted]:
    """The pieces of a segment's quotations that are long enough to be known again."""
    text = segment.text
    for start, end in quoted:
        begin = start + (text[start] in OPENING)
        stop = end - (text[end - 1] in CLOSING)
        cuts = [*_CUT.finditer(text, begin, stop)]
        edges = [begin, *(place for cut in cuts for place in cut.span()), stop]
        for first, last in zip(edges[::2], edges[1::2], strict=True):
            words = [one for one in token_spans(text[first:last]) if any(map(str.isalnum, one.text))]
            if len(words) >= _LEAST_WORDS and sum(is_content(one.text, language) for one in words) >= _LEAST_CONTENT:
                yield _Quoted(segment, first + words[0].start, first + words[-1].end)


def _altered(subject: Subject, one: _Quoted, known: KnownPassage, side: str, language: str) -> Finding | None:
    """What is told of a quotation that is nearly a passage; None where the difference is one that may be."""
    words = [(one.text[slice(*edit.text)], known.text[slice(*edit.passage)]) for edit in known.edits]
    counted = len(_words(one.text))
    if sum(max(map(len, map(_words, pair))) for pair in words) > max(1, _MOST_ALTERED * counted):
        return None
    edits: list[tuple[str, str]] = []
    for edit, pair in zip(known.edits, words, strict=True):
        at_edge = edit.text[0] == 0 or edit.text[1] == len(one.text)
        if at_edge and _adapted(pair, language):
            continue
        if _elsewhere(*pair) or (at_edge and counted < _LONG):
            return None
        edits.append(pair)
    if not edits:
        return None
    slight = all(_kin(mine, its) for mine, its in edits)
    told = ", ".join(f"“{mine}” for “{its}”" if mine and its else _missing(mine, its) for mine, its in edits[:3])
    passage = known.text[slice(*known.span)]
    return Finding(
        "quotation-altered",
        "info" if slight else "warning",
        f"not as in the archive: {told}",
        (subject.place(one.segment, (one.start, one.end), side),),
        _cased(passage, one.text),
        f"{_from(known)}: “{_short(passage)}”",
    )


def _missing(mine: str, its: str) -> str:
    return f"“{mine}” is not there" if mine else f"“{its}” is left out"


def _adapted(words: tuple[str, str], language: str) -> bool:
    """Whether a difference is what the sentence around a quotation asks for: `l'`, `of the`."""
    read = [word for text in words for word in _words(text)]
    return len(read) <= 2 * _EDGE and not any(is_content(one, language) for one in read)


def _elsewhere(mine: str, its: str) -> bool:
    """Whether the words differ by a figure or a name, so that the passage is of something else."""
    if any(map(str.isdigit, mine + its)):
        return True
    return any(word[:1].isupper() for word in mine.split()) and any(word[:1].isupper() for word in its.split())


def _kin(mine: str, its: str) -> bool:
    """Whether words are forms of the same, or function words only."""
    one, other = ([token.text for token in token_spans(text) if token.text.isalpha()] for text in (mine, its))
    if len(one) != len(other):
        return False
    return all(a[:_KIN] == b[:_KIN] for a, b in zip(one, other, strict=True))


def _rendered(
    subject: Subject, archive: Archive, one: _Quoted, known: Sequence[KnownPassage], languages: tuple[str, str]
) -> Finding | None:
    """What is told of the rendering of a quotation that the archive has word for word and renders otherwise."""
    words = _words(one.text)
    adopted: Counter[str] = Counter()
    found: dict[str, KnownPassage] = {}
    for passage in known:
        if _has(_words(passage.other), words, languages[1]):
            return None
        part = (
            passage.other if passage.whole else passage.other[slice(*passage.other_span)] if passage.other_span else ""
        )
        if part:
            adopted[part] += 1
            found.setdefault(part, passage)
    if not adopted:
        return None
    again = archive.passages(one.text, languages[1], languages[0])
    if again and not again[0].edits:
        return None
    ((part, count),) = adopted.most_common(1)
    evidence = f"{_from(found[part])}: “{_short(part)}”"
    evidence += f"; {count:,} of {len(known):,} units" if len(known) > 1 else ""
    return Finding(
        "quotation-altered",
        "warning",
        f"the archive renders what is quoted here otherwise: “{_short(part)}”",
        (subject.place(one.segment, (one.start, one.end)),),
        _cased(part.strip(" .;,"), one.text),
        evidence,
    )


def _words(text: str) -> list[str]:
    return ["a" if one.text == "à" else one.text for one in token_spans(text) if any(map(str.isalnum, one.text))]


def _has(text: Sequence[str], words: Sequence[str], language: str) -> bool:
    """Whether a text has some words in a row, but for function words at their edges."""
    first, last = 0, len(words)
    while first < _EDGE and first < last and not is_content(words[first], language):
        first += 1
    while last > len(words) - _EDGE and last > first and not is_content(words[last - 1], language):
        last -= 1
    wanted = "\n" + "\n".join(words[first:last]) + "\n"
    return wanted in "\n" + "\n".join(text) + "\n"


def _cased(text: str, like: str) -> str:
    """A text that begins with a capital where another does."""
    first = text[:1]
    if like[:1].isupper() == first.isupper() or text[1:2].isupper():
        return text
    return (first.upper() if like[:1].isupper() else first.lower()) + text[1:]


def _from(known: KnownPassage) -> str:
    origin = known.origin
    document = origin.document or known.memory
    return f"{document}, {origin.date}" if origin.date else document


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN].rsplit(" ", 1)[0] + " …"


_PAST = (
    (
        "The Committee shall publish its findings before the close of each session.",
        "Le Comité publie ses conclusions avant la clôture de chaque session.",
        "report-2014",
    ),
)
CHECKS = (
    Check(
        "quotation-altered",
        "consistency",
        "warning",
        "A quotation is nearly, not exactly, a passage of the archive, or is not rendered as the archive renders it.",
        quotation_altered,
        Example(
            "Le règlement dit\u00a0: «\u00a0Le Comité publie ses constatations avant la clôture de chaque "
            "session\u00a0».",
            archive=_PAST,
        ),
        Example(
            "Le règlement dit\u00a0: «\u00a0Le Comité publie ses conclusions avant la clôture de chaque "
            "session\u00a0».",
            archive=_PAST,
        ),
        needs=frozenset({"archive"}),
    ),
)
