"""Completeness: what was left untranslated, left out, or put in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import sqrt

from tmkit.checks.check import Check, Example
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.subject import Pair, Subject, joined
from tmkit.model import DraftSegment, Finding
from tmkit.text.language import detect_language
from tmkit.text.languages import primary
from tmkit.text.normalise import normalise

_WORD = re.compile(r"[^\W\d_]{3,}")
_FEW_WORDS = 4
_TELLING = 6  # words from which the language of a text is told
_QUOTES = frozenset('«“"„')
_FUNCTION = {
    "en": re.compile(r"(?<!\w)(?:the|of|and|to|is|are|was|by|that|which|with|has|have|shall)(?!\w)", re.IGNORECASE),
    "fr": re.compile(r"(?<!\w)(?:le|la|les|des|du|et|est|sont|une|qui|que|dans|par|pour|aux|ont)(?!\w)", re.IGNORECASE),
}
_LEAST_FUNCTION = 2  # words
_KNOWN = frozenset({"fr", "en"})
_CHARACTERS = {("fr", "en"): 0.89, ("en", "fr"): 1.12}
"""Characters of the target for one of the source; measured on European and Canadian texts."""
_VARIANCE = 6.8  # of Gale and Church, "A program for aligning sentences in bilingual corpora" (1993)
_FARTHEST = 6.0
_FEW = 3  # segments: fewer are a stretch only where they are whole paragraphs
_SHOWN = 60


def empty(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Units of a bilingual file whose target has no text."""
    del knowledge
    for pair in subject.pairs if subject.bilingual else ():
        source = joined(pair.source)
        if any(map(str.isalnum, source)) and not joined(pair.target).strip():
            segment = pair.target[0] if pair.target else DraftSegment(pair.id, "", pair.source[0].label)
            yield Finding(
                "empty",
                "error",
                "no translation",
                (subject.place(segment, (0, 0)),),
                evidence=_quoted("source", source),
            )


