"""Term candidates as JSON, keys as documented in docs/json.md."""

from __future__ import annotations

from typing import Any

from tmkit.termbank.extraction import TermCandidate


def candidate_object(candidate: TermCandidate) -> dict[str, Any]:
    """A candidate of `tmkit terms extract`."""
    return {
        "term": candidate.text,
        "score": round(candidate.score, 3),
        "frequency": candidate.frequency,
        "documents": candidate.documents,
        "c_value": round(candidate.c_value, 3),
        "weirdness": round(candidate.weirdness, 3),
        "variants": [{"text": text, "frequency": count} for text, count in candidate.variants],
        "renderings": [
            {"text": one.text, "units": [one.units, one.of], "share": round(one.share, 6), "how": one.how}
            for one in candidate.renderings
        ],
        "proposed": candidate.proposed,
        "acronym": candidate.acronym or None,
        "acronym_of": candidate.acronym_of or None,
        "concepts": list(candidate.concepts),
        "contexts": [
            {
                "source": one.source,
                "span": list(one.span),
                "target": one.target,
                "memory": one.memory,
                "unit": one.unit,
                "document": one.document,
                "date": one.date,
            }
            for one in candidate.contexts
        ],
    }
