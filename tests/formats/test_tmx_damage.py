"""Damaged TMX: mended where it is plain what was meant, dropped otherwise, with line and reason; the rest is kept."""

from __future__ import annotations

import pytest

from tests.formats.documents import HEADER, document, sources, unit
from tmkit.formats.tmx import parse_unit, read_units, scan
from tmkit.model import InputError

FIRST, LAST = unit("avant", "before"), unit("après", "after")


def remarks(found):
    return [(remark.line, remark.unit, remark.reason) for remark in found]


@pytest.mark.parametrize(
    ("written", "text", "reason"),
    [
        ("a\x1fb", "a\u00adb", "U+001F read as a soft hyphen"),
        ("a&#x1F;b&#31;", "a\u00adb\u00ad", "U+001F read as a soft hyphen (2 times)"),
        ("a\x0bb", "a b", "U+000B read as a space"),
        ("a&#x1E;b", "a\u2011b", "U+001E read as a no-break hyphen"),
        ("a\x00b", "ab", "U+0000 left out"),
        ("a\ufffeb", "ab", "U+FFFE left out"),
        ("a&#xFFFF;b", "ab", "U+FFFF left out"),
        ("a&#xD83D;&#xDE00;b", "a😀b", None),
        ("a&#xD83D;b", "ab", "surrogate U+D83D left out"),
        ("a&#1114112;b", "ab", "&#1114112; is no character; left out"),
        ("R&D", "R&D", "'&' that begins no reference read as text"),
        ("A&nbsp;:", "A\u00a0:", "&nbsp; is no reference in XML; read as \u00a0"),
        ("&eacute;t&eacute;", "été", "&eacute; is no reference in XML; read as é (2 times)"),
        ("&unknown;", "&unknown;", "'&' that begins no reference read as text"),
        ("1 < 2", "1 < 2", "'<' out of place read as text"),
        ("a]]>b", "a]]>b", "']]>' out of place read as text"),
        ("avant <b et après", "avant <b et après", "'<' that opens no element of TMX read as text"),
        ("<![CDATA[R&D < \x1f]]> & x", "R&D < \u00ad & x", None),
    ],
)
def test_what_is_not_well_formed_is_mended(read, written, text, reason):
    raw = document(FIRST + "\n" + unit(written, "x", "u") + LAST).encode("utf-8", "surrogatepass")
    stored, account = read(raw)
    assert sources(stored) == ["avant", text, "après"]
    assert [one.line for one in stored] == [5, 7, 8]
    if reason is not None:
        assert remarks(account.repaired) == [(7, "u", reason)]
    assert account.dropped == []
    assert parse_unit(raw[stored[1].start : stored[1].end], "utf-8") == stored[1].unit


def test_surrogates_in_the_bytes(read):
    raw = document(unit("a\ud83d\ude00b\ud83dc", "x") + LAST).encode("utf-8", "surrogatepass")
    stored, account = read(raw)
    assert sources(stored) == ["a😀bc", "après"]
    assert remarks(account.repaired) == [(5, "1", "surrogate U+D83D left out")]
    text = document(unit("a\ud83db", "x") + LAST, declaration='<?xml version="1.0" encoding="UTF-16"?>\n')
    stored, account = read(b"\xff\xfe" + text.encode("utf-16-le", "surrogatepass"))
    assert sources(stored) == ["ab", "après"]
    assert remarks(account.repaired) == [(5, "1", "surrogate U+D83D left out")]


