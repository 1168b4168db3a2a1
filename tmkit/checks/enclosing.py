"""Quotation marks and brackets: one that is never closed, and marks that are not the house's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from tmkit.checks.exempt import blocks_of, is_title, quotations, within
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.marks import Marks, Span, brackets, quotation_marks
from tmkit.checks.subject import Subject
from tmkit.config import house_style
from tmkit.model import DraftSegment, Finding, Place
from tmkit.text.languages import primary

_QUOTATION = 40  # blocks over which a quotation may run
_BRACKETED = 5
_MOST = 100  # marks that wait, and findings of one check
_ENUMERATOR = re.compile(
    r"(?:^|(?<=[\s(,;]))(?:\d{1,3}(?:\.\d+)*|[a-z]{1,4}|[A-Z])\s?(?:bis|ter|quater)?\)(?=\s+[^\W\d_])"
)
# `alinéa 2a)`, `sous-alinéa (iv)`: closes nothing that another block opened.
_REFERENCE = re.compile(r"(?<![^\W\d_])(?:\d{0,4}[a-z]{1,2}|[ivx]{1,5}|\d{1,3}(?:\.\d+)*)\)(?=,? ?\(?[^\W\d_])")
_STYLES = {"«": "«»", "<<": "«»", "“": "“”", "”": "“”", "„": "“”", '"': '""', "‘": "‘’", "'": "''"}
_WHICH = {"«»": "« »", "“”": "“ ”", '""': '" "', "‘’": "‘ ’", "''": "' '"}
_TURNED = {"»": "«", "”": "“", ">>": "<<"}
_DOUBLE = frozenset({"«»", "“”", '""'})
_MOST_TOLD = 40  # characters of the text around a mark


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that waits to be closed: its block's number, the text it begins with, where it stands."""

    block: int
    mark: str
    place: Place
    leads: bool


