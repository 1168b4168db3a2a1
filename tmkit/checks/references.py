"""What a draft refers to: resolutions with another year than known, and paragraphs, annexes, notes that it has not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from tmkit.checks.check import Check, Example
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.subject import Subject
from tmkit.facts import read, same, write
from tmkit.facts.roman import from_roman
from tmkit.model import DraftSegment, Fact, Finding
from tmkit.text.languages import primary

Act = tuple[str, str, int | str | None]

_FEW = 3  # labels: a report with fewer numbers no paragraphs to refer to
_OWN = r"(?:du présent|de la présente|of th(?:e present|is)) (?:rapport|document|report|résolution|resolution)"
_NEAR = rf"(?: ?,? (?:ci-(?:dessus|dessous|après)|supra|infra|above|below)| {_OWN})"
_NUMBER = r"(?P<number>[0-9]{1,3}|[IVXL]{1,6})"
_PARAGRAPH = re.compile(rf"(?i:paragraphe|paragraph|par\.|para\.) (?P<number>[0-9]{{1,3}})(?:(?! [a-z]\)){_NEAR})")
_NOTE = re.compile(rf"\bnotes? (?P<number>[0-9]{{1,3}})(?:{_NEAR})", re.IGNORECASE)
_PART = re.compile(
    rf"(?<!\w)(?P<kind>(?i:annexe?|tableau|table|figure|appendice|appendix)) {_NUMBER}(?![\w°]|[./,-]\w)"
)
_HEADS = re.compile(rf"(?P<kind>(?i:annexe?|tableau|table|figure|appendice|appendix)) {_NUMBER}(?!\w)")
_OF_OTHERS = re.compile(r" ?,? (?:d[eu]s?|de la|de l['’]|of|to|à|au)\b(?! (?:présent|the present|this))", re.IGNORECASE)
_KINDS = {"annexe": "annex", "tableau": "table", "appendice": "appendix"}


def reference_unknown(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Resolutions whose year the archive and the glossary do not know, though they know the number."""
    named = _glossary_years(knowledge)
    for pair in subject.pairs:
        for segment in pair.target:
            for fact in _acts(subject.facts(segment.text, subject.language)):
                known = _years(fact, knowledge, named, subject.language)
                year = cast("Act", fact.value)[2]
                if not known or str(year) in known:
                    continue
                yield _unknown(subject, pair.source, segment, fact, known)


def _acts(facts: tuple[Fact, ...]) -> Iterator[Fact]:
    """The references of the form `822 (1993)`: their numbers run on from year to year."""
    for fact in facts:
        value = fact.value
        if fact.kind != "reference" or not isinstance(value, tuple) or len(value) != 3 or value[2] is None:
            continue
        bare = fact.text.removeprefix(f"{value[0]}/RES/")
        if value[0] in ("", "S", "A") and "(" in bare and "/" not in bare:
            yield fact


def _years(fact: Fact, knowledge: Knowledge, named: Mapping[str, Counter[str]], language: str) -> Mapping[str, int]:
    """The years known for the number of a resolution; none where they are several, for the number may be reused."""
    number = cast("Act", fact.value)[1]
    known = named.get(number) or (knowledge.archive.years(number, language) if knowledge.archive is not None else {})
    return known if len(known) == 1 else {}


def _glossary_years(knowledge: Knowledge) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for concept in knowledge.glossary.concepts if knowledge.glossary is not None else ():
        for term in concept.terms:
            if "(" in term.text:
                for fact in _acts(read(term.text, primary(term.language))):
                    _, number, year = cast("Act", fact.value)
                    found.setdefault(number, Counter())[str(year)] += 1
    return found


