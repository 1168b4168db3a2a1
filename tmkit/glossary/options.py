"""How a glossary is written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """`format` is a name of `registry.WRITTEN`; `style` of TBX 3 is `dca` or `dct`.

    `source_lang` and `target_lang` are the languages of a format that has two; of any other, those whose terms are
    written, all where neither is given.
    """

    format: str
    style: str = "dca"
    source_lang: str | None = None
    target_lang: str | None = None
