"""What kind of block a paragraph is."""

from __future__ import annotations

import re

from tmkit.text.reflow.paragraphs import Paragraph, is_capitals

_CAPTION = re.compile(
    r"(?:tableau|table|figure|graphique|chart|carte|map|encadré|box|schéma)\s"
    r"(?:\d{1,3}(?:\.\d{1,3})?|[IVX]{1,5})\s*(?:[.:–—-]|$)",
    re.IGNORECASE,
)
_CLOSING = ".,;:!…"
_LONGEST = 110  # characters of a heading that is not in capitals
_LONGEST_IN_CAPITALS = 330
_MOST_WORDS = 14
_MOST_TOGETHER = 4  # short lines in a row; those before are a list, a letterhead


def may_be_caption(text: str) -> bool:
    """Whether a text opens as the caption of a table or figure."""
    return _CAPTION.match(text) is not None


def find_kinds(paragraphs: list[Paragraph]) -> list[str]:
    """The kind of each paragraph: `heading`, `paragraph`, `list item`, `footnote`, `caption`, `table cell`."""
    kinds = [_kind(paragraph) for paragraph in paragraphs]
    followed = False  # whether ordinary text follows
    together = 0
    for at in range(len(kinds) - 1, -1, -1):
        if kinds[at] != "short":
            followed = followed or kinds[at] in {"paragraph", "list item"}
            together = 0
            continue
        apart = paragraphs[at].gap > 0 or at == 0 or not paragraphs[at].wrapped
        together += paragraphs[at].label is None
        kinds[at] = "heading" if followed and apart else "paragraph"
        if together > _MOST_TOGETHER:
            kinds[at] = "paragraph"
    return kinds


def _kind(paragraph: Paragraph) -> str:
    """The kind by the paragraph alone; `short` for what may be a heading."""
    label = paragraph.label
    if paragraph.cell:
        return "table cell"
    if paragraph.mark:
        return "footnote"
    if label and label.style == "#":
        return "heading"
    if label and not label.is_number:
        return "list item"
    if paragraph.contents or not 0 < paragraph.length <= _LONGEST_IN_CAPITALS:
        return "paragraph"
    text = paragraph.text()
    if _CAPTION.match(text) and len(text) <= 2 * _LONGEST:
        return "caption"
    if text[-1] in _CLOSING:
        return "paragraph"
    if paragraph.strong and len(text) <= 2 * _LONGEST:
        return "heading"
    if is_capitals(text):
        return "heading"
    opens = text[0].isupper() or text[0].isdigit()
    brief = len(text) <= _LONGEST and text.count(" ") < _MOST_WORDS and paragraph.lines <= 2
    return "short" if opens and brief else "paragraph"
