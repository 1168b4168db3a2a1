"""TMX from strangers: refused in one line, in little memory, or read around."""

from __future__ import annotations

import contextlib
import time
import tracemalloc

import pytest

from tests.formats.documents import document, sources, unit
from tmkit.formats.tmx import read_units
from tmkit.model import InputError
from tmkit.storage.xml import Limits

BOMB = """<?xml version="1.0"?>
<!DOCTYPE tmx [
 <!ENTITY lol "lol">
 <!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
]>
"""
EXTERNAL = '<?xml version="1.0"?>\n<!DOCTYPE tmx [ <!ENTITY xxe SYSTEM "file:///etc/hostname"> ]>\n'
PARAMETER = '<!DOCTYPE tmx [ <!ENTITY % all SYSTEM "http://192.0.2.1/all.dtd"> %all; ]>\n'


@pytest.mark.parametrize(("declaration", "line"), [(BOMB, 3), (EXTERNAL, 2), (PARAMETER, 1)])
def test_entity_declarations_get_the_file_refused(read, declaration, line):
    with pytest.raises(InputError, match=rf"a\.tmx:{line}: declares the entity '\w+'"):
        read(document(unit("&lol2;&xxe;"), declaration=declaration))


def test_an_entity_declared_further_down_gets_the_file_refused(read):
    with pytest.raises(InputError, match=r"a\.tmx:6: declares an entity"):
        read(document(unit()) .replace("</body>", '<!DOCTYPE tmx [ <!ENTITY a "b"> ]></body>'))  # fmt: skip


@pytest.mark.parametrize(
    "doctype",
    ['<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n', '<!DOCTYPE tmx PUBLIC "-//x" "http://192.0.2.1/tmx14.dtd">\n',
     '<!DOCTYPE tmx [<!ELEMENT tmx ANY><!ATTLIST tu datatype CDATA "x">]>\n'],
)  # fmt: skip
def test_a_doctype_is_passed_over(read, doctype):
    stored, account = read(document(unit("un"), declaration=doctype))
    assert sources(stored) == ["un"]
    assert not account.repaired


@pytest.mark.parametrize(
    "body",
    [
        "<tu>" * 100_000,
        "<x>" * 100_000,
        unit("<hi>" * 100_000),
        unit("<hi>" * 100_000 + "</hi>" * 100_000),
        unit("<ph>" + "<sub><hi>" * 50_000 + "</hi></sub>" * 50_000 + "</ph>"),
        "<tu>" + "<prop>" * 100_000 + "</prop>" * 100_000 + "</tu>",
    ],
)
@pytest.mark.parametrize("final", [True, False])
def test_deep_nesting_is_refused(read, body, final):
    with pytest.raises(InputError, match="nested more than 200 deep"):
        read(document(unit() + body) if final else document(unit() + body).partition("</body>")[0])


def test_deep_nesting_in_the_head_is_refused(read):
    with pytest.raises(InputError, match="nested more than 200 deep"):
        read('<?xml version="1.0"?><tmx><header>' + "<a>" * 100_000 + "<body>")


def test_nesting_within_the_limit_is_read(read):
    stored, account = read(document(unit("<hi>" * 150 + "un" + "</hi>" * 150)))
    assert sources(stored) == ["un"]
    assert len(stored[0].unit.variants[0].segment.codes) == 300
    assert not account.repaired


@pytest.mark.parametrize(
    "start",
    [
        '<tu tuid="',
        "<tu><tuv xml:lang='fr'><seg>",
        "<tu><prop type='x'><!-- ",
        "<!-- ",
        "text",
        "<tu ",
        "<x y='",
    ],
)
def test_a_gigabyte_without_an_end_is_refused_early(tmp_path, start):
    path = tmp_path / "a.tmx"
    with path.open("wb") as stream:
        stream.write(document(unit()).partition("</body>")[0].encode() + start.encode())
        stream.truncate(1 << 30)  # a hole: takes no room, reads as null characters
    tracemalloc.start()
    began = time.process_time()
    with pytest.raises(InputError, match=r"a\.tmx:6: more than 1,000,000 bytes without the end of a unit"):
        list(read_units(path, limits=Limits(silence=1_000_000)))
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert time.process_time() - began < 5


