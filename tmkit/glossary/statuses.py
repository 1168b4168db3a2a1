"""The status of terms of which a file says none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tmkit.model import Term


def with_statuses(terms: Sequence[Term], stated: Sequence[bool]) -> list[Term]:
    """The terms of a concept; of those whose status is not stated, the first is preferred and the others admitted.

    The first of its language, form, owner and house, that is; where one of these is stated as preferred, all others are
    admitted.
    """
    taken = {_place(term) for term, said in zip(terms, stated, strict=True) if said and term.status == "preferred"}
    found = []
    for term, said in zip(terms, stated, strict=True):
        place = _place(term)
        if said:
            found.append(term)
        elif place in taken:
            found.append(replace(term, status="admitted"))
        else:
            taken.add(place)
            found.append(replace(term, status="preferred"))
    return found


def _place(term: Term) -> tuple[str, str, str, str]:
    return (term.language, term.form if term.form in {"acronym", "short"} else "", term.owner, term.house)
