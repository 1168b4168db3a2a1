"""Footnotes at the foot of a page, where they are sure."""

from __future__ import annotations

import re
from itertools import pairwise

from tmkit.text.reflow.furniture import Pages
from tmkit.text.reflow.lines import Lines

_MOST_LINES = 40  # of notes on one page
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(r"(\*{1,3}|\d{1,3}/?|[⁰¹²³⁴-⁹]{1,3}|\[\d{1,3}\]|\(\d{1,3}\))\s*(?=[^\W\d_]|[«“\"(])")
_CALL = re.compile(
    r"(?<=[^\W\d_])[.,;:»”)\]]?(\d{1,3}(?!\d|[./,]\d))|([⁰¹²³⁴-⁹]{1,3})|(\[\d{1,3}\])|(\(\d{1,3}\))|(?<=\w)(\*{1,3})"
)


def find_notes(lines: Lines, pages: Pages) -> tuple[dict[int, str], dict[int, int]]:
    """The lines of footnotes: where one begins its mark as printed, else an empty text; and which line calls each.

    Sure is a note that stands after a blank line or a drawn rule, low on its page, counts up from the note before it or
    from 1, and is called in the text above it. Marked `(1)` or `*`, or where pages are not known, it must stand after a
    rule; and where pages are not known, notes end at a blank line.
    """
    notes: dict[int, str] = {}
    callers: dict[int, int] = {}
    last = 0
    starts = {start for start, _ in pages.starts}
    for first, end in pairwise(sorted(starts | {0, len(lines.text)})):
        body = [i for i in range(first, end) if i not in pages.dropped]
        calls: dict[int, int] = {}  # the number of a note, the first line that calls it
        zone = False
        for at, i in enumerate(body):
            line = lines.text[i]
            mark = _MARK.match(line)
            value = _value(mark[1]) if mark else 0
            follows = value < 0 or value == last + 1
            if mark and not zone and at and value in calls and len(body) - at <= _MOST_LINES:
                ruled = body[at - 1] in pages.rules
                zone = (follows or value == 1) and (ruled or bool(starts and lines.gap[i] and line[0] not in "(*"))
                follows = zone
            elif zone and not follows and lines.gap[i] and not starts:
                zone = False
            if mark and zone and follows:
                notes[i] = mark[1]
                if value in calls and value > 0:
                    callers[i] = calls[value]
                last = max(value, last if value < 0 else 0)
            elif zone:
                notes[i] = ""
            else:
                for call in _CALL.finditer(line):
                    calls.setdefault(_value(next(filter(None, call.groups()))), i)
    return notes, callers


def _value(mark: str) -> int:
    """The number of a note; below zero for stars, which count nothing."""
    return -1 if mark[0] == "*" else int(mark.translate(_SUPERSCRIPT).strip("[]()/"))
