"""Quotation marks and brackets of a text: which opens, which closes, which belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Span = tuple[int, int]

_MARK = re.compile(r"<<|>>|[«»“”„‟‘’‚‹›\"']")
_BRACKET = re.compile(r"[()\[\]{}]")
_OPENERS = {
    "»": "« <<",
    ">>": "« <<",
    "”": '“ „ ‟ "',
    "“": "„ “",
    '"': '" “ „ ‟',
    "’": "‘ ‚",
    "‘": "‚",
    "'": "'",
    "›": "‹",
}
"""What each closing mark may close; marks of one kind stand in for each other in flattened text."""
_ALWAYS_OPEN = frozenset({"«", "<<", "„", "‟", "‚", "‹"})
_SINGLE = frozenset("‘’‚'‹›")
_OPENS_AFTER = frozenset("([{«“„‘‹\"—–-/’'*_")  # what else than white space may stand before an opening mark
_PAUSES = frozenset(",;:")
_LONGEST_SINGLE = 200  # characters between two straight single quotation marks
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_DEEPEST = 20


@dataclass(slots=True)
class Marks:
    """The spans of the two marks of each pair, of marks that nothing closes, and of marks that nothing opened."""

    pairs: list[tuple[Span, Span]] = field(default_factory=list)
    unclosed: list[Span] = field(default_factory=list)
    unopened: list[Span] = field(default_factory=list)


def quotation_marks(text: str) -> Marks:
    """The quotation marks of a text. A single one counts only in a pair: alone it is an apostrophe."""
    marks = Marks()
    stack: list[Span] = []
    for found in _MARK.finditer(text):
        mark, span = found[0], found.span()
        waiting = _waiting(text, mark, span, stack)
        if _opens(text, mark, span, waiting is not None):
            if len(stack) < _DEEPEST:
                stack.append(span)
        elif waiting is not None:
            marks.pairs.append((stack[waiting], span))
            marks.unclosed += stack[waiting + 1 :]
            del stack[waiting:]
        elif mark not in _SINGLE and not _measures(text, mark, span):
            marks.unopened.append(span)
    marks.unclosed = sorted(one for one in (*marks.unclosed, *stack) if text[slice(*one)] not in _SINGLE)
    return marks


def brackets(text: str) -> Marks:
    """The brackets of a text. What nothing opened may be an enumerator's: `a)`."""
    marks = Marks()
    stack: list[Span] = []
    for found in _BRACKET.finditer(text):
        opener = _BRACKETS.get(found[0])
        if opener is None:
            stack.append(found.span())
            continue
        lowest = max(len(stack) - _DEEPEST, 0)
        waiting = next((at for at in range(len(stack) - 1, lowest - 1, -1) if text[stack[at][0]] == opener), None)
        if waiting is None:
            marks.unopened.append(found.span())
            continue
        marks.pairs.append((stack[waiting], found.span()))
        marks.unclosed += stack[waiting + 1 :]
        del stack[waiting:]
    marks.unclosed = sorted((*marks.unclosed, *stack))
    return marks


def _opens(text: str, mark: str, span: Span, waiting: bool) -> bool:
    """Whether a mark opens a quotation. `waiting` says that it could close one."""
    if mark in _ALWAYS_OPEN:
        return True
    if mark in {"»", ">>", "›", "’"}:
        return False
    before, after = _around(text, span)
    apart = not before or before.isspace() or before in _OPENS_AFTER
    leans = bool(after) and not after.isspace()
    if mark == "'":
        return apart and before not in {"'", "’"} and after.isalpha() and not waiting
    if mark == "‘":
        return apart and leans and not after.isdigit()
    if mark == "“":  # some close with it: `“so. “`
        return (apart and leans) or not (waiting or (before and not text[span[1] :].strip(" .,;)\u00a0")))
    if mark == "”":
        return not waiting and apart and leans
    if waiting:  # a straight one
        return apart and leans and after.isalnum() and not (before and before in _OPENS_AFTER)
    # A space is left out before an opening mark sooner than a word is closed and another begun at once.
    return (apart or (before in _PAUSES and after.isalnum())) and not _measures(text, mark, span)


def _waiting(text: str, mark: str, span: Span, stack: list[Span]) -> int | None:
    """The place in the stack of the opening mark that a mark could close."""
    openers = _OPENERS.get(mark, "").split()
    if not openers or (mark in _SINGLE and not _ends(text, span)):
        return None
    for at in range(len(stack) - 1, -1, -1):
        if text[slice(*stack[at])] in openers:
            return at if mark != "'" or span[0] - stack[at][0] <= _LONGEST_SINGLE else None
    return None


def _ends(text: str, span: Span) -> bool:
    """Whether a single mark stands where a quotation may end: after a character, and not before a letter."""
    before, after = _around(text, span)
    return bool(before) and (not before.isspace() or before in "\u00a0\u202f") and not after.isalnum()


def _measures(text: str, mark: str, span: Span) -> bool:
    """Whether a mark stands for inches or seconds."""
    return mark in {'"', "”"} and _around(text, span)[0].isdigit()


def _around(text: str, span: Span) -> tuple[str, str]:
    return text[span[0] - 1 : span[0]] if span[0] else "", text[span[1] : span[1] + 1]
