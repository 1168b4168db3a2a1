"""What the tests of terminology know beside a draft: a small glossary, and an archive that says what it is told to."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from tmkit.checks.knowledge import Knowledge
from tmkit.glossary import Glossary, read_glossary
from tmkit.model import Finding
from tmkit.termbank import Evidence

Rows = Sequence[Mapping[str, str]]


def glossary(folder: Path, rows: Rows, name: str = "terms.csv") -> Glossary:
    """A glossary of `concept, language, term` and any more columns by name."""
    columns = ["concept", "language", "term", "status"]
    columns += sorted({key for row in rows for key in row} - {*columns})
    folder.mkdir(exist_ok=True)
    with (folder / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns)
        writer.writeheader()
        writer.writerows({"status": "preferred", **row} for row in rows)
    return read_glossary(folder)


def knowing(folder: Path, rows: Rows, archive: object = None, name: str = "terms.csv", **houses: str) -> Knowledge:
    """A glossary, and what else is known."""
    return Knowledge(houses, glossary(folder, rows, name) if rows else None, archive)  # type: ignore[arg-type]


class Archive:
    """An archive that renders some terms steadily: by term, its rendering and the tier (`firm`, `likely`).

    `told` are the exact sentences that it knows: source, then each target with its units and documents. `counted` are
    how many units have a spelling.
    """

    def __init__(
        self,
        terms: Mapping[str, tuple[str, str]] | None = None,
        told: Mapping[str, Sequence[tuple[str, int, int]]] | None = None,
        counted: Mapping[str, int] | None = None,
    ) -> None:
        self._terms = terms or {}
        self._told = told or {}
        self._counted = counted or {}

    def evidence(self, text: str, source: str, target: str, rendered: str | None = None) -> list[Evidence]:
        del source, target
        found = []
        for term, (rendering, tier) in self._terms.items():
            at = text.casefold().find(term.casefold())
            if at >= 0 and (rendered is None or rendering.casefold() not in rendered.casefold()):
                span = at, at + len(term)
                known = (("autre chose", 1),), 40, 7, (2011, 2018), 1.0, 0.98, tier, "lexicon", "test"
                found.append(Evidence(span, text[slice(*span)], rendering, 0.975, *known))
        return found

    def rendered(self, text, span, rendered, source, target):
        """What stands between square brackets in the tests' targets."""
        del text, span, source, target
        if "[" not in rendered:
            return None
        return rendered.index("["), rendered.index("]") + 1

    def renderings(self, text: str, source: str, target: str) -> Sequence[tuple[str, int, int]]:
        del source, target
        return self._told.get(text, ())

    def count(self, words: str, language: str) -> int:
        del language
        return self._counted.get(words, 0)


def terms_of(findings: Sequence[Finding]) -> list[tuple[str, str, str | None]]:
    """Of each place of findings the severity, the text and what should stand there."""
    return [(one.severity, place.text, place.suggestion or one.suggestion) for one in findings for place in one.places]
