"""How often every check fires on published law, debates and EU acts: the table of `docs/checking.md`.

    python benchmarks/noise.py --data DIR --folder DIR [--write] [--only CHECK …]

DIR has `canlaw-dev.tsv.xz` (`en`, `fr`, `doc`), `europarl-dev.tsv.xz` (`fr`, `en`) and `documents-dev/dgt-tm`, line by
line. Of law one document in twenty, of debates (200 pairs are a document) one in five is read as a draft beside its
source, in both directions; the others are the archive that is asked, with the starter glossary. No house style is
declared.
`--write` puts the table into the documentation.
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from termbank import write_memory

from tmkit.checks import Check, all_checks
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.measure import CEILING, Measured, measure, subjects
from tmkit.glossary import read_glossary, starter_path
from tmkit.workspace import Workspace
from tmkit.workspace.check_archive import CheckArchive

Row = tuple[str, str, str]
"""Document, English, French."""

_BLOCK = 200
_PAGE = Path(__file__).parents[1] / "docs" / "checking.md"
_MARKS = "<!-- noise: written by benchmarks/noise.py -->", "<!-- end of noise -->"


@dataclass
class _Corpus:
    """Published pairs: their name, the share of documents that is measured (one in so many), and the rows."""

    name: str
    one_in: int
    rows: Callable[[], Iterator[Row]]
    found: dict[str, Measured] = field(default_factory=dict)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    corpora = (
        _Corpus("law", 20, lambda: _law(asked.data / "canlaw-dev.tsv.xz")),
        _Corpus("debates", 5, lambda: _debates(asked.data / "europarl-dev.tsv.xz")),
        _Corpus("EU acts", 1, lambda: _acts(asked.data / "documents-dev" / "dgt-tm")),
    )
    workspace = _workspace(asked.folder, corpora)
    checks = [check for check in all_checks() if not asked.only or check.id in asked.only]
    archive = CheckArchive(workspace.index, workspace.settings, lambda: workspace.termbank)
    knowledge = Knowledge(glossary=read_glossary(starter_path(), ("fr", "en")), archive=archive)
    for corpus in corpora:
        for source, target in (("en", "fr"), ("fr", "en")):
            rows = (row for row in corpus.rows() if _held(row[0], corpus.one_in))
            pairs = (
                (name, *((english, french) if source == "en" else (french, english))) for name, english, french in rows
            )
            found = measure(subjects(pairs, source, target), knowledge, checks)
            if found.failures:
                raise SystemExit(str(found.failures))
            corpus.found[target] = found
            print(f"{corpus.name} into {target}: {found.segments:,} pairs, {found.default_rate:.2f}", flush=True)
            archive.keep()
    lines = _table(corpora, checks)
    print("\n".join(lines))
    if asked.write:
        _write(lines)


def _law(path: Path) -> Iterator[Row]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            english, french, document = line.rstrip("\n").split("\t")[:3]
            yield document, english, french


def _debates(path: Path) -> Iterator[Row]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            french, english = line.rstrip("\n").split("\t")[:2]
            yield f"debate {number // _BLOCK}", english, french


def _acts(folder: Path) -> Iterator[Row]:
    for path in sorted((folder / "en").glob("*.txt")):
        sides = [(folder / side / path.name).read_text(encoding="utf-8").splitlines() for side in ("en", "fr")]
        for english, french in zip(*sides, strict=True):
            if english.strip() and french.strip():
                yield path.stem, english, french


def _held(document: str, one_in: int) -> bool:
    return int.from_bytes(blake2b(document.encode(), digest_size=4).digest()) % one_in == 0


def _workspace(folder: Path, corpora: Sequence[_Corpus]) -> Workspace:
    """The archive of what is not measured, made where it is not there."""
    memories = folder / "memories"
    if not memories.exists():
        memories.mkdir(parents=True)
        (folder / "glossary").mkdir()
        (folder / "tmkit.toml").write_text('[languages]\nsource = "fr"\ntarget = "en"\n', encoding="utf-8")
        for corpus in corpora:
            if corpus.one_in > 1:
                rows = (
                    ((french, english), name)
                    for name, english, french in corpus.rows()
                    if not _held(name, corpus.one_in)
                )
                write_memory(memories / f"{corpus.name}.tmx", rows)
    return Workspace.open(folder)


def _table(corpora: Sequence[_Corpus], checks: Sequence[Check]) -> list[str]:
    columns = [(corpus, target) for corpus in corpora for target in ("fr", "en")]
    sizes = ", ".join(f"{corpus.name} {corpus.found['fr'].segments:,} pairs" for corpus in corpora)
    said = (
        "Errors and warnings for 1,000 pairs, info in brackets. Measured on one document in twenty of law and one in "
        f"five of debates, the others being the archive, and on all EU acts ({sizes}); with the starter glossary, no "
        "house style. Law and debates hold real mistakes, and pairs that do not belong together: they count, too. A "
        "document of the debates is two hundred pairs of many speakers, so that spellings differ; nor do they follow "
        "the UN's terms."
    )
    lines = [
        said,
        "",
        "| check | " + " | ".join(f"{corpus.name} → {target}" for corpus, target in columns) + " |",
        "|---|" + "---:|" * len(columns),
    ]
    for check in checks:
        cells = [_cell(corpus.found[target], check) for corpus, target in columns]
        mark = "" if check.default else " (off by default)"
        lines.append(f"| `{check.id}`{mark} | {' | '.join(cells)} |")
    sums = " | ".join(f"**{corpus.found[target].default_rate:.1f}**" for corpus, target in columns)
    others = " | ".join(f"{_without_glossary(corpus.found[target]):.1f}" for corpus, target in columns)
    return [*lines, f"| **all that run by default** | {sums} |", f"| but for those that need a glossary | {others} |"]


def _without_glossary(found: Measured) -> float:
    told = (one for one in found.firings.values() if one.check.default and "glossary" not in one.check.needs)
    return sum(one.rate(found.segments, ("error", "warning")) for one in told)


def _cell(found: Measured, check: Check) -> str:
    one = found.firings.get(check.id)
    if one is None:
        return "–"
    rate, info = one.rate(found.segments, ("error", "warning")), one.rate(found.segments, ("info",))
    shown = [f"{rate:.2f}" if rate or not info else "", f"({info:.2f})" if info else ""]
    text = " ".join(filter(None, shown))
    return "0" if text == "0.00" else f"{text} !" if check.default and max(rate, info) > CEILING else text


def _write(lines: Sequence[str]) -> None:
    text = _PAGE.read_text(encoding="utf-8")
    first, last = (re.escape(mark) for mark in _MARKS)
    table = "\n".join([_MARKS[0], "", *lines, "", _MARKS[1]])
    text, count = re.subn(rf"{first}.*{last}", lambda _: table, text, flags=re.DOTALL)
    if not count:
        raise SystemExit(f"{_PAGE.name} has no place for the table: {_MARKS[0]}")
    _PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
