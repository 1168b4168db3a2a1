"""Precision and recall of the recognition of terms, beside exact matching and stems, on published text.

    python benchmarks/recognition.py --data FOLDER [--rows 10000] [--judge FILE] [--verdicts FILE]

FOLDER holds `canlaw-dev.tsv.xz` (en, fr) and `europarl-dev.tsv.xz` (fr, en). The terms (recognition_terms.tsv) were
chosen before any rule was run; half of them, `held out`, took no part in development. Candidates are all passages
whose words share their beginning with the term's, whatever case, accents, endings, hyphens and prepositions, and
whatever any method finds; one inside a longer term's is that term's. Each distinct form (with the compound it stands
in, for a verb with the word before) has a verdict, given by somebody who saw the form, with contexts where in doubt,
and not who had found it: recognition_verdicts.tsv has the hash of term and form, one row where it stands, how often,
and the verdict. Of a verb the third person of the present, the participle in -ant or -ing and the compound past are
the term (`y`), its other forms count neither way (`o`), as do words that the publisher damaged. `--judge` writes what
has no verdict yet, with its contexts, to a file that is not to be kept."""

from __future__ import annotations

import argparse
import csv
import hashlib
import lzma
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import category, normalize

from tmkit.glossary import Glossary
from tmkit.model import Concept, Term
from tmkit.text.stems import stem

HERE = Path(__file__).parent
CORPORA = {"canlaw-dev.tsv.xz": ("en", "fr"), "europarl-dev.tsv.xz": ("fr", "en")}
WORD = re.compile(r"[^\W\d_]+")
SKIPPED = frozenset("de du des d la le l les à au aux".split())


class Row(NamedTuple):
    """A sampled text: its corpus, its number there, the text."""

    corpus: str
    number: int
    text: str


class Found(NamedTuple):
    """A term in a row."""

    row: int
    start: int
    end: int
    term: int


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--judge", type=Path)
    parser.add_argument("--verdicts", type=Path, default=HERE / "recognition_verdicts.tsv")
    arguments = parser.parse_args()
    rows = sample(arguments.data, arguments.rows)
    verdicts = read_verdicts(arguments.verdicts)
    with (HERE / "recognition_terms.tsv").open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file, delimiter="\t"))
    waiting: list[tuple[str, ...]] = []
    for language in ("fr", "en"):
        terms = [row for row in listed if row["language"] == language]
        measure(language, terms, rows[language], verdicts, waiting)
    if arguments.judge:
        with arguments.judge.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter="\t").writerows(waiting)
    if waiting:
        print(f"{len(waiting)} forms without verdict: counted as no term (--judge FILE writes them)")
    return 0


def sample(folder: Path, count: int) -> dict[str, list[Row]]:
    """The same rows at every run."""
    found: dict[str, list[Row]] = {"fr": [], "en": []}
    for name, languages in CORPORA.items():
        with lzma.open(folder / name, "rt", encoding="utf-8") as lines:
            pairs = [line.rstrip("\n").split("\t") for line in lines]
        for number in sorted(random.Random(1648).sample(range(len(pairs)), count)):
            for column, language in enumerate(languages):
                found[language].append(Row(name.split("-")[0], number, pairs[number][column]))
    return found


def read_verdicts(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["hash"]: row["verdict"] for row in csv.DictReader(file, delimiter="\t")}


def measure(
    language: str,
    terms: list[dict[str, Any]],
    rows: list[Row],
    verdicts: dict[str, str],
    waiting: list[tuple[str, ...]],
) -> None:
    fields = ("part_of_speech", "gender", "number", "form")
    glossary = Glossary(
        Concept(str(n), (Term(term["term"], language, **{name: term[name] for name in fields}),))
        for n, term in enumerate(terms)
    )

    def recognised(text: str) -> Iterator[tuple[int, int, int]]:
        for match in glossary.recognise(text, language):
            yield (*match.span, int(match.concept))

    folded = [words(term["term"], str.casefold) for term in terms]
    stemmed = [words(term["term"], stem) for term in terms]
    methods: dict[str, Callable[[str], Iterator[tuple[int, int, int]]]] = {
        "tmkit": recognised,
        "exact, case folded": lambda text: sequences(text, folded, str.casefold),
        "stems of seven letters": lambda text: sequences(text, stemmed, stem),
    }
    results: dict[str, list[Found]] = {}
    speed = {}
    for name, method in methods.items():
        begin = time.process_time()
        results[name] = [Found(n, *one) for n, row in enumerate(rows) for one in method(row.text)]
        speed[name] = len(rows) / (time.process_time() - begin)
    patterns = [generous_pattern(term["term"]) for term in terms]
    candidates = {Found(n, *one) for n, row in enumerate(rows) for one in generous(row.text, patterns)}
    for several in results.values():
        candidates.update(several)
    gold, neither, count = judged(language, terms, rows, candidates, verdicts, waiting)
    for name, several in results.items():
        results[name] = [one for one in several if (one.row, one.term, one.start) not in neither]
    print(f"{language}: {len(rows):,} segments, {count:,} candidates, {len(gold):,} occurrences")
    for half in ("development", "held out"):
        chosen = {n for n, term in enumerate(terms) if term["half"] == half}
        several_words = {n for n in chosen if len(WORD.findall(terms[n]["term"])) > 1}
        for name, several in results.items():
            shown = "  ".join(
                f"{label} P {p:.4f} R {r:.4f} ({n:,})"
                for label, some in (("all", chosen), ("several words", several_words))
                for p, r, n in [precision_recall(several, gold, some)]
            )
            print(f"  {half:12} {name:23} {shown}  {speed[name]:,.0f} segments/s")


