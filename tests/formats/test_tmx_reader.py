"""Reading TMX: what is in a file comes out of it, with its place."""

from __future__ import annotations

import gc

import pytest

from tests.formats.documents import HEADER, document, sources, unit
from tmkit.formats.tmx import parse_unit, read_header, read_units, scan
from tmkit.formats.tmx.header import read_prologue
from tmkit.model import Code, Note, Property, Segment, Unit, Variant

RICH = """\
<tu tuid="a &amp; b" creationdate='20180924T101500Z' srclang="fr">
 <note xml:lang="en">first</note>
 <prop type="x-one">1</prop><prop type="x-one" lang="fr">2 &lt; 3</prop>
 <note>second</note>
 <tuv xml:lang="FR-ca" changeid="é&#10;è"><prop type="x-context-pre">&lt;seg&gt;avant&lt;/seg&gt;</prop>
  <seg>Le <bpt i="1" x="1" type="bold">&lt;b></bpt>vote<ept i="1">&lt;/b></ept> de
 l&#x2019;<hi type="term">Assemblée <hi>générale</hi></hi>
 <ph x="2" type="fn">&lt;fn <sub datatype="x">voir <it pos="begin"/>bas</sub>></ph>.</seg>
 </tuv>
 <tuv lang="en_GB"><seg/></tuv >
</tu>
"""


def test_everything_that_a_unit_has(read):
    stored, account = read(document(RICH))
    assert [one.unit for one in stored] == [
        Unit(
            (
                Variant(
                    "FR-ca",
                    Segment(
                        "Le vote de\n l\u2019Assemblée générale\n .",
                        (
                            (3, Code("bpt", (("i", "1"), ("x", "1"), ("type", "bold")), "&lt;b>")),
                            (7, Code("ept", (("i", "1"),), "&lt;/b>")),
                            (14, Code("hi", (("type", "term"),))),
                            (24, Code("hi")),
                            (32, Code("/hi")),
                            (32, Code("/hi")),
                            (
                                34,
                                Code(
                                    "ph",
                                    (("x", "2"), ("type", "fn")),
                                    '&lt;fn <sub datatype="x">voir <it pos="begin"/>bas</sub>>',
                                ),
                            ),
                        ),
                    ),
                    (("changeid", "é\nè"),),
                    (Property("x-context-pre", "<seg>avant</seg>"),),
                ),
                Variant("en_GB", Segment("")),
            ),
            (("tuid", "a & b"), ("creationdate", "20180924T101500Z"), ("srclang", "fr")),
            (Property("x-one", "1"), Property("x-one", "2 < 3", (("xml:lang", "fr"),))),
            (Note("first", (("xml:lang", "en"),)), Note("second")),
        )
    ]
    assert (account.read, account.kept, account.repaired, account.dropped) == (1, 1, [], [])
    assert account.source_language == "fr"


def test_the_header(tmp_path):
    header = """<header creationtool="t" creationtoolversion="1" segtype="block" o-tmf="t" adminlang="en"
     srclang="*all*" datatype="html"><note>one</note><ude name="Mac" base="x"><map unicode="#xF8FF" code="#xF0"/></ude>
     <prop type="p" xml:lang="fr">v</prop></header>"""
    path = tmp_path / "a.tmx"
    path.write_text(document("", header=header), encoding="utf-8")
    found = read_header(path)
    assert found.attribute("segtype") == "block"
    assert found.source_language is None
    assert found.properties == (Property("p", "v", (("xml:lang", "fr"),)),)
    assert found.notes == (Note("one"),)
    assert found.definitions == ('<ude name="Mac" base="x"><map unicode="#xF8FF" code="#xF0"/></ude>',)
    assert list(read_units(path)) == []


BODY = RICH + "<!-- between --> " + unit("L’été : 12 500 €", "Summer: €12,500") + "\n\n" + unit("é", "e", "z")
ENCODINGS = {
    "utf-8": ("utf-8", b""),
    "utf-8 with a mark": ("utf-8", b"\xef\xbb\xbf"),
    "utf-16-le": ("utf-16-le", b"\xff\xfe"),
    "utf-16-be": ("utf-16-be", b"\xfe\xff"),
    "utf-16-le without a mark": ("utf-16-le", b""),
    "utf-32-be": ("utf-32-be", b"\x00\x00\xfe\xff"),
    "windows-1252": ("windows-1252", b""),
    "iso-8859-15": ("iso-8859-15", b""),
    "us-ascii": ("us-ascii", b""),
    "gb18030": ("gb18030", b""),
    "shift_jis": ("shift_jis", b""),
    "koi8-r": ("koi8-r", b""),
    "cp500": ("cp500", b""),
}


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("doctype", ["", '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'])
def test_every_encoding_gives_the_same_units_at_their_own_places(tmp_path, name, newline, doctype):
    encoding, mark = ENCODINGS[name]
    declaration = f'<?xml version="1.0" encoding="{encoding.removesuffix("-le").removesuffix("-be")}"?>\n{doctype}'
    text = document(BODY, declaration=declaration).replace("\n", newline)
    raw = mark + text.encode(encoding, "xmlcharrefreplace")
    path = tmp_path / "a.tmx"
    path.write_bytes(raw)
    plain = tmp_path / "plain.tmx"
    plain.write_text(document(BODY, declaration='<?xml version="1.0"?>\n' + doctype), encoding="utf-8")

    stored = list(read_units(path))
    assert [one.unit for one in stored] == [one.unit for one in read_units(plain)]
    assert [one.line for one in stored] == [one.line for one in read_units(plain)]
    with path.open("rb") as stream:
        codec = read_prologue(stream, path).encoding
    for one in stored:
        cut = raw[one.start : one.end]
        assert parse_unit(cut, codec) == one.unit
        written = cut.decode(codec)
        assert (written[:3], written[-5:]) == ("<tu", "</tu>")
    assert [one[:3] for one in scan(path)] == [(one.start, one.end, one.line) for one in stored]


