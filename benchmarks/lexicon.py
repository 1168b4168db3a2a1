"""The lexicon at the size of an archive: what it costs to learn, its size, opening, renderings, plausibility.

    python benchmarks/lexicon.py --data canlaw-dev.tsv.xz --folder /tmp/bench

Times are CPU times. The archive is that of the data but for the documents held out, and is used again.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import time
from pathlib import Path

import numpy as np
from enlargement import read_pairs, write_archive

from tmkit.lexicon import Lexicon
from tmkit.memory.index.index import MemoryIndex
from tmkit.text.stems import stem_spans


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    asked = parser.parse_args()
    archive, held_out = read_pairs(asked.data)
    if not (asked.folder / "memories").exists():
        write_archive(asked.folder / "memories", archive, len(archive))
    index = MemoryIndex.open(asked.folder)
    shutil.rmtree(asked.folder / ".tmkit" / "lexicon", ignore_errors=True)
    start = time.process_time()
    Lexicon.open(asked.folder, None, "fr", "en", index=index)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"learnt from {len(index):,} units in {time.process_time() - start:.1f} s, peak {peak:,.0f} MB")
    size = sum(path.stat().st_size for path in (asked.folder / ".tmkit" / "lexicon").rglob("*") if path.is_file())
    start = time.process_time()
    lexicon = Lexicon.open(asked.folder, None, "fr", "en")
    assert lexicon is not None
    print(f"{size / 1e6:.1f} MB on disk; opened in {1e3 * (time.process_time() - start):.2f} ms")

    rng = random.Random(1)
    times, told = [], 0
    chosen = rng.sample(held_out, min(2_000, len(held_out)))
    for pair in chosen:
        words = stem_spans(pair.french)
        if len(words) < 12:
            continue
        size = rng.choice([4, 6, 8, 10])
        first = rng.randrange(len(words) - size + 1)
        start = time.thread_time()
        found = lexicon.rendered(pair.french, (words[first][1], words[first + size - 1][2]), pair.english)
        times.append(1e3 * (time.thread_time() - start))
        told += found is not None
    median, p95 = np.percentile(times, (50, 95))
    share = f"{told / len(times):.0%} of {len(times):,} runs of words"
    print(f"rendered: median {median:.2f}, p95 {p95:.2f} ms; told of {share}")

    for name, others in (("right", chosen), ("put together by lot", [*chosen[1:], chosen[0]])):
        values = [lexicon.plausibility(a.french, b.english) for a, b in zip(chosen, others, strict=True)]
        known = [value for value in values if value is not None]
        print(f"plausibility below .05 of pairs {name}: {sum(value < 0.05 for value in known) / len(values):.1%}")
    columns = index.text_pairs("fr", "en")[0]
    start = time.process_time()
    lexicon.plausibilities(columns)
    print(f"plausibility of all: {len(columns) / (time.process_time() - start):,.0f} units/s")


if __name__ == "__main__":
    main()
