"""TMX as one of the bilingual formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tmkit.formats.acceptance import Located
from tmkit.formats.registry import Reading
from tmkit.formats.tmx.encodings import sample_text
from tmkit.formats.tmx.reader import read_units
from tmkit.formats.tmx.source_language import with_source_language
from tmkit.formats.tmx.tidy import UNKNOWN_LANGUAGE
from tmkit.formats.tmx.values import StoredUnit
from tmkit.model import Unit
from tmkit.model.account import Account
from tmkit.text.language import detect_language
from tmkit.text.languages import closeness

EXTENSIONS: tuple[str, ...] = (".tmx",)
_ANY = "*all*"


def sniff(head: bytes) -> bool:
    """Whether a `tmx` element begins here, in any encoding of XML."""
    return "<tmx" in sample_text(head)


def read(path: Path, account: Account, reading: Reading) -> Iterator[Located]:
    """Every unit, with the source language that the header says where it does not say one itself."""
    told = Account(account.file)
    passing = _Passing(told, account)
    for stored in read_units(path, told):
        label = passing.reach(stored)
        source = told.source_language or reading.source_lang
        unit = _with_languages(stored, source, label, account)
        unit = with_source_language(unit, source)
        yield Located(unit, stored.line, label)
    passing.finish()


class _Passing:
    """Passes on what the reader remarks, in the order of the file, and so knows the ordinal of each unit."""

    def __init__(self, told: Account, account: Account) -> None:
        self._told = told
        self._account = account
        self._dropped = 0
        self._repaired = 0

    def reach(self, stored: StoredUnit) -> str:
        """Pass on what concerns the file up to this unit; what a remark calls the unit."""
        account, told = self._account, self._told
        account.source_language = told.source_language
        while self._dropped < len(told.dropped) and (told.dropped[self._dropped].line or 0) <= stored.line:
            account.read += told.dropped[self._dropped].unit is not None
            account.dropped.append(told.dropped[self._dropped])
            self._dropped += 1
        while self._repaired < len(told.repaired) and (told.repaired[self._repaired].line or 0) <= stored.line:
            account.repaired.append(told.repaired[self._repaired])
            self._repaired += 1
        account.read += 1
        return stored.unit.attribute("tuid") or str(account.read)

    def finish(self) -> None:
        """Pass on what concerns the file after its last unit."""
        self._account.source_language = self._told.source_language
        self._account.dropped += self._told.dropped[self._dropped :]
        self._account.repaired += self._told.repaired[self._repaired :]
        self._account.read = self._told.read


def _with_languages(stored: StoredUnit, source: str | None, label: str, account: Account) -> Unit:
    """The unit with a language for each variant that has none: the source's where that is missing, else by its text."""
    unit = stored.unit
    if all(variant.language != UNKNOWN_LANGUAGE for variant in unit.variants):
        return unit
    wanted = unit.attribute("srclang") or source
    known = [variant.language for variant in unit.variants if variant.language != UNKNOWN_LANGUAGE]
    missing = [wanted] if wanted and wanted != _ANY and not any(closeness(wanted, one) for one in known) else []
    variants = []
    for variant in unit.variants:
        if variant.language == UNKNOWN_LANGUAGE:
            found = missing.pop() if missing else detect_language(variant.segment.text)
            if found is not None and not any(closeness(found, one) for one in known):
                known.append(found)
                account.repair(stored.line, label, f"variant without a language taken for {found}")
                variants.append(replace(variant, language=found))
                continue
        variants.append(variant)
    return replace(unit, variants=tuple(variants))
