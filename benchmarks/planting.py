"""Precision and recall of checks on errors planted in clean documents.

    python benchmarks/planting.py PAIRS.tsv[.xz] SOURCE-COLUMN TARGET-COLUMN SOURCE TARGET
        [--document COLUMN] [--workspace DIR] [--each 200] [--seed 1] [--kind KIND …] [--misses 0]

Columns count from 0, SOURCE and TARGET are language codes. Without a column of documents every 200 pairs are one. Of
the documents one in five is held out: chosen by a hash of its name, so always the same. Each error is planted by itself
in a stretch of forty pairs; found is what the check says at its place and did not say before. A finding of the check
elsewhere in the stretch counts against its precision, right or wrong. Paragraphs are dropped from documents that are
then aligned. With `--workspace` its archive is asked, and quoted; without, quotations are not planted. The glossary is
the starter's, and for what a house forbids the style is that of the United Nations.
"""

from __future__ import annotations

import argparse
import lzma
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby
from pathlib import Path

import planted_errors
import planted_wording
from planted_errors import FACTS
from planted_wording import HOUSES, INFO

from tmkit.align import Side, align_documents
from tmkit.checks import Check, Pair, Subject, all_checks, run
from tmkit.checks.knowledge import Knowledge
from tmkit.formats.tmx import read_units
from tmkit.glossary import read_glossary, starter_path
from tmkit.lookup.texts import unit_texts
from tmkit.model import Block, DraftSegment, Finding
from tmkit.workspace import Workspace
from tmkit.workspace.check_archive import CheckArchive

_STRETCH = 40
_UNNAMED = 200
_HELD_OUT = 5
_ALIGNED = ("paragraph dropped", "paragraph added")
KINDS = {**planted_errors.KINDS, **planted_wording.KINDS}
_HOUSE = ("capital-accent", "ordinal", "apostrophe", "figures")
_QUOTED = 20_000  # units of the archive that are quoted
_NUMBERED = ("paragraph that is not there",)
Row = tuple[str, str, str]


class KnownYears:
    """An archive that knows the year of every resolution: 1990 and the last of its number, modulo 30."""

    def years(self, number: str, language: str) -> Mapping[str, int]:
        """One year for every number."""
        del language
        return {str(1990 + int(number) % 30): 3} if number.isdigit() else {}

    def count(self, words: str, language: str) -> int:
        """No words."""
        del words, language
        return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("source", type=int)
    parser.add_argument("target", type=int)
    parser.add_argument("source_language")
    parser.add_argument("target_language")
    parser.add_argument("--document", type=int)
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--each", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", action="append")
    parser.add_argument("--misses", type=int, default=0, help="print so many that were missed, of each kind")
    arguments = parser.parse_args()
    languages = arguments.source_language, arguments.target_language
    stretches = [
        stretch for _, rows in groupby(_rows(arguments), key=lambda row: row[0]) for stretch in _stretches(list(rows))
    ]
    archive = None
    if arguments.workspace is not None:
        workspace = Workspace.open(arguments.workspace)
        archive = CheckArchive(workspace.index, workspace.settings, lambda: workspace.termbank)
        planted_wording.ARCHIVED.extend(_archived(workspace, languages))
    registered = {check.id: check for check in all_checks()}
    print(f"{len(stretches):,} stretches of {_STRETCH} pairs, {languages[0]} to {languages[1]}")
    print(f"{'planted':<30}{'check':<40}{'errors':>7}{'recall':>8}{'precision':>11}")
    facts = [0, 0, 0]
    for kind in arguments.kind or KINDS:
        checks = [registered[name] for name in KINDS[kind][1] if name in registered]
        if not checks or (kind.startswith("quotation") and archive is None):
            continue
        rng = random.Random(f"{arguments.seed} {kind}")
        each = min(arguments.each, 40) if kind in _ALIGNED else arguments.each
        asked = archive if kind.startswith("quotation") else KnownYears()
        house = any(check.id in _HOUSE for check in checks) or kind.startswith("space before")
        knowledge = Knowledge(HOUSES if house else {}, read_glossary(starter_path(), ("fr", "en")), asked)  # type: ignore[arg-type]
        planted, found, elsewhere = _tried(kind, checks, stretches, languages, rng, each, arguments.misses, knowledge)
        _print(kind, ", ".join(check.id for check in checks), planted, found, elsewhere)
        if kind.removesuffix(" altered") in FACTS:
            facts = [a + b for a, b in zip(facts, (planted, found, elsewhere), strict=True)]
    if facts[0]:
        _print("all facts altered", "number, date, reference", *facts)
    return 0


def _print(kind: str, names: str, planted: int, found: int, elsewhere: int) -> None:
    recall = f"{found / planted:.3f}" if planted else "-"
    precision = f"{found / (found + elsewhere):.3f}" if found + elsewhere else "-"
    print(f"{kind:<30}{names:<40}{planted:>7}{recall:>8}{precision:>11}", flush=True)


