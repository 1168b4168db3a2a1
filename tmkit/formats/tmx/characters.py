"""Characters that XML does not allow, changed in what is read, and what a person is told of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from tmkit.storage.xml_text import ILLEGAL, MEANT, join_surrogates

_NAMES: Final = {" ": "a space", "\u2011": "a no-break hyphen", "\u00ad": "a soft hyphen", "": "nothing"}


def mended(text: str) -> tuple[str, list[str]]:
    """The text as XML can hold it, and what was done: each reason once, with how often."""
    if ILLEGAL.search(text) is None:
        return text, []
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
