"""What an export takes: seconds of CPU time, and the most memory, of each format.

    python benchmarks/export.py [TABLE.tsv[.xz]] [--units 1000000] [--only tmx csv xliff omegat moses]

Goal: a million units in at most 300 MB. The units come from a table of English, French and document, repeated as often
as it takes, or are made up. Each export is a process of its own.
"""

from __future__ import annotations

import argparse
import lzma
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape

HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="benchmark" '
    'creationtoolversion="1" segtype="sentence" o-tmf="none" adminlang="en" srclang="fr" datatype="plaintext"/>\n'
    "<body>\n"
)
FORMATS = {
    "tmx": ("-o", "out.tmx"),
    "csv": ("-o", "out.csv"),
    "xliff": ("-o", "out.xlf"),
    "omegat": ("-o", "project", "--for", "omegat", "--auto"),
    "moses": ("-o", "corpus", "--format", "moses"),
}


def pairs(table: Path | None) -> Iterator[tuple[str, str, str]]:
    """English, French and document, without end."""
    if table is None:
        number = 0
        while True:
            yield (
                f"Text number {number} of the report.",
                f"Texte numéro {number} du rapport.",
                f"report {number // 200}",
            )
            number += 1
    turn = 0
    while True:
        opened = lzma.open if table.suffix == ".xz" else open
        with opened(table, "rt", encoding="utf-8") as stream:
            for line in stream:
                english, french, document, *_ = (*line.rstrip("\n").split("\t"), "?")
                yield english, french, f"{document} {turn}"
        turn += 1


def write_workspace(folder: Path, table: Path | None, number: int) -> None:
    (folder / "memories").mkdir()
    (folder / "glossary").mkdir()
    (folder / "tmkit.toml").write_text('[languages]\nsource = "fr"\ntarget = "en"\n', encoding="utf-8")
    with (folder / "memories" / "big.tmx").open("w", encoding="utf-8", newline="\n") as out:
        out.write(HEADER)
        last, position = "", 0
        for at, (english, french, document) in enumerate(islice(pairs(table), number)):
            last, position = document, position + 1 if document == last else 0
            out.write(f'<tu tuid="u{at}">\n<prop type="x-tmkit-document">{escape(document)}</prop>\n')
            out.write(f'<prop type="x-tmkit-position">{position}</prop>\n<prop type="x-tmkit-status">adopted</prop>\n')
            out.write(f'<tuv xml:lang="fr"><seg>{escape(french)}</seg></tuv>\n')
            out.write(f'<tuv xml:lang="en"><seg>{escape(english)}</seg></tuv>\n</tu>\n')
        out.write("</body>\n</tmx>\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", nargs="?", type=Path)
    parser.add_argument("--units", type=int, default=1_000_000)
    parser.add_argument("--only", nargs="*", choices=FORMATS, default=list(FORMATS))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        write_workspace(Path(name), options.table, options.units)
        for form in options.only:
            measure = (
                "import resource, sys; from tmkit.cli.main import tmkit; "
                "tmkit.main(sys.argv[1:], standalone_mode=False); "
                "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
            )
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run(
                [sys.executable, "-c", measure, "export", *FORMATS[form]],
                cwd=name,
                capture_output=True,
                check=True,
                text=True,
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            said, peak = done.stdout.strip().splitlines()[0], int(done.stdout.split()[-1])
            print(f"{form:<7} {seconds:6.1f} s  {peak / 1024:6.0f} MB  {said}")


if __name__ == "__main__":
    main()
