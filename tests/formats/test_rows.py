"""Any bilingual file as rows."""

from __future__ import annotations

import pytest

from tmkit.formats.rows import read_row_file, row_of
from tmkit.model import InputError, Note, Property, Segment, Unit, Variant


def unit(*texts: tuple[str, str], **properties: str) -> Unit:
    return Unit(
        tuple(Variant(language, Segment(text)) for language, text in texts),
        (("tuid", "7"),),
        tuple(Property(f"x-tmkit-{name}", value) for name, value in properties.items()),
        (Note("see annex"),),
    )


def test_what_a_unit_says_of_its_row() -> None:
    row = row_of(
        unit(("fr", "Un."), ("en-GB", "One."), ("en-US", "1."), state="proposed", label="3/¶2", score="99", kind="exact",
             page="4", block="2", locked="yes", change="moved", part="heading"),
        "fr-FR", "en-US", ordinal=1,
    )  # fmt: skip
    assert row is not None
    assert (row.id, row.source.text, row.target.text, row.state) == ("7", "Un.", "1.", "proposed")
    assert (row.label, row.score, row.kind, row.page, row.block) == ("3/¶2", 99, "exact", 4, 2)
    assert (row.locked, row.change, row.part, row.notes) == (True, "moved", "heading", ("see annex",))


def test_states_and_odd_values() -> None:
    assert row_of(unit(("fr", "Un."), ("en", "One.")), "fr", "en", ordinal=1).state == "translated"
    assert row_of(unit(("fr", "Un."), ("en", "  ")), "fr", "en", ordinal=1).state == "empty"
    odd = row_of(unit(("fr", "Un."), ("en", "One."), state="empty", score="many", change="x"), "fr", "en", ordinal=1)
    assert (odd.state, odd.score, odd.change) == ("translated", None, "")
    assert row_of(unit(("en", "One.")), "fr", "en", ordinal=1) is None
    assert row_of(Unit((Variant("fr", Segment("Un.")),)), "fr", "en", ordinal=5).id == "5"


def test_a_table_with_empty_cells(tmp_path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("fr\ten\nUn.\tOne.\nDeux.\t\n\tThree.\n", encoding="utf-8")
    head, rows, account = read_row_file(path)
    assert (head.source_language, head.target_language) == ("fr", "en")
    assert [(row.source.text, row.target and row.target.text) for row in rows] == [("Un.", "One."), ("Deux.", None)]
    assert (account.kept, len(account.dropped)) == (2, 1)


def test_languages_that_are_given_or_wrong(tmp_path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("fr\ten\tde\nUn.\tOne.\tEins.\n", encoding="utf-8")
    head, rows, _ = read_row_file(path, source_lang="de", target_lang="fr")
    assert (head.source_language, rows[0].target.text) == ("de", "Un.")
    with pytest.raises(InputError, match="both fr"):
        read_row_file(path, source_lang="fr", target_lang="fr-CA")
    with pytest.raises(InputError):
        read_row_file(tmp_path / "none.tsv")
