"""The archive as a termbank: how it renders a word or a phrase, and has rendered it over the years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tmkit.model import InputError
from tmkit.termbank.columns import Columns
from tmkit.termbank.direction import Direction
from tmkit.termbank.drift import RARE, Drift
from tmkit.termbank.forms import FORMS, forms
from tmkit.termbank.history import history_of
from tmkit.termbank.learning import PART, Learnt, learn
from tmkit.termbank.order import form_files
from tmkit.termbank.origins import Origins
from tmkit.termbank.remembered import keep, recall
from tmkit.termbank.values import Evidence, History, Renderings
from tmkit.termbank.witnesses import usual_form

if TYPE_CHECKING:
    from tmkit.lexicon import Lexicon
    from tmkit.memory.index.index import MemoryIndex

TERMBANK = f"termbank 1 · {FORMS}"
MOST_WORDS = 40
"""Words of a term, articles not counted."""

_LONGEST = 10_000  # code points of a term
Wanted = Callable[[str], bool] | None


class Termbank:
    """Answers from the memories of one workspace; for one question at a time.

    `lexicon` opens the lexicon of a direction, `announce` is told before much has to be put in order, of how many
    words. A unit without document counts as one of a document that is its memory.
    """

    def __init__(
        self,
        root: Path,
        index: MemoryIndex,
        lexicon: Callable[[str, str], Lexicon | None],
        announce: Callable[[int], None] | None = None,
    ) -> None:
        self._root = root
        self._index = index
        self._lexicon = lexicon
        self._files = form_files(root, announce)
        self._state: tuple[object, ...] = ()
        self._directions: dict[tuple[str, str], Direction] = {}
        self._drifts: dict[tuple[str, str], Drift] = {}

    def renderings(
        self, text: str, source: str, target: str, *, limit: int | None = 10, wanted: Wanted = None
    ) -> Renderings:
        """How the archive renders a word or phrase, in whatever inflected form. `wanted` tells which memories count.

        Raises InputError for a text that has no word, or more than `MOST_WORDS`.
        """
        term = term_forms(text, source)
        return self._index.consistent(lambda: self._renderings(text, term, source, target, limit, wanted))

    def history(self, text: str, source: str, target: str, *, wanted: Wanted = None) -> History:
        """How the archive has rendered a word or phrase, year by year and document by document. Raises as above."""
        term = term_forms(text, source)

        def ask() -> History:
            way = self.direction(source, target)
            learnt = self._learnt(way, term, wanted)
            if learnt is None:
                return History(text, source, target)
            written = [way.describer.group(learnt, n, term).text for n in range(len(learnt.renderings))]
            return history_of(text, way.languages, learnt, written, way.origins)

        return self._index.consistent(ask)

    def drift_evidence(self, text: str, source: str, target: str, *, rendered: str | None = None) -> list[Evidence]:
        """The passages of a text that the archive renders steadily, and how; none inside another, in order.

        Passages are of `tmkit.termbank.drift.LONGEST` words at most, articles not counted. With `rendered`, the text's
        translation, only those that it renders otherwise. Units of status `unreviewed` are no witnesses.
        """
        return self._index.consistent(lambda: self.drift(source, target).evidence(text, rendered))

    def drift(self, source: str, target: str) -> Drift:
        """What finds evidence in a direction, of the memories as they are indexed now."""
        way = self.direction(source, target)
        if (source, target) not in self._drifts:
            lexicon = "" if way.lexicon is None else way.lexicon.fingerprint
            drift = self._drifts[source, target] = Drift(way, lexicon)
            recall(self._root, self._index, drift)
        return self._drifts[source, target]

    def keep(self) -> None:
        """Keep what has been worked out of terms for the next run, where the workspace can be written."""
        for drift in self._drifts.values():
            keep(self._root, self._index, drift)

    def direction(self, source: str, target: str) -> Direction:
        """What is kept of a direction, of the memories as they are indexed now."""
        state = self._index.state()
        if len(state) != len(self._state) or any(one is not two for one, two in zip(state, self._state, strict=True)):
            self._directions.clear()
            self._drifts.clear()
            self._state = state
        found = self._directions.get((source, target))
        if found is None:
            columns = Columns(self._index, self._files, source, target)
            origins = Origins(self._index, columns)
            lexicon = self._lexicon(source, target) if len(columns) else None
            found = self._directions[source, target] = Direction(
                self._index, columns, origins, lexicon, (source, target)
            )
            self._directions[target, source] = Direction(
                self._index,
                columns.reverse(),
                origins,
                None if lexicon is None else lexicon.reverse(),
                (target, source),
            )
        return found

    def _renderings(
        self, text: str, term: list[list[str]], source: str, target: str, limit: int | None, wanted: Wanted
    ) -> Renderings:
        way = self.direction(source, target)
        learnt = self._learnt(way, term, wanted)
        if learnt is None:
            return Renderings(text, source, target)
        by_group, every = learnt.pairs()
        units = np.bincount(learnt.of_unit[learnt.of_unit >= 0], minlength=len(by_group))
        # What renders all of the term goes before what renders a part of it, unless it is rare.
        in_part = np.array([how == PART for how in learnt.how], bool) | (by_group < RARE * every)
        order = np.lexsort((np.arange(len(by_group)), -units, -by_group, in_part))
        order = order[by_group[order] > 0]
        groups = tuple(way.describer.group(learnt, number, term) for number in order[:limit].tolist())
        written = usual_form((w.source, w.source_span) for group in groups for w in group.witnesses)
        return Renderings(
            text,
            source,
            target,
            units=len(learnt.units),
            pairs=every,
            documents=len(np.unique(way.origins.document(learnt.units))),
            years=way.origins.years(learnt.units),
            forms=written,
            groups=groups,
            found=len(order),
            unclear=every - int(by_group.sum()),
        )

    def _learnt(self, way: Direction, term: Sequence[Sequence[str]], wanted: Wanted) -> Learnt | None:
        known = [ids for each in term if min(ids := way.columns.source.ids(each)) >= 0]
        if not len(way.columns) or not known:
            return None
        counts = None if wanted is None else self._counting(way.columns, wanted)
        learnt = learn(way.columns, way.lexicon, known, counts)
        return learnt if len(learnt.units) else None

    def _counting(self, columns: Columns, wanted: Callable[[str], bool]) -> NDArray[np.bool_]:
        """Which units are of the memories that count."""
        counts = np.zeros(len(columns), bool)
        for place, part in enumerate(columns.parts):
            first, end = columns.first_unit[place], columns.first_unit[place + 1]
            own = columns.unit[first:end]
            for memory, units in self._index.memory_units(part):
                if wanted(memory):
                    begin, stop = own.searchsorted([units.start, units.stop])
                    counts[first + begin : first + stop] = True
        return counts


def term_forms(text: str, language: str) -> list[list[str]]:
    """The sequences of forms that a term may be written as: as it is, then with other hyphens. Raises InputError."""
    if len(text) > _LONGEST:
        raise InputError(f"a term of {len(text):,} characters is none; give a word or a phrase")
    found = [form.text for form in forms(text, language)]
    while found and not any(map(str.isalnum, found[0])):
        found.pop(0)
    while found and not any(map(str.isalnum, found[-1])):
        found.pop()
    if not found:
        raise InputError(f"{text[:40]!r} has no word that could be rendered; give a word or a phrase")
    if len(found) > MOST_WORDS:
        raise InputError(f"a term has at most {MOST_WORDS} words, this has {len(found)}; 'tmkit lookup' finds segments")
    written = [found, [form.text for form in forms(" ".join(found).replace("-", " "), language)]]
    for place in range(len(found) - 1):
        joined = "-".join(found[place : place + 2])
        written.append([*found[:place], *(form.text for form in forms(joined, language)), *found[place + 2 :]])
    return [list(each) for each in dict.fromkeys(map(tuple, filter(None, written)))]
