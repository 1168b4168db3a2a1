"""The quick ways of reading give what an XML parser gives, or leave the unit to one."""

from __future__ import annotations

import tempfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.formats.documents import document, units_by_lxml, without_contents
from tmkit.formats.tmx import read_units, scan
from tmkit.formats.tmx.values import ScannedUnit
from tmkit.model import Unit
from tmkit.model.account import Account

CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
TEXT = st.text(CHARACTERS | st.sampled_from(" \n\t<>&\"']é/="), max_size=12)
WHITE = st.sampled_from(["", " ", "\n", "\n\t ", "\r\n"])


def attribute(name: str, value: str, draw) -> str:
    quoted = quoteattr(value, {"\n": "&#10;"} if draw(st.booleans()) else {})
    return f"{draw(st.sampled_from([' ', chr(10), '  ']))}{name}{draw(st.sampled_from(['=', ' = ']))}{quoted}"


@st.composite
def references(draw):
    """Text as XML, some of its characters as references, some in CDATA, comments between."""
    parts = []
    for character in draw(TEXT):
        how = draw(st.integers(0, 9))
        if how == 0:
            parts.append(f"&#{ord(character)};")
        elif how == 1:
            parts.append(f"&#x{ord(character):X};")
        elif how == 2 and draw(st.booleans()):
            parts.append(f"<![CDATA[{character}]]>")
        elif how == 3 and draw(st.booleans()):
            parts.append("<!-- <seg> & -->" + escape(character))
        elif character == ">" and how > 5:
            parts.append(">")
        else:
            parts.append(escape(character))
    return "".join(parts).replace("]]>", "]]&gt;") if "CDATA" not in "".join(parts) else "".join(parts)


@st.composite
def segments(draw, depth=0):
    parts = [draw(references())]
    for number in range(draw(st.integers(0, 2))):
        kind = draw(st.sampled_from(["ph", "it", "ut", "hi", "pair"]))
        if kind == "hi" and depth < 3:
            parts.append(f"<hi type='t{depth}'>{draw(segments(depth + 1))}</hi>")
        elif kind == "pair" and depth == 0:
            own = attribute("i", str(number), draw)
            parts.append(f"<bpt{own}>&lt;b></bpt>{draw(references())}<ept{own}{draw(WHITE)}></ept>")
        else:
            own = attribute("pos", "begin", draw) if kind == "it" else attribute("x", draw(TEXT), draw)
            name = "it" if kind == "it" else "ph"
            parts.append(draw(st.sampled_from([f"<{name}{own}/>", f"<{name}{own}><sub>s</sub></{name} >"])))
        parts.append(draw(references()))
    return "".join(parts)


@st.composite
def units(draw):
    parts = ["<tu"]
    names = draw(st.lists(st.sampled_from(["tuid", "srclang", "x-own", "o-tmf"]), unique=True, max_size=3))
    parts += [attribute(name, draw(TEXT), draw) for name in names]
    parts.append(f"{draw(WHITE)}>{draw(WHITE)}")
    for _ in range(draw(st.integers(0, 2))):
        parts.append(f"<note>{draw(references())}</note>{draw(WHITE)}")
        parts.append(f"<prop{attribute('type', draw(TEXT), draw)}>{draw(references())}</prop>{draw(WHITE)}")
    for language in draw(st.lists(st.sampled_from(["fr", "EN-gb", "de_DE"]), min_size=1, max_size=3)):
        name = draw(st.sampled_from(["xml:lang", "lang"]))
        parts.append(f"<tuv{attribute(name, language, draw)}>{draw(WHITE)}")
        if draw(st.booleans()):
            parts.append(f"<prop{attribute('type', draw(TEXT), draw)}/>{draw(WHITE)}<note>n</note>")
        parts.append(f"<seg{draw(WHITE)}>{draw(segments())}</seg>{draw(WHITE)}</tuv{draw(WHITE)}>{draw(WHITE)}")
    parts.append(f"</tu{draw(WHITE)}>{draw(WHITE)}")
    return "".join(parts)