def _archived(workspace: Workspace, languages: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of the archive, spread over all of it."""
    for file in workspace.memories.memories:
        units = [stored.unit for stored in read_units(file.path)]
        for unit in units[:: max(1, len(units) // _QUOTED)]:
            yield unit_texts(unit, *languages)


def _rows(arguments: argparse.Namespace) -> Iterator[Row]:
    path: Path = arguments.path
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            cells = line.rstrip("\n").split("\t")
            name = str(number // _UNNAMED) if arguments.document is None else cells[arguments.document]
            if blake2b(name.encode(), digest_size=1).digest()[0] % _HELD_OUT == 0:
                yield name, cells[arguments.source], cells[arguments.target]


def _stretches(rows: Sequence[Row]) -> Iterator[tuple[list[str], list[str]]]:
    for start in range(0, len(rows) - _STRETCH + 1, _STRETCH):
        part = rows[start : start + _STRETCH]
        yield [row[1] for row in part], [row[2] for row in part]


def _tried(
    kind: str,
    checks: Sequence[Check],
    stretches: Sequence[tuple[list[str], list[str]]],
    languages: tuple[str, str],
    rng: random.Random,
    each: int,
    misses: int,
    knowledge: Knowledge,
) -> tuple[int, int, int]:
    """How many errors of a kind were planted, how many found, and how many findings there are elsewhere."""
    planted = found = elsewhere = 0
    for sources, targets, at, made in _planted(kind, stretches, languages, rng, each):
        before = _findings(checks, kind, sources, targets, languages, knowledge)
        after = _findings(checks, kind, *made, languages, knowledge)
        new = after - before
        planted += 1
        near = {at - 1, at, at + 1, at + 2} if kind in _ALIGNED else {at + 1}
        here = [one for one in new if any(order in near for order in one[1]) and one[2] != "info"]
        if kind == "negation dropped" or kind in INFO:
            here = [one for one in new if at + 1 in one[1]]
        found += bool(here)
        elsewhere += sum(one[2] != "info" for one in before)
        if not here and misses > 0:
            misses -= 1
            print(f"  missed: {sources[at]!r}\n          {made[1][min(at, len(made[1]) - 1)]!r}")
    return planted, found, elsewhere


def _planted(
    kind: str,
    stretches: Sequence[tuple[list[str], list[str]]],
    languages: tuple[str, str],
    rng: random.Random,
    each: int,
) -> Iterator[tuple[list[str], list[str], int, tuple[list[str], list[str]]]]:
    make = KINDS[kind][0]
    given = 0
    for sources, targets in rng.sample(list(stretches), len(stretches)):
        for at in rng.sample(range(len(targets)), len(targets)):
            made = make(rng, sources, targets, at, languages)
            if made is not None:
                yield sources, targets, at, made
                given += 1
                break
        if given >= each:
            return


Key = tuple[str, tuple[int, ...], str, str]


def _findings(
    checks: Sequence[Check],
    kind: str,
    sources: Sequence[str],
    targets: Sequence[str],
    languages: tuple[str, str],
    knowledge: Knowledge,
) -> set[Key]:
    subject = _subject(kind, sources, targets, languages)
    report = run(subject, knowledge, checks)
    if report.failures:
        raise SystemExit(f"{report.failures[0].check}: {report.failures[0].reason}")
    return {_key(finding) for finding in report.findings}


def _key(finding: Finding) -> Key:
    return finding.check, tuple(place.segment for place in finding.places), finding.severity, finding.message


def _subject(kind: str, sources: Sequence[str], targets: Sequence[str], languages: tuple[str, str]) -> Subject:
    if kind in _ALIGNED:
        return _aligned(sources, targets, languages)
    pairs = (
        Pair(order, _segment(order, target), _segment(order, source))
        for order, (source, target) in enumerate(zip(sources, targets, strict=True), 1)
    )
    blocks = None
    if kind in _NUMBERED:
        blocks = [Block(text, label=f"{order}.", path=str(order)) for order, text in enumerate(targets, 1)]
    return Subject(
        "planted", languages[1], tuple(pairs), source_language=languages[0], target_blocks=blocks, bilingual=True
    )


def _segment(order: int, text: str) -> tuple[DraftSegment, ...]:
    return (DraftSegment(order, text),) if text else ()


def _aligned(sources: Sequence[str], targets: Sequence[str], languages: tuple[str, str]) -> Subject:
    sides = [_side(texts, language) for texts, language in zip((sources, targets), languages, strict=True)]
    blocks = [[Block(text) for text in texts] for texts in (sources, targets)]
    alignment = align_documents(sides[0], sides[1], source_blocks=blocks[0], target_blocks=blocks[1]).alignment
    pairs = []
    for bead in alignment.beads:
        source, target = sides[0].segments[slice(*bead.source)], sides[1].segments[slice(*bead.target)]
        pairs.append(Pair(target[0].id if target else -source[0].id, tuple(target), tuple(source), bead.confidence))
    return Subject(
        "planted",
        languages[1],
        tuple(pairs),
        source_file="source",
        source_language=languages[0],
        target_blocks=blocks[1],
        source_blocks=blocks[0],
    )


def _side(texts: Iterable[str], language: str) -> Side:
    segments = tuple(DraftSegment(order, text, block=order - 1) for order, text in enumerate(texts, 1))
    return Side("planted", language, "", segments)


if __name__ == "__main__":
    raise SystemExit(main())