@pytest.mark.parametrize(
    ("written", "mended", "reason"),
    [
        ("<tuv><seg>un</seg></tuv>", ("und", "un", ()), "variant without a language read as 'und'"),
        ('<tuv xml:lang="fr"></tuv>', ("fr", "", ()), "variant without a segment read as empty"),
        ('<tuv xml:lang="fr" lang="de"><seg>un</seg></tuv>', ("fr", "un", ()),
         "variant with lang 'de' and xml:lang 'fr': the latter counts"),
        ('<tuv xml:lang="fr">x<seg>un</seg></tuv>', ("fr", "un", ()), "text outside a segment left out: 'x'"),
        ('<tuv xml:lang="fr"><seg>a<ept i="1">}</ept></seg></tuv>', ("fr", "a", ("it",)),
         "ept without its partner read as it"),
        ('<tuv xml:lang="fr"><seg><bpt>{</bpt>a<ept/></seg></tuv>', ("fr", "a", ("bpt", "ept")),
         "bpt without i numbered 1"),
        ('<tuv xml:lang="fr"><seg><g id="1">a</g> <x/></seg></tuv>', ("fr", "a ", ("it:x-tmkit-element",) * 4),
         "element g, which TMX does not have, kept as inline codes"),
        ('<tuv xml:lang="fr"><seg><ph>{<b/>}</ph>a</seg></tuv>', ("fr", "a", ("ph",)),
         "element b in an inline code kept as text"),
    ],
)  # fmt: skip
def test_units_that_are_well_formed_but_no_tmx_are_kept(tmp_path, read, written, mended, reason):
    other = '<tuv xml:lang="en"><seg>one</seg></tuv>'
    stored, account = read(document(f"{FIRST}<tu>\n{written}{other}</tu>\n{LAST}"))
    assert remarks(account.repaired)[0] == (7, "2", reason)
    assert len(stored) == 3
    assert not account.dropped
    units = list(scan(tmp_path / "a.tmx"))
    assert units[1].variants[0][:3] == mended


def test_elements_that_tmx_does_not_have_become_props(read):
    stored, account = read(
        document(
            '<tu><context type="x">avant <b/></context><prop type="p"><seg>nested</seg></prop>\n'
            '<tuv xml:lang="fr"><meta a="1"/><seg xml:space="preserve">un</seg></tuv>'
            '<tuv xml:lang="en"><seg>one</seg></tuv></tu>\n'
        )
    )
    found = stored[0].unit
    assert [(prop.kind, prop.text) for prop in found.properties] == [
        ("x-tmkit-element:context", '<context type="x">avant <b/></context>'),
        ("p", "<seg>nested</seg>"),
    ]
    assert [(prop.kind, prop.text) for prop in found.variants[0].properties] == [
        ("x-tmkit-element:meta", '<meta a="1"/>'),
        ("x-tmkit-attribute:seg.xml:space", "preserve"),
    ]
    assert remarks(account.repaired) == [
        (5, "1", "element context, which TMX does not have here, kept as a prop"),
        (5, "1", "elements in a prop kept as its text"),
        (6, "1", "element meta, which TMX does not have here, kept as a prop"),
    ]


