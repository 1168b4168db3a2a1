"""What in the target of a near match has to be changed, as far as the lexicon can tell which words render which."""

from __future__ import annotations

from collections.abc import Iterator

from tmkit.model import Difference, Match
from tmkit.pretranslate.codes import Rendered

_NEAR = 4  # characters between two differences that are one to the reader
_MOST = 5


def adapting_notes(match: Match, query: str, rendered: Rendered | None) -> Iterator[str]:
    """A line for each stretch where the archive's source departs from the draft's: what to replace, leave out, add."""
    if match.kind != "fuzzy":
        return
    for number, each in enumerate(_joined(match)):
        if number == _MOST:
            yield "and more that differs"
            return
        old, new = match.source[slice(*each.source)].strip(), query[slice(*each.query)].strip()
        if not any(map(str.isalnum, old + new)):
            continue
        span = rendered(match.source, each.source, match.target) if rendered and any(map(str.isalnum, old)) else None
        part = "" if span is None else match.target[slice(*span)]
        if not new:
            yield f"leave out “{part}”: the draft has no “{old}”" if part else f"the draft has no “{old}”"
        elif not old:
            yield f"the draft has besides: “{new}”"
        else:
            told = f"“{part}” renders “{old}”" if part else f"the archive has “{old}”"
            yield f"{told}; the draft has “{new}”"


def _joined(match: Match) -> Iterator[Difference]:
    """The differences, but for facts that were replaced; those that almost touch as one."""
    held: Difference | None = None
    done = [pair.query for pair in match.facts.replaced if pair.query is not None]
    for each in match.differences:
        if any(fact.start < each.query[1] and each.query[0] < fact.end for fact in done):
            continue
        if held is not None and each.source[0] - held.source[1] <= _NEAR and each.query[0] - held.query[1] <= _NEAR:
            held = Difference("replace", (held.query[0], each.query[1]), (held.source[0], each.source[1]))
            continue
        if held is not None:
            yield held
        held = each
    if held is not None:
        yield held
