"""A term's renderings as they are shown: counted, dated, with the newest witnesses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from tmkit.termbank.columns import Columns, Numbers
from tmkit.termbank.learning import Learnt
from tmkit.termbank.origins import Origins
from tmkit.termbank.values import RenderingGroup, Witness
from tmkit.termbank.witnesses import read_witness, usual_form

if TYPE_CHECKING:
    from tmkit.memory.index.index import MemoryIndex

SHOWN = 3
_READ = 8  # units by which it is told how a rendering is written
_TRIED = 12


class Describer:
    """Tells of the renderings of terms of one direction what there is to show."""

    def __init__(self, index: MemoryIndex, columns: Columns, origins: Origins, languages: tuple[str, str]) -> None:
        self._index = index
        self._columns = columns
        self._origins = origins
        self._languages = languages

    def group(
        self, learnt: Learnt, number: int, term: Sequence[Sequence[str]], *, shown: int = SHOWN
    ) -> RenderingGroup:
        """One rendering. `term` is the sequences of forms that the term is written as."""
        here = np.flatnonzero(learnt.of_unit == number)
        units, pair = learnt.units[here], learnt.pair[here]
        every = len(np.unique(learnt.pair))
        pairs = len(np.unique(pair))
        witnesses = self.witnesses(learnt, number, term, shown=shown)
        written = usual_form((each.target, each.target_span) for each in witnesses)
        return RenderingGroup(
            text=written[0] if written else self.words(learnt.renderings[number]),
            forms=written,
            units=len(units),
            pairs=pairs,
            documents=len(np.unique(self._origins.document(units))),
            share=pairs / every,
            years=self._origins.years(units),
            bodies=self._origins.bodies(units),
            statuses=self._origins.statuses(units),
            how=learnt.how[number],
            witnesses=tuple(witnesses[:shown]),
        )

    def witnesses(self, learnt: Learnt, number: int, term: Sequence[Sequence[str]], *, shown: int) -> list[Witness]:
        """The newest units of a rendering, each of another pair of texts and, where there are as many, of another
        document; then some drawn from all of them, by which it is told how it is written.
        """
        here = np.flatnonzero(learnt.of_unit == number)
        units, pair = learnt.units[here], learnt.pair[here]
        _, first = np.unique(pair, return_index=True)
        drawn = units[first[:_READ]]
        newest = self._varied(self._origins.newest(units[first]) if len(first) < 2_000 else self._newest(units[first]))
        rendering = [[self._columns.target.form(form) for form in forms] for forms in learnt.renderings[number]]
        found: list[Witness] = []
        for unit in newest[: shown + _TRIED]:
            if len(found) == shown:
                break
            read = read_witness(self._index, self._columns, unit, self._languages, term, rendering)
            found += [] if read is None else [read]
        seen = {(each.memory, each.unit) for each in found}
        for unit in drawn.tolist():
            read = read_witness(self._index, self._columns, unit, self._languages, term, rendering)
            if read is not None and (read.memory, read.unit) not in seen:
                found.append(read)
        return found

    def _newest(self, units: Numbers) -> Numbers:
        """The newest few hundred of many."""
        dates = self._origins.date(units)
        edge = np.partition(dates, len(dates) - 500)[len(dates) - 500]
        newer, same = units[dates > edge], units[dates == edge]
        return self._origins.newest(np.concatenate([newer, same[:500]]))

    def _varied(self, units: Numbers) -> list[int]:
        """Some units in order, but those of a document that has one already after the others."""
        some = units[:200]
        documents = self._origins.document(some).tolist()
        seen: set[int] = set()
        first: list[int] = []
        rest: list[int] = []
        for unit, document in zip(some.tolist(), documents, strict=True):
            (rest if document in seen else first).append(unit)
            seen.add(document)
        return first + rest

    def written(self, learnt: Learnt, number: int, term: Sequence[Sequence[str]]) -> str:
        """How a rendering is most often written, by a few of its units."""
        found = usual_form((w.target, w.target_span) for w in self.witnesses(learnt, number, term, shown=0))
        return found[0] if found else self.words(learnt.renderings[number])

    def words(self, rendering: Sequence[Sequence[int]]) -> str:
        """A rendering as words, where no text can be read."""
        return " ".join(self._columns.target.text(number) for number in rendering[0])
