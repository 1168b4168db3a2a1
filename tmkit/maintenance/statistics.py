"""What a memory holds, counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tmkit.formats.tmx.reader import scan
from tmkit.maintenance.telling import Progress, told
from tmkit.memory.files import MemoryFile
from tmkit.memory.metadata import origin_of
from tmkit.text.languages import primary

_WORD = re.compile(r"\d{1,3}(?:\s\d{3})+(?!\d)\S*|\S*[^\W_]\S*")
UNKNOWN = "unknown"


@dataclass(slots=True)
class MemoryStatistics:
    """Counts for one memory with its sidecars.

    `pending` are the units that wait in sidecars. `words` are by language, counted as declared: runs between white
    space that hold a letter or digit, spaced digit groups as one, codes apart. `statuses` and `dates` (years) count
    units, `unknown` those that do not say.
    """

    memory: str
    units: int = 0
    pending: int = 0
    bytes: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    first_date: str | None = None
    last_date: str | None = None


def memory_statistics(files: Sequence[MemoryFile], *, progress: Progress | None = None) -> MemoryStatistics:
    """Count one memory: its file and its sidecars, given in order of their numbers.

    A unit that a sidecar has anew counts once. `progress` is told how many bytes have been read, of how many. Raises
    InputError where a file cannot be read.
    """
    counted = MemoryStatistics(files[0].memory)
    seen: set[str] = set()
    for file in reversed(files):
        counted.bytes += file.path.stat().st_size
        own: set[str] = set()
        for unit in told(scan(file.path), f"counting {file.name}", file.path, progress):
            if unit.tuid and unit.tuid in seen:
                continue
            if unit.tuid and file.number:
                own.add(unit.tuid)
            counted.units += 1
            counted.pending += file.number > 0
            known = origin_of(unit.properties)
            counted.documents[known.document or UNKNOWN] += 1
            counted.statuses[known.status or UNKNOWN] += 1
            counted.years[known.date[:4] if known.date else UNKNOWN] += 1
            if known.date:
                counted.first_date = min(counted.first_date or known.date, known.date)
                counted.last_date = max(counted.last_date or known.date, known.date)
            for language, text, *_ in unit.variants:
                counted.languages[language] += 1
                counted.words[primary(language)] += count_words(text)
        seen |= own
    return counted


def count_words(text: str) -> int:
    """Words by the declared rule: runs between white space that hold a letter or digit, spaced digit groups as one."""
    return sum(1 for _ in _WORD.finditer(text))
