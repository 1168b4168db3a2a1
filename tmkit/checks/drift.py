"""Drift: terms that the archive renders steadily, and the draft otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from tmkit.checks.check import Check, Example
from tmkit.checks.exempt import is_title
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.subject import Pair, Subject, joined
from tmkit.checks.terminology import told_of
from tmkit.model import DraftSegment, Finding, Place
from tmkit.text.languages import primary

if TYPE_CHECKING:
    from tmkit.termbank import Evidence

_FIRM = "firm"
_SHOWN = 3
Found = tuple["Evidence", Place, str]


def drift(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Terms of the source that the archive renders steadily, and the target otherwise."""
    archive = knowledge.archive
    if archive is None:
        return
    languages = primary(subject.source_language or ""), primary(subject.language)
    near = _neighbours(subject)
    said = told_of(subject, knowledge)
    found: dict[tuple[str, str], list[Found]] = {}
    for pair in subject.two_sided():
        target = joined(pair.target)
        for segment in pair.source:
            if is_title(segment):
                continue
            for one in archive.evidence(segment.text, *languages, target):
                if _overlaps(one.span, said.get(segment.id, ())) or _moved(one, near(pair), languages):
                    continue
                where = archive.rendered(segment.text, one.span, target, *languages)
                place, instead = _place(subject, pair, where)
                found.setdefault((one.text.casefold(), one.rendering.casefold()), []).append((one, place, instead))
    for same in found.values():
        yield _finding(same)


def _neighbours(subject: Subject) -> Callable[[Pair], Sequence[Pair]]:
    """For a pair the others of the paragraphs that its target stands in; of a unit the two beside it."""
    pairs = subject.pairs
    if subject.bilingual or subject.target_blocks is None:
        place = {pair.id: number for number, pair in enumerate(pairs)}

        def beside(pair: Pair) -> Sequence[Pair]:
            at = place[pair.id]
            return (*pairs[max(at - 1, 0) : at], *pairs[at + 1 : at + 2])

        return beside
    by_block: dict[int, list[Pair]] = {}
    for pair in pairs:
        for block in dict.fromkeys(one.block for one in pair.target):
            by_block.setdefault(block, []).append(pair)

    def within(pair: Pair) -> Sequence[Pair]:
        found = (other for block in dict.fromkeys(one.block for one in pair.target) for other in by_block[block])
        return [other for other in found if other is not pair]

    return within


def _moved(one: Evidence, others: Sequence[Pair], languages: tuple[str, str]) -> bool:
    """Whether a term is rendered as usual beside its pair, where its own source has it not."""
    from tmkit.termbank.rendered import has_rendering

    return any(
        has_rendering(joined(other.target), languages[1], one.rendering)
        and not has_rendering(joined(other.source), languages[0], one.text)
        for other in others
        if other.target
    )


def _overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _finding(found: list[Found]) -> Finding:
    one = found[0][0]
    instead = list(dict.fromkeys(text for _, _, text in found if text))[:_SHOWN]
    had = ", draft has " + ", ".join(f"“{text}”" for text in instead) if instead else ", the draft has it not"
    documents = f"{one.documents:,} document" + ("s" if one.documents > 1 else "")
    years = ""
    if one.years is not None:
        first, last = one.years
        years = f", {first}" + (f"–{last}" if last != first else "")
    count = f"{round(one.share * one.pairs):,} of {one.pairs:,} pairs in {documents}{years}"
    others = "; also " + ", ".join(f"“{text}” {pairs:,}" for text, pairs in one.rivals[:_SHOWN]) if one.rivals else ""
    return Finding(
        "term-drift",
        "warning" if one.tier == _FIRM else "info",
        f"“{one.text}”: archive “{one.rendering}” ({count}){had}",
        tuple(dict.fromkeys(place for _, place, _ in found)),
        one.rendering,
        f"archive: {count}{others}",
    )


def _place(subject: Subject, pair: Pair, span: tuple[int, int] | None) -> tuple[Place, str]:
    """Where the draft renders the term, and by what; its first segment where that cannot be told."""
    at = 0
    for segment in pair.target if span is not None else ():
        end = at + len(segment.text)
        if span is not None and at <= span[0] < span[1] <= end:
            place = subject.place(segment, (span[0] - at, span[1] - at))
            return place, " ".join(place.text.split())
        at = end + 1
    first: DraftSegment = pair.target[0]
    return subject.place(first, (0, len(first.text))), ""


_VERBS = (
    ("approved", "approuvé"),
    ("examined", "examiné"),
    ("published", "publié"),
    ("amended", "modifié"),
    ("adopted", "adopté"),
    ("received", "reçu"),
    ("discussed", "débattu"),
    ("rejected", "rejeté"),
    ("translated", "traduit"),
    ("printed", "imprimé"),
    ("archived", "archivé"),
    ("signed", "signé"),
)
_BODIES = (("Council", "Conseil"), ("Committee", "Comité"), ("Bureau", "Bureau"))
_THINGS = (("mooring plan", "plan d'amarrage"), ("lending register", "registre des prêts"), ("budget", "budget"))
_ARCHIVE = tuple(
    (f"The {body} {verb} the {thing}.", f"Le {corps} a {verbe} le {chose}.", f"report-{number}")
    for number, (body, corps) in enumerate(_BODIES)
    for verb, verbe in _VERBS
    for thing, chose in _THINGS
)
CHECKS = (
    Check(
        "term-drift",
        "terminology",
        "warning",
        "A term that the archive renders steadily is rendered otherwise here.",
        drift,
        Example(
            "Le Secrétariat a corrigé le dispositif des quais.",
            "The Secretariat corrected the mooring plan.",
            archive=_ARCHIVE,
        ),
        Example(
            "Le Secrétariat a corrigé le plan d'amarrage.",
            "The Secretariat corrected the mooring plan.",
            archive=_ARCHIVE,
        ),
        needs=frozenset({"archive", "source"}),
    ),
)
