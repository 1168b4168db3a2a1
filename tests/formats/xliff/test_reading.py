"""XLIFF and its dialects read: every unit accounted for, with the state, codes, notes and dates that its tool gave it."""

from __future__ import annotations

import pytest

from tests.formats.xliff.samples import SAMPLES
from tmkit.formats.registry import is_bilingual, read_bilingual, read_rows
from tmkit.formats.tmx import unit_bytes
from tmkit.model import Code, InputError, Note


@pytest.fixture
def load(tmp_path):
    def load(text: str | bytes, name: str = "a.xlf", **options):
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        found, account = read_rows(path, **options)
        return {one.label: one.unit for one in found}, account

    return load


@pytest.fixture
def sample(load):
    return lambda name: load(SAMPLES[name], name)


def texts(unit):
    return tuple(variant.segment.text for variant in unit.variants)


def state(unit):
    return unit.property("x-tmkit-state") + (" locked" if unit.property("x-tmkit-locked") == "yes" else "")


UNITS = {
    "plain.xlf": 8, "prefixed.xlf": 2, "trados.sdlxliff": 8, "memoq.mqxliff": 4, "phrase.mxliff": 3, "wordfast.txlf": 2,
    "xtm.xlf": 2, "modern.xliff": 4, "modern22.xliff": 4,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_unit_is_accounted_for(name, sample, tmp_path):
    units, account = sample(name)
    assert account.read == len(units) + len(account.dropped)
    assert account.read == UNITS[name]
    assert is_bilingual(tmp_path / name)
    kept, account = read_bilingual(tmp_path / name)
    for unit in kept:
        unit_bytes(unit)
    assert account.kept + len(account.dropped) == account.read


def test_states_and_locks(sample):
    expected = {
        "plain.xlf": {"1": "empty", "2": "final", "3": "empty locked", "4": "translated locked", "6": "empty", "5": "empty", "5~2": "empty"},
        "trados.sdlxliff": {"tu1": "final", "tu2": "translated locked", "tu3/3": "proposed", "tu3/4": "empty", "tu3/5": "proposed", "tu4/6": "empty", "tu4/7": "empty"},
        "memoq.mqxliff": {"1": "empty", "2": "translated", "3": "reviewed locked", "4": "proposed"},
        "phrase.mxliff": {"job:0": "empty", "job:1": "translated", "job:2": "translated locked"},
        "wordfast.txlf": {"u1": "empty", "u2": "translated"},
        "xtm.xlf": {"t1": "proposed", "t2": "translated"},
        "modern.xliff": {"u1/1": "empty", "u1/2": "translated", "u2": "final locked", "u3": "empty"},
    }  # fmt: skip
    for name, states in expected.items():
        units, _ = sample(name)
        assert {key: state(unit) for key, unit in units.items()} == states, name


def test_what_trados_studio_says(sample):
    units, account = sample("trados.sdlxliff")
    assert (account.format, account.source_language, account.target_language) == ("sdlxliff", "en-US", "fr-FR")
    assert account.original == "report.docx"
    assert [(drop.unit, drop.reason) for drop in account.dropped] == [("tu0", "has codes but no text")]
    first = units["tu1"]
    assert texts(first) == ("New features", "Nouvelles fonctions")
    assert first.property("x-sdl-conf") == "ApprovedSignOff"
    assert (first.property("x-sdl-origin"), first.property("x-sdl-percent")) == ("tm", "100")
    assert (first.attribute("creationid"), first.attribute("creationdate")) == ("a", "20200810T054431Z")
    assert first.property("x-tmkit-document") == "report.docx"
    assert first.variants[0].segment.codes == (
        (0, Code("bpt", (("i", "1"), ("x", "1"), ("type", "cf")), '&lt;cf bold="on"&gt;')),
        (3, Code("ept", (("i", "1"),), "&lt;/cf&gt;")),
        (12, Code("ph", (("x", "2"), ("type", "br")), "&lt;br/&gt;")),
    )
    assert first.variants[1].segment.codes[0][1] == first.variants[0].segment.codes[0][1]
    assert units["tu3/4"].notes == (Note("Check the name."),)
    assert texts(units["tu3/5"]) == ("Three.", "Trois.")


def test_what_memoq_says(sample):
    units, account = sample("memoq.mqxliff")
    assert account.format == "mqxliff"
    assert units["1"].notes == (Note("See page 2."),)
    assert (units["1"].attribute("changeid"), units["1"].attribute("changedate")) == ("A", "20190505T054439Z")
    assert [code.kind for _, code in units["1"].variants[0].segment.codes] == ["bpt", "ept"]
    assert texts(units["4"]) == ("Four", "Quatre.")
    assert units["2"].property("x-mq-status") == "ManuallyConfirmed"


def test_what_phrase_says(sample):
    units, account = sample("phrase.mxliff")
    assert account.format == "mxliff"
    first = units["job:0"].variants[0].segment
    assert first.text == "The Council met in {3} rooms"
    assert [(at, code.kind, code.content) for at, code in first.codes] == [
        (4, "bpt", '&lt;a href="x"&gt;'), (11, "ept", ""), (12, "bpt", ""), (15, "ept", ""), (15, "ph", "&lt;br/&gt;"),
    ]  # fmt: skip
    assert units["job:1"].attribute("changedate") == "20190505T054439Z"
    assert units["job:1"].attribute("changeid") == "u2"
    assert units["job:0"].attribute("creationid") == "u1"


def test_codes_of_plain_xliff(sample):
    units, account = sample("plain.xlf")
    assert account.format == "xliff"
    assert [code.kind for _, code in units["5"].variants[0].segment.codes] == ["bpt", "ept", "it", "ph"]
    assert units["2"].notes == (Note("Keep it short."),)
    assert units["2"].property("x-xliff-context-linenumber") == "7"
    assert units["2"].property("x-xliff-state-qualifier") == "exact-match"
    assert [(drop.unit, drop.reason) for drop in account.dropped] == [("b1", "holds binary data, no text")]


def test_xliff_2(sample):
    for name in ("modern.xliff", "modern22.xliff"):
        units, account = sample(name)
        assert account.format == "xliff2"
        first = units["u1/1"]
        assert texts(first) == ("The Council met. ", "")
        assert first.variants[0].segment.codes == (
            (4, Code("bpt", (("i", "1"), ("x", "1"), ("type", "bold")), "&lt;b&gt;")),
            (11, Code("ept", (("i", "1"),), "&lt;/b&gt;")),
            (15, Code("ph", (("x", "2"),), "\u00adx")),
        )
        assert first.notes == (Note("Be brief."),)
        assert texts(units["u1/2"]) == ("It adjourned.", "Elle est levée.")
        assert texts(units["u3"]) == ("Three\u00adfour", "")


def test_a_target_that_is_not_segmented_is_kept_whole(load):
    text = SAMPLES["trados.sdlxliff"].replace(
        '<mrk mtype="seg" mid="3">Un.</mrk> <mrk mtype="seg" mid="4"/> ', "Un. Deux. "
    )
    text = text.replace('<mrk mtype="seg" mid="5">Trois', "Trois").replace("ième</mrk>.</mrk>", "ième</mrk>.")
    units, account = load(text, "a.sdlxliff")
    assert texts(units["tu3"]) == ("One. Two. Three.", "Un. Deux. Trois.")
    assert account.repaired[0].reason == "its target is not segmented: kept whole"


def test_a_target_segment_without_source_is_reported(load):
    _, account = load(SAMPLES["trados.sdlxliff"].replace('mid="3">Un.', 'mid="33">Un.'))
    assert "(33): left out" in account.repaired[0].reason


_BARE = '<xliff version="1.2"><file original="a" {}><body><trans-unit id="1"><source>{}</source>{}</trans-unit></body></file></xliff>'


def test_languages_that_the_file_does_not_name(load, tmp_path):
    units, account = load(_BARE.format('source-language="fr"', "Un", "<target>One</target>"))
    assert [variant.language for variant in units["1"].variants] == ["fr", "en"]
    assert "taken for en" in account.notices[0]
    units, _ = load(_BARE.format('source-language="fr"', "Un", ""))
    assert [variant.language for variant in units["1"].variants] == ["fr"]
    units, _ = load(_BARE.format("", "Un", "<target>Eins</target>"), source_lang="fr", target_lang="de")
    assert [variant.language for variant in units["1"].variants] == ["fr", "de"]
    with pytest.raises(InputError, match="names no target language; give --target-lang"):
        load(_BARE.format('source-language="de"', "Eins", "<target>Un</target>"))
    with pytest.raises(InputError, match="names no source language; give --source-lang"):
        load(_BARE.format("", "12", "<target>12</target>"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig", "utf-32"])
def test_any_encoding(encoding, load):
    declared = {"cp1252": "windows-1252", "utf-8-sig": "utf-8"}.get(encoding, "utf-16")
    text = SAMPLES["plain.xlf"].replace("UTF-8", declared).replace("Agenda", "Agendé €")
    units, account = load(text.encode(encoding))
    assert texts(units["2"])[0] == "Agendé €"
    assert account.read == 8


def test_characters_that_xml_does_not_have_are_mended(load):
    units, account = load(_BARE.format('source-language="fr" target-language="en"', "a&#x1F;b\x0bc&#65;", ""))
    assert texts(units["1"])[0] == "a\u00adb cA"
    assert sorted(remark.reason for remark in account.repaired) == [
        "U+000B read as a space",
        "U+001F read as a soft hyphen",
    ]


def test_the_files_of_real_tools(real_data):
    folder = real_data / "cat-samples-dev"
    if not folder.is_dir():
        pytest.skip("no samples of real tools' files in TMKIT_TEST_DATA")
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix.endswith(("xliff", ".xlf"))]
    assert paths
    for path in paths:
        found, account = read_rows(path)
        units = list(found)
        assert account.read == len(units) + len(account.dropped), path.name
        assert len({one.label for one in units}) == len(units)
        assert not account.repaired, path.name
        assert all(drop.reason.endswith("no text") for drop in account.dropped), path.name


def test_line_breaks_that_lay_out_the_file_are_no_text(load):
    laid_out = "\n      <x id='1'/>Un\n deux <x id='2'/>\n    "
    units, _ = load(_BARE.format('source-language="fr" target-language="en"', laid_out, "<target>\n One </target>"))
    assert texts(units["1"]) == ("Un\n deux ", "One ")
    assert [at for at, _ in units["1"].variants[0].segment.codes] == [0, 9]
    kept = _BARE.replace("<file", "<file xml:space='preserve'")
    units, _ = load(kept.format('source-language="fr" target-language="en"', "\n Un", ""))
    assert texts(units["1"])[0] == "\n Un"


def test_the_languages_are_those_of_the_first_file_that_has_a_text(load, tmp_path):
    text = """<xliff version="1.2"><file original="manifest" source-language="hy" target-language="ka"><body/></file>
<file original="a.txt" source-language="en" target-language="fr"><body><trans-unit id="1"><source>One</source>
<target>Un</target></trans-unit></body></file></xliff>"""
    units, account = load(text)
    assert (account.source_language, account.target_language, account.original) == ("en", "fr", "a.txt")
    assert len(units) == 1
    _, account = load('<xliff version="2.0" srcLang="en" trgLang="fr"><file id="f"/></xliff>')
    assert (account.source_language, account.format) == ("en", "xliff2")