def test_lines_are_right_beyond_65535(read):
    stored, _ = read(document("\n" * 70_000 + unit("un", "one") + unit("deux", "two") * 70_000))
    assert stored[0].line == 70_005
    assert stored[-1].line == 140_005


def test_the_scan_has_what_an_index_needs(tmp_path):
    path = tmp_path / "a.tmx"
    path.write_text(document(RICH + unit("un", "one")), encoding="utf-8")
    first, second = scan(path)
    assert first.tuid == "a & b"
    assert first.attributes == (("tuid", "a & b"), ("creationdate", "20180924T101500Z"), ("srclang", "fr"))
    assert first.properties == (("x-one", "1"), ("x-one", "2 < 3"))
    assert first.variants == (
        (
            "FR-ca",
            "Le vote de\n l\u2019Assemblée générale\n .",
            ("bpt:bold", "ept", "hi:term", "hi", "/hi", "/hi", "ph:fn"),
            (("changeid", "é\nè"),),
            (("x-context-pre", "<seg>avant</seg>"),),
        ),
        ("en_GB", "", (), (), ()),
    )
    assert second.tuid is None
    assert second.variants == (("fr", "un", (), (), ()), ("en", "one", (), (), ()))


@pytest.mark.parametrize("chunk", [64, 100, 257])
def test_units_that_lie_across_the_pieces_read(tmp_path, monkeypatch, chunk):
    path = tmp_path / "a.tmx"
    path.write_text(document("<!-- c -->" + RICH * 3 + unit() * 5), encoding="utf-8")
    expected = list(read_units(path))
    monkeypatch.setattr("tmkit.formats.tmx.body._CHUNK", chunk)
    assert list(read_units(path)) == expected


@pytest.mark.parametrize(
    "close",
    ["</tu >", "</tu\n>", "</tu\t >"],
)
def test_other_ways_to_close_a_unit(read, close):
    stored, account = read(document((unit("un", "one") + unit("deux", "two")).replace("</tu>", close) + unit("trois")))
    assert sources(stored) == ["un", "deux", "trois"]
    assert not account.dropped


def test_what_stands_in_comments_is_no_unit(read):
    stored, account = read(
        document(
            "<!-- " + unit("non", "no") + " -->\n"
            + unit("un", "one")
            + "<tu><!-- </tu> <tu> --><tuv xml:lang='fr'><seg><![CDATA[2 < 3 </tu> & 4]]><!-- x --></seg></tuv>"
            "<tuv xml:lang='en'><seg>two<?p i?></seg></tuv></tu>\n"
            + unit("trois", "three")
        )
    )  # fmt: skip
    assert sources(stored) == ["un", "2 < 3 </tu> & 4", "trois"]
    assert [one.line for one in stored] == [7, 8, 9]
    assert (account.repaired, account.dropped) == ([], [])


def test_props_and_notes_after_the_variants_stay(read):
    stored, _ = read(
        document(
            '<tu><tuv xml:lang="fr"><seg>un</seg><prop type="p">v</prop></tuv><tuv xml:lang="en"><seg>one</seg></tuv>'
            '<note>after</note><prop type="q"/></tu>\n'
        )
    )
    assert stored[0].unit.variants[0].properties == (Property("p", "v"),)
    assert (stored[0].unit.notes, stored[0].unit.properties) == ((Note("after"),), (Property("q", ""),))


def test_namespaces_by_default_are_no_obstacle(read):
    stored, _ = read(document(unit("un", "one")).replace("<tmx ", '<tmx xmlns="http://www.lisa.org/tmx14" '))
    assert sources(stored) == ["un"]


def test_the_garbage_collector_is_left_as_it_was(tmp_path):
    path = tmp_path / "a.tmx"
    path.write_text(document(unit() * 3), encoding="utf-8")
    assert gc.isenabled()
    for _ in read_units(path):
        assert gc.isenabled()
    gc.disable()
    try:
        list(read_units(path))
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_an_old_document(read):
    text = f"""<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx11.dtd"><tmx version="1.1">{HEADER}<body><tu>
    <tuv lang="FR"><seg>Un<ut>{{\\b }}</ut> <sub>note</sub>mot</seg></tuv>
    <tuv lang="EN" xml:lang="EN"><seg>A word</seg></tuv></tu></body></tmx>"""
    stored, account = read(text)
    assert stored[0].unit.variants == (
        Variant(
            "FR",
            Segment(
                "Un mot",
                (
                    (2, Code("ut", (), "{\\b }")),
                    (3, Code("ph", (("type", "x-tmkit-sub"),), "<sub>note</sub>")),
                ),
            ),
        ),
        Variant("EN", Segment("A word")),
    )  # fmt: skip
    assert [(remark.line, remark.reason) for remark in account.repaired] == [
        (2, "sub outside an inline code put in one")
    ]
