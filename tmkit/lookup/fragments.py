"""Fragments: the longest passages of a segment that stand in the archive, each with a unit that has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from tmkit.config import Settings
from tmkit.lookup.archive import Archive
from tmkit.lookup.content import is_content
from tmkit.lookup.rank import Standing
from tmkit.lookup.shelf import Wanted, shelf_of
from tmkit.lookup.texts import unit_texts
from tmkit.model import Fragment
from tmkit.text.tokens import Token, token_spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from tmkit.memory.index.fragments import Passage

LEAST = 4  # content words
_MOST_ROWS = 20  # rows that a unit is chosen from: with few memories wanted, all that there are
_ALL_ROWS = 100_000
_DEFAULTS = Settings()


Span: TypeAlias = tuple[int, int]
Rendered: TypeAlias = "Callable[[str, Span, str], Span | None]"


class PassageArchive(Archive, Protocol):
    """An archive that finds passages too."""

    def fragments(
        self, words: Sequence[str], language: str, content: Callable[[str], bool], *, least: int, most_rows: int
    ) -> Sequence[Passage]:
        """The longest passages of some tokens with so many content words, each with some of the rows that have it."""


def find_fragments(
    archive: PassageArchive,
    text: str,
    source: str,
    target: str,
    *,
    settings: Settings | None = None,
    wanted: Wanted = None,
    rendered: Rendered | None = None,
) -> list[Fragment]:
    """The longest passages of a text (without label) that stand in the archive, in the order of the text.

    A passage has four content words or more, and is part of no longer one. Of the units that have it the first in the
    order of matches is shown. `wanted` tells which memories count (by path), `rendered` which part of a unit's target
    renders a part of its source.
    """
    spans = token_spans(text)
    words = [token.text for token in spans]
    content = partial(is_content, language=source)
    most_rows = _MOST_ROWS if wanted is None else _ALL_ROWS
    found = []
    for passage in archive.fragments(words, source, content, least=LEAST, most_rows=most_rows):
        place = _best(archive, passage, source, target, settings or _DEFAULTS, wanted)
        if place is not None:
            found.append(_fragment(archive, text, spans, passage, place, source, target, rendered))
    return found


@lru_cache(maxsize=16)
def _spans(text: str) -> list[Token]:
    """The tokens of a unit's text: a long one is what many passages of a draft are found in."""
    return token_spans(text)


class _Place(NamedTuple):
    """A unit that has a passage, the smaller the better; `token` is where in its row the passage begins."""

    standing: Standing
    unit: int
    part: int
    row: int
    token: int


def _best(
    archive: Archive, passage: Passage, source: str, target: str, settings: Settings, wanted: Wanted
) -> _Place | None:
    tokens_of: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for part, row, token in passage.rows:
        tokens_of[part].setdefault(row, token)
    places: list[_Place] = []
    for part, of_rows in tokens_of.items():
        rows = list(of_rows)
        units = archive.units_of_rows(part, rows, source, target)
        shelf = shelf_of(archive, part, settings, wanted)
        shelf.fill(archive, part, units.meta)
        for row, unit, meta in zip(units.row.tolist(), units.units.tolist(), units.meta.tolist(), strict=True):
            known = shelf.known(meta)
            if known.allowed:
                places.append(_Place(known.standing, unit, part, rows[row], of_rows[rows[row]]))
    return min(places, default=None)


def _fragment(
    archive: Archive,
    text: str,
    spans: Sequence[Token],
    passage: Passage,
    place: _Place,
    source: str,
    target: str,
    rendered: Rendered | None,
) -> Fragment:
    stored = archive.unit(place.part, place.unit)
    words = archive.row_tokens(place.part, place.row, source)
    theirs, other = unit_texts(stored.unit, source, target, words)
    own = _spans(theirs)
    start, end = spans[passage.start].start, spans[passage.start + passage.size - 1].end
    passed = own[place.token].start, own[place.token + passage.size - 1].end
    return Fragment(
        span=(start, end),
        text=text[start:end],
        source=theirs,
        source_span=passed,
        target=other,
        target_span=None if rendered is None else rendered(theirs, passed, other),
        memory=stored.memory,
        unit=stored.identifier,
        origin=stored.origin,
        places=passage.places,
    )
