"""Word sequences that a draft writes in more than one way: with and without capitals, accents, hyphens."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from tmkit.checks.exempt import within
from tmkit.glossary.parts import cut
from tmkit.lookup.content import is_content
from tmkit.model import DraftSegment
from tmkit.text.accents import without_accents
from tmkit.text.languages import primary

LONGEST = 4
_OF = frozenset({"de", "du", "des", "d'"})
_OPENING = re.compile(r"(?:^|[.:;!?«“\"(\[—–•…-]|\n)[\s'\"«“(]*\Z")
_BETWEEN = 4  # words back to where a name may begin
_ENOUGH = 3  # letters beyond which a last s or x is taken for the plural's
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})
_LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a segment: its key, how it is written without number, and where; `opens` where a capital is due."""

    key: str
    written: str
    start: int
    end: int
    hyphen: bool
    opens: bool
    content: bool


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a sequence stands; `in_name` where its capital may be that of a longer name."""

    segment: DraftSegment
    words: tuple[Word, ...]
    in_name: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the segment."""
        return self.words[0].start, self.words[-1].end

    @property
    def text(self) -> str:
        """As it stands there, on one line."""
        return " ".join(self.segment.text[slice(*self.span)].split())

    @property
    def written(self) -> tuple[str, ...]:
        """Its words as written, each after the hyphen or space before it."""
        first, *rest = self.words
        return (first.written, *(("-" if word.hyphen else " ") + word.written for word in rest))


@dataclass(frozen=True, slots=True)
class Group:
    """A sequence with all its spellings, the most frequent first, each with its uses."""

    key: tuple[str, ...]
    spellings: tuple[tuple[tuple[str, ...], tuple[Use, ...]], ...]


def groups(
    segments: Iterable[tuple[DraftSegment, Sequence[tuple[int, int]]]], language: str, first: Collection[str] = ()
) -> Iterator[Group]:
    """The sequences of up to four words, a content word at both ends, that are written in more than one way.

    Shorter ones first, single words last but for those in `first`. `segments` come with the spans that do not count.
    """
    lines: list[tuple[DraftSegment, list[list[Word]]]] = []
    seen: dict[str, set[str]] = {}
    for segment, exempt in segments:
        runs = list(_runs(segment.text[:_LONGEST_TEXT], exempt, primary(language)))
        lines.append((segment, runs))
        for word in (word for run in runs for word in run):
            if not word.opens:
                seen.setdefault(word.key, set()).add(word.written)
    varied = {key for key, written in seen.items() if len(written) > 1}
    joined = {(one.key, two.key) for _, runs in lines for run in runs for one, two in pairwise(run) if two.hyphen}
    found: dict[tuple[str, ...], list[Use]] = {}
    for segment, runs in lines:
        for run in runs:
            for use in _sequences(segment, run, varied, seen, joined):
                found.setdefault(tuple(word.key for word in use.words), []).append(use)
    for key in sorted(found, key=lambda key: (len(key) == 1 and key[0] not in first, len(key))):
        uses = found[key]
        if len({tuple(map(str.casefold, use.written)) for use in uses}) == 1:
            uses = [use for use in uses if not use.in_name]
        spellings = _spellings(uses)
        if len(spellings) > 1:
            yield Group(key, spellings)


def _sequences(
    segment: DraftSegment,
    run: list[Word],
    varied: set[str],
    seen: dict[str, set[str]],
    joined: set[tuple[str, str]],
) -> Iterator[Use]:
    """The sequences of a run in which a word is one that varies, or is written unlike it is elsewhere."""
    telling = [
        word.key in varied
        or word.hyphen
        or (word.opens and word.written not in seen.get(word.key, ()))
        or (place + 1 < len(run) and (word.key, run[place + 1].key) in joined)
        for place, word in enumerate(run)
    ]
    for start, first in enumerate(run):
        if not first.content:
            continue
        for end in range(start + 1, min(start + LONGEST, len(run)) + 1):
            if run[end - 1].content and any(telling[start:end]):
                yield Use(segment, tuple(run[start:end]), _in_name(run, start, end))


def _in_name(run: list[Word], start: int, end: int) -> bool:
    """Whether a sequence with a capital goes on from a name, or into one."""
    before = next((word for word in run[max(0, start - _BETWEEN) : start][::-1] if word.content), None)
    after = run[end] if end < len(run) else None
    return (before is not None and _named(before) and _named(run[start])) or (
        after is not None and _named(after) and _named(run[end - 1])
    )


def _named(word: Word) -> bool:
    return word.written[:1].isupper() and not word.opens and not word.written[1:].isupper()


def _spellings(uses: list[Use]) -> tuple[tuple[tuple[str, ...], tuple[Use, ...]], ...]:
    """The uses by spelling, most frequent first; the first letter of one that opens a sentence is as elsewhere."""
    by: dict[tuple[str, ...], list[Use]] = {}
    for use in uses:
        if not use.words[0].opens:
            by.setdefault(use.written, []).append(use)
    for use in uses:
        if use.words[0].opens:
            alike = [one for one in by if _alike(one, use.written)]
            by.setdefault(max(alike, key=lambda one: len(by[one]), default=use.written), []).append(use)
    ranked = sorted(by.items(), key=lambda item: -len(item[1]))
    return tuple((written, tuple(found)) for written, found in ranked)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two spellings differ in the case of the first letter at most."""
    return one[1:] == other[1:] and one[0][:1].upper() + one[0][1:] == other[0][:1].upper() + other[0][1:]


def _runs(text: str, exempt: Sequence[tuple[int, int]], language: str) -> Iterator[list[Word]]:
    """The words of a text, in runs between which there is punctuation or what does not count."""
    parts = cut(text, language)
    run: list[Word] = []
    end = 0
    for part, start, stop, hyphen in zip(parts.texts, parts.starts, parts.ends, parts.inside, strict=False):
        raw = text[start:stop]
        between = text[end:start]
        end = stop
        is_word = raw.strip("'’").isalpha() and not (exempt and within((start, stop), exempt))
        if run and (not is_word or (between.strip() and not hyphen and between.strip() not in "-‐‑")):
            yield run
            run = []
        if is_word:
            joint = bool(run) and (hyphen or (bool(between) and between.strip() in ("-", "‐", "‑")))
            opens = not run and _OPENING.search(text[max(0, start - 12) : start]) is not None
            key, written = _key(part, raw)
            run.append(Word(key, written, start, stop, joint, opens, is_content(part, language)))
    if run:
        yield run


@lru_cache(maxsize=1 << 14)
def _key(part: str, raw: str) -> tuple[str, str]:
    """The key of a word, and how it is written without the plural's ending."""
    raw = normalize("NFC", raw).translate(_APOSTROPHES)
    if part in _OF:
        return "de", "de"
    plain = without_accents(part)
    return without_number(plain), without_number(raw)


def without_number(word: str) -> str:
    """A word without the plural's s or x."""
    return word[:-1] if len(word) > _ENOUGH and word[-1] in "sx" else word
