"""Labels as paths: `3`, `3/¶2`, `5/bullet 3`, `3/a)/ii)`."""

from __future__ import annotations

from collections import Counter

from tmkit.text.reflow.series import Label


class Paths:
    """Gives the blocks of one text, in order, their paths.

    A paragraph without a label belongs to the numbered one, or to the labelled heading, before it (`3/¶2`); where there
    is none, it is counted from the beginning of the text (`¶2`). A heading without a label has no path.
    """

    def __init__(self) -> None:
        self._levels: list[tuple[str, tuple[int, ...], str]] = []  # style, value, path
        self._counts: Counter[str] = Counter()

    def heading(self, label: Label | None) -> str:
        """The path of a heading."""
        if label is None or label.is_bullet:
            self._levels = []
            return ""
        path = label.text.rstrip(".")
        self._levels = [("heading", label.value, path)]
        self._counts[path] = 0
        return path

    def paragraph(self) -> str:
        """The path of a paragraph without a label."""
        if self._levels and self._levels[0][0] in {"heading", "number"}:
            del self._levels[1:]
            owner = self._levels[0][2]
            self._counts[owner] += 1
            return f"{owner}/¶{self._counts[owner]}"
        self._counts[""] += 1
        path = f"¶{self._counts['']}"
        self._levels = [("¶", (), path)]
        return path

    def item(self, label: Label) -> str:
        """The path of a paragraph or list item with a label."""
        if label.is_number:
            return self._number(label)
        at = next((i for i, (style, _, _) in enumerate(self._levels) if style == label.style), len(self._levels))
        del self._levels[at:]
        owner = self._levels[-1][2] + "/" if self._levels else ""
        if label.is_bullet:
            self._counts[f"{owner}bullet"] += 1
            path = f"{owner}bullet {self._counts[f'{owner}bullet']}"
        else:
            path = owner + label.text.rstrip(".")
        self._levels.append((label.style, label.value, path))
        return path

    def leave(self, depth: int) -> None:
        """Forget the items of lists deeper than `depth`, whose styles begin with theirs (`2:a)`)."""
        while self._levels:
            level, colon, _ = self._levels[-1][0].partition(":")
            if not (colon and level.isdigit() and int(level) > depth):
                break
            self._levels.pop()

    def _number(self, label: Label) -> str:
        """The path of a numbered paragraph: its number; under a numbered heading that starts anew, both."""
        path = label.text.rstrip(".")
        inside = label.style == "1." and self._levels and self._levels[0][0] == "heading"
        if inside and self._levels[0][2][:1].isdigit() and (label.value == (1,) or len(self._levels) > 1):
            path = f"{self._levels[0][2]}/{path}"
            self._levels[1:] = [("1.", label.value, path)]
        else:
            self._levels = [("number", label.value, path)]
        self._counts[path] = 1
        return path
