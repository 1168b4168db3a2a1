"""Results as JSON Lines: one object a line, keys as documented in docs/json.md."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from tmkit import __version__
from tmkit.facts import FACTS
from tmkit.maintenance import Cleaned, MemoryStatistics, Merged, MetadataSet
from tmkit.model import (
    ConcordanceLine,
    Difference,
    DraftSegment,
    Fact,
    FactPair,
    Fragment,
    Match,
    Origin,
    SegmentLookup,
    TermMatch,
)
from tmkit.model.account import Account, Remark
from tmkit.text.normalise import NORMALISATION
from tmkit.text.tokens import TOKENISATION

if TYPE_CHECKING:
    from tmkit.align.outcome import Outcome
    from tmkit.exchange.leaving import Exported

_HALF = re.compile("[\ud800-\udfff]")
SIGNATURE = f"tmkit {'.'.join(__version__.split('.')[:2])} · {NORMALISATION} · {TOKENISATION} · {FACTS}"
"""The program, and the versions of what decides an answer."""


def line(value: Mapping[str, Any]) -> str:
    """One object as a line of JSON, with the signature of what made it."""
    written = json.dumps({**value, "signature": SIGNATURE}, ensure_ascii=False)
    # Half a surrogate pair, as a file name that is no UTF-8 has it, can only be written escaped.
    return written if _HALF.search(written) is None else json.dumps(json.loads(written))


def segment_object(segment: DraftSegment) -> dict[str, Any]:
    """A segment of `tmkit segment`."""
    return {
        "id": segment.id,
        "text": segment.text,
        "label": segment.label,
        "kind": segment.kind,
        "page": segment.page,
    }


def align_object(outcome: Outcome) -> dict[str, Any]:
    """A pair of documents of `tmkit align`."""
    aligned = outcome.aligned
    source, target = aligned.alignment.source, aligned.alignment.target
    return {
        "document": outcome.document,
        "source": outcome.source,
        "target": outcome.target,
        "source_lang": source.language,
        "target_lang": target.language,
        "segments": [len(source.segments), len(target.segments)],
        "beads": len(aligned.alignment.beads),
        "units": outcome.units,
        "unreviewed": outcome.unreviewed,
        "alone": list(outcome.alone),
        "parallel": aligned.parallel,
        "reason": aligned.reason,
        "gaps": [{"side": gap.side, "segments": list(gap.sentences), "text": gap.text} for gap in aligned.gaps],
        "into": outcome.into,
        "written": list(outcome.written),
    }


def lookup_object(result: SegmentLookup) -> dict[str, Any]:
    """A segment of `tmkit lookup`, with its matches, fragments last, and its terms."""
    return {
        "segment": result.segment.text,
        "label": result.segment.label,
        "matches": [_match(match) for match in result.matches] + [_fragment(part) for part in result.fragments],
        "terms": [_term(term) for term in result.terms],
    }


def terms_object(result: SegmentLookup) -> dict[str, Any]:
    """A segment of `tmkit terms lookup`."""
    return {
        "segment": result.segment.text,
        "label": result.segment.label,
        "terms": [_term(term) for term in result.terms],
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "score": match.score,
        "kind": match.kind,
        "similarity": round(match.similarity, 6),
        "source": match.source,
        "target": match.target,
        "repaired": match.repaired,
        "facts": {
            "agree": [_pair(pair) for pair in match.facts.agree],
            "replaced": [_pair(pair) for pair in match.facts.replaced],
            "conflict": [_pair(pair) for pair in match.facts.conflict],
        },
        "differences": difference_objects(match.differences),
        "memory": match.memory,
        "unit": match.unit,
        **origin_keys(match.origin),
        "agreeing": {"units": list(match.agreeing.units), "documents": list(match.agreeing.documents)},
        "penalties": [{"reason": reason, "points": points} for reason, points in match.penalties],
    }


def _fragment(part: Fragment) -> dict[str, Any]:
    return {
        "score": None,
        "kind": "fragment",
        "span": list(part.span),
        "text": part.text,
        "source": part.source,
        "source_span": list(part.source_span),
        "target": part.target,
        "target_span": None if part.target_span is None else list(part.target_span),
        "memory": part.memory,
        "unit": part.unit,
        **origin_keys(part.origin),
        "places": part.places,
    }


def difference_objects(found: Iterable[Difference]) -> list[dict[str, Any]]:
    """Where two sources differ, with the spans in both."""
    return [{"operation": one.operation, "query": list(one.query), "source": list(one.source)} for one in found]


def origin_keys(origin: Origin) -> dict[str, Any]:
    """What a unit knows of its document, as every object that shows one has it."""
    return {
        "document": origin.document,
        "label": origin.label,
        "date": origin.date,
        "status": origin.status,
        "authority": origin.authority,
        "confidence": origin.confidence,
    }


def _pair(pair: FactPair) -> dict[str, Any]:
    fact = pair.query or pair.source
    shown: dict[str, Any] = {
        "kind": fact.kind if fact else None,
        "query": _fact(pair.query),
        "source": _fact(pair.source),
    }
    if pair.replacement is not None:
        shown |= {"target": _fact(pair.target), "replacement": pair.replacement}
    return shown


def _fact(fact: Fact | None) -> dict[str, Any] | None:
    return None if fact is None else {"text": fact.text, "span": [fact.start, fact.end]}


def _term(term: TermMatch) -> dict[str, Any]:
    return {
        "span": list(term.span),
        "text": term.text,
        "concept": term.concept,
        "how": term.how,
        "status": term.status,
        "owner": term.owner,
        "official": term.official,
        "renderings": [
            {
                "term": r.term,
                "inflected": r.inflected,
                "status": r.status,
                "authority": r.authority,
                "house": r.house,
                "owner": r.owner,
            }
            for r in term.renderings
        ],
    }


def account_object(account: Account, into: str | None = None) -> dict[str, Any]:
    """What became of a file in `tmkit import` (`into`: the memory written) or `tmkit memory validate`."""
    return {
        "file": account.file,
        "format": account.format,
        "read": account.read,
        "kept": account.kept,
        "repaired": [_remark(remark) for remark in account.repaired],
        "dropped": [_remark(remark) for remark in account.dropped],
        "flagged": [_remark(remark) for remark in account.flagged],
        "notices": account.notices,
        "into": into,
    }


def exported_object(done: Exported) -> dict[str, Any]:
    """What `tmkit export` wrote."""
    return {
        "files": done.files,
        "format": done.format,
        "for": done.tool or None,
        "source_lang": done.source_language,
        "target_lang": done.target_language,
        "read": done.read,
        "written": done.written,
        "left_out": dict(done.left_out),
        "remarks": done.remarks,
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {"line": remark.line, "unit": remark.unit, "reason": remark.reason}


def memory_object(value: MemoryStatistics | Cleaned | Merged | MetadataSet) -> dict[str, Any]:
    """A memory in `tmkit memory list|stats|clean|merge|set`."""
    if isinstance(value, MemoryStatistics):
        counts = {each.name: getattr(value, each.name) for each in fields(value)}
        return {name: dict(count) if isinstance(count, Counter) else count for name, count in counts.items()}
    return asdict(value)


def concordance_object(found: ConcordanceLine) -> dict[str, Any]:
    """A unit of `tmkit concordance`."""
    return {
        "memory": found.memory,
        "unit": found.unit,
        "side": found.side,
        "spans": [list(span) for span in found.spans],
        "text": [found.text[start:end] for start, end in found.spans],
        "source": found.source,
        "target": found.target,
        "renderings": [None if span is None else list(span) for span in found.renderings],
        **origin_keys(found.origin),
    }
