"""A bilingual file as rows: a translation in the making, one segment of the draft a row, in the order of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tmkit.formats.acceptance import Located
from tmkit.formats.registry import read_rows
from tmkit.model import CHANGES, STATES, BilingualHead, DraftSegment, InputError, Row, Segment, Unit, Variant
from tmkit.model.account import Account
from tmkit.text.languages import closeness, primary

_SAMPLE = 200  # units that a file's languages are told from
_MULTILINGUAL = "*all*"
_TO_TRANSLATE = frozenset({"new", "needs-translation"})


def read_row_file(
    path: Path, *, source_lang: str | None = None, target_lang: str | None = None
) -> tuple[BilingualHead, list[Row], Account]:
    """The rows of any bilingual file that is read here, those without a target, too.

    What has no source is dropped, and said so in the account. Languages are those given, else what the file says, else
    those of its texts. Raises InputError where the file cannot be read, has no row, or its languages cannot be told.
    """
    found, account = read_rows(Path(path), source_lang=source_lang, target_lang=target_lang)
    located = list(found)
    if not located:
        raise InputError("has no row", file=path)
    source, target = _languages(located, account, source_lang, target_lang)
    rows = []
    for ordinal, (unit, line, label) in enumerate(located, 1):
        row = row_of(unit, source, target, ordinal=ordinal)
        if row is None:
            account.drop(line, label, f"has no text in {source}")
        else:
            account.kept += 1
            rows.append(row)
    if not rows:
        raise InputError(f"has no row with a text in {source}", file=path)
    original = account.original or next((p for one in located if (p := one.unit.property("x-tmkit-document"))), "")
    return BilingualHead(original, source, target, account.digest or ""), rows, account


def row_of(unit: Unit, source: str, target: str, *, ordinal: int) -> Row | None:
    """A unit as a row, its two languages by primary subtag, the exact region preferred; None where it has no source.

    Its id is the `tuid`, else `ordinal`. A target without a stated state is a translated one, unless its unit is
    `unreviewed`. A copy of the source that an XLIFF says is still to be translated is no target: tools that offer only
    what has one are given such copies.
    """
    text = _text(unit.variants, source)
    if text is None or not text.text.strip():
        return None
    rendered = _text(unit.variants, target) if target else None
    if rendered is not None and not rendered.text.strip() and not rendered.codes:
        rendered = None
    if rendered is not None and rendered.text == text.text and awaits_translation(unit):
        rendered = None
    stated = unit.property("x-tmkit-state")
    unstated = "proposed" if unit.property("x-tmkit-status") == "unreviewed" else "translated"
    done = stated if stated in STATES and stated != "empty" else unstated
    change = unit.property("x-tmkit-change") or ""
    return Row(
        id=unit.attribute("tuid") or str(ordinal),
        source=text,
        target=rendered,
        state="empty" if rendered is None else done,
        kind=unit.property("x-tmkit-kind") or "",
        score=_number(unit, "score"),
        label=unit.property("x-tmkit-label") or "",
        page=_number(unit, "page"),
        block=_number(unit, "block"),
        part=unit.property("x-tmkit-part") or "paragraph",
        notes=tuple(note.text for note in unit.notes),
        change=change if change in CHANGES else "",
        locked=unit.property("x-tmkit-locked") == "yes",
    )


def awaits_translation(unit: Unit) -> bool:
    """Whether an XLIFF says of a unit that it is still to be translated: a copy of its source is then no target."""
    return unit.property("x-xliff-state") in _TO_TRANSLATE


def row_segments(rows: Sequence[Row]) -> list[DraftSegment]:
    """The sources of rows as the segments of a draft, numbered from 1 in the order of the rows."""
    return [
        DraftSegment(number, row.source.text, row.label, row.part, row.page, row.source.codes, row.block or 0)
        for number, row in enumerate(rows, 1)
    ]


def _number(unit: Unit, name: str) -> int | None:
    """A number that a property states, None where it states none."""
    stated = unit.property(f"x-tmkit-{name}")
    return int(stated) if stated and stated.isascii() and stated.isdecimal() and len(stated) < 9 else None


def _text(variants: Iterable[Variant], language: str) -> Segment | None:
    """The text in a language, that of the very region before others; None where there is none."""
    best = max(variants, key=lambda variant: closeness(variant.language, language), default=None)
    return best.segment if best is not None and closeness(best.language, language) else None


def _languages(
    located: list[Located], account: Account, source_lang: str | None, target_lang: str | None
) -> tuple[str, str]:
    """From which language to which: as given, as the file says, else the first of its units and the other."""
    units = [one.unit for one in located[:_SAMPLE]]
    stated = Counter(code for unit in units if (code := unit.attribute("srclang")) and code != _MULTILINGUAL)
    spoken = list(dict.fromkeys(variant.language for unit in units for variant in unit.variants))
    source = source_lang or account.source_language
    if not source or source == _MULTILINGUAL:
        source = next((code for code, _ in stated.most_common(1)), None)
    if not source:
        source = next((code for code in spoken if not target_lang or primary(code) != primary(target_lang)), None)
    if not source:
        raise InputError("its source language cannot be told; give --source-lang", file=account.file)
    target = target_lang or account.target_language
    if not target:
        target = next((code for code in spoken if primary(code) != primary(source)), "")
    if target and primary(target) == primary(source):
        raise InputError(
            f"source and target language are both {primary(source)}; give --source-lang or --target-lang",
            file=account.file,
        )
    return source, target