def test_several_segments_in_one_variant_are_variants(read):
    stored, account = read(document('<tu><tuv xml:lang="fr"><seg>un</seg><seg>deux</seg></tuv></tu>\n'))
    assert [variant.segment.text for variant in stored[0].unit.variants] == ["un", "deux"]
    assert "several segments" in account.repaired[0].reason


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("<tu tuid='b'><tuv xml:lang='fr'><seg>x</seg></tuv>\n", "the unit does not end before the next one begins"),
        ("<tu tuid='b'><tuv xml:lang='fr'><seg>x</tuv></tu>\n", "not well-formed XML: mismatched tag"),
        ("<tu tuid='b'/>\n", "no variant in this unit"),
        ("<tu tuid='b'><prop type='x'>y</prop></tu>\n", "no variant in this unit"),
        (
            "<tu tuid='b' tuid='c'><tuv xml:lang='fr'><seg>x</seg></tuv></tu>\n",
            "not well-formed XML: duplicate attribute",
        ),
        (
            "<tu tuid='b'><tuv xml:lang=fr><seg>x</seg></tuv></tu>\n",
            "not well-formed XML: not well-formed (invalid token)",
        ),
    ],
)
def test_a_broken_unit_is_dropped_and_reading_goes_on(read, broken, reason):
    stored, account = read(document(FIRST + "\n\n" + broken + LAST))
    assert sources(stored) == ["avant", "après"]
    assert remarks(account.dropped) == [(8, "b", reason)]
    assert [one.line for one in stored] == [5, 9]
    assert (account.read, account.kept) == (3, 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_cut_off_at_any_byte_keeps_the_units_before(read, encoding):
    text = document(
        FIRST + unit("un", "one", "cut") + LAST, declaration=f'<?xml version="1.0" encoding="{encoding}"?>\n'
    )
    raw = text.encode(encoding)
    whole, _ = read(raw)
    first = whole[0].end
    for end in range(first, len(raw) - 3, 7 if encoding == "utf-8" else 13):
        stored, account = read(raw[:end])
        expected = [one for one in whole if one.end <= end]
        assert stored == expected
        cut = [one for one in whole if one.start < end - 12 and one.end > end]
        if cut:
            assert [(one.line, one.reason) for one in account.dropped] == [
                (cut[0].line, "the file ends inside this unit")
            ]


def test_a_file_cut_off_between_units_says_so(read):
    stored, account = read(document(FIRST + LAST).split("</body>")[0])
    assert sources(stored) == ["avant", "après"]
    assert remarks(account.repaired) == [(7, None, "the file ends before </tmx>")]


def test_what_lies_between_units(read):
    stored, account = read(
        document(FIRST + "loose & text\n" + "<!-- fine -->" + "</tuv></tu>\n<meta>a<b>c</b></meta>\n" + LAST + "<odd/>")
    )
    assert sources(stored) == ["avant", "après"]
    assert remarks(account.dropped) == [
        (6, None, "text between units left out: 'loose & text'"),
        (7, None, "</tuv> between units left out"),
        (7, None, "</tu> between units left out"),
        (8, None, "<meta> between units: left out"),
        (10, None, "<odd> between units: left out"),
    ]


def test_documents_joined_to_one_file(read):
    stored, account = read(document(FIRST) + document(LAST))
    assert sources(stored) == ["avant", "après"]
    assert any("another document begins here" in remark.reason for remark in account.dropped)
    assert all(remark.line >= 8 for remark in account.dropped)


def test_bytes_that_are_not_what_they_should_be(read):
    raw = document(unit("Été", "Summer")).encode("cp1252") + b""
    raw = raw.replace(b"</body>", unit("État – “x”", "x").encode("cp1252") + unit("été", "ok").encode() + b"</body>")
    stored, account = read(raw)
    assert sources(stored) == ["Été", "État – “x”", "été"]
    assert remarks(account.repaired) == [
        (5, "1", "byte 0xC9 and others are not UTF-8; read as Windows-1252"),
        (6, "2", "byte 0xC9 and others are not UTF-8; read as Windows-1252"),
    ]
    stored, account = read(document(unit("a\x81b", "x")).encode("latin-1"))
    assert sources(stored) == ["a\ufffdb"]


@pytest.mark.parametrize(
    ("declared", "actual", "mark", "reason"),
    [
        ("ISO-8859-1", "utf-8", b"", "declares ISO-8859-1 but its bytes are UTF-8; read so"),
        ("UTF-16", "utf-8", b"", "declares UTF-16 but its bytes are not; read as UTF-8"),
        ("UTF-8", "utf-16-le", b"\xff\xfe", "declares UTF-8 but has the byte order mark of UTF-16-LE; read so"),
        ("UTF-8", "utf-16-be", b"", "declares UTF-8 but its bytes are UTF-16-BE; read so"),
        (
            "windows-1252",
            "utf-8",
            b"\xef\xbb\xbf",
            "declares windows-1252 but has the byte order mark of UTF-8; read so",
        ),
        ("klingon", "utf-8", b"", "declares the unknown encoding klingon; read as UTF-8"),
    ],
)
def test_the_bytes_go_before_the_declaration(read, declared, actual, mark, reason):
    text = document(unit("été", "summer"), declaration=f'<?xml version="1.0" encoding="{declared}"?>\n')
    stored, account = read(mark + text.encode(actual))
    assert sources(stored) == ["été"]
    assert remarks(account.repaired) == [(1, None, reason)]


def test_latin_1_with_the_quotes_of_windows(read):
    text = document(unit("l’été – “x”", "x"), declaration='<?xml version="1.0" encoding="ISO-8859-1"?>\n')
    stored, account = read(text.encode("cp1252"))
    assert sources(stored) == ["l’été – “x”"]
    assert remarks(account.repaired) == [(5, "1", "byte 0x92 is not ISO 8859-1; read as Windows-1252")]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_lost_byte_costs_one_unit_of_a_utf_16_file(read, encoding):
    text = document(FIRST + unit("un", "one") + LAST + unit("fin", "end"), declaration="<?xml version='1.0'?>\n")
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b"\xfe\xff"
    raw = mark + text.encode(encoding)
    at = raw.index("one".encode(encoding)) + 1
    stored, account = read(raw[:at] + raw[at + 1 :])
    assert sources(stored)[0] == "avant"
    assert sources(stored)[-2:] == ["après", "fin"]
    assert account.repaired or account.dropped


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ('<header creationtool="t" segtype="sentence" o-tmf="t" adminlang="en" datatype="x"/>',
         (3, "header without creationtoolversion, srclang")),
        ("", (1, "no header")),
        (HEADER.replace("/>", "><odd>x</odd></header>"), (3, "element odd in the header kept as a prop")),
        (HEADER.replace("/>", "><prop type='x'>a&#x1F;b &copy; R&D</prop></header>"),
         (3, "&copy; is no reference in XML; read as ©")),
    ],
)  # fmt: skip
def test_a_header_that_is_not_right(read, header, reason):
    stored, account = read(document(FIRST, header=header))
    assert sources(stored) == ["avant"]
    assert (account.repaired[0].line, account.repaired[0].reason) == reason


