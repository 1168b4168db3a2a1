"""What a check may ask beside the draft: house styles, the glossary, the archive. Any of it may be missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tmkit.glossary import Glossary
    from tmkit.lookup.passages import KnownPassage
    from tmkit.model import Match
    from tmkit.termbank import Evidence


class Archive(Protocol):
    """The memories as checks ask them; every answer is for one direction."""

    def renderings(self, text: str, source: str, target: str) -> Sequence[tuple[str, int, int]]:
        """The targets that the archive has for exactly this source: text, units, documents; most frequent first."""
        ...

    def look_up(self, text: str, source: str, target: str, minimum: int, limit: int) -> Sequence[Match]:
        """As `tmkit lookup`."""
        ...

    def passages(self, text: str, language: str, other: str | None) -> Sequence[KnownPassage]:
        """Where a text stands in the archive, word for word; else the passage nearest to it, if one is near.

        Of units that have a text in `other`, too; in any second language where it is None.
        """
        ...

    def evidence(self, text: str, source: str, target: str, rendered: str | None = None) -> Sequence[Evidence]:
        """Of the word sequences of a text those that the archive renders steadily.

        With `rendered`, the text's translation, only those that it renders otherwise.
        """
        ...

    def rendered(
        self, text: str, span: tuple[int, int], rendered: str, source: str, target: str
    ) -> tuple[int, int] | None:
        """The part of a translation that renders a part of its source, None where that cannot be told."""
        ...

    def years(self, number: str, language: str) -> Mapping[str, int]:
        """The years or sessions that the archive gives a resolution of this number, each with how many documents."""
        ...

    def count(self, words: str, language: str) -> int:
        """How many units have these words in order, in their own case and accents."""
        ...


@dataclass(frozen=True)
class Knowledge:
    """What is known around a draft. `houses` gives the house style of each language (`{"fr": "un"}`)."""

    houses: Mapping[str, str] = field(default_factory=dict)
    glossary: Glossary | None = None
    archive: Archive | None = None
