"""Data categories of TBX and the fields of our terms.

Where no category of the dialect holds a field, a note does, as `name: value` (`superseded by: joint catalogue`): every
dialect and style allows notes, so the file stays valid and any tool shows them. A note of a person that begins like one
of these has `note: ` before it.
"""

from __future__ import annotations

from typing import NamedTuple

from tmkit.glossary.exported_columns import field_of
from tmkit.glossary.fields import allowed
from tmkit.glossary.values import is_yes, ours

NAMESPACES = {"min": "http://www.tbxinfo.net/ns/min", "basic": "http://www.tbxinfo.net/ns/basic"}
CORE = "urn:iso:std:iso:30042:ed:3.0"
STATUS = {status: f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated", "superseded")}
FORM = {"full": "fullForm", "formal": "fullForm", "short": "shortForm", "acronym": "acronym"}
SPEECH = {"noun", "verb", "adjective", "adverb"}
"""Parts of speech that TBX-Basic has; the others are `other` there (`proper noun` is `noun`)."""
NUMBER = {"singular": "single", "plural": "plural"}

# The fields that may stand in a note, as the note calls them. `note` is what a person wrote.
TERM_NOTES = {
    "status": "status",
    "part_of_speech": "part of speech",
    "gender": "gender",
    "number": "number",
    "form": "form",
    "acronym_of": "acronym of",
    "valid_from": "valid from",
    "valid_until": "valid until",
    "superseded_by": "superseded by",
    "authority": "authority",
    "owner": "owner",
    "house": "house",
    "context": "context",
    "article": "article",
    "preposition": "preposition",
}
CONCEPT_NOTES = {"identifier": "concept", "domain": "domain", "definition": "definition"}
_TERM_FIELDS = {name: field for field, name in TERM_NOTES.items()}
_CONCEPT_FIELDS = {name: field for field, name in CONCEPT_NOTES.items()}
_OWN = "note: "

# What is said of a term, by category; of these the values are translated.
_TERM = {
    "administrativeStatus": "status",
    "termStatus": "status",
    "normativeAuthorization": "status",
    "partOfSpeech": "part_of_speech",
    "grammaticalGender": "gender",
    "grammaticalNumber": "number",
    "termType": "form",
}
_TERM_TEXT = {
    "source": "authority",
    "context": "context",
    "customerSubset": "owner",
    "customer": "owner",
    "abbreviatedFormFor": "acronym_of",
    "acronymFor": "acronym_of",
}
_CONCEPT = {"subjectField": "domain", "definition": "definition"}


class Told(NamedTuple):
    """What a category tells: of which field, and the value; `note` where no other field holds it, "" for nothing."""

    field: str
    value: str


def is_of_concept(category: str) -> bool:
    """Whether a category tells of the concept, on whatever level it stands."""
    return category in _CONCEPT or field_of(category) in {"definition", "domain"}


def of_term(category: str, value: str) -> Told:
    """What a category says of a term. Of names that are no data categories, those that tools like to use are known."""
    field = _TERM.get(category)
    if field is not None:
        known = ours(field, value)
        if field == "form" and value.casefold() == "abbreviation":
            known = ""  # `art.` is none of our forms: an acronym is found letter for letter
        if known:
            return Told(field, known)
        if field == "part_of_speech" and value:
            return Told(field, value)
        return Told("note", f"{category}: {value}")
    if category in _TERM_TEXT:
        return Told(_TERM_TEXT[category], value)
    role = field_of(category)
    if role in {"status", "gender", "number", "part_of_speech"} and ours(role, value):
        return Told(role, ours(role, value))
    if role in {"forbidden", "preferred"}:
        return Told("status" if is_yes(value) else "", {"forbidden": "deprecated"}.get(role, role))
    return Told(role, value) if role in {"context", "owner"} else Told("note", f"{category}: {value}")


def of_concept(category: str, value: str) -> Told:
    """What a category says of a concept."""
    role = _CONCEPT.get(category) or field_of(category)
    return Told(role, value) if role in {"definition", "domain"} else Told("note", f"{category}: {value}")


def of_note(text: str, *, concept: bool) -> Told:
    """What a note says, of a term or a concept: a field where it is written as one and may have the value."""
    if text.startswith(_OWN):
        return Told("note", text[len(_OWN) :])
    name, mark, value = text.partition(": ")
    field = (_CONCEPT_FIELDS if concept else _TERM_FIELDS).get(name)
    if not mark or field is None or not value or not allowed(field, value):
        return Told("note", text)
    return Told(field, value)


def as_note(field: str, value: str, *, concept: bool) -> str:
    """A field as a note; what a person wrote (`note`) as it is, unless it would be taken for a field."""
    if field != "note":
        return f"{(CONCEPT_NOTES if concept else TERM_NOTES)[field]}: {value}"
    return _OWN + value if value.startswith(_OWN) or of_note(value, concept=concept).field != "note" else value
