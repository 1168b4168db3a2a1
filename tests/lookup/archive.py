"""An archive in memory, for tests: a list of units behind the questions that a look-up asks."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import numpy as np
from rapidfuzz.distance import Levenshtein

from tmkit.facts import may_belong
from tmkit.lookup.context import EDGE, Neighbour
from tmkit.model import Code, Origin, Segment, Unit, Variant
from tmkit.text.labels import split_label
from tmkit.text.tokens import tokens


@dataclass(frozen=True)
class Entry:
    """One unit as a test writes it; `texts` are by language."""

    memory: str
    identifier: str
    texts: tuple[tuple[str, str], ...]
    origin: Origin = field(default_factory=Origin)
    usage: int = 0
    codes: tuple[str, ...] = ()

    def text(self, language: str) -> str:
        return _unlabelled(dict(self.texts)[language])

    def words(self, language: str) -> tuple[str, ...]:
        return _words(self.text(language))


@cache
def _unlabelled(text: str) -> str:
    return split_label(text)[1]


@cache
def _words(text: str) -> tuple[str, ...]:
    return tuple(tokens(text))


def entry(fr: str, en: str, unit: str = "1", memory: str = "memories/a.tmx", **known: object) -> Entry:
    """A unit of French and English; further arguments are the origin's, `usage` and `codes`."""
    usage = known.pop("usage", 0)
    codes = known.pop("codes", ())
    return Entry(memory, unit, (("fr", fr), ("en", en)), Origin(**known), usage, codes)


class RowHit(NamedTuple):
    part: int
    row: int
    distance: int
    length: int


class Columns(NamedTuple):
    row: np.ndarray
    units: np.ndarray
    source_text: np.ndarray
    target_text: np.ndarray
    meta: np.ndarray


class UnitMeta(NamedTuple):
    memory: str
    origin: Origin
    usagecount: int
    codes: tuple[str, ...] | None


class StoredUnit(NamedTuple):
    unit: Unit
    identifier: str
    memory: str
    origin: Origin


@dataclass(eq=False)
class Part:
    entries: list[Entry]
    metas: list[UnitMeta] = field(default_factory=list)
    meta_of: list[int] = field(default_factory=list)
    rows: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    units_of: dict[str, dict[tuple[str, ...], list[int]]] = field(default_factory=dict)


class ListArchive:
    """Units in some parts, by memory. `loaded` counts the units that were read."""

    def __init__(self, entries: Sequence[Entry], parts: int = 1) -> None:
        self.entries = sorted(entries, key=lambda e: (e.memory, e.identifier))
        self.loaded = 0
        memories = sorted({e.memory for e in self.entries})
        self.parts = []
        for number in range(parts):
            mine = memories[number::parts]
            self.parts.append(_part([e for e in self.entries if e.memory in mine]))

    def search(self, words: Sequence[str], language: str, minimum: int) -> list[RowHit]:
        found = []
        for number, part in enumerate(self.parts):
            for row, theirs in enumerate(part.rows[language]):
                longest = max(len(words), len(theirs))
                distance = Levenshtein.distance(words, theirs)
                if distance * 10_000 <= (10_000 - minimum) * longest:
                    found.append(RowHit(number, row, distance, longest))
        return found

    def keyed_rows(self, words: Sequence[str], language: str) -> list[tuple[int, int]]:
        key = _key(words)
        return [
            (number, row)
            for number, part in enumerate(self.parts)
            for row, theirs in enumerate(part.rows[language])
            if _key(theirs) == key
        ]

    def part(self, number: int) -> Part:
        return self.parts[number]

    def units_of_rows(self, part: int, rows: Sequence[int], source: str, target: str) -> Columns:
        own = self.parts[part]
        found = [
            (place, unit) for place, row in enumerate(rows) for unit in own.units_of[source][own.rows[source][row]]
        ]
        units = [unit for _, unit in found]
        return Columns(
            np.array([place for place, _ in found], np.int64),
            np.array(units, np.uint32),
            np.array([_hash(own.entries[u].text(source)) for u in units], np.uint64),
            np.array([_hash(own.entries[u].text(target)) for u in units], np.uint64),
            np.array([own.meta_of[u] for u in units], np.uint32),
        )

    def row_tokens(self, part: int, row: int, language: str) -> list[str]:
        return list(self.parts[part].rows[language][row])

    def meta(self, part: int, number: int) -> UnitMeta:
        return self.parts[part].metas[number]

    def unit(self, part: int, unit: int) -> StoredUnit:
        self.loaded += 1
        entry = self.parts[part].entries[unit]
        codes = tuple((0, Code(kind)) for kind in entry.codes)
        variants = tuple(Variant(language, Segment(text, codes)) for language, text in entry.texts)
        return StoredUnit(Unit(variants), entry.identifier, entry.memory, entry.origin)

    def agreeing(self, part: int, units: np.ndarray, language: str, wanted: tuple[Neighbour, Neighbour]) -> np.ndarray:
        beside = [neighbours(self.entries, self.parts[part].entries[u], language) for u in units.tolist()]
        counts = [sum(w is not None and w == b for w, b in zip(wanted, own, strict=True)) for own in beside]
        return np.array(counts, np.uint8)


def neighbours(entries: Sequence[Entry], own: Entry, language: str) -> tuple[Neighbour, Neighbour]:
    """Of a unit, by document and position; the units of a document are numbered from 0 without gaps."""
    if own.origin.document is None or own.origin.position is None:
        return None, None
    document = {
        e.origin.position: e for e in entries if (e.memory, e.origin.document) == (own.memory, own.origin.document)
    }
    at = own.origin.position
    before = EDGE if at == 0 else document[at - 1].words(language)
    after = document[at + 1].words(language) if at + 1 in document else EDGE
    return before, after


HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="fr"
 datatype="plaintext"/>
<body>
"""
CODES = {"ph": "<ph x='1'/>", "bpt": "<bpt i='1'/>", "ept": "<ept i='1'/>"}


def write(root: Path, entries: Sequence[Entry]) -> None:
    """Write the units as TMX files below a workspace."""
    by_memory: defaultdict[str, list[str]] = defaultdict(list)
    for e in entries:
        props = [(f.name, getattr(e.origin, f.name)) for f in fields(e.origin)]
        codes = "".join(CODES[kind] for kind in e.codes)
        parts = [f'<tu tuid="{e.identifier}" usagecount="{e.usage}">']
        parts += [f'<prop type="x-tmkit-{name}">{escape(str(v))}</prop>' for name, v in props if v is not None]
        parts += [f'<tuv xml:lang="{code}"><seg>{escape(text)}{codes}</seg></tuv>' for code, text in e.texts]
        by_memory[e.memory].append("".join([*parts, "</tu>\n"]))
    for memory, units in by_memory.items():
        path = root / memory
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join([HEADER, *units, "</body>\n</tmx>\n"]), encoding="utf-8")


def _part(entries: list[Entry]) -> Part:
    part = Part(entries)
    known: dict[object, int] = {}
    for entry in entries:
        origin = replace(entry.origin, position=None, label=None, page=None)
        meta = UnitMeta(entry.memory, origin, entry.usage, entry.codes or None)
        part.meta_of.append(known.setdefault(meta, len(known)))
    part.metas = list(known)
    for language in ("fr", "en"):
        rows: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, entry in enumerate(entries):
            rows[entry.words(language)].append(number)
        part.rows[language] = sorted(rows, key=lambda words: (len(words), words))
        part.units_of[language] = dict(rows)
    return part


def _key(words: Sequence[str]) -> list[str]:
    return [word for word in words if not may_belong(word)]


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
