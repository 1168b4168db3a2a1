"""Terminology: terms that are not to be used, and terms of the source that the target does not render."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

from tmkit.checks.check import Check, Example
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.subject import Pair, Subject, joined
from tmkit.checks.terms import ALLOWED, Terms, paragraphs, terms_of
from tmkit.glossary.manner import MISSPELT
from tmkit.lookup.content import is_content
from tmkit.model import DraftSegment, Finding, Place, Rendering, TermMatch
from tmkit.text.languages import primary
from tmkit.text.tokens import tokens

_FORMER = frozenset({"ex", "ancien", "ancienne", "anciens", "anciennes", "former", "formerly", "anciennement", "jadis"})
_SHOWN = 4
_BEFORE = 4  # words before a name that may say that it is an old one
_DOMAINS = frozenset({"formulas"})
"""Domains whose terms are turns of phrase: they are rendered as the sentence asks."""

STARTER = "starter.csv"
_NAME = "proper noun"
_SAME_LETTERS = 3
_LEAST_ACRONYM = 2


def forbidden(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Terms that the glossary deprecates, and those that were superseded when the draft was written.

    What it deprecates for a house is told of drafts of that house, and, as info, where none is declared.
    """
    terms = terms_of(subject, knowledge)
    house = knowledge.houses.get(primary(subject.language), "")
    found: dict[tuple[str, str], list[Place]] = {}
    told: dict[tuple[str, str], TermMatch] = {}
    for segment, matches in terms.own():
        wrong = [one for one in matches if _wrong(one, subject.date)]
        if not wrong or len(wrong) < len(matches) or _said_former(segment.text[: wrong[0].span[0]]):
            continue
        one = wrong[0]
        houses = _houses(one, terms)
        if house and houses and house not in houses:
            continue
        key = one.concept, one.text.casefold()
        first = told.setdefault(key, one)
        use = _use(one)
        place = subject.place(segment, one.span)
        if found.get(key) and use != _use(first):
            place = replace(place, suggestion=use)
        found.setdefault(key, []).append(place)
    for key, places in found.items():
        one = told[key]
        use = _use(one)
        dated = f" at {subject.date}" if subject.date and one.status == "superseded" else ""
        message = f"“{one.text}” is {one.status}{dated}" + (f": write “{use}”" if use else "")
        severity = "info" if _houses(one, terms) and not house else "warning"
        yield Finding("term-forbidden", severity, message, tuple(places), use, f"glossary: {one.concept}")


def _houses(match: TermMatch, terms: Terms) -> set[str]:
    """The houses for which alone the glossary deprecates a term; none where it does so for all."""
    meant = {one.house for one in terms.meant(match, terms.subject.language) if one.status not in ALLOWED}
    return set() if "" in meant else meant


def _wrong(match: TermMatch, date: str | None) -> bool:
    if match.status == "superseded" and not date:
        return False
    if match.how == "variant" or (match.how == "case" and " " not in match.text):
        return False
    return match.status not in ALLOWED


def _said_former(before: str) -> bool:
    return any(word in _FORMER for word in tokens(before)[-_BEFORE:])


def _use(match: TermMatch) -> str | None:
    """What is to be written instead, inflected like what stands there."""
    best = next((one for one in match.renderings if one.status in ALLOWED), None)
    if best is None:
        return None
    text = best.inflected or best.term
    return text[:1].upper() + text[1:] if match.text[:1].isupper() else text


