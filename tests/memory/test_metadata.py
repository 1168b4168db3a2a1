import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.memory.metadata import iso_date, origin, tool_date, unit_date, with_origin
from tmkit.model import Origin, Property, Segment, Unit, Variant

WHOLE = Origin("Report 2018", 4, "3/¶2", 12, "2018-09-24", "GC/2018/4", "Contact Group", "adopted", "UN", 0.9375)


def test_an_origin_is_written_and_read_back(make_unit):
    written = with_origin(make_unit(), WHOLE)
    assert origin(written) == WHOLE
    assert [prop.kind for prop in written.properties] == [
        "x-tmkit-document",
        "x-tmkit-position",
        "x-tmkit-label",
        "x-tmkit-page",
        "x-tmkit-date",
        "x-tmkit-symbol",
        "x-tmkit-body",
        "x-tmkit-status",
        "x-tmkit-authority",
        "x-tmkit-confidence",
    ]


def test_other_props_stay_in_their_order(make_unit):
    kept = (Property("client", "a"), Property("client", "b"), Property("x-tmkit-attribute:foo", "c"))
    unit = Unit(make_unit().variants, (), (kept[0], Property("x-tmkit-status", "draft"), *kept[1:]))
    written = with_origin(unit, Origin(status="adopted"))
    assert written.properties == (*kept, Property("x-tmkit-status", "adopted"))
    assert with_origin(written, Origin()).properties == kept


def test_nothing_known_is_nothing_said(make_unit):
    assert origin(make_unit()) == Origin()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("position", "four"),
        ("position", "-1"),
        ("position", "9" * 30),
        ("page", "0"),
        ("page", "xii"),
        ("date", "24.09.2018"),
        ("date", "2018-02-30"),
        ("date", "2018-13"),
        ("confidence", "1.5"),
        ("confidence", "nan"),
        ("confidence", ""),
        ("document", " "),
    ],
)
def test_what_cannot_be_read_is_unknown(make_unit, name, value):
    assert origin(make_unit(**{name: value})) == Origin()


def test_of_repeated_props_the_first_counts(make_unit):
    unit = make_unit(status="adopted")
    twice = Unit(unit.variants, (), (*unit.properties, Property("x-tmkit-status", "draft")))
    assert origin(twice).status == "adopted"


@settings(deadline=None)
@given(st.floats(0, 1), st.integers(0, 10**9))
def test_numbers_survive(confidence, position):
    unit = Unit((Variant("fr", Segment("a")), Variant("en", Segment("b"))))
    read = origin(with_origin(unit, Origin(confidence=confidence, position=position)))
    assert read.position == position
    assert read.confidence == pytest.approx(confidence, abs=1e-4)


@pytest.mark.parametrize("text", ["2018", "2018-09", "2018-09-24", " 2018-09-24 "])
def test_dates_of_documents(text):
    assert iso_date(text) == text.strip()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20180924T101500Z", "2018-09-24"),
        ("2018-09-24T10:15:00Z", "2018-09-24"),
        ("2018-09-24 10:15:00 UTC", "2018-09-24"),
        ("2018-09-24", "2018-09-24"),
        ("19690720T201700Z", "1969-07-20"),
        ("20180931T101500Z", None),
        ("2018092", None),
        ("last year", None),
        ("", None),
    ],
)
def test_dates_as_tools_write_them(text, day):
    assert tool_date(text) == day


def dated(variant_dates, unit_dates):
    variants = tuple(
        Variant(language, Segment("x"), tuple(dates.items()))
        for language, dates in zip(("fr", "en"), variant_dates, strict=True)
    )
    return Unit(variants, tuple(unit_dates.items()))


def test_the_change_of_a_variant_goes_before_all_else():
    changed, created = "20180101T000000Z", "20190101T000000Z"
    assert unit_date(dated([{"creationdate": created}, {"changedate": changed}], {})) == "2018-01-01"
    assert unit_date(dated([{"creationdate": changed}, {}], {"changedate": created})) == "2018-01-01"
    assert unit_date(dated([{}, {}], {"creationdate": created, "changedate": changed})) == "2018-01-01"
    assert unit_date(dated([{"changedate": "soon"}, {}], {"creationdate": created})) == "2019-01-01"
    assert unit_date(dated([{}, {}], {})) is None


def test_of_several_variants_the_newest_counts():
    unit = dated([{"changedate": "20180101T000000Z"}, {"changedate": "20170101T000000Z"}], {})
    assert unit_date(unit) == "2018-01-01"
    assert unit_date(unit, "en") == "2017-01-01"
