"""What `tmkit check` is given, made ready: a draft alone, a draft beside its source, a bilingual file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from tmkit.align import Alignment, Side, align_documents
from tmkit.checks.subject import Pair, Subject
from tmkit.config import Settings
from tmkit.documents import Document, Revisions, read, segments
from tmkit.formats.registry import read_rows
from tmkit.lookup.texts import variants_in
from tmkit.memory.metadata import origin
from tmkit.model import DraftSegment, InputError, Origin, Unit
from tmkit.text.labels import split_label
from tmkit.text.language_names import NAMES
from tmkit.text.languages import primary
from tmkit.workspace.bilingual_drafts import is_bilingual_draft, tell_remarks
from tmkit.workspace.drafts import stated_date
from tmkit.workspace.opened import Notice
from tmkit.workspace.pairs import checked_language
from tmkit.workspace.segmentation import rules_at
from tmkit.workspace.surroundings import Surroundings

UNKNOWN = "und"
"""The language of a text that is long enough to tell, and told to be neither French nor English (BCP 47)."""

_KNOWN = frozenset({"fr", "en"})
_STDIN = "-"
_TELLING = 40  # words after which a language that is French or English shows
_SAMPLE = 200  # units
_DIGEST = 16  # bytes


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says of a draft: its languages and date where they are not to be found out, its tracked changes."""

    source_lang: str | None = None
    target_lang: str | None = None
    date: str | None = None
    revisions: Revisions = "final"


def subject_of(
    draft: str | Path,
    data: bytes | None,
    source: str | Path | None,
    wanted: Wanted,
    around: Surroundings,
    notice: Notice,
) -> Subject:
    """A draft made ready. Raises InputError where it, or its source, cannot be read."""
    checked_language(wanted.source_lang)
    checked_language(wanted.target_lang)
    if source is not None:
        found = _beside(draft, data, source, wanted, around, notice)
    elif data is None and is_bilingual_draft(draft):
        found = _units(Path(draft), wanted, around, notice)
    else:
        found = _alone(draft, data, wanted, around, notice)
    for language, file in ((found.language, found.file), (found.source_language, found.source_file or found.file)):
        if language is not None and primary(language) not in _KNOWN:
            notice(f"{file}: {_third(language)}; facts, terms and typography are known of French and English only")
    return replace(found, date=wanted.date or found.date)


def _third(language: str) -> str:
    if language == UNKNOWN:
        return "is in neither French nor English, or in both (--target-lang says which)"
    return f"is in {NAMES.get(primary(language), (language,))[0].capitalize()}"


def _alone(draft: str | Path, data: bytes | None, wanted: Wanted, around: Surroundings, notice: Notice) -> Subject:
    document = _read(draft, data, wanted.target_lang or wanted.source_lang, wanted, around, notice)
    language = document.language or _told(document, around.settings.source_language, notice)
    found = segments(document.blocks, language, rules_at(around.root))
    return Subject(
        document.name,
        language,
        tuple(Pair(segment.id, (segment,)) for segment in found),
        date=_stated(found, language),
        target_blocks=document.blocks,
    )


def _beside(
    draft: str | Path,
    data: bytes | None,
    source: str | Path,
    wanted: Wanted,
    around: Surroundings,
    notice: Notice,
) -> Subject:
    if str(source) == _STDIN or (str(draft) != _STDIN and Path(draft) == Path(source)):
        raise InputError("is no source of this draft; name the document that it renders", file=source)
    ours = _read(draft, data, wanted.target_lang, wanted, around, notice)
    theirs = _read(source, None, wanted.source_lang, wanted, around, notice)
    language, other = ours.language, theirs.language
    if language is None:
        language = _told(ours, "en" if other is not None and primary(other) == "fr" else "fr", notice)
    if other is None:
        other = _told(theirs, "en" if primary(language) == "fr" else "fr", notice)
    if primary(language) == primary(other):
        raise InputError(
            f"and its source are both in {primary(language)}; give --source-lang or --target-lang", file=ours.name
        )
    rules = rules_at(around.root)
    sides = [
        _side(document, code, segments(document.blocks, code, rules))
        for document, code in ((theirs, other), (ours, language))
    ]
    aligned = align_documents(
        sides[0],
        sides[1],
        source_blocks=theirs.blocks,
        target_blocks=ours.blocks,
        priors=around.word_priors(primary(other), primary(language)),
        concepts=around.concepts,
    )
    if not aligned.parallel:
        notice(f"{ours.name}: does not seem to render {theirs.name}: {aligned.reason}")
    return Subject(
        ours.name,
        language,
        _paired(aligned.alignment),
        source_file=theirs.name,
        source_language=other,
        date=_stated(sides[1].segments, language) or _stated(sides[0].segments, other),
        target_blocks=ours.blocks,
        source_blocks=theirs.blocks,
    )


