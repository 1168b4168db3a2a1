"""Files that are broken or made to harm: one line each, in bounded time and memory."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.formats.xliff.samples import SAMPLES
from tmkit.formats.registry import read_rows
from tmkit.formats.xliff.fill import fill
from tmkit.model import InputError

_HEAD = '<xliff version="1.2"><file original="a" source-language="fr" target-language="en"><body>'
_TAIL = "</body></file></xliff>"


@pytest.fixture
def load(tmp_path):
    def load(text: str | bytes, name: str = "a.xlf"):
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        found, account = read_rows(path)
        return list(found), account

    return load


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]>' + _HEAD + _TAIL, "declares the entity 'a'"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>', "declares the entity 'a'"),
        (_HEAD + "<trans-unit>" + "<g>" * 300, "nested more than 200 deep"),
        (_HEAD + "<trans-unit id='1'><source>a</target>", "mismatched tag"),
        (_HEAD + "<trans-unit id='1'><source>a", "not well-formed XML: no element found"),
        ("<html><!-- <xliff > --></html>", "root element is html"),
        ('<?xml version="1.0" encoding="utf-7"?>' + _HEAD + _TAIL, "is in utf-7, which is not supported"),
        (_HEAD.encode() + b"\xff\xfe\xff" + _TAIL.encode(), "byte 0xFF is not UTF-8"),
        (_HEAD + "&undefined;" + _TAIL, "undefined entity"),
    ],
)
def test_ends_in_one_line(text, told, load):
    with pytest.raises(InputError, match=r"^[^\n]*$") as raised:
        load(text)
    assert told in str(raised.value)


def test_a_doctype_without_entities_is_passed_over(load):
    found, _ = load(
        '<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "http://example.invalid/xliff.dtd">' + _HEAD + _TAIL
    )
    assert found == []


@pytest.mark.parametrize(
    "inside",
    [
        "a" * 10_000_000,
        "&amp;" * 2_000_000,
        "&#x1F;" * 300_000,
        "<x id='1'/>" * 60_000,
        "<bpt id='1'>a</bpt>" * 40_000,
        "<ept id='1'/>" * 40_000,
        "{1&gt;" * 1_000_000,
        "<g id='1' " + " ".join(f"a{n}='1'" for n in range(30_000)) + "/>",
    ],
    ids=["text", "references", "controls", "codes", "opened", "closed", "braces", "attributes"],
)
def test_long_content_takes_seconds(inside, load):
    started = time.process_time()
    unit = f"<trans-unit id='1' m:confirmed='1' xmlns:m='http://www.memsource.com/mxlf/2.0'><source>b{inside}</source></trans-unit>"
    found, _ = load(_HEAD + unit + _TAIL)
    assert len(found) == 1
    assert time.process_time() - started < 10


def test_a_unit_without_end_is_refused(load):
    with pytest.raises(InputError, match="one unit of more than"):
        load(_HEAD + "<trans-unit id='1'><source>" + "abcdefgh " * 2_000_000)


def test_a_comment_without_end_is_refused(load):
    with pytest.raises(InputError, match="bytes without an element or text"):
        load(_HEAD + "<!--" + "a" * (17 << 20))


def test_many_segments_of_one_name_and_many_namespaces(load):
    started = time.process_time()
    units = "<trans-unit id='1'><source>a</source></trans-unit>" * 20_000
    found, _ = load(_HEAD + units + _TAIL)
    assert len({one.label for one in found}) == 20_000
    spaces = "".join(f"<a{n} xmlns:a{n}='u{n}'>" for n in range(100)) + "".join(
        f"</a{n}>" for n in reversed(range(100))
    )
    load(_HEAD + spaces * 200 + _TAIL)
    segments = "".join(f"<mrk mtype='seg' mid='{n}'>a</mrk>" for n in range(20_000))
    defined = "".join(f"<sdl:seg id='{n}'/>" for n in range(20_000))
    found, _ = load(
        f"{_HEAD}<trans-unit id='1' xmlns:sdl='http://sdl.com/FileTypes/SdlXliff/1.0'><source>a</source><seg-source>{segments}"
        f"</seg-source><target>{segments}</target><sdl:seg-defs>{defined}</sdl:seg-defs></trans-unit>{_TAIL}"
    )
    assert len(found) == 20_000
    assert time.process_time() - started < 20


def test_a_large_file_streams(tmp_path):
    path = tmp_path / "large.xlf"
    unit = (
        "<trans-unit id='{}'><source>Le comité se réunit à nouveau.</source><target>Once more.</target></trans-unit>\n"
    )
    with path.open("w", encoding="utf-8") as stream:
        stream.write(_HEAD + "<group><note>" + "x" * 3_000_000 + "</note></group>")
        stream.writelines(unit.format(number) for number in range(8_000))
        stream.write(_TAIL)
    tracemalloc.start()
    try:
        found, account = read_rows(path)
        count = sum(1 for _ in found)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (count, account.read) == (8_000, 8_000)
    assert peak < 25 << 20


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(SAMPLES)), data=st.data())
def test_damage_is_told_or_survived(name, data, load):
    raw = bytearray(SAMPLES[name].encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        length = data.draw(st.integers(0, 30))
        raw[at : at + length] = data.draw(
            st.sampled_from([b"", b"<", b">", b'"', b"&", b"</g>", b"\x00", b"<mrk/>", b"\xe9"])
        )
    for work in (lambda: load(bytes(raw), name), lambda: fill(bytes(raw), name, {})):
        try:
            work()
        except InputError as error:
            assert "\n" not in str(error)  # noqa: PT017 - either way is right
