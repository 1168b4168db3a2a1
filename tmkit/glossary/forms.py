"""The forms in which a term stands in texts: as the glossary writes it, and inflected as its language does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tmkit.glossary import phrases_en, phrases_fr
from tmkit.glossary.phrase import Inflected
from tmkit.model import Term

# What is done with a kind of form that a target language has not.
_NEAREST = {"feminine plural": "plural", "past plural": "past"}


class Form(NamedTuple):
    """A form of a term, as it is written.

    `kind` is "" for the term itself, `plural`, `singular` (of a term listed in the plural), `feminine`,
    `feminine plural`, `contraction`; of verbs `plural`, `infinitive`, `participle`, `past`, `past plural`; `variant`
    for what is no right form of it.
    """

    text: str
    kind: str = ""


def forms(term: Term, language: str) -> tuple[Form, ...]:
    """The forms by which a term is recognised, the term itself first. `language` is a primary subtag."""
    found = {term.text: Form(term.text)}
    for each in _inflected(term, language):
        if not each.ambiguous:
            found.setdefault(each.text, Form(each.text, each.kind))
    return tuple(found.values())


def inflect(term: Term, language: str, kind: str) -> str:
    """The form of a term that renders a form of that kind; "" where that is not certain, or is the term itself."""
    if not kind or kind in ("singular", "contraction", "variant") or term.form == "acronym":
        return ""
    several = {each.kind: each.text for each in reversed(list(_inflected(term, language))) if not each.doubtful}
    found = several.get(kind) or several.get(_NEAREST.get(kind, kind), "")
    return "" if found == term.text else found


def _inflected(term: Term, language: str) -> Iterator[Inflected]:
    if term.form == "acronym":
        return _of_acronym(term, language)
    if language == "fr":
        return phrases_fr.inflected(term)
    return phrases_en.inflected(term) if language == "en" else iter(())


def _of_acronym(term: Term, language: str) -> Iterator[Inflected]:
    text = term.text
    if re.fullmatch(r"[^\W\d_]{2,}", text) and text.isupper():
        yield Inflected(".".join(text) + ".", "variant")
    if language == "en" and term.part_of_speech != "proper noun":
        if text.endswith("s") and text[:-1].isupper():
            yield Inflected(text[:-1], "singular")
        elif text.isupper():
            yield Inflected(text + "s", "plural")
    elif language == "fr" and term.part_of_speech != "proper noun" and text.isupper():
        yield Inflected(text + "s", "variant")
