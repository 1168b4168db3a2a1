"""How well and how fast sentences are aligned, beside other aligners.

    python benchmarks/alignment.py DATA [--documents 24] [--long 20000] [--seed 1]

DATA holds `align-dev/` (texts with hand-made beads) and `canlaw-dev.tsv.xz` (tab-separated `en`, `fr`, `doc`).
Strict F1 is as in Thompson & Koehn 2019: deletions are single sentences; precision over all beads, recall over those
with two sides. Numbered reports and rebuilt documents are made from the pairs: segments joined (4 %), split at a comma
(4 %), dropped (2 %) on either side. Where both sides are split at the same place the two halves are right, too:
`lenient` counts them. Documents with many repeated rows, or
with numbers on one side alone, are left out; `rows in place` leaves out those with shifted rows, too.
Time is CPU time of this process. Gale & Church 1993 is run here;
hunalign's figures are published ones for other texts of the same collections.
"""

from __future__ import annotations

import argparse
import ast
import lzma
import math
import random
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from tmkit.align import Bead, Sentence
from tmkit.align.engine import align_sentences
from tmkit.text.stems import stems

Gold = list[tuple[tuple[int, ...], tuple[int, ...]]]
Texts = tuple[list[str], list[str], Gold]
Rows = list[tuple[str, str]]
ACCEPT = 0.99
EDGES = (*(k / 10 for k in range(10)), 0.95, 0.98, 0.99, 0.998)
"""Least confidences of the groups whose reliability is shown."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--documents", type=int, default=24)
    parser.add_argument("--long", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    hand_made = {path.stem: _read(path) for path in sorted((arguments.data / "align-dev").glob("*.??fr"))}
    for name, texts in hand_made.items():
        _report(name, [texts])
    literary = [texts for name, texts in hand_made.items() if name.startswith("tr_")]
    _report("tr_* together", literary)
    _report("tr_* together, Gale & Church", literary, gale_church)
    print("    hunalign without, with dictionary on other texts of the collections: tr .835, .876; tb .765")
    pairs = arguments.data / "canlaw-dev.tsv.xz"
    rng = random.Random(arguments.seed)
    pool = [rows for rows in _documents(pairs, 80, 700) if _trusted(rows)]
    rng.shuffle(pool)
    chosen = pool[: arguments.documents]
    shifted = [_shifted(rows) for rows in chosen]
    print(f"{sum(shifted)} of {len(chosen)} documents have rows that are shifted in the data itself")
    for name, numbered in (("numbered reports", True), ("rebuilt documents", False)):
        made = [_changed(rows, rng, numbered) for rows in chosen]
        _report(name, made, reliability=True)
        _report(f"{name}, rows in place", [texts for texts, moved in zip(made, shifted, strict=True) if not moved])
        _report(f"{name}, Gale & Church", made, gale_church)
    _long(pairs, arguments.long, rng)
    return 0


def _read(path: Path) -> Texts:
    first = path.suffix[1:3]
    left, right = (path.with_suffix(f".{code}").read_text(encoding="utf-8").splitlines() for code in (first, "fr"))
    lines = path.read_text(encoding="utf-8").splitlines()
    gold = [tuple(tuple(ast.literal_eval(side)) for side in line.split(":")[:2]) for line in lines]
    return left, right, _single(gold)


def _single(beads: Sequence[tuple[tuple[int, ...], ...]]) -> Gold:
    found: Gold = []
    for left, right in beads:
        found += [(left, right)] if left and right else [*(((i,), ()) for i in left), *(((), (j,)) for j in right)]
    return found


def _report(
    name: str,
    documents: list[Texts],
    align: Callable[..., list[Bead]] = align_sentences,
    *,
    reliability: bool = False,
) -> None:
    total: Counter[str] = Counter()
    begin, spent = 0.0, 0.0
    for left, right, gold in documents:
        sides = [[Sentence(text) for text in side] for side in (left, right)]
        begin = time.process_time()
        beads = align(*sides)
        spent += time.process_time() - begin
        total["sentences"] += max(len(left), len(right))
        total += _counts(beads, gold)
    strict = _f1(total["right"] / total["found"], total["gold found"] / total["gold"])
    lax = _f1(total["lax"] / total["two-sided"], total["gold touched"] / total["gold"])
    lost = _f1(total["lost right"] / max(1, total["lost"]), total["lost right"] / max(1, total["gold lost"]))
    print(f"{name:32} strict {strict:.4f}  lax {lax:.4f}  deletions {lost:.3f}", end="")
    if align is align_sentences:
        sure = max(1, total["sure"])
        print(
            f"  sure {total['sure'] / total['two-sided']:6.1%} of beads, right {total['sure right'] / sure:.4f}", end=""
        )
        print(f" (lenient {total['sure lenient'] / sure:.4f})", end="")
    print(f"  {total['sentences'] / spent:,.0f}/s")
    if reliability:
        print("    beads of a confidence, and how many of them are right: ", end="")
        shares = [(edge, total[f"told {edge}"], total[f"held {edge}"]) for edge in EDGES]
        print(", ".join(f"{edge:.3g} {held / told:.3f} of {told}" for edge, told, held in shares if told))


def _counts(beads: list[Bead], gold: Gold) -> Counter[str]:
    counts: Counter[str] = Counter()
    wanted = set(gold)
    owner = {(side, k): bead for bead in gold for side in (0, 1) for k in bead[side]}
    found = set()
    for bead in beads:
        pair = (tuple(range(*bead.source)), tuple(range(*bead.target)))
        found.add(pair)
        right = pair in wanted
        counts += Counter({"found": 1, "right": right})
        if not bead.two_sided:
            counts += Counter({"lost": 1, "lost right": right})
            continue
        around = {owner.get((side, k), ((), ())) for side in (0, 1) for k in pair[side]}
        shared = {owner.get((0, i)) for i in pair[0]} & {owner.get((1, j)) for j in pair[1]} - {None}
        inside = len(around) == 1 and all(len(side) > 1 for side in next(iter(around)))
        counts += Counter({"two-sided": 1, "lax": bool(shared)})
        edge = max(edge for edge in EDGES if edge <= bead.confidence)
        counts += Counter({f"told {edge}": 1, f"held {edge}": right})
        if bead.confidence >= ACCEPT:
            counts += Counter({"sure": 1, "sure right": right, "sure lenient": right or inside})
    touched = {(side, k): pair for pair in found if all(pair) for side in (0, 1) for k in pair[side]}
    for left, right in gold:
        if left and right:
            both = {touched.get((0, i)) for i in left} & {touched.get((1, j)) for j in right} - {None}
            counts += Counter({"gold": 1, "gold found": (left, right) in found, "gold touched": bool(both)})
        else:
            counts["gold lost"] += 1
    return counts


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def gale_church(source: Sequence[Sentence], target: Sequence[Sentence]) -> list[Bead]:
    """Gale & Church 1993: lengths alone, c = ratio of the totals, s² = 6.8."""
    priors = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (1, 2): 0.089, (2, 1): 0.089, (2, 2): 0.011}
    left, right = (np.concatenate([[0], np.cumsum([len(one.text) for one in side])]) for side in (source, target))
    n, m, ratio = len(source), len(target), right[-1] / left[-1]
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    reach = max(60, abs(n - m) + 40)
    for i in range(n + 1):
        middle = i * m // max(n, 1)
        for j in range(max(0, middle - reach), min(m, middle + reach) + 1):
            for (p, q), prior in priors.items():
                before = best.get((i - p, j - q))
                if before is None or not (i or j):
                    continue
                first, second = left[i] - left[i - p], right[j] - right[j - q]
                mean = (first + second / ratio) / 2
                z = abs(second - first * ratio) / math.sqrt(max(mean * 6.8, 1.0))
                cost = before[0] - math.log(prior) - math.log(max(math.erfc(z / math.sqrt(2)), 1e-300))
                if (i, j) not in best or cost < best[i, j][0]:
                    best[i, j] = (cost, (p, q))
    beads, i, j = [], n, m
    while i or j:
        p, q = best[i, j][1]
        beads.append(Bead((i - p, i), (j - q, j)))
        i, j = i - p, j - q
    return beads[::-1]


def _documents(path: Path, least: int, most: int) -> Iterator[Rows]:
    name, rows = "", []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            english, french, document = line.rstrip("\n").split("\t")[:3]
            if document != name:
                if least <= len(rows) <= most:
                    yield rows
                name, rows = document, []
            rows.append((english, french))


def _trusted(rows: Rows) -> bool:
    """Few rows are repeated, and hardly any has a number that the other side lacks."""
    wrong = sum(not {w for w in stems(en) if w[0] == "#"} <= {w for w in stems(fr) if w[0] == "#"} for en, fr in rows)
    return len({row[0] for row in rows}) >= 0.9 * len(rows) and wrong <= 0.03 * len(rows)


def _shifted(rows: Rows) -> bool:
    """Whether the aligner, given the rows as they are, pairs some with the other side of another: they are no gold."""
    beads = align_sentences([Sentence(row[0]) for row in rows], [Sentence(row[1]) for row in rows])
    return any(bead.two_sided and bead.source != bead.target for bead in beads)


def _changed(rows: Rows, rng: random.Random, numbered: bool) -> Texts:
    """Two sides of a document whose segments are joined, split and dropped at random, and the beads."""
    sides: list[list[tuple[str, set[int]]]] = []
    texts = [[row[side] for row in rows] for side in (0, 1)]
    kept: set[int] = set()
    k = number = 0
    while numbered and k < len(rows):
        kept.add(k)
        if len(rows[k][0]) < 60 and rows[k][0][-1:].isalpha():
            k += 1
            continue
        number += 1
        for side in (0, 1):
            texts[side][k] = f"{number}. {texts[side][k]}"
        k += rng.randint(1, 6)
    for side in texts:
        segments: list[tuple[str, set[int]]] = []
        k = 0
        while k < len(side):
            chance = rng.random()
            places = [found.end() for found in re.finditer("[,;:] ", side[k]) if 15 < found.end() < len(side[k]) - 15]
            if chance < 0.02 and k not in kept:
                pass
            elif 0.02 <= chance < 0.06 and k + 1 < len(side) and not {k, k + 1} & kept:
                segments.append((f"{side[k]} {side[k + 1]}", {k, k + 1}))
                k += 1
            elif 0.06 <= chance < 0.10 and places:
                cut = rng.choice(places)
                segments += [(side[k][:cut].strip(), {k}), (side[k][cut:].strip(), {k})]
            else:
                segments.append((side[k], {k}))
            k += 1
        sides.append(segments)
    return [x[0] for x in sides[0]], [x[0] for x in sides[1]], _components(sides[0], sides[1])


def _components(left: list[tuple[str, set[int]]], right: list[tuple[str, set[int]]]) -> Gold:
    """Segments that share rows, directly or through others."""
    root: dict[int, int] = {}

    def find(row: int) -> int:
        while root.setdefault(row, row) != row:
            row = root[row]
        return row

    for _, rows in (*left, *right):
        for row in rows:
            root[find(row)] = find(min(rows))
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for side, segments in enumerate((left, right)):
        for k, (_, rows) in enumerate(segments):
            groups.setdefault(find(min(rows)), ([], []))[side].append(k)
    return _single([(tuple(x), tuple(y)) for x, y in groups.values()])


def _long(path: Path, size: int, rng: random.Random) -> None:
    rows: Rows = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line, _ in zip(lines, range(size), strict=False):
            english, french = line.split("\t")[:2]
            rows.append((english, french))
    kept = [[k for k in range(len(rows)) if rng.random() >= 0.02] for _ in (0, 1)]
    sides = [[Sentence(rows[k][side]) for k in kept[side]] for side in (0, 1)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.process_time()
    beads = align_sentences(sides[0], sides[1])
    spent = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    single = [bead for bead in beads if bead.source[1] - bead.source[0] == bead.target[1] - bead.target[0] == 1]
    right = sum(kept[0][bead.source[0]] == kept[1][bead.target[0]] for bead in single)
    print(f"{size:,} sentences a side, 2 % dropped: {spent:.1f} s, {size / spent:,.0f} pairs/s, ", end="")
    print(f"peak {peak / 1024:,.0f} MB ({before / 1024:,.0f} before), {right / len({*kept[0]} & {*kept[1]}):.4f} found")


if __name__ == "__main__":
    raise SystemExit(main())
