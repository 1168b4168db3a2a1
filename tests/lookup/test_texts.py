from __future__ import annotations

from tests.lookup.archive import Entry, ListArchive, entry, write
from tmkit.lookup import look_up
from tmkit.lookup.texts import unit_texts, unlabelled
from tmkit.memory.index.index import MemoryIndex
from tmkit.model import DraftSegment, Segment, Unit, Variant


def unit(*texts: tuple[str, str]) -> Unit:
    return Unit(tuple(Variant(language, Segment(text)) for language, text in texts))


def test_the_exact_region_is_preferred_then_the_first():
    several = unit(("fr-FR", "courriel"), ("FR_ca", "pourriel"), ("en-US", "color"), ("en-GB", "colour"))
    assert unit_texts(several, "fr-CA", "en-GB") == ("pourriel", "colour")
    assert unit_texts(several, "fr", "en") == ("courriel", "color")
    assert unit_texts(several, "fr-BE", "en") == ("courriel", "color")
    assert unit_texts(several, "fr", "en", ["pourriel"]) == ("pourriel", "color")


def test_texts_come_without_labels_and_empty_ones_do_not_count():
    assert unit_texts(unit(("fr", " "), ("fr", "3. Le texte"), ("en", "3) The text")), "fr", "en") == (
        "Le texte",
        "The text",
    )
    assert unlabelled("(a) Le texte") == "Le texte"


def test_labels_make_no_difference_and_targets_lose_theirs(tmp_path):
    units = [
        entry("3. Le comité siège.", "3. The committee meets.", unit="1"),
        entry("a) Le comité siège.", "(a) The committee meets.", unit="2"),
    ]
    write(tmp_path, units)
    for archive in (ListArchive(units), MemoryIndex.open(tmp_path)):
        for query in ("12. Le comité siège.", DraftSegment(1, "Le comité siège.", label="12")):
            (match,) = look_up(archive, query, "fr", "en")
            assert (match.score, match.source, match.target) == (100, "Le comité siège.", "The committee meets.")
            assert match.agreeing.units == (2, 2)


def test_each_of_several_texts_of_a_unit_is_found(tmp_path):
    texts = ("fr-CA", "Le pourriel"), ("fr-FR", "Le courriel"), ("en-US", "Color"), ("en-GB", "Colour")
    write(tmp_path, [Entry("memories/a.tmx", "1", texts)])
    index = MemoryIndex.open(tmp_path)
    for query in ("Le pourriel", "Le courriel"):
        (match,) = (m for m in look_up(index, query, "fr", "en-GB", minimum=100))
        assert (match.score, match.source, match.target) == (100, query, "Colour")
    found = look_up(index, "Le pourriel", "fr", "en", minimum=60)
    assert [(m.score, m.source, m.target) for m in found] == [(100, "Le pourriel", "Color")]