def test_a_gigabyte_before_the_body_is_refused_early(tmp_path):
    path = tmp_path / "a.tmx"
    with path.open("wb") as stream:
        stream.write(b'<tmx version="')
        stream.truncate(1 << 30)
    with pytest.raises(InputError, match="more than 1,000,000 bytes before <body>"):
        list(read_units(path, limits=Limits(silence=1_000_000)))


def test_the_limit_by_itself_refuses_a_large_attribute(read):
    with pytest.raises(InputError, match="more than 16,777,216 bytes without the end of a unit"):
        read(document('<tu tuid="' + "x" * 17_000_000))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty; expected a TMX file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "is no XML; expected a TMX file"),
        (b"PK\x03\x04" + b"x" * 100, "is compressed; unpack it first"),
        (b"\x1f\x8b" + b"x" * 100, "is compressed; unpack it first"),
        (b"just text", "is no XML; expected a TMX file"),
        (b"<html><body><p>x</p></body></html>", "is no TMX file: its root element is <html>, expected <tmx>"),
        (b'<?xml version="1.0"?><tmx version="1.4"><header ', "ends before its first unit; nothing to read"),
        (b'<?xml version="1.0"?><tmx version="1.4"></tmx>', "ends before its first unit; nothing to read"),
        (b"<" + b"\xff" * 1000, "is no XML"),
        (b'<?xml version="1.0" encoding="iso-2022-jp"?><tmx>', "is in iso-2022-jp, which is not supported"),
        (b"<lolz>&lol9;</lolz>", "is no TMX file: its root element is <lolz>"),
    ],
)
def test_what_is_no_tmx_is_one_line(read, content, message):
    with pytest.raises(InputError, match=r"a\.tmx") as refused:
        read(content)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_folders_missing_files_and_devices(tmp_path):
    for path, message in (
        (tmp_path, "is a folder; expected a TMX file"),
        (tmp_path / "missing.tmx", "no such file; expected a TMX file"),
        (tmp_path / "a\0b.tmx", "no such file"),
    ):
        with pytest.raises(InputError, match=message):
            list(read_units(path))


@pytest.mark.parametrize(
    "body",
    [
        "<!--" * 50_000,
        "<![CDATA[" * 25_000,
        "<tu>" + "<!--" * 50_000 + "</tu>",
        "<tu><tuv xml:lang='fr'><seg>" + "&" * 125_000 + "</seg></tuv></tu>",
        "<tu><tuv xml:lang='fr'><seg>" + "<a" * 75_000 + "</seg></tuv></tu>",
        "<tu><tuv xml:lang='fr'><seg>" + "<!-- <![CDATA[ " * 12_000 + "</seg></tuv></tu>",
        "<tu " + "a='b' " * 25_000 + "></tu>",
        "<tu><tuv xml:lang='fr'><seg>" + "\x01" * 125_000 + "</seg></tuv></tu>",
        "< " * 125_000,
        "</tu>" * 50_000,
        "<tu/>" * 25_000,
        " \n" * 500_000,
        "<tu><tuv xml:lang='fr'><seg>" + "<it pos='begin'/>" * 12_000 + "</seg></tuv></tu>",
        "<tu><tuv xml:lang='fr'><seg>" + "<bpt i='1'/>" * 12_000 + "</seg></tuv></tu>",
        "<tu><tuv xml:lang='fr'><seg>" + "<bpt/>" * 12_000 + "</seg></tuv></tu>",
        "<tu" * 75_000,
        '<tu a="' * 25_000,
    ],
)
def test_hostile_bodies_are_read_in_one_pass(read, body):
    began = time.process_time()
    with contextlib.suppress(InputError):
        stored, _ = read(document(unit("un") + body + unit("deux")))
        assert stored[0].unit.variants[0].segment.text == "un"
    assert time.process_time() - began < 10
