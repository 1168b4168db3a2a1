"""What other tools' memories say of a unit, in our own words: its document, and how far it can be trusted.

Their own props stay as they are; ours are added where the unit does not say the same itself. Neighbours are read by
`tmkit.memory.context` from the props as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tmkit.memory.metadata import NAMES, PREFIX, with_property
from tmkit.model import Property, Unit

_DOCUMENTS = ("x-document", "x-MateCAT-filename", "filename", "x-filename", "file")
"""Where tools name the document: memoQ, MateCat, Phrase TMS (on the target), Trados Studio's usual field, OmegaT."""

_STATUSES = {
    "aligned": {"yes": "unreviewed"},  # memoQ: nobody has checked the alignment
    "x-ConfirmationLevel": {  # Trados Studio
        "Draft": "draft",
        "RejectedTranslation": "unreviewed",
        "RejectedSignOff": "unreviewed",
        "ApprovedTranslation": "revised",
        "ApprovedSignOff": "revised",
    },
    "x-Origin": {"MachineTranslation": "unreviewed", "Alignment": "unreviewed"},  # Trados Studio
    "x-MateCAT-status": {"NEW": "draft", "DRAFT": "draft", "REJECTED": "unreviewed", "APPROVED": "revised"},
    "x-xtm-status": {"NOT_APPROVED": "unreviewed", "APPROVED": "revised"},
    "x-tmkit-state": {"proposed": "unreviewed", "reviewed": "revised", "final": "revised"},  # of a bilingual file
}
_WORST = {"unreviewed": 2, "draft": 1, "revised": 0}
_TYPED = re.compile(r"(.+):(?:Single|Multiple)(?:String|Picklist)")
_OURS = frozenset(PREFIX + name for name in NAMES)
_MACHINE = ("MT!", "MT", "machine")


def understood(unit: Unit) -> Unit:
    """The unit with what other tools say of it said in our own props, too."""
    unit = _renamed(unit)
    if unit.property("x-tmkit-document") is None and (document := _document(unit)):
        unit = with_property(unit, "document", document)
    if unit.property("x-tmkit-status") is None and (status := _status(unit)):
        unit = with_property(unit, "status", status)
    return unit


def _renamed(unit: Unit) -> Unit:
    """Our own props under their names: Trados Studio gives them back as typed fields."""
    if not any(_own(prop.kind) for prop in unit.properties):
        return unit
    kept = tuple(replace(prop, kind=_own(prop.kind) or prop.kind) for prop in unit.properties)
    return replace(unit, properties=kept)


def _own(kind: str) -> str | None:
    typed = _TYPED.fullmatch(kind)
    return typed[1] if typed is not None and typed[1] in _OURS else None


def _document(unit: Unit) -> str | None:
    said: dict[str, str] = {}
    for prop in _props(unit):
        typed = _TYPED.fullmatch(prop.kind)
        if prop.text.strip():
            said.setdefault(typed[1] if typed is not None else prop.kind, prop.text.strip())
    return next((said[kind] for kind in _DOCUMENTS if kind in said), None)


def _status(unit: Unit) -> str | None:
    """The status that is least trusting of those that the props tell."""
    found = [_STATUSES[prop.kind].get(prop.text.strip()) for prop in _props(unit) if prop.kind in _STATUSES]
    makers = [value for name, value in unit.attributes if name in {"creationid", "changeid"}]
    if makers and makers[-1] in _MACHINE:
        found.append("unreviewed")
    return max((one for one in found if one is not None), key=lambda one: _WORST[one], default=None)


def _props(unit: Unit) -> Iterator[Property]:
    yield from unit.properties
    for variant in unit.variants:
        yield from variant.properties
