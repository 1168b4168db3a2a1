"""How far a target has come: what each tool calls it, as one of `model.STATES`, and back."""

from __future__ import annotations

from typing import Final

CLASSIC: Final = {
    "new": "proposed",
    "needs-translation": "proposed",
    "needs-adaptation": "proposed",
    "needs-l10n": "proposed",
    "needs-review-translation": "proposed",
    "needs-review-adaptation": "proposed",
    "needs-review-l10n": "proposed",
    "translated": "translated",
    "signed-off": "reviewed",
    "final": "final",
}
"""`target@state` of XLIFF 1.2."""

MODERN: Final = {"initial": "proposed", "translated": "translated", "reviewed": "reviewed", "final": "final"}
"""`segment@state` of XLIFF 2."""

SDL: Final = {
    "Draft": "proposed",
    "Unspecified": "proposed",
    "Translated": "translated",
    "RejectedTranslation": "proposed",
    "ApprovedTranslation": "reviewed",
    "RejectedSignOff": "proposed",
    "ApprovedSignOff": "final",
}
"""`sdl:seg@conf` of Trados Studio."""

MEMOQ: Final = {
    "ManuallyConfirmed": "translated",
    "Confirmed": "translated",
    "Reviewer1Confirmed": "reviewed",
    "Proofread": "reviewed",
    "Reviewer2Confirmed": "final",
    "ProofreadConfirmed": "reviewed",
    "ConfirmedTranslator": "translated",
    "ConfirmedReviewer1": "reviewed",
    "ConfirmedReviewer2": "final",
}
"""`trans-unit@mq:status` of memoQ; every other value (`Pretranslated`, `PartiallyEdited` …) is a proposal."""

_BY_MACHINE: Final = ("fuzzy", "leveraged", "mt-suggestion", "tm-suggestion", "x-")

WRITTEN: Final = {
    "proposed": "needs-review-translation",
    "translated": "translated",
    "reviewed": "signed-off",
    "final": "final",
}
"""A state as XLIFF 1.2 has it: `new` and `needs-translation` would have the target thrown away by some tools."""

WRITTEN_2: Final = {"proposed": "initial", "translated": "translated", "reviewed": "reviewed", "final": "final"}


def classic(state: str | None, qualifier: str | None, approved: str | None) -> str:
    """The state of a target of XLIFF 1.2 that has text, by its own and its unit's attributes."""
    if approved == "yes" and state != "final":
        return "reviewed"
    if state is not None:
        return CLASSIC.get(state, "proposed")
    if approved == "no" or (qualifier or "").startswith(_BY_MACHINE):
        return "proposed"
    return "translated"


def phrase(confirmed: str) -> str:
    """The state that `trans-unit@m:confirmed` of Phrase TMS tells: 0, or up to which step of the workflow."""
    level = confirmed.strip().lower()
    if level in {"", "0", "false"}:
        return "proposed"
    return "reviewed" if level.isdecimal() and level != "1" else "translated"


def qualifier(kind: str) -> str | None:
    """`state-qualifier` of XLIFF 1.2 for a match of this kind; None where there was no match."""
    known = {"context": "exact-match", "exact": "leveraged-tm", "repaired": "fuzzy-match", "fuzzy": "fuzzy-match"}
    return known.get(kind, "leveraged-inherited" if kind == "carried" else None)
