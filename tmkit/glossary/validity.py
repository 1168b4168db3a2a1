"""The status of a term at a date. Dates are ISO 8601 and may leave out day or month."""

from __future__ import annotations

from tmkit.model import Term

RANK = {"preferred": 0, "admitted": 1, "deprecated": 2, "superseded": 3}


def status_at(term: Term, on: str | None) -> str:
    """The status of a term in a text of the date `on`.

    As the glossary has it where the date is unknown. Else a term past its `valid_until` is `superseded`, one that was
    superseded later than `on` is still `preferred`, and one whose `valid_from` is yet to come only `admitted`. A date
    that does not tell (`2016` against `2016-06`) speaks for the term.
    """
    if not on or not (term.valid_from or term.valid_until):
        return term.status
    ended = bool(term.valid_until) and _after(on, term.valid_until)
    early = bool(term.valid_from) and _after(term.valid_from, on)
    if term.status in ("preferred", "admitted"):
        return "superseded" if ended else "admitted" if early else term.status
    if term.status == "superseded" and term.valid_until and not ended and not early:
        return "preferred"
    return term.status


def _after(late: str, early: str) -> bool:
    shared = min(len(late), len(early))
    return late[:shared] > early[:shared]
