"""The rows of a new version: what its halves say, and what differs in each."""

from __future__ import annotations

from tmkit.model import DraftSegment, Segment
from tmkit.pretranslate.carrying.earlier import Earlier, EarlierUnit
from tmkit.pretranslate.carrying.rows import Carrying, carry

OLD = (
    "Les membres du comité ont pris la parole à tour de rôle et ont réaffirmé l’importance de la mise en œuvre des "
    "règles communes."
)
TARGET = (
    "The members of the committee took the floor in turn and reaffirmed the importance of the implementation of the "
    "common rules."
)
HALVES = (
    "Les membres du comité ont pris la parole à tour de rôle.",
    "Ils ont réaffirmé l’importance de la mise en œuvre des règles communes.",
)


def test_the_halves_of_a_split_sentence() -> None:
    """Each half has the differences that lie in it, and says where a conjunction went."""
    unit = EarlierUnit("1", Segment(OLD), Segment(TARGET), (OLD,))
    segments = [DraftSegment(number, text, block=0) for number, text in enumerate(HALVES, 1)]
    first, second = carry(Earlier("v1", "fr", "en", (unit,)), segments, Carrying()).rows
    assert first.change == second.change == "split"
    assert first.target is not None
    assert second.target is not None
    assert first.target.text == "The members of the committee took the floor in turn."
    assert second.target.text == "Reaffirmed the importance of the implementation of the common rules."
    assert not any("left out" in note for note in first.notes)
    assert any(note.startswith("“and” was left out") for note in second.notes)
    for row, new in ((first, {"", "."}), (second, {"Ils"})):
        (proposal,) = row.proposals
        assert proposal.source.text == OLD
        assert {row.source.text[slice(*each.query)] for each in proposal.differences} <= new


def test_each_half_says_what_was_replaced_in_it() -> None:
    old = "Le comité a élu son président et il a décidé de tenir deux séances le 24 septembre 2018."
    target = "The committee elected its Chair and it decided to hold two meetings on 24 September 2018."
    unit = EarlierUnit("1", Segment(old), Segment(target), (old,))
    texts = ("Le comité a élu son président.", "Il a décidé de tenir trois séances le 24 septembre 2018.")
    segments = [DraftSegment(number, text, block=0) for number, text in enumerate(texts, 1)]
    first, second = carry(Earlier("v1", "fr", "en", (unit,)), segments, Carrying()).rows
    assert second.target is not None
    assert second.target.text == "It decided to hold three meetings on 24 September 2018."
    assert any(note.startswith("replaced:") for note in second.notes)
    assert not any(note.startswith("replaced:") for note in first.notes)
    assert not any("trois" in note for note in first.notes)
