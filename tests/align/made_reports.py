"""Numbered reports in two languages with known counterparts, made from rows of translated sentences.

A report has headings, numbered paragraphs, lists (lettered ones start anew; bullets), tables and footnotes. Each side is
then changed by itself: paragraphs and sentences left out, paragraphs put in, merged, split, sentences joined and cut,
numbers left as they were or counted anew, labels lost, notes placed elsewhere.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tmkit.align import Side
from tmkit.model import Block, DraftSegment

Rows = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Changes:
    """How often, of a hundred, something happens to each side; `flat` sides lose their labels and kinds."""

    drop_paragraph: float = 3
    add_paragraph: float = 2
    drop_sentence: float = 2
    join: float = 4
    cut: float = 4
    merge: float = 2
    split: float = 2
    renumber: float = 50
    flat: float = 0
    missing_part: float = 0


@dataclass
class Part:
    """A paragraph, heading, item, cell or note while a report is made; `rows` are the rows its sentences have."""

    kind: str
    rows: list[int]
    series: str = ""
    number: int = 0
    notes: list[Part] = field(default_factory=list)


@dataclass(frozen=True)
class Made:
    """One side as made: `rows[k]` are the rows that segment k holds."""

    side: Side
    blocks: tuple[Block, ...]
    rows: tuple[frozenset[int], ...]


def make_report(rows: Rows, seed: int, changes: Changes = Changes()) -> tuple[Made, Made]:
    """Both sides of a report; `rows` are (English, French) sentences in order."""
    rng = random.Random(seed)
    parts = _parts(rows, rng)
    lone = [len(rows)]
    made = []
    for column, language in ((1, "fr"), (0, "en")):
        own = _changed(parts, changes, rng, lone)
        flat = rng.random() * 100 < changes.flat
        _numbered(own, renumber=rng.random() * 100 < changes.renumber)
        made.append(_side(own, [row[column] for row in rows], language, changes, rng, flat=flat))
    return made[0], made[1]


def gold(source: Made, target: Made) -> list[tuple[frozenset[int], frozenset[int]]]:
    """The beads, as numbers of segments in the order of each side; what has no counterpart is a bead by itself."""
    holders: dict[int, tuple[set[int], set[int]]] = {}
    for number, made in enumerate((source, target)):
        for at, rows in enumerate(made.rows):
            for row in rows:
                holders.setdefault(row, (set(), set()))[number].add(at)
    parent: dict[tuple[int, int], tuple[int, int]] = {}

    def find(one: tuple[int, int]) -> tuple[int, int]:
        parent.setdefault(one, one)
        while parent[one] != one:
            one = parent[one]
        return one

    for left, right in holders.values():
        ones = [(0, i) for i in left] + [(1, j) for j in right]
        for one in ones:
            parent[find(one)] = find(ones[0])
    groups: dict[tuple[int, int], tuple[set[int], set[int]]] = {}
    for one in list(parent):
        groups.setdefault(find(one), (set(), set()))[one[0]].add(one[1])
    return sorted(
        ((frozenset(a), frozenset(b)) for a, b in groups.values()),
        key=lambda g: (min(g[0] or {10**9}), min(g[1] or {10**9})),
    )


def _parts(rows: Rows, rng: random.Random) -> list[Part]:
    parts: list[Part] = []
    k = 0

    def take(count: int) -> list[int]:
        nonlocal k
        taken = list(range(k, min(k + count, len(rows))))
        k += len(taken)
        return taken

    while k < len(rows):
        chance = rng.random()
        if len(rows[k][0]) < 60 and rows[k][0][-1:].isalpha():
            parts.append(Part("heading", take(1), rng.choice(("", "", "I."))))
            continue
        part = Part("paragraph", take(rng.randint(1, 5)), "1.")
        parts.append(part)
        if chance < 0.12:
            series = rng.choice(("a)", "a)", "-"))
            parts += [
                Part("list item", taken, series) for _ in range(rng.randint(2, 6)) if (taken := take(rng.randint(1, 2)))
            ]
        elif chance < 0.2:
            parts.append(Part("paragraph", take(rng.randint(1, 3))))
        elif chance < 0.25:
            parts.append(Part("caption", take(1), "Table"))
            parts += [Part("table cell", taken, "cell") for _ in range(rng.randint(2, 4) * 2) if (taken := take(1))]
        if rng.random() < 0.12:
            part.notes.append(Part("footnote", take(rng.randint(1, 2)), "note"))
    return [part for part in parts if part.rows]


def _changed(parts: Iterable[Part], changes: Changes, rng: random.Random, lone: list[int]) -> list[Part]:
    def happens(percent: float) -> bool:
        return rng.random() * 100 < percent

    own: list[Part] = []
    _numbered_list = list(parts)
    number: dict[str, int] = {}
    before = ""
    for part in _numbered_list:
        if part.series in {"1.", "I.", "Table"}:
            number[part.series] = number.get(part.series, 0) + 1
        elif part.series in {"a)", "cell"}:
            number[part.series] = number.get(part.series, 0) + 1 if before == part.series else 1
        before = part.series
        if part.kind == "paragraph" and happens(changes.drop_paragraph):
            continue
        copied = Part(
            part.kind,
            [row for row in part.rows if len(part.rows) == 1 or not happens(changes.drop_sentence)],
            part.series,
            number.get(part.series, 0),
        )
        if not copied.rows:
            continue
        copied.notes = [Part(note.kind, list(note.rows), note.series) for note in part.notes]
        if own and part.kind == own[-1].kind == "paragraph" and happens(changes.merge):
            own[-1].rows += copied.rows
            own[-1].notes += copied.notes
            continue
        if part.kind == "paragraph" and len(copied.rows) > 1 and happens(changes.split):
            at = rng.randint(1, len(copied.rows) - 1)
            own += [
                Part("paragraph", copied.rows[:at], copied.series, copied.number),
                Part("paragraph", copied.rows[at:], copied.series, copied.number, copied.notes),
            ]
            continue
        own.append(copied)
        if part.kind == "paragraph" and happens(changes.add_paragraph):
            own.append(Part("paragraph", [-lone[0] - n for n in range(rng.randint(1, 4))], part.series, copied.number))
            lone[0] += 5
    if happens(changes.missing_part) and len(own) > 12:
        first = rng.randrange(len(own) - 10)
        del own[first : first + rng.randint(4, 9)]
    return own


def _numbered(parts: list[Part], *, renumber: bool) -> None:
    note = 0
    counts: dict[str, int] = {}
    before = ""
    for part in parts:
        for one in part.notes:
            note += 1
            one.number = note
        if renumber and part.series in {"1.", "I.", "Table"}:
            part.number = counts[part.series] = counts.get(part.series, 0) + 1
        elif part.series in {"a)", "cell"}:
            part.number = counts[part.series] = counts.get(part.series, 0) + 1 if before == part.series else 1
        before = part.series


def _side(
    parts: list[Part], texts: list[str], language: str, changes: Changes, rng: random.Random, *, flat: bool
) -> Made:
    blocks: list[Block] = []
    segments: list[DraftSegment] = []
    rows: list[frozenset[int]] = []
    waiting: list[Part] = []
    every = rng.choice((1, 1, 6, 10**9))

    def add(part: Part) -> None:
        label, path = _label(part)
        cut = _sentences(part.rows, texts, changes, rng)
        kind = "paragraph" if flat and part.kind != "footnote" else part.kind
        for text, held in cut:
            segments.append(
                DraftSegment(
                    len(segments) + 1,
                    text,
                    path,
                    kind,
                    1 + len(blocks) // 8,
                    block=len(blocks),
                    start=0 if not segments or segments[-1].block != len(blocks) else 1,
                )
            )
            rows.append(held)
        blocks.append(Block(" ".join(text for text, _ in cut), kind, "" if flat else label, "" if flat else path))

    for number, part in enumerate(parts, 1):
        add(part)
        waiting += part.notes
        if number % every == 0 or number == len(parts):
            for note in waiting:
                add(note)
            waiting = []
    return Made(Side(f"made-{language}", language, "0" * 16, tuple(segments)), tuple(blocks), tuple(rows))


def _label(part: Part) -> tuple[str, str]:
    number = part.number
    if part.series == "1.":
        return f"{number}.", str(number)
    if part.series == "I.":
        return f"{'I' * min(number, 3)}{number}.", f"I{number}"
    if part.series == "a)":
        return f"{chr(96 + number)})", chr(96 + number)
    if part.series == "-":
        return "-", "bullet"
    if part.series == "note":
        return str(number), f"note {number}"
    if part.series == "cell":
        return "", f"table 1/r{(number + 1) // 2}c{(number + 1) % 2 + 1}"
    return "", ""


def _sentences(
    rows: list[int], texts: list[str], changes: Changes, rng: random.Random
) -> list[tuple[str, frozenset[int]]]:
    out: list[tuple[str, frozenset[int]]] = []
    k = 0
    while k < len(rows):
        row = rows[k]
        text = texts[row] if row >= 0 else texts[(-row * 7919) % len(texts)]
        chance = rng.random() * 100
        if chance < changes.join and k + 1 < len(rows) and rows[k + 1] >= 0 and row >= 0:
            out.append((f"{text} {texts[rows[k + 1]]}", frozenset(rows[k : k + 2])))
            k += 2
            continue
        places = [found.end() for found in re.finditer(r"[,;:] ", text) if 15 < found.end() < len(text) - 15]
        if changes.join <= chance < changes.join + changes.cut and places:
            at = rng.choice(places)
            out += [(text[:at].strip(), frozenset({row})), (text[at:].strip(), frozenset({row}))]
        else:
            out.append((text, frozenset({row})))
        k += 1
    return out
