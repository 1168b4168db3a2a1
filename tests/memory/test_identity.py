from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.memory.identity import assign_ids, hidden, unit_ids
from tmkit.model import Code, Segment, Unit, Variant


def test_a_tuid_of_its_own_is_the_id(make_unit):
    assert unit_ids([make_unit(tuid="7"), make_unit(tuid="x y")]) == ["7", "x y"]


def test_a_tuid_that_two_units_have_is_no_id(make_unit):
    first, second, third = unit_ids([make_unit(tuid="7"), make_unit("Autre", "Other", tuid="7"), make_unit(tuid="8")])
    assert len({first, second, "7"}) == 3
    assert third == "8"


def test_an_empty_tuid_is_none(make_unit):
    assert unit_ids([make_unit(tuid="")]) == unit_ids([make_unit()])


def test_the_hash_covers_languages_texts_document_position_and_ordinal(make_unit):
    units = [
        make_unit(),
        make_unit(),
        make_unit(languages=("fr", "en-GB")),
        make_unit(target="The meeting was adjourned."),
        make_unit(document="Report 2015"),
        make_unit(document="Report 2015", position=4),
        make_unit(document="Report 2016", position=4),
    ]
    assert len(set(unit_ids(units))) == len(units)


def test_the_hash_covers_nothing_else(make_unit):
    plain = make_unit(languages=("fr-CA", "en"))
    other = make_unit(languages=("FR_ca", "en"), status="revised", page=3)
    coded = Unit((Variant("fr-CA", Segment(plain.variants[0].segment.text, ((2, Code("ph")),))), plain.variants[1]))
    assert unit_ids([plain]) == unit_ids([other]) == unit_ids([coded])


def test_an_id_does_not_depend_on_the_units_around(make_unit):
    unit, before = make_unit(), make_unit("Avant", "Before")
    assert unit_ids([before, unit])[1] == unit_ids([unit])[0]


def test_parts_do_not_run_into_each_other(make_unit):
    assert unit_ids([make_unit("ab", "c")]) != unit_ids([make_unit("a", "bc")])


def test_an_id_that_was_once_written_as_tuid_is_not_given_again(make_unit):
    made = unit_ids([make_unit()])[0]
    ids = unit_ids([make_unit(tuid=made), make_unit(), make_unit()])
    assert ids[0] == made
    assert len(set(ids)) == 3


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from([None, "", "1", "2"]), st.sampled_from([b"a", b"b"]))))
def test_ids_are_distinct_within_a_file(rows):
    ids = assign_ids([tuid for tuid, _ in rows], lambda number: rows[number][1])
    assert len(set(ids)) == len(rows)
    counts = Counter(tuid for tuid, _ in rows)
    for (tuid, _), identifier in zip(rows, ids, strict=True):
        if tuid and counts[tuid] == 1:
            assert identifier == tuid


def test_for_one_id_the_highest_number_wins():
    assert hidden([]) == []
    assert hidden([{"a", "b", "c"}, {"b", "d"}, {"c", "d"}]) == [{"b", "c"}, {"d"}, frozenset()]
