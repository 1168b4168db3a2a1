"""Reading memories into columns: what the index keeps of each unit, and its texts by language."""

from __future__ import annotations

import gc
import mmap
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, MutableSequence, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from operator import eq
from pathlib import Path
from typing import Any

from tmkit.formats.tmx.header import EXPECTED, read_prologue
from tmkit.formats.tmx.reader import parse_unit, scan
from tmkit.formats.tmx.values import Pairs, ScannedUnit
from tmkit.memory.context import KINDS
from tmkit.memory.files import MemoryFile
from tmkit.memory.identity import assign_ids, content_key, content_of
from tmkit.memory.metadata import DOCUMENT, NAMES, POSITION, PREFIX, dated, origin_of
from tmkit.model import Origin
from tmkit.storage.opening import open_input
from tmkit.text.labels import split_label
from tmkit.text.languages import primary

_VARYING = {"position", "label", "page"}
_SHARED = frozenset(PREFIX + name for name in NAMES if name not in _VARYING)
_WHOLE = re.compile(r"[0-9]{1,18}")
_REMEMBERED = 20_000
_TELLING = frozenset({"changedate", "creationdate", "usagecount"})

Shared = tuple[Origin, int, tuple[str, ...]]
"""What a unit has in common with others: origin (without position, label, page), usage count, kinds of codes."""


def _numbers() -> array[int]:
    return array("q")  # eight bytes a number, where a list takes forty


@dataclass(slots=True)
class Texts:
    """The texts of one language without their labels: unit and language code of each, in the order of the units."""

    texts: list[str] = field(default_factory=list)
    units: array[int] = field(default_factory=_numbers)
    tags: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """The units of one memory, in the order of their ids. `documents` numbers the file's documents, -1 is unknown.

    `hashes` has eight bytes a unit, `own_ids` (is the id the unit's `tuid`?) and `in_context` (has another tool stored
    its neighbours?) one. `shared` are places in `all_shared`. `texts` are by primary language.
    """

    file: MemoryFile
    encoding: str
    ids: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=_numbers)
    sizes: array[int] = field(default_factory=_numbers)
    shared: array[int] = field(default_factory=_numbers)
    documents: array[int] = field(default_factory=_numbers)
    positions: array[int] = field(default_factory=_numbers)
    hashes: bytearray = field(default_factory=bytearray)
    own_ids: bytearray = field(default_factory=bytearray)
    in_context: bytearray = field(default_factory=bytearray)
    all_shared: list[Shared] = field(default_factory=list)
    texts: dict[str, Texts] = field(default_factory=dict)

    def forget_units(self) -> None:
        """Keep the texts only."""
        columns: tuple[MutableSequence[Any], ...] = (self.ids, self.starts, self.sizes, self.shared, self.documents)
        for column in (*columns, self.positions, self.hashes, self.own_ids, self.in_context, self.all_shared):
            del column[:]


def text_hash(text: str) -> bytes:
    """What tells texts apart: 8 bytes."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def unit_hash(raw: bytes) -> bytes:
    """What a unit's bytes are checked against: 8 bytes."""
    return blake2b(raw, digest_size=8).digest()


def tag_of(language: str) -> str:
    """A language code as codes are compared: `fr-ca` for `FR_CA` and `fra-CA`."""
    main, rest = primary(language), language.strip().replace("_", "-").lower().partition("-")[2]
    return f"{main}-{rest}" if rest else main


