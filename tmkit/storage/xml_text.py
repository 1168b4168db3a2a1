"""Characters that XML does not allow: what they become in what is read and written."""

from __future__ import annotations

import re
from typing import Final

ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""One of them: XML 1.0, 2.2."""

MEANT: Final = {0x0B: " ", 0x1E: "\u2011", 0x1F: "\u00ad"}
"""What Word means by some (a line break, a no-break hyphen, an optional one); all others mean nothing."""

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def legal(text: str) -> str:
    """The text as XML can hold it: surrogate pairs joined, meant characters replaced, the others left out."""
    if ILLEGAL.search(text) is None:
        return text
    return ILLEGAL.sub(lambda match: MEANT.get(ord(match[0]), ""), join_surrogates(text))


def join_surrogates(text: str) -> str:
    """The text with each pair of surrogates as the one character that they stand for."""
    return _PAIR.sub(lambda match: match[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
