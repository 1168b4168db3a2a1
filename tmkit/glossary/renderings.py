"""What renders a concept in another language: all its terms there, the best for a given term first."""

from __future__ import annotations

from dataclasses import replace

from tmkit.glossary.forms import Form, inflect
from tmkit.glossary.validity import RANK, status_at
from tmkit.model import Concept, Rendering, Term
from tmkit.text.languages import closeness, primary


class Renderings:
    """Renderings into one language after another, each asked for once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str | None, ...], tuple[Rendering, ...]] = {}

    def of(self, concept: Concept, term: Term, form: Form, target: str, on: str | None) -> tuple[Rendering, ...]:
        """The terms of a concept in a language, best first, each inflected like the form where that is certain."""
        key = (concept.identifier, target, on, term.owner, term.form, term.status, form.kind)
        found = self._kept.get(key)
        if found is None:
            language = primary(target)
            ranked = sorted(
                ((status_at(one, on), one) for one in concept.in_language(language)),
                key=lambda pair: (RANK[pair[0]], *_distance(pair[1], term, target)),
            )
            found = tuple(Rendering(one.text, status, one.authority, one.house, one.owner) for status, one in ranked)
            if form.kind:
                found = tuple(
                    replace(shown, inflected=inflect(one, language, form.kind))
                    for shown, (_, one) in zip(found, ranked, strict=True)
                )
            self._kept[key] = found
        return found


def _distance(rendering: Term, term: Term, target: str) -> tuple[bool, bool, bool, bool]:
    """Of two renderings of one status: the same body's first, then an acronym for an acronym, an old name for an old
    one (both were superseded later), the same region.
    """
    return (
        rendering.owner != term.owner,
        rendering.form != term.form,
        rendering.status != term.status,
        closeness(rendering.language, target) < 2,
    )
