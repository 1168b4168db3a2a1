"""The bytes of a paragraph's content: new text in the spans that the paragraph's own text of that look has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from tmkit.documents.byte_places import extent, start_tag
from tmkit.documents.docx.source import Source
from tmkit.documents.inline import Inline
from tmkit.documents.odt.placing import Written
from tmkit.documents.odt.runs import CHANGES, Sample
from tmkit.documents.odt.tree import Node
from tmkit.documents.shading import ANNOTATION, SHADES, shade_of
from tmkit.storage.xml_text import legal

_ANNOTATION = (
    '<office:annotation xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>tmkit</dc:creator>{}</office:annotation>'
)
_SPECIAL = re.compile(r"([\t\n]|\A +| {2,})")


class Spans:
    """Writes the content of one paragraph. `prefix` is the file's for names of text."""

    def __init__(self, source: Source, prefix: str, samples: Sequence[Sample]) -> None:
        self._source = source
        self._prefix = prefix
        self._samples: dict[frozenset[str], tuple[str, ...]] = {}
        longest: dict[frozenset[str], int] = {}
        for sample in samples:
            if len(sample.text.strip()) > longest.get(sample.look, 0):
                longest[sample.look] = len(sample.text.strip())
                self._samples[sample.look] = sample.spans
        before = "".join(sample.text for sample in samples)
        self._indent = len(before) - len(before.lstrip(" "))
        self._out: list[bytes] = []
        self._around: tuple[Node, ...] = ()
        self._spaced = True  # whether a space that comes would be lost
        self._owed = False  # whether a break stands for the space that comes

    def write(self, written: Sequence[Written], whole: Inline, text: str) -> bytes:
        """The content: what is to be written, and what the paragraph carries along, at about its place.

        White space that the paragraph began with stays; tracked changes within it are taken as accepted.
        """
        done = accepted(whole)
        waiting = [
            (_moved(at, whole.text, text), item)
            for at, item in whole.asides
            if isinstance(item, Node) and not any(item is one for one in done)
        ]
        if self._indent:
            self._out.append(f'<{self._prefix}:s {self._prefix}:c="{self._indent}"/>'.encode())
        waiting.reverse()
        for item in written:
            at, rest = item.at, item.text
            while waiting and waiting[-1][0] < at + len(rest):
                offset, node = waiting.pop()
                cut = max(offset - at, 0)
                self._piece(item, rest[:cut])
                at, rest = at + cut, rest[cut:]
                self._out.append(self._source.slice(*extent(self._source.data, node)))
            self._piece(item, rest)
        self._settle(())
        self._out += [self._source.slice(*extent(self._source.data, node)) for _, node in reversed(waiting)]
        return b"".join(self._out)

    def _piece(self, item: Written, text: str) -> None:
        self._settle(item.around)
        if item.mark is not None:
            self._mark(item)
        if self._owed and text:
            self._owed = False
            text = text.removeprefix(" ") if text[:1] == " " else text
        if text:
            self._text(text, item.look)

    def _mark(self, item: Written) -> None:
        mark = item.mark
        assert mark is not None
        if isinstance(mark.key, Node):
            self._out.append(self._source.slice(*extent(self._source.data, mark.key)))
        elif mark.type == ANNOTATION:
            lines = (f"<{self._prefix}:p>{line}</{self._prefix}:p>" for line in mark.content.split("\n"))
            self._out.append(_ANNOTATION.format("".join(lines)).encode())
            return
        else:
            self._out.append(f"<{self._prefix}:{'tab' if mark.type == 'x-tab' else 'line-break'}/>".encode())
        self._owed = mark.type in {"lb", "x-tab"} and not self._spaced
        self._spaced = False

    def _text(self, text: str, look: frozenset[str]) -> None:
        parts = []
        for part in _SPECIAL.split(legal(text)):
            if part == "\t":
                parts.append(f"<{self._prefix}:tab/>")
            elif part == "\n":
                parts.append(f"<{self._prefix}:line-break/>")
            elif part and not part.strip(" "):
                count = len(part) if self._spaced else len(part) - 1
                parts.append("" if self._spaced else " ")
                parts.append(f'<{self._prefix}:s {self._prefix}:c="{count}"/>' if count else "")
            else:
                parts.append(escape(part))
            self._spaced = part[-1:] == " " if part else self._spaced
        content = "".join(parts)
        colour = shade_of(look)
        names = self._spans(look.difference(SHADES))
        for name in reversed(names if colour is None else (*names, shade_style(colour))):
            content = (
                f"<{self._prefix}:span {self._prefix}:style-name={quoteattr(name)}>{content}</{self._prefix}:span>"
            )
        self._out.append(content.encode())

    def _spans(self, look: frozenset[str]) -> tuple[str, ...]:
        """The spans of the paragraph's own text that looks so, or of texts that look so together."""
        if look in self._samples:
            return self._samples[look]
        found: tuple[str, ...] = ()
        for part in sorted(self._samples, key=len, reverse=True):
            if part and part < look:
                found += self._samples[part]
        return found

    def _settle(self, around: tuple[Node, ...]) -> None:
        """Close the elements that end here, open those that begin."""
        same = 0
        for now, wanted in zip(self._around, around, strict=False):
            if now is not wanted:
                break
            same += 1
        data = self._source.data
        for node in reversed(self._around[same:]):
            self._out.append(data[node.close : data.index(b">", node.close) + 1])
        for node in around[same:]:
            self._out.append(data[slice(*start_tag(data, node))])
        self._around = around


def accepted(whole: Inline) -> list[Node]:
    """The marks of tracked changes that begin and end within a paragraph."""
    marks = [item for _, item in whole.asides if isinstance(item, Node) and item.tag in CHANGES]
    both = Counter(mark.get("text:change-id") for mark in marks if mark.tag != "text:change")
    return [mark for mark in marks if mark.tag == "text:change" or both[mark.get("text:change-id")] == 2]


def shade_style(colour: str) -> str:
    """The name of the style of passages with a colour behind them."""
    return f"TmkitShade{colour}"


def _moved(offset: int, old: str, new: str) -> int:
    """Where in a new text what stood at an offset of the old one goes."""
    if old == new:
        return offset
    if old[:offset] == new[:offset]:
        return offset
    after = len(old) - offset
    if after <= len(new) and old[offset:] == new[len(new) - after :]:
        return len(new) - after
    gap = new.find(" ", offset * len(new) // max(len(old), 1))
    return gap + 1 if gap >= 0 else len(new)
