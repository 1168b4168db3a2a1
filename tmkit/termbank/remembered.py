"""What has been worked out of terms, kept from one run to the next: most of a draft's terms are those of the last one.

It holds as long as the memories and the lexicon are what they were. Units confirmed since then are in sidecars: a term
that they have is worked out anew each time, until they are folded in; a passage that they alone make frequent enough to
be a term is one only then.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from tmkit.formats.tmx import read_units
from tmkit.memory.files import MemorySet, memory_file
from tmkit.memory.index.index import MemoryIndex
from tmkit.memory.index.upkeep import SIGNATURE
from tmkit.model import InputError
from tmkit.storage.atomic import replace_file
from tmkit.termbank.drift import LONGEST, Drift, Steady
from tmkit.termbank.forms import FORMS, forms
from tmkit.text.languages import primary

STEADY = "steady 2"
"""Raised when the same archive would tell something else of a term."""

_MOST = 100_000  # terms
_MOST_HASHES = 2_000_000
_HASH = 8  # bytes
_LARGEST = 256 << 20  # bytes
Term = tuple[str, ...]


class _File(msgspec.Struct):
    key: str
    terms: list[tuple[Term, Steady | None]]
    often: bytes
    rare: bytes


def recall(root: Path, index: MemoryIndex, drift: Drift) -> None:
    """Give a direction back what earlier runs worked out of it."""
    path, key = _path(root, drift), _key(root, index, drift)
    try:
        if path.stat().st_size > _LARGEST:
            return
        found = msgspec.msgpack.decode(path.read_bytes(), type=_File)
    except (OSError, msgspec.DecodeError, msgspec.ValidationError):
        return
    if found.key == key:
        fresh = _confirmed(root, drift.way.languages[0])
        drift.known.update((term, steady) for term, steady in found.terms if term not in fresh)
        for hashes, often in ((found.often, True), (found.rare, False)):
            drift.often.update((hashes[at : at + _HASH], often) for at in range(0, len(hashes), _HASH))
    drift.recalled = _size(drift)


def keep(root: Path, index: MemoryIndex, drift: Drift) -> None:
    """Keep what has been worked out; nothing where nothing is new, or nothing can be written."""
    if _size(drift) == drift.recalled:
        return
    fresh = _confirmed(root, drift.way.languages[0])
    # The last come first: they are of the latest draft.
    terms = [(term, drift.known[term]) for term in reversed(drift.known) if term not in fresh][:_MOST]
    hashes = [b"".join(key for key, often in drift.often.items() if often is wanted) for wanted in (True, False)]
    hashes = [each[-_MOST_HASHES * _HASH :] for each in hashes]
    data = msgspec.msgpack.encode(_File(_key(root, index, drift), terms[::-1], *hashes))
    with contextlib.suppress(InputError, OSError):
        replace_file(_path(root, drift), data)
        drift.recalled = _size(drift)


def _size(drift: Drift) -> int:
    return len(drift.known) + len(drift.often)


def _path(root: Path, drift: Drift) -> Path:
    source, target = (language.encode("utf-8", "replace").hex() for language in drift.way.languages)
    return root / ".tmkit" / "drift" / f"{source}-{target}.steady"


def _key(root: Path, index: MemoryIndex, drift: Drift) -> str:
    """What stands for the memories, the lexicon and the way of working it out."""
    files = [
        (name, each.size, each.digest or [each.mtime_ns, each.inode])
        for name, each in sorted(index.fingerprints().items())
        if not memory_file(root, root / name).number
    ]
    content = json.dumps([STEADY, SIGNATURE, FORMS, drift.fingerprint, files])
    return hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _confirmed(root: Path, language: str) -> frozenset[Term]:
    """The passages that units of sidecars have."""
    return frozenset(term for text in _texts(root, language) for term in _passages(text, language))


def _texts(root: Path, language: str) -> Iterator[str]:
    for file in MemorySet.open(root).memories:
        for stored in read_units(file.path) if file.number else ():
            for variant in stored.unit.variants:
                if primary(variant.language) == primary(language):
                    yield variant.segment.text


def _passages(text: str, language: str) -> Iterable[Term]:
    read = [form.text for form in forms(text, language)]
    return (tuple(read[start : start + size]) for start in range(len(read)) for size in range(1, LONGEST + 1))
