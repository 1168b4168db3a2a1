"""Writing TMX 1.4: valid whatever is given, and read again as it was given."""

from __future__ import annotations

import io
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tmkit.formats.tmx import (
    Header,
    allowed,
    default_header,
    parse_unit,
    read_header,
    read_units,
    unit_bytes,
    write_tmx,
)
from tmkit.formats.tmx.inline import ATTRIBUTES, REQUIRED
from tmkit.model import Code, InputError, Note, Property, Segment, Unit, Variant
from tmkit.model.account import Account

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
IN_SEGMENT = {"bpt", "ept", "it", "ph", "hi", "ut"}
HEADER_REQUIRED = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}


def written(units, header=None) -> bytes:
    stream = io.BytesIO()
    write_tmx(stream, units, header or default_header("fr"))
    return stream.getvalue()


def strict(content: bytes) -> None:
    """What a tool that checks TMX 1.4 by its schema checks: elements, their order, attributes, values."""
    assert content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n')
    assert b"\r" not in content
    tmx = etree.fromstring(content)
    assert dict(tmx.attrib) == {"version": "1.4"}
    assert [child.tag for child in tmx] == ["header", "body"]
    header, body = tmx
    assert HEADER_REQUIRED <= set(header.attrib) <= allowed.HEADER
    assert header.get("segtype") in allowed.SEGMENT_TYPES
    assert {child.tag for child in header} <= {"note", "prop", "ude"}
    for element in body:
        assert element.tag == "tu"
        assert set(element.attrib) <= allowed.UNIT
        assert element.get("segtype", "block") in allowed.SEGMENT_TYPES
        children = [child.tag for child in element]
        described = [tag for tag in children if tag in {"note", "prop"}]
        variants = children[len(described) :]
        assert children[: len(described)] == described
        assert set(variants) == {"tuv"}
        for variant in element.iterfind("tuv"):
            assert {LANGUAGE} <= set(variant.attrib) <= allowed.VARIANT | {LANGUAGE}
            tags = [child.tag for child in variant]
            assert tags[-1] == "seg"
            assert set(tags[:-1]) <= {"note", "prop"}
            assert not variant[-1].attrib
            inside(variant[-1], IN_SEGMENT)
    for element in tmx.iter("prop", "note"):
        assert set(element.attrib) <= {"type", LANGUAGE, "o-encoding"}
        assert len(element) == 0
    for element in tmx.iter("prop"):
        assert "type" in element.attrib


def inside(element, permitted) -> None:
    for child in element:
        assert child.tag in permitted
        assert set(child.attrib) <= ATTRIBUTES[child.tag]
        assert child.tag not in REQUIRED or REQUIRED[child.tag] in child.attrib
        assert child.get("pos", "begin") in allowed.POSITIONS
        inside(child, IN_SEGMENT if child.tag in {"hi", "sub"} else {"sub"})


def test_what_a_memory_looks_like():
    unit = Unit(
        (
            Variant("fr", Segment("Un <vote> & un « mot »", ((3, Code("ph", (("x", "1"),), "&lt;br/>")),))),
            Variant("en-GB", Segment("A\tvote"), (("changeid", 'a "b"'),), (Property("p", "1"),), (Note("n"),)),
        ),
        (("tuid", "1"), ("srclang", "fr")),
        (Property("x-tmkit-document", "Rapport 2018"),),
        (Note("vu", (("xml:lang", "fr"),)),),
    )
    assert written([unit]).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<tmx version="1.4">\n'
        '<header creationtool="tmkit" creationtoolversion="1.0.0" segtype="sentence" o-tmf="tmkit" adminlang="en"'
        ' srclang="fr" datatype="plaintext"/>\n'
        "<body>\n"
        '<tu tuid="1" srclang="fr">\n'
        '<note xml:lang="fr">vu</note>\n'
        '<prop type="x-tmkit-document">Rapport 2018</prop>\n'
        '<tuv xml:lang="fr"><seg>Un <ph x="1">&lt;br/></ph>&lt;vote&gt; &amp; un « mot »</seg></tuv>\n'
        '<tuv xml:lang="en-GB" changeid="a &quot;b&quot;">\n'
        "<note>n</note>\n"
        '<prop type="p">1</prop>\n'
        "<seg>A\tvote</seg></tuv>\n"
        "</tu>\n"
        "</body>\n"
        "</tmx>\n"
    ).replace('"1.0.0"', f'"{__import__("tmkit").__version__}"')


def test_units_given_as_bytes_are_copied():
    raw = b"<tu  tuid='1' ><!-- as it was --><tuv xml:lang='fr'><seg>x</seg></tuv></tu>"
    assert raw + b"\n" in written([raw])


