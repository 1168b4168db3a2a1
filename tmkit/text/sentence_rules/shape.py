"""What the sentence rules of a language consist of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The word lists that decide whether a full stop ends a sentence. Entries are written without their last stop.

    `titles` stand before a name and never end a sentence (`M.`, `Dr.`); they are compared as written, or in capitals.
    `bound` never end one either (`cf.`, `e.g.`). `counted` stand before a number (`art.`, `p.`); before anything else
    they end a sentence if a starter follows. `words` are those of `counted` that are full words too (`no`): before
    anything but a number they end the sentence. `open` may end one (`etc.`, months, units): only a starter after them
    shows it; after a number those that are `months` end one before any word. `prefixes` are like `open`, compared as
    written. All others are compared in small letters.

    `starters` are words with which a sentence commonly opens, `particles` those of them that may also belong to a name
    (`Le Goff`), `articles` those that start one in small letters, too, after a closed bracket. After an `enumerators`
    word a single capital or a roman numeral is a number (`chapitre V.`). `ordinals` says that a stop after a number of
    one or two digits makes it an ordinal (`3. Mai`): it ends a sentence only before a starter.
    """

    titles: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    enumerators: frozenset[str] = frozenset()
    ordinals: bool = False
