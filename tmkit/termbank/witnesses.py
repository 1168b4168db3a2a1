"""Units in context: where the texts of a unit have a term and its rendering, and how they write it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tmkit.lookup.texts import unlabelled, variants_in
from tmkit.model import Unit
from tmkit.termbank.columns import Columns
from tmkit.termbank.forms import forms
from tmkit.termbank.values import Span, Witness

if TYPE_CHECKING:
    from tmkit.memory.index.index import MemoryIndex

_LONGEST = 200_000  # code points of a text that is read for where a term stands


def read_witness(
    index: MemoryIndex,
    columns: Columns,
    unit: int,
    languages: tuple[str, str],
    term: Sequence[Sequence[str]],
    rendering: Sequence[Sequence[str]],
) -> Witness | None:
    """A unit with the places of a term and its rendering; None where its texts have them not.

    Both are given as the sequences of forms that they are written as.

    Raises `ChangedError` where the memory has changed meanwhile.
    """
    part, number = columns.place(unit)
    stored = index.unit(part, number)
    source, source_span = _placed(stored.unit, languages[0], term)
    target, target_span = _placed(stored.unit, languages[1], rendering)
    if source_span is None or target_span is None:
        return None
    return Witness(stored.memory, stored.identifier, stored.origin, source, source_span, target, target_span)


def _placed(unit: Unit, language: str, wanted: Sequence[Sequence[str]]) -> tuple[str, Span | None]:
    texts = [unlabelled(variant.segment.text) for variant in variants_in(unit, language)]
    for text in texts:
        span = span_of(text, language, wanted)
        if span is not None:
            return text, span
    return (texts[0] if texts else ""), None


def span_of(text: str, language: str, wanted: Sequence[Sequence[str]]) -> Span | None:
    """Where a text first has one of some sequences of forms, in code points."""
    read = forms(text[:_LONGEST], language)
    sought = [list(each) for each in wanted]
    firsts = {each[0] for each in sought}
    for start, form in enumerate(read):
        if form.text in firsts:
            for each in sought:
                if [one.text for one in read[start : start + len(each)]] == each:
                    return form.start, read[start + len(each) - 1].end
    return None


def usual_form(found: Iterable[tuple[str, Span]]) -> tuple[str, ...]:
    """The ways in which texts write what stands in a span of each, the most frequent first.

    Where they differ in case alone, what opens a text tells nothing of it.
    """
    written: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for text, (start, end) in found:
        words = " ".join(text[start:end].split())
        written[words] += 1
        inside[words] += any(map(str.isalnum, text[:start]))
    by_fold: dict[str, list[str]] = {}
    for words in written:
        by_fold.setdefault(words.casefold(), []).append(words)
    groups = []
    for same in by_fold.values():
        best = min(same, key=lambda words: (-inside[words], -written[words], words))
        groups.append((-sum(written[words] for words in same), best))
    return tuple(words for _, words in sorted(groups))
