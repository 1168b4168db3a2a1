"""How tools show inline codes in the cells of a Word table: in a style of their own, or with brackets.

Trados Studio writes `<1>text</1>` in the style `Tag`, memoQ anything in `mqInternal`; Phrase TMS `{1>text<1}` and
`{2}` in tables whose rows it names `aBcD:12`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from tmkit.formats.docx_table.tables import Run
from tmkit.model import Code, Segment

_STYLES = frozenset({"tag", "mqinternal", "tw4wininternal", "tw4winexternal", "donottranslate"})
_TAG = re.compile(r"<(/?)([^<>/\s]{1,40})([^<>]{0,400}?)(/?)>")
_PHRASE = re.compile(r"\{([0-9]{1,5})>|<([0-9]{1,5})\}|\{([0-9]{1,5})\}")


def styled_segment(runs: Sequence[Run]) -> Segment:
    """The text of a cell; what stands in a style for codes is codes, each as it is written there."""
    pieces: list[str] = []
    marks: list[tuple[int, str, str, str]] = []
    length = 0
    waiting = ""
    for text, style in [*runs, ("", "")]:
        if style.lower() in _STYLES:
            waiting += text
            continue
        marks += [(length, *mark) for mark in _tags(waiting)]
        waiting = ""
        pieces.append(text)
        length += len(text)
    return _trimmed("".join(pieces), marks)


def phrase_segment(runs: Sequence[Run]) -> Segment:
    """The text of a cell of Phrase TMS, with its bracketed numbers as codes."""
    text = "".join(run for run, _ in runs)
    pieces: list[str] = []
    marks: list[tuple[int, str, str, str]] = []
    length = at = 0
    for match in _PHRASE.finditer(text):
        pieces.append(text[at : match.start()])
        length += match.start() - at
        at = match.end()
        opening, closing, alone = match.groups()
        kind = "open" if opening else "close" if closing else "alone"
        marks.append((length, kind, opening or closing or alone, match[0]))
    pieces.append(text[at:])
    return _trimmed("".join(pieces), marks)


def _tags(text: str) -> list[tuple[str, str, str]]:
    """The codes in text of such a style: (open, close or alone; name; as written)."""
    found: list[tuple[str, str, str]] = []
    at = 0
    for match in _TAG.finditer(text):
        if match.start() > at:
            found.append(("alone", "", text[at : match.start()]))
        kind = "close" if match[1] else "alone" if match[4] else "open"
        found.append((kind, match[2], match[0]))
        at = match.end()
    if at < len(text):
        found.append(("alone", "", text[at:]))
    return found


def _trimmed(text: str, marks: Sequence[tuple[int, str, str, str]]) -> Segment:
    """The segment without white space at its ends, marks with a partner paired."""
    start = len(text) - len(text.lstrip())
    kept = text.strip()
    partner = _pairs(marks)
    codes = []
    numbers: dict[int, int] = {}
    for place, (offset, kind, name, written) in enumerate(marks):
        where = min(max(offset - start, 0), len(kept))
        content = escape(written)
        if place not in partner:
            isolated = kind != "alone" and name
            attributes = (("pos", "begin" if kind == "open" else "end"),) if isolated else ()
            codes.append((where, Code("it" if isolated else "ph", attributes, content)))
            continue
        first = min(place, partner[place])
        number = numbers.setdefault(first, len(numbers) + 1)
        codes.append((where, Code("bpt" if place == first else "ept", (("i", str(number)),), content)))
    return Segment(kept, tuple(codes))


def _pairs(marks: Sequence[tuple[int, str, str, str]]) -> dict[int, int]:
    """The places of marks that open and close one name, each to the other."""
    partner: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for place, (_, kind, name, _) in enumerate(marks):
        if kind == "open":
            opened.setdefault(name, []).append(place)
        elif kind == "close" and opened.get(name):
            first = opened[name].pop()
            partner[place], partner[first] = first, place
    return partner
