from __future__ import annotations

import itertools

from tests.lookup.archive import ListArchive, entry
from tmkit.config import Penalties, Settings
from tmkit.lookup import EDGE, look_up


def report(memory, targets, sources=("Ouverture", "La séance est levée.", "Clôture")):
    return [
        entry(fr, en, unit=str(i), memory=memory, document=memory, position=i)
        for i, (fr, en) in enumerate(zip(sources, targets, strict=True))
    ]


def test_the_unit_whose_neighbours_agree_comes_first():
    units = report("memories/a.tmx", ["Opening", "The session rose.", "End"], ("Début", "La séance est levée.", "Fin"))
    units += report("memories/b.tmx", ["Opening", "The meeting rose.", "Closing"])
    found = look_up(ListArchive(units), "La séance est levée.", "fr", "en", previous="OUVERTURE", next="Clôture")
    assert [(m.score, m.kind, m.target) for m in found] == [
        (102, "context", "The meeting rose."),
        (100, "exact", "The session rose."),
    ]


def test_the_same_answer_for_each_order_of_units():
    units = report("memories/a.tmx", ["Opening", "The meeting rose.", "Closing"])
    units += report("memories/b.tmx", ["Opening", "The meeting rose.", "End"], ("Début", "La séance est levée.", "Fin"))
    for some in itertools.permutations(units):
        found = look_up(ListArchive(some), "La séance est levée.", "fr", "en", previous="Ouverture", next=EDGE)
        assert [(m.score, m.memory, m.unit) for m in found] == [(101, "memories/a.tmx", "1")]


def test_a_penalty_first_lowers_a_context_match_to_100():
    units = report("memories/a.tmx", ["Opening", "The meeting rose.", "Closing"])
    declared = Settings(penalties=Penalties(memories={"memories/a.tmx": 1}))
    asked = {"previous": "Ouverture", "next": "Clôture", "settings": declared}
    (match,) = look_up(ListArchive(units), "La séance est levée.", "fr", "en", **asked)
    assert (match.score, match.kind, match.penalties) == (99, "exact", (("memory memories/a.tmx", 1),))


def test_what_is_beside_a_unit_and_what_is_not_known():
    units = report("memories/a.tmx", ["Opening", "The meeting rose.", "Closing"])
    units.append(entry("Ouverture", "Opening", unit="9", memory="memories/b.tmx"))
    archive = ListArchive(units)

    def score(query, previous, following):
        return look_up(archive, query, "fr", "en", previous=previous, next=following, limit=1)[0].score

    middle = "La séance est levée."
    assert score(middle, "OUVERTURE", "clôture") == 102
    assert score(middle, "Ouverture", "Annexe") == 101
    assert score(middle, "Annexe", "Clôture") == 101
    assert score(middle, "Clôture", "Ouverture") == 100
    assert score(middle, None, "Clôture") == 101
    assert score(middle, None, None) == 100
    assert score(middle, EDGE, "Clôture") == 101  # an edge agrees only with an edge
    assert score("Ouverture", EDGE, middle) == 102
    assert score("Clôture", middle, EDGE) == 102
    assert score("Clôture", middle, "Ouverture") == 101
