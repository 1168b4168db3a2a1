"""Candidates as concepts of a glossary, for a terminologist to accept, change or delete."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tmkit.model import Concept, Term
from tmkit.termbank.extraction.values import Extraction, TermCandidate
from tmkit.termbank.extraction.word_kinds import plain

DOMAIN, KNOWN = "candidates", "known candidates"
"""The domains of candidates that the glossary has not, and has."""

STATUS = "admitted"
"""The status of what nobody has accepted yet: it is recognised, and no other wording is found fault with."""


def concepts(found: Extraction) -> Iterator[Concept]:
    """One concept a candidate: the term, its acronym, and its usual rendering where that is proposed.

    Those that the glossary has come last, under a domain of their own. Their counts, and what else renders them, stand
    in the note, which begins with `candidate`.
    """
    used: set[str] = set()
    for candidate in sorted(found.candidates, key=lambda one: bool(one.concepts)):
        identifier = _identifier(candidate.text, used)
        used.add(identifier)
        context = candidate.contexts[0] if candidate.contexts else None
        terms = [
            Term(
                candidate.text,
                found.source_lang,
                STATUS,
                form="full" if candidate.acronym else "",
                note=_note(candidate),
                context=context.source if context else "",
            )
        ]
        if candidate.acronym:
            terms.append(
                Term(
                    candidate.acronym,
                    found.source_lang,
                    STATUS,
                    form="acronym",
                    acronym_of=candidate.text,
                    note="candidate",
                )
            )
        if candidate.proposed:
            usual = candidate.renderings[0]
            terms.append(
                Term(
                    usual.text,
                    found.target_lang,
                    STATUS,
                    note=f"candidate: {_share(usual.units, usual.of)}",
                    context=context.target if context else "",
                )
            )
        yield Concept(identifier, tuple(terms), KNOWN if candidate.concepts else DOMAIN)


def _note(candidate: TermCandidate) -> str:
    where = "document" if candidate.documents == 1 else "documents"
    said = [f"candidate: {candidate.frequency:,} uses, {candidate.documents:,} {where}"]
    if candidate.variants:
        said.append("also " + ", ".join(f"{text} ({count:,})" for text, count in candidate.variants))
    others = candidate.renderings[1:] if candidate.proposed else candidate.renderings
    if others:
        said.append("rendered " + ", ".join(f"{one.text} ({_share(one.units, one.of)})" for one in others))
    if candidate.concepts:
        said.append("in the glossary: " + ", ".join(candidate.concepts))
    return "; ".join(said)


def _share(units: int, of: int) -> str:
    return f"{units:,} of {of:,}"


def _identifier(text: str, used: set[str]) -> str:
    name = re.sub(r"[^\w]+", "-", plain(text.casefold())).strip("-") or "candidate"
    found, number = name, 2
    while found in used:
        found, number = f"{name}-{number}", number + 1
    return found
