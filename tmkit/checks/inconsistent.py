"""One term of the source, rendered in one draft by several terms of its concept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tmkit.checks.check import Check, Example
from tmkit.checks.exempt import is_title, quoted_in, within
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.marks import Span
from tmkit.checks.spellings import without_number
from tmkit.checks.subject import Pair, Subject
from tmkit.checks.terminology import is_everyday
from tmkit.checks.terms import ALLOWED, Terms, by_span, terms_of
from tmkit.glossary.manner import MISSPELT
from tmkit.model import DraftSegment, Finding, Place, Term, TermMatch
from tmkit.text.tokens import tokens

_NAMES = frozenset({"acronym", "short", "formal", "full"})
_SAME = 5  # letters that the spellings and inflections of a word share
_NAME = ("name",)
Key = tuple[str, ...]
Quoted = Callable[[DraftSegment], Sequence[Span]]


@dataclass(frozen=True, slots=True)
class _Use:
    """One place where a term of the concept stands; `term` is the glossary's."""

    segment: DraftSegment
    match: TermMatch
    term: Term


def inconsistent(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Terms of the source that the draft renders now by one term of their concept, now by another."""
    terms = terms_of(subject, knowledge)
    quoted = quoted_in(subject)
    found: dict[tuple[str, Key], dict[Key, list[_Use]]] = {}
    named: dict[tuple[str, Key], TermMatch] = {}
    for pair in subject.two_sided():
        ours = _renderings(pair, subject, terms, quoted)
        for _, matches in terms.sources(pair) if ours else ():
            one = matches[0]
            # A word of several concepts may have been meant in either.
            if len({each.concept for each in matches}) > 1 or one.how in MISSPELT or one.concept not in ours:
                continue
            meant = terms.meant(one, subject.source_language or "")
            key = one.concept, _words(meant[0].text if meant else one.text)
            if len(ours[one.concept]) == 1:  # both in one sentence are a definition, or meant so
                ((rendering, uses),) = ours[one.concept].items()
                named.setdefault(key, one)
                known = found.setdefault(key, {}).setdefault(rendering, [])
                known += (use for use in uses if use not in known)
    for key, groups in found.items():
        if len(groups) > 1:
            yield _finding(subject, terms, named[key], groups)


def _renderings(pair: Pair, subject: Subject, terms: Terms, quoted: Quoted) -> dict[str, dict[Key, list[_Use]]]:
    """By concept the terms that a pair's target has, forms of one name together."""
    found: dict[str, dict[Key, list[_Use]]] = {}
    for segment in pair.target:
        if is_title(segment):
            continue
        for span, matches in by_span(terms.of(segment.text, subject.language, subject.language)):
            if within(span, quoted(segment)):
                continue
            for match in matches:
                meant = [term for term in terms.meant(match, subject.language) if term.status in ALLOWED]
                if meant and match.status in ALLOWED:
                    group = _NAME if meant[0].form in _NAMES else _words(meant[0].text)
                    found.setdefault(match.concept, {}).setdefault(group, []).append(_Use(segment, match, meant[0]))
    return found


def _words(text: str) -> Key:
    """What the spellings and inflections of a term have in common."""
    return tuple(without_number(word)[:_SAME] for word in tokens(text.replace("-", " ")) if word[0].isalnum())


def _finding(subject: Subject, terms: Terms, match: TermMatch, groups: dict[Key, list[_Use]]) -> Finding:
    chosen = max(groups.values(), key=lambda uses: (uses[0].term.status == "preferred", len(uses)))
    places: list[Place] = []
    use: str | None = None
    for uses in groups.values():
        if uses is not chosen:
            for one in uses:
                use = use or _inflected(one.match, chosen[0].term.text)
                places.append(subject.place(one.segment, one.match.span))
    places.sort(key=lambda place: (place.segment, place.span))
    counted = sorted(groups.values(), key=len, reverse=True)
    told = ", ".join(f"“{uses[0].term.text}” {len(uses)}" for uses in counted)
    official = "the glossary prefers" if chosen[0].term.status == "preferred" else "mostly"
    return Finding(
        "term-inconsistent",
        "info" if is_everyday(match, terms) else "warning",
        f"“{match.text}” is rendered in {len(groups)} ways: {told}; {official} “{chosen[0].term.text}”",
        tuple(dict.fromkeys(places)),
        use,
        f"glossary: {match.concept}; draft: {told}",
    )


def _inflected(match: TermMatch, term: str) -> str:
    """A term in the form of what it stands for."""
    found = next((one.inflected or one.term for one in match.renderings if one.term == term), term)
    return found[:1].upper() + found[1:] if match.text[:1].isupper() else found


_TERMS = (
    {"concept": "mooring", "language": "en", "term": "mooring plan"},
    {"concept": "mooring", "language": "fr", "term": "plan d'amarrage"},
    {"concept": "mooring", "language": "fr", "term": "schéma des amarres", "status": "admitted"},
)
_SOURCE = "The Council adopted the mooring plan.\nThe Bureau met.\nThe mooring plan is public."
CHECKS = (
    Check(
        "term-inconsistent",
        "terminology",
        "warning",
        "One term of the source is rendered by several terms of its concept; acronym, short and formal name are one.",
        inconsistent,
        Example(
            "Le Conseil a adopté le plan d'amarrage.\nLe Bureau s'est réuni.\nLe schéma des amarres est public.",
            _SOURCE,
            terms=_TERMS,
        ),
        Example(
            "Le Conseil a adopté le plan d'amarrage.\nLe Bureau s'est réuni.\nLes plans d'amarrage sont publics.",
            _SOURCE,
            terms=_TERMS,
        ),
        needs=frozenset({"glossary", "source"}),
    ),
)