def _unknown(
    subject: Subject,
    source: tuple[DraftSegment, ...],
    segment: DraftSegment,
    fact: Fact,
    known: Mapping[str, int],
) -> Finding:
    """A finding in the target, or in the source where the source has it so."""
    body, number, _ = cast("Act", fact.value)
    year, count = next(iter(known.items()))
    right = replace(fact, value=(body, number, int(year) if year.isdigit() else year), text=f"{number} ({year})")
    suggestion = write(right, subject.language, fact)
    place = subject.place(segment, (fact.start, fact.end))
    for one in source:
        for other in subject.facts(one.text, subject.source_language or ""):
            if same(other, fact):
                place = subject.place(one, (other.start, other.end), "source")
                suggestion = write(right, subject.source_language or "", other)
    return Finding(
        "reference-unknown",
        "warning",
        f"{' '.join(fact.text.split())}: known is {number} ({year})",
        (place,),
        suggestion=suggestion,
        evidence=f"{number} ({year}) in {count} document{'s' * (count > 1)}, no other year",
    )


def cross_reference(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """References of the draft to paragraphs, notes, annexes and tables of its own that it has not."""
    del knowledge
    if subject.target_blocks is None:
        return
    paragraphs = {name for block in subject.target_blocks if (name := block.path.partition("/")[0]).isdigit()}
    notes = {
        path[5:] for block in subject.target_blocks if (path := block.path).startswith("note ") and path[5:].isdigit()
    }
    parts = _own_parts(subject)
    for segment in subject.segments:
        for match in _PARAGRAPH.finditer(segment.text):
            if len(paragraphs) >= _FEW and match["number"] not in paragraphs:
                yield _dangling(subject, segment, match, f"no paragraph {match['number']}", _reach(paragraphs))
        for match in _NOTE.finditer(segment.text):
            if len(notes) >= _FEW and match["number"] not in notes:
                yield _dangling(subject, segment, match, f"no note {match['number']}", _reach(notes))
        for match in _PART.finditer(segment.text):
            kind, number = _part(match)
            own = parts.get(kind, set())
            if own and number not in own and not _OF_OTHERS.match(segment.text, match.end()):
                yield _dangling(subject, segment, match, f"no {match['kind'].lower()} {match['number']}", _reach(own))


def _own_parts(subject: Subject) -> dict[str, set[str]]:
    """The annexes, tables and figures that headings and captions of the draft begin with."""
    found: dict[str, set[str]] = {}
    for block in subject.target_blocks or ():
        if block.kind in ("heading", "caption") and (match := _HEADS.match(f"{block.label} {block.text}".strip())):
            kind, number = _part(match)
            found.setdefault(kind, set()).add(number)
    return found


def _part(match: re.Match[str]) -> tuple[str, str]:
    kind, number = match["kind"].lower(), match["number"]
    return _KINDS.get(kind, kind), number if number.isdigit() else str(from_roman(number) or number)


def _reach(labels: set[str]) -> str:
    numbers = sorted(int(label) for label in labels if label.isdigit())
    return f"the report has {numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else f"the report has {numbers[0]}"


def _dangling(subject: Subject, segment: DraftSegment, match: re.Match[str], what: str, evidence: str) -> Finding:
    message = f"the report has {what}"
    return Finding("cross-reference", "warning", message, (subject.place(segment, match.span()),), evidence=evidence)


CHECKS = (
    Check(
        "reference-unknown",
        "facts",
        "warning",
        "A resolution stands with another year than the archive or the glossary give it.",
        reference_unknown,
        Example(
            "Rappelant sa résolution 822 (1994),",
            archive=(
                (
                    "The Council, recalling its resolution 822 (1993),",
                    "Le Conseil, rappelant sa résolution 822 (1993),",
                    "report 2011",
                ),
            ),
        ),
        Example(
            "Rappelant sa résolution 822 (1993),",
            archive=(
                (
                    "The Council, recalling its resolution 822 (1993),",
                    "Le Conseil, rappelant sa résolution 822 (1993),",
                    "report 2011",
                ),
            ),
        ),
    ),
    Check(
        "cross-reference",
        "facts",
        "warning",
        "The report refers to a paragraph, note, annex or table of its own that it does not have.",
        cross_reference,
        Example(
            "1. Le Comité s’est réuni.\n2. Il a élu son Bureau.\n3. Comme il est dit au paragraphe 14 ci-dessus, il a "
            "adopté son ordre du jour."
        ),
        Example(
            "1. Le Comité s’est réuni.\n2. Il a élu son Bureau.\n3. Comme il est dit au paragraphe 2 ci-dessus, il a "
            "adopté son ordre du jour."
        ),
    ),
)
