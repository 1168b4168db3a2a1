"""Neighbouring sentences of a document as one segment, with their inline codes whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Levenshtein

from tmkit.model import Code, DraftSegment, Segment

_OPENS = {"bpt": "ept", "hi": "/hi"}
_CLOSES = {closing: opening for opening, closing in _OPENS.items()}

Placed = tuple[int, Code]


class Joiner:
    """Joins sentences of one document, whose code pairs may begin in one sentence and end in another."""

    def __init__(self, segments: Sequence[DraftSegment]) -> None:
        self._segments = segments
        self._ends: dict[tuple[int, str, str], Code] = {}
        for segment in segments:
            for _, code in segment.codes:
                self._ends.setdefault(_name(segment.block, code), code)

    def joined(self, first: int, last: int, edited: str | None = None) -> Segment:
        """Sentences `first` … `last` - 1, one space between; `edited` stands in place of their text.

        A code pair that is cut gets its other end at the edge, and pairs are numbered anew from 1, codes in order of
        appearance. In an edited text codes stand where the text about them went.
        """
        parts: list[str] = []
        codes: list[tuple[int, int, Code]] = []
        length = 0
        for segment in self._segments[first:last]:
            if not segment.text:
                codes += [(length, segment.block, code) for _, code in segment.codes]
                continue
            start = length + 1 if parts else 0
            codes += [(start + at, segment.block, code) for at, code in segment.codes]
            parts.append(segment.text)
            length = start + len(segment.text)
        text = " ".join(parts)
        placed = _numbered(self._whole(codes, len(text)))
        if edited is None or edited == text:
            return Segment(text, tuple(placed))
        return Segment(edited, tuple(_moved(placed, text, edited)))

    def _whole(self, codes: Iterable[tuple[int, int, Code]], end: int) -> list[tuple[int, int, Code]]:
        """The codes with the missing ends of pairs at the edges."""
        kept: list[tuple[int, int, Code]] = []
        before: list[tuple[int, int, Code]] = []
        opened: list[tuple[int, Code]] = []
        for at, block, code in codes:
            if code.kind in _OPENS:
                opened.append((block, code))
            elif code.kind in _CLOSES:
                match = next((k for k in range(len(opened) - 1, -1, -1) if _pair(opened[k], (block, code))), None)
                if match is None:
                    opening = self._ends.get((block, _CLOSES[code.kind], code.attribute("i") or ""))
                    if opening is None:
                        continue
                    before.append((0, block, opening))
                else:
                    del opened[match]
            kept.append((at, block, code))
        after: list[tuple[int, int, Code]] = []
        for block, code in reversed(opened):
            number = code.attribute("i") or ""
            closing = self._ends.get((block, _OPENS[code.kind], number))
            attributes = (("i", number),) if code.kind == "bpt" else ()
            after.append((end, block, closing or Code(_OPENS[code.kind], attributes)))
        return [*reversed(before), *kept, *after]


def _name(block: int, code: Code) -> tuple[int, str, str]:
    return block, code.kind, code.attribute("i") or ""


def _pair(opening: tuple[int, Code], closing: tuple[int, Code]) -> bool:
    """Whether these are the two ends of one pair. Highlights have no number: they pair as they nest."""
    (block, begin), (other, end) = opening, closing
    return block == other and _OPENS[begin.kind] == end.kind and begin.attribute("i") == end.attribute("i")


def _numbered(codes: Sequence[tuple[int, int, Code]]) -> list[Placed]:
    """The codes with pairs and codes counted from 1."""
    numbers: dict[tuple[int, str], str] = {}
    count = 0
    out: list[Placed] = []
    for at, block, code in codes:
        attributes = dict(code.attributes)
        name = (block, attributes.get("i", ""))
        if code.kind == "bpt":
            numbers[name] = attributes["i"] = str(len(numbers) + 1) if name not in numbers else numbers[name]
        elif code.kind == "ept":
            attributes["i"] = numbers.get(name, attributes.get("i", ""))
        if code.kind not in _CLOSES:
            count += 1
            if "x" in attributes:
                attributes["x"] = str(count)
        out.append((at, Code(code.kind, tuple(attributes.items()), code.content)))
    return out


def _moved(codes: Sequence[Placed], text: str, edited: str) -> list[Placed]:
    """The codes at the places in an edited text that theirs became."""
    if not codes:
        return []
    opcodes = list(Levenshtein.opcodes(text, edited))
    moved: list[Placed] = []
    for at, code in codes:
        place = len(edited)
        for step in opcodes:
            if step.src_start <= at < step.src_end:
                same = step.tag == "equal"
                place = step.dest_start + (at - step.src_start if same else 0)
                break
        moved.append((max(place, moved[-1][0]) if moved else place, code))
    return moved