def _paired(alignment: Alignment) -> tuple[Pair, ...]:
    """The beads; one without target has the number of its first source segment, negative."""
    pairs = []
    for bead in alignment.beads:
        source = alignment.source.segments[slice(*bead.source)]
        target = alignment.target.segments[slice(*bead.target)]
        number = target[0].id if target else -source[0].id
        pairs.append(Pair(number, tuple(target), tuple(source), bead.confidence))
    return tuple(pairs)


def _read(
    path: str | Path, data: bytes | None, language: str | None, wanted: Wanted, around: Surroundings, notice: Notice
) -> Document:
    document = read(path, data, language=language, known_word=around.knows, revisions=wanted.revisions)
    for note in document.notes:
        notice(f"{document.name}: {note}")
    return document


def _told(document: Document, otherwise: str, notice: Notice) -> str:
    """The language of a document in which none shows: another one where the text is long enough, else `otherwise`."""
    words = 0
    for block in document.blocks:
        words += sum(any(map(str.isalpha, word)) for word in block.text.split())
        if words >= _TELLING:
            return UNKNOWN
    notice(f"{document.name}: language {otherwise}; the text is too short to tell")
    return otherwise


def _side(document: Document, language: str, found: Sequence[DraftSegment]) -> Side:
    digest = blake2b("\0".join(segment.text for segment in found).encode("utf-8", "replace"), digest_size=_DIGEST)
    return Side(document.name, language, digest.hexdigest(), tuple(found))


def _stated(found: Sequence[DraftSegment], language: str) -> str | None:
    return stated_date(found, language) if primary(language) in _KNOWN else None


def _units(path: Path, wanted: Wanted, around: Surroundings, notice: Notice) -> Subject:
    rows, account = read_rows(path, source_lang=wanted.source_lang, target_lang=wanted.target_lang)
    numbered: list[tuple[int, Unit]] = []
    lines: dict[int, int] = {}
    for row in rows:
        numbered.append((account.read, row.unit))
        lines[account.read] = row.line
    tell_remarks(account, notice)
    languages = _languages([unit for _, unit in numbered], account.source_language, wanted, around.settings, path)
    pairs = []
    date: str | None = None
    for number, unit in numbered:
        known = origin(unit)
        date = date or known.date
        source, target = (_segment(number, unit, language, known) for language in languages)
        if source or target:
            confidence = 1.0 if known.confidence is None else known.confidence
            pairs.append(Pair(number, target, source, confidence))
    if not any(pair.source and pair.target for pair in pairs):
        raise InputError(f"has no unit with text in both {languages[0]} and {languages[1]}", file=path)
    if not (wanted.source_lang and wanted.target_lang):
        notice(f"{path}: source {languages[0]}, target {languages[1]}")
    targets = [segment for pair in pairs for segment in pair.target]
    return Subject(
        str(path),
        languages[1],
        tuple(pairs),
        source_language=languages[0],
        date=date or _stated(targets, languages[1]),
        bilingual=True,
        lines=lines,
    )


def _segment(number: int, unit: Unit, language: str, known: Origin) -> tuple[DraftSegment, ...]:
    """A unit's text in a language as a segment, without its label; none where it has no text."""
    variants = variants_in(unit, language)
    if not variants:
        return ()
    segment = variants[0].segment
    label, rest = split_label(segment.text)
    cut = len(segment.text) - len(rest)
    codes = tuple((max(at - cut, 0), code) for at, code in segment.codes)
    return (DraftSegment(number, rest, known.label or label.rstrip("."), page=known.page, codes=codes),)


def _languages(
    units: Sequence[Unit], stated: str | None, wanted: Wanted, settings: Settings, path: Path
) -> tuple[str, str]:
    """From which language to which: as given, as the file says, else the first of a unit and the other."""
    if not units:
        raise InputError("has no unit", file=path)
    source = wanted.source_lang or next(
        (unit.attribute("srclang") for unit in units if unit.attribute("srclang")), stated
    )
    spoken = list(dict.fromkeys(v.language for unit in units[:_SAMPLE] for v in unit.variants))
    if source is None or source == "*all*":
        others = [code for code in spoken if wanted.target_lang is None or primary(code) != primary(wanted.target_lang)]
        source = next((code for code in others if primary(code) == primary(settings.source_language)), None)
        source = source or next(iter(others), spoken[0])
    target = wanted.target_lang or next((code for code in spoken if primary(code) != primary(source)), None)
    if target is None:
        raise InputError(f"has texts in {source} only; expected a bilingual file", file=path)
    if primary(target) == primary(source):
        raise InputError(f"source and target language are both {primary(source)}; give --source-lang", file=path)
    return source, target
