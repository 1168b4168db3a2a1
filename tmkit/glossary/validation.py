"""What is wrong in glossaries, beyond what a reader refuses: each finding with file, line and concept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from unicodedata import normalize

from tmkit.model import Concept, Term
from tmkit.model.account import Account
from tmkit.text.language import detect_language
from tmkit.text.languages import primary
from tmkit.text.tokens import tokens

KINDS = (
    "fault",
    "duplicate",
    "homograph",
    "preferred",
    "superseded",
    "language",
    "acronym",
    "date",
    "length",
)
_MOST_WORDS = 40
_LEAST_WORDS = 3  # below, a name borrowed from the other language is likelier than a mistake
_LONGEST_CHAIN = 100
_MOST_COMPARED = 50  # so that a term that thousands of concepts have takes no time
_MOST_PAIRED = 4
_LATIN = "fr en es pt it de nl da sv".split()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a file of a glossary. `kind` is one of `KINDS`, `line` 0 where it is not known."""

    kind: str
    file: str
    line: int
    concept: str
    message: str


@dataclass(frozen=True, slots=True)
class GlossaryFile:
    """A file that was read: its name, its concepts, and the account of the reading."""

    name: str
    concepts: Sequence[Concept]
    account: Account


def findings(files: Sequence[GlossaryFile]) -> Iterator[Finding]:
    """What is wrong, file by file in the order of lines; what concerns two files stands with the later."""
    across = defaultdict(list)
    twice = list(_duplicates(files))
    known = {(one.file, one.concept) for one in twice}
    # The terms of a concept that stands twice are homographs for that reason: one cause, one finding.
    for finding in (*twice, *(one for one in _homographs(files) if (one.file, one.concept) not in known)):
        across[finding.file].append(finding)
    for file in files:
        found = list(across[file.name])
        found += [
            Finding("fault", file.name, remark.line or 0, remark.unit or "", remark.reason)
            for remark in (*file.account.dropped, *file.account.repaired)
        ]
        found += [
            Finding(kind, file.name, term.line, concept.identifier, message)
            for concept in file.concepts
            for kind, term, message in _of_concept(concept)
        ]
        yield from sorted(found, key=lambda one: (one.line, KINDS.index(one.kind), one.message))


def _of_concept(concept: Concept) -> Iterator[tuple[str, Term, str]]:
    yield from _preferred(concept)
    yield from _supersession(concept)
    yield from _acronyms(concept)
    for term in concept.terms:
        if term.valid_from and term.valid_until:
            shared = min(len(term.valid_from), len(term.valid_until))
            if term.valid_from[:shared] > term.valid_until[:shared]:
                yield "date", term, f"'{term.text}' is valid from {term.valid_from}, until {term.valid_until}"
        words = len(tokens(term.text))
        if words > _MOST_WORDS:
            yield "length", term, f"a term of {words} words; a text to be found word for word is for the memory"
        elif sum(map(str.isalnum, term.text)) < 2:
            yield "length", term, f"'{term.text}' has fewer than two letters, and would be found everywhere"
        told = _other_language(term, concept)
        if told:
            yield "language", term, f"'{term.text}' is said to be {term.language}, but seems to be {told}"


def _preferred(concept: Concept) -> Iterator[tuple[str, Term, str]]:
    """Two preferred terms where there should be one: of one language, form, owner and house, at one time."""
    groups = defaultdict(list)
    for term in concept.terms:
        if term.status == "preferred":
            form = "" if term.form == "full" else term.form
            groups[term.language, form, term.owner, term.house, term.part_of_speech].append(term)
    for terms in groups.values():
        for number, second in enumerate(terms[1:], 1):
            first = next((one for one in terms[:number] if _overlap(one, second)), None)
            if first is not None:
                whose = f" of {second.owner}" if second.owner else ""
                said = f"'{second.text}' is preferred{whose} in {second.language}"
                yield "preferred", second, f"{said}, as is '{first.text}' in line {first.line}"


def _overlap(one: Term, other: Term) -> bool:
    def before(first: Term, second: Term) -> bool:
        if not first.valid_until or not second.valid_from:
            return False
        shared = min(len(first.valid_until), len(second.valid_from))
        return first.valid_until[:shared] <= second.valid_from[:shared]

    return not before(one, other) and not before(other, one)


def _supersession(concept: Concept) -> Iterator[tuple[str, Term, str]]:
    for language in {term.language for term in concept.terms}:
        terms = [term for term in concept.terms if primary(term.language) == primary(language)]
        there = {term.text for term in terms}
        following = {term.text: term.superseded_by for term in terms if term.superseded_by}
        for term in terms:
            if term.language != language or not term.superseded_by:
                continue
            if term.superseded_by not in there:
                yield (
                    "superseded",
                    term,
                    f"'{term.text}' is superseded by '{term.superseded_by}', which is no {term.language} term of it",
                )
                continue
            if _in_circle(term.text, following):
                yield "superseded", term, f"'{term.text}' is superseded in a circle, by '{term.superseded_by}'"


