"""Polarity: negation and restriction, to compare two texts of one language. Across languages it says little.

The kinds are `negation` and `restriction`; the value is the word that negates or restricts. French: `ne` with its
second word is one fact, whose span holds both (`n'avaient pas`); `aucun … ne` and `ne … ni … ni` are one as well.

No negation: `ne` alone after `avant que`, `à moins que`, `craindre que` and in comparisons; `n'ont cessé de`,
`ne manquera pas de`, `pas moins de`, `pas seulement`, `non seulement`, `ou non`, `d'aucuns`, `sans aucun`; `not only`,
`no fewer than`, `not later than`, `whether or not`, `no doubt`, `did not fail to`, `No. 5`. `ne saurait`, `ne peut`
negate without a second word.
"""

from __future__ import annotations

from tmkit.facts.legible import legible, lowered
from tmkit.facts.passage import words_of
from tmkit.facts.polarity_english import ENGLISH_TRIGGERS, find_english
from tmkit.facts.polarity_french import FRENCH_TRIGGERS, find_french
from tmkit.model import Fact
from tmkit.text.languages import primary


def polarity(text: str, language: str) -> tuple[Fact, ...]:
    """The negations and restrictions of a text, in text order."""
    french = primary(language) == "fr"
    if (FRENCH_TRIGGERS if french else ENGLISH_TRIGGERS).isdisjoint(words_of(text)):
        return ()
    plain, offsets = legible(text)
    low = lowered(plain)
    found = find_french(low) if french else find_english(low)
    spans = [(one.start, one.end) if offsets is None else (offsets[one.start], offsets[one.end]) for one in found]
    return tuple([Fact(one.kind, one.value, *span, text[slice(*span)]) for one, span in zip(found, spans, strict=True)])
