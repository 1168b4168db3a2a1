"""What a page may ask of the parser, told from its tags before it is parsed: depth, and attributes of one element.

The parser takes time that grows with the square of either.
"""

from __future__ import annotations

import re
from collections import Counter

from tmkit.model import InputError

_MOST_DEEP = 2000
_MOST_ATTRIBUTES = 2000
_LONG = 4000  # characters of a tag whose attributes are counted
_TAG = re.compile(r"<(?:(!--)|(/?)([A-Za-z][^\s/>]{0,40}))")
_WHOLE_TAG = re.compile(r"""<[A-Za-z](?:[^<>"']+|"[^"]*"|'[^']*')*+""")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_SEPARATOR = re.compile(r"[\s/=]+")
_VOID = frozenset(
    """area base br col embed hr img input link meta source track wbr p li dt dd tr option optgroup rt rp body html head
    thead tbody tfoot colgroup td th""".split()
)
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noframes"})
# An end tag closes nothing beyond these.
_FENCES = frozenset({"table", "caption", "button", "object", "applet", "marquee", "template"})


def check_bounds(text: str, name: str) -> None:
    """Raises InputError for a page that is nested too deep, or has an element with too many attributes."""
    at = _too_deep(text)
    if at is not None:
        line = text.count("\n", 0, at) + 1
        raise InputError(f"elements nested more than {_MOST_DEEP} deep; refused", file=name, line=line)
    for match in _WHOLE_TAG.finditer(text):
        if len(match[0]) > _LONG and len(_SEPARATOR.findall(_QUOTED.sub(" ", match[0]))) > _MOST_ATTRIBUTES:
            line = text.count("\n", 0, match.start()) + 1
            raise InputError(f"an element with more than {_MOST_ATTRIBUTES} attributes; refused", file=name, line=line)


def _too_deep(text: str) -> int | None:
    """Where the elements that are open become too many."""
    lower = text.lower() if len(text.lower()) == len(text) else text
    stack: list[str] = []
    counts: Counter[str] = Counter()
    match = _TAG.search(text)
    while match is not None:
        after = match.end()
        tag = (match[3] or "").lower()
        if match[1]:
            after = text.find("-->", after)
        elif match[2]:
            if counts[tag]:
                _close(tag, stack, counts)
        elif tag in _RAW:
            after = lower.find(f"</{tag}", after)
        elif tag not in _VOID:
            stack.append(tag)
            counts[tag] += 1
            if len(stack) > _MOST_DEEP:
                return match.start()
        if after < 0:
            break
        match = _TAG.search(text, after)
    return None


def _close(tag: str, stack: list[str], counts: Counter[str]) -> None:
    at = len(stack) - 1
    while stack[at] != tag:
        if stack[at] in _FENCES and tag not in _FENCES:
            return
        at -= 1
    for closed in stack[at:]:
        counts[closed] -= 1
    del stack[at:]
