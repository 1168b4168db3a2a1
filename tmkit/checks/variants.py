"""Spellings of terms: unlike the glossary's, and several in one draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tmkit.checks.check import Check, Example
from tmkit.checks.exempt import own_words, within
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.marks import Span
from tmkit.checks.spellings import Group, Use, groups
from tmkit.checks.subject import Subject
from tmkit.checks.terms import ALLOWED, Terms, terms_of
from tmkit.glossary.manner import MISSPELT
from tmkit.lookup.content import is_content
from tmkit.model import DraftSegment, Finding, Place, TermMatch
from tmkit.text.accents import without_accents
from tmkit.text.languages import primary

_USES, _MAJORITY = 4, 3
_WORDS = 2
_FUNCTIONS = {
    "fr": frozenset(
        "ministre president vice-president ambassadeur ambassadrice secretaire directeur directrice gouverneur roi "
        "reine commissaire rapporteur delegue representant chancelier senateur depute maire juge procureur".split()
    ),
}
"""What persons are called by: single words whose capital is a matter of style, and to be the same throughout."""

_ADDRESSED = re.compile(r"\b(?:Monsieur le|Madame la|Messieurs les|Mesdames les|M\. le|Mme la) (\w+)")
_AROUND = "«»“”\"'’(),.;:[]—–-"
_CASE, _NEARLY = "case", "variant"
_SHOWN = 4
Spelling = tuple[str, ...]


def variant(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Terms written in several ways in the draft, and terms written unlike the glossary has them."""
    terms = terms_of(subject, knowledge) if knowledge.glossary is not None else None
    told: set[tuple[int, int]] = set()
    for group in groups(_prose(subject), subject.language, _FUNCTIONS.get(primary(subject.language), ())):
        chosen = _chosen(group, subject, knowledge, terms)
        if chosen is None:
            continue
        finding = _within(group, chosen, subject, told)
        if finding is not None:
            yield finding
    if terms is not None:
        yield from _unlike(subject, terms, told)


def _prose(subject: Subject) -> Iterator[tuple[DraftSegment, tuple[Span, ...]]]:
    """The segments that are no titles, not by their capitals either, with what does not count in each: quotations, and
    how persons are addressed.
    """
    french = primary(subject.language) == "fr"
    for segment, quoted in own_words(subject):
        if not french and _title_case(segment.text, subject.language):
            continue
        addressed = [found.span(1) for found in _ADDRESSED.finditer(segment.text)] if french else []
        yield segment, tuple(sorted((*quoted, *(span for span in addressed if not within(span, quoted)))))


def _title_case(text: str, language: str) -> bool:
    """Whether a text is written as English titles are: a capital on each of its content words, and no full stop."""
    words = [word.strip(_AROUND) for word in text.split()]
    telling = [word for word in words if word[:1].isalpha() and is_content(word.casefold(), language)]
    return len(telling) > 1 and text.rstrip()[-1:] not in ".;:" and all(word[0].isupper() for word in telling)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The spelling to use, and by what it was chosen."""

    written: Spelling
    evidence: str
    known: bool


def _chosen(group: Group, subject: Subject, knowledge: Knowledge, terms: Terms | None) -> _Chosen | None:
    """The glossary's spelling, else the archive's usual one, else the draft's."""
    written = {spelling: uses[0].text for spelling, uses in group.spellings}
    counted = ", ".join(
        f"“{text}” {len(uses)}" for (_, uses), text in zip(group.spellings, written.values(), strict=True)
    )
    if terms is not None:
        right = [
            (one.status != "preferred", place, spelling, one.concept)
            for place, (spelling, text) in enumerate(written.items())
            for one in terms.of(text, subject.language, subject.language)
            if one.span == (0, len(text)) and one.how not in MISSPELT and one.status in ALLOWED
        ]
        if right:
            _, _, spelling, concept = min(right)
            return _Chosen(spelling, f"glossary: {concept}; draft: {counted}", known=True)
    if not _worth_telling(group, subject.language):
        return None
    if terms is not None:
        within = [spelling for spelling, text in written.items() if terms.has_within(text, subject.language)]
        if len(within) == 1:
            return _Chosen(within[0], f"as in terms of the glossary; draft: {counted}", known=True)
    if knowledge.archive is not None:
        counts = {one: knowledge.archive.count(text, subject.language) for one, text in written.items()}
        best = max(counts, key=counts.__getitem__)
        if counts[best] > sum(counts.values()) / 2:
            archive = ", ".join(f"“{written[one]}” {count:,}" for one, count in counts.items())
            known = primary(subject.language) != "en"  # its titles have capitals in the archive, too
            return _Chosen(best, f"archive, units: {archive}; draft: {counted}", known=known)
    ranked = sorted(
        group.spellings, key=lambda one: (-len(one[1]), without_accents("".join(one[0])) == "".join(one[0]))
    )
    return _Chosen(ranked[0][0], f"draft: {counted}", known=False)