def quotes(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Unclosed marks each by itself; marks of another kind than the house's or the document's once a document."""
    if primary(subject.language) not in {"fr", "en"}:
        return
    yield from islice(_lonely(subject, "quotation mark"), _MOST)
    yield from _kinds(subject, knowledge)


def unclosed_brackets(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Each bracket that nothing closes."""
    del knowledge
    yield from islice(_lonely(subject, "bracket"), _MOST)


def _without_enumerators(text: str) -> Marks:
    marks = brackets(text)
    for pattern in (_ENUMERATOR, _REFERENCE) if marks.unopened else ():
        spans = [match.span() for match in pattern.finditer(text)]
        marks.unopened = [span for span in marks.unopened if not within(span, spans)]
    return marks


_LONELY: dict[str, tuple[str, Callable[[str], Marks], int]] = {
    "quotation mark": ("quotes", quotation_marks, _QUOTATION),
    "bracket": ("brackets", _without_enumerators, _BRACKETED),
}


def _lonely(subject: Subject, name: str) -> Iterator[Finding]:
    """Marks that nothing closes within the blocks that a passage may run over, or that nothing opened.

    A quotation of several paragraphs may have an opening mark at the head of each. Of brackets only the opening ones
    are told: `a)` opens none.
    """
    check, read, reach = _LONELY[name]
    waiting: list[_Open] = []
    for number, (text, parts) in enumerate(blocks_of(subject)):
        late = [one for one in waiting if number - one.block > reach]
        if late:
            yield from (_finding(check, one.place, f"{one.place.text}: the {name} is never closed") for one in late)
            waiting = [one for one in waiting if number - one.block <= reach]
        marks = read(text)
        if waiting and waiting[-1].block == number - 1 and _whole(text, marks, waiting[-1].mark):
            waiting = _without_last(waiting)
        turned = ""
        for span in marks.unopened:
            if waiting and _closes(waiting[-1].mark, text[slice(*span)]):
                waiting = _without_last(waiting)
                continue
            place = _place(subject, parts, span)
            if check == "quotes" and place is not None and not _may_close(text, span, marks):
                if turned == place.text:  # closes what that one opened
                    turned = ""
                    continue
                turned = place.text if _turned(text, span) else ""
                said = "closes, where a quotation opens" if turned else "was never opened"
                yield replace(
                    _finding(check, place, f"{place.text}: the {name} {said}"), suggestion=_TURNED.get(turned)
                )
        for span in marks.unclosed[: _MOST - len(waiting)]:
            place = _place(subject, parts, span)
            if place is not None:
                waiting.append(_Open(number, text[slice(*span)], place, not text[: span[0]].strip()))
    for one in _told(waiting):
        yield _finding(check, one.place, f"{one.place.text}: the {name} is never closed")


def _whole(text: str, marks: Marks, mark: str) -> bool:
    """Whether a block is one quotation from its head to its end, as the last of several may be."""
    return any(
        text[slice(*opening)] == mark and not text[: opening[0]].strip() and not text[closing[1] :].strip(" .;,\u00a0")
        for opening, closing in marks.pairs
    )


def _without_last(waiting: list[_Open]) -> list[_Open]:
    """What waits when the last quotation is closed: its marks at the heads of paragraphs are closed with it."""
    end = len(waiting) - 1
    while end > 0 and waiting[end].leads and waiting[end - 1].mark == waiting[end].mark:
        end -= 1
    return waiting[:end]


def _turned(text: str, span: Span) -> bool:
    """Whether a closing mark stands where an opening one does: after a space, before a letter."""
    return text[span[0] - 1].isspace() and text[span[1] : span[1] + 1].isalnum()


def _may_close(text: str, span: Span, marks: Marks) -> bool:
    """Whether a closing mark may end a quotation of whole paragraphs, repeat it at the head of one, or belong to a mark
    of another kind that is told already.
    """
    if not text[: span[0]].strip() or (marks.unclosed and marks.unclosed[0] < span):
        return True
    return not text[span[1] :].strip('»”"’) \u00a0;,') and text[: span[0]].rstrip()[-1] in ".!?…;:»”)"


def _told(waiting: list[_Open]) -> Iterator[_Open]:
    """Of the marks at the heads of neighbouring blocks, of which none is closed, the first."""
    before: _Open | None = None
    for one in waiting:
        runs_on = before is not None and before.leads and one.leads and before.mark == one.mark
        if not (runs_on and before is not None and one.block - before.block <= 1):
            yield one
        before = one


def _closes(opening: str, closing: str) -> bool:
    pairs = {"«": "» >>", "<<": "» >>", "(": ")", "[": "]", "{": "}"}
    return closing in pairs.get(opening, '” " “').split()


def _place(subject: Subject, parts: list[tuple[int, DraftSegment]], span: Span) -> Place | None:
    """The place of a span of a block's text."""
    for start, segment in parts:
        if start <= span[0] and span[1] <= start + len(segment.text):
            return subject.place(segment, (span[0] - start, span[1] - start))
    return None


def _finding(check: str, place: Place, message: str) -> Finding:
    start, end = place.span
    around = place.context[max(start - _MOST_TOLD // 2, 0) : end + _MOST_TOLD].strip()
    return Finding(check, "warning", message, (place,), evidence=f"… {around} …")


def _kinds(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Quotations in other marks than the house's; where none is declared, in others than most of the document's."""
    language = primary(subject.language)
    style = house_style(knowledge.houses.get(language, ""), language)
    found: list[tuple[str, Place]] = []
    runs_on = False
    for text, parts in blocks_of(subject):
        marks = quotation_marks(text)
        titles = {segment.id for _, segment in parts if is_title(segment)}
        runs_on = runs_on or bool(marks.unclosed or marks.unopened)
        for span in quotations(text):
            place = _place(subject, parts, span)
            kind = _STYLES.get(text[span[0] : span[0] + 2], _STYLES.get(text[span[0]], ""))
            if place is not None and kind and place.segment not in titles:
                found.append((kind, place))
    counts = Counter(kind for kind, _ in found)
    wanted = style.quotes if style is not None else max(counts, key=lambda kind: counts[kind], default="")
    wrong = [(kind, place) for kind, place in found if kind != wanted and kind in _DOUBLE]
    if style is None and wanted not in _DOUBLE:
        wrong = []
    if runs_on:  # where a quotation runs over paragraphs, those in it have the inner marks
        wrong = [(kind, place) for kind, place in wrong if kind == '""']
    if not wrong:
        return
    inner = "\u00a0" if style is not None and style.inside_quotes == "space" else ""
    if style is None and wanted == "«»" and any("«\u00a0" in place.text or "« " in place.text for _, place in found):
        inner = "\u00a0"
    places = tuple(replace(place, suggestion=_remarked(place.text, wanted, inner)) for _, place in wrong)
    others = ", ".join(f"{_WHICH[kind]} {count}" for kind, count in counts.most_common())
    said = f"the house style ({style.house}) has {_WHICH[wanted]}" if style else "quotation marks of several kinds"
    yield Finding("quotes", "warning", said, places, places[0].suggestion, others, fixable=style is not None)


def _remarked(text: str, wanted: str, inner: str) -> str:
    """A quotation with other marks."""
    bare = text.removeprefix("<<").removesuffix(">>")
    bare = (bare if len(bare) < len(text) else text[1:-1]).strip(" \u00a0\u202f")
    return f"{wanted[0]}{inner}{bare}{inner}{wanted[1]}"
