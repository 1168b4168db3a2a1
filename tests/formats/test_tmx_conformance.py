"""The LISA OSCAR compliance kit, and files that real tools wrote: what must come out does, and what is written is valid."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

import pytest
from lxml import etree

from tmkit.formats.registry import read_bilingual
from tmkit.formats.tmx import read_header, read_units, unit_bytes, write_tmx
from tmkit.formats.tmx.inline import CODES
from tmkit.model import Segment, Unit
from tmkit.model.account import Account
from tmkit.storage.encoding import decode
from tmkit.text.languages import closeness

KIT = "tmx-conformance"


@pytest.fixture(scope="module")
def kit(real_data) -> Path:
    return real_data / KIT


@pytest.fixture(scope="module")
def files(real_data) -> list[Path]:
    found = sorted(real_data.rglob("*.tmx"))
    assert len(found) >= 26
    return found


def units(path: Path) -> list[Unit]:
    account = Account(path.name)
    found = [stored.unit for stored in read_units(path, account)]
    assert (account.repaired, account.dropped) == ([], [])
    assert account.read == account.kept == len(found)
    return found


def texts(found: list[Unit], language: str) -> list[str]:
    """The texts in a language, whatever its case."""
    return [v.segment.text for unit in found for v in unit.variants if closeness(v.language, language) == 2]


def restored(segment: Segment) -> str:
    """The segment with its native codes in place, as the document had it."""
    parts, done = [], 0
    for at, code in segment.codes:
        parts.append(html.escape(segment.text[done:at], quote=False))
        done = at
        if code.kind in CODES:
            parts.append(html.unescape(code.content))
    return "".join(parts) + html.escape(segment.text[done:], quote=False)


@pytest.mark.parametrize("name", [f"ImportTest1{letter}" for letter in "ABCDEFGHI"])
def test_what_comes_out_of_the_first_level(kit, name):
    found = units(kit / f"{name}.tmx")
    for expected in sorted(kit.glob(f"{name}*.txt")):
        language = expected.stem.partition("_")[2] or "en-us"
        assert texts(found, language) == decode(expected.read_bytes())[0].splitlines(), expected.name


def test_units_without_the_languages_asked_for_are_left_out(kit):
    found, account = read_bilingual(kit / "ImportTest1J_many.tmx", source_lang="en-us", target_lang="en-gb")
    assert [unit.variants[0].segment.text[:6] for unit in found] == ["First ", "Second"]
    assert [(remark.line, remark.unit) for remark in account.dropped] == [(17, "3")]
    for name, kept in (("ImportTest1J", 2), ("ImportTest1J_many", 3), ("ImportTest1K", 2)):
        found, account = read_bilingual(kit / f"{name}.tmx")
        assert len(list(found)) == kept == account.kept


def test_the_source_language_of_a_unit_goes_before_that_of_the_file(kit):
    found, account = read_bilingual(kit / "ImportTest1K.tmx")
    assert [unit.attribute("srclang") for unit in found] == ["de-de", "fr-ca"]
    assert account.source_language == "en-us"


def test_everything_that_can_be_written_in_a_file(kit):
    for name in ("ImportTest1L", "ImportTest2C"):
        header = read_header(kit / f"{name}.tmx")
        assert len(header.attributes) == 12
        assert [note.text for note in header.notes] == ["Text of header note 1", "Text of header note 2"]
        assert header.definitions[0].startswith('<ude name="MacRoman" base="Macintosh">')
        assert '<map unicode="#xF8FF" code="#xF0" ent="AppleLogo" subst="[Apple]"/>' in header.definitions[0]
        (unit,) = units(kit / f"{name}.tmx")
        assert len(unit.attributes) == 14
        assert [(len(v.attributes), len(v.properties), len(v.notes)) for v in unit.variants] == [
            (11, 1, 2), (11, 2, 2), (11, 2, 2),
        ]  # fmt: skip
    codes = [code for _, code in unit.variants[1].segment.codes]
    assert [code.kind for code in codes] == ["it", "bpt", "ph", "hi", "/hi", "ept"]
    assert codes[2].content == '&lt;IMG SRC="here.png" ALT="<sub>Commencez ici !</sub>">'
    assert unit.variants[1].segment.text == "Cliquez  pour commencer."


@pytest.mark.parametrize(("name", "language"), [("ImportTest2A", "en-us"), ("ImportTest2A_fr-ca", "fr-ca")])
def test_the_second_level_gives_the_document_back(kit, name, language):
    """Each segment with its codes in place stands in the document that the kit wants."""
    wanted = (kit / f"{name}.htm").read_bytes().decode("cp1252")
    paragraphs = [part.replace("&quot;", '"') for part in re.findall("<p>(.*)</p>", wanted)]
    for source in ("ImportTest2A.tmx", "ImportTest2A-0index.tmx"):
        found = [
            restored(variant.segment)
            for unit in units(kit / source)
            for variant in unit.variants
            if closeness(variant.language, language) == 2
        ]
        assert [*found[:3], f"{found[3]} {found[4]}", *found[5:]] == paragraphs


def test_numbers_of_codes_from_0_stay(kit):
    first = units(kit / "ImportTest2A-0index.tmx")[0].variants[0]
    assert [code.attribute("x") for _, code in first.segment.codes] == ["0", None, "1", None]


def test_files_of_real_tools(real_data):
    folder = real_data / "cat-samples-dev"
    euramis = units(folder / "euramis" / "22019D0391.tmx")
    assert len({v.language for v in euramis[0].variants}) > 20
    assert euramis[0].property("Txt::Doc. No.") == "22019D0391"
    workbench = units(folder / "trados-workbench" / "test01.tmx")
    assert len(workbench) == 4
    assert workbench[1].variants[0].segment.codes[0][1].attribute("type") == "bold"
    assert read_header(folder / "trados-workbench" / "test01.tmx").properties[0].kind == "RTFFontTable"
    assert len(units(folder / "omegat" / "mytm.tmx")) == 25


def test_reading_writing_and_reading_gives_the_same_and_is_valid(files, kit, tmp_path):
    with (kit / "tmx14.dtd").open("rb") as stream:
        dtd = etree.DTD(stream)
    for path in files:
        found = units(path)
        header = read_header(path)
        stream = io.BytesIO()
        write_tmx(stream, found, header)
        copy = tmp_path / path.name
        copy.write_bytes(stream.getvalue())
        assert dtd.validate(etree.fromstring(stream.getvalue())), (path.name, dtd.error_log)
        assert units(copy) == found, path.name
        assert read_header(copy) == header, path.name
        for stored in read_units(copy):
            assert stream.getvalue()[stored.start : stored.end] + b"\n" == unit_bytes(stored.unit)
