import pytest

from tmkit.formats.tmx import default_header, read_units
from tmkit.memory.bulk import replace_memory
from tmkit.memory.editing import set_metadata
from tmkit.memory.metadata import origin
from tmkit.memory.sidecar import confirm
from tmkit.model import InputError, Property, Unit

MEMORY = "memories/a.tmx"


@pytest.fixture
def memory(tmp_path, make_unit):
    units = [make_unit(f"s{n}", f"t{n}", document=f"d{n % 2}", position=n) for n in range(4)]
    units[3] = Unit(units[3].variants, (), (Property("client", "x"), *units[3].properties, Property("client", "y")))
    replace_memory(tmp_path, MEMORY, units, default_header("fr"))
    return tmp_path / MEMORY


def origins(path):
    return [origin(found.unit) for found in read_units(path)]


def test_all_units_are_set_the_sidecars_taken_in(tmp_path, memory, make_unit):
    confirm(tmp_path, MEMORY, make_unit())
    result = set_metadata(tmp_path, MEMORY, {"date": "2018-09-24", "status": "adopted", "body": "Contact Group"})
    assert (result.changed, result.folded, result.units) == (5, 1, 5)
    assert {(found.date, found.status, found.body) for found in origins(memory)} == {
        ("2018-09-24", "adopted", "Contact Group")
    }
    assert [found.document for found in origins(memory)] == ["d0", "d1", "d0", "d1", None]


def test_only_the_chosen_units_are_touched(tmp_path, memory):
    def raw(path):
        content = path.read_bytes()
        return [content[found.start : found.end] for found in read_units(path)]

    before = raw(memory)
    set_metadata(tmp_path, MEMORY, {"symbol": "GC/1"}, lambda unit, _: origin(unit).document == "d1")
    after = raw(memory)
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True, False]
    assert [found.symbol for found in origins(memory)] == [None, "GC/1", None, "GC/1"]
    last = list(read_units(memory))[3].unit
    assert [prop.kind for prop in last.properties] == [
        "client",
        "x-tmkit-document",
        "x-tmkit-position",
        "client",
        "x-tmkit-symbol",
    ]


def test_units_are_chosen_by_id_too(tmp_path, memory):
    wanted = next(found.unit.attribute("tuid") for found in read_units(memory))
    assert set_metadata(tmp_path, MEMORY, {"label": "3/¶2"}, lambda _, name: name == wanted).changed == 1
    assert [found.label for found in origins(memory)] == ["3/¶2", None, None, None]


def test_an_empty_value_takes_the_field_away(tmp_path, memory):
    set_metadata(tmp_path, MEMORY, {"document": "", "position": None})
    assert {(found.document, found.position) for found in origins(memory)} == {(None, None)}
    assert not set_metadata(tmp_path, MEMORY, {"document": ""}).written


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("colour", "red", "unknown metadata 'colour'"),
        ("date", "24.09.2018", "date '24.09.2018': expected a date as 2018"),
        ("date", "2018-02-30", "expected a date"),
        ("status", "final", "expected one of adopted, published"),
        ("page", "xii", "expected a whole number"),
        ("position", "-1", "expected a whole number"),
        ("confidence", "much", "expected a number from 0 to 1"),
        ("confidence", "nan", "expected a number from 0 to 1"),
        ("confidence", "2", "expected a number from 0 to 1"),
    ],
)
def test_values_that_cannot_be_are_refused(tmp_path, memory, field, value, words):
    before = memory.read_bytes()
    with pytest.raises(InputError, match=words):
        set_metadata(tmp_path, MEMORY, {field: value})
    assert memory.read_bytes() == before
