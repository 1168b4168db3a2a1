"""Drift and archive-differs on a real archive: what they say of clean text, and what they find of rivals put in.

    python benchmarks/drift.py --law canlaw-dev.tsv.xz --debates europarl-dev.tsv.xz --folder /tmp/drift
        [--segments 6000] [--planted 600] [--sample FILE]
    python benchmarks/drift.py --reports memories/contact-group-*.tmx --folder /tmp/drift-reports

The archive is the law (`en`, `fr`, `doc`) without one document in fifty and the debates (`fr`, `en`) without one block
of 200 in fifty, drawn by a hash of the name: made once, and used again. What is left out is checked as a bilingual
file, document by document, in both directions, by `term-drift` and `archive-differs` as `tmkit check` runs them, with
no glossary. Pairs that the lexicon takes for no translations of each other are left out, and counted: the law was
paired by structure. With `--reports` the last file is held out and the others are the archive.

A *false alarm* is any finding on what was published, right or wrong; `judged_drift.tsv` says of those that one judge
read, not blind, which are real departures (another word for the same thing, or a mistake) and which are false.
*Planted* is a rival for a term of the source that the archive renders by one wording in six pairs of ten or more
(`tmkit.termbank.learning`; ten distinct pairs at least) and whose usual rendering stands in the target, instead of
that. Rivals are `rare`: a wording that the archive has for this term in less than one pair of twenty and that has
another content word; `kin`: the usual wording with one content word exchanged; `other`: the usual wording of another
term, with as many content words. The last two bring words that the target has not. Found is a new finding in that
segment; where the archive is firm it must be a warning. `all terms` are those of every tier in a part of the pairs,
those too that the archive renders too unsteadily for a verdict. For `archive-differs` one word of a sentence is
changed that the archive renders in one way (five units or more, eight in ten alike).
"""

from __future__ import annotations

import argparse
import hashlib
import lzma
import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from drift_rivals import Planted, planted
from termbank import write_memory

from tmkit.checks import Pair, Subject, all_checks, run
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.measure import subjects
from tmkit.checks.subject import joined
from tmkit.formats.registry import read_bilingual
from tmkit.memory.metadata import origin
from tmkit.model import DraftSegment, Finding
from tmkit.workspace import Workspace
from tmkit.workspace.check_archive import CheckArchive