def test_white_space_before_the_declaration(read):
    stored, account = read("\n\n " + document(FIRST))
    assert sources(stored) == ["avant"]
    assert stored[0].line == 7
    assert remarks(account.repaired) == [(1, None, "white space before the XML declaration passed over")]


def test_no_body(read):
    stored, account = read(document(FIRST).replace("<body>\n", "").replace("</body>\n", ""))
    assert sources(stored) == ["avant"]
    assert account.repaired[0].reason == "no <body> before the first unit"


def test_every_unit_is_read_whatever_single_byte_is_changed(tmp_path):
    """One changed byte never costs more than the two units beside it, and never fails."""
    path = tmp_path / "a.tmx"
    raw = document("".join(unit(f"n{n} é", f"m{n}") for n in range(6))).encode()
    start, end = raw.index(b"<tu>"), raw.index(b"</body>")
    for at in range(start, end, 5):
        for byte in (b"<", b"&", b"\x00", b"\xff", b"/", b">", b"-", b'"'):
            path.write_bytes(raw[:at] + byte + raw[at + 1 :])
            kept = {one.unit.variants[0].segment.text[:2] for one in read_units(path)}
            assert len(kept & {f"n{n}" for n in range(6)}) >= 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_surrogates_in_the_head(read, encoding):
    text = document(
        FIRST, header=HEADER.replace("/>", "><note>a\ud83d</note></header>"), declaration="<?xml version='1.0'?>\n"
    )
    stored, account = read(text.encode(encoding, "surrogatepass"))
    assert sources(stored) == ["avant"]
    assert account.repaired[0].reason == "surrogate U+D83D left out"


def test_body_in_comments_before_the_body(read):
    comment = "<!-- <body> -->"
    stored, _ = read(document(FIRST, header=comment * 5 + HEADER))
    assert sources(stored) == ["avant"]
    with pytest.raises(InputError, match="20 times <body>"):
        read(document(FIRST, header=comment * 25 + HEADER))


def test_lines_end_to_end_with_returns(tmp_path, monkeypatch):
    path = tmp_path / "a.tmx"
    path.write_bytes(
        document("<!-- c -->\n\n" + (unit("un") + "\n<!-- x -->\n\n\n") * 9).replace("\n", "\r\n").encode()
    )
    expected = [(one.line, one.start) for one in read_units(path)]
    assert [line for line, _ in expected] == [7 + 5 * n for n in range(9)]
    for chunk in range(20, 60):
        monkeypatch.setattr("tmkit.formats.tmx.body._CHUNK", chunk)
        assert [(one.line, one.start) for one in read_units(path)] == expected