def missing(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Terms of the source that no term of their concept renders in the target."""
    terms = terms_of(subject, knowledge)
    for occurrences in _missing(subject, terms).values():
        one = occurrences[0][2]
        places = tuple(
            dict.fromkeys(subject.place(pair.target[0], (0, len(pair.target[0].text))) for pair, _, _ in occurrences)
        )
        use = next(rendering.term for rendering in one.renderings if rendering.status in ALLOWED)
        yield Finding(
            "term-missing",
            "info" if is_everyday(one, terms) else "warning",
            f"“{one.text}” of the source: “{use}” is not in the target",
            places,
            evidence=f"glossary: {one.concept}, " + ", ".join(f"“{each.term}”" for each in one.renderings[:_SHOWN]),
        )


_Missing = dict[str, list[tuple[Pair, DraftSegment, TermMatch]]]


def _missing(subject: Subject, terms: Terms) -> _Missing:
    """By concept where the source has a term that the target does not render."""
    around = paragraphs(subject)
    seen: set[str] = set()
    found: _Missing = {}
    for pair in subject.two_sided():
        target = _Target(around(pair), terms)
        seen |= target.concepts
        for segment, matches in terms.sources(pair):
            if all(_telling(one, terms) for one in matches) and not any(target.has(one, seen) for one in matches):
                found.setdefault(matches[0].concept, []).append((pair, segment, matches[0]))
    return {
        concept: places for concept, places in found.items() if concept in seen or not is_everyday(places[0][2], terms)
    }


def told_of(subject: Subject, knowledge: Knowledge) -> dict[int, list[tuple[int, int]]]:
    """Where in the source segments stand terms of which the glossary's checks tell: missing, or wrongly rendered."""
    told: dict[int, list[tuple[int, int]]] = {}
    if knowledge.glossary is None:
        return told
    terms = terms_of(subject, knowledge)
    for occurrences in _missing(subject, terms).values():
        for _, segment, one in occurrences:
            told.setdefault(segment.id, []).append(one.span)
    wrong: dict[int, set[str]] = {}
    for segment, matches in terms.own():
        wrong.setdefault(segment.id, set()).update(one.concept for one in matches if _wrong(one, subject.date))
    for pair in subject.two_sided():
        concepts = set().union(*(wrong.get(segment.id, ()) for segment in pair.target))
        for segment, matches in terms.sources(pair) if concepts else ():
            if any(one.concept in concepts for one in matches):
                told.setdefault(segment.id, []).append(matches[0].span)
    return told


def _telling(match: TermMatch, terms: Terms) -> bool:
    """Whether a term of the source must be rendered by one of its concept's: no turn of phrase, no everyday word."""
    concept = terms.concepts[match.concept]
    if match.how in MISSPELT or concept.domain in _DOMAINS:
        return False
    if not any(one.status in ALLOWED for one in match.renderings):
        return False
    if " " in match.text.strip() or "-" in match.text:
        return True
    return bool(match.owner) or _is_name(match, terms)


def is_everyday(match: TermMatch, terms: Terms) -> bool:
    """Whether a term is of the vocabulary that any institution has, rather than a name or of one's own glossary.

    It binds where the draft itself follows the glossary elsewhere.
    """
    shipped = Path(terms.concepts[match.concept].place.rpartition(":")[0]).name == STARTER
    return shipped and not match.owner and not _is_name(match, terms)


def _is_name(match: TermMatch, terms: Terms) -> bool:
    language = terms.subject.source_language or ""
    return any(term.part_of_speech == _NAME for term in terms.concepts[match.concept].in_language(language))


class _Target:
    """What the target has of terms."""

    def __init__(self, text: str, terms: Terms) -> None:
        language = terms.subject.language
        self._text = text
        self._language = language
        self._terms = terms
        self.concepts = {one.concept for one in terms.of(text, language, language)}
        self._words = [word for word in tokens(text) if any(map(str.isalnum, word))]
        self._line = " " + " ".join(self._words).replace("-", " ") + " "
        written = [word.strip("«»“”\"'’(),.;:") for word in text.replace("-", " ").split()]
        self._plain = " " + " ".join(map(_letters, written))
        self._names = {_letters(word) for word in written if word[:1].isupper()}
        self._initials = {word.replace(".", "").partition("'")[0].partition("’")[0] for word in written}

    def has(self, match: TermMatch, seen: set[str]) -> bool:
        """Whether it renders a term, as the glossary has it or in another form of the same words."""
        if match.concept in self.concepts:
            return True
        renderings = match.renderings
        if any(self._has_words(one) or self._has_initials(one.term) for one in renderings):
            return True
        if _is_name(match, self._terms) and any(self._has_kin(one.term) for one in renderings if " " not in one.term):
            return True
        if match.text.isupper() and match.text in self._text:
            return True  # an acronym left as it was is another check's
        return match.concept in seen and any(self._has_part(one.term) for one in renderings)

    def _has_words(self, rendering: Rendering) -> bool:
        """Whether the words of a rendering stand here, near one another and however they end."""
        language = primary(self._language)
        for term in filter(None, (rendering.term, rendering.inflected)):
            words = _content(term, language)
            if words and f" {' '.join(tokens(term)).replace('-', ' ')} " in self._line:
                return True
            if len(words) > 1 and all(f" {_stem(word)}" in self._line for word in words):
                return True
        return False

    def _has_kin(self, name: str) -> bool:
        """Whether a word is of the family of a name, as the adjective of a State's: alike in four letters, or with a
        capital in three, or in the consonants.
        """
        letters = _letters(name)
        if len(letters) > _SAME_LETTERS and f" {letters[: _SAME_LETTERS + 1]}" in self._plain:
            return True
        return any(
            one[:_SAME_LETTERS] == letters[:_SAME_LETTERS] or _consonants(one) == _consonants(letters)
            for one in self._names
        )

    def _has_initials(self, term: str) -> bool:
        words = _content(term, primary(self._language))
        return len(words) > 1 and "".join(word[0] for word in words).upper() in self._initials

    def _has_part(self, term: str) -> bool:
        """Whether one word of a term stands for it, as `the Council` where it was named before."""
        words = _content(term, primary(self._language))
        return len(words) > 1 and any(f" {_stem(word)}" in self._line for word in words)


def _content(text: str, language: str) -> list[str]:
    return [word for piece in tokens(text) for word in piece.split("-") if is_content(word, language)]


def _stem(word: str) -> str:
    """The letters that the inflected forms and next of kin of a word share."""
    return word[:5] if len(word) < 8 else word[:6]


def _letters(word: str) -> str:
    plain = normalize("NFD", word.casefold().replace("’", "'").rpartition("'")[2])
    return "".join(filter(str.isalpha, plain))


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in "aeiouy")[:_SAME_LETTERS]


