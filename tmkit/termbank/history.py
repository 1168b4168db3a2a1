"""The history of a term: its renderings year by year and document by document, and when one gave way to another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from tmkit.termbank.columns import Numbers
from tmkit.termbank.learning import Learnt
from tmkit.termbank.origins import Origins
from tmkit.termbank.values import History, Period, Turn

_USUAL = 0.6
"""The share of a period's pairs that its usual rendering has."""

_STEADY = 2
"""Distinct pairs that a stretch of years with one usual rendering must have, to be more than a slip."""


def history_of(
    text: str, languages: tuple[str, str], learnt: Learnt, written: Sequence[str], origins: Origins
) -> History:
    """The history of a term whose renderings have been learnt; `written` says how each is written."""
    by_group, every = learnt.pairs()
    order = [n for n in np.lexsort((np.arange(len(by_group)), -by_group)).tolist() if by_group[n]]
    place = np.full(len(by_group) + 1, -1, np.int64)
    place[order] = np.arange(len(order))
    of_unit = place[learnt.of_unit]  # -1, of none, stays -1
    columns = len(order) + 1
    year, document = origins.year(learnt.units), origins.document(learnt.units)
    years = tuple(
        _period(learnt, of_unit, np.flatnonzero(year == one), columns, int(one)) for one in _dated(np.unique(year))
    )
    names = [written[n] for n in order]
    return History(
        text,
        *languages,
        renderings=tuple(names),
        units=len(learnt.units),
        pairs=every,
        years=years,
        documents=_documents(learnt, of_unit, document, columns, origins),
        turns=_turns(years, names),
    )


def _dated(years: Numbers) -> list[int]:
    found: list[int] = years.tolist()
    return [one for one in found if one] + [one for one in found if not one]


def _documents(
    learnt: Learnt, of_unit: Numbers, document: Numbers, columns: int, origins: Origins
) -> tuple[Period, ...]:
    date = origins.date(learnt.units)
    order = np.argsort(document, kind="stable")
    numbers, starts = np.unique(document[order], return_index=True)
    periods = []
    for number, here in zip(numbers.tolist(), np.split(order, starts[1:]), strict=True):
        known = origins.documents[number]
        dates = date[here]
        first = int(dates[dates > 0].min(initial=99_999_999))
        bodies = [body for body, _ in origins.bodies(learnt.units[here]) if body]
        name = known.name if known.name is not None else known.memory
        told = None if first == 99_999_999 else _iso(first)
        period = _period(
            learnt,
            of_unit,
            here,
            columns,
            0 if told is None else first // 10_000,
            told,
            name,
            bodies[0] if bodies else None,
        )
        periods.append((first, name, period))
    return tuple(period for _, _, period in sorted(periods, key=lambda each: each[:2]))


def _iso(date: int) -> str:
    year, month, day = date // 10_000, date // 100 % 100, date % 100
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def _period(
    learnt: Learnt,
    of_unit: Numbers,
    here: Numbers,
    columns: int,
    year: int,
    date: str | None = None,
    document: str | None = None,
    body: str | None = None,
) -> Period:
    _, first = np.unique(learnt.pair[here], return_index=True)
    which = of_unit[here[first]]
    counts = np.bincount(np.where(which < 0, columns - 1, which), minlength=columns)
    return Period(year or None, date, document, body, len(here), tuple(counts.tolist()))


def _turns(years: Sequence[Period], names: Sequence[str]) -> tuple[Turn, ...]:
    """Where the usual rendering of the years changes for good: both before and after there are several pairs."""
    stretches: list[list[int]] = []  # rendering, first year, last year, pairs
    for period in years:
        told = period.counts[:-1]
        if period.year is None or not told or not sum(told):
            continue
        usual = max(range(len(told)), key=lambda n: (told[n], -n))
        if told[usual] < _USUAL * sum(told):
            continue
        if stretches and stretches[-1][0] == usual:
            stretches[-1][2] = period.year
            stretches[-1][3] += told[usual]
        else:
            stretches.append([usual, period.year, period.year, told[usual]])
    steady: list[list[int]] = []
    for stretch in stretches:
        if stretch[3] < _STEADY:
            continue
        if steady and steady[-1][0] == stretch[0]:
            steady[-1][2:] = stretch[2], steady[-1][3] + stretch[3]
        else:
            steady.append(stretch)
    return tuple(Turn(names[old[0]], names[new[0]], old[2], new[1]) for old, new in pairwise(steady))
