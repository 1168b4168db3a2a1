"""A fact: something in a text that has a value, whatever its notation."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, date, reference, symbol … with its value and its span in the original text (code points).

    `kind` is one of the kinds that `tmkit.facts` documents. Two facts state the same when kind and value are equal;
    `text` is the notation.
    """

    kind: str
    value: Hashable
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FactPair:
    """A fact of a query beside the fact that stands in its place in a memory's source; None where there is none."""

    query: Fact | None
    source: Fact | None
    target: Fact | None = None
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class FactComparison:
    """How the facts of a query and of a memory's source go together."""

    agree: tuple[FactPair, ...] = ()
    replaced: tuple[FactPair, ...] = ()
    conflict: tuple[FactPair, ...] = ()