_ONE_IN = 50
_BLOCK = 200
_UNLIKELY = 0.3
_AROUND = 3  # pairs on each side of one in which something is planted
_TIERS = ("firm", "unanimous", "likely", "")
_VERDICTS = ("departure", "false", "unread")
_JUDGED = Path(__file__).with_name("judged_drift.tsv")
_UNITS, _MAJORITY, _WORDS = 5, 0.8, 4
_WORD = re.compile(r"[^\W\d_]+")
_RIVALS = ("rare", "kin", "other")
Row = tuple[str, str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--law", type=Path)
    parser.add_argument("--debates", type=Path)
    parser.add_argument("--reports", type=Path, nargs="*", default=[])
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--segments", type=int, default=6_000, help="held-out pairs to check, of each kind")
    parser.add_argument("--planted", type=int, default=600, help="pairs in which rivals are put, of each kind")
    parser.add_argument("--sample", type=Path, help="write the findings on clean text here, to be read")
    parser.add_argument("--only", help="one direction: fr-en or en-fr")
    parser.add_argument("--kind", action="append", help="one kind of text")
    parser.add_argument("--misses", type=int, default=0, help="print so many planted ones that were not found")
    asked = parser.parse_args()
    held = _reports(asked.folder, asked.reports) if asked.reports else _archive(asked.folder, asked.law, asked.debates)
    workspace = Workspace.open(asked.folder)
    archive = CheckArchive(workspace.index, workspace.settings, lambda: workspace.termbank)
    print(f"{len(workspace.index):,} units")
    for kind, rows in held.items():
        if asked.kind and kind not in asked.kind:
            continue
        for source, target in (("fr", "en"), ("en", "fr")):
            if asked.only in (None, f"{source}-{target}"):
                drafts = _drafts(workspace, rows, source, target, asked.segments)
                _clean(kind, drafts, archive, asked.sample)
                _rivals(kind, drafts, archive, workspace, asked.planted, asked.misses)
                _sentences(kind, drafts, archive)


def _archive(folder: Path, law: Path, debates: Path) -> dict[str, list[Row]]:
    """Make the workspace where it is not there; the pairs (document, French, English) held out, by kind."""
    texts = {"law": list(_read_law(law)), "debates": list(_read_debates(debates))}
    _make(folder, {kind: (row for row in rows if not _held_out(row[0])) for kind, rows in texts.items()})
    return {kind: [row for row in rows if _held_out(row[0])] for kind, rows in texts.items()}


def _read_law(path: Path) -> Iterator[Row]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            english, french, document = line.rstrip("\n").split("\t")
            yield document, french, english


def _read_debates(path: Path) -> Iterator[Row]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            french, english = line.rstrip("\n").split("\t")
            yield f"debate {number // _BLOCK}", french, english


def _held_out(name: str) -> bool:
    return int(hashlib.blake2b(name.encode(), digest_size=4).hexdigest(), 16) % _ONE_IN == 0


def _reports(folder: Path, files: Sequence[Path]) -> dict[str, list[Row]]:
    """The last of a series of reports held out, the others made the archive."""
    *earlier, last = sorted(files)
    memories = folder / "memories"
    if not memories.exists():
        _make(folder, {})
        for path in earlier:
            (memories / path.name).write_bytes(path.read_bytes())
    units, _ = read_bilingual(last, source_lang="fr", target_lang="en")
    rows = []
    for unit in units:
        texts = {variant.language[:2]: variant.segment.text for variant in unit.variants}
        rows.append((origin(unit).document or last.name, texts["fr"], texts["en"]))
    return {"reports": rows}


def _make(folder: Path, texts: dict[str, Iterable[Row]]) -> None:
    memories = folder / "memories"
    if not memories.exists():
        memories.mkdir(parents=True)
        (folder / "tmkit.toml").write_text('[languages]\nsource = "fr"\ntarget = "en"\n', encoding="utf-8")
        for kind, rows in texts.items():
            write_memory(memories / f"{kind}.tmx", (((french, english), name) for name, french, english in rows))


def _drafts(workspace: Workspace, rows: Sequence[Row], source: str, target: str, most: int) -> list[Subject]:
    """What is held out as drafts, in one direction, whole documents drawn by lot up to so many pairs."""
    lexicon = workspace.lexicon(source, target)
    assert lexicon is not None
    made = (row if source == "fr" else (row[0], row[2], row[1]) for row in rows)
    drafts = [draft for draft, _ in subjects(made, source, target)]
    random.Random(1).shuffle(drafts)
    kept: list[Subject] = []
    size = left_out = 0
    for draft in drafts:
        if size >= most:
            break
        pairs = []
        for pair in draft.pairs:
            likely = lexicon.plausibility(joined(pair.source), joined(pair.target))
            if likely is None or likely >= _UNLIKELY:
                pairs.append(pair)
            else:
                left_out += 1
        kept.append(_part(draft, pairs))
        size += len(pairs)
    print(f"\n{source}-{target}: {len(kept)} documents, {size:,} pairs, {left_out} left out as no translations")
    return kept


def _part(draft: Subject, pairs: Sequence[Pair]) -> Subject:
    return Subject(draft.file, draft.language, tuple(pairs), source_language=draft.source_language, bilingual=True)


def _found(draft: Subject, archive: CheckArchive, name: str) -> tuple[Finding, ...]:
    checks = [check for check in all_checks() if check.id == name]
    report = run(draft, Knowledge(archive=archive), checks)
    if report.failures:
        raise SystemExit(f"{report.failures[0].check}: {report.failures[0].reason}")
    return report.findings


def _clean(kind: str, drafts: Sequence[Subject], archive: CheckArchive, sample: Path | None) -> None:
    """Findings on what was published, and what the checks take."""
    pairs = sum(len(draft.pairs) for draft in drafts)
    verdicts = _read_verdicts()
    for name in ("term-drift", "archive-differs"):
        counts: Counter[str] = Counter()
        start = time.process_time()
        for draft in drafts:
            for finding in _found(draft, archive, name):
                counts[finding.severity] += len({place.segment for place in finding.places})
                counts[f"{finding.severity} findings"] += 1
                counts[f"{finding.severity} {verdicts.get(_key(draft, finding), 'unread')}"] += 1
                if sample is not None:
                    _write(sample, kind, draft, finding)
        taken = time.process_time() - start
        rates = []
        for severity in ("warning", "info"):
            found, segments = (1e3 * counts[key] / pairs for key in (f"{severity} findings", severity))
            read = [f"{counts[f'{severity} {one}']} {one}" for one in _VERDICTS if counts[f"{severity} {one}"]]
            rates.append(f"{severity} {found:.2f} findings ({segments:.2f} segments; {', '.join(read) or 'none'})")
        print(
            f"  {kind}, {name}, clean, per 1,000: {', '.join(rates)}; {1e3 * taken / pairs:.1f} ms a pair", flush=True
        )


def _key(draft: Subject, finding: Finding) -> str:
    """What a verdict is kept by: direction, document, unit, check and the term or sentence that is told."""
    told = finding.message.split("”")[0]
    cells = (draft.source_language or "", draft.file, str(finding.places[0].segment), finding.check, told)
    return hashlib.blake2b("\t".join(cells).encode(), digest_size=8).hexdigest()


def _read_verdicts() -> dict[str, str]:
    lines = _JUDGED.read_text(encoding="utf-8").splitlines() if _JUDGED.exists() else []
    return {cells[0]: cells[-1] for cells in (line.split("\t") for line in lines[1:])}


def _write(sample: Path, kind: str, draft: Subject, finding: Finding) -> None:
    by_number = {pair.id: pair for pair in draft.pairs}
    pair = by_number[finding.places[0].segment]
    cells = (
        _key(draft, finding),
        kind,
        f"{draft.source_language}-{draft.language}",
        finding.check,
        finding.severity,
        draft.file,
        str(pair.id),
        finding.message,
        finding.evidence or "",
        joined(pair.source),
        joined(pair.target),
    )
    with sample.open("a", encoding="utf-8") as out:
        out.write("\t".join(" ".join(cell.split()) for cell in cells) + "\n")


def _rivals(
    kind: str, drafts: Sequence[Subject], archive: CheckArchive, workspace: Workspace, most: int, misses: int
) -> None:
    """How many of the rivals that are put in are found, by how steady the archive is."""
    finder = workspace.termbank.drift(drafts[0].source_language or "", drafts[0].language)
    places = [(draft, at) for draft in drafts for at in range(len(draft.pairs))]
    places = random.Random(2).sample(places, min(most, len(places)))
    of: Counter[tuple[str, str]] = Counter()
    got: Counter[tuple[str, str]] = Counter()
    plain: Counter[str] = Counter()  # in the pairs of which all terms were planted
    for one in planted(finder, places, most // 6):
        new = _told(one, one.changed, archive) - _told(one, one.pair, archive)
        found = any(severity == "warning" or one.tier != "firm" for severity, _ in new)
        of[one.tier, one.rival] += 1
        got[one.tier, one.rival] += found
        if one.all_terms:
            plain[one.tier] += 1
            plain["found"] += found
        if one.tier and not found and misses > 0:
            misses -= 1
            print(f"  missed ({one.tier}, {one.rival}): {one.term} | {one.usual} -> {one.wording} | {new}")
            print(f"    {joined(one.pair.source)}\n    {joined(one.changed.target)}")
    for tier in _TIERS:
        told = [f"{rival} {got[tier, rival] / n:.3f} of {n}" for rival in _RIVALS if (n := of[tier, rival])]
        print(f"  {kind}, planted, {tier or 'unsteady'}: " + ", ".join(told))
    for name, tiers in (("firm", ("firm",)), ("likely or unanimous", ("likely", "unanimous"))):
        every = sum(n for (tier, _), n in of.items() if tier in tiers)
        found = sum(n for (tier, _), n in got.items() if tier in tiers)
        print(f"  {kind}, planted, {name}: recall {found / max(1, every):.3f} of {every}", flush=True)
    found = plain.pop("found", 0)
    every = max(1, plain.total())
    print(
        f"  {kind}, all terms: recall {found / every:.3f} of {every}; firm {plain['firm'] / every:.1%}, likely or "
        f"unanimous {(plain['likely'] + plain['unanimous']) / every:.1%}",
        flush=True,
    )


def _sentences(kind: str, drafts: Sequence[Subject], archive: CheckArchive) -> None:
    """`archive-differs`: of the sentences that the archive renders steadily, and the draft alike, one word changed."""
    rng = random.Random(4)
    pairs = [(draft, pair) for draft in drafts for pair in draft.two_sided()]
    steady = planted_ones = found = 0
    for draft, pair in pairs:
        known = archive.renderings(joined(pair.source), draft.source_language or "", draft.language)
        units = sum(one[1] for one in known)
        if units < _UNITS or known[0][1] < _MAJORITY * units or len(joined(pair.source).split()) < _WORDS:
            continue
        steady += 1
        text = joined(pair.target)
        words = [match for match in _WORD.finditer(text) if len(match[0]) > 3]
        if text != known[0][0] or not words:
            continue
        one = rng.choice(words)
        other = rng.choice([match[0] for match in _WORD.finditer(joined(rng.choice(pairs)[1].target))] or ["autre"])
        changed = text[: one.start()] + (other if other != one[0] else f"{other}x") + text[one.end() :]
        made = replace(pair, target=(DraftSegment(pair.id, changed),))
        planted_ones += 1
        found += bool(_found(_part(draft, [made]), archive, "archive-differs"))
    print(
        f"  {kind}, archive-differs: {steady} of {len(pairs):,} sentences are steady in the archive; "
        f"a word changed in {planted_ones}, found {found / max(1, planted_ones):.3f}",
        flush=True,
    )


def _told(one: Planted, pair: Pair, archive: CheckArchive) -> set[tuple[str, str]]:
    """The findings in one pair among its neighbours: severity and message."""
    pairs = list(one.draft.pairs[max(0, one.at - _AROUND) : one.at + _AROUND + 1])
    pairs[min(one.at, _AROUND)] = pair
    return {
        (finding.severity, finding.message.partition("draft")[0])
        for finding in _found(_part(one.draft, pairs), archive, "term-drift")
        if any(place.segment == pair.id for place in finding.places)
    }


if __name__ == "__main__":
    main()
