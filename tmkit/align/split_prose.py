"""Pages or paragraphs of two languages in one text, one after the other or in turns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tmkit.align.split_languages import Given, Oriented, letters, named_language, oriented, told_language
from tmkit.model import Block, InputError
from tmkit.text.language import detect_language
from tmkit.text.languages import primary
from tmkit.text.tokens import tokens

_BOTH = "both"
_BETWEEN = re.compile(r"\s+[|/•·–—]\s+|\s*\t+\s*|\s*\|\s*")
_IN_TURNS = 0.5  # of the neighbours that change language
_LEARNT = 2  # times as often a word must be in the one language
_SHORT = 60  # characters of a paragraph without a verb, which may be alike in both


@dataclass(frozen=True, slots=True)
class PageLanguages:
    """Which pages are in the second language, and which of the two is the source's."""

    second: list[bool]
    oriented: Oriented


Halves = tuple[list[Block], list[Block], Oriented, tuple[str, ...]]


def by_language(blocks: Sequence[Block], given: Given, file: str) -> Halves:
    """The paragraphs in the first language and those in the second, in order.

    A heading that says the same in both (`Report | Rapport`) is cut in two; numbers and symbols by themselves belong to
    both; what is too short to tell goes by the words of the others, then with its neighbours. Raises InputError where
    there are no two languages.
    """
    pieces = [piece for block in blocks for piece in _halved(block)]
    told = [detect_language(block.text) for block in pieces]
    first, second = _two(told, given, [block.text for block in pieces], file, "paragraphs")
    sides = _decided([block.text for block in pieces], told, first, second)
    texts = [
        [block.text for block, side in zip(pieces, sides, strict=True) if side == code] for code in (first, second)
    ]
    orientation = oriented(texts[0], texts[1], given, file, "languages of its paragraphs", (first, second))
    halves = [
        [block for block, side in zip(pieces, sides, strict=True) if side in {code, _BOTH}] for code in (first, second)
    ]
    shared = sum(side == _BOTH for side in sides)
    notes = (f"{shared} short paragraphs were taken for both languages",) if shared else ()
    return halves[0], halves[1], orientation, notes


def by_page(blocks: Sequence[Block], given: Given, file: str) -> Halves:
    """The paragraphs of the pages in the first language and of those in the second.

    Raises InputError where pages are not known, and where there are no two languages.
    """
    pages = sorted({block.page for block in blocks if block.page is not None})
    if len(pages) < 2:
        raise InputError("its pages are not known, or it has one only; try --split language", file=file)
    texts = ["\n".join(block.text for block in blocks if block.page == page) for page in pages]
    codes, first, second = _pages(texts, given, file)
    code_of = dict(zip(pages, codes, strict=True))
    halves: tuple[list[Block], list[Block]] = ([], [])
    before = codes[0]
    for block in blocks:
        before = code_of.get(block.page, before) if block.page is not None else before
        halves[before == second].append(block)
    told = oriented(*_texts(halves), given, file, "pages", (first, second))
    return *halves, told, ()


def page_languages(pages: Sequence[str], given: Given, file: str) -> PageLanguages:
    """Which of the pages are in the second language; raises as `by_page` does."""
    codes, first, second = _pages(pages, given, file)
    halves = [[page for page, code in zip(pages, codes, strict=True) if code == wanted] for wanted in (first, second)]
    told = oriented(halves[0], halves[1], given, file, "pages", (first, second))
    return PageLanguages([code == second for code in codes], told)


def _texts(halves: tuple[list[Block], list[Block]]) -> tuple[list[str], list[str]]:
    return [block.text for block in halves[0]], [block.text for block in halves[1]]


def _pages(texts: Sequence[str], given: Given, file: str) -> tuple[list[str], str, str]:
    """The language of each page, and the two languages in the order in which they come.

    A page that cannot be told is the other's turn where pages take turns, else with the page before it.
    """
    told = [detect_language(text) for text in texts]
    first, second = _two(told, given, texts, file, "pages")
    known = [code for code in told if code in {first, second}]
    turns = sum(one != other for one, other in pairwise(known)) > _IN_TURNS * max(len(known) - 1, 1)
    codes: list[str] = []
    for code in told:
        if code in {first, second}:
            codes.append(str(code))
        elif not codes:
            following = next(code for code in told if code in {first, second})
            codes.append(second if turns and following == first else first)
        else:
            codes.append((second if codes[-1] == first else first) if turns else codes[-1])
    return codes, first, second


