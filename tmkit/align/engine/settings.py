"""Numbers of the aligner that no document teaches, with what they were measured on."""

from __future__ import annotations

from dataclasses import dataclass

SPAN = 4
"""Most sentences of one side in a bead that has both."""

BEADS = {
    (1, 1): 0.0,
    (1, 2): -1.8,
    (2, 1): -1.8,
    (1, 3): -3.4,
    (3, 1): -3.4,
    (1, 4): -3.6,
    (4, 1): -3.6,
    (2, 2): -2.5,
    (2, 3): -3.9,
    (3, 2): -3.9,
    (3, 3): -3.7,
}
"""Kinds of bead (source sentences, target sentences) and the logarithm of how rare each is beside 1-1 at first."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Chosen on literary texts, a yearbook and numbered reports together, none of them by itself."""

    lexical_weight: float = 0.40  # words are not independent of each other: the sum of their evidence is too sure
    part_weight: float = 0.30  # of the words of the sentence that speaks most against being in a bead with others
    length_weight: float = 1.05
    end_weight: float = 0.9
    ends_mass: float = 10.0  # beads that what is expected of sentence ends is worth beside what is seen
    inner_weight: float = -2.5  # a sentence that ends with nothing (a heading, a cell) inside a bead
    break_weight: float = -5.0  # a heading and a paragraph, or two other kinds of text, in one bead
    kinds_mass: float = 20.0  # beads that BEADS is worth
    drop_first: float = -3.0  # to begin a run of sentences without counterpart, before the document says
    drop_mass: float = 10.0  # beads that it is worth
    drop_more: float = -2.2  # for each of its sentences, before the document says
    more_mass: float = 10.0
    drop_both: float = -8.0  # a run of the target right after one of the source: mostly one free translation
    # κ, the share of a word's uses that the other side explains: none of its translation known … all of it
    explained_least: float = 0.08
    explained_most: float = 0.65
    known_power: float = 0.88
    idle: float = 0.30  # of what a word's known translations leave over, the share that explains any word
    ceiling: float = 14.3  # highest log ratio of one word
    prior_mass: float = 4.5  # uses that cognates and lexicon are worth beside those seen
    discount: float = 0.60  # taken off each count: what one meeting of two words proves about itself
    diagonal: float = 3.0  # how fast words far apart in their beads lose their tie while pairs are learnt
    cognate: float = 0.50
    window: float = 24.0  # sentences on both sides of the first band
    window_later: float = 8.0  # the same in parts that begin with what others taught
