"""Whether an update tells rightly what became of every sentence of documents that were amended with known truth.

    python benchmarks/updating.py FILE… [--column 1] [--document 2] [--language fr] [--seeds 3] [--documents 40]
        [--reuse SHARE] [--show 0]

A FILE is a table of sentences in document order (TSV, plain or .xz; columns count from 0), or any document that tmkit
reads. `--reuse` is the share of sentences left as they are (0.4); the others are changed in the proportions of
`amending.py`. Right is: the change that was made, from just the sentences that it was made to. Sentences of equal
wording are taken for one.
"""

from __future__ import annotations

import argparse
import lzma
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from amending import SHARES, Sentence, amended

from tmkit.documents import read, segments
from tmkit.pretranslate.carrying.versions import Link, change_of, pair_versions
from tmkit.text.sentences import sentences
from tmkit.text.tokens import tokens

_STRETCH = 5
_LEAST, _MOST = 30, 6_000


def documents(path: Path, options: argparse.Namespace) -> Iterator[list[list[str]]]:
    """Documents as paragraphs of sentences."""
    if path.suffix not in {".tsv", ".xz"}:
        document = read(path, language=options.language)
        found = segments(document.blocks, options.language)
        yield [[one.text for one in group] for _, group in groupby(found, key=lambda one: one.block)]
        return
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode()
    rows = [line.split("\t") for line in text.splitlines()]
    named = groupby(
        enumerate(rows), key=lambda one: one[1][options.document] if options.document is not None else one[0] // 300
    )
    for _, group in named:
        texts = [row[options.column] for _, row in group if len(row) > options.column and row[options.column].strip()]
        if _LEAST <= len(texts) <= _MOST:
            cut = [[text[a:b] for a, b in sentences(text, options.language)] for text in texts]
            yield [[one for each in cut[at : at + _STRETCH] for one in each] for at in range(0, len(cut), _STRETCH)]


def told(old: list[str], new: list[Sentence], links: list[Link]) -> Iterator[tuple[Sentence, str, bool]]:
    """Each sentence of the new version with what was said of it and whether that is right."""
    keys = [tuple(tokens(text)) for text in old]
    found: dict[int, Link] = {at: link for link in links for at in link.new}
    for at, one in enumerate(new):
        link = found.get(at)
        said = change_of(link)
        came = sorted(keys[number] for number in link.old) if link else []
        right = said == one.change and came == sorted(keys[number] for number in one.old)
        # A sentence that repeats another word for word is as well unmoved, or there already.
        if not right and one.change in {"moved", "unchanged", "new"} and said in {"moved", "unchanged"} and link:
            right = tuple(tokens(one.text)) == keys[link.old[0]] and keys.count(keys[link.old[0]]) > 1
        yield one, said, right


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--column", type=int, default=1)
    parser.add_argument("--document", type=int)
    parser.add_argument("--language", default="fr")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--reuse", type=float, default=SHARES["unchanged"])
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    rest = (1 - options.reuse) / (1 - SHARES["unchanged"])
    shares = {name: options.reuse if name == "unchanged" else share * rest for name, share in SHARES.items()}
    every = [one for path in options.files for one in documents(path, options)]
    pool = [text for one in every for paragraph in one for text in paragraph if 40 < len(text) < 400]
    chosen = random.Random(1).sample(every, min(len(every), options.documents))
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    size = spent = shown = dropped = right_dropped = said_dropped = 0
    for number, paragraphs in enumerate(chosen):
        own = {text for paragraph in paragraphs for text in paragraph}
        foreign = [text for text in random.Random(number).sample(pool, min(len(pool), 400)) if text not in own]
        for seed in range(options.seeds):
            new = [one for paragraph in amended(paragraphs, foreign, seed, shares) for one in paragraph]
            old = [text for paragraph in paragraphs for text in paragraph]
            begun = time.process_time()
            links = pair_versions(old, [one.text for one in new], options.language)
            spent += time.process_time() - begun
            size += len(new)
            for one, said, right in told(old, new, links):
                counts[one.change]["right" if right else f"said {said}" if said != one.change else "other source"] += 1
                if not right and shown < options.show:
                    shown += 1
                    print(f"-- {one.change} of {[old[at] for at in one.old]}\n   {one.text}\n   said {said}")
                    link = next((link for link in links if any(new[at] is one for at in link.new)), None)
                    print(f"   from {[old[at] for at in link.old] if link else []}")
            gone = set(range(len(old))) - {at for one in new for at in one.old}
            said_gone = set(range(len(old))) - {at for link in links for at in link.old}
            dropped += len(gone)
            said_dropped += len(said_gone)
            right_dropped += len(gone & said_gone)
    for name in ("unchanged", "moved", "split", "merged", "changed", "new"):
        found = counts[name]
        wrong = ", ".join(f"{what} {count}" for what, count in found.most_common() if what != "right")
        share = found["right"] / max(1, found.total())
        print(f"{name:<10} {found['right']:>6} of {found.total():>6}  {share:.4f}  {wrong}")
    print(f"dropped    {right_dropped:>6} of {dropped:>6}  {right_dropped / max(1, dropped):.4f}  said {said_dropped}")
    every_one = sum((found for found in counts.values()), Counter[str]())
    print(f"all        {every_one['right'] / max(1, every_one.total()):.4f}; {size:,} sentences in {spent:.2f} s CPU")


if __name__ == "__main__":
    main()
