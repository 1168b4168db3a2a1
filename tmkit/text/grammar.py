r"""What a token is: one pattern over folded text (`folding.py`). The first rule that fits, from left to right:

1. A document symbol: parts joined by slashes, a digit in one of them at least (`s/res/822`, `a/73/284/add.1`,
   `45/10-p(is)`, `965/2012`, `12/05/2018`). A part has letters and digits, stops and hyphens inside, and letters in
   brackets directly after a letter. `and/or` and `km/h` have no digit: three tokens.
2. A number: digits; groups of three, each after a space, with no adjoining digit (`1 000 000`); stops and commas
   between digits (`12,5`, `3.2.1`); letters directly after it (`45ème`, `1er`, `12h30`), and what a hyphen or
   apostrophe joins to it (`12-month`).
3. A French elided word with its apostrophe: `l' d' qu' jusqu' lorsqu' puisqu' quoiqu' quelqu' presqu'` before a letter,
   digit or quote; `j' m' t' s' n' c'` likewise, but not before a consonant, because they stand before verbs and
   pronouns only: so `N'Djamena` and `M'Bow` stay whole. Before white space or the end too (`l' État`, as taken from a
   PDF), save after another apostrophe (`'c'` is a quoted letter). `quelqu'un` and `presqu'île` are whole.
4. A word: letters and digits, with what hyphens and apostrophes join to it (`haut-karabagh`, `council's`, `don't`,
   `aujourd'hui`). A hyphen between two digits separates (`2001-12` is three tokens).
5. Any other character by itself.

Every repetition is possessive, and a symbol is bounded, so that no text is read more than a fixed number of times.
"""

from __future__ import annotations

import re
from unicodedata import normalize

import regex


def _bases() -> dict[str, str]:
    found = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        apart = normalize("NFD", chr(code))
        if len(apart) > 1 and "a" <= apart[0] <= "z":
            found[chr(code)] = apart[0]
    return found


BASES = _bases()
"""Each small letter that is an ASCII letter with marks, to that letter: `é` to `e`."""


def _token(letter: str, digit: str, other: str, mark: str) -> str:
    """The pattern; the arguments are insides of character classes: letters, digits, other numerals, marks."""
    word = f"[{letter}{digit}{other}{mark}]"

    def any_of(letters: str) -> str:
        marks = f"[{mark}]*+" if mark else ""
        return f"[{letters}{''.join(c for c, base in BASES.items() if base in letters)}]{marks}"

    tail = f"(?:(?:'|(?<![{digit}])-|-(?![{digit}])){word}++)*+"
    part = rf"{word}{{1,30}}+(?:[.\-]{word}{{1,30}}+){{0,6}}+(?:(?<=[{letter}])\([{letter}]{{1,8}}+\))?+"
    has_digit = rf"(?=(?:[{letter}{mark}]{{1,30}}+[./\-]?+){{0,12}}+[{digit}])"
    symbol = rf"{has_digit}{part}(?:/{part}){{1,12}}+(?!{word})"

    groups = f"[{digit}]{{1,3}}+(?: [{digit}]{{3}}(?![{digit}]))++"
    number = f"(?:{groups}|[{digit}]++)(?:[.,][{digit}]++)*+{word}*+{tail}"

    free = "|".join(
        [any_of("dl")]
        + [any_of(long[0]) + long[1:] for long in ("qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu")]
    )
    bound = any_of("jmtsnc")
    whole = f"(?:{any_of('q')}uelqu'{any_of('u')}ne?|{any_of('p')}resqu'{any_of('i')}les?)(?!{word})"
    follows = f"(?=[{letter}{digit}\"'])"
    elided = (
        rf"(?!{whole})(?:(?:{free})'{follows}|{bound}'{follows}(?!{any_of('bcdfgjklmnpqrstvwxz')})"
        rf"|(?<!')(?:{free}|{bound})'(?= |\Z))"
    )
    return rf"{symbol}|{number}|{elided}|{word}++{tail}|[^ ]"


TOKEN = regex.compile(_token(r"\p{L}", r"\p{Nd}", r"\p{N}", r"\p{M}"))

# Most text needs none of Unicode's later blocks; in these characters `re` finds the same in half the time.
PLAIN = re.compile("[ -\u02ff\u2010-\u205f]*+")
_NUMERALS = "²³¹¼½¾"
PLAIN_TOKEN = re.compile(
    _token("".join(c for c in map(chr, range(0x61, 0x300)) if c.isalpha() and c == c.lower()), "0-9", _NUMERALS, "")
)
