"""Glossary values: a concept has terms in several languages, a text has occurrences of them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a concept in one language.

    `status` is `preferred`, `admitted`, `deprecated` or `superseded`. `form` is `full`, `short`, `formal`, `acronym` or
    "". `owner` is the body whose term it is, `house` the house style that writes it so. Dates are ISO 8601. Of the
    name of a place in French, `article` is `le`, `la`, `l'`, `les` or "" and `preposition` what says that one is there
    (`en`, `au`, `aux`, `à`, `à la`). `line` is the line of the file where it was read, 0 where that is not known.
    """

    text: str
    language: str
    status: str = "preferred"
    part_of_speech: str = ""
    gender: str = ""
    number: str = ""
    form: str = ""
    acronym_of: str = ""
    valid_from: str = ""
    valid_until: str = ""
    superseded_by: str = ""
    authority: str = ""
    owner: str = ""
    house: str = ""
    note: str = ""
    context: str = ""
    article: str = ""
    preposition: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept with all its terms. `place` says where it was read (`glossary/starter.csv:12`)."""

    identifier: str
    terms: tuple[Term, ...]
    domain: str = ""
    definition: str = ""
    note: str = ""
    place: str = field(default="", compare=False)

    def in_language(self, language: str) -> tuple[Term, ...]:
        """The terms in a language, by primary subtag (`fr-CA` serves `fr`)."""
        primary = language.split("-", maxsplit=1)[0].lower()
        return tuple(term for term in self.terms if term.language.split("-")[0].lower() == primary)


@dataclass(frozen=True, slots=True)
class Rendering:
    """A term of the target language that renders a concept.

    `owner` is the body whose term it is, or "". `inflected` is the term in the form that renders the passage (its
    plural, say), "" where that is the term itself or cannot be told with certainty.
    """

    term: str
    status: str
    authority: str = ""
    house: str = ""
    owner: str = ""
    inflected: str = ""


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term found in a text: its span in code points, how it was matched, and what renders it, best first.

    `how` is the gravest of `exact`, `plural` (the other number), `feminine`, `inflection` (of a verb), `space`,
    `apostrophe`, `ligature`, `contraction`, `case`, `hyphen`, `accent`, `variant` (nearly the same letters). With the
    last four, `official` is how the glossary has it, inflected like the passage; else "". `owner` is the body whose
    term it is, or "".
    """

    span: tuple[int, int]
    text: str
    concept: str
    how: str
    status: str
    renderings: tuple[Rendering, ...] = ()
    owner: str = ""
    official: str = ""