def judged(
    language: str,
    terms: list[dict[str, Any]],
    rows: list[Row],
    candidates: set[Found],
    verdicts: dict[str, str],
    waiting: list[tuple[str, ...]],
) -> tuple[set[Found], set[tuple[int, int, int]], int]:
    """The candidates that are the term, none inside another term's; where those begin (row, term, place) that count
    neither way; how many candidates there are.
    """
    places = defaultdict(list)
    for one in sorted(candidates):
        form = shown_form(rows[one.row].text, one, verb=terms[one.term]["part_of_speech"] == "verb")
        places[terms[one.term]["term"], form].append(one)
    gold: set[Found] = set()
    neither: set[tuple[int, int, int]] = set()
    for (term, form), several in sorted(places.items()):
        key = hashlib.sha256(f"{language}\t{term}\t{form}".encode()).hexdigest()[:16]
        if key not in verdicts:
            chosen = random.Random(key).sample(several, min(3, len(several)))
            contexts = [" ".join(rows[one.row].text[max(0, one.start - 45) : one.end + 45].split()) for one in chosen]
            row = rows[several[0].row]
            waiting.append((key, row.corpus, str(row.number), str(len(several)), language, term, form, *contexts))
        elif verdicts[key] == "y":
            gold.update(several)
        elif verdicts[key] == "o":
            neither.update((one.row, one.term, one.start) for one in several)
    by_row = defaultdict(list)
    for one in gold:
        by_row[one.row].append(one)
    outer = {
        one
        for one in gold
        if not any(
            other.term != one.term
            and other.start <= one.start
            and one.end <= other.end
            and other.end - other.start > one.end - one.start
            for other in by_row[one.row]
        )
    }
    return outer, neither, len(candidates)


def shown_form(text: str, one: Found, *, verb: bool) -> str:
    """The passage with the compound it stands in, folded; of a verb with the word before."""
    start, end = one.start, one.end
    while start and (text[start - 1].isalnum() or (text[start - 1] in "-\u2010\u2011" and start > 1)):
        start -= 1
    while end < len(text) and (
        text[end].isalnum() or (text[end] in "-\u2010\u2011" and text[end + 1 : end + 2].isalpha())
    ):
        end += 1
    before = re.search(r"[\w'’]+\s*$", text[:start]) if verb else None
    return " ".join(((before[0] if before else "") + " " + text[start:end]).casefold().replace("’", "'").split())


def precision_recall(found: list[Found], gold: set[Found], terms: set[int]) -> tuple[float, float, int]:
    """Precision, recall and how many there are to find, of some terms; a passage is right that overlaps a right one."""
    right = defaultdict(list)
    for one in gold:
        if one.term in terms:
            right[one.row, one.term].append(one)
    mine = defaultdict(list)
    for one in found:
        if one.term in terms:
            mine[one.row, one.term].append(one)

    def overlapping(some: dict[tuple[int, int], list[Found]], others: dict[tuple[int, int], list[Found]]) -> int:
        return sum(
            any(other.start < one.end and one.start < other.end for other in others.get(key, ()))
            for key, several in some.items()
            for one in several
        )

    total_found, total_right = sum(map(len, mine.values())), sum(map(len, right.values()))
    return (
        overlapping(mine, right) / total_found if total_found else 1.0,
        overlapping(right, mine) / total_right if total_right else 1.0,
        total_right,
    )


def words(text: str, fold: Callable[[str], str]) -> list[str]:
    return [fold(word) for word in WORD.findall(text)]


def sequences(text: str, terms: list[list[str]], fold: Callable[[str], str]) -> Iterator[tuple[int, int, int]]:
    """The terms whose folded words stand in the text, the longest first, none overlapping another."""
    places = [(match.start(), match.end(), fold(match[0])) for match in WORD.finditer(text)]
    present = Counter(word for _, _, word in places)
    taken = [False] * len(places)
    for number, term in sorted(enumerate(terms), key=lambda pair: -len(pair[1])):
        if not all(word in present for word in term):
            continue
        for at in range(len(places) - len(term) + 1):
            if not any(taken[at : at + len(term)]) and all(places[at + i][2] == word for i, word in enumerate(term)):
                taken[at : at + len(term)] = [True] * len(term)
                yield places[at][0], places[at + len(term) - 1][1], number


def plain(word: str) -> str:
    """Without case and accents, irregular endings made alike."""
    bare = "".join(mark for mark in normalize("NFD", word.casefold().replace("œ", "oe")) if category(mark) != "Mn")
    return re.sub(r"ail$|aux$", "al", bare)


def generous_pattern(term: str) -> list[str]:
    return [plain(word) for word in WORD.findall(term) if word.casefold() not in SKIPPED]


def generous(text: str, patterns: list[list[str]]) -> Iterator[tuple[int, int, int]]:
    places = [
        (match.start(), match.end(), plain(match[0]))
        for match in WORD.finditer(text)
        if match[0].casefold() not in SKIPPED
    ]
    for number, pattern in enumerate(patterns):
        for at in range(len(places) - len(pattern) + 1):
            if all(alike(word, places[at + i][2]) for i, word in enumerate(pattern)):
                yield places[at][0], places[at + len(pattern) - 1][1], number


def alike(term: str, word: str) -> bool:
    if term == word:
        return True
    shared = max(3, min(len(term), len(word)) - 2)
    return abs(len(term) - len(word)) <= 4 and term[:shared] == word[:shared]


if __name__ == "__main__":
    raise SystemExit(main())
