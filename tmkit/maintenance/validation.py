"""What is wrong in a memory: faults of the file, and units that contradict or repeat one another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from tmkit.formats.tmx.reader import scan
from tmkit.formats.tmx.validity import faults
from tmkit.formats.tmx.values import ScannedUnit
from tmkit.maintenance.telling import Progress, told
from tmkit.model.account import Account, Remark
from tmkit.text.language import detect_language
from tmkit.text.languages import primary
from tmkit.text.normalise import normalise

_ENOUGH_WORDS = 6
_READ = 300  # characters that tell a text's language


def validate_file(path: Path, name: str | None = None, *, progress: Progress | None = None) -> Account:
    """Read a TMX file whole and say what is wrong, with line numbers; nothing is changed.

    `repaired` is what a reader has to mend, `dropped` what it cannot keep; `flagged` are units with the same texts as
    an earlier one, with another target for the same source, without a text in one language, in another language than
    they say, or with inline codes on one side only; and whatever keeps the file from being valid TMX 1.4, which some
    tools insist on. `progress` is told how many bytes have been read, of how many. Raises InputError for what is no
    TMX file.
    """
    account = Account(name or str(path))
    seen: dict[bytes, tuple[bytes, int, int]] = {}
    for ordinal, unit in enumerate(told(scan(path, account), f"validating {account.file}", path, progress), 1):
        called = unit.tuid or str(ordinal)
        for reason in _faults(unit):
            account.flag(unit.line, called, reason)
        for reason in _against(unit, ordinal, account.source_language, seen):
            account.flag(unit.line, called, reason)
    departures: dict[str, tuple[Remark, int]] = {}
    for remark in faults(path):
        first, times = departures.get(remark.reason, (remark, 0))
        departures[remark.reason] = first, times + 1
    for first, times in departures.values():
        again = f" ({times:,} times, here first)" if times > 1 else ""
        account.flag(first.line, first.unit, f"not TMX 1.4: {first.reason}{again}")
    return account


def _faults(unit: ScannedUnit) -> Iterable[str]:
    for language, text, *_ in unit.variants:
        if not text.strip():
            yield f"no text in {language}"
        elif len(text.split()) >= _ENOUGH_WORDS:
            found = detect_language(text[:_READ])
            if found is not None and primary(language) in {"fr", "en"} and found != primary(language):
                yield f"says {language}, reads like {found}: {_excerpt(text)}"
    codes = [sorted(kinds) for _, _, kinds, *_ in unit.variants]
    if any(one != codes[0] for one in codes[1:]):
        yield "inline codes differ between the languages"


def _against(
    unit: ScannedUnit, ordinal: int, header: str | None, seen: dict[bytes, tuple[bytes, int, int]]
) -> Iterable[str]:
    """What an earlier unit says otherwise, or the same; `seen` holds for each source its first target, line, unit."""
    wanted = dict(unit.attributes).get("srclang") or header or ""
    source = next((v for v in unit.variants if primary(v[0]) == primary(wanted)), unit.variants[0])
    for target in unit.variants:
        if target is source or not source[1].strip() or not target[1].strip():
            continue
        if source[1] == target[1] and any(map(str.isalpha, source[1])):
            yield f"the same text in {source[0]} and {target[0]}: {_excerpt(source[1])}"
        key = _hash(primary(source[0]), primary(target[0]), normalise(source[1]))
        value = _hash(normalise(target[1]))
        before, line, first = seen.setdefault(key, (value, unit.line, ordinal))
        if first == ordinal:
            continue
        if before == value:
            yield f"the same texts as the unit of line {line}"
        else:
            yield f"another {target[0]} translation than the unit of line {line}: {_excerpt(source[1])}"


def _hash(*parts: str) -> bytes:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _excerpt(text: str, most: int = 60) -> str:
    return f"“{text if len(text) <= most else text[: most - 1] + '…'}”"
