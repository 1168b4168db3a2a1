"""What a look-up may find of one sentence."""

from __future__ import annotations

from tmkit.model import Agreement, DraftSegment, FactComparison, Match, Origin, SegmentLookup

SOURCE = "Le rapport de 2018 est publié."
TARGET = "The report of 2018 is published."


def match(score: int, kind: str = "fuzzy", target: str = TARGET, **fields) -> Match:
    values = {
        "similarity": score / 100,
        "source": SOURCE,
        "repaired": None,
        "facts": FactComparison(),
        "conflict": "",
        "differences": (),
        "memory": "memories/a.tmx",
        "unit": "u1",
        "origin": Origin(document="report-2018"),
        "agreeing": Agreement((1, 1), (1, 1)),
    }
    return Match(score=score, kind=kind, target=target, **(values | fields))


def found(*matches: Match, text: str = SOURCE, number: int = 1, **fields) -> SegmentLookup:
    return SegmentLookup(
        DraftSegment(number, text, "3", page=2, block=4), matches, source_lang="fr", target_lang="en", **fields
    )
