"""The text of a paragraph as it comes: white space as a browser shows it, line breaks, formats."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tmkit.documents.inline import Format, Inline, Run, inline
from tmkit.text.labels import split_label

_SPACES = re.compile(r"[ \t\n\r\f]+")
_OPTIONAL = str.maketrans("", "", "\u00ad\u200b\ufeff")
_ENDED = re.compile(r"[.;:,!?]\s*$")
_BREAK = Format("lb", "<br/>")
_PARTED = "parted"
_MOST_RUNS = 8
_HEAD = 100  # characters of a line that are looked at for its label


@dataclass(slots=True)
class Flow:
    """Collects what stands in one block. `formats` are those that are open."""

    formats: list[Format] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _space: bool = True  # whether white space that comes is one with what was there
    _broken: bool = False  # whether nothing stands after the last line break

    def text(self, text: str, *, kept: bool = False) -> None:
        """Add text; `kept` is whether its white space is what it looks like."""
        text = text.translate(_OPTIONAL)
        if not kept:
            text = _SPACES.sub(" ", text)
            if self._space:
                text = text.removeprefix(" ")
        if not text:
            return
        self._space = not kept and text[-1] == " "
        self._broken = self._broken and not text.strip()
        self._runs.append(Run(text, tuple(self.formats)))

    def mark(self, mark: Format) -> None:
        """Add a code that stands alone."""
        raised = "superscript" if mark.type == "fnote" else ""  # the mark itself says that it is raised
        self._runs.append(Run("", tuple(item for item in self.formats if item.type != raised), mark))
        self._broken = False

    def line_break(self) -> None:
        """Add a line break; two of them end the paragraph."""
        self._runs.append(Run(aside=_PARTED) if self._broken else Run("", tuple(self.formats), _BREAK))
        if not self._space:
            self._runs.append(Run(" ", tuple(self.formats)))
        self._space = self._broken = True

    def plain(self) -> str:
        """The text as it is, which is taken out."""
        text = "".join("\n" if run.mark is _BREAK else run.text for run in self._runs)
        self.take()
        return text

    def take(self) -> list[Inline]:
        """The paragraphs that were collected, which are taken out."""
        runs, self._runs = self._runs, []
        self._space, self._broken = True, False
        if not any(run.mark is _BREAK for run in runs):
            return [inline(runs)] if runs else []
        pieces: list[list[Run]] = [[]]
        for at, run in enumerate(runs):
            if run.aside is _PARTED or (run.mark is _BREAK and _begins_item(pieces[-1], runs, at)):
                pieces.append([])
            else:
                pieces[-1].append(run)
        return [inline(_trimmed(piece)) for piece in pieces]


def _begins_item(before: list[Run], runs: list[Run], at: int) -> bool:
    """Whether what follows a line break is an item of a list that was typed."""
    after = ""
    for run in runs[at + 1 : at + 1 + _MOST_RUNS]:
        if run.mark is _BREAK or run.aside is not None:
            break
        after += run.text
    if not split_label(after[:_HEAD])[0]:
        return False
    text = "".join(run.text for run in before[-3:])
    begun = "".join(run.text for run in before[:3])
    return bool(_ENDED.search(text) or split_label(begun[:_HEAD])[0])


def _trimmed(runs: list[Run]) -> list[Run]:
    """The runs without line breaks at the two ends."""
    start, end = 0, len(runs)
    while start < end and (runs[start].mark is _BREAK or (runs[start].mark is None and not runs[start].text.strip())):
        start += 1
    while end > start and (
        runs[end - 1].mark is _BREAK or (runs[end - 1].mark is None and not runs[end - 1].text.strip())
    ):
        end -= 1
    return runs[start:end]
