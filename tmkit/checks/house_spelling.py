"""Words and names that are not spelt as the house spells them; where none is declared, spellings that are mixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from tmkit.checks.check import Check, Example
from tmkit.checks.exempt import own_words, within
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.marks import Span
from tmkit.checks.spelling_rules import Spelling, spellings
from tmkit.checks.subject import Subject
from tmkit.checks.terms import ALLOWED, Terms, by_span, terms_of
from tmkit.config import HouseStyle, house_style
from tmkit.glossary.manner import MISSPELT
from tmkit.model import DraftSegment, Finding, Place, Term, TermMatch
from tmkit.text.languages import primary

_SHOWN = 3
_MACHINES = ("computer ", "software ")
_EITHER = frozenset({"programme", "per cent"})
"""Rules whose two sides may well stand in one text: a computer's program, a share `in percent`."""

Found = dict[str, list[tuple[DraftSegment, Spelling]]]


def house_spelling(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """One finding for each rule of the house that is not kept, and for each name that another house writes so."""
    language = primary(subject.language)
    style = house_style(knowledge.houses.get(language, ""), language)
    terms = terms_of(subject, knowledge) if knowledge.glossary is not None else None
    found = _found(subject, terms)
    yield from _unlike(subject, found, style) if style is not None else _mixed(subject, found)
    if style is not None and terms is not None:
        yield from _names(subject, terms, knowledge.houses[language], style)


def _found(subject: Subject, terms: Terms | None) -> Found:
    """The words that have two spellings, by the side that they are of; not in names that the glossary has so."""
    found: Found = {}
    for segment, quoted in own_words(subject):
        words = list(spellings(segment.text, subject.language))
        if not words:
            continue
        names = _named(segment.text, subject, terms)
        for word in words:
            if not within(word.span, quoted) and not within(word.span, names):
                found.setdefault(word.side, []).append((segment, word))
    return found


def _named(text: str, subject: Subject, terms: Terms | None) -> Sequence[Span]:
    """Where names stand that the glossary has in just this spelling."""
    if terms is None:
        return ()
    spans: list[Span] = []
    for span, matches in by_span(terms.of(text, subject.language, subject.language)):
        known = any(one.how not in MISSPELT and one.status in ALLOWED for one in matches)
        if known and text[span[0]].isupper() and (not spans or spans[-1][1] <= span[0]):
            spans.append(span)
    return spans


def _unlike(subject: Subject, found: Found, style: HouseStyle) -> Iterator[Finding]:
    for side, wanted in style.spelling.items():
        words = [(segment, word) for segment, word in found.get(side, ()) if not _of_machines(segment.text, word)]
        if words:
            right = len(found.get(wanted, ()))
            yield _told(subject, words, f"house style ({style.house})", f"{len(words)} so, {right} as the house has it")


def _of_machines(text: str, word: Spelling) -> bool:
    return word.side == "program" and text[: word.span[0]].lower().endswith(_MACHINES)


def _mixed(subject: Subject, found: Found) -> Iterator[Finding]:
    """Rules both of whose sides the text has: the rarer one is told."""
    for side, words in list(found.items()):
        other = words[0][1].other
        others = found.get(other, ())
        if not others or {side, other} & _EITHER:
            continue
        first = words[0][0].id < others[0][0].id
        if len(words) < len(others) or (len(words) == len(others) and not first):
            example = Counter(word.span and segment.text[slice(*word.span)] for segment, word in others).most_common(1)
            yield _told(
                subject, words, f"elsewhere as “{example[0][0]}”", f"draft: {len(others)} {other}, {len(words)} {side}"
            )


def _told(subject: Subject, words: Sequence[tuple[DraftSegment, Spelling]], why: str, evidence: str) -> Finding:
    places = [replace(subject.place(segment, word.span), suggestion=word.written) for segment, word in words]
    return _finding(places, why, evidence, fixable=why.startswith("house"))


def _finding(places: Sequence[Place], why: str, evidence: str, *, fixable: bool) -> Finding:
    changes = Counter((place.text, place.suggestion) for place in places)
    told = ", ".join(f"“{old}”: write “{new}”" for (old, new), _ in changes.most_common(_SHOWN))
    more = f" and {len(changes) - _SHOWN} more" if len(changes) > _SHOWN else ""
    first = places[0].suggestion
    return Finding(
        "house-spelling",
        "warning",
        f"{told}{more}; {why}",
        tuple(
            replace(one, suggestion=None) if one.suggestion == first and one.text == places[0].text else one
            for one in places
        ),
        first,
        evidence,
        fixable=fixable,
    )


def _names(subject: Subject, terms: Terms, house: str, style: HouseStyle) -> Iterator[Finding]:
    """Terms that the glossary gives as another house's, where it has the house's own."""
    found: dict[str, list[Place]] = {}
    for segment, matches in terms.own():
        if any(one.how in MISSPELT or one.status not in ALLOWED for one in matches):
            continue
        for one in matches:
            written = _written(one, terms)
            if written is None or written.house in ("", house):
                break  # as one of the meanings has it, it is right
        else:
            use = _own_form(matches[0], house)
            if use is not None and use != matches[0].text:
                place = replace(subject.place(segment, matches[0].span), suggestion=use)
                found.setdefault(matches[0].concept, []).append(place)
    for concept, places in found.items():
        yield _finding(places, f"house style ({style.house})", f"glossary: {concept}", fixable=False)


def _written(match: TermMatch, terms: Terms) -> Term | None:
    """Which of a concept's terms stands here, to the letter."""
    meant = [one for one in terms.meant(match, terms.subject.language) if one.status in ALLOWED]
    return max(
        meant,
        key=lambda one: (SequenceMatcher(None, match.text, one.text, autojunk=False).ratio(), one.house == ""),
        default=None,
    )


def _own_form(match: TermMatch, house: str) -> str | None:
    """What the house writes instead, inflected like what stands there; None where the glossary has nothing."""
    words = len(match.text.split())
    ours = [one for one in match.renderings if one.status in ALLOWED and one.owner in ("", match.owner)]
    own = next((one for one in ours if one.house == house), None)
    own = own or next((one for one in ours if one.house == "" and len(one.term.split()) == words), None)
    return None if own is None else own.inflected or own.term


_UN = {"en": "un"}
CHECKS = (
    Check(
        "house-spelling",
        "terminology",
        "warning",
        "A word or name is spelt otherwise than the house style has it; without a house style only where the text has "
        "both spellings.",
        house_spelling,
        Example(
            "The Committee will organise a meeting on the programme of work.",
            language="en",
            source_language="fr",
            houses=_UN,
        ),
        Example(
            "The Committee will organize a meeting, as the “will to organise” of the Organisation asks.",
            language="en",
            source_language="fr",
            houses=_UN,
        ),
    ),
)
