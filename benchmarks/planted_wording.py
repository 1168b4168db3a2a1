"""Errors of wording and of print to plant, as in `planted_errors`: terms, quotations, titles, and what a house forbids.

Quotations are of `ARCHIVED`, pairs that the archive of the run has; terms are the starter glossary's.
"""

# ruff: noqa: ARG001 - every maker is given the same

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache, partial

from planted_errors import Maker, Pair, Stretch, Texts

from tmkit.glossary import Glossary, read_glossary, starter_path
from tmkit.lookup.content import is_content
from tmkit.text.tokens import token_spans

ARCHIVED: list[tuple[str, str]] = []
"""Pairs of the archive, from the source language of the run into its target language."""

HOUSES = {"fr": "un", "en": "un"}
_SAYS = {"fr": "Le texte dit : « {} ».", "en": "The text says: “{}”."}
_QUOTED = range(12, 40)  # words
_TITLES = {
    "en": ("ADOPTION OF THE AGENDA", "APPROVAL OF THE AGENDA"),
    "fr": ("ADOPTION DE L'ORDRE DU JOUR", "ORDRE DU JOUR"),
}
_SENTENCES = {
    "en": ("The Committee took note of the report of its Chair.", "The Committee noted what its Chair had reported."),
    "fr": ("Le Comité a pris note du rapport de son président.", "Le rapport du président a été noté par le Comité."),
}


def _with(texts: Texts, at: int, text: str) -> list[str]:
    changed = list(texts)
    changed[at] = text
    return changed


@cache
def _glossary() -> Glossary:
    return read_glossary(starter_path(), ("fr", "en"))


@cache
def _preferred(language: str) -> tuple[str, ...]:
    return tuple(
        term.text
        for concept in _glossary().concepts
        for term in concept.in_language(language)
        if term.status == "preferred" and term.text.islower() and len(term.text.split()) == 1
    )


def swapped_term(
    several: bool, rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair
) -> Stretch | None:
    """A term of the glossary, of several words or of one, is rendered by the term of another concept."""
    near = " ".join(targets[max(at - 1, 0) : at + 2])
    for found in _glossary().recognise(sources[at], languages[0], languages[1]):
        for one in found.renderings:
            term = one.inflected or one.term
            place = re.search(rf"(?<!\w){re.escape(term)}(?!\w)", targets[at])
            if (
                place is None
                or (len(found.text.split()) > 1) != several
                or len(re.findall(rf"(?<!\w){re.escape(term)}", near)) > 1
            ):
                continue
            other = rng.choice(_preferred(languages[1]))
            return list(sources), _with(targets, at, targets[at][: place.start()] + other + targets[at][place.end() :])
    return None


def forbidden_term(rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair) -> Stretch | None:
    """A term is put as the glossary says it should not be."""
    for found in _glossary().recognise(targets[at], languages[1], languages[1]):
        concept = next(one for one in _glossary().concepts if one.identifier == found.concept)
        bad = [term.text for term in concept.in_language(languages[1]) if term.status == "deprecated"]
        if found.status == "preferred" and bad and found.text[:1].isupper() == bad[0][:1].isupper():
            start, end = found.span
            return list(sources), _with(targets, at, targets[at][:start] + rng.choice(bad) + targets[at][end:])
    return None


