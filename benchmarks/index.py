"""The index at the size of an archive: what it costs to build, open, look up, and against a full scan.

    python benchmarks/index.py --data canlaw-dev.tsv.xz --folder /tmp/bench --units 1000000

Times are CPU times of this thread in milliseconds, each of one look-up; files and index stay below the folder and are
used again. `cross`: segments of documents held out of the archive; `changed`: segments of the archive with 5 to 45 % of
their tokens replaced, deleted or inserted. Brute force: rapidfuzz `cdist` with a cut-off over one string a unit, one
thread, in a loop of its own. Before the look-ups a hundred others are made: files just mapped are slower.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
from enlargement import Pair, read_pairs, write_archive
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from tmkit.memory.files import MemorySet
from tmkit.memory.index import upkeep
from tmkit.memory.index.index import MemoryIndex
from tmkit.memory.index.part import Part
from tmkit.text.tokens import tokens

Answer = TypeVar("Answer")
Words = list[str]
KINDS = ("cross", "changed")
PATTERNS = (
    "minister of finance", "the minister may", "of the act", "minister * regulations", "in * with", "minist* of *",
    "of the", "the", "*tion of the act",
)  # fmt: skip
STOP = frozenset(
    "le la les l' un une de d' du des à au aux et ou en dans par pour sur que qu' qui est the a an of to".split()
)


def timed(ask: Callable[[], Answer]) -> tuple[Answer, float]:
    """(the answer, CPU ms of this thread)."""
    start = time.thread_time()
    answer = ask()
    return answer, 1e3 * (time.thread_time() - start)


def told(name: str, times: Iterable[float], more: str = "") -> float:
    """Print median, 95th and 99th percentile, mean; the median."""
    found = np.array(list(times))
    median, p95, p99 = np.percentile(found, (50, 95, 99))
    print(f"{name:34} median {median:8.3f}  p95 {p95:8.3f}  p99 {p99:8.3f}  mean {found.mean():8.3f} ms  {more}")
    return float(median)


def changed(rng: random.Random, words: Sequence[str], others: Sequence[Words]) -> Words:
    share = rng.uniform(0.05, 0.45)
    out: Words = []
    for word in words:
        if rng.random() >= share:
            out.append(word)
            continue
        other = rng.choice(rng.choice(others) or ["x"])
        out += rng.choice(([other], [], [word, other]))
    return out


def parts_of(index: MemoryIndex) -> tuple[Part, ...]:
    return index._parts  # noqa: SLF001 - what no look-up needs


def build(root: Path) -> MemoryIndex:
    """Index everything anew, and say what it cost."""
    shutil.rmtree(root / ".tmkit", ignore_errors=True)
    cpu = {"gather": 0.0, "save_part": 0.0}
    for name in cpu:
        setattr(upkeep, name, counted(getattr(upkeep, name), cpu, name))
    start = time.process_time()
    index = MemoryIndex.open(root)
    whole = time.process_time() - start
    units = len(index)
    size = sum(path.stat().st_size for path in MemorySet.open(root).paths)
    kept = sum(path.stat().st_size for path in root.glob(".tmkit/index/*/*.part"))
    print(f"{units:,} units, {size / 1e6:,.0f} MB of TMX, {len(parts_of(index))} part(s)")
    reading, making = cpu.values()
    print(f"build, CPU s: {whole:.1f} in all; reading TMX {reading:.1f} ({size / 1e6 / reading:.0f} MB/s)")
    print(f"from texts to arrays, saved: {making:.1f} ({units / making:,.0f} units/s)")
    print(
        f"{kept / units:.0f} bytes a unit; {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB at most"
    )
    return index


def counted(work: Callable[..., Answer], cpu: dict[str, float], name: str) -> Callable[..., Answer]:
    def counting(*args: object) -> Answer:
        start = time.process_time()
        try:
            return work(*args)
        finally:
            cpu[name] += time.process_time() - start

    return counting


def queries(index: MemoryIndex, held_out: Sequence[Pair], language: str, count: int) -> dict[str, list[Words]]:
    rng = random.Random(4)
    texts = [pair.french if language == "fr" else pair.english for pair in held_out]
    cross = [tokens(text) for text in rng.sample(texts, count + 100)]
    rows = [
        (number, rng.randrange(part.language(language).rows.arrays.row_count))
        for number, part in enumerate(parts_of(index))
        for _ in range(-(-count // len(parts_of(index))))
    ]
    own = [changed(rng, index.row_tokens(*row, language), cross) for row in rng.sample(rows, count)]
    return {"cross": cross[:count], "changed": own, "warm": cross[count:]}


def open_times(root: Path, held_out: Sequence[Pair]) -> None:
    told("open", [timed(lambda: MemoryIndex.open(root))[1] for _ in range(7)])
    side = MemorySet.open(root).paths[0].with_suffix(".new.tmx")
    write_archive(root / "side", held_out, 115)
    shutil.move(root / "side" / "archive-0.tmx", side)
    try:
        text = side.stat().st_size
        told(f"open, {text / 1024:.0f} KiB pending", [timed(lambda: MemoryIndex.open(root))[1] for _ in range(7)])
        index = MemoryIndex.open(root)
        told("nothing has changed (refresh)", [timed(index.refresh)[1] for _ in range(50)])
        times = []
        content = side.read_bytes()
        for number in range(20):
            side.write_bytes(content.replace(b'u1"', b'v%d"' % number))
            times.append(timed(index.refresh)[1])
        told("a sidecar has changed (refresh)", times)
    finally:
        side.unlink()


def look_ups(index: MemoryIndex, asked: dict[str, list[Words]], language: str) -> dict[tuple[str, int], float]:
    medians = {}
    for query in asked["warm"]:
        index.search(query, language, 5000)
    for minimum in (7000, 5000):
        for kind in KINDS:
            own = asked[kind]
            found = [timed(partial(index.search, query, language, minimum)) for query in own]
            hits = np.mean([len(hits) for hits, _ in found])
            name = f"{language} {kind}, minimum {minimum // 100}"
            medians[kind, minimum] = told(name, [ms for _, ms in found], f"{hits:.0f} rows")
    told(f"{language} keyed rows", [timed(partial(index.keyed_rows, q, language))[1] for q in asked["cross"]])
    return medians


class BruteForce:
    """A full scan: each unit's text as a string of codes."""

    def __init__(self, index: MemoryIndex, language: str) -> None:
        self._codes: dict[str, int] = {}
        self.texts: list[str] = []
        for part in parts_of(index):
            spoken = part.language(language)
            rows = [self._text(spoken.rows.words(row)) for row in range(spoken.rows.arrays.row_count)]
            self.texts += [rows[row] for row in spoken.entries.arrays.row.tolist()]
        self.lengths = np.array([len(text) for text in self.texts])

    def _text(self, words: Sequence[str]) -> str:
        codes = [self._codes.setdefault(word, len(self._codes)) for word in words]
        return "".join([chr(code if code < 0xD800 else code + 0x800) for code in codes])

    def distances(self, query: Words, minimum: int) -> list[int]:
        """The distances of the units that are near enough."""
        text = self._text(query)
        longest = len(query) * 10_000 // minimum
        most = (10_000 - minimum) * max(longest, len(query)) // 10_000
        found = cdist([text], self.texts, scorer=Levenshtein.distance, score_cutoff=most, dtype=np.int32)[0]
        near = (found <= most) & (found * 10_000 <= (10_000 - minimum) * np.maximum(self.lengths, len(query)))
        return sorted(found[near].tolist())


