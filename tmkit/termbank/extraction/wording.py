"""How candidates are written: their surface forms and contexts, read from the units themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.index import MemoryIndex
from tmkit.model import Origin
from tmkit.termbank.extraction.archive_texts import ArchiveTexts
from tmkit.termbank.extraction.stream import Numbers, Stream, Texts
from tmkit.text.labels import split_label
from tmkit.text.languages import closeness
from tmkit.text.tokens import token_spans

_FORMS = 6  # forms of a candidate that are looked at
_READ = 5  # units that are read for each
_COUNTED = 2_000  # uses among which the forms are counted


class Read(NamedTuple):
    """The texts of a pair, without labels, and where it stands."""

    source: str
    target: str
    memory: str | None
    unit: str | None
    origin: Origin


class Wording:
    """Reads the units that candidates stand in. A draft's segments are given as `segments`, after the pairs."""

    def __init__(
        self, index: MemoryIndex, texts: ArchiveTexts, source: str, target: str, segments: Sequence[str] = ()
    ) -> None:
        self._index, self._texts, self._languages, self._segments = index, texts, (source, target), segments
        self._read: dict[int, Read] = {}

    def read(self, text: int) -> Read:
        """A pair. Raises `ChangedError` where its memory is no longer what was indexed."""
        found = self._read.get(text)
        if found is None:
            if text >= len(self._texts.unit):
                found = Read(self._segments[text - len(self._texts.unit)], "", None, None, Origin())
            else:
                unit = self._index.unit(int(self._texts.part[text]), int(self._texts.unit[text]))
                sides = [
                    split_label(max(unit.unit.variants, key=lambda v: closeness(v.language, wanted)).segment.text)[1]
                    for wanted in self._languages
                ]
                found = Read(sides[0], sides[1], unit.memory, unit.identifier, unit.origin)
            if len(self._read) > 20_000:
                self._read.clear()
            self._read[text] = found
        return found

    def span(self, stream: Stream, place: int, length: int, *, target: bool = False) -> tuple[str, int, int] | None:
        """(the text at a place of a stream, where the sequence of so many places begins and ends in it)."""
        text = int(stream.text[place])
        first = int(stream.at[place]) - int(stream.texts.starts[text])
        end = int(stream.at[place + length - 1]) - int(stream.texts.starts[text]) + 1
        read = self.read(text)
        written = read.target if target else read.source
        found = token_spans(written)
        if end > len(found) or tuple(t.text for t in found[first:end]) != stream.words(place, length):
            return None
        return written, found[first].start, found[end - 1].end

    def compound(self, texts: Texts, at: int) -> str:
        """How a token of the source's texts is written; empty where that cannot be read."""
        text = int(texts.starts.searchsorted(at, side="right")) - 1
        read = self.read(text).source
        found = token_spans(read)
        place = at - int(texts.starts[text])
        return read[found[place].start : found[place].end] if place < len(found) else ""

    def forms(
        self, stream: Stream, places: NDArray[np.integer], length: int, *, target: bool = False
    ) -> list[tuple[str, int]]:
        """How a sequence is written, each of its forms once, commonest first, with how often; empty where unreadable.

        The capital of a word that opens a text is not believed where another use tells.
        """
        if len(places) > _COUNTED:
            places = places[np.linspace(0, len(places) - 1, _COUNTED).astype(np.int64)]
        by_form: dict[tuple[str, ...], list[int]] = {}
        for place in places.tolist():
            by_form.setdefault(stream.words(place, length), []).append(place)
        found = []
        for used in sorted(by_form.values(), key=lambda one: -len(one))[:_FORMS]:
            surface = self._surface(stream, _inner_first(stream, used), length, target=target)
            if surface:
                found.append((surface, len(used)))
        return found

    def _surface(self, stream: Stream, places: Iterable[int], length: int, *, target: bool) -> str:
        seen: Counter[str] = Counter()
        for place in places:
            found = self.span(stream, place, length, target=target)
            if found is not None:
                written, start, end = found
                surface = " ".join(written[start:end].split())
                opens = not any(map(str.isalnum, written[:start]))
                shouted = surface.isupper() and written.isupper() and len(surface.split()) > 1
                seen[surface] += 1 if opens or shouted else 10
        return max(seen, key=lambda one: (seen[one], one)) if seen else ""


def _inner_first(stream: Stream, places: Sequence[int]) -> list[int]:
    """Some of the places: evenly drawn, those that do not open their text first."""
    inner = [p for p in places if int(stream.at[p]) != int(stream.texts.starts[int(stream.text[p])])]
    chosen = inner or list(places)
    step = max(1, len(chosen) // _READ)
    return chosen[::step][:_READ]


def texts_of(stream: Stream, places: Numbers) -> NDArray[np.int64]:
    """The texts that some places are in, once each, in order."""
    return np.unique(stream.text[places]).astype(np.int64)
