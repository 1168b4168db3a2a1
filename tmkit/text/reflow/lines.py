"""The printed lines of a text as a PDF tool gives it: cleaned, with the white space around them counted."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field

LINE_HYPHEN = "\u00ad"
"""Stands at the end of a line for a hyphen of which the PDF tool did not say whether it is a hard one."""

_MOST_PAGES = 100_000  # with more, form feeds make no pages
_MOST_LINES = 100_000
_LEAST_LENGTH = 8  # characters of a line, on average
_ENDS = re.compile("\r\n?|[\v\x85\u2028]")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Not one of these may reach a memory: XML has no place for them, or they are invisible.
_REMOVED = re.compile("[\x00\x01\x03-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\ufeff\uffff\ufdd0-\ufdef\ud800-\udfff]")
# A PDF tool's mark for a hyphen at a line end; pdfium drops the line break after it.
_HYPHEN_MARK = re.compile("[\ufffe\x02][ \t]*\n?")
_SOFT_INSIDE = re.compile("\u00ad+(?=(.?))", re.DOTALL)


@dataclass(slots=True)
class Lines:
    """The lines that hold something, in columns. `gap` counts the blank lines before each, `number` is from 1.

    `feeds` are the places, as indices of the next line, where a form feed begins a page; two equal ones hold an empty
    page between them. `removed` counts characters that no text may have.
    """

    text: list[str] = field(default_factory=list)
    gap: list[int] = field(default_factory=list)
    indent: list[int] = field(default_factory=list)
    number: array[int] = field(default_factory=lambda: array("L"))
    feeds: array[int] = field(default_factory=lambda: array("L"))
    removed: int = 0

    def shapeless(self) -> bool:
        """Whether these are very many lines of a few characters, as no page has them."""
        return len(self.text) > _MOST_LINES and sum(map(len, self.text)) < _LEAST_LENGTH * len(self.text)


def printed_lines(text: str) -> Lines:
    """The lines of a text, ligatures spelled out, characters removed that no text may have."""
    lines = Lines()
    clean = _clean(text, lines)
    if clean.count("\f") > _MOST_PAGES:
        clean = clean.replace("\f", "\n")
    count = 0
    for page, printed in enumerate(clean.split("\f")):
        if page:
            lines.feeds.append(len(lines.text))
        blank = 0
        for line in printed.split("\n"):
            count += 1
            bare = line.strip(" \t\u00a0\u202f\u3000")
            if not bare:
                blank += 1
                continue
            lines.text.append(bare)
            lines.gap.append(blank)
            lines.indent.append(len(line) - len(line.lstrip(" \t\u00a0")))
            lines.number.append(count)
            blank = 0
        count -= 1  # a form feed ends no line
    return lines


def _clean(text: str, lines: Lines) -> str:
    if _ENDS.search(text):
        text = _ENDS.sub("\n", text)
    text = text.replace("\u2029", "\n\n")
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    text, lines.removed = _REMOVED.subn("", text)
    text = _HYPHEN_MARK.sub(f"{LINE_HYPHEN}\n", text)
    if LINE_HYPHEN in text:
        text = _SOFT_INSIDE.sub(_soft_hyphen, text)
    return text


def _soft_hyphen(match: re.Match[str]) -> str:
    """A soft hyphen inside a line: seen on paper only where the PDF used it for a real one."""
    following = match[1]
    if not following or following.isspace():
        return LINE_HYPHEN
    return "-" if following.isupper() or following.isdigit() else ""
