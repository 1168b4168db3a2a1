"""How often sentences end where published segments end, on texts joined together again.

    python benchmarks/segmentation.py DATA [--show 20] [--srx rules.srx]

DATA is a folder with `documents-dev/dgt-tm/{fr,en}/*.txt` (line i of the one is line i of the other, a segment a line),
`canlaw-dev.tsv.xz` (`en`, `fr`, `doc`) and `europarl-dev.tsv.xz` (`fr`, `en`); what is missing is passed over.

*Documents.* All lines of a document are joined with one space and split as one paragraph. A boundary is a place between
two sentences. Expected are the ends of lines, but for the last; a line that does not end with `.`, `!`, `?` or `…` (or
a closing mark after it) is a heading or an item of a list, where the block ends, not a sentence: it is not counted,
found or not. F1 is over all boundaries of all documents. It is given twice: *strict*, and *sentences*, without the
lines after which the next begins with a small letter: items of lists, which are paragraphs of their own.

*Pairs.* Two neighbouring segments of one document, of six words or more, that begin with a capital and end with a mark,
joined: the boundary between them has to be found. What is found inside a segment is told apart (`inside`): published
segments often hold several sentences, so these are to be looked at (`--show`), not counted as faults.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from tmkit.text.sentences import sentences
from tmkit.text.srx import read_srx

MARKED = re.compile(r"(?:[.!?…]|(?<=[^\W\d_][.!?…])\d{1,3})[»”\"')\]’*\s¹²³⁰⁴-⁹]*")
LONGEST_TAIL = 12
Split = Callable[[str, str], list[tuple[int, int]]]


def ends_marked(line: str) -> bool:
    return any(MARKED.fullmatch(line, at) for at in range(max(0, len(line) - LONGEST_TAIL), len(line)))


def show(kind: str, text: str, at: int) -> str:
    return f"    {kind}: {text[max(0, at - 60) : at]!r} | {text[at : at + 40]!r}"


def documents(folder: Path, language: str, split: Split, most: int) -> None:
    counts = {"strict": [0, 0, 0], "sentences": [0, 0, 0]}
    shown: list[str] = []
    for file in sorted((folder / language).iterdir()):
        lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        text = " ".join(lines)
        ends, at = {}, -1
        for line, following in pairwise(lines):
            at += len(line) + 1
            ends[at] = (ends_marked(line), following[0].islower())
        found = {end for _, end in split(text, language)[:-1]}
        for measure, count in counts.items():
            left_out = {at for at, (marked, small) in ends.items() if not marked or (small and measure == "sentences")}
            expected = ends.keys() - left_out
            right, extra, missed = expected & found, found - ends.keys(), expected - found
            count[0] += len(right)
            count[1] += len(extra)
            count[2] += len(missed)
            if measure == "strict":
                shown += [show("not expected", text, at) for at in sorted(extra)]
                shown += [show("missed", text, at) for at in sorted(missed)]
    for measure, (right, extra, missed) in counts.items():
        f1 = 2 * right / (2 * right + extra + missed)
        told = f"{right} right, {extra} not expected, {missed} missed"
        print(f"{folder.name} {language} {measure:9}  F1 {f1:.4f}  {told}")
    print("\n".join(shown[:most]))


def rows(path: Path, column: int) -> Iterator[tuple[str, str]]:
    """(segment, document) of each line."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            yield cells[column].strip(), cells[2] if len(cells) > 2 else ""


def pairs(path: Path, column: int, language: str, split: Split, sample: int, most: int) -> None:
    previous = ("", "")
    joined: list[tuple[str, int]] = []
    for segment, document in rows(path, column):
        whole = len(segment.split()) > 5 and segment[0].isupper() and ends_marked(segment)
        if whole and previous == (previous[0], document) and previous[0]:
            joined.append((f"{previous[0]} {segment}", len(previous[0])))
        previous = (segment if whole else "", document)
    chosen = random.Random(1).sample(joined, min(sample, len(joined)))
    missed: list[str] = []
    inside: list[str] = []
    begin = time.process_time()
    for text, at in chosen:
        found = [end for _, end in split(text, language)[:-1]]
        if at not in found:
            missed.append(show("missed", text, at))
        inside += [show("inside", text, end) for end in found if end != at]
    took = time.process_time() - begin
    recall = 1 - len(missed) / max(len(chosen), 1)
    print(f"{path.name} {language}  {len(chosen)} pairs, found {recall:.4f}, inside {len(inside)}, {took:.1f} s of CPU")
    order = random.Random(2)
    for kind in (missed, inside):
        print("\n".join(order.sample(kind, min(most, len(kind)))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sample", type=int, default=20_000, help="pairs of each kind")
    parser.add_argument("--show", type=int, default=0, help="disagreements to show of each kind")
    parser.add_argument("--srx", type=Path, help="split by the rules of this file instead of ours")
    given = parser.parse_args()
    rules = read_srx(given.srx) if given.srx else None
    split = rules.sentences if rules else sentences
    for language in ("fr", "en"):
        folder = given.data / "documents-dev" / "dgt-tm"
        if folder.is_dir():
            documents(folder, language, split, given.show)
        for name, columns in (("canlaw-dev", ("en", "fr")), ("europarl-dev", ("fr", "en"))):
            file = given.data / f"{name}.tsv.xz"
            if file.is_file():
                pairs(file, columns.index(language), language, split, given.sample, given.show)


if __name__ == "__main__":
    main()