def _worth_telling(group: Group, language: str) -> bool:
    """Whether some two spellings differ in what tells, so that the archive need not be asked about the others."""
    first = group.spellings[0][0]
    return any(_kind(first, other, group.key, language) is not None for other, _ in group.spellings[1:])


def _within(group: Group, chosen: _Chosen, subject: Subject, told: set[tuple[int, int]]) -> Finding | None:
    places: list[Place] = []
    kinds: set[str] = set()
    varying: set[int] = set()
    for spelling, uses in group.spellings:
        kind = None if spelling == chosen.written else _kind(chosen.written, spelling, group.key, subject.language)
        if kind is None:
            continue
        at = [n for n, (one, two) in enumerate(zip(chosen.written, spelling, strict=True)) if one != two]
        fresh = [use for use in uses if any((use.segment.id, use.words[n].start) not in told for n in at)]
        if not fresh:
            continue
        kinds.add(kind)
        varying.update(at)
        places += (
            replace(subject.place(one.segment, one.span), suggestion=_as_chosen(one, chosen.written)) for one in uses
        )
    if not places:
        return None
    told.update((use.segment.id, use.words[n].start) for _, uses in group.spellings for use in uses for n in varying)
    places.sort(key=lambda place: (place.segment, place.span))
    every = sum(len(uses) for _, uses in group.spellings)
    clear = every >= _USES and every - len(places) >= _MAJORITY * len(places)
    if kinds == {_CASE} and not clear and not (chosen.known and every >= _USES):
        return None
    firm = kinds != {_CASE} or clear or len(places) > 1
    if kinds == {_CASE} and not chosen.known and primary(subject.language) == "en":
        firm = False  # English writes the words of a title with capitals, also within a sentence
    write = places[0].suggestion
    forms = list(dict.fromkeys(" ".join(place.text.split()) for place in places))[:_SHOWN]
    return Finding(
        "term-variant",
        "warning" if firm else "info",
        f"written in {len(group.spellings)} ways: " + ", ".join(f"“{form}”" for form in forms) + f" for “{write}”",
        tuple(replace(place, suggestion=None) if place.suggestion == write else place for place in places),
        write,
        chosen.evidence,
    )


def _kind(right: Spelling, other: Spelling, key: tuple[str, ...], language: str) -> str | None:
    """In what two spellings differ, the gravest: `accent`, `hyphen`, `case`; None where that tells nothing."""
    found: set[str] = set()
    for one, two, word in zip(right, other, key, strict=True):
        if one == two:
            continue
        if one[:1] != two[:1] and (one[:1] in "- " and two[:1] in "- "):
            if not any(piece.lstrip("- ")[:1].isupper() for piece in (*right, *other)):
                return None
            found.add("hyphen")
        a, b = one.lstrip("- "), two.lstrip("- ")
        if a.casefold() != b.casefold():
            # The accents of words in lower case make other words: `charge`, `chargé`.
            if not (a[:1].isupper() and b[:1].isupper()) or a.isupper() or b.isupper():
                return None
            found.add("accent")
        if without_accents(a) != without_accents(b):
            if a.isupper() or b.isupper():
                return None
            if len(key) == 1 and word not in _FUNCTIONS.get(primary(language), ()):
                return None
            found.add(_CASE)
    return next((kind for kind in ("accent", "hyphen", _CASE) if kind in found), None)


