"""Unit ids: what a unit is called, whoever wrote it.

A unit is called by its `tuid` where it has one that no other unit of its file has. Otherwise it is called by a hash of
its languages, its texts (without inline codes), its document, its position there, and its ordinal among the units of
its file that are alike in all of these. So the id of a unit depends neither on the units around it nor on where in its
file it stands.

Within one memory and its sidecars an id names one unit: that of the file with the highest number.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from tmkit.memory.metadata import DOCUMENT, POSITION
from tmkit.model import Unit

_BYTES = 10


def unit_ids(units: Sequence[Unit]) -> list[str]:
    """The ids of the units of one file, which must be given whole and in order."""
    return assign_ids([unit.attribute("tuid") for unit in units], lambda number: content_of(units[number]))


def assign_ids(tuids: Sequence[str | None], content: Callable[[int], bytes]) -> list[str]:
    """The ids of the units of one file from their `tuid`s; `content(number)` is asked where that does not do.

    An empty `tuid` is none.
    """
    uses = Counter(tuids)
    taken = set(uses)
    ids: list[str] = []
    alike: Counter[bytes] = Counter()
    for number, tuid in enumerate(tuids):
        if tuid and uses[tuid] == 1:
            ids.append(tuid)
            continue
        key = content(number)
        made = hashed(key, alike[key])
        while made in taken:  # a `tuid` that tmkit once wrote for a unit like this one
            alike[key] += 1
            made = hashed(key, alike[key])
        alike[key] += 1
        ids.append(made)
    return ids


def content_of(unit: Unit) -> bytes:
    """What a unit's hash is made of, its ordinal apart."""
    return content_key(
        ((variant.language, variant.segment.text) for variant in unit.variants),
        unit.property(DOCUMENT),
        unit.property(POSITION),
    )


def content_key(texts: Iterable[tuple[str, str]], document: str | None, position: str | None) -> bytes:
    """The same from (language, text without codes) in order, and the values of the unit's props as written."""
    parts = [document or "", position or ""]
    for language, text in texts:
        parts += (language.replace("_", "-").lower(), text)
    hashing = hashlib.blake2b(digest_size=16)
    for part in parts:
        written = part.encode("utf-8", "surrogatepass")
        hashing.update(len(written).to_bytes(8, "little") + written)
    return hashing.digest()


def hidden(files: Sequence[Collection[str]]) -> list[frozenset[str]]:
    """Which ids of each file of a group give way to a file of a higher number.

    `files` holds the ids of the memory and then of its sidecars, by number; the answer is in the same order.
    """
    above: set[str] = set()
    answer: list[frozenset[str]] = []
    for ids in reversed(files):
        answer.append(frozenset(above.intersection(ids)))
        above.update(ids)
    return answer[::-1]


def named(unit: Unit, identifier: str) -> Unit:
    """The unit with this `tuid`, in the place of the one it had, else first."""
    if unit.attribute("tuid") == identifier:
        return unit
    if unit.attribute("tuid") is None:
        return replace(unit, attributes=(("tuid", identifier), *unit.attributes))
    renamed = tuple((name, identifier if name == "tuid" else value) for name, value in unit.attributes)
    return replace(unit, attributes=renamed)


def name_new(unit: Unit, taken: set[str]) -> Unit:
    """A unit that is to be added where the ids `taken` are in use, with an id of its own as `tuid`.

    It keeps the `tuid` it has if that is free, else it gets the hash of its content and the first ordinal that is. The
    id is added to `taken`.
    """
    identifier = unit.attribute("tuid")
    ordinal = 0
    while not identifier or identifier in taken:
        identifier = hashed(content_of(unit), ordinal)
        ordinal += 1
    taken.add(identifier)
    return named(unit, identifier)


def hashed(content: bytes, ordinal: int) -> str:
    """The id of a unit from what is hashed of it and its ordinal among units alike."""
    return hashlib.blake2b(content + ordinal.to_bytes(8, "little"), digest_size=_BYTES).hexdigest()
