"""Reading: one sweep over a text, kind after kind in the declared order, each span used once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from tmkit.facts import (
    dates,
    identifiers,
    ordinals,
    paragraphs,
    portions,
    quantities,
    references,
    roman,
    symbols,
    times,
    words,
    years,
)
from tmkit.facts.legible import legible, seen_end
from tmkit.facts.passage import Found, Passage, words_of
from tmkit.model import Fact
from tmkit.text.languages import primary

_FIGURE = re.compile(r"[0-9½¼¾⅓⅔⅕⅖⅗⅘⅛⅜⅝⅞]")
_STRETCH = 40_000  # characters: a longer text is read in stretches, which bounds what is held at a time
_STOP = re.compile(r"(?<=[a-z])[.;!?]\s|\n")
_SPACE = re.compile(r"\s")

# In the declared order: symbol, reference, date, time, ordinal; what is left are quantities (money, percentage, range,
# number), which cannot overlap an ordinal.
_IN_FIGURES: tuple[Callable[[Passage], list[Found]], ...] = (
    symbols.find,
    references.find,
    paragraphs.find,
    dates.find,
    years.find,
    times.find,
    roman.find,
    portions.find,
    ordinals.find,
    identifiers.find,
    quantities.find,
)
_IN_WORDS = (paragraphs.find, dates.find, years.find, roman.find, portions.find, ordinals.find, quantities.find)


def read(text: str, language: str) -> tuple[Fact, ...]:
    """The facts of a text, in text order; spans are code points of the text.

    `language` is French (`fr`, `fr-CA`, …) or else read as English.
    """
    french = primary(language) == "fr"
    if len(text) <= _STRETCH:
        return tuple(_read(text, 0, french=french))
    return tuple([fact for start, end in _stretches(text) for fact in _read(text[start:end], start, french=french)])


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Cut a long text after a stop or line, else at white space; a run without any stays whole."""
    start = 0
    while start < len(text):
        end = len(text)
        if start + _STRETCH < end:
            match = _STOP.search(text, start + _STRETCH, start + 2 * _STRETCH) or _SPACE.search(text, start + _STRETCH)
            end = match.end() if match else end
        yield start, end
        start = end


def _read(text: str, shift: int, *, french: bool) -> list[Fact]:
    """The facts of a stretch of text that begins at `shift`."""
    present = _triggers(french).intersection(words_of(text))
    figures = _FIGURE.search(text) is not None
    if not figures and not present and text.isascii():
        return []
    plain, offsets = legible(text)
    if offsets is not None:
        present = _triggers(french).intersection(words_of(plain))
    if not figures and not present:
        return []
    passage = Passage(plain, present, french=french)
    if figures and ("http" in plain or "www." in plain or "@" in plain):
        passage.hide(match.span() for match in identifiers.ADDRESS.finditer(plain))
    found: list[Found] = []
    for find in _IN_FIGURES if figures else _IN_WORDS:
        ones = find(passage)
        if ones:
            passage.hide((one.start, one.end) for one in ones)
            found += ones
    found.sort(key=lambda one: one.start)
    facts: list[Fact] = []
    for kind, value, start, end in found:
        first, last = (start, end) if offsets is None else (offsets[start], seen_end(text, offsets[end]))
        facts.append(Fact(kind, value, first + shift, last + shift, text[first:last]))
    return facts


@cache
def _triggers(french: bool) -> frozenset[str]:
    """The words that some kind looks for. A text with none of them and no figure has no facts."""
    return (
        (words.FRENCH_TRIGGERS if french else words.ENGLISH_TRIGGERS)
        | references.TRIGGERS
        | paragraphs.TRIGGERS
        | dates.TRIGGERS
        | years.TRIGGERS
        | times.TRIGGERS
        | roman.TRIGGERS
        | portions.TRIGGERS
        | quantities.TRIGGERS
    )
