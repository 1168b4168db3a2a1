"""Encodings: each is recognised, and nothing is mangled silently."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.model import InputError
from tmkit.text.encoding import decode

TEXT = "Le comité s’est réuni à Genève ; « l’œuvre » a coûté 12 €.\nÀ suivre…\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("cp1252"), "windows-1252"),
    ],
)
def test_recognised(data, encoding):
    assert decode(data, "draft.txt") == (TEXT, encoding)


def test_empty():
    assert decode(b"", "draft.txt") == ("", "utf-8")


def test_one_short_line_in_windows_1252():
    assert decode("Réunion à Genève".encode("cp1252"), "x") == ("Réunion à Genève", "windows-1252")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        # damaged UTF-8 is not taken for Windows-1252, which would make `Ã©` of every `é`
        (
            "Le comité a été réuni.\nIl siégera".encode() + b"\xff" + " à Genève.".encode(),
            "f.txt:2: byte 0xFF at column 11",
        ),
        ("déjà réuni à Genève".encode()[:-4] + b"\xc3", "f.txt:1: byte 0xC3 at column 17"),
        (b"\xef\xbb\xbfab\xe9", "f.txt:1: byte 0xE9 at column 3 is not UTF-8"),
        (b"\xff\xfea\x00\x00\xd8b\x00", "f.txt:1: byte 0x00 at column 2 is not UTF-16-LE"),
        # the code pages of DOS and of the Macintosh
        ("La réunion a été levée après le rôle".encode("cp850"), "f.txt:1: is not UTF-8, and as Windows-1252"),
        ("La réunion a été levée".encode("mac-roman"), "f.txt:1: is not UTF-8|neither UTF-8 nor Windows-1252"),
        (b"un\ndeux \x81 trois", "f.txt:2: byte 0x81 is neither"),
    ],
)
def test_refused_with_the_place(data, message):
    with pytest.raises(InputError, match=message):
        decode(data, "f.txt")


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 20,
        b"\x7fELF\x02\x01\x01" + bytes(100),
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(40)),
        bytes(1000),
        b"\xff\xfe" + bytes(1000),
        b"\x00a" * 3 + bytes(500),
    ],
)
def test_binary_is_refused(data):
    with pytest.raises(InputError, match="binary"):
        decode(data, "f.bin")


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    try:
        text, encoding = decode(data, "f")
    except InputError:
        return
    assert text.encode("cp1252" if encoding == "windows-1252" else encoding) in data


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=200))
def test_utf_8_comes_back(text):
    data = text.encode()
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        assert decode(data, "f") == (text, "utf-8")


def test_large_files_in_time():
    begin = time.process_time()
    for data in (b"a" * 10_000_000, TEXT.encode("cp1252") * 100_000, TEXT.encode("utf-16-le") * 50_000):
        decode(data, "f")
    assert time.process_time() - begin < 10
