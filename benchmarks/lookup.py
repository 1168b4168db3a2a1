"""The whole look-up: 1,000 consecutive segments of a document that the archive has not, and the command from cold.

`python benchmarks/lookup.py --data PAIRS.tsv.xz --folder DIR --units N`: pairs are `en`, `fr`, `doc`. The archive is
that of benchmarks/index.py (made here when it is missing). CPU seconds of this process;
for the command, wall seconds of a new process beside one that does nothing.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from enlargement import Pair, read_pairs, write_archive

from tmkit import Workspace
from tmkit.glossary import starter_path
from tmkit.memory.index.index import MemoryIndex
from tmkit.reports.json_lines import line, lookup_object

SEGMENTS = 1_000


def workspace(root: Path, archive: list[Pair], units: int) -> Workspace:
    """The workspace of this size, with its index built."""
    if not (root / "memories").is_dir():
        write_archive(root / "memories", archive, units)
    (root / "tmkit.toml").touch()
    if not (root / "glossary").is_dir():
        shutil.copytree(starter_path(), root / "glossary")
    opened = Workspace.open(root)
    print(f"{len(opened.index):,} units, {len(opened.glossary.concepts)} concepts")
    return opened


def draft(root: Path, held_out: list[Pair], start: int) -> Path:
    """Consecutive held-out segments as a text, a paragraph each."""
    path = root / f"draft-{start}.txt"
    path.write_text("\n\n".join(pair.french for pair in held_out[start : start + SEGMENTS]), encoding="utf-8")
    return path


def whole(opened: Workspace, path: Path) -> None:
    """`lookup --draft --json`, with the part of it that the index takes."""
    spent = 0.0

    def counting(name: str) -> None:
        ask = getattr(MemoryIndex, name)

        def timed(self: MemoryIndex, *given: object) -> object:
            nonlocal spent
            start = time.process_time()
            try:
                return ask(self, *given)
            finally:
                spent += time.process_time() - start

        setattr(MemoryIndex, name, timed)
        restore.append((name, ask))

    restore: list[tuple[str, object]] = []
    for name in ("search", "keyed_rows"):
        counting(name)
    kinds: Counter[str] = Counter()
    size = 0
    start = time.process_time()
    for result in opened.lookup_draft(path, source_lang="fr"):
        size += len(line(lookup_object(result)))
        kinds[result.matches[0].kind if result.matches else "fragment" if result.fragments else "none"] += 1
    took = time.process_time() - start
    for name, ask in restore:
        setattr(MemoryIndex, name, ask)
    found = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
    print(f"{path.name}: {kinds.total()} segments {took:.2f} s, the index {spent:.2f} s of it; {found}; {size:,} bytes")


def cold(root: Path, text: str, times: int = 7) -> None:
    """`tmkit lookup TEXT` as a process, beside a bare one."""

    def seconds(*command: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, *command], cwd=root, check=True, capture_output=True)
        return time.perf_counter() - start

    taken = [seconds("-m", "tmkit", "lookup", text, "--json") for _ in range(times)]
    bare = [seconds("-c", "pass") for _ in range(times)]
    helped = [seconds("-m", "tmkit", "--help") for _ in range(times)]
    medians = [statistics.median(each) for each in (taken, helped, bare)]
    print("process, median wall s: lookup {:.2f}, --help {:.2f}, python -c pass {:.2f}".format(*medians))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="pairs: en, fr, doc; tab-separated, xz")
    parser.add_argument("--folder", type=Path, required=True, help="where memories and index are made")
    parser.add_argument("--units", type=int, default=100_000)
    options = parser.parse_args()
    archive, held_out = read_pairs(options.data)
    root = options.folder / f"units-{options.units}"
    opened = workspace(root, archive, options.units)
    for start in (0, 5_000, 10_000):
        path = draft(root, held_out, start)
        list(opened.lookup_draft(path, source_lang="fr"))
        whole(opened, path)
    cold(root, held_out[100].french)


if __name__ == "__main__":
    main()
