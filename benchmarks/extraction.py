"""Term extraction against frequency and plain C-value: recall of known terms, judged precision, cost.

    python benchmarks/extraction.py --workspace DIR --law memories/LAW.tmx --speeches memories/SPEECHES.tmx \
        [--states un-states.tsv] [--judge FILE]

The workspace has both memories. Gold of the law: terms that it defines (`X means …`, `X désigne …`) and uses three
times; of the speeches: names of States (tab-separated French, English) that it uses three times. Verdicts (one
judge, not blind) stand in `extraction_verdicts.tsv` as hashes of what was judged; `--judge` writes what is
drawn and has none yet.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import resource
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from tmkit.termbank.extraction import Extraction
from tmkit.termbank.extraction.archive_texts import ArchiveTexts, archive_texts
from tmkit.termbank.extraction.scores import WITHIN
from tmkit.termbank.extraction.sequences import sequences
from tmkit.termbank.extraction.stream import Stream, stream
from tmkit.termbank.extraction.word_kinds import plain, word_kinds
from tmkit.text.tokens import tokens
from tmkit.workspace import Workspace

VERDICTS = Path(__file__).with_name("extraction_verdicts.tsv")
DRAWN, SEED, FIRST = 50, 20, 200
_DEFINED = {
    "en": re.compile(r"^(?:the (?:term|expression) )?[“\"]?([a-z][a-z -]{2,50}?)[”\"]? means\b"),
    "fr": re.compile(
        r"^(?:l’expression |le terme )?[«“\"]?\s?([a-zà-ÿ][a-zà-ÿ’ -]{2,60}?)\s?[»”\"]? (?:désigne|s’entend)\b"
    ),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--law", required=True)
    parser.add_argument("--speeches", required=True)
    parser.add_argument("--states", type=Path)
    parser.add_argument("--judge", type=Path)
    asked = parser.parse_args()
    space = Workspace.open(asked.workspace)
    verdicts = dict(line.split("\t")[:2] for line in VERDICTS.read_text().splitlines()) if VERDICTS.exists() else {}
    missing: list[str] = []
    start = time.process_time()
    units = len(space.index)
    print(f"index of {units:,} units {time.process_time() - start:.0f} s", end=", ")
    start = time.process_time()
    space.lexicon("fr", "en")
    print(f"lexicon {time.process_time() - start:.0f} s")
    for memory in (asked.law, asked.speeches):
        for source, target in (("fr", "en"), ("en", "fr")):
            start = time.process_time()
            found = space.terms_extract([memory], limit=5000, source_lang=source, target_lang=target)
            cost = time.process_time() - start
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
            print(
                f"\n{memory}, {source} to {target}: {found.found:,} candidates, "
                f"first 5,000 in {cost:.0f} s, peak {peak:.1f} GB"
            )
            proposed = [one for one in found.candidates if one.proposed]
            drawn = random.Random(SEED).sample(proposed, min(DRAWN, len(proposed)))
            told = [f"{source}: {one.text} = {one.renderings[0].text}" for one in drawn]
            judged("proposed pairs", told, verdicts, missing)
            if source == "fr":
                first = [f"{memory}: {one.text}" for one in found.candidates[:FIRST]]
                judged(f"first {FIRST} terms", first, verdicts, missing)
            texts = archive_texts(space.index, source, target, lambda name, wanted=memory: name == wanted)
            own = stream(texts.source, word_kinds(source))
            gold = defined(own) if memory == asked.law else states(asked.states, source, own)
            compare(found, texts, own, gold)
    if asked.judge:
        asked.judge.write_text("".join(f"{mark(one)}\t?\t{one}\n" for one in missing), encoding="utf-8")


def mark(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def judged(what: str, told: Iterable[str], verdicts: dict[str, str], missing: list[str]) -> None:
    known = [verdicts.get(mark(one)) for one in told]
    missing += [one for one, verdict in zip(told, known, strict=True) if verdict is None]
    right, have = known.count("right"), len(known) - known.count(None)
    if have:
        print(f"  {what}: {right} of {have} right ({right / have:.1%}), {known.count(None)} not judged")


def key(words: Iterable[str], own: Stream) -> str:
    return plain(" ".join(own.kinds.group(word) for word in words if word not in own.kinds.articles))


def rankings(own: Stream, texts: ArchiveTexts) -> dict[str, list[str]]:
    """The sequences of content words at both ends, by frequency and by C-value, without any other sieve."""
    focused = np.zeros(len(texts.source) + 1, bool)
    groups = texts.groups
    of_text = np.repeat(np.arange(len(texts.source)), np.diff(groups.starts))
    focused[of_text[groups.focus[groups.groups]]] = True
    masked = np.where(focused[own.text], own.group, -1).astype(np.int32)
    levels = sequences(masked, 3, 8)
    taken = [np.zeros(len(level)) for level in levels]
    holders = [np.zeros(len(level)) for level in levels]
    most = [np.zeros(len(level)) for level in levels]
    ends = [own.content[level.first()] & own.content[level.first() + level.length - 1] for level in levels]
    for n, longer in enumerate(levels):
        first, counts = longer.first()[ends[n]], longer.counts()[ends[n]]
        for m, shorter in enumerate(levels[:n]):
            for offset in range(n - m + 1):
                inner = shorter.number[first + offset]
                np.add.at(taken[m], inner, counts)
                np.add.at(holders[m], inner, 1)
                np.maximum.at(most[m], inner, counts)
    by: dict[str, list[tuple[float, int, int]]] = {"frequency": [], "C-value": []}
    for n, level in enumerate(levels):
        counts = level.counts()
        value = np.log2(n + 2.0) * (counts - taken[n] / np.maximum(holders[n], 1))
        for k in np.flatnonzero(ends[n]).tolist():
            place = int(level.first()[k])
            by["frequency"].append((-float(counts[k]), place, level.length))
            if most[n][k] < WITHIN * counts[k]:
                by["C-value"].append((-float(value[k]), place, level.length))
    return {name: [plain(" ".join(own.key(p, n))) for _, p, n in sorted(rows)[:20_000]] for name, rows in by.items()}


def compare(found: Extraction, texts: ArchiveTexts, own: Stream, gold: set[str]) -> None:
    if not gold:
        return
    ranked = {"tmkit": [key(tokens(one.text), own) for one in found.candidates], **rankings(own, texts)}
    for name, terms in ranked.items():
        shares = [f"{len(gold & set(terms[:n])) / len(gold):.0%} in {n:,}" for n in (200, 1_000, 5_000)]
        print(f"  {name}: of {len(gold)} known terms {', '.join(shares)}")


def defined(own: Stream) -> set[str]:
    """The terms that the law defines at the head of a text, and uses three times."""
    pattern = _DEFINED[own.kinds.language]
    found = set()
    for begin, end in zip(own.texts.starts[:-1].tolist(), own.texts.starts[1:].tolist(), strict=True):
        head = " ".join(own.texts.words[i] for i in own.texts.ids[begin : min(end, begin + 14)].tolist())
        met = pattern.match(head.replace("' ", "'").replace("'", "’"))
        if met:
            found.add(key(tokens(met[1]), own))
    return used(found, own)


def states(path: Path | None, language: str, own: Stream) -> set[str]:
    if path is None:
        return set()
    column = 0 if language == "fr" else 1
    names = [line.split("\t")[column] for line in path.read_text(encoding="utf-8").splitlines()]
    bare = [re.sub(r"^(?:la |le |les |l'|the )|\s*\([^)]*\)$", "", name, flags=re.IGNORECASE) for name in names]
    return used({key(tokens(name), own) for name in bare}, own)


def used(terms: set[str], own: Stream) -> set[str]:
    """Those that a text has three times."""
    groups: dict[int, str] = {number: plain(group) for number, group in enumerate(own.groups)}
    found = set()
    for level in sequences(own.group, 3, 6):
        for place in level.first().tolist():
            words = " ".join(groups[g] for g in own.group[place : place + level.length].tolist())
            if words in terms:
                found.add(words)
    return found


if __name__ == "__main__":
    main()