def quotation(
    side: str, rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair
) -> Stretch | None:
    """A passage of the archive is quoted with another word (`source`, `target`), or rendered by something else."""
    for _ in range(50):
        pair = rng.choice(ARCHIVED)
        if not all(len(text.split()) in _QUOTED and not set(text) & set('«»“”"()[]') for text in pair):
            continue
        quoted = [text.rstrip(" .;:,") for text in pair]
        if side == "neither":
            halves = [rng.choice(targets).split() for _ in range(2)]  # together no passage of the archive
            other = " ".join([*halves[0][: len(halves[0]) // 2], *halves[1][len(halves[1]) // 2 :]]).rstrip(" .;:,")
            if not 0.7 < len(other) / len(quoted[1]) < 1.4 or set(other) & set('«»“”"()[]'):
                continue
            quoted[1] = other
        else:
            which = ("source", "target").index(side)
            altered = _altered(rng, quoted[which], languages[which])
            if altered is None:
                continue
            quoted[which] = altered
        texts = [_SAYS[language].format(text) for language, text in zip(languages, quoted, strict=True)]
        return _with(sources, at, texts[0]), _with(targets, at, texts[1])
    return None


def _altered(rng: random.Random, text: str, language: str) -> str | None:
    """The text with a content word from elsewhere in the place of one that is neither its first nor its last."""
    words = [one for one in token_spans(text) if is_content(one.text, language) and one.text.islower()]
    others = [one for one in token_spans(rng.choice(ARCHIVED)[1]) if is_content(one.text, language)]
    inner = [one for one in words[1:-1] if text[one.start].islower()]
    if not inner or not others:
        return None
    old, new = rng.choice(inner), rng.choice(others).text
    return None if old.text[:4] == new[:4] else text[: old.start] + new + text[old.end :]


def twice(
    said: dict[str, tuple[str, str]], rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair
) -> Stretch:
    """A sentence that the source repeats is rendered in two ways."""
    other = (at + len(targets) // 2) % len(targets)
    source, (usual, once) = said[languages[0]][0], said[languages[1]]
    changed = _with(_with(sources, at, source), other, source)
    return changed, _with(_with(targets, at, once), other, usual)


def _in_target(change: Callable[[random.Random, str, str], str | None]) -> Maker:
    def make(rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair) -> Stretch | None:
        text = None if targets[at].isupper() else change(rng, targets[at], languages[1])
        return None if text is None or text == targets[at] else (list(sources), _with(targets, at, text))

    return make


def _bare_capital(rng: random.Random, text: str, language: str) -> str | None:
    return re.sub(
        r"\bÉ(?=tats?\b|gypte|urope|tablissement|tude|galement)|^À(?= (?:cet|la|partir|ce)\b)", _bare, text, count=1
    )


def _bare(match: re.Match[str]) -> str:
    return "E" if match[0] == "É" else "A"


def _ordinal(rng: random.Random, text: str, language: str) -> str | None:
    if language == "fr":
        return re.sub(r"\b(\d{1,3}|[XVI]+)e\b", r"\1ème", text, count=1)
    return re.sub(
        r"\b(\d{1,3})(?:st|nd|rd|th)\b",
        lambda match: match[1] + ("th" if match[1][-1] in "123" else "st"),
        text,
        count=1,
    )


def _apostrophe(rng: random.Random, text: str, language: str) -> str | None:
    places = [match.start() for match in re.finditer(r"(?<=\w)['’](?=\w)", text)]
    if not places:
        return None
    place = rng.choice(places)
    return text[:place] + ("'" if text[place] == "’" else "´") + text[place + 1 :]


def _thousands(rng: random.Random, text: str, language: str) -> str | None:
    if language == "fr":
        return re.sub(r"\b(\d{1,3})[ \u00a0\u202f](\d{3})[ \u00a0\u202f](\d{3})\b", r"\1,\2,\3", text, count=1)
    return re.sub(r"\b(\d{1,3}),(\d{3})\b(?![,.\d])", r"\1 \2", text, count=1)


def _decimal(rng: random.Random, text: str, language: str) -> str | None:
    if language == "fr":
        return re.sub(r"\b(\d{1,2}),(\d{1,2})(?= ?%| million| milliard)", r"\1.\2", text, count=1)
    return re.sub(r"\b(\d{1,2})\.(\d{1,2})(?= ?%| per cent| million| billion)", r"\1,\2", text, count=1)


def _space_before(rng: random.Random, text: str, language: str) -> str | None:
    if language == "en":
        return re.sub(r"(?<=\w)([:;?!])(?= |$)", r" \1", text, count=1)
    return re.sub(r"(?<=\w)[ \u00a0\u202f]([:;?!])(?= |$)", r"\1", text, count=1)


def _no_stop(rng: random.Random, text: str, language: str) -> str | None:
    return text[:-1] if text.endswith(".") and text[:1].isupper() and len(text.split()) > 8 else None


KINDS: dict[str, tuple[Maker, tuple[str, ...]]] = {
    "term of several words swapped": (partial(swapped_term, True), ("term-missing",)),
    "term of one word swapped": (partial(swapped_term, False), ("term-missing",)),
    "deprecated term": (forbidden_term, ("term-forbidden",)),
    "quotation altered": (partial(quotation, "target"), ("quotation-altered",)),
    "quotation altered in the source": (partial(quotation, "source"), ("quotation-altered",)),
    "quotation rendered otherwise": (partial(quotation, "neither"), ("quotation-altered",)),
    "title rendered in two ways": (partial(twice, _TITLES), ("title",)),
    "sentence rendered in two ways": (partial(twice, _SENTENCES), ("same-source",)),
    "final stop dropped": (_in_target(_no_stop), ("final-punctuation",)),
    "capital without accent": (_in_target(_bare_capital), ("capital-accent",)),
    "ordinal": (_in_target(_ordinal), ("ordinal",)),
    "apostrophe": (_in_target(_apostrophe), ("apostrophe",)),
    "thousands": (_in_target(_thousands), ("figures",)),
    "decimals": (_in_target(_decimal), ("figures",)),
    "space before : ; ? !": (_in_target(_space_before), ("spacing",)),
}  # fmt: skip

INFO = frozenset(
    {
        "term of several words swapped",
        "term of one word swapped",
        "sentence rendered in two ways",
        "final stop dropped",
        "apostrophe",
    }
)
"""What is told as info."""
