"""Patterns over texts as written: regular expressions of a person, which must not keep the machine busy for ever."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

import regex

from tmkit.model import InputError

Span = tuple[int, int]

_LONGEST = 1_000
_LARGEST = 100_000  # items, with every counted repeat written out
_COUNT = re.compile(r"\{(\d*)(?:,(\d*))?\}")
_RUN = re.compile(r"[a-z]{3,}", re.IGNORECASE | re.ASCII)
# What may stand in a label, which is not indexed.
_TIMES = "bis ter quater quinquies sexies septies octies novies decies"
_TOO_LONG = "the regular expression takes too long; make it simpler, or add a word that the text must have"


@dataclass(frozen=True)
class TextPattern:
    """A regular expression (the syntax of the `regex` module), searched until a deadline (`time.monotonic`)."""

    expression: regex.Pattern[str]
    deadline: float
    literal: str

    @classmethod
    def read(cls, text: str, *, seconds: float) -> TextPattern:
        """The pattern; from now on it may be busy for so many seconds in all. Raises InputError."""
        if len(text) > _LONGEST:
            raise InputError(f"a regular expression has at most {_LONGEST:,} characters")
        if _size(text) > _LARGEST:
            raise InputError("the regular expression repeats too much: '{1000}' of '{1000}' is a million")
        try:
            return cls(regex.compile(text), time.monotonic() + seconds, literal_run(text))
        except (regex.error, OverflowError, RecursionError) as error:
            raise InputError(f"no regular expression: {error}") from None

    def spans(self, text: str) -> list[tuple[Span, ...]]:
        """Where a text has the pattern, time after time; no empty match counts. Raises InputError past the deadline."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise InputError(_TOO_LONG)
        try:
            return [(m.span(),) for m in self.expression.finditer(text, timeout=left) if m.end() > m.start()]
        except TimeoutError:
            raise InputError(_TOO_LONG) from None


def literal_run(text: str) -> str:
    """The longest run of ASCII letters, lowered, that every text with the pattern must have in a word; "" if unsure.

    The last letter of a run is left out: in the text, an accent that is composed with it might follow.
    """
    text = re.sub(r"\A\(\?i\)", "", text)  # words are indexed with case folded
    if "|" in text or re.search(r"(?<!\\)(?:\\\\)*\(", text):
        return ""
    plain = re.sub(r"\\(?:[pPN]\{[^}]*\}|[xuU][0-9a-fA-F]*|.)", ".", text, flags=re.DOTALL)
    plain = re.sub(r"\[\^?\]?[^\]]*\]", ".", plain)
    plain = re.sub(r".(?:[*?]|\{[^}]*\}?)[+?]?", ".", plain, flags=re.DOTALL)
    runs = [run.lower() for run in _RUN.findall(plain) if len(run) <= 30]
    return max((run[:-1] for run in runs if run not in _TIMES and not set(run) <= set("ivxlc")), key=len, default="")


def _size(text: str) -> int:
    """About how many items the expression has once its counted repeats are written out."""
    sizes, last = [0], [0]
    at = 0
    while at < len(text):
        character = text[at]
        counted = _COUNT.match(text, at) if character == "{" else None
        if counted is not None:
            times = max(int(count[:9] or 0) for count in (counted[1], counted[2] or "0"))
            sizes[-1] += last[-1] * max(times - 1, 0)
            last[-1] *= max(times, 1)
            at = counted.end()
            continue
        if character == "(":
            sizes.append(0)
            last.append(0)
        elif character == ")" and len(sizes) > 1:
            inner = sizes.pop()
            last.pop()
            sizes[-1] += inner
            last[-1] = inner
        else:
            sizes[-1] += 1
            last[-1] = 1
        at += 2 if character == "\\" else 1
    return sum(sizes)
