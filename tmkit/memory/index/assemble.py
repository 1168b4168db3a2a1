"""Building a part from its memories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import RowArrays
from tmkit.memory.index.build import build_rows
from tmkit.memory.index.container import Writer
from tmkit.memory.index.entries import EntryArrays, build_entries
from tmkit.memory.index.gather import Gathered, Texts, tag_of, text_hash
from tmkit.memory.index.part import FOLDERS
from tmkit.memory.index.units import UnitArrays, build_units, file_facts
from tmkit.text.tokens import tokens

_FEW_TEXTS = 2_000  # so few are cut to tokens faster one by one, from what is remembered of the last time


def build_part(
    gathered: Sequence[Gathered], may_belong: Callable[[str], bool], store: Callable[[str, NDArray[Any]], None]
) -> dict[str, Any]:
    """Hand the arrays of a part to `store`, by name; the facts to keep with them.

    `gathered` are its memories sorted by name; they are emptied as they are used, to make room.
    """
    languages: dict[str, list[str]] = {}
    units = build_units(gathered)
    _store(store, "", units)
    starts, unit_count = units.file_start.tolist(), len(units.hash)
    del units
    for g in gathered:
        g.forget_units()
    for language in sorted({name for g in gathered for name in g.texts}):
        own = [
            (g.texts.pop(language), start) for g, start in zip(gathered, starts, strict=False) if language in g.texts
        ]
        tags = sorted({tag_of(tag) for tag in {tag for texts, _ in own for tag in texts.tags}})
        languages[language] = tags
        _build_language(own, tags, unit_count, may_belong, partial(_store, store, language))
    return {"files": file_facts([(g.file, g.encoding) for g in gathered]), "languages": languages}


def _build_language(
    own: list[tuple[Texts, int]],
    tags: list[str],
    unit_count: int,
    may_belong: Callable[[str], bool],
    store: Callable[[RowArrays | EntryArrays], None],
) -> None:
    numbers = {tag: tags.index(tag_of(tag)) for tag in {tag for texts, _ in own for tag in texts.tags}}
    tag = np.array([numbers[tag] for texts, _ in own for tag in texts.tags], np.uint16)
    unit = np.concatenate([np.array(texts.units, np.int64) + start for texts, start in own]).astype(np.uint32)
    every = [text for texts, _ in own for text in texts.texts]
    own.clear()  # their texts are in `every` now
    text = np.frombuffer(b"".join([text_hash(text) for text in every]), np.uint64)
    words = _numbered(every)
    every.clear()
    built = build_rows(*words, may_belong)
    store(built.arrays)
    store(build_entries(built.row_of, text, unit, tag, row_count=built.arrays.row_count, unit_count=unit_count))


def _numbered(texts: list[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64], list[str]]:
    """The tokens of texts as numbers of words, how many each text has, and the words, in order of first use."""
    if len(texts) > _FEW_TEXTS:
        from tmkit.text.columns import numbered

        return numbered(texts)
    numbers: dict[str, int] = {}
    found = [_tokens(text) for text in texts]
    ids = [numbers.setdefault(word, len(numbers)) for words in found for word in words]
    return np.array(ids, np.uint32), np.array([len(words) for words in found], np.int64), list(numbers)


def save_part(gathered: Sequence[Gathered], may_belong: Callable[[str], bool], path: Path) -> None:
    """Write the part that `build_part` makes."""
    with path.open("wb") as stream:
        writer = Writer(stream)
        writer.close(build_part(gathered, may_belong, writer.add))


def _store(
    store: Callable[[str, NDArray[Any]], None], language: str, table: RowArrays | EntryArrays | UnitArrays
) -> None:
    for column in fields(table):
        store(f"{language}/{FOLDERS[type(table)]}/{column.name}", getattr(table, column.name))


@lru_cache(maxsize=4_096)
def _tokens(text: str) -> tuple[str, ...]:
    """Remembered: a sidecar is indexed anew for every unit that is added to it."""
    return tuple(tokens(text))