def _as_chosen(use: Use, written: Spelling) -> str:
    """A use in the spelling chosen, in its own number."""
    text = use.segment.text
    pieces: list[str] = []
    for word, right in zip(use.words, written, strict=True):
        raw = text[word.start : word.end]
        bare = right.lstrip("- ") if pieces else right
        if word.key != "de":
            capital = word.opens and raw[:1].isupper()
            raw = (bare[:1].upper() + bare[1:] if capital else bare) + raw[len(word.written) :]
        if pieces and not pieces[-1].endswith(("'", "’")):
            pieces.append(right[:1])
        pieces.append(raw)
    return "".join(pieces)


def _no_fault(match: TermMatch, terms: Terms) -> bool:
    """Whether a case unlike the glossary's tells little: of a single word, and of a common noun that is written with a
    capital on each word, or on the first.
    """
    words = [word for word in match.text.split() if is_content(word.casefold(), terms.subject.language)]
    if len(words) < _WORDS:
        return True
    meant = terms.meant(match, terms.subject.language)
    if match.owner or any(term.part_of_speech == "proper noun" for term in meant):
        return False
    capitals = [word[0].isupper() for word in words]
    return all(capitals[1:]) or not any(capitals[1:])


def _in_longer_name(before: str) -> bool:
    """Whether a name goes on from another word with a capital: `British Columbia` is no `Colombia`."""
    words = before.split()
    return len(words) > 1 and words[-1][:1].isupper() and words[-1][-1:].isalpha()


def _unlike(subject: Subject, terms: Terms, told: set[tuple[int, int]]) -> Iterator[Finding]:
    """Terms that are written nearly, but not quite, as the glossary has them."""
    found: dict[tuple[str, str], list[Place]] = {}
    kinds: dict[tuple[str, str], set[str]] = {}
    for segment, matches in terms.own():
        if any(one.how not in MISSPELT for one in matches):
            continue
        one = matches[0]
        if not one.official or one.status not in ALLOWED or one.text.isupper():
            continue
        if one.how == _CASE and _no_fault(one, terms):
            continue
        start, end = one.span
        if one.how == _NEARLY and _in_longer_name(segment.text[:start]):
            continue
        if any(segment.id == number and start <= at < end for number, at in told):
            continue
        key = one.concept, one.owner
        kinds.setdefault(key, set()).add(one.how)
        found.setdefault(key, []).append(replace(subject.place(segment, one.span), suggestion=one.official))
    for key, places in found.items():
        use = places[0].suggestion
        forms: Sequence[str] = list(dict.fromkeys(" ".join(place.text.split()) for place in places))[:_SHOWN]
        yield Finding(
            "term-variant",
            "info" if kinds[key] == {_CASE} else "warning",
            ", ".join(f"“{form}”" for form in forms) + f": the glossary has “{use}”",
            tuple(replace(place, suggestion=None) if place.suggestion == use else place for place in places),
            use,
            f"glossary: {key[0]}",
        )


CHECKS = (
    Check(
        "term-variant",
        "terminology",
        "warning",
        "A term is written in several ways in the draft, or unlike the glossary has it: accent, hyphen, case.",
        variant,
        Example(
            "Selon les États riverains, tout va bien.\nPour les Etats riverains, rien ne presse.\n"
            "Que les États riverains se réunissent."
        ),
        Example(
            "Selon les États riverains, tout va bien.\nPour un État riverain, rien ne presse.\n"
            "Que les « Etats riverains » se réunissent."
        ),
    ),
)
