"""Words and characters of a segment, by a declared rule. Labels and inline codes are no part of its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType

from tmkit.text.tokens import token_spans

# `1 000 000` is one word, with a space of any kind; `1997 100` is two, and so is `A73 284`.
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:\s\d{3})+(?!\w)")
_SPACE = re.compile(r"\s+")


def declared(text: str) -> int:
    """Runs between white space (no-break spaces included) that hold a letter or digit, spaced digit groups as one."""
    count = sum(map(_counts, text.split()))
    if count > 1:
        count -= sum(len(_SPACE.findall(group[0])) for group in _GROUPED.finditer(text))
    return count


def with_elision(text: str) -> int:
    """The same, with a French elided word (`l'`, `d'`, `qu'`, …) counted by itself."""
    count = declared(text)
    if "'" not in text and "’" not in text:
        return count
    found = token_spans(text)
    return count + sum(
        token.text.endswith("'") and len(token.text) > 1 and token.end == after.start and _counts(after.text)
        for token, after in pairwise(found)
    )


def _counts(run: str) -> bool:
    return run.isalnum() or any(map(str.isalnum, run))


COUNTS: Mapping[str, Callable[[str], int]] = MappingProxyType({"declared": declared, "elision": with_elision})
"""The ways to count words, by the name that `--count` takes."""

RULES: Mapping[str, str] = MappingProxyType(
    {
        "declared": "a word is a run between white space (no-break spaces included) that holds a letter or digit; "
        "spaced digit groups are one; labels and codes are not counted",
        "elision": "a word is a run between white space (no-break spaces included) that holds a letter or digit, "
        "elided words (l', d', qu') by themselves; spaced digit groups are one; labels and codes are not counted",
    }
)
"""Each rule in a sentence, to be printed beside the numbers."""


def count_words(text: str, count: str = "declared") -> int:
    """The words of a text by one of the ways of `COUNTS`."""
    return COUNTS[count](text)


def characters(text: str) -> int:
    """The characters of a text without white space, in code points."""
    return sum(map(len, text.split()))
