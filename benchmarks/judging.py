"""How many of the errors that the checks of facts tell on clean published pairs are false, judged by reading.

    python benchmarks/judging.py draw PAIRS.tsv[.xz] SOURCE-COLUMN TARGET-COLUMN FROM INTO [--samples N] [--check ID]
    python benchmarks/judging.py score judged_facts.tsv

`draw` prints so many errors of each of the three checks (all, where there are no more), drawn with a seed, as rows of a
table with two columns of text for the reader; `score` reads the table with the verdicts (`true`: the two sides do
differ; `false`; `pair`: the two are no translations of each other). Kept are file, number of the row from 0, hash of
the pair, check, hash of the message and verdict: no texts.
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from math import sqrt
from pathlib import Path

from tmkit.checks import Subject, all_checks
from tmkit.checks.check import Check
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.measure import measure, subjects
from tmkit.model import Finding

_CHECKS = ("number", "date", "reference")
_PART = 500  # rows that are read as one document


@dataclass(frozen=True)
class _Errors:
    """A check of which only the errors are told."""

    check: Check

    def find(self, subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
        return (finding for finding in self.check.find(subject, knowledge) if finding.severity == "error")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("path", type=Path)
    drawing.add_argument("source", type=int)
    drawing.add_argument("target", type=int)
    drawing.add_argument("source_language")
    drawing.add_argument("target_language")
    drawing.add_argument("--samples", type=int, default=100)
    drawing.add_argument("--check", choices=_CHECKS)
    drawing.add_argument("--seed", type=int, default=6)
    drawing.set_defaults(do=draw)
    scoring = commands.add_parser("score")
    scoring.add_argument("path", type=Path)
    scoring.set_defaults(do=score)
    arguments = parser.parse_args()
    arguments.do(arguments)
    return 0


def draw(arguments: argparse.Namespace) -> None:
    """Print errors drawn, and how many there are in all."""
    from dataclasses import replace

    checks = [replace(check, find=_Errors(check).find) for check in all_checks() if check.id in _CHECKS]
    checks = [check for check in checks if arguments.check in (None, check.id)]
    drafts = subjects(_rows(arguments), arguments.source_language, arguments.target_language)
    measured = measure(drafts, Knowledge(), checks, samples=arguments.samples, seed=arguments.seed)
    for name, firings in measured.firings.items():
        print(f"# {arguments.path.name}\t{name}\t{measured.segments} segments\t{firings.total} errors")
        for sample in sorted(firings.samples, key=lambda one: one.pair):
            pair = blake2b(f"{sample.source}\t{sample.target}".encode(), digest_size=6).hexdigest()
            message = blake2b(sample.finding.message.encode(), digest_size=4).hexdigest()
            cells = (arguments.path.name, str(sample.pair), pair, name, message, "?")
            print("\t".join((*cells, sample.finding.message, sample.source, sample.target)))


def _rows(arguments: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    path: Path = arguments.path
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            cells = line.rstrip("\n").split("\t")
            yield str(number // _PART), cells[arguments.source], cells[arguments.target]


def score(arguments: argparse.Namespace) -> None:
    """Print, for each file and check, the share of false errors and what it comes to for 1,000 pairs."""
    verdicts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    sizes: dict[tuple[str, str], tuple[int, int]] = {}
    for line in arguments.path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("# "):
            sizes[cells[0][2:], cells[1]] = int(cells[2].split()[0]), int(cells[3].split()[0])
        elif line:
            verdicts[cells[0], cells[3]][cells[5]] += 1
    every: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for (name, check), found in verdicts.items():
        segments, errors = sizes[name, check]
        rate, judged = 1000 * errors / segments, found.total()
        share = found["false"] / judged
        off = 1.96 * sqrt(share * (1 - share) / judged)
        every[name].append((rate * share, rate * off))
        print(
            f"{name}, {check}: {rate:.2f} errors for 1,000 pairs; of {judged} judged {found['false']} false, "
            f"{found['pair']} in pairs that are no translations: {rate * share:.2f} ± {rate * off:.2f} false for 1,000"
        )
    for name, parts in every.items():
        off = sqrt(sum(part**2 for _, part in parts))
        print(f"{name}, all: {sum(rate for rate, _ in parts):.2f} ± {off:.2f} false for 1,000 pairs")


if __name__ == "__main__":
    raise SystemExit(main())
