"""Units whose texts hardly render each other: suspected of being aligned wrongly. Never deleted by themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from tmkit.lexicon import Lexicon
from tmkit.lookup.texts import unit_texts
from tmkit.memory.files import MemorySet
from tmkit.memory.index.index import MemoryIndex
from tmkit.memory.index.pairs import TextPairs
from tmkit.text.languages import primary

SUSPECT = 0.05
"""The plausibility below which a unit is listed: of one in a hundred pairs of federal law, half of them rightly."""

DOUBTFUL = 0.5
BETTER = 0.9
"""A unit below the first is listed, too, where its target renders a neighbour's source with at least the second."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A unit whose texts hardly render each other: how plausible it is that they do (0 to 1), and what was seen."""

    unit: str
    source: str
    target: str
    plausibility: float
    reason: str


def suspects(
    index: MemoryIndex,
    memories: MemorySet,
    open_lexicon: Callable[[str, str], Lexicon | None],
    preferred: Sequence[str] = (),
) -> dict[str, tuple[Suspect, ...]]:
    """The suspects of each memory (by the name of the memory, sidecars included), least plausible first.

    Every pair of languages that the memories have is looked through, with the lexicon of that pair; of the `preferred`
    languages the first is the source.
    """
    memory_of = {file.name: file.memory for file in memories.memories}
    found: defaultdict[str, dict[str, Suspect]] = defaultdict(dict)
    first = [language for language in map(primary, preferred) if language in index.languages]
    for source, target in combinations(dict.fromkeys([*first, *sorted(index.languages)]), 2):
        lexicon = open_lexicon(source, target) if index.has_pair(source, target) else None
        for pairs in index.text_pairs(source, target) if lexicon is not None else ():
            assert lexicon is not None
            plausible = lexicon.plausibilities(pairs)
            with np.errstate(invalid="ignore"):
                low = np.flatnonzero(plausible < DOUBTFUL)
            for at in low.tolist():
                file, suspect = _suspect(index, lexicon, pairs, at, float(plausible[at]))
                if suspect is None:
                    continue
                known = found[memory_of.get(file, file)].setdefault(suspect.unit, suspect)
                if suspect.plausibility < known.plausibility:
                    found[memory_of.get(file, file)][suspect.unit] = suspect
    return {
        name: tuple(sorted(own.values(), key=lambda one: (one.plausibility, one.unit))) for name, own in found.items()
    }


def _suspect(
    index: MemoryIndex, lexicon: Lexicon, pairs: TextPairs, at: int, plausible: float
) -> tuple[str, Suspect | None]:
    """(the file, the suspect) of a unit that is doubtful; None where nothing more speaks against it."""
    unit = int(pairs.units[at])
    stored = index.unit(pairs.part, unit)
    source, target = lexicon.languages
    texts = unit_texts(stored.unit, source, target)
    reason = "its texts hardly render each other" if plausible < SUSPECT else ""
    best = BETTER
    for beside, where in zip(index.neighbours(pairs.part, unit, source), ("before", "after"), strict=True):
        if isinstance(beside, tuple):
            other = lexicon.plausibility(" ".join(beside), texts[1])
            if other is not None and other >= best:
                reason, best = f"its target renders the unit {where} it", other
    if not reason:
        return stored.memory, None
    return stored.memory, Suspect(stored.identifier, *texts, round(plausible, 4), reason)
