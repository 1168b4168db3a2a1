"""Memories written by the tests, and what a scan of all their units finds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from rapidfuzz.distance import Levenshtein

from tmkit.memory.identity import unit_ids
from tmkit.model import Property, Segment, Unit, Variant
from tmkit.text.labels import split_label
from tmkit.text.languages import primary
from tmkit.text.tokens import tokens

HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="test" creationtoolversion="1" '
    'segtype="sentence" o-tmf="test" adminlang="en" srclang="fr" datatype="plaintext"/>\n<body>\n'
)


@dataclass(frozen=True)
class Entry:
    """A unit to write: its texts as (language, text), its `tuid`, its props and attributes."""

    texts: tuple[tuple[str, str], ...]
    tuid: str | None = None
    props: tuple[tuple[str, str], ...] = ()
    attributes: tuple[tuple[str, str], ...] = field(default=())

    def unit(self) -> Unit:
        named = (("tuid", self.tuid),) if self.tuid is not None else ()
        variants = tuple(Variant(language, Segment(text)) for language, text in self.texts)
        return Unit(variants, named + self.attributes, tuple(Property(kind, text) for kind, text in self.props))


def in_document(document: str, position: int) -> tuple[tuple[str, str], ...]:
    return (("x-tmkit-document", document), ("x-tmkit-position", str(position)))


def write_memory(path: Path, entries: list[Entry]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = [HEADER]
    for entry in entries:
        attributes = "".join(f" {name}={quoteattr(value)}" for name, value in entry.unit().attributes)
        parts.append(f"<tu{attributes}>")
        parts += [f"<prop type={quoteattr(kind)}>{escape(text)}</prop>" for kind, text in entry.props]
        parts += [
            f"\n<tuv xml:lang={quoteattr(language)}><seg>{escape(text)}</seg></tuv>" for language, text in entry.texts
        ]
        parts.append("</tu>\n")
    parts.append("</body>\n</tmx>\n")
    path.write_text("".join(parts), encoding="utf-8")


def words_of(text: str) -> tuple[str, ...]:
    return tuple(tokens(split_label(text)[1]))


Memories = dict[str, list[Entry]]
"""By name (`memories/x.tmx`), what each file holds."""


def write_all(root: Path, memories: Memories) -> None:
    for name, entries in memories.items():
        write_memory(root / name, entries)


class Archive:
    """What a scan finds: every text of every unit that counts, by language."""

    def __init__(self, memories: Memories) -> None:
        self.texts: dict[str, dict[tuple[str, ...], list[tuple[str, str, Entry]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self.units: dict[tuple[str, str], Entry] = {}
        groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for name in memories:
            stem, mark, number = name.removesuffix(".tmx").partition(".new")
            groups[stem].append((int(number.removeprefix("-") or 1) if mark else 0, name))
        for files in groups.values():
            above: set[str] = set()
            for _, name in sorted(files, reverse=True):
                ids = unit_ids([entry.unit() for entry in memories[name]])
                for identifier, entry in zip(ids, memories[name], strict=True):
                    if identifier not in above:
                        self._add(name, identifier, entry)
                above.update(ids)

    def _add(self, name: str, identifier: str, entry: Entry) -> None:
        self.units[name, identifier] = entry
        for language, text in entry.texts:
            if text.strip():
                self.texts[primary(language)][words_of(text)].append((name, identifier, entry))

    def near(self, query: tuple[str, ...], language: str, minimum: int) -> dict[tuple[str, ...], int]:
        """The distinct token sequences of at least a similarity, and their distances."""
        found = {}
        for words in self.texts[language]:
            distance = Levenshtein.distance(query, words)
            if distance * 10_000 <= (10_000 - minimum) * max(len(query), len(words)):
                found[words] = distance
        return found
