import contextlib
import io
import random
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.model import InputError
from tmkit.storage.zip import ZipPackage
from tmkit.storage.zip_directory import ZipLimits

CONTENTS = {"a.xml": b"<a/>" * 100, "folder/b.txt": b"", "c.bin": bytes(range(256)), "d.xml": b"<d>\xc3\xa9</d>"}


def archive(contents=None, *, stored=(), streamed=False, comment=b""):
    buffer = io.BytesIO()
    target = Unseekable(buffer) if streamed else buffer
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for order, (name, content) in enumerate((contents or CONTENTS).items()):
            info = zipfile.ZipInfo(name, (2020, 1, 1 + order, 12, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.comment = b"about " + name.encode()
            info.extra = struct.pack("<2H4s", 0xCAFE, 4, b"kept")
            package.writestr(info, content)
        package.comment = comment
    return buffer.getvalue()


class Unseekable:
    """Makes zipfile write the sizes after the data."""

    def __init__(self, stream):
        self.write, self.flush = stream.write, stream.flush


def archive64(contents):
    """What streaming writers make: ZIP64 fields throughout, the sizes in them."""
    body, directory = bytearray(), bytearray()
    for name, content in contents.items():
        raw, packed = name.encode(), zlib.compress(content)[2:-4]
        check, offset = zlib.crc32(content), len(body)
        sizes = struct.pack("<2H2Q", 1, 16, len(content), len(packed))
        ones = 0xFFFFFFFF
        body += struct.pack("<4s5H3I2H", b"PK\3\4", 45, 0, 8, 0, 33, check, ones, ones, len(raw), len(sizes)) + raw
        body += sizes + packed
        extra = struct.pack("<2H3Q", 1, 24, len(content), len(packed), offset)
        fields = (45, 45, 0, 8, 0, 33, check, ones, ones, len(raw), len(extra), 0, 0, 0, 0, ones)
        directory += struct.pack("<4s6H3I5H2I", b"PK\1\2", *fields) + raw + extra
    count, start = len(contents), len(body)
    end64 = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(directory), start)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, start + len(directory), 1)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return bytes(body + directory + end64 + locator + end)


def test_reads_what_is_in_it():
    package = ZipPackage.open(archive(), "x.docx")
    assert package.names == tuple(CONTENTS)
    assert {name: package.read(name) for name in package.names} == CONTENTS


def test_folders_are_no_names():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.mkdir("word")
        package.writestr("word\\document.xml", b"x")
    assert ZipPackage.open(buffer.getvalue(), "x").names == ("word/document.xml",)


@pytest.mark.parametrize(
    "data",
    [
        archive(),
        archive(streamed=True),
        archive(stored=("a.xml", "c.bin")),
        archive(comment=b"a comment, PK"),
        archive64(CONTENTS),
    ],
    ids=["plain", "streamed", "stored", "comment", "zip64"],
)
def test_what_is_not_changed_keeps_its_bytes(data):
    package = ZipPackage.open(data, "x")
    assert package.rewritten({}) == data
    assert package.rewritten({"c.bin": CONTENTS["c.bin"]}) == data
    written = package.rewritten({"c.bin": b"new " * 1000})
    again = ZipPackage.open(written, "x")
    assert again.names == package.names
    assert {name: again.read(name) for name in again.names} == CONTENTS | {"c.bin": b"new " * 1000}
    cut = data.index(b"PK\3\4", data.index(b"folder/b.txt"))
    assert written[:cut] == data[:cut]  # all before the entry that changed, headers included
    later = data[data.index(b"PK\3\4", cut + 1) : data.index(b"PK\1\2")]
    assert later in written
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(written)) as new:
        assert new.testzip() is None
        assert new.comment == old.comment
        for one, other in zip(old.infolist(), new.infolist(), strict=True):
            same = ["filename", "date_time", "comment", "external_attr", "create_system"]
            same += ["compress_type", "flag_bits", "CRC", "compress_size"] * (one.filename != "c.bin")
            assert [getattr(one, key) for key in same] == [getattr(other, key) for key in same]


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(
        st.text("abc/é", min_size=1).filter(lambda name: name.strip("/") and name[0] != "/"), st.binary(), min_size=1
    ),
    st.booleans(),
    st.data(),
)
def test_any_change_is_read_again(contents, streamed, data):
    contents = {name: content for name, content in contents.items() if not name.endswith("/")} or {"a": b""}
    package = ZipPackage.open(archive(contents, streamed=streamed), "x")
    changed = data.draw(st.dictionaries(st.sampled_from(sorted(contents)), st.binary()))
    written = ZipPackage.open(package.rewritten(changed), "x")
    assert {name: written.read(name) for name in written.names} == contents | changed
    back = ZipPackage.open(written.rewritten(contents), "x")
    assert {name: back.read(name) for name in back.names} == contents


def read_all(data, **limits):
    package = ZipPackage.open(data, "x.docx", ZipLimits(**limits))
    return {name: package.read(name) for name in package.names}


def refused(data, match, **limits):
    with pytest.raises(InputError, match=match) as caught:
        read_all(data, **limits)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("x.docx: ")


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/passwd", "..\\a", "C:/a", "a/..", "\\a"])
def test_no_name_leads_out(name):
    refused(archive({"ok": b"", name: b"x"}), "leads out of it")


def test_duplicate_names_are_refused():
    data = archive({"word/a.xml": b"1", "word/b.xml": b"2"})
    refused(data.replace(b"word/b.xml", b"word/a.xml"), "two entries named 'word/a.xml'")


