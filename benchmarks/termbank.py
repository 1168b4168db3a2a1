"""The archive as a termbank: how fast it answers, how well it renders known terms, how well it finds drift.

    python benchmarks/termbank.py --data canlaw-dev.tsv.xz --more europarl-dev.tsv.xz --folder /tmp/bench

The archive is that of `--data` (tab-separated `en`, `fr`, `doc`) without `HELD_OUT` documents, and `--more` (`fr`,
`en`) if given; it is made once and used again. Times are CPU times.

*Known terms*: the terms of `glossary/*.csv` with three distinct pairs or more; right is a rendering that the glossary
has for the concept, in any inflected form. The glossary is of diplomacy, the archive of law and debates, so that by no
means all others are wrong.

*Drift*: of segments of the documents held out, pairs that the lexicon takes for no translations of each other are left
out (the law was paired by structure). A false alarm is a finding on what was published. Then, of each passage that is
rendered as usual, every occurrence of that rendering is replaced: by a wording that the archive never has, and by one
of its rare renderings. Found is what overlaps the passage. Segments with more than three occurrences are not used.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import lzma
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
from enlargement import HEADER

from tmkit.model import InputError
from tmkit.termbank import Evidence, Termbank
from tmkit.termbank.drift import RARE, Drift
from tmkit.termbank.forms import forms, is_content
from tmkit.termbank.witnesses import span_of
from tmkit.workspace import Workspace

HELD_OUT = 60
UNLIKELY = 0.3
_UNSEEN = "zorblax"
Pairs = list[tuple[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--more", type=Path)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--segments", type=int, default=2_500)
    asked = parser.parse_args()
    held_out = make_archive(asked.folder, asked.data, asked.more)
    workspace = Workspace.open(asked.folder)
    start = time.process_time()
    workspace.termbank.renderings("commission", "fr", "en")
    print(f"{len(workspace.index):,} units; the first answer after {time.process_time() - start:.1f} s")
    for source, target in (("fr", "en"), ("en", "fr")):
        known_terms(workspace.termbank, source, target)
    segments = random.Random(1).sample(held_out, min(asked.segments, len(held_out)))
    drift(workspace, segments, "fr", "en")
    drift(workspace, [(english, french) for french, english in segments], "en", "fr")


def make_archive(folder: Path, data: Path, more: Path | None) -> Pairs:
    """Make the workspace where it is not there; gives the pairs (French, English) held out."""
    documents = read_documents(data)
    memories = folder / "memories"
    if not memories.exists():
        memories.mkdir(parents=True)
        (folder / "tmkit.toml").write_text('[languages]\nsource = "fr"\ntarget = "en"\n', encoding="utf-8")
        write_memory(memories / "law.tmx", archived(data))
        if more is not None:
            with lzma.open(more, "rt", encoding="utf-8") as lines:
                columns = (line.rstrip("\n").split("\t") for line in lines)
                write_memory(memories / "debates.tmx", (((french, english), "") for french, english in columns))
    return [pair for name in _held_out(documents) for pair in documents[name]]


def read_documents(data: Path) -> dict[str, Pairs]:
    """The pairs (French, English) of each document."""
    documents: dict[str, Pairs] = {}
    with lzma.open(data, "rt", encoding="utf-8") as lines:
        for line in lines:
            english, french, document = line.rstrip("\n").split("\t")
            documents.setdefault(document, []).append((french, english))
    return documents


def archived(data: Path) -> Iterator[tuple[tuple[str, str], str]]:
    """The pairs of the documents that are not held out, each with its document."""
    documents = read_documents(data)
    left_out = set(_held_out(documents))
    return ((pair, name) for name, pairs in documents.items() if name not in left_out for pair in pairs)


def _held_out(documents: Iterable[str]) -> list[str]:
    return sorted(documents, key=lambda name: hashlib.blake2b(name.encode(), digest_size=8).hexdigest())[:HELD_OUT]


def write_memory(path: Path, pairs: Iterable[tuple[tuple[str, str], str]]) -> None:
    """A memory of (pair, its document)."""
    with path.open("w", encoding="utf-8") as out:
        out.write(HEADER)
        for number, ((french, english), document) in enumerate(pairs):
            known = f'<prop type="x-tmkit-document">{escape(document)}</prop>' if document else ""
            texts = "".join(
                f'<tuv xml:lang="{code}"><seg>{escape(text)}</seg></tuv>'
                for code, text in (("fr", french), ("en", english))
            )
            out.write(f'<tu tuid="{number}">{known}{texts}</tu>\n')
        out.write("</body></tmx>\n")


def known_terms(termbank: Termbank, source: str, target: str) -> None:
    """How often the first rendering of a glossary's term is one that the glossary has, and what that costs."""
    concepts: dict[str, dict[str, list[str]]] = {}
    for path in sorted((Path(__file__).parents[1] / "glossary").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row.get("form") != "acronym" and row["language"] in (source, target):
                    concept = concepts.setdefault(f"{path.name} {row['concept']}", {})
                    concept.setdefault(row["language"], []).append(row["term"])
    asked = right = among = 0
    times = []
    for terms in concepts.values():
        gold = {tuple(form.text for form in forms(term, target)) for term in terms.get(target, [])}
        for term in terms.get(source, []) if gold else []:
            try:
                termbank.renderings(term, source, target)
            except InputError:
                continue
            start = time.process_time()
            found = termbank.renderings(term, source, target)
            taken = time.process_time() - start
            if found.pairs < 3:
                continue
            times.append(1e3 * taken)
            told = [
                {tuple(form.text for form in forms(each, target)) for each in group.forms} for group in found.groups
            ]
            asked += 1
            right += bool(told) and bool(told[0] & gold)
            among += any(each & gold for each in told)
    median, p95 = np.percentile(times, (50, 95))
    print(
        f"{source}-{target}: {asked} known terms, first rendering the glossary's {right / asked:.1%}, among all",
        end=" ",
    )
    print(f"{among / asked:.1%}; an answer takes {median:.0f} ms, p95 {p95:.0f}, at most {max(times):.0f}")


def drift(workspace: Workspace, segments: Pairs, source: str, target: str) -> None:
    """False alarms on what was published, and how much of what is changed is found."""
    lexicon = workspace.lexicon(source, target)
    assert lexicon is not None
    likely = [pair for pair in segments if (how := lexicon.plausibility(*pair)) is None or how >= UNLIKELY]
    termbank = workspace.termbank
    termbank.drift_evidence("", source, target)
    finder = termbank.drift(source, target)
    alarms: Counter[str] = Counter()
    start = time.process_time()
    for own, other in likely:
        for found in finder.evidence(own, other):
            alarms[found.tier] += 1
    cold = time.process_time() - start
    terms = finder.remembered
    start = time.process_time()
    for own, other in likely:
        finder.evidence(own, other)
    warm = time.process_time() - start
    changed, caught, every = _changed(finder, likely, source, target)
    left_out = len(segments) - len(likely)
    print(f"{source}-{target}: {len(likely):,} segments, {left_out} left out, {every:,} steady passages")
    print(
        f"  a term takes {1e3 * cold / terms:.1f} ms at first, a segment {1e3 * warm / len(likely):.2f} ms after that"
    )
    for tier in ("firm", "unanimous", "likely"):
        print(f"  {tier}: {1e3 * alarms[tier] / len(likely):.2f} false alarms per 1,000", end="")
        for kind in ("unseen", "rare"):
            of = changed[tier, kind]
            print(f", {kind} wordings found {caught[tier, kind] / max(of, 1):.3f} of {of:,}", end="")
        print()


def _changed(
    finder: Drift, pairs: Pairs, source: str, target: str
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]], int]:
    changed: Counter[tuple[str, str]] = Counter()
    caught: Counter[tuple[str, str]] = Counter()
    rng = random.Random(2)
    every = 0
    for own, other in pairs:
        by_term: dict[tuple[str, ...], Evidence] = {}
        for found in finder.evidence(own):
            every += 1
            by_term.setdefault(tuple(form.text for form in forms(found.text, source)), found)
        for term, found in by_term.items():
            steady = finder.steady(term)
            assert steady is not None
            usual = steady.known[0][0]
            rare = [written for written, count in steady.known[1:] if count < RARE * steady.pairs]
            wordings = {"unseen": " ".join([_UNSEEN] * sum(is_content(form, target) for form in usual[0]))}
            if rare:
                wordings["rare"] = " ".join(rng.choice(rare)[0])
            for kind, wording in wordings.items():
                text = replaced(other, target, usual, wording)
                if text is None:
                    continue
                spans = [each.span for each in finder.evidence(own, text)]
                changed[found.tier, kind] += 1
                caught[found.tier, kind] += any(a < found.span[1] and found.span[0] < b for a, b in spans)
    return changed, caught, every


def replaced(text: str, language: str, written: tuple[tuple[str, ...], ...], wording: str) -> str | None:
    """The text with a wording for each occurrence of a rendering; None where there is none, or more than three."""
    pieces: list[tuple[int, int]] = []
    at = 0
    while len(pieces) <= 3:
        span = span_of(text[at:], language, written)
        if span is None:
            break
        pieces.append((at + span[0], at + span[1]))
        at += span[1]
    if not pieces or len(pieces) > 3:
        return None
    edges = [0, *(edge for piece in pieces for edge in piece), len(text)]
    kept = [text[start:end] for number, (start, end) in enumerate(pairwise(edges)) if number % 2 == 0]
    return wording.join(kept)


if __name__ == "__main__":
    main()
