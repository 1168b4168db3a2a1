"""Which units an import keeps: all that have text in two languages, whatever their state; what is odd is flagged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from tmkit.model import Unit
from tmkit.model.account import Account
from tmkit.text.languages import closeness


class Located(NamedTuple):
    """A unit as read, the line where it begins, and what a remark calls it: its `tuid`, else its ordinal."""

    unit: Unit
    line: int
    label: str


def accepted(
    found: Iterator[Located], account: Account, source_lang: str | None = None, target_lang: str | None = None
) -> Iterator[Unit]:
    """The units with text in two languages, in the two that are named where both are; the others are dropped.

    Flagged are units whose texts or `tuid` an earlier one has, and those with the same text in two languages.
    """
    by_texts: dict[bytes, tuple[int, int]] = {}
    by_tuid: dict[str, tuple[int, int]] = {}
    for ordinal, (unit, line, label) in enumerate(found):
        texts = [(v.language, v.segment.text.strip()) for v in unit.variants if v.segment.text.strip()]
        why = _unfit(unit, texts, source_lang, target_lang)
        if why is not None:
            account.drop(line, label, why)
            continue
        account.kept += 1
        first, on = by_texts.setdefault(_key(texts), (ordinal, line))
        if first != ordinal:
            account.flag(line, label, f"has the same texts as the unit on line {on}")
        tuid = unit.attribute("tuid")
        if tuid:
            first, on = by_tuid.setdefault(tuid, (ordinal, line))
            if first != ordinal:
                account.flag(line, label, f"has the tuid of the unit on line {on}")
        if any(text == texts[0][1] for _, text in texts[1:]) and any(map(str.isalpha, texts[0][1])):
            account.flag(line, label, "has the same text in two languages")
        yield unit


def _unfit(unit: Unit, texts: list[tuple[str, str]], source_lang: str | None, target_lang: str | None) -> str | None:
    """Why a unit is not kept, or None."""
    languages = [language for language, _ in texts]
    if not texts:
        return "has no text"
    if len({language.replace("_", "-").lower() for language in languages}) < 2:
        blank = [variant.language for variant in unit.variants if not variant.segment.text.strip()]
        return f"has no text in {', '.join(blank)}" if blank else "has text in one language only"
    if source_lang and target_lang:
        for wanted in (source_lang, target_lang):
            close = [(closeness(language, wanted), -at) for at, language in enumerate(languages)]
            best = max(close, default=(0, 0))
            if not best[0]:
                return f"has no text in {wanted}"
            del languages[-best[1]]
    return None


def _key(texts: list[tuple[str, str]]) -> bytes:
    joined = "\0".join(part for text in texts for part in text)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).digest()