def test_a_unit_without_variants_is_refused():
    with pytest.raises(InputError, match="without variants"):
        unit_bytes(Unit(()))


def test_what_tmx_does_not_have_becomes_props():
    unit = Unit(
        (
            Variant(
                "",
                Segment("ab", ((1, Code("ept", (("i", "1"), ("x", "9")), "}")), (2, Code("mrk", (("a", "b"),), "x")))),
                (("own", "1"), ("xml:lang", "de"), ("tuid", "no")),
                (Property("p", "v", (("lang", "fr"), ("zz", "1"))),),
            ),
        ),
        (("tuid", "1"), ("score", "98"), ("segtype", "clause"), ("tuid", "again")),
    )
    content = unit_bytes(unit)
    strict(written([content]))
    found = parse_unit(content, "utf-8")
    assert found.attributes == (("tuid", "1"),)
    assert [(prop.kind, prop.text) for prop in found.properties] == [
        ("x-tmkit-attribute:score", "98"),
        ("x-tmkit-attribute:segtype", "clause"),
        ("x-tmkit-attribute:tuid", "again"),
    ]
    variant = found.variants[0]
    assert variant.language == "und"
    assert variant.segment == Segment(
        "ab",
        (
            (1, Code("it", (("pos", "end"), ("x", "1")), "}")),
            (2, Code("ph", (("type", "x-mrk"),), "x")),
        ),
    )
    assert variant.properties[0] == Property("p", "v", (("xml:lang", "fr"),))
    assert {prop.kind.removeprefix("x-tmkit-attribute:") for prop in variant.properties[1:]} == {
        "own", "tuid", "prop.zz", "ept.x", "mrk.a",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\x0bb\x1fc\x1ed\x00", "a b\u00adc\u2011d"), ("\ud83d\ude00\ud800\uffff", "😀"), ("\r\n\t ]]> ", "\r\n\t ]]> ")],
)
def test_characters_that_xml_does_not_allow_are_filtered(text, expected):
    unit = Unit((Variant("fr", Segment(text), (("changeid", text),), (Property(text, text),), (Note(text),)),))
    found = parse_unit(unit_bytes(unit), "utf-8").variants[0]
    assert found.segment.text == expected
    assert found.attributes == (("changeid", expected),)
    assert (found.properties, found.notes) == ((Property(expected, expected),), (Note(expected),))


@pytest.mark.parametrize(
    "codes",
    [
        ((0, Code("/hi")),),
        ((0, Code("hi")), (1, Code("hi")), (2, Code("/hi"))),
        ((5, Code("ph", (), "<b>")), (0, Code("it", (("pos", "middle"),), "a & b"))),
        (
            (0, Code("ph", (), "<sub>a<ph x='1'/></sub>&amp;")),
            (1, Code("ph", (), "<sub>a</sub")),
            (1, Code("ph", (), "]]>")),
        ),
        ((0, Code("bpt", (("i", "1"),))), (1, Code("bpt", (("i", "1"),))), (2, Code("ept", (("i", "1"),)))),
        ((0, Code("bpt")), (2, Code("ept"))),
        ((0, Code("ph", (), "</ph><x/><ph>")),),
        ((0, Code("ph", (), "<!-- -->")), (0, Code("ph", (), "<sub>"))),
    ],
)
def test_codes_that_cannot_stand_so_are_written_otherwise(codes):
    unit = Unit((Variant("fr", Segment("abc", codes)),))
    content = unit_bytes(unit)
    strict(written([content]))
    found = parse_unit(content, "utf-8")
    assert found.variants[0].segment.text == "abc"
    assert unit_bytes(found) == content


def test_a_header_is_kept_and_completed(tmp_path):
    header = Header(
        (("creationtool", "Other"), ("srclang", "FR-fr"), ("segtype", "chapter"), ("own", "1")),
        (Property("x", "1"),),
        (Note("n"),),
        ('<ude name="u"><map unicode="#xF8FF"/></ude>', "<ude/>", "<map unicode='x'/>", "no xml"),
        "1.1",
    )
    path = tmp_path / "a.tmx"
    path.write_bytes(written([], header))
    strict(path.read_bytes())
    found = read_header(path)
    assert found.attribute("creationtool") == "Other"
    assert found.attribute("srclang") == "FR-fr"
    assert found.attribute("segtype") == "sentence"
    assert found.definitions == ('<ude name="u"><map unicode="#xF8FF"/></ude>',)
    assert [prop.kind for prop in found.properties] == [
        "x", "x-tmkit-attribute:segtype", "x-tmkit-attribute:own",
        "x-tmkit-element:ude", "x-tmkit-element:ude", "x-tmkit-element:ude",
    ]  # fmt: skip