def as_scanned(unit: Unit) -> tuple[object, ...]:
    """What the scan says of a unit, its place apart."""
    variants = []
    for variant in unit.variants:
        codes = []
        for _, code in variant.segment.codes:
            kind = code.attribute("type")
            codes.append(code.kind if kind is None else f"{code.kind}:{kind}")
        properties = tuple((prop.kind, prop.text) for prop in variant.properties)
        variants.append((variant.language, variant.segment.text, tuple(codes), variant.attributes, properties))
    properties = tuple((prop.kind, prop.text) for prop in unit.properties)
    return unit.attribute("tuid"), unit.attributes, properties, tuple(variants)


def scanned(unit: ScannedUnit) -> tuple[object, ...]:
    return tuple(unit[3:])


@settings(deadline=None, max_examples=80)
@given(st.lists(units(), min_size=1, max_size=4), st.sampled_from(["utf-8", "utf-16", "iso-8859-1"]))
def test_units_are_those_of_an_xml_parser(found, encoding):
    text = document("".join(found), declaration=f'<?xml version="1.0" encoding="{encoding}"?>\n')
    raw = text.encode(encoding, "xmlcharrefreplace")
    try:
        expected = units_by_lxml(raw)
    except etree.XMLSyntaxError:  # a character that the encoding lacks, in a comment or CDATA: read as its reference
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.tmx")
        path.write_bytes(raw)
        account = Account("")
        ours = list(read_units(path, account))
        assert [without_contents(one.unit) for one in ours] == expected
        assert [scanned(one) for one in scan(path)] == [as_scanned(one.unit) for one in ours]
        assert not account.dropped
        assert not account.repaired


@settings(deadline=None, max_examples=20)
@given(st.lists(units(), min_size=1, max_size=3), st.lists(TEXT, min_size=8, max_size=12))
def test_units_of_a_known_shape_are_read_as_all_others(found, values):
    """The same units with other values: what a shape takes is what reading tag by tag takes."""
    body = ""
    for value in values:
        body += "".join(found).replace("EN-gb", "en").replace("s</sub>", escape(value) + "</sub>")
        body += f"<tu tuid={quoteattr(value)}>\n<prop type='p'>{escape(value)}</prop><tuv xml:lang='fr'>\n"
        body += (
            f"<seg>{escape(value)}</seg></tuv><tuv xml:lang='en' x={quoteattr(value)}><seg>{value!a}</seg></tuv></tu>"
        )
    raw = document(body).encode()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path = Path(folder, "a.tmx")
        path.write_bytes(raw)
        expected = list(read_units(path)), list(scan(path))
        patch.setattr("tmkit.formats.tmx.shape._BEFORE_LEARNING", 0)
        assert (list(read_units(path)), list(scan(path))) == expected


def test_shapes_are_used(tmp_path, monkeypatch):
    taken = []
    path = tmp_path / "a.tmx"
    one = (
        '<tu tuid="{0}">\n<prop type="n">{0}</prop><note>&amp;</note>'
        '<tuv xml:lang="fr" x="{0}"><seg>{0} é</seg></tuv>\n</tu>\n'
    )
    path.write_text(document("".join(one.format(n) for n in range(1000))), encoding="utf-8")
    expected = list(read_units(path))

    from tmkit.formats.tmx import build, reader

    def counted(*arguments):
        taken.append(arguments)
        return build.stored_of_shape(*arguments)

    monkeypatch.setattr(reader, "_FULL", reader.Make(build.stored, counted))
    assert list(read_units(path)) == expected
    assert len(taken) > 700
    assert [one.unit.attribute("tuid") for one in expected] == [str(n) for n in range(1000)]
    assert [one.line for one in expected] == [5 + 3 * n for n in range(1000)]


def test_real_files_are_read_as_an_xml_parser_reads_them(real_data):
    for path in sorted(real_data.rglob("*.tmx")):
        expected = units_by_lxml(path.read_bytes())
        ours = [one.unit for one in read_units(path)]
        assert [without_contents(unit) for unit in ours] == expected, path
        assert [scanned(one) for one in scan(path)] == [as_scanned(unit) for unit in ours], path
