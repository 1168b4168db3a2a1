"""Comparing facts by value, across notations and languages."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tmkit.facts import money
from tmkit.facts.paragraphs import MARK
from tmkit.model import Fact

# Series of official documents that are named otherwise in the other language: statutory instruments of Canada.
_TWINS = {"DORS/": "SOR/", "TR/": "SI/"}
_DECIMAL = re.compile(r"[0-9]{1,20}(?:[.,][0-9]{1,20})?")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two multisets of facts: the pairs that state the same, and what only one of them has, each in text order."""

    agree: tuple[tuple[Fact, Fact], ...]
    only_first: tuple[Fact, ...]
    only_second: tuple[Fact, ...]

    @property
    def equal(self) -> bool:
        """Whether the two state the same facts."""
        return not self.only_first and not self.only_second


def same(one: Fact, other: Fact) -> bool:
    """Whether two facts state the same. What a notation leaves untold contradicts nothing. So these are the same:

    - facts of equal kind and value;
    - references to acts of which one does not tell the body or the year (`822 (1993)`, `S/RES/822 (1993)`, `RCS 822`);
    - dates of which one does not tell the weekday;
    - amounts of which one does not tell whose dollar or franc it is (`$5`, `US$ 5`);
    - an identifier and what has equal text (French `5.1`, English `5.1`);
    - a paragraph reference of one label and the number that is its label;
    - symbols of a series that has another name in the other language (`DORS/2011-79`, `SOR/2011-79`);
    - a year and an equal number; a time and the number that has its hour, or reads so (`10.30`).
    """
    if one.kind == other.kind and one.value == other.value:
        return True
    if one.kind == other.kind != "symbol":
        alike = _ALIKE.get(one.kind)
        if alike is None or not isinstance(one.value, tuple) or not isinstance(other.value, tuple):
            return False
        return alike(one.value, other.value)
    return not _texts(one).isdisjoint(_texts(other))


def mark(fact: Fact) -> str:
    """A text that facts which are `same` have in common, to count with; rarely one that others have too."""
    value = fact.value
    texts = _texts(fact)
    if texts:
        return "=" + min(texts)
    if not isinstance(value, tuple):
        return f"{fact.kind} {value}"
    if fact.kind == "reference" and value[0] != MARK:
        return f"act {value[1]}"
    if fact.kind == "date":
        return "date " + "-".join(str(part) for part in value[:3])
    if fact.kind == "money":
        return f"money {value[0]}"
    if fact.kind == "range":
        return f"range {_plain(value[1])} {_plain(value[2])}"
    return f"{fact.kind} {value}"


def compare(first: Sequence[Fact], second: Sequence[Fact]) -> Comparison:
    """Pair off the facts of two texts as multisets: equal values first, then what is the same for another reason."""
    agree: list[tuple[Fact, Fact]] = []
    waiting: defaultdict[Hashable, deque[Fact]] = defaultdict(deque)
    for fact in second:
        waiting[fact.kind, fact.value].append(fact)
    left: list[Fact] = []
    for fact in first:
        equal = waiting.get((fact.kind, fact.value))
        if equal:
            agree.append((fact, equal.popleft()))
        else:
            left.append(fact)
    if not left or len(agree) == len(second):
        return Comparison(tuple(agree), tuple(left), _in_order(waiting.values()))
    # What is the same without being equal shares a key; equal facts are kept together, so that few are looked at.
    kept: defaultdict[Hashable, dict[Hashable, deque[Fact]]] = defaultdict(dict)
    for facts in waiting.values():
        for fact in facts:
            for key in _keys(fact):
                kept[key].setdefault((fact.kind, fact.value, fact.text), deque()).append(fact)
    gone: set[int] = set()
    unpaired: list[Fact] = []
    for fact in left:
        found = _pick(fact, kept, gone)
        if found is None:
            unpaired.append(fact)
        else:
            gone.add(id(found))
            agree.append((fact, found))
    agree.sort(key=lambda pair: pair[0].start)
    rest = [deque(fact for fact in facts if id(fact) not in gone) for facts in waiting.values()]
    return Comparison(tuple(agree), tuple(unpaired), _in_order(rest))


def _in_order(groups: Iterable[Iterable[Fact]]) -> tuple[Fact, ...]:
    return tuple(sorted((fact for group in groups for fact in group), key=lambda fact: fact.start))


def _pick(fact: Fact, kept: Mapping[Hashable, dict[Hashable, deque[Fact]]], gone: set[int]) -> Fact | None:
    """The first fact kept under one of the keys that is the same and not gone."""
    for key in _keys(fact):
        for facts in kept.get(key, {}).values():
            while facts and id(facts[0]) in gone:
                facts.popleft()
            if facts and same(fact, facts[0]):
                return facts[0]
    return None


def _keys(fact: Fact) -> Iterator[Hashable]:
    """Two facts that are the same have one of these in common."""
    yield from _texts(fact)
    value = fact.value
    if not isinstance(value, tuple):
        return
    if fact.kind == "reference" and value[0] != MARK:
        yield "act", value[1]
    elif fact.kind == "date":
        yield "date", value[:3]
    elif fact.kind == "money":
        yield "money", value[0]
    elif fact.kind == "range":
        yield "range", _plain(value[1]), _plain(value[2])


def _texts(fact: Fact) -> frozenset[str]:
    """The texts by which facts of different kinds are the same."""
    value = fact.value
    if fact.kind in ("identifier", "symbol"):
        text = str(value)
        twin = next((twin + text[len(series) :] for series, twin in _TWINS.items() if text.startswith(series)), text)
        return frozenset({twin})
    if fact.kind == "number":
        return frozenset({str(value), " ".join(fact.text.split())})
    if isinstance(value, tuple):
        if fact.kind == "reference" and value[0] == MARK and len(value) == 2:
            return frozenset({str(value[1])})
        if fact.kind == "date" and value[1:] == (None, None, None):
            return frozenset({str(value[0])})
        if fact.kind == "time":
            return frozenset({str(value[0]) if value[1] == 0 else f"{value[0]}.{value[1]:02}"})
    return frozenset()


def _same_act(one: tuple[Hashable, ...], other: tuple[Hashable, ...]) -> bool:
    if MARK in (one[0], other[0]) or one[1] != other[1]:
        return False
    return all(a == b or a in ("", None) or b in ("", None) for a, b in ((one[0], other[0]), (one[2], other[2])))


def _same_date(one: tuple[Hashable, ...], other: tuple[Hashable, ...]) -> bool:
    return len(one) == len(other) == 4 and one[:3] == other[:3] and None in (one[3], other[3])


def _same_money(one: tuple[Hashable, ...], other: tuple[Hashable, ...]) -> bool:
    return one[0] == other[0] and money.agree(one[1], other[1])


def _same_range(one: tuple[Hashable, ...], other: tuple[Hashable, ...]) -> bool:
    units = {"" if unit == "date" else unit for unit in (one[0], other[0])}
    if len(units) > 1 and not money.agree(one[0], other[0]):
        return False
    return _plain(one[1]) == _plain(other[1]) and _plain(one[2]) == _plain(other[2])


def _plain(end: Hashable) -> Hashable:
    """The end of a range as a number where it is one (a year, an identifier such as `5.1`); a day without weekday."""
    if isinstance(end, tuple) and len(end) == 4:
        return end[0] if end[1:] == (None, None, None) else end[:3]
    if isinstance(end, str) and _DECIMAL.fullmatch(end):
        return Decimal(end.replace(",", "."))
    return end


_ALIKE = {"reference": _same_act, "date": _same_date, "money": _same_money, "range": _same_range}
