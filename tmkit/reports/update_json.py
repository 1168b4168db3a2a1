"""What became of a draft in `tmkit update`, as JSON Lines: its segments, what is gone, and at last a summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tmkit.model import Row
from tmkit.pretranslate.carrying.updated import Updated


def update_objects(updated: Updated) -> Iterator[dict[str, Any]]:
    """An object for each segment of the new version, for each passage that is gone, and one that counts."""
    for row in updated.rows:
        yield _row(row)
    for gone in updated.dropped:
        yield {
            "change": "dropped",
            "segment": None,
            "earlier": gone.id,
            "label": gone.label,
            "source": gone.source,
            "target": gone.target or None,
        }
    yield {
        "file": updated.head.original,
        "earlier": updated.earlier,
        "source_lang": updated.head.source_language,
        "target_lang": updated.head.target_language,
        "counts": dict(updated.counts),
        "stale": [
            {
                "segment": one.segment,
                "label": one.label,
                "span": list(one.span),
                "text": one.text,
                "meant": one.meant,
                "now": one.now or None,
            }
            for one in updated.stale
        ],
        "loose": list(updated.loose),
        "accepted": updated.accepted,
        "into": updated.into,
    }


def _row(row: Row) -> dict[str, Any]:
    before = row.proposals[0] if row.proposals and row.previous is not None else None
    return {
        "change": row.change,
        "segment": int(row.id),
        "earlier": None if before is None else before.unit,
        "label": row.label,
        "source": row.source.text,
        "target": None if row.target is None else row.target.text,
        "state": row.state,
        "kind": row.kind or None,
        "score": row.score,
        "previous": None if row.previous is None else list(row.previous),
        "differences": [
            {"operation": one.operation, "source": list(one.query), "previous": list(one.source)}
            for one in (before.differences if before is not None else ())
        ],
        "notes": list(row.notes),
        "locked": row.locked,
    }
