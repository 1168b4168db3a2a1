"""How fast TMX is read and written, in megabytes of file a second of CPU time.

    python benchmarks/tmx.py [TABLE.tsv[.xz]] [--units 60000] [--rounds 7] [--coded 0.05]

Goals: reading without loss at least 40 MB/s, the scan for an index at least 60. The units come from a table of two
columns (English, French) or are made up: with attributes, two props, now and then a note, and inline codes in the share
given. Measured in turn, the best of all rounds: the bare parser (expat without handlers, the ceiling for anything that
calls it), expat with a Python handler for each event that builds the same values, lxml's iterparse, and ours. The
garbage collector is off for those that do not see to it themselves, which halves their time.
"""

from __future__ import annotations

import argparse
import gc
import io
import lzma
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape

from lxml import etree

from tmkit.formats.tmx import read_header, read_units, scan, unit_bytes, write_tmx
from tmkit.model import Code, Note, Property, Segment, Unit, Variant

WORDS = "the group of contact took note report and agreed to continue its consideration item session annex".split()


def pairs(table: Path | None, number: int) -> Iterator[tuple[str, str]]:
    if table is None:
        chance = random.Random(1)
        for _ in range(number):
            yield (" ".join(chance.choices(WORDS, k=chance.randint(3, 50))),) * 2
        return
    opened = lzma.open if table.suffix == ".xz" else open
    with opened(table, "rt", encoding="utf-8") as stream:
        for _, line in zip(range(number), stream, strict=False):
            yield tuple(line.rstrip("\n").split("\t")[:2])  # type: ignore[misc]


def write_data(path: Path, table: Path | None, number: int, coded: float) -> None:
    chance = random.Random(2)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="benchmark"')
        out.write(' creationtoolversion="1" segtype="sentence" o-tmf="none" adminlang="en" srclang="en"')
        out.write(' datatype="plaintext"/>\n<body>\n')
        for at, texts in enumerate(pairs(table, number)):
            english, french = map(escape, texts)
            if chance.random() < coded:
                english, french = (f'<bpt i="1" type="b">&lt;b></bpt>{text}<ept i="1"/>' for text in (english, french))
            out.write(f'<tu tuid="u{at}" creationdate="20180924T101500Z" creationid="x">\n')
            out.write(f'<prop type="x-tmkit-document">Report {at // 200}</prop>\n')
            out.write(f'<prop type="x-tmkit-position">{at % 200}</prop>\n')
            out.write("<note>checked</note>\n" if at % 10 == 0 else "")
            out.write(f'<tuv xml:lang="en">\n<seg>{english}</seg>\n</tuv>\n')
            out.write(f'<tuv xml:lang="fr">\n<seg>{french}</seg>\n</tuv>\n</tu>\n')
        out.write("</body>\n</tmx>\n")


def bare(path: Path) -> int:
    parser = expat.ParserCreate()
    parser.Parse(path.read_bytes(), True)
    return 0


class _Events:
    """One Python call an event, as one would write it; builds the same values as ours."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self._text: list[str] = []
        self._codes: list[tuple[int, Code]] = []
        self._inside: list[str] = []

    def start(self, name: str, flat: list[str]) -> None:
        written = tuple(zip(flat[::2], flat[1::2], strict=True))
        if name == "tu":
            self._attributes, self._variants, self._properties, self._notes = written, [], [], []
        elif name == "tuv":
            self._language = dict(written)["xml:lang"]
        elif name in {"bpt", "ept"}:
            self._inside = self._text
            self._text = []
            self._written = written
            return
        elif name == "prop":
            self._kind = written[0][1]
        elif name == "seg":
            self._codes = []
        self._text = []

    def end(self, name: str) -> None:
        text = "".join(self._text)
        if name == "seg":
            segment = Segment(text, tuple(self._codes))
            self._variants.append(Variant(self._language, segment))
        elif name in {"bpt", "ept"}:
            self._text = self._inside
            self._codes.append((len("".join(self._text)), Code(name, self._written, text)))
        elif name == "prop":
            self._properties.append(Property(self._kind, text))
        elif name == "note":
            self._notes.append(Note(text))
        elif name == "tu":
            parts = tuple(self._variants), self._attributes, tuple(self._properties), tuple(self._notes)
            self.units.append(Unit(*parts))

    def characters(self, text: str) -> None:
        self._text.append(text)


def events(path: Path) -> int:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.ordered_attributes = True
    taking = _Events()
    parser.StartElementHandler = taking.start
    parser.EndElementHandler = taking.end
    parser.CharacterDataHandler = taking.characters
    count = 0
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 16):
            parser.Parse(chunk, False)
            count += len(taking.units)
            taking.units.clear()
    return count


def iterparse(path: Path) -> int:
    count = 0
    for _, element in etree.iterparse(path, tag="tu"):
        properties = tuple(Property(one.get("type"), one.text or "") for one in element.iterfind("prop"))
        variants = tuple(
            Variant(one.get("{http://www.w3.org/XML/1998/namespace}lang"), Segment("".join(one.itertext())))
            for one in element.iterfind("tuv")
        )
        count += bool(Unit(variants, tuple(element.attrib.items()), properties))
        element.clear()
    return count


def full(path: Path) -> int:
    return sum(1 for _ in read_units(path))


def scanned(path: Path) -> int:
    return sum(1 for _ in scan(path))


def uncollected(work: Callable[[Path], int]) -> Callable[[Path], int]:
    def measured(path: Path) -> int:
        gc.disable()
        try:
            return work(path)
        finally:
            gc.enable()

    return measured


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path, nargs="?", help="English and French, tab-separated; made up when missing")
    parser.add_argument("--units", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--coded", type=float, default=0.05)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "data.tmx")
        write_data(path, given.table, given.units, given.coded)
        size = path.stat().st_size / 1e6
        held = [stored.unit for stored in read_units(path)]
        works: dict[str, Callable[[Path], int]] = {
            "expat, no handlers": bare,
            "expat, a call an event": uncollected(events),
            "lxml iterparse (codes as text)": uncollected(iterparse),
            "tmkit, lossless": full,
            "tmkit, scan": scanned,
            "tmkit, write": lambda path: write_tmx(io.BytesIO(), held, read_header(path)) or 0,
        }
        best = dict.fromkeys(works, float("inf"))
        for _ in range(given.rounds):
            for name, work in works.items():
                begin = time.process_time()
                work(path)
                best[name] = min(best[name], time.process_time() - begin)
        copied = sum(len(unit_bytes(unit)) for unit in held) / 1e6
        print(f"{len(held):,} units, {size:.1f} MB; written anew {copied:.1f} MB")
        for name, seconds in best.items():
            print(f"{name:32} {size / seconds:7.1f} MB/s   {seconds / len(held) * 1e6:6.2f} us a unit")


if __name__ == "__main__":
    main()
