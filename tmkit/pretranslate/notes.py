"""What a translator should know of a row, a line each: facts, other translations, passages, terms, codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tmkit.documents.inline import code_name
from tmkit.model import Code, Fact, FactPair, Fragment, Match, SegmentLookup, TermMatch
from tmkit.text.tokens import tokens

_FORBIDDEN = frozenset({"deprecated", "superseded"})
_MISSING_CODES = "missing codes"  # they are carried over: nobody need know
_MOST_PASSAGES = 3
_MOST_TERMS = 8


def match_notes(match: Match, others: Sequence[Match]) -> Iterator[str]:
    """Of the match that fills a row: what was replaced, what lowers its score, how else the archive renders it."""
    if match.facts.replaced:
        yield "replaced: " + "; ".join(map(_replacement, match.facts.replaced))
    lowered = [f"{why} −{points}" for why, points in match.penalties if why != _MISSING_CODES]
    if lowered:
        yield "penalty: " + ", ".join(lowered)
    rivals = [one for one in others if one is not match and one.kind in {"context", "exact"}]
    if match.kind in {"context", "exact"} and rivals:
        shown = "; ".join(f"“{one.target}” ({_agreeing(one)})" for one in rivals[:2])
        yield f"the archive also has: {shown}"


def conflict_notes(matches: Sequence[Match]) -> Iterator[str]:
    """Why the best match is a proposal only."""
    best = next((match for match in matches if match.conflict), None)
    if best is not None:
        told = "; ".join(map(_conflict, best.facts.conflict)) or best.conflict
        yield f"{best.score} % but {told}"


def passage_notes(found: Sequence[Fragment]) -> Iterator[str]:
    """The longest passages that the archive has, with the part of the target that renders each."""
    longest = sorted(found, key=lambda part: part.span[0] - part.span[1])[:_MOST_PASSAGES]
    for part in sorted(longest, key=lambda one: one.span):
        where = f"{part.origin.document or part.memory}{f', ¶ {part.origin.label}' if part.origin.label else ''}"
        if part.target_span is None:
            yield f"passage: “{part.text}” stands in: “{part.target}” ({where})"
        else:
            yield f"passage: “{part.text}” → “{part.target[slice(*part.target_span)]}” ({where})"


def term_notes(found: SegmentLookup, target: str | None) -> Iterator[str]:
    """The terms of the glossary, in the form that the passage asks for; forbidden renderings are not among them.

    Where there is a target, only those that it lacks.
    """
    words = "" if target is None else f" {' '.join(tokens(target))} "
    lines = dict.fromkeys(line for term in found.terms if not _has(words, term) and (line := _term(term)))
    yield from list(lines)[:_MOST_TERMS]


def _has(words: str, term: TermMatch) -> bool:
    """Whether a text (its tokens, spaced) has a rendering of a term."""
    shown = (form for one in term.renderings for form in (one.term, one.inflected) if form)
    return bool(words) and any(f" {' '.join(tokens(form))} " in words for form in shown)


def code_note(lost: Sequence[Code]) -> Iterator[str]:
    """Codes that stand last because their place could not be told."""
    names = [code_name(kind) for code in lost if code.kind != "ept" and (kind := code.attribute("type") or "code")]
    if names:
        yield f"put in place by hand (stands last): {', '.join(names)}"


def _term(term: TermMatch) -> str:
    best = next((one for one in term.renderings if one.status not in _FORBIDDEN), None)
    return f"term: {term.text} → {best.inflected or best.term}" if best is not None else ""


def _agreeing(match: Match) -> str:
    units = match.agreeing.units
    return f"{units[0]} of {units[1]} units"


def _replacement(pair: FactPair) -> str:
    return f"{pair.target.text if pair.target else _text(pair.source)} → {pair.replacement or _text(pair.query)}"


def _conflict(pair: FactPair) -> str:
    fact = pair.query or pair.source
    return f"{fact.kind if fact else 'fact'} here {_text(pair.query)}, archive {_text(pair.source)}"


def _text(fact: Fact | None) -> str:
    return "none" if fact is None else f"“{fact.text}”"
