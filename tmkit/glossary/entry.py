"""A form of a term as the recogniser keeps it, and whether a passage can be one."""

from __future__ import annotations

from typing import NamedTuple

from tmkit.glossary.forms import Form
from tmkit.model import Concept, Term

# After these a word is no verb, though it is spelt as one (`la demande`, `these notes`).
_NO_VERB_AFTER = {
    "fr": frozenset(
        "le la les un une des du de d' au aux ce cet cette ces son sa ses leur leurs notre votre nos vos mon ma mes "
        "chaque toute tout toutes aucun aucune nulle quelque quelques quel quelle sur sous par pour sans en dans avec "
        "je j' tu".split()
    ),
    "en": frozenset(
        "a an the this that these those its their his her our your my any all no each every some such other of in by "
        "with for on from at under without i you".split()
    ),
}
# A capital tells a name from a word as long as this or shorter: `Turkey`, `Grenade`.
_CAPITAL_NEEDED = 7
_TO = " à"


class Entry(NamedTuple):
    """A form of a term of a concept, and where the glossary has the term (for ties).

    `guarded`: not every passage with its parts can be it.
    """

    concept: Concept
    term: Term
    form: Form
    order: int
    guarded: bool


def entry(concept: Concept, term: Term, form: Form, order: int, parts: int) -> Entry:
    """The entry of a form of so many parts."""
    single = parts == 1
    guarded = (
        term.form == "acronym"
        or term.part_of_speech == "verb"
        or (single and term.part_of_speech == "proper noun")
        or form.text.endswith(_TO)
    )
    return Entry(concept, term, form, order, guarded)


def _has(found: str, text: str) -> bool:
    """Whether what stands for a last `à` is the verb `a`."""
    return text.endswith(_TO) and found.endswith(" a")


def fits(one: Entry, found: str, before: str, language: str) -> bool:
    """Whether a passage that has the parts of an entry may be it; `before` is the part that precedes, or "".

    An acronym is itself letter for letter, a short name has its capital, and a word after a determiner is no verb.
    """
    if not one.guarded:
        return True
    term, text = one.term, one.form.text
    if term.form == "acronym":
        if one.form.kind == "variant" and "." in text:
            return "".join(filter(str.isalpha, found)) == "".join(filter(str.isalpha, text))
        return found == text
    if term.part_of_speech == "verb":
        noun = before in _NO_VERB_AFTER.get(language, ()) and not text.startswith(("se ", "s'"))
        return not noun and not _has(found, text)
    if text.endswith(_TO):
        return not _has(found, text)
    return found[0].isupper() or not text[0].isupper() or len(found) > _CAPITAL_NEEDED
