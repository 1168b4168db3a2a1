"""Characters that XML does not allow: what they become, in what is read and in what is written."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from tmkit.formats.tmx.grammar import ILLEGAL

# What Word means by them (a line break, an optional hyphen, a no-break hyphen); all others mean nothing.
MEANT: Final = {0x0B: " ", 0x1E: "\u2011", 0x1F: "\u00ad"}
_NAMES: Final = {" ": "a space", "\u2011": "a no-break hyphen", "\u00ad": "a soft hyphen", "": "nothing"}
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def legal(text: str) -> str:
    """The text as XML can hold it: surrogate pairs joined, meant characters replaced, the others left out."""
    if ILLEGAL.search(text) is None:
        return text
    return ILLEGAL.sub(lambda match: MEANT.get(ord(match[0]), ""), join_surrogates(text))


def join_surrogates(text: str) -> str:
    """The text with each pair of surrogates as the one character that they stand for."""
    return _PAIR.sub(lambda match: match[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)


def mended(text: str) -> tuple[str, list[str]]:
    """The text as XML can hold it, and what was done: each reason once, with how often."""
    reasons: Counter[str] = Counter()

    def change(match: re.Match[str]) -> str:
        instead, reason = replaced(match[0])
        reasons[reason] += 1
        return instead

    found = ILLEGAL.sub(change, join_surrogates(text))
    return found, [why if count == 1 else f"{why} ({count} times)" for why, count in reasons.items()]


def replaced(character: str) -> tuple[str, str]:
    """What an illegal character becomes, and the reason as a remark says it: `U+001F read as a soft hyphen`."""
    code = ord(character)
    instead = MEANT.get(code, "")
    what = "surrogate " if 0xD800 <= code <= 0xDFFF else ""
    done = f"read as {_NAMES[instead]}" if instead else "left out"
    return instead, f"{what}U+{code:04X} {done}"