NAMES = st.sampled_from(
    ["tuid", "srclang", "usagecount", "segtype", "lang", "xml:lang", "i", "x", "type", "pos", "a b", "é"]
)
TEXT = st.text(st.characters() | st.sampled_from("<>&\"'\t\n\r ]\x0b\x1f\ud83d\ude00\ufffe"), max_size=8)
PAIRS = st.lists(st.tuples(NAMES, TEXT | st.sampled_from(["sentence", "begin", "1"])), max_size=3).map(tuple)
PROPERTIES = st.lists(st.builds(Property, TEXT, TEXT, PAIRS), max_size=2).map(tuple)
NOTES = st.lists(st.builds(Note, TEXT, PAIRS), max_size=2).map(tuple)
CONTENT = TEXT | st.sampled_from(["&lt;b>", "<sub>x</sub>", "<sub type='a'><hi>x</hi></sub>", "<b/>", "&nbsp;", "<sub"])
CODES = st.builds(Code, st.sampled_from(["bpt", "ept", "it", "ph", "ut", "hi", "/hi", "g"]), PAIRS, CONTENT)
SEGMENTS = st.builds(Segment, TEXT, st.lists(st.tuples(st.integers(-1, 9), CODES), max_size=4).map(tuple))
VARIANTS = st.lists(st.builds(Variant, TEXT, SEGMENTS, PAIRS, PROPERTIES, NOTES), min_size=1, max_size=3).map(tuple)
UNITS = st.builds(Unit, VARIANTS, PAIRS, PROPERTIES, NOTES)


@settings(deadline=None, max_examples=60)
@given(UNITS)
def test_any_unit_is_written_valid_and_for_good(unit):
    """What is written is valid; read again and written again it is the same bytes."""
    content = unit_bytes(unit)
    strict(written([content]))
    found = parse_unit(content, "utf-8")
    assert unit_bytes(found) == content
    assert len(found.variants) == len(unit.variants)


PLAIN = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("<>&\"'\t\n\r"), max_size=8
)
PLAIN = PLAIN.filter(lambda text: "\ufffe" not in text and "\uffff" not in text)


def values(names):
    return st.dictionaries(st.sampled_from(names), PLAIN, max_size=3).map(lambda found: tuple(found.items()))


DESCRIBED = values(["o-encoding", "xml:lang"])
GOOD_PROPERTIES = st.lists(st.builds(Property, PLAIN, PLAIN, DESCRIBED), max_size=2).map(tuple)
GOOD_NOTES = st.lists(st.builds(Note, PLAIN, DESCRIBED), max_size=2).map(tuple)


@st.composite
def good_segments(draw):
    text = draw(PLAIN)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=3)))
    codes = []
    for number, at in enumerate(places):
        kind = draw(st.sampled_from(["pair", "hi", "ph", "it", "ut"]))
        content = draw(st.sampled_from(["", "&lt;b>", "<sub>x</sub> &#65;", "<sub><ph/></sub>"]))
        if kind == "pair":
            codes += [(at, Code("bpt", (("i", str(number)), *draw(values(["x", "type"]))), content))]
            codes += [(at, Code("ept", (("i", str(number)),), content))]
        elif kind == "hi":
            codes += [(at, Code("hi", draw(values(["x", "type"])))), (at, Code("/hi"))]
        else:
            own = (("pos", "end"),) if kind == "it" else ()
            codes.append((at, Code(kind, own + draw(values(["x"])), content)))
    return Segment(text, tuple(codes))


ONE_LANGUAGE = st.text(st.sampled_from(string.ascii_letters + "-_"), min_size=1, max_size=6)
GOOD_VARIANTS = st.builds(
    Variant, ONE_LANGUAGE, good_segments(), values(["changedate", "o-tmf"]), GOOD_PROPERTIES, GOOD_NOTES
)
GOOD_UNITS = st.builds(
    Unit,
    st.lists(GOOD_VARIANTS, min_size=1, max_size=3).map(tuple),
    values(["tuid", "srclang", "creationdate"]),
    GOOD_PROPERTIES,
    GOOD_NOTES,
)


@settings(deadline=None, max_examples=50)
@given(st.lists(GOOD_UNITS, max_size=3))
def test_units_that_tmx_can_hold_come_back_as_they_were(tmp_path_factory, units):
    path = tmp_path_factory.mktemp("round") / "a.tmx"
    path.write_bytes(written(units))
    account = Account("a.tmx")
    assert [stored.unit for stored in read_units(path, account)] == units
    assert (account.repaired, account.dropped) == ([], [])
    for stored in read_units(path):
        raw = path.read_bytes()[stored.start : stored.end]
        assert raw + b"\n" == unit_bytes(stored.unit)