def kinds_of_codes(codes: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The kinds of inline codes that all variants of a unit have, sorted, each as often as it is common to them."""
    counts = [Counter(code.partition(":")[0] for code in of_one) for of_one in codes]
    common = counts[0] if counts else Counter()
    for other in counts[1:]:
        common &= other
    return tuple(sorted(common.elements()))


def gather(file: MemoryFile, progress: Callable[[int], None] = lambda _: None) -> Gathered:
    """Read a memory. `progress` is told, now and then, how many of its bytes have been read.

    Raises InputError as `scan` does.
    """
    with open_input(file.path, EXPECTED) as stream, _uncollected():
        found = Gathered(file, read_prologue(stream, file.path).encoding)
        with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            _read(found, data, progress)
    return found


def _read(found: Gathered, data: mmap.mmap, progress: Callable[[int], None]) -> None:
    tuids: list[str | None] = []
    contents: dict[int, bytes] = {}
    sharing = _Sharing(found.all_shared)
    texts = _TextsByTag(found.texts)
    for number, unit in enumerate(scan(found.file.path)):
        if not number & 0x3FFF:
            progress(unit.start)
        raw = data[unit.start : unit.end]
        tuids.append(unit.tuid)
        if not unit.tuid:
            contents[number] = _content(unit)
        found.starts.append(unit.start)
        found.sizes.append(len(raw))
        found.hashes += unit_hash(raw)
        position, document, shared, beside = sharing.of(unit)
        found.in_context.append(beside)
        found.positions.append(position)
        found.documents.append(document)
        found.shared.append(shared)
        for language, text, *_ in unit.variants:
            if language and text and not text.isspace():
                own = texts[language]
                own.texts.append(split_label(text)[1])
                own.units.append(number)
                own.tags.append(language)

    def content(number: int) -> bytes:
        known = contents.get(number)
        if known is None:  # a `tuid` that is there twice: rare enough to be read again
            start = found.starts[number]
            known = content_of(parse_unit(data[start : start + found.sizes[number]], found.encoding))
        return known

    found.ids = assign_ids(tuids, content)
    found.own_ids = bytearray(map(eq, tuids, found.ids))
    _sort(found)


def _content(unit: ScannedUnit) -> bytes:
    written = {kind: text for kind, text in reversed(unit.properties) if kind in {DOCUMENT, POSITION}}
    texts = ((language, text) for language, text, *_ in unit.variants)
    return content_key(texts, written.get(DOCUMENT), written.get(POSITION))


class _TextsByTag(dict[str, Texts]):
    """The texts of each language as written; languages of one primary subtag share them."""

    def __init__(self, by_language: dict[str, Texts]) -> None:
        self._by_language = by_language

    def __missing__(self, language: str) -> Texts:
        found = self[language] = self._by_language.setdefault(primary(language), Texts())
        return found


class _Sharing:
    """Numbers what units have in common, worked out once for all that say it in the same words."""

    def __init__(self, every: list[Shared]) -> None:
        self._every = every
        self._numbers: dict[Shared, int] = {}
        self._documents: dict[str | None, int] = {None: -1}
        self._said: dict[object, tuple[int, int]] = {}

    def of(self, unit: ScannedUnit) -> tuple[int, int, int, bool]:
        """(position, number of the document, number of what it shares, whether another tool stored its neighbours).

        A position or document that is not known is -1.
        """
        written: str | None = None
        beside = False
        properties = []
        for prop in unit.properties:
            kind = prop[0]
            if kind in _SHARED:
                properties.append(prop)
            elif kind == POSITION:
                written = prop[1].strip() if written is None else written
            elif kind in KINDS:
                beside = True
        of_variants: list[tuple[tuple[str, ...], Pairs]] = []
        for _, _, codes, attributes, described in unit.variants:
            of_variants.append((codes, _telling(attributes) if attributes else ()))
            if described and not beside:
                beside = any(kind in KINDS for kind, _ in described)
        written = written or ""
        position = int(written) if written.isdigit() and written.isascii() and len(written) <= 18 else -1
        said = tuple(properties), _telling(unit.attributes), tuple(of_variants)
        known = self._said.get(said)
        if known is None:
            if len(self._said) > _REMEMBERED:
                self._said.clear()
            known = self._said[said] = self._worked_out(unit, said[0])
        return position, known[0], known[1], beside

    def _worked_out(self, unit: ScannedUnit, properties: Pairs) -> tuple[int, int]:
        of_variants = [pair for variant in unit.variants for pair in variant[3]]
        origin = with_date(origin_of(properties), dated(of_variants, unit.attributes))
        shared = origin, _used(of_variants, unit.attributes), kinds_of_codes(v[2] for v in unit.variants)
        number = self._numbers.get(shared)
        if number is None:
            number = self._numbers[shared] = len(self._every)
            self._every.append(shared)
        return self._documents.setdefault(origin.document, len(self._documents) - 1), number


def _telling(attributes: Pairs) -> Pairs:
    return tuple([pair for pair in attributes if pair[0] in _TELLING])


def with_date(known: Origin, date: str | None) -> Origin:
    """The origin with the day on which the unit was last changed, where its document's date is not known."""
    return known if known.date is not None or date is None else replace(known, date=date)


def _used(of_variants: Iterable[tuple[str, str]], of_unit: Iterable[tuple[str, str]]) -> int:
    """How often the unit has been used: the `tu`'s count, else the variants' highest, else 0."""
    for attributes in (of_unit, of_variants):
        counts = [int(value) for name, value in attributes if name == "usagecount" and _WHOLE.fullmatch(value.strip())]
        if counts:
            return max(counts)
    return 0


def _sort(found: Gathered) -> None:
    """Put the units in the order of their ids."""
    order = sorted(range(len(found.ids)), key=found.ids.__getitem__)
    if order == list(range(len(order))):
        return
    found.ids = [found.ids[i] for i in order]
    for column in (found.starts, found.sizes, found.shared, found.documents, found.positions):
        column[:] = array("q", [column[i] for i in order])
    for flags in (found.own_ids, found.in_context):
        flags[:] = bytes([flags[i] for i in order])
    found.hashes[:] = b"".join([found.hashes[8 * i : 8 * i + 8] for i in order])
    place = array("q", bytes(8 * len(order)))
    for new, old in enumerate(order):
        place[old] = new
    for texts in found.texts.values():
        units = [place[unit] for unit in texts.units]
        by_unit = sorted(range(len(units)), key=units.__getitem__)
        texts.texts = [texts.texts[i] for i in by_unit]
        texts.units = array("q", [units[i] for i in by_unit])
        texts.tags = [texts.tags[i] for i in by_unit]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector, which would look through every new tuple again and again: twice as fast."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def path_of(root: Path, name: str) -> Path:
    """Where a memory is, by its name below the workspace."""
    return root.joinpath(*name.split("/"))