def _two(told: list[str | None], given: Given, texts: Sequence[str], file: str, what: str) -> tuple[str, str]:
    """The two languages in the order in which they come; marks in `told` what is in neither by None.

    A language that is given but cannot be told by itself has the long texts that are in no other.
    """
    wanted = [primary(code) for code in given if code]
    unknown = [code for code in wanted if code not in {"fr", "en"}]
    if len(unknown) == 1 and any(code is not None for code in told):
        for at, text in enumerate(texts):
            if told[at] is None and len(text) > _SHORT and letters([text]) > len(text) / 2:
                told[at] = unknown[0]
    amounts: Counter[str] = Counter()
    for code, text in zip(told, texts, strict=True):
        if code is not None:
            amounts[code] += len(text)
    chosen = [code for code, _ in amounts.most_common(2)]
    if len(wanted) == 2 and set(wanted) <= set(amounts):
        chosen = wanted
    if len(chosen) < 2:
        only = f"all in {chosen[0]}" if chosen else "in no language that can be told"
        raise InputError(f"its {what} are {only}; expected two languages", file=file)
    first = next(code for code in told if code in chosen)
    assert first is not None
    second = next(code for code in chosen if code != first)
    for at, code in enumerate(told):
        if code not in chosen:
            told[at] = None
    return first, second


def _halved(block: Block) -> list[Block]:
    """A paragraph that has both languages beside each other, as two; names of languages alone are left out."""
    if len(block.text) > 5 * _SHORT:
        return [block]
    for between in _BETWEEN.finditer(block.text):
        here, there = block.text[: between.start()], block.text[between.end() :]
        if named_language(here) and named_language(there):
            return []
        codes = told_language([here]), told_language([there])
        if None not in codes and codes[0] != codes[1]:
            left = tuple((at, code) for at, code in block.codes if at <= between.start())
            right = tuple((at - between.end(), code) for at, code in block.codes if at >= between.end())
            if len(left) + len(right) < len(block.codes) or _unpaired(left) or _unpaired(right):
                left = right = ()
            return [
                replace(block, text=here, codes=left, breaks=()),
                replace(block, text=there, codes=right, breaks=()),
            ]
    return [] if named_language(block.text) and block.kind == "heading" else [block]


def _unpaired(codes: Sequence[tuple[int, object]]) -> bool:
    kinds = Counter(getattr(code, "kind", "") for _, code in codes)
    return kinds["bpt"] != kinds["ept"] or kinds["hi"] != kinds["/hi"]


def _decided(texts: Sequence[str], told: Sequence[str | None], first: str, second: str) -> list[str]:
    """The language of each paragraph, or both."""
    words = _words(texts, told, first, second)
    sides: list[str | None] = [
        code or _by_words(text, words, first, second) for code, text in zip(told, texts, strict=True)
    ]
    known = [side for side in sides if side is not None]
    turns = sum(one != other for one, other in pairwise(known)) > _IN_TURNS * max(len(known) - 1, 1)
    found: list[str] = []
    at = 0
    while at < len(texts):
        end = at
        while end < len(texts) and sides[end] is None:
            end += 1
        if end > at:
            before = next((side for side in reversed(found) if side != _BOTH), None)
            after = sides[end] if end < len(texts) else None
            found += _run(texts[at:end], before, after, first, second, turns=turns)
            at = end
        else:
            found.append(str(sides[at]))
            at += 1
    return found


def _run(
    texts: Sequence[str], before: str | None, after: str | None, first: str, second: str, *, turns: bool
) -> list[str]:
    """The languages of paragraphs in a row that say nothing of theirs, by those around them."""
    other = {first: second, second: first}
    if not turns:
        return [before or after or first] * len(texts)
    found: list[str] = []
    at = 0
    while at < len(texts):
        if at + 1 < len(texts) and _alike(texts[at], texts[at + 1]):
            lead = other[before] if before else first
            found += [lead, other[lead]]  # printed twice, once in each
            at += 2
        else:
            bare = not any(character.isalpha() for character in texts[at])
            alone = before is None or after is None or before != after
            found.append(_BOTH if bare or (alone and len(texts[at]) <= _SHORT) else other[str(before)])
            at += 1
    return found


def _alike(one: str, other: str) -> bool:
    """Whether two short texts may be the same heading twice: equal, or with the same numbers and of like length."""
    figures = [re.findall(r"\d+", text) for text in (one, other)]
    return one == other or (
        figures[0] == figures[1] and max(len(one), len(other)) <= 2 * min(len(one), len(other)) and len(one) <= _SHORT
    )


def _words(texts: Sequence[str], told: Sequence[str | None], first: str, second: str) -> dict[str, Counter[str]]:
    """How often the words of the paragraphs that could be told are in each language."""
    found: dict[str, Counter[str]] = {first: Counter(), second: Counter()}
    for text, code in zip(texts, told, strict=True):
        if code in found:
            found[str(code)].update(word for word in tokens(text) if word[0].isalpha())
    return found


def _by_words(text: str, words: dict[str, Counter[str]], first: str, second: str) -> str | None:
    """The language whose words a short text has, by what the document says elsewhere."""
    votes = {first: 0, second: 0}
    for word in tokens(text):
        here, there = words[first][word], words[second][word]
        if word[0].isalpha() and max(here, there) > _LEARNT * min(here, there):
            votes[first if here > there else second] += 1
    if votes[first] == votes[second]:
        return None
    return first if votes[first] > votes[second] else second