def country(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """States named by their formal name on one side and by their short one on the other."""
    terms = terms_of(subject, knowledge)
    found: dict[tuple[str, str], list[Place]] = {}
    told: dict[tuple[str, str], tuple[str, str]] = {}
    for pair in subject.two_sided():
        theirs: dict[str, list[TermMatch]] = {}
        for _, matches in terms.sources(pair):
            for one in matches:
                theirs.setdefault(one.concept, []).append(one)
        if not theirs:
            continue
        ours: dict[str, list[tuple[DraftSegment, TermMatch]]] = {}
        for segment in pair.target:
            for one in terms.of(segment.text, subject.language, subject.language):
                ours.setdefault(one.concept, []).append((segment, one))
        for concept, matches in theirs.items():
            if concept not in ours:
                continue
            want = _forms(matches, terms, subject.source_language or "")
            have = _forms([one for _, one in ours[concept]], terms, subject.language)
            if {frozenset(want), frozenset(have)} != {frozenset({"formal"}), frozenset({"short"})}:
                continue
            form = next(iter(want))
            key = concept, form
            use = next((one.term for one in matches[0].renderings if _form(one.term, concept, terms) == form), "")
            told.setdefault(key, (matches[0].text, use))
            found.setdefault(key, []).extend(subject.place(segment, one.span) for segment, one in ours[concept])
    for (concept, form), places in found.items():
        text, use = told[concept, form]
        message = f"“{places[0].text}”: the source has the {form} name, “{text}”"
        yield Finding("country-name", "info", message, tuple(places), use or None, f"glossary: {concept}")


def _forms(matches: Sequence[TermMatch], terms: Terms, language: str) -> set[str]:
    return {term.form for one in matches for term in terms.meant(one, language) if term.form in {"formal", "short"}}


def _form(text: str, concept: str, terms: Terms) -> str:
    return next((term.form for term in terms.concepts[concept].terms if term.text == text), "")


def acronym(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Acronyms that stand in the target as in the source, though the target's language has another."""
    terms = terms_of(subject, knowledge)
    found: dict[str, list[Place]] = {}
    told: dict[str, str] = {}
    for pair in subject.two_sided():
        text = joined(pair.target)
        present = {one.concept for one in terms.of(text, subject.language, subject.language)}
        for _, matches in terms.sources(pair):
            one = matches[0]
            if not _is_acronym(one.text) or one.concept in present or len(matches) > 1:
                continue
            ours = [each.term for each in one.renderings if each.status in ALLOWED and _is_acronym(each.term)]
            if not ours or one.text in ours:
                continue
            for segment in pair.target:
                at = _word_at(segment.text, one.text)
                if at is not None and not segment.text.isupper():
                    told.setdefault(one.text, ours[0])
                    found.setdefault(one.text, []).append(subject.place(segment, at))
    for text, places in found.items():
        message = f"“{text}” is “{told[text]}” in this language"
        yield Finding("acronym", "warning", message, tuple(dict.fromkeys(places)), told[text], "glossary")


def _is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha() and len(text) >= _LEAST_ACRONYM


def _word_at(text: str, word: str) -> tuple[int, int] | None:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return at, end
        at = text.find(word, end)
    return None


_GLOSSARY = frozenset({"glossary"})
_BOTH = frozenset({"glossary", "source"})
_PANEL = (
    {"concept": "panel", "language": "fr", "term": "Groupe consultatif", "part_of_speech": "proper noun"},
    {"concept": "panel", "language": "fr", "term": "Comité des sages", "status": "deprecated"},
    {"concept": "panel", "language": "en", "term": "Advisory Panel", "part_of_speech": "proper noun"},
)
_UNION = (
    {"concept": "union", "language": "fr", "term": "Union des ports", "form": "full", "part_of_speech": "proper noun"},
    {"concept": "union", "language": "fr", "term": "UP", "form": "acronym", "part_of_speech": "proper noun"},
    {"concept": "union", "language": "en", "term": "Ports Union", "form": "full", "part_of_speech": "proper noun"},
    {"concept": "union", "language": "en", "term": "PU", "form": "acronym", "part_of_speech": "proper noun"},
)
_STATE = (
    {"concept": "sel", "language": "fr", "term": "Sélèvre", "form": "short", "part_of_speech": "proper noun"},
    {"concept": "sel", "language": "fr", "term": "Grand-Duché de Sélèvre", "form": "formal"},
    {"concept": "sel", "language": "en", "term": "Selevria", "form": "short", "part_of_speech": "proper noun"},
    {"concept": "sel", "language": "en", "term": "Grand Duchy of Selevria", "form": "formal"},
)
CHECKS = (
    Check(
        "term-forbidden",
        "terminology",
        "warning",
        "A term that the glossary deprecates, or that had been superseded when the draft was written.",
        forbidden,
        Example("Le Comité des sages a rendu son avis.", terms=_PANEL),
        Example("Le Groupe consultatif, « Comité des sages », a rendu son avis.", terms=_PANEL),
        needs=_GLOSSARY,
    ),
    Check(
        "term-missing",
        "terminology",
        "warning",
        "A term of the source that no term of the same concept renders in the target.",
        missing,
        Example("Les sages ont rendu leur avis.", "The Advisory Panel gave its opinion.", terms=_PANEL),
        Example("Le Groupe consultatif a rendu son avis.", "The Advisory Panel gave its opinion.", terms=_PANEL),
        needs=_BOTH,
    ),
    Check(
        "acronym",
        "terminology",
        "warning",
        "An acronym left as in the source, though the glossary gives the target's language another.",
        acronym,
        Example("La PU se réunit chaque année.", "The PU meets every year.", terms=_UNION),
        Example("L'UP se réunit chaque année.", "The PU meets every year.", terms=_UNION),
        needs=_BOTH,
    ),
    Check(
        "country-name",
        "terminology",
        "info",
        "A State is named by its formal name in the source and by its short one in the target, or the reverse.",
        country,
        Example("Le Sélèvre a signé.", "The Grand Duchy of Selevria signed.", terms=_STATE),
        Example("Le Grand-Duché de Sélèvre a signé.", "The Grand Duchy of Selevria signed.", terms=_STATE),
        needs=_BOTH,
    ),
)
