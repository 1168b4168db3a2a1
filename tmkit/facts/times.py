"""Times of day: `10 h 15`, `10:15`, `9.30 a.m.`, `à 15 heures`. The value is (hour, minute), hours from 0 to 24.

`15 heures 30` is a time; `10 heures` is one only after `à` (`dès`, `vers`, `avant`, `après`), and may be a length of
time then as well: a whole hour agrees with the number of its hours.
"""

from __future__ import annotations

import re
from functools import cache

from tmkit.facts.passage import Found, Passage

TRIGGERS = frozenset({"h", "heure", "heures", "m", "am", "pm"})
INSIDE = frozenset({"h", "heure", "heures", "min", "mn", "a", "p", "m", "am", "pm", ".", ":"})


def find(passage: Passage) -> list[Found]:
    """The times of day in a passage."""
    if not (passage.has(TRIGGERS) or ":" in passage.text or _joined().search(passage.text)):
        return []
    found: list[Found] = []
    for match in passage.at_figures(_pattern(passage.french)):
        parts = match.groupdict()
        hour = int(parts["h1"] or parts["h2"] or parts.get("h3") or parts["h4"])
        minute = int(parts["m1"] or parts["m2"] or parts["m3"] or parts.get("m4") or 0)
        half = parts["half"]
        if half:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if half in "pP" else 0)
        if hour <= 24 and minute < 60:
            found.append(Found("time", (hour, minute), match.start(), match.end()))
    return found


@cache
def _joined() -> re.Pattern[str]:
    """`10h15`, `9am`: a letter directly after a figure is no word of the passage."""
    return re.compile(r"[0-9](?:h|[apAP]\.?[mM])")


@cache
def _pattern(french: bool) -> re.Pattern[str]:
    hour, minute = "(?:[01]?[0-9]|2[0-4])", "[0-5][0-9]"
    halves = rf"(?P<h1>{hour})(?:[.:h](?P<m1>{minute}))? ?(?P<half>[apAP])(?:\. ?[mM]\.|[mM](?!\w))"
    minutes = rf"(?: ?(?P<m2>{minute})(?: ?mi?n(?!\w))?)?(?!\w)"
    colon = rf":(?P<m3>{minute})(?::[0-5][0-9])?(?![\w:]|[.,][0-9]| [0-9]{{3}}(?![0-9]))"
    clock = rf"(?P<h2>{hour})(?: ?h{minutes}|{colon})"
    after = "(?<=[àÀ] )|(?<=vers )|(?<=dès )|(?<=avant )|(?<=après )"
    words = (
        rf"(?P<h3>{hour}) heures (?P<m4>{minute})(?!\w)"
        rf"|(?:{after})(?<![0-9] à )(?P<h4>{hour}) heures?(?!\w)"
    )
    return re.compile(rf"(?<![\w.,:/])(?:{halves}|{clock}{'|' + words if french else ''})")
