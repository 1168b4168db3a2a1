"""How good the first rendering of a noun phrase is, as judged by a person.

    python benchmarks/termbank_judged.py --data canlaw-dev.tsv.xz --more europarl-dev.tsv.xz --folder DIR [--show]

On the archive of `termbank.py`. Sequences of two to four words that ten texts or more have are drawn by lot from the
French, by turns from the law and the debates. Of these the first hundred that are well-formed noun phrases were judged
by one person, who saw the phrase and its first rendering: 1 where a translator could use it, else 0.
`termbank_verdicts.tsv` keeps the number of the draw, hashes of the phrase and of the rendering, and the verdict. A
rendering that is another by now has to be judged anew; `--show` prints these, or all with `--all`.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import lzma
import random
from collections.abc import Iterator
from pathlib import Path

from termbank import archived, make_archive

from tmkit.termbank import Termbank
from tmkit.termbank.forms import Form, forms, has_number, is_content
from tmkit.workspace import Workspace

DRAWN = 230
LEAST = 10
VERDICTS = Path(__file__).with_name("termbank_verdicts.tsv")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--more", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--all", action="store_true")
    asked = parser.parse_args()
    make_archive(asked.folder, asked.data, asked.more)
    termbank = Workspace.open(asked.folder).termbank
    law = [french for (french, _), _ in archived(asked.data)]
    with lzma.open(asked.more, "rt", encoding="utf-8") as lines:
        debates = [line.rstrip("\n").split("\t")[0] for line in lines]
    with VERDICTS.open(encoding="utf-8", newline="") as lines:
        verdicts = {int(row["draw"]): row for row in csv.DictReader(lines, delimiter="\t")}
    right = known = changed = 0
    for number, phrase in enumerate(drawn(termbank, law, debates)):
        verdict = verdicts.get(number)
        if verdict is None and not asked.all:
            continue
        found = termbank.renderings(phrase, "fr", "en", limit=3)
        first = found.groups[0].text if found.groups else ""
        same = verdict is not None and verdict["rendering"] == hashed(first.casefold())
        if verdict is not None:
            assert verdict["phrase"] == hashed(phrase.casefold()), "another draw than was judged"
            known += same
            right += same and verdict["verdict"] == "1"
            changed += not same
        if asked.all or (asked.show and not same):
            told = " | ".join(f"{group.text} {group.share:.2f}" for group in found.groups)
            print(f"{number}\t{hashed(phrase.casefold())}\t{hashed(first.casefold())}\t{phrase}\t{told}")
    print(f"{right} of {known} first renderings judged right; {changed} are others by now")


def hashed(text: str) -> str:
    """What stands for a text in the table."""
    return hashlib.blake2b(" ".join(text.split()).encode(), digest_size=5).hexdigest()


def drawn(termbank: Termbank, law: list[str], debates: list[str]) -> Iterator[str]:
    """The phrases, always the same for the same archive."""
    side = termbank.direction("fr", "en").columns.source
    rng = random.Random(7)
    seen: set[tuple[str, ...]] = set()
    while len(seen) < DRAWN:
        text = rng.choice(debates if len(seen) % 2 else law)
        read = forms(text, "fr")
        if len(read) < 6:
            continue
        size = rng.choice([2, 2, 3, 3, 4])
        start = rng.randrange(len(read) - size + 1)
        found = read[start : start + size]
        words = tuple(form.text for form in found)
        ids = side.ids(words)
        if words not in seen and _may_be(found) and len(side.rows_with(ids)) >= LEAST and not side.is_piece(ids, 0.9):
            seen.add(words)
            yield text[found[0].start : found[-1].end]


def _may_be(found: list[Form]) -> bool:
    words = [form.text for form in found]
    return (
        is_content(words[0], "fr")
        and is_content(words[-1], "fr")
        and not has_number(words, "fr")
        and all(any(map(str.isalpha, word)) for word in words)
    )


if __name__ == "__main__":
    main()
