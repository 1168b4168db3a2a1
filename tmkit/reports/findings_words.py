"""Words that all reports of findings share: where a place is, what stands around it, how many there are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tmkit.checks.outcome import Checked
from tmkit.model import SEVERITIES, Finding, Place
from tmkit.text.languages import primary

_WANTS = {
    "source": "they compare with a source; name it with --source",
    "glossary": "the workspace has no glossary",
    "archive": "the workspace has no memories",
    "house": "tmkit.toml declares no house style",
}
_NAMED = re.compile("[a-z]{4,} ")
_PLURALS = {"error": "errors", "warning": "warnings", "info": "info"}


class Excerpt(NamedTuple):
    """A stretch of a segment: what stands before a place, the place itself, what stands after it."""

    before: str
    text: str
    after: str


def excerpt(place: Place, *, around: int = 48, longest: int = 90) -> Excerpt:
    """What a reader needs to see of a place: so many characters around it, whole words, `…` where something is cut.

    Characters that would steer a terminal are replaced by one that shows.
    """
    context = place.context
    start, end = place.span
    end = max(start, min(end, len(context)))
    first = max(0, start - around)
    before = legible(context[first:start])
    if first:
        before = "…" + before.partition(" ")[2] if " " in before else "…" + before
    after = legible(context[end : end + around])
    if end + around < len(context):
        after = (after.rpartition(" ")[0] if " " in after else after) + "…"
    marked = context[start:end]
    if len(marked) > longest:
        half = longest // 2
        marked = f"{marked[:half]} … {marked[-half:]}"
    return Excerpt(before, legible(marked), after)


def legible(text: str) -> str:
    """A text without control characters, as long as it was: line ends become spaces, others a mark that shows."""
    if text.isprintable():
        return text
    return "".join(
        " " if char in "\t\n\r\x0b\x0c\x85\u2028\u2029" else "\ufffd" if _steers(char) else char for char in text
    )


def _steers(char: str) -> bool:
    return (
        unicodedata.category(char) in {"Cc", "Cs"} or char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def labelled(label: str) -> str:
    """A label as a reader expects it: `¶ 3/¶2`, but `note 4` and `table 1/r2c1`; empty where there is none."""
    return label if not label or label.startswith("¶") or _NAMED.match(label) else f"¶ {label}"


def where(place: Place, *, bilingual: bool = False) -> str:
    """Where a place is, in words: `¶ 3/¶2, page 4, segment 12`."""
    label = labelled(place.label)
    page = f"page {place.page}" if place.page else ""
    number = f"{'unit' if bilingual else 'segment'} {place.segment}"
    side = "source" if place.side == "source" else ""
    return ", ".join(part for part in (side, label, page, number) if part)


def near(place: Place, *, bilingual: bool = False) -> str:
    """Where a further place is, in few words."""
    words = labelled(place.label)
    if not words:
        words = f"{'unit' if bilingual else 'segment'} {place.segment}"
    return f"source {words}" if place.side == "source" else words


def others(finding: Finding, *, most: int = 8, bilingual: bool = False) -> str:
    """The places of a finding beyond the first, in few words; empty where there is none."""
    rest = finding.places[1:]
    told = Counter(near(place, bilingual=bilingual) for place in rest)
    shown = [name if count == 1 else f"{name} ({count} times)" for name, count in list(told.items())[:most]]
    left = sum(list(told.values())[most:])
    if not shown:
        return ""
    return ", ".join(shown) + (f" and {left:,} more" if left else "")


def counted(findings: Sequence[Finding]) -> str:
    """`2 errors, 1 warning`; nothing for what there is none of, but `nothing found` for nothing at all."""
    counts = Counter(finding.severity for finding in findings)
    parts = [f"{counts[name]:,} {name if counts[name] == 1 else _PLURALS[name]}" for name in SEVERITIES if counts[name]]
    return ", ".join(parts) or "nothing found"


def heading(checked: Checked) -> str:
    """What was checked: the file, its language and source, its date."""
    subject = checked.subject
    parts = [subject.file]
    if subject.source_language is None:
        parts.append(primary(subject.language))
    elif subject.bilingual:
        parts.append(f"{primary(subject.source_language)} to {primary(subject.language)}")
    else:
        parts.append(f"{primary(subject.language)}, beside {subject.source_file} ({primary(subject.source_language)})")
    count, noun = (len(subject.pairs), "unit") if subject.bilingual else (len(subject.segments), "segment")
    units = f"{count:,} {noun if count == 1 else noun + 's'}"
    return " · ".join([*parts, units, subject.date or "date unknown"])


def left_out(checked: Checked) -> list[str]:
    """What no finding tells: accepted findings, known ones, checks that could not run or failed."""
    lines = []
    if checked.accepted:
        lines.append(f"{len(checked.accepted):,} accepted")
    if checked.known:
        lines.append(f"{checked.known:,} known from the earlier run")
    return lines


def not_run(checked: Checked) -> list[str]:
    """The checks that could not run, with what they would need; a line for each need."""
    wanting: dict[str, list[str]] = {}
    for check, need in checked.report.wanting:
        wanting.setdefault(need, []).append(check)
    return [f"not run: {', '.join(checks)} ({_WANTS.get(need, need)})" for need, checks in wanting.items()]
