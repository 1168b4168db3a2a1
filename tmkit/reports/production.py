"""Rows of a draft in production, for the terminal and as JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tmkit.formats.placeholders import marked_pair
from tmkit.model import Proposal, Row
from tmkit.pretranslate.outcome import Finished, Pretranslated
from tmkit.reports.json_lines import difference_objects, origin_keys
from tmkit.reports.wording import counted


def pretranslated_lines(done: Pretranslated) -> Iterator[str]:
    """The file written, and how many segments are what."""
    told = ", ".join(f"{number:,} {name}" for name, number in done.counts.items())
    yield f"{done.into} ({done.format}): {counted(len(done.rows), 'segment')}: {told}"


def finished_lines(done: Finished) -> Iterator[str]:
    """The document written, and what in it nobody has confirmed."""
    yield f"{done.into} ({done.format}): {counted(len(done.rows), 'segment')}, {done.head.target_language}"
    if done.left:
        yield f"{counted(done.left, 'segment')} without a target: the source stands there, shaded"
    if done.proposed:
        yield f"{counted(done.proposed, 'segment')} as proposed: nobody has confirmed them"


def row_object(row: Row) -> dict[str, Any]:
    """A row of `tmkit pretranslate`; inline codes stand as `{1}…{/1}` and `{2/}`."""
    source, target = marked_pair(row.source, row.target)
    return {
        "id": row.id,
        "label": row.label,
        "page": row.page,
        "kind": row.kind or None,
        "part": row.part,
        "state": row.state,
        "score": row.score,
        "source": source,
        "target": None if row.target is None else target,
        "proposals": [_proposal(proposal) for proposal in row.proposals],
        "notes": list(row.notes),
    }


def finished_object(done: Finished) -> dict[str, Any]:
    """The document of `tmkit finish`."""
    return {
        "original": done.head.original,
        "into": done.into,
        "format": done.format,
        "source_lang": done.head.source_language,
        "target_lang": done.head.target_language,
        "segments": len(done.rows),
        "empty": done.left,
        "proposed": done.proposed,
        "remarks": list(done.remarks),
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "score": proposal.score,
        "kind": proposal.kind,
        "similarity": round(proposal.similarity, 6),
        "source": proposal.source.text,
        "target": proposal.target.text,
        "differences": difference_objects(proposal.differences),
        "memory": proposal.memory,
        "unit": proposal.unit,
        **origin_keys(proposal.origin),
    }
