"""Sentences of a text, as spans, by rules.

A sentence ends at `.`, `!`, `?` or `…` with the closing marks after it, where white space and something that can open a
sentence follow. Before a small letter a mark ends one only where an item (`a)`) follows, or an article after a closed
bracket; what a full stop after an abbreviation means is told in `stops.py`. A colon or semicolon ends no sentence:
where one ends a line, the block ends. The time is linear: every decision looks at a bounded window around the mark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tmkit.text.languages import primary
from tmkit.text.sentence_rules import SentenceRules, rules_for
from tmkit.text.stops import abbreviated, first_word, numbered, stop_ends

if TYPE_CHECKING:
    from tmkit.text.srx import SrxRules

WINDOW = 48
"""How far from a mark anything is looked at, in characters."""

_MARK = re.compile(r"[.!?…]++")
_SPACE = re.compile(r"\s*+")
_CLOSE = re.compile(r"""(?:['’‘"”“»›)\]*_¹²³⁰⁴-⁹]|\[\d{1,3}\])++|\s++[»›)\]]""")  # » also after a space
_CALL = re.compile(r"\d{1,3}(?=\s)")
_OPEN = re.compile(r"""(?:["'‘’«“„‹(\[*_¿¡–—-]\s*+)*+""")
_ITEM = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})\)\s+([^\W\d_]?)")
_LABEL = re.compile(r"\s*[–—-]?\s*(?:[(§]?(?:\d+|[^\W\d_]|[ivxlcIVXLC]+)[.)]?|\d+(?:\.\d+)+|[A-Z]\d{1,3})")
_LONGEST_LABEL = 12
_HEAD = re.compile(r"([^\W\d_]+|§)\.?\s(?:\d+|[IVXLC]+|[A-Z])")
_LISTED = re.compile(r"(?::\s1|;\s(?:(?:et|and|ou|or)\s)?\d{1,2})\Z")
_RESULT = re.compile(r"[^\W\d_]+\s?:")
_SIGNS = frozenset("•·▪●◦→")  # other than letters and digits, what may open a sentence


def sentences(text: str, language: str, rules: SrxRules | None = None) -> list[tuple[int, int]]:
    """The sentences of `text` as (start, end) code points, in order.

    The spans have no white space at their edges, do not overlap, and together hold every other character. `language` is
    a code such as `fr` or `en-GB`; one without rules of its own is split by capital letters and the Moses prefixes, if
    it has any. A label that opens the text (`3.`) stays with its first sentence. `rules` are an SRX
    file's, to be followed instead of ours; then InputError is raised for one that takes too long.
    """
    if rules is not None:
        return rules.sentences(text, language)
    own = rules_for(primary(language))
    spans: list[tuple[int, int]] = []
    start = _skip(text, 0)
    for match in _MARK.finditer(text):
        if match.start() < start:
            continue
        end = _closed(text, match.end())
        following = _skip(text, end)
        if following == len(text):
            break
        if following > end and _ends(text, (start, *match.span(), end, following), own):
            spans.append((start, end))
            start = following
    if start < len(text):
        spans.append((start, len(text.rstrip())))
    return spans


def _skip(text: str, at: int) -> int:
    """The next place that is no white space."""
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _closed(text: str, at: int) -> int:
    """Where the marks that close after a stop end: quotes, brackets, calls of footnotes."""
    while match := _CLOSE.match(text, at):
        at = match.end()
    call = _CALL.match(text, at)
    if call and at >= 4 and (text[at - 1] in '»”")' or (text[at - 2].islower() and text[at - 3].isalpha())):
        return call.end()
    return at


def _ends(text: str, places: tuple[int, int, int, int, int], rules: SentenceRules) -> bool:
    """Whether a mark ends its sentence.

    `places` are where the sentence starts, where the mark starts and ends, where the closing marks after it end, and
    where the text goes on.
    """
    start, stop, after, end, following = places
    opening = _OPEN.match(text, following)
    begin = opening.end() if opening else following
    first = text[begin : begin + 1]
    window = text[max(start, stop - WINDOW) : stop]
    if window[-1:] in {"[", "("} and text[after : after + 1] in {"]", ")"}:
        return False  # […], (?)
    if first.isdigit() and after - stop > 3:
        return False  # leaders
    if not first.isalnum() and first != "§":
        return first in _SIGNS
    full_stop = text[stop] == "." and after - stop <= 2
    if first.islower():
        return full_stop and _small_starts(text, following, window, rules)
    if not full_stop:
        return True
    if after == end:
        if stop - start <= _LONGEST_LABEL and _LABEL.fullmatch(text, start, stop):
            return False
        head = _HEAD.fullmatch(text, start, stop) if stop - start < WINDOW else None
        if head and (head[1].lower() in rules.enumerators or head[1].lower() in rules.counted):
            return False  # Chapter 1. Introduction
        if _LISTED.search(window) and not _RESULT.match(text, begin):
            return False  # the Group decides: 1. To adopt; 2. To publish
    elif text[start] == "(" and ")" in text[after:end] and " " in window:
        return True  # a whole sentence in brackets
    return stop_ends(window, text[begin : begin + WINDOW], rules)


def _small_starts(text: str, following: int, window: str, rules: SentenceRules) -> bool:
    """Whether a sentence starts at `following` with a small letter: an item, or an article after a closed bracket."""
    item = _ITEM.match(text, following)
    if item:
        return not abbreviated(window, rules) and (item[1].isupper() or not numbered(window, rules))
    # No abbreviation ends with a bracket.
    return window.endswith(")") and first_word(text[following : following + WINDOW]) in rules.articles
