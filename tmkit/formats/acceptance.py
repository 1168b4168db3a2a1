"""Which units an import keeps: all that have text in two languages, whatever their state; what is odd is flagged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from tmkit.formats.account import Account
from tmkit.model import Unit


def accepted(units: Iterator[Unit], account: Account) -> Iterator[Unit]:
    """The units with text in two languages; the others are dropped, repeats and untranslated ones flagged."""
    seen: dict[bytes, int] = {}
    for ordinal, unit in enumerate(units, 1):
        called = unit.attribute("tuid") or str(ordinal)
        texts = [(v.language, v.segment.text.strip()) for v in unit.variants if v.segment.text.strip()]
        if len({language.lower() for language, _ in texts}) < 2:
            account.kept -= 1
            account.drop(None, called, "has text in one language only" if texts else "has no text")
            continue
        first = seen.setdefault(_key(texts), ordinal)
        if first != ordinal:
            account.flag(None, called, f"has the same texts as unit {first} of the file")
        if any(text == texts[0][1] for _, text in texts[1:]) and any(map(str.isalpha, texts[0][1])):
            account.flag(None, called, "has the same text in two languages")
        yield unit


def _key(texts: list[tuple[str, str]]) -> bytes:
    joined = "\0".join(part for text in texts for part in text)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).digest()