def against_brute_force(
    index: MemoryIndex, asked: dict[str, list[Words]], medians: dict[tuple[str, int], float], count: int
) -> None:
    brute = BruteForce(index, "en")
    different = 0
    for minimum in (7000, 5000):
        for kind in KINDS:
            own = asked[kind]
            found = [timed(partial(brute.distances, query, minimum)) for query in own[:count]]
            times = [ms for _, ms in found]
            ratio = np.median(times) / medians[kind, minimum]
            told(f"brute force, {kind}, {minimum // 100}", times, f"{ratio:.0f} times the index")
            for query, (distances, _) in zip(own, found, strict=False):
                of_units: list[int] = []
                for hit in index.search(query, "en", minimum):
                    entries = parts_of(index)[hit.part].language("en").entries.of_row(hit.row)
                    of_units += [hit.distance] * len(entries)
                different += sorted(of_units) != distances
    print(f"look-ups that differ from brute force: {different} of {4 * count}")


def fragments(index: MemoryIndex, asked: list[Words]) -> None:
    _, ms = timed(lambda: index.fragments(["x"], "en", str.isalpha))
    print(f"suffix order of English, CPU s to make or open: {ms / 1e3:.2f}")
    found = [timed(partial(index.fragments, query, "en", is_content)) for query in asked]
    told("fragments of 4 content words", [ms for _, ms in found], f"{np.mean([len(f) for f, _ in found]):.1f} passages")


def is_content(word: str) -> bool:
    return word.isalpha() and word not in STOP


def concordance(index: MemoryIndex) -> None:
    for pattern in PATTERNS:
        index.concordance(pattern, "en")
        found, ms = timed(partial(index.concordance, pattern, "en"))
        print(f"concordance {pattern!r:28} {ms:8.2f} ms  {found.total:,} units")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="pairs: en, fr, doc; tab-separated, xz")
    parser.add_argument("--folder", type=Path, required=True, help="where memories and index are made")
    parser.add_argument("--units", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=400)
    parser.add_argument("--brute", type=int, default=40, help="look-ups by brute force, of each kind; 0: none")
    parser.add_argument("--a-file", type=int, default=1_000_000, help="units in one TMX file")
    parser.add_argument("--keep", action="store_true", help="use the index that is there")
    parser.add_argument("--skip", default="", help="fragments,concordance,open")
    options = parser.parse_args()
    archive, held_out = read_pairs(options.data)
    root = options.folder / f"units-{options.units}"
    if not (root / "memories").is_dir():
        write_archive(root / "memories", archive, options.units, options.a_file)
    index = MemoryIndex.open(root) if options.keep else build(root)
    if "open" not in options.skip:
        open_times(root, held_out)
    for language in ("fr", "en"):
        asked = queries(index, held_out, language, options.queries)
        medians = look_ups(index, asked, language)
    if options.brute:
        against_brute_force(index, asked, medians, options.brute)
    if "concordance" not in options.skip:
        concordance(index)
    if "fragments" not in options.skip:
        fragments(index, asked["cross"])


if __name__ == "__main__":
    main()
