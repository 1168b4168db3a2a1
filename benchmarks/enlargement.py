"""An archive of any size from a real one: its own segments, and variations of them as recurrent reports have them.

Of the synthetic units one half are copies of a real one with 15 to 60 % of the tokens substituted, the other half the
beginning of one joined to the end of another with 10 % substituted. Substitutes are drawn by frequency; 2 % of them
come from a vocabulary of new words, a tenth as many as there are units. There are far more near-duplicates than in a
real archive.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from tmkit.text.columns import numbered

HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="benchmark" '
    'creationtoolversion="1" segtype="sentence" o-tmf="benchmark" adminlang="en" srclang="fr" datatype="plaintext"/>\n'
    "<body>\n"
)


@dataclass(frozen=True)
class Pair:
    """A segment in two languages, with its document."""

    french: str
    english: str
    document: str


def read_pairs(path: Path) -> tuple[list[Pair], list[Pair]]:
    """(the archive, one document in twenty held out) from tab-separated `en`, `fr`, `doc`, xz-compressed."""
    archive, held_out = [], []
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            english, french, document = line.rstrip("\n").split("\t")
            kept = held_out if sum(map(ord, document)) % 20 == 0 else archive
            kept.append(Pair(french, english, document))
    return archive, held_out


@dataclass(frozen=True)
class Recipe:
    """How each synthetic unit is made, the same for both languages."""

    joined: NDArray[np.bool_]
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    first_share: NDArray[np.float64]
    second_share: NDArray[np.float64]
    substituted: NDArray[np.float64]

    @classmethod
    def of(cls, real: int, synthetic: int, seed: int) -> Recipe:
        rng = np.random.default_rng(seed)
        joined = rng.random(synthetic) < 0.5
        return cls(
            joined,
            rng.integers(0, real, synthetic),
            rng.integers(0, real, synthetic),
            np.where(joined, rng.random(synthetic), 1.0),
            np.where(joined, rng.random(synthetic), 1.0),
            np.where(joined, 0.1, rng.uniform(0.15, 0.6, synthetic)),
        )


def synthetic_texts(texts: Sequence[str], recipe: Recipe, new_words: int, seed: int) -> Iterator[str]:
    """The synthetic texts of one language."""
    rng = np.random.default_rng(seed)
    ids, lengths, words = numbered(texts)
    vocabulary = np.array([*words, *(f"neo{seed}x{i}" for i in range(new_words))], object)
    starts = np.cumsum(lengths) - lengths
    for begin in range(0, len(recipe.first), 50_000):
        block = slice(begin, begin + 50_000)
        first, second = recipe.first[block], recipe.second[block]
        first_size = np.ceil(lengths[first] * recipe.first_share[block]).astype(np.int64)
        second_size = lengths[second] - np.floor(lengths[second] * recipe.second_share[block]).astype(np.int64)
        begins = np.stack((starts[first], starts[second] + lengths[second] - second_size), 1).ravel()
        sizes = np.stack((first_size, second_size), 1).ravel()
        ends = np.cumsum(sizes)
        made = ids[np.repeat(begins - (ends - sizes), sizes) + np.arange(ends[-1])].astype(np.int64)
        whole = first_size + second_size
        chosen = np.flatnonzero(rng.random(len(made)) < np.repeat(recipe.substituted[block], whole))
        made[chosen] = ids[rng.integers(0, len(ids), len(chosen))]
        fresh = chosen[rng.random(len(chosen)) < 0.02]
        made[fresh] = len(words) + rng.integers(0, max(new_words, 1), len(fresh))
        spoken = vocabulary[made].tolist()
        at = 0
        for size in whole.tolist():
            yield " ".join(spoken[at : at + size])
            at += size


def write_archive(folder: Path, archive: Sequence[Pair], units: int, a_file: int = 1_000_000) -> int:
    """Write `units` units as TMX files of `a_file` units below `folder`; their size in bytes."""
    real = archive[:units]
    recipe = Recipe.of(len(real), units - len(real), seed=3)
    french = synthetic_texts([pair.french for pair in real], recipe, units // 10, seed=7)
    english = synthetic_texts([pair.english for pair in real], recipe, units // 10, seed=8)
    made = (Pair(fr, en, f"synthetic-{i // 200}") for i, (fr, en) in enumerate(zip(french, english, strict=True)))
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    positions: dict[str, int] = {}
    pairs = iter((*real,)) if units <= len(real) else _chained(real, made)
    for number in range(-(-units // a_file)):
        path = folder / f"archive-{number}.tmx"
        with path.open("w", encoding="utf-8") as file:
            file.write(HEADER)
            for i in range(number * a_file, min(units, (number + 1) * a_file)):
                file.write(_unit(i, next(pairs), positions))
            file.write("</body>\n</tmx>\n")
        size += path.stat().st_size
    return size


def _chained(real: Sequence[Pair], made: Iterator[Pair]) -> Iterator[Pair]:
    yield from real
    yield from made


def _unit(number: int, pair: Pair, positions: dict[str, int]) -> str:
    position = positions[pair.document] = positions.get(pair.document, -1) + 1
    return (
        f'<tu tuid="u{number}" creationdate="20180924T101500Z">'
        f'<prop type="x-tmkit-document">{escape(pair.document)}</prop>'
        f'<prop type="x-tmkit-position">{position}</prop><prop type="x-tmkit-status">published</prop>\n'
        f'<tuv xml:lang="fr"><seg>{escape(pair.french)}</seg></tuv>\n'
        f'<tuv xml:lang="en"><seg>{escape(pair.english)}</seg></tuv>\n</tu>\n'
    )
