"""Term candidates for a person at a terminal: those that the glossary has come apart, last."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tmkit.termbank.extraction import CandidateRendering, Extraction, TermCandidate


def print_candidates(console: Console, found: Extraction) -> None:
    """A line a candidate with its uses and documents, below it what renders it and its other forms; then the counts."""
    new = [one for one in found.candidates if not one.concepts]
    known = [one for one in found.candidates if one.concepts]
    for candidate in new:
        _print(console, candidate)
    if known:
        console.print(Text("in the glossary already", style="bold"))
        for candidate in known:
            _print(console, candidate)
    console.print(Text(counts(found), style="dim"))


def counts(found: Extraction) -> str:
    """How many candidates there are, how many are shown, and in how much text."""
    shown = len(found.candidates)
    proposed = sum(one.proposed for one in found.candidates)
    where = f"{found.documents:,} {'document' if found.documents == 1 else 'documents'}"
    return (
        f"{found.found:,} candidates in {found.pairs:,} segments of {where}; {shown:,} shown, "
        f"{proposed:,} with a proposed rendering, {found.known:,} in the glossary"
    )


def _print(console: Console, candidate: TermCandidate) -> None:
    line = Text(candidate.text, style="bold")
    other = candidate.acronym or candidate.acronym_of
    if other:
        line.append(f" ({other})", style="")
    uses = f"  {candidate.frequency:,} in {candidate.documents:,}"
    line.append(uses, style="dim")
    console.print(line)
    if candidate.renderings:
        first = "=" if candidate.proposed else "~" if candidate.renderings[0].how == "association" else "?"
        said = " | ".join(map(_rendering, candidate.renderings))
        console.print(Padding(Text(f"{first} {said}"), (0, 0, 0, 2)))
    if candidate.variants:
        said = ", ".join(f"{text} {count:,}" for text, count in candidate.variants)
        console.print(Padding(Text(f"also {said}", style="dim"), (0, 0, 0, 2)))
    if candidate.concepts:
        console.print(Padding(Text("concept " + ", ".join(candidate.concepts), style="dim"), (0, 0, 0, 2)))


def _rendering(one: CandidateRendering) -> str:
    return f"{one.text} {one.share:.0%}"
