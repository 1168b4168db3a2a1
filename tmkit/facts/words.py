"""Numbers in words, cardinal and ordinal, French and English, up to 10^12 and beyond.

Declared: `un`, `une`, `one`, `a` alone are no number, `un million`, `a hundred` are. `cent` and `mille` alone are (100,
1,000), `cents`, `hundred`, `million` and `millions` alone are not. French `billion` is 10^12, English 10^9.
`neuf` alone is 9 only before a word that may be a plural (`neuf mois`), else it means new. Collective nouns
(`une centaine`, `a dozen`, `des milliers`) say about how many: they have no value. A number joined by hyphens to
another word is none in French (`Trois-Rivières`, `deux-roues`); in English one that begins the compound is
(`ten-year`), unless it is ordinal (`third-party`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from tmkit.facts.passage import Passage, Spelled

UNIT, TEEN, TEN, TWENTY, HUNDRED, SCALE, ALONE = range(7)
_NO_ROOM: frozenset[int] = frozenset()
_UNITS = frozenset(range(1, 10))
_AFTER_TEN = frozenset({7, 8, 9})


class Word(NamedTuple):
    """A word of a number: the part it plays, its value, and whether it makes the number an ordinal."""

    role: int
    value: int
    ordinal: bool = False


def _named(role: int, values: dict[str, int], *, ordinal: bool = False) -> dict[str, Word]:
    return {word: Word(role, value, ordinal) for words, value in values.items() for word in words.split()}


_FRENCH_TEENS = {"dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16}
_FRENCH_UNITS = {"trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8}
_FRENCH_TENS = {"trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_SWISS_TENS = {"septante": 70, "huitante octante": 80, "nonante": 90}
FRENCH_SCALES = {
    "million millions": 10**6,
    "milliard milliards": 10**9,
    "billion billions": 10**12,
    "billiard billiards": 10**15,
    "trillion trillions": 10**18,
}
ENGLISH_SCALES = {"million millions": 10**6, "billion billions": 10**9, "trillion trillions": 10**12}


def _french_ordinals(values: dict[str, int]) -> dict[str, int]:
    """`trente` to `trentième trentièmes`."""
    stems = {
        word: "neuv" if word == "neuf" else "cinqu" if word == "cinq" else word.removesuffix("e") for word in values
    }
    return {f"{stem}ième {stem}ièmes": values[word] for word, stem in stems.items()}


FRENCH: dict[str, Word] = {
    **_named(UNIT, {"zéro": 0, "un une": 1, "deux": 2, **_FRENCH_UNITS, "neuf": 9}),
    **_named(TEEN, _FRENCH_TEENS),
    **_named(TEN, {**_FRENCH_TENS, **_SWISS_TENS}),
    **_named(TWENTY, {"vingt vingts": 20}),
    **_named(HUNDRED, {"cent cents": 100}),
    **_named(SCALE, {"mille mil": 1000, **FRENCH_SCALES}),
    # `les soixante premiers jours` are the first sixty: these neither join nor are joined.
    **_named(ALONE, {"premier première premiers premières": 1, "second seconde": 2}, ordinal=True),
    **_named(
        UNIT, {"unième": 1, "deuxième deuxièmes": 2, **_french_ordinals({**_FRENCH_UNITS, "neuf": 9})}, ordinal=True
    ),
    **_named(TEEN, _french_ordinals(_FRENCH_TEENS), ordinal=True),
    **_named(
        TEN,
        _french_ordinals({**_FRENCH_TENS, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90}),
        ordinal=True,
    ),
    **_named(TWENTY, {"vingtième vingtièmes": 20}, ordinal=True),
    **_named(HUNDRED, {"centième centièmes": 100}, ordinal=True),
    **_named(SCALE, {"millième millièmes": 1000, "millionième": 10**6, "milliardième": 10**9}, ordinal=True),
}
_ENGLISH_UNITS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_ENGLISH_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_ENGLISH_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def english_ordinal(word: str) -> str:
    """The ordinal of one English number word: `forty` to `fortieth`."""
    return _IRREGULAR.get(word) or (f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th")


def _english_ordinals(values: dict[str, int]) -> dict[str, int]:
    return {english_ordinal(word): value for word, value in values.items()}


ENGLISH: dict[str, Word] = {
    **_named(UNIT, {"zero": 0, "a one": 1, **_ENGLISH_UNITS}),
    **_named(TEEN, _ENGLISH_TEENS),
    **_named(TEN, _ENGLISH_TENS),
    **_named(HUNDRED, {"hundred": 100}),
    **_named(SCALE, {"thousand": 1000, **ENGLISH_SCALES}),
    **_named(UNIT, _english_ordinals({"one": 1, **_ENGLISH_UNITS}), ordinal=True),
    **_named(TEEN, _english_ordinals(_ENGLISH_TEENS), ordinal=True),
    **_named(TEN, _english_ordinals(_ENGLISH_TENS), ordinal=True),
    **_named(HUNDRED, {"hundredth": 100}, ordinal=True),
    **_named(SCALE, {"thousandth": 1000, "millionth": 10**6}, ordinal=True),
}

# What reads as a number word but is no number alone.
_NEVER_ALONE = frozenset({"un", "une", "mil", "unième", "one", "a"})
FRENCH_TRIGGERS = frozenset(FRENCH) - _NEVER_ALONE
ENGLISH_TRIGGERS = frozenset(ENGLISH) - _NEVER_ALONE
_LONGEST = 40  # words; the longest number below 10^24 has fewer
_MOST = 8  # numbers on end, with nothing between them: beyond, they count nothing
# After `neuf` that is 9: a word that may be a plural, or what goes on with numbers.
_NINE = re.compile(
    r" +(?:(?!(?:dans|sans|vers|sous|dès|puis|mais|après|pas|plus|très|nous|vous|ils|elles|depuis)\b)[a-zà-ÿœ]+[sx]\b"
    r"|pour cent|p\. ?100|%|sur +(?:dix|\d)|à +(?:dix|onze|douze|quinze|\d))"
)
_NAUTICAL = re.compile(r" +(?:marin|nautique)")


class _Piece(NamedTuple):
    """A word in its place."""

    name: str
    word: Word
    start: int
    end: int


class _Run:
    """A number being put together, word by word."""

    __slots__ = ("after_scale", "french", "group", "low", "pieces", "room", "scale", "total")

    def __init__(self, *, french: bool) -> None:
        self.french = french
        self.pieces: list[_Piece] = []
        self.after_scale: list[_Piece] = []
        self.total = 0  # of the scales that are done: 3,000,000 in `three million four …`
        self.scale = 10**30  # the last of them
        self.group = 0  # hundreds since then
        self.low: int | None = None  # below 100 since then
        self.room = _NO_ROOM  # what may be added to `low`

    def number(self, *, without: int = 0) -> Spelled:
        """What the words make, but for the last so many, which come after a scale."""
        last = self.pieces[-1 - without]
        value = self.total if without else self.total + self.group + (self.low or 0)
        return Spelled(self.pieces[0].start, last.end, value, last.word.ordinal)

    def add(self, piece: _Piece, *, joined: bool) -> bool:
        """Take one more word, if it may follow; `joined`: by `et` or `and`."""
        if self.pieces and self.pieces[-1].word.ordinal:
            return False
        name, word = piece.name, piece.word
        joined = joined and bool(self.pieces)
        if word.role == ALONE:
            fits = not self.pieces
            if fits:
                self.low = word.value
        elif word.role == TWENTY:
            fits = self._take_twenty(name)
        elif word.role <= TEN:
            fits = self._take_low(word.value, joined=joined, tens=word.role == TEN)
        elif word.role == HUNDRED:
            fits = not joined and self._take_hundred(name, alone=self.french or word.ordinal)
        else:
            fits = not joined and self._take_scale(word.value)
        if fits:
            self.pieces.append(piece)
            self.after_scale = [] if word.role == SCALE else [*self.after_scale, piece]
        return fits

    def _take_low(self, value: int, *, joined: bool, tens: bool) -> bool:
        french = self.french
        if self.low is None:
            higher = bool(self.total or self.group)
            if joined and not (higher and (value in (1, 11) if french else True)):
                return False
            self.low = value
            if tens:
                self.room = _UNITS | (frozenset(range(10, 17)) if french and value == 60 else _NO_ROOM)
            else:
                self.room = _AFTER_TEN if french and value == 10 else _NO_ROOM
            return True
        if value not in self.room or tens or (joined and not (french and value in (1, 11))):
            return False
        self.low += value
        self.room = _AFTER_TEN if french and value == 10 else _NO_ROOM
        return True

    def _take_twenty(self, name: str) -> bool:
        if self.low == 4 and self.room is _NO_ROOM:
            self.low = 80
            self.room = frozenset(range(1, 17))
            return True
        if self.low is None and name != "vingts":
            self.low = 20
            self.room = _UNITS
            return True
        return False

    def _take_hundred(self, name: str, *, alone: bool) -> bool:
        if self.group:
            return False
        if self.low is None:
            if not alone or name == "cents":
                return False
            self.group = 100
        elif self.french and not 2 <= self.low <= 19:
            return False
        else:
            self.group = self.low * 100
        self.low, self.room = None, _NO_ROOM
        return True

    def _take_scale(self, value: int) -> bool:
        group = self.group + (self.low or 0)
        thousand = self.french and value == 1000
        if value >= self.scale or (group == 0 and not thousand) or (group == 1 and thousand):
            return False
        self.total += (group or 1) * value
        self.scale = value
        self.group, self.low, self.room = 0, None, _NO_ROOM
        return True


def spelled(passage: Passage) -> list[Spelled]:
    """The numbers in words of a passage, in order."""
    words = FRENCH if passage.french else ENGLISH
    if not passage.has(FRENCH_TRIGGERS if passage.french else ENGLISH_TRIGGERS):
        return []
    low = passage.low
    if passage.spelled_in is low:
        return passage.spelled
    found: list[Spelled] = []
    for match in _sequences(passage.french).finditer(low):
        numbers = [*islice(_numbers(match[0], match.start(), words, french=passage.french), _MOST + 1)]
        if len(numbers) <= _MOST:
            found += [number for number in numbers if _counts(number, low, french=passage.french)]
    passage.spelled_in, passage.spelled = low, found
    return found


def whole(text: str, *, french: bool) -> Spelled | None:
    """The number that a text in lower case is, if it is one number in words from end to end."""
    if _sequences(french).fullmatch(text) is None:
        return None
    found = [*_numbers(text, 0, FRENCH if french else ENGLISH, french=french)]
    return found[0] if len(found) == 1 and found[0].end == len(text) and found[0].start == 0 else None


@cache
def _sequences(french: bool) -> re.Pattern[str]:
    """Number words one after the other: no more than so many, so that a failure is not tried again without end."""
    words = "|".join(sorted({*(FRENCH if french else ENGLISH)} - {"a"}, key=len, reverse=True))
    one = rf"(?:{words})(?![^\W_])"
    if french:
        return re.compile(rf"(?<![\w-]){one}(?:(?: +(?:et +)?|-(?:et-)?){one}){{0,{_LONGEST}}}(?!-?\w)")
    one = rf"(?:{one}|a(?= +(?:hundred|thousand|[mbt]r?illion)\b))"
    join = r"(?: +(?:and +)?|-(?:and-)?|(?:(?<=llion)|(?<=thousand)), +(?:and +)?)"
    return re.compile(rf"(?<![\w-]){one}(?:{join}{one}){{0,{_LONGEST}}}(?!\w)")


_PIECE = re.compile(r"[^\W\d_]+")


def _numbers(text: str, offset: int, words: dict[str, Word], *, french: bool) -> Iterator[Spelled]:
    """Cut a sequence of number words into numbers, each as long as can be."""
    run = _Run(french=french)
    joined = False
    for match in _PIECE.finditer(text):
        name = match[0]
        if name in ("et", "and"):
            joined = True
            continue
        piece = _Piece(name, words[name], offset + match.start(), offset + match.end())
        if not run.add(piece, joined=joined):
            # In `one billion and two billion` the `two` belongs to what follows.
            rest = run.after_scale if piece.word.role == SCALE and run.total else []
            if run.pieces:
                yield run.number(without=len(rest))
            run = _Run(french=french)
            for one in (*rest, piece):
                run.add(one, joined=False)
        joined = False
    if run.pieces:
        yield run.number()


def _counts(number: Spelled, low: str, *, french: bool) -> bool:
    """Whether what reads as a number is one here."""
    text = low[number.start : number.end]
    if text in _NEVER_ALONE:
        return False
    after = low[number.end : number.end + 30]
    if not french:
        return not (number.ordinal and after.startswith("-"))
    before = low[max(0, number.start - 5) : number.start]
    if text in ("cent", "mille") and before.endswith("pour "):
        return False
    if text == "neuf":
        return _NINE.match(after) is not None
    return not (text.endswith("mille") and _NAUTICAL.match(after))
