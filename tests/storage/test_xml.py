import io

import pytest

from tmkit.model import InputError
from tmkit.storage.xml import LIMITS, Limits, expat_parser, parse_stream, parse_tree

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [
 <!ENTITY lol "lol">
 <!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
]>
<lolz>&lol2;</lolz>"""
EXTERNAL = b"""<?xml version="1.0"?>
<!DOCTYPE a [ <!ENTITY xxe SYSTEM "file:///etc/hostname"> ]>
<a>&xxe;</a>"""
PARAMETER = b"""<!DOCTYPE a [ <!ENTITY % all SYSTEM "http://192.0.2.1/a.dtd"> %all; ]><a/>"""


def events(data, limits=LIMITS):
    seen = []
    parser = expat_parser(
        lambda name, attributes: seen.append((name, attributes)),
        seen.append,
        seen.append,
        file="x.xml",
        limits=limits,
    )
    parse_stream(parser, io.BytesIO(data), file="x.xml", limits=limits)
    return seen


@pytest.mark.parametrize(("data", "line"), [(BOMB, 3), (EXTERNAL, 2), (PARAMETER, 1)])
@pytest.mark.parametrize("read", [events, lambda data: parse_tree("x.xml", data)])
def test_entity_declarations_are_refused(data, line, read):
    with pytest.raises(InputError, match=rf"x\.xml:{line}: declares the entity '\w+'"):
        read(data)


@pytest.mark.parametrize("doctype", ['<!DOCTYPE a SYSTEM "a.dtd">', "<!DOCTYPE a [<!ELEMENT a ANY>]>"])
def test_a_doctype_is_passed_over(doctype):
    data = f"{doctype}<a b='1'>text<c/></a>".encode()
    assert events(data) == [("a", ["b", "1"]), "text", ("c", []), "c", "a"]
    assert parse_tree("x.xml", data).getroot().tag == "a"


@pytest.mark.parametrize("read", [events, lambda data: parse_tree("x.xml", data)])
def test_depth_is_bounded(read):
    assert read(b"<a>" * 200 + b"</a>" * 200)
    with pytest.raises(InputError, match="nested more than 200 deep"):
        read(b"<a>" * 100_000)


def test_silence_is_bounded():
    class Endless:
        """An attribute that never ends; counts what was taken of it."""

        taken = 0

        def read(self, size):
            start = b'<a b="' if self.taken == 0 else b""
            self.taken += size
            return start + b"x" * (size - len(start))

    stream = Endless()
    parser = expat_parser(lambda _name, _attributes: None, lambda _name: None)
    with pytest.raises(InputError, match="more than 100,000 bytes without an element"):
        parse_stream(parser, stream, file="x.xml", limits=Limits(silence=100_000))
    assert stream.taken < 400_000


def test_size_is_bounded():
    with pytest.raises(InputError, match="larger than 10 bytes"):
        parse_tree("x.xml", b"<a>0123456789</a>", limits=Limits(size=10))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"<a>\n</b>", r"x\.xml:2: not well-formed XML: mismatched tag"),
        (b"\x00\x01\x02\xff", "not well-formed XML"),
        (b"<a>\n&undeclared;</a>", r"x\.xml:2: not well-formed XML: undefined entity"),
    ],
)
def test_what_is_no_xml_is_one_line(data, message):
    with pytest.raises(InputError, match=message):
        parse_tree("x.xml", data)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(InputError, match="is a folder; expected an XML file"):
        parse_tree(tmp_path)
    with pytest.raises(InputError, match="no such file; expected an XML file"):
        parse_tree(tmp_path / "missing.xml")


def test_the_tree_keeps_what_is_beside_the_elements():
    from lxml import etree

    data = b"<?xml version='1.0' encoding='UTF-16'?><!--c--><a><?p i?>&#233;</a>".decode().encode("utf-16")
    tree = parse_tree("x.xml", data)
    assert etree.tostring(tree, encoding="unicode") == "<!--c--><a><?p i?>é</a>"
