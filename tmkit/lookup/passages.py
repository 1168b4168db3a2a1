"""Passages: where the archive has a text as a part of a longer one, word for word or nearly so.

Compared are words, as look-ups compare them, without punctuation. What the text has beyond the end of an archived
segment is neither for nor against it: a quotation may run on into the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from tmkit.lookup.content import is_content
from tmkit.lookup.fragments import PassageArchive, Rendered, Span
from tmkit.lookup.texts import unit_texts
from tmkit.model import Origin
from tmkit.text.tokens import Token, token_spans

NEAREST = 0.8
"""The least share of the words that a near passage has in common with a text."""

_SEED = 2  # content words that the text and the passage must have in a run
_ROWS = 40  # rows looked at for each such run
_COVERED = 0.8  # the least share of a text that must lie in the archived segment
_LONGEST = 250  # words
_SLACK = 4  # words by which a passage may be longer than the text before or after what they share
_UNITS = 50  # of a passage found word for word so many units are told


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch in which a text departs from a passage: spans of the two texts, either may be empty."""

    text: Span
    passage: Span


@dataclass(frozen=True, slots=True)
class KnownPassage:
    """A passage of the archive: a unit's text and the span in it, the unit's text in the other language.

    `edits` are none where it is the text asked for, word for word; `whole` says that it is all of the unit's text.
    `other_span` is the part of the other text that renders it, None where that cannot be told.
    """

    text: str
    span: Span
    other: str
    other_span: Span | None
    whole: bool
    edits: tuple[Edit, ...]
    memory: str
    origin: Origin


def find_passages(
    archive: PassageArchive, text: str, language: str, other: str, *, rendered: Rendered | None = None
) -> list[KnownPassage]:
    """The units (fifty at most) in both languages that have a text word for word; where there is none, the nearest.

    Nothing where none has four fifths of the words, in order, nor for a text of more than 250 words.
    """
    spans = token_spans(text)
    own = _words(spans)
    if not own or len(own) > _LONGEST:
        return []
    words = [_plain(one.text) for one in own]
    found: dict[tuple[int, int], _Stretch] = {}
    content = partial(is_content, language=language)
    for seed in archive.fragments([one.text for one in spans], language, content, least=_SEED, most_rows=_ROWS):
        at = sum(_is_word(one.text) for one in spans[: seed.start])
        for part, row, token in seed.rows:
            if (part, row) not in found:
                theirs = archive.row_tokens(part, row, language)
                there = sum(map(_is_word, theirs[:token]))
                stretch = _stretch(words, at, [_plain(one) for one in theirs if _is_word(one)], there)
                if stretch is not None:
                    found[part, row] = stretch
    told: list[KnownPassage] = []
    for place in sorted(found, key=lambda one: (found[one].distance, one)):
        stretch = found[place]
        if told and (stretch.edits or len(told) >= _UNITS):
            break
        told += _known(archive, place, stretch, own, (language, other), rendered)
    return told[:1] if told and told[0].edits else told[:_UNITS]


class _Stretch(NamedTuple):
    """A run of a row's words (from, to) that a text is like; edits (from, to in the text, from, to in the row)."""

    begin: int
    end: int
    edits: tuple[tuple[int, int, int, int], ...]
    distance: int


def _stretch(words: Sequence[str], at: int, row: Sequence[str], there: int) -> _Stretch | None:
    """What of a row is like some words, where word `at` of them is word `there` of it; None where too little is."""
    first = max(0, there - at - _SLACK)
    last = min(len(row), there + len(words) - at + _SLACK)
    blocks = [block for block in Levenshtein.opcodes(words, row[first:last]) if block.tag == "equal"]
    if not blocks:
        return None
    head, tail = blocks[0], blocks[-1]
    begin, end = first + head.dest_start, first + tail.dest_end
    edits: list[tuple[int, int, int, int]] = []
    beyond = 0
    if head.src_start:
        # Other words at the edge are an edit, unless the row has none there.
        size = min(head.src_start, begin)
        beyond += 0 if size else head.src_start
        edits += [(0, head.src_start, begin - size, begin)] if size else []
        begin -= size
    for one, two in pairwise(blocks):
        edits.append((one.src_end, two.src_start, first + one.dest_end, first + two.dest_start))
    if tail.src_end < len(words):
        rest = len(words) - tail.src_end
        size = min(rest, len(row) - end)
        beyond += 0 if size else rest
        edits += [(tail.src_end, len(words), end, end + size)] if size else []
        end += size
    distance = sum(max(b - a, d - c) for a, b, c, d in edits)
    covered = len(words) - beyond
    if covered < _COVERED * len(words) or distance > (1 - NEAREST) * covered:
        return None
    return _Stretch(begin, end, tuple(edits), distance)


def _known(
    archive: PassageArchive,
    place: tuple[int, int],
    found: _Stretch,
    own: Sequence[Token],
    languages: tuple[str, str],
    rendered: Rendered | None,
) -> list[KnownPassage]:
    """The units of a row, with where they have the passage."""
    part, row = place
    words = archive.row_tokens(part, row, languages[0])
    told = []
    for unit in archive.units_of_rows(part, [row], *languages).units.tolist()[:_UNITS]:
        stored = archive.unit(part, unit)
        text, other = unit_texts(stored.unit, *languages, words)
        theirs = _words(token_spans(text))
        if len(theirs) < found.end:
            continue
        span = theirs[found.begin].start, theirs[found.end - 1].end
        whole = found.end - found.begin == len(theirs)
        told.append(
            KnownPassage(
                text,
                span,
                other,
                None if rendered is None or whole else rendered(text, span, other),
                whole,
                tuple(Edit(_span(own, a, b), _span(theirs, c, d)) for a, b, c, d in found.edits),
                stored.memory,
                stored.origin,
            )
        )
    return told


def _words(spans: Sequence[Token]) -> list[Token]:
    return [one for one in spans if _is_word(one.text)]


def _is_word(token: str) -> bool:
    return any(map(str.isalnum, token))


def _plain(word: str) -> str:
    return "a" if word == "à" else word  # it has no accent where it opens a text


def _span(words: Sequence[Token], first: int, end: int) -> Span:
    if first < end:
        return words[first].start, words[end - 1].end
    at = words[first - 1].end if first else words[0].start
    return at, at
