"""`tmkit analyse`: held-out segments against an archive, in CPU seconds; that each has the score of a look-up.

`python benchmarks/analysis.py --data PAIRS.tsv.xz --folder DIR [--units N] [--segments N] [--compare N]`: pairs are
`en`, `fr`, `doc`. The archive is that of benchmarks/index.py (made here when it is missing).
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from enlargement import read_pairs
from lookup import workspace

from tmkit import Workspace


def written(path: Path, texts: list[str]) -> Path:
    path.write_text("\n\n".join(texts), encoding="utf-8")
    return path


def timed(opened: Workspace, draft: Path) -> None:
    start = time.process_time()
    found = opened.analyse([draft], source_lang="fr")
    took = time.process_time() - start
    bands = ", ".join(f"{band} {tally.segments:,}" for band, tally in found.bands.items() if tally.segments)
    print(f"{found.total.segments:,} segments, {found.total.words:,} words: {took:.1f} s of CPU; {bands}")


def compared(opened: Workspace, draft: Path) -> None:
    (file,) = opened.analyse([draft], source_lang="fr").files
    different = total = 0
    looked_up = opened.lookup_draft(draft, source_lang="fr", min=50, limit=1, renderings=False)
    for one, found in zip(file.segments, looked_up, strict=True):
        best = (found[0].score, found[0].kind) if len(found) else (None, "")
        different += (one.score, one.kind) != best
        total += 1
    print(f"{total:,} segments looked up as well: {different} with another score or kind")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="pairs: en, fr, doc; tab-separated, xz")
    parser.add_argument("--folder", type=Path, required=True, help="where memories and index are made")
    parser.add_argument("--units", type=int, default=400_000)
    parser.add_argument("--segments", type=int, default=15_000)
    parser.add_argument("--compare", type=int, default=2_000)
    options = parser.parse_args()
    archive, held_out = read_pairs(options.data)
    root = options.folder / f"units-{options.units}"
    opened = workspace(root, archive, options.units)
    french = [pair.french for pair in held_out]
    timed(opened, written(root / "analysed.txt", french[: options.segments]))
    compared(opened, written(root / "compared.txt", french[-options.compare :]))


if __name__ == "__main__":
    main()