def test_encrypted_entries_are_refused():
    data = bytearray(archive({"a": b"x"}))
    data[data.index(b"PK\1\2") + 8] |= 1
    refused(bytes(data), "is encrypted .* without a password")


def test_other_methods_are_refused():
    data = bytearray(archive({"a": b"x"}))
    data[data.index(b"PK\1\2") + 10] = 14
    refused(bytes(data), r"a method \(14\)")


def test_a_damaged_entry_is_told():
    data = bytearray(archive({"a.xml": b"content " * 50}))
    data[data.index(b"a.xml") + 20] ^= 0xFF
    refused(bytes(data), "a.xml cannot be unpacked")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"PK", b"<html>PK\x05\x06" + bytes(18)])
def test_what_is_no_archive(data):
    refused(data, "is no ZIP archive")


def test_any_truncation_is_told():
    data = archive()
    for end in range(4, len(data), 7):
        refused(data[:end], "damaged ZIP archive")
    data = archive64(CONTENTS)
    for end in range(4, len(data), 7):
        refused(data[:end], "damaged ZIP archive")


def test_any_damage_is_told_or_harmless():
    chance = random.Random(1)
    for whole in (archive(), archive(streamed=True), archive64(CONTENTS)):
        for _ in range(1500):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 4)):
                data[chance.randrange(len(data))] = chance.choice([0, 1, 0x7F, 0xFF, chance.randrange(256)])
            with contextlib.suppress(InputError):
                package = ZipPackage.open(bytes(data), "x")
                package.rewritten({name: package.read(name) + b"!" for name in package.names})


def test_bombs_are_refused():
    refused(archive({"a": bytes(5000)}), "would unpack to 5,000 bytes", modest=1000, ratio=100)
    assert ZipPackage.open(archive({"a": bytes(5000)}), "x").read("a") == bytes(5000)
    refused(archive({"a": bytes(600), "b": bytes(600)}), "more than 1,000 bytes once unpacked", total=1000)
    refused(archive({str(number): b"" for number in range(11)}), "more than 10 entries", entries=10)


def test_a_size_that_lies_is_told():
    data = bytearray(archive({"a": bytes(5000)}))
    at = data.index(b"PK\1\2") + 24
    for size in (10, 4999, 5001, 100_000):
        struct.pack_into("<I", data, at, size)
        refused(bytes(data), "a cannot be unpacked")


def test_a_count_that_lies_is_told():
    for count, match in ((3, "more than the 3 entries"), (5, "4 of 5 entries")):
        data = bytearray(archive())
        struct.pack_into("<2H", data, data.rindex(b"PK\5\6") + 8, count, count)
        refused(bytes(data), match)


def test_entries_over_one_another_are_refused():
    data = bytearray(archive({"a": b"x" * 100, "b": b"y"}))
    second = data.index(b"PK\1\2", data.index(b"PK\1\2") + 1)
    struct.pack_into("<I", data, second + 42, 0)
    data[second + 46] = ord("c")
    refused(bytes(data), "another name where it stands")
    inner = archive({"b": b"y"}, stored=("b",))
    inner_local = inner[: inner.index(b"PK\1\2")]
    data = bytearray(archive({"a": inner_local, "b": b"y"}, stored=("a", "b")))
    second = data.index(b"PK\1\2", data.index(b"PK\1\2") + 1)
    struct.pack_into("<I", data, second + 42, data.index(inner_local))
    refused(bytes(data), "b lies over another entry")


@pytest.mark.parametrize("value", [0, 10, 1 << 40, (1 << 64) - 1])
def test_zip64_records_that_lie_are_told(value):
    for field in (24, 32, 40, 48):  # entries here, entries, length and place of the directory
        data = bytearray(archive64(CONTENTS))
        struct.pack_into("<Q", data, data.index(b"PK\6\6") + field, value)
        if field != 24:
            refused(bytes(data), "damaged|more than 20,000 entries")
    data = bytearray(archive64(CONTENTS))
    struct.pack_into("<Q", data, data.index(b"PK\6\7") + 8, value)
    refused(bytes(data), "ZIP64 directory is not where it should be")
    data = bytearray(archive64({"a": b"x"}))
    for place in range(3):
        struct.pack_into("<Q", data, data.index(b"PK\1\2") + 46 + 1 + 4 + 8 * place, value)
        refused(bytes(data), "damaged|bytes once unpacked")


def test_a_missing_part_is_told():
    package = ZipPackage.open(archive(), "x.docx")
    with pytest.raises(InputError, match=r"x\.docx: has no part 'word/document.xml'"):
        package.read("word/document.xml")
    with pytest.raises(InputError, match="has no part 'e'"):
        package.rewritten({"e": b""})


def test_the_end_may_be_mentioned_in_the_comment():
    data = archive(comment=b"PK\5\6 a comment")
    assert ZipPackage.open(data, "x").names == tuple(CONTENTS)


def test_entries_can_be_added():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("one.xml", "<one/>")
        package.comment = b"a comment"
    opened = ZipPackage.open(buffer.getvalue(), "x")
    written = opened.rewritten({"one.xml": b"<two/>"}, {"new/é.xml": b"<new/>" * 100, "b": b""})
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert package.testzip() is None
        assert package.namelist() == ["one.xml", "new/é.xml", "b"]
        assert package.read("new/é.xml") == b"<new/>" * 100
        assert package.comment == b"a comment"
    assert ZipPackage.open(written, "x").read("one.xml") == b"<two/>"
    with pytest.raises(InputError, match="already"):
        opened.rewritten({}, {"one.xml": b""})
