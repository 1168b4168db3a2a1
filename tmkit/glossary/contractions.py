"""French prepositions that change with the article after them: `de`, `du`, `des`, `d'`; `à`, `au`, `aux`."""

from __future__ import annotations

from collections.abc import Sequence

OF = ("de", "du", "des", "d'")
TO = ("a", "au", "aux")
CLASSES = dict.fromkeys(OF, OF) | dict.fromkeys(TO, TO)
"""For each word as a part, all the words that may stand for it."""
ARTICLES = ("la", "l'")
"""What may follow `de` and `à` and goes with them."""


def without_articles(parts: Sequence[str]) -> list[str]:
    """The parts of a French term, `de la` and `à l'` within it cut to the preposition."""
    return [
        part
        for place, part in enumerate(parts)
        if not (part in ARTICLES and place > 1 and parts[place - 1] in ("de", "a"))
    ]
