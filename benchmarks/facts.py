"""How fast facts are read, and how often the two sides of published pairs state different ones.

    python benchmarks/facts.py PAIRS.tsv[.xz] FRENCH-COLUMN ENGLISH-COLUMN [--pairs 20000] [--show 3]

Columns count from 0. Time is CPU time of this process. A pair differs in values of 10 or more where one side has a
number, amount, date, reference to an act, symbol or identifier that the other has not; below 10, and the letters of
paragraphs, published translations differ for good reasons. `--show` prints so many pairs of each kind.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
import time
from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from tmkit.facts import FACTS, compare, may_belong, polarity, read
from tmkit.model import Fact
from tmkit.text.tokens import tokens

_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("french", type=int)
    parser.add_argument("english", type=int)
    parser.add_argument("--pairs", type=int, default=20_000)
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    rows = _rows(arguments.path)
    random.Random(5).shuffle(rows)
    pairs = [(row[arguments.french], row[arguments.english]) for row in rows[: arguments.pairs]]
    for language, side in (("fr", 0), ("en", 1)):
        _speed([pair[side] for pair in pairs], language)
    _differences(pairs, arguments.show)
    return 0


def _rows(path: Path) -> list[list[str]]:
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


def _speed(texts: list[str], language: str) -> None:
    read("24 mai 2018, vingt 12 %", language)  # patterns are compiled when first needed
    classes: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        facts = read(text, language)
        classes["figures" if _FIGURES.search(text) else "facts in words" if facts else "no facts"].append(text)
    for name, some in sorted(classes.items()):
        begin = time.process_time()
        for text in some:
            read(text, language)
        spent = (time.process_time() - begin) / len(some) * 1e6
        print(f"{language} {name + ':':18}{len(some):>8,} segments {spent:>8.1f} µs each")
    begin = time.process_time()
    for text in texts:
        polarity(text, language)
    spent = (time.process_time() - begin) / len(texts) * 1e6
    print(f"{language} {'polarity:':18}{len(texts):>8,} segments {spent:>8.1f} µs each")
    words = [word for text in texts[:5_000] for word in tokens(text)]
    print(f"{language} {sum(map(may_belong, words)) / len(words):.1%} of tokens may belong to a fact")


def _differences(pairs: list[tuple[str, str]], show: int) -> None:
    naive = differ = large = 0
    kinds: Counter[tuple[str, ...]] = Counter()
    for french, english in pairs:
        naive += Counter(_FIGURES.findall(french)) != Counter(_FIGURES.findall(english))
        found = compare(read(french, "fr"), read(english, "en"))
        differ += not found.equal
        left, right = [*filter(_large, found.only_first)], [*filter(_large, found.only_second)]
        if left or right:
            large += 1
            key = (*sorted(fact.kind for fact in left), "|", *sorted(fact.kind for fact in right))
            kinds[key] += 1
            if kinds[key] <= show:
                print(
                    " ".join(key),
                    [fact.text for fact in left],
                    [fact.text for fact in right],
                    french,
                    english,
                    sep="\n  ",
                )
    share = 1000 / len(pairs)
    print(f"{FACTS}: of 1,000 pairs {differ * share:.1f} differ in facts, {large * share:.1f} in values of 10 or more;")
    print(f"strings of figures, compared as they stand, differ in {naive * share:.1f}")


def _large(fact: Fact) -> bool:
    value = fact.value
    if isinstance(value, tuple) and fact.kind in ("money", "range"):
        value = value[0] if fact.kind == "money" else value[-1]
    if isinstance(value, int | Decimal | Fraction):
        return value >= 10
    if fact.kind == "reference" and isinstance(value, tuple) and value[0] == "¶":
        return str(value[1]).isdigit() and int(str(value[1])) >= 10
    return True


if __name__ == "__main__":
    raise SystemExit(main())
