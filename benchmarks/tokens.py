"""How fast a column of texts is cut to tokens, and whether the fast way and the exact one differ.

    python benchmarks/tokens.py PAIRS.tsv[.xz] COLUMN

COLUMN counts from 0. Seconds are CPU seconds of this process, all threads; the best of three rounds is shown.
"""

from __future__ import annotations

import argparse
import lzma
import os
import sys
import time
from pathlib import Path
from unittest import mock

from tmkit.text import tokens as cutter
from tmkit.text.columns import Numbered, numbered
from tmkit.text.tokens import token_spans, tokens


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("column", type=int)
    arguments = parser.parse_args()
    texts = _column(arguments.path, arguments.column)
    print(f"{len(texts):,} segments, load average {os.getloadavg()[0]:.1f}")

    numbered(texts[:1])  # imports are not measured
    for name, hidden in (("bulk, with polars", {}), ("bulk, without", {"polars": None})):
        seconds = []
        for _ in range(3):
            with mock.patch.dict(sys.modules, hidden):
                begin = time.process_time()
                bulk = numbered(texts)
                seconds.append(time.process_time() - begin)
        print(f"{name + ':':24}{len(texts) / min(seconds):>10,.0f} segments/s")
        print(f"{'':24}{_differences(texts, bulk):>10,} segments differ from one text at a time")

    begin = time.process_time()
    for text in texts:
        tokens(text)
    print(f"{'one at a time:':24}{len(texts) / (time.process_time() - begin):>10,.0f} segments/s")
    begin = time.process_time()
    different = sum([token.text for token in token_spans(text)] != tokens(text) for text in texts)
    print(f"{'with spans:':24}{len(texts) / (time.process_time() - begin):>10,.0f} segments/s (tokens and spans)")
    print(f"{'':24}{different:>10,} segments whose spans have other texts")
    print(f"{len(bulk.ids):,} tokens, {len(bulk.words):,} words, {cutter.TOKENISATION}")
    return 0


def _column(path: Path, column: int) -> list[str]:
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t")[column] for line in lines]


def _differences(texts: list[str], bulk: Numbered) -> int:
    words = [bulk.words[number] for number in bulk.ids.tolist()]
    ends = bulk.lengths.cumsum().tolist()
    return sum(
        words[end - length : end] != tokens(text)
        for text, end, length in zip(texts, ends, bulk.lengths.tolist(), strict=True)
    )


if __name__ == "__main__":
    sys.exit(main())
