"""Footnotes at the foot of a page, where they are sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tmkit.text.reflow.furniture import Pages
from tmkit.text.reflow.lines import Lines

_MOST_LINES = 40  # of notes on one page
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(r"(\d{1,3}/?|[⁰¹²³⁴-⁹]{1,3}|\[\d{1,3}\]|\(\d{1,3}\))\s*(?=[^\W\d_]|[«“\"(])")
_CALLS = re.compile(r"(?<=[^\W\d_])[.,;:»”)\]]?(\d{1,3})(?!\d|[./,]\d)|([⁰¹²³⁴-⁹]{1,3})|\[(\d{1,3})\]|\((\d{1,3})\)")


def find_notes(lines: Lines, pages: Pages) -> dict[int, str]:
    """The lines of footnotes: where one begins its mark as printed, else an empty text.

    Sure is a note that stands after a blank line or a drawn rule, low on its page, counts up from the note before it or
    from 1, and is called in the text above it; marked `(1)`, or where pages are not known, only after a rule.
    """
    notes: dict[int, str] = {}
    last = 0
    starts = {start for start, _ in pages.starts}
    for first, end in pairwise(sorted(starts | {0, len(lines.text)})):
        body = [i for i in range(first, end) if i not in pages.dropped]
        calls: set[int] = set()
        zone = False
        for at, i in enumerate(body):
            line = lines.text[i]
            mark = _MARK.match(line)
            value = int(mark[1].translate(_SUPERSCRIPT).strip("[]()/")) if mark else 0
            if mark and (
                (zone and value == last + 1)
                or (
                    not zone
                    and at > 0
                    and value in calls
                    and value in {last + 1, 1}
                    and len(body) - at <= _MOST_LINES
                    and (body[at - 1] in pages.rules or (starts and lines.gap[i] and line[0] != "("))
                )
            ):
                zone = True
                last = value
                notes[i] = mark[1]
            elif zone:
                notes[i] = ""
            else:
                calls.update(_calls(line))
    return notes


def _calls(line: str) -> Iterator[int]:
    for match in _CALLS.finditer(line):
        yield int((match[1] or match[2] or match[3] or match[4]).translate(_SUPERSCRIPT))