def _in_circle(text: str, following: Mapping[str, str]) -> bool:
    """Whether what superseded a term was superseded, in the end, by that term."""
    seen, then = {text}, following[text]
    while then not in seen and then in following and len(seen) < _LONGEST_CHAIN:
        seen.add(then)
        then = following[then]
    return then == text


def _acronyms(concept: Concept) -> Iterator[tuple[str, Term, str]]:
    full: dict[tuple[str, str, str], Term] = {}
    there = {(primary(term.language), term.text) for term in concept.terms}
    for term in concept.terms:
        if not term.acronym_of:
            continue
        if term.form != "acronym":
            yield "acronym", term, f"'{term.text}' stands for '{term.acronym_of}' but its form is no acronym"
        if (primary(term.language), term.acronym_of) not in there:
            yield (
                "acronym",
                term,
                f"'{term.text}' stands for '{term.acronym_of}', which is no {term.language} term of it",
            )
        first = full.setdefault((term.language, term.text, term.owner), term)
        if first.acronym_of != term.acronym_of:
            yield (
                "acronym",
                term,
                f"'{term.text}' stands for '{term.acronym_of}' here, for '{first.acronym_of}' in line {first.line}",
            )


def _other_language(term: Term, concept: Concept) -> str:
    """The language that a term certainly is in, where that is not its own; "" where it cannot be told.

    One that has most of its words in common with the concept's terms in that language was borrowed.
    """
    language = primary(term.language)
    letters = [letter for letter in term.text if letter.isalpha()]
    if language in _LATIN and letters and sum(letter > "\u024f" for letter in letters) > len(letters) / 2:
        return "in another script"
    if language not in {"fr", "en"} or len(tokens(term.text)) < _LEAST_WORDS:
        return ""
    told = detect_language(term.text)
    if told is None or told == language:
        return ""
    there = {word for one in concept.in_language(told) for word in _plain_words(one.text)}
    words = _plain_words(term.text)
    return "" if 2 * sum(word in there for word in words) >= len(words) else told


def _plain_words(text: str) -> list[str]:
    plain = "".join(sign for sign in normalize("NFD", text) if not 0x300 <= ord(sign) < 0x370)
    return [word for word in tokens(plain) if len(word) > 1]


def _duplicates(files: Iterable[GlossaryFile]) -> Iterator[Finding]:
    """Concepts that share terms in two languages, and are of one owner."""
    there: dict[tuple[str, str, str, str], tuple[GlossaryFile, Concept]] = {}
    for file in files:
        for concept in file.concepts:
            pairs = _pairs(concept)
            told = next((there[pair] for pair in pairs if pair in there), None)
            for pair in pairs:
                there.setdefault(pair, (file, concept))
            if told is not None and _alike(told[1], concept):
                first, line = told[1], told[1].terms[0].line
                shared = next(pair for pair in pairs if there[pair][1] is first)
                yield Finding(
                    "duplicate",
                    file.name,
                    concept.terms[0].line,
                    concept.identifier,
                    f"has '{shared[0]}' and '{shared[2]}' as concept {first.identifier} has ({told[0].name}:{line})",
                )


def _pairs(concept: Concept) -> list[tuple[str, str, str, str]]:
    """The preferred terms of a concept in two languages, two by two, with their owners."""
    by_language: dict[str, list[Term]] = defaultdict(list)
    for term in concept.terms:
        if term.status == "preferred" and len(by_language[term.language]) < _MOST_PAIRED:
            by_language[term.language].append(term)
    preferred = [term for terms in by_language.values() for term in terms]
    return [
        (one.text, one.owner, other.text, other.owner)
        for one, other in combinations(sorted(preferred, key=lambda term: (term.language, term.text)), 2)
        if primary(one.language) != primary(other.language)
    ]


def _alike(one: Concept, other: Concept) -> bool:
    return one.domain == other.domain or not one.domain or not other.domain


def _homographs(files: Iterable[GlossaryFile]) -> Iterator[Finding]:
    """Terms that two concepts have, and of which nothing tells which is meant: neither owner nor definition."""
    there: dict[tuple[str, str], list[tuple[GlossaryFile, Concept, Term]]] = defaultdict(list)
    for file in files:
        for concept in file.concepts:
            for term in concept.terms:
                if term.status not in {"preferred", "admitted"}:
                    continue
                places = there[primary(term.language), term.text]
                for first_file, first, said in places[-_MOST_COMPARED:]:
                    if first is not concept and not _apart(first, said, concept, term):
                        yield Finding(
                            "homograph",
                            file.name,
                            term.line,
                            concept.identifier,
                            f"'{term.text}' is a term of concept {first.identifier} too "
                            f"({first_file.name}:{said.line}); an owner, or definitions of both, would tell them apart",
                        )
                        break
                places.append((file, concept, term))


def _apart(first: Concept, one: Term, second: Concept, other: Term) -> bool:
    if one.owner != other.owner or one.part_of_speech != other.part_of_speech or not _overlap(one, other):
        return True
    return bool(first.definition and second.definition)
