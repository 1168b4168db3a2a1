"""What became of glossary files, for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tmkit.glossary.validation import Finding
from tmkit.model.account import Account
from tmkit.reports.account_text import account_lines


def imported_lines(account: Account, into: str | None, concepts: int, terms: int) -> list[str]:
    """The account of a file, and what of it was new."""
    lines = account_lines(account)
    if into is None:
        return [*lines, "  into      nothing new; not written"]
    new = f"{concepts:,} {'concept' if concepts == 1 else 'concepts'}, {terms:,} {'term' if terms == 1 else 'terms'}"
    return [*lines, f"  into      {into}: {new} added"]


def finding_lines(found: Sequence[Finding]) -> list[str]:
    """A line for each finding, then how many of each kind."""
    if not found:
        return ["nothing found"]
    lines = [
        f"{one.file}:{one.line}: {one.kind}: concept {one.concept}: {one.message}"
        if one.concept
        else f"{one.file}:{one.line}: {one.kind}: {one.message}"
        for one in found
    ]
    counts = Counter(one.kind for one in found)
    return [*lines, ", ".join(f"{count:,} {kind}" for kind, count in counts.most_common())]
