"""Workspaces of made memories, and the index over them held against a scan."""

from __future__ import annotations

import random

from tests.memory_index.archive import Archive, Entry, Memories
from tests.memory_index.made import Words, made_segments, made_vocabulary, mutated
from tmkit.memory.index.index import MemoryIndex

MINIMA = (5000, 6500, 7000, 8500, 10000)


def made_memories(rng: random.Random, files: int, units: int) -> tuple[Memories, list[Words]]:
    vocabulary = made_vocabulary(rng, 400)
    segments = made_segments(rng, files * units, vocabulary)
    segments = [s[:30] for s in segments]
    memories: Memories = {}
    for number in range(files):
        own = segments[number * units : (number + 1) * units]
        memories[f"memories/m{number}.tmx"] = [made_entry(rng, f"u{i}", words) for i, words in enumerate(own)]
    return memories, [*segments, *(mutated(rng, rng.choice(segments), vocabulary, 0.3) for _ in range(200))]


def made_entry(rng: random.Random, tuid: str | None, words: Words) -> Entry:
    text = " ".join(words)
    if rng.random() < 0.1:
        text = f"{rng.randrange(1, 40)}. {text.capitalize()}"
    if rng.random() < 0.3:
        text = text.replace("a", "A")
    other = " ".join(reversed(words)) if rng.random() < 0.8 else " ".join(words)
    return Entry((("fr" if rng.random() < 0.9 else "fr-CA", text), ("en", other)), tuid if rng.random() < 0.7 else None)


def assert_same(index: MemoryIndex, memories: Memories, queries: list[Words], rng: random.Random) -> int:
    """Look up each query in both languages, and compare rows, distances, units and texts."""
    archive = Archive(memories)
    compared = 0
    for query in queries:
        for language, other in (("fr", "en"), ("en", "fr")):
            minimum = rng.choice(MINIMA)
            wanted = archive.near(tuple(query), language, minimum)
            hits = index.search(query, language, minimum)
            found: dict[tuple[str, ...], int] = {}
            units: dict[tuple[str, ...], list[tuple[str, str]]] = {}
            for part, row, distance, length in hits:
                words = index.row_tokens(part, row, language)
                assert found.setdefault(words, distance) == distance
                assert length == max(len(query), len(words))
                members = index.row_units(part, row, language, other)
                units.setdefault(words, []).extend(
                    (read.memory, read.identifier) for unit in members.units if (read := index.unit(part, int(unit)))
                )
            assert found == wanted, (language, minimum, query)
            for words, members in units.items():
                expected = [(name, identifier) for name, identifier, _ in archive.texts[language][words]]
                assert sorted(members) == sorted(expected)
            compared += 1
    return compared
