"""What became of a file that came back from another tool."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tmkit.exchange.returned import Returned

_SHOWN = 20
_LONGEST = 60


def returned_lines(done: Returned | None, shown: int = _SHOWN) -> list[str]:
    """A line that counts, then one for each unit that differs (of one kind at most `shown`); none without a merge."""
    if done is None:
        return []
    from tmkit.exchange.returned import count

    counts = [f"{number:,} {kind}" for kind, number in count(done.changes).items()]
    lines = [f"  returned  {', '.join([*counts, f'{done.unchanged:,} unchanged'])}"]
    for kind in count(done.changes):
        found = [change for change in done.changes if change.kind == kind]
        for change in found[:shown]:
            unit = f"unit {change.unit}: " if change.unit else ""
            lines.append(f"  {kind}: {unit}{_short(change.source)}")
            lines += [f"    was  {_short(change.was)}"] * (change.was is not None)
            lines += [f"    now  {_short(change.now)}"] * (change.now is not None)
        if len(found) > shown:
            lines.append(f"  {kind}: … and {len(found) - shown:,} more (--json prints all)")
    if done.replaced or done.removed:
        lines.append(f"  approved  {done.replaced:,} units replaced, {done.removed:,} unreviewed doubles taken away")
    return lines


def returned_keys(done: Returned | None) -> dict[str, Any]:
    """The same for JSON: `returned`, which a file that was only imported has not."""
    if done is None:
        return {}
    changes = [
        {"kind": one.kind, "unit": one.unit, "source": one.source, "was": one.was, "now": one.now}
        for one in done.changes
    ]
    return {
        "returned": {
            "unchanged": done.unchanged,
            "added": done.added,
            "replaced": done.replaced,
            "removed": done.removed,
            "changes": changes,
        }
    }


def _short(text: str | None) -> str:
    text = " ".join((text or "").split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
