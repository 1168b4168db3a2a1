"""The labels that a browser prints before the items of a list."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tmkit.documents.numerals import numeral

_COUNTING = frozenset({"1", "a", "A", "i", "I"})
_BULLETS = ("•", "◦", "▪")
_STYLED = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(none|disc|circle|square|decimal|(?:lower|upper)-[a-z]+)", re.IGNORECASE
)
_FORMS = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_SHAPES = {"disc": "•", "circle": "◦", "square": "▪"}
_LARGEST = 10**6


@dataclass(slots=True)
class ListState:
    """A list that is open. `form` is `1`, `a`, `A`, `i`, `I`, a bullet, or empty where nothing is printed."""

    form: str
    next: int = 1
    step: int = 1

    @property
    def counts(self) -> bool:
        """Whether the items are numbered."""
        return self.form in _COUNTING

    def label(self, value: str | None) -> str | None:
        """The label of the next item; `value` is what the item itself says."""
        if not self.form:
            return None
        if not self.counts:
            return self.form
        number = whole(value, self.next)
        self.next = number + self.step
        return f"{numeral(number, self.form)}."


def list_state(tag: str, attributes: dict[str, str | None], depth: int, items: Callable[[], int]) -> ListState:
    """A list that begins. `depth` is how many lists of bullets are open around it; `items` counts its items."""
    styled = _STYLED.search(attributes.get("style") or "")
    style = styled[1].lower() if styled else ""
    kind = attributes.get("type") or ""
    form = _SHAPES.get(style) or _FORMS.get(style) or _SHAPES.get(kind.lower())
    if style == "none":
        form = ""
    elif form is None and kind in _COUNTING:
        form = kind
    if tag != "ol":
        return ListState(_BULLETS[min(depth, 2)] if form is None else form)
    backwards = "reversed" in attributes
    start = whole(attributes.get("start"), items() if backwards else 1)
    return ListState("1" if form is None else form, start, -1 if backwards else 1)


def whole(value: str | None, otherwise: int) -> int:
    """A whole number of an attribute, `otherwise` where it is none."""
    bare = (value or "").strip()
    if re.fullmatch(r"-?\d{1,7}", bare) and abs(int(bare)) <= _LARGEST:
        return int(bare)
    return otherwise
