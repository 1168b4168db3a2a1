"""What archive and glossary know of a resolution's number: its year."""

from __future__ import annotations

from tmkit.facts import read
from tmkit.glossary import Glossary
from tmkit.lookup.references import contradicted
from tmkit.memory.index.index import MemoryIndex
from tmkit.model import Fact
from tmkit.text.languages import primary

_MOST_READ = 200


class KnownReferences:
    """Answers from archive and glossary about references, each number looked for once."""

    def __init__(self, index: MemoryIndex, glossary: Glossary) -> None:
        self._index = index
        self._of_glossary = [
            fact
            for concept in glossary.concepts
            for term in concept.terms
            for fact in read(term.text, primary(term.language))
            if fact.kind == "reference"
        ]
        self._of_archive: dict[str, list[Fact]] = {}

    def forget(self) -> None:
        """The archive has changed: look again."""
        self._of_archive.clear()

    def contradict(self, fact: Fact) -> bool:
        """Whether the reference's number is known with another year."""
        number = str(fact.value[1]) if isinstance(fact.value, tuple) and len(fact.value) == 3 else ""
        if not number or "(" not in fact.text:
            return False
        if number not in self._of_archive:
            self._of_archive[number] = self._look(number)
        return contradicted(fact, [*self._of_archive[number], *self._of_glossary])

    def _look(self, number: str) -> list[Fact]:
        """The references with this number that the archive has, as `822 (1993)`, each distinct one once."""
        found: dict[object, Fact] = {}
        for language in sorted(self._index.languages & {"fr", "en"}):
            for part, units in enumerate(self._index.concordance(f"{number} (", language).units):
                for unit in units[:_MOST_READ].tolist():
                    for fact in self._read(part, unit, language):
                        if fact.kind == "reference":
                            found.setdefault(fact.value, fact)
        return list(found.values())

    def _read(self, part: int, unit: int, language: str) -> tuple[Fact, ...]:
        texts = [v.segment.text for v in self._index.unit(part, unit).unit.variants if primary(v.language) == language]
        return read(" ".join(texts), language)