def untranslated(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Targets that are the source, or in its language."""
    del knowledge
    language = primary(subject.source_language or "")
    for pair in subject.two_sided():
        source, target = joined(pair.source), joined(pair.target)
        words = _WORD.findall(target)
        if len(words) < _FEW_WORDS or target.isupper():
            continue
        if normalise(source) == normalise(target):
            message = "the target is the source, word for word"
            if _names_only(words) or detect_language(target) == primary(subject.language):
                continue
        elif len(words) >= _TELLING and language in _KNOWN and _left_over(source, target, language):
            message = f"in the language of the source ({language})"
        else:
            continue
        segment = pair.target[0]
        yield Finding("untranslated", "error", message, (subject.place(segment, (0, len(segment.text))),))


def _names_only(words: Sequence[str]) -> bool:
    """Whether hardly a word begins with a small letter, as in the name of a firm or a list of names."""
    return sum(word[0].islower() for word in words) < _FEW_WORDS - 1


def _left_over(source: str, target: str, language: str) -> bool:
    """Whether a text is in the language of its source, and says so by more than names or a quotation does."""
    if target.lstrip()[:1] in _QUOTES or len(_FUNCTION[language].findall(target)) < _LEAST_FUNCTION:
        return False
    return detect_language(target) == language and detect_language(source) == language


def missing_paragraph(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Stretches of the source that no part of the target renders."""
    del knowledge
    if subject.bilingual:
        return
    sizes = _sizes(subject.source_segments)
    before: DraftSegment | None = None
    for alone, run in groupby(subject.pairs, key=lambda pair: not pair.target):
        pairs = list(run)
        if not alone:
            before = pairs[-1].target[-1]
            continue
        stretch = [segment for pair in pairs for segment in pair.source]
        if _whole(stretch, sizes):
            at = before or next(iter(subject.segments), None)
            if at is not None:
                where = "after this" if before is not None else "before this"
                message = f"{_named(stretch)} of the source is missing {where}"
                place = subject.place(at, (0, len(at.text)))
                evidence = _quoted("source", stretch[0].text)
                yield Finding("missing-paragraph", "warning", message, (place,), evidence=evidence)


def extra_paragraph(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Stretches of the target that render no part of the source."""
    del knowledge
    if subject.bilingual:
        return
    sizes = _sizes(subject.segments)
    for alone, run in groupby(subject.pairs, key=lambda pair: not pair.source):
        stretch = [segment for pair in run for segment in pair.target] if alone else []
        if stretch and _whole(stretch, sizes):
            place = subject.place(stretch[0], (0, len(stretch[0].text)))
            yield Finding("extra-paragraph", "warning", f"{_named(stretch)} is not in the source", (place,))


def _sizes(side: Sequence[DraftSegment]) -> Counter[int]:
    """How many segments each block of a side has."""
    return Counter(segment.block for segment in side)


def _whole(stretch: Sequence[DraftSegment], sizes: Counter[int]) -> bool:
    """Whether a stretch is one that a reader would miss: several sentences, or whole paragraphs with words enough."""
    if sum(len(_WORD.findall(segment.text)) for segment in stretch) < _FEW_WORDS:
        return False
    return len(stretch) >= _FEW or all(sizes[block] == count for block, count in _sizes(stretch).items())


def _named(stretch: Sequence[DraftSegment]) -> str:
    """What a stretch is called: by its labels where it has any."""
    labels = list(dict.fromkeys(segment.label for segment in stretch if segment.label))
    if labels:
        return f"{labels[0]} to {labels[-1]}" if len(labels) > 1 else labels[0]
    return "a passage of one segment" if len(stretch) == 1 else f"a passage of {len(stretch)} segments"


def length(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Targets that are much longer or shorter than what they render."""
    del knowledge
    share = _CHARACTERS.get((primary(subject.source_language or ""), primary(subject.language)), 1.0)
    for pair in subject.two_sided():
        found = _off(pair, share)
        if found is not None:
            segment = pair.target[0]
            ours, theirs = (len(joined(side)) for side in (pair.target, pair.source))
            evidence = f"{ours} characters for {theirs} of the source"
            place = subject.place(segment, (0, len(segment.text)))
            yield Finding("length", "warning", f"much {found} than the source", (place,), evidence=evidence)


def _off(pair: Pair, share: float) -> str | None:
    """`longer` or `shorter`, where the length is beyond what translations have."""
    source, target = len(joined(pair.source)) * share, len(joined(pair.target))
    z = (target - source) / sqrt(_VARIANCE * (source + target) / 2) if source + target else 0
    if abs(z) <= _FARTHEST:
        return None
    return "longer" if z > 0 else "shorter"


def _quoted(side: str, text: str) -> str:
    plain = " ".join(text.split())
    return f"{side}: “{plain if len(plain) <= _SHOWN else plain[:_SHOWN].rsplit(' ', 1)[0] + ' …'}”"


_BOTH = frozenset({"source"})
CHECKS = (
    Check(
        "empty",
        "completeness",
        "error",
        "A unit of a bilingual file has no translation.",
        empty,
        Example("\nLe Comité se réunit.", "The Council meets.\nThe Committee meets.", bilingual=True),
        Example(
            "Le Conseil se réunit.\nLe Comité se réunit.", "The Council meets.\nThe Committee meets.", bilingual=True
        ),
        needs=_BOTH,
    ),
    Check(
        "untranslated",
        "completeness",
        "error",
        "The target is the source, word for word, or in the source's language.",
        untranslated,
        Example(
            "The Committee adopted the report of its working group.",
            "The Committee adopted the report of its working group.",
        ),
        Example("Le Comité a adopté le rapport.", "The Committee adopted the report."),
        needs=_BOTH,
    ),
    Check(
        "missing-paragraph",
        "completeness",
        "warning",
        "A paragraph, or several sentences, of the source have no counterpart in the target.",
        missing_paragraph,
        Example(
            "Le Conseil se réunit chaque année.\n",
            "The Council meets every year.\nThe Committee reports to the Council on its work.",
        ),
        Example(
            "Le Conseil se réunit chaque année.\nLe Comité lui rend compte.",
            "The Council meets every year.\nThe Committee reports to it.",
        ),
        needs=_BOTH,
    ),
    Check(
        "extra-paragraph",
        "completeness",
        "warning",
        "A paragraph, or several sentences, of the target have no counterpart in the source.",
        extra_paragraph,
        Example(
            "Le Conseil se réunit chaque année.\nLe Comité rend compte au Conseil de ses travaux.",
            "The Council meets every year.\n",
        ),
        Example(
            "Le Conseil se réunit chaque année.\nLe Comité lui rend compte.",
            "The Council meets every year.\nThe Committee reports to it.",
        ),
        needs=_BOTH,
    ),
    Check(
        "length",
        "completeness",
        "warning",
        "The target is far longer or shorter than translations of such a source are.",
        length,
        Example(
            "Le Comité se réunit.",
            "The Committee meets every year in the week before the session of the Council, at the seat of the "
            "organization, unless its members decide otherwise at the close of the session before.",
        ),
        Example("Le Comité se réunit chaque année.", "The Committee meets every year."),
        needs=_BOTH,
    ),
)
