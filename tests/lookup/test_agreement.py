from __future__ import annotations

from tests.lookup.archive import ListArchive, entry
from tmkit.lookup import look_up


def test_units_and_documents_that_have_the_same_target():
    said = [("Adopted.", "report 1"), ("Adopted.", "report 2"), ("Adopted.", "report 2"), ("Approved.", "report 2")]
    said += [("Adopted.", None), ("Endorsed.", "report 3")]
    units = [entry("Adopté.", en, unit=str(i), document=document) for i, (en, document) in enumerate(said)]
    units += [entry("ADOPTÉ.", "Adopted.", unit="9", memory="memories/b.tmx", document="report 4")]
    for parts in (1, 2):
        found = look_up(ListArchive(units, parts), "adopté.", "fr", "en")
        assert {m.target: (m.agreeing.units, m.agreeing.documents) for m in found} == {
            "Adopted.": ((5, 7), (3, 4)),
            "Approved.": ((1, 7), (1, 4)),
            "Endorsed.": ((1, 7), (1, 4)),
        }


def test_a_row_of_thousands_of_units_is_not_loaded():
    targets = ["[Repealed]", "[Deleted]"]
    units = [
        entry("[Abrogé]", targets[i % 100 == 0], unit=f"{i:05}", document=f"act {i % 7}", position=i // 7)
        for i in range(3_000)
    ]
    archive = ListArchive(units)
    found = look_up(archive, "[Abrogé]", "fr", "en")
    assert [(m.target, m.agreeing.units) for m in found] == [("[Deleted]", (30, 3000)), ("[Repealed]", (2970, 3000))]
    assert archive.loaded == 2


def test_many_rows_of_one_skeleton_are_not_loaded():
    units = [entry(f"Il a {i} membres.", f"It has {i} members.", unit=f"{i:05}") for i in range(102, 800)]
    archive = ListArchive(units)
    found = look_up(archive, "Il a 850 membres.", "fr", "en", limit=3)
    assert [(m.score, m.unit, m.repaired) for m in found] == [
        (99, f"00{i}", "It has 850 members.") for i in (102, 103, 104)
    ]
    assert archive.loaded <= 4
