"""What a look-up found of a segment, as a row: the target, proposals beside it, and what the translator should know.

| best match | target | state |
|---|---|---|
| in its whole context (102) | the match's | `translated` |
| exact, repaired, or fuzzy of the least score or more, no fact in conflict | the match's, facts replaced | `proposed` |
| facts in conflict, or below the least score | none: a proposal only | `empty` |
| none, but there is nothing to translate (a number, a symbol) | in the notation of the language | `proposed` |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tmkit.lookup.texts import variants_in
from tmkit.model import Match, Proposal, Row, Segment, SegmentLookup
from tmkit.pretranslate.adapting import adapting_notes
from tmkit.pretranslate.codes import Rendered, carried
from tmkit.pretranslate.draft import empty_row
from tmkit.pretranslate.known_terms import with_terms
from tmkit.pretranslate.notation import in_notation
from tmkit.pretranslate.notes import code_note, conflict_notes, match_notes, passage_notes, term_notes
from tmkit.text.tokens import tokens

WHOLE_CONTEXT = 102
EXACT = 100
_NEAR = 10  # points by which a match without conflict may be behind one with


@dataclass(frozen=True, slots=True)
class Filling:
    """How rows are filled.

    `minimum` is the least final score of a match whose target is put into a row (1 to 102), `proposals` how many pairs
    are shown beside it. `rendered` tells which part of a target renders a part of its source, to place inline codes.
    """

    minimum: int = 75
    proposals: int = 3
    rendered: Rendered | None = None


DEFAULT = Filling()


def fill(found: SegmentLookup, how: Filling = DEFAULT, *, like: Row | None = None) -> Row:
    """The row of a segment; its id is the segment's, its source has the segment's inline codes.

    `like` is an earlier row with the same source: its target is taken again, unless this one's whole context speaks for
    another.
    """
    segment = found.segment
    row = empty_row(segment)
    match = _chosen(found.matches, how.minimum)
    again = like is not None and like.target is not None and (match is None or match.score < WHOLE_CONTEXT)
    notes: list[str] = []
    if again:
        assert like is not None
        assert like.target is not None
        wanted = like.target.text
        match = next((one for one in found.matches if not one.conflict and _text(one) == wanted), None)
        text: str | None = wanted
        notes.append(f"as in segment {like.id}")
    else:
        text = None if match is None else _text(match)
    if text is None and not any(one.score >= EXACT for one in found.matches):
        text = in_notation(segment.text, found.source_lang, found.target_lang)
    if text is not None:
        target, lost = carried(
            row.source,
            text,
            with_terms(found, how.rendered),
            source_lang=found.source_lang,
            target_lang=found.target_lang,
            pattern=None if match is None else _texts(match, found),
        )
        row = replace(row, target=target, state="proposed")
        notes += code_note(lost)
        if again and match is None and like is not None:
            row = replace(row, kind=like.kind, score=like.score if like.score is None else min(like.score, EXACT))
    if match is not None:
        settled = match.kind == "context" and match.score >= WHOLE_CONTEXT
        row = replace(row, kind=match.kind, score=match.score, state="translated" if settled else "proposed")
        notes += match_notes(match, found.matches)
        notes += adapting_notes(match, segment.text, how.rendered)
    elif text is None:
        notes += conflict_notes(found.matches)
    if row.score is None or row.score < EXACT:
        notes += passage_notes(found.fragments)
        notes += () if text is not None and match is None and not again else term_notes(found, text)
    return replace(row, proposals=tuple(_proposals(match, found, how.proposals)), notes=tuple(notes))


def fill_all(found: Iterable[SegmentLookup], how: Filling = DEFAULT) -> Iterator[Row]:
    """The rows of a draft in order; a segment that comes again gets the target that it had the first time."""
    first: dict[tuple[str, ...], Row] = {}
    for one in found:
        key = tuple(tokens(one.segment.text))
        like = first.get(key)
        row = fill(one, how, like=like)
        if like is None:
            first[key] = row
        elif row.target is None:
            row = replace(row, notes=(f"the same text as segment {like.id}", *row.notes))
        elif like.target is not None and row.target.text != like.target.text:
            row = replace(row, notes=(f"segment {like.id} has the same text, in another context", *row.notes))
        yield row


def _chosen(matches: Sequence[Match], minimum: int) -> Match | None:
    """The best match without conflict, unless one with a conflict is much nearer."""
    best = next((match for match in matches if not match.conflict), None)
    if best is None or best.score < minimum or best.score < matches[0].score - _NEAR:
        return None
    return best


def _text(match: Match) -> str:
    return match.target if match.repaired is None else match.repaired


def _proposals(chosen: Match | None, found: SegmentLookup, most: int) -> Iterator[Proposal]:
    """The pairs of the archive beside a row, that of its target first."""
    others = [match for match in found.matches if match is not chosen]
    for match in [*([] if chosen is None else [chosen]), *others][:most]:
        source, target = _texts(match, found)
        yield Proposal(
            match.score,
            match.kind,
            match.similarity,
            source,
            target,
            match.memory,
            match.unit,
            match.origin,
            match.differences,
        )


def _texts(match: Match, found: SegmentLookup) -> tuple[Segment, Segment]:
    """The pair as the memory has it, with its inline codes, labels left out."""
    return _stored(match, match.source, found.source_lang), _stored(match, match.target, found.target_lang)


def _stored(match: Match, text: str, language: str) -> Segment:
    if match.stored is None or not text:
        return Segment(text)
    for variant in variants_in(match.stored, language):
        whole = variant.segment
        if whole.codes and whole.text.rstrip().endswith(text.rstrip()):
            cut = whole.text.rindex(text.rstrip())
            codes = tuple((min(max(at - cut, 0), len(text)), code) for at, code in whole.codes)
            return Segment(text, codes)
    return Segment(text)
