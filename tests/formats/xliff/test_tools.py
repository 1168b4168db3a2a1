"""What single tools write that others do not: languages, people, locks, contexts, codes."""

from __future__ import annotations

import time

import pytest

from tmkit.formats.registry import read_rows
from tmkit.formats.xliff import states
from tmkit.formats.xliff.fill import fill
from tmkit.model import Row, Segment

_NS = 'version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"'


@pytest.fixture
def load(tmp_path):
    def load(text: str, name: str = "a.xlf", **options):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        found, account = read_rows(path, **options)
        return {one.label: one.unit for one in found}, account

    return load


def file(inside: str, extra: str = "", languages: str = 'source-language="en" target-language="fr"') -> str:
    return f'<xliff {_NS}{extra}><file original="a" {languages}><body>{inside}</body></file></xliff>'


def unit(attributes: str, inside: str) -> str:
    return f"<trans-unit {attributes}>{inside}</trans-unit>"


def codes(one):
    return [[(offset, code.kind, code.content) for offset, code in side.segment.codes] for side in one.variants]


def test_a_target_tells_the_language_that_the_file_does_not(load):
    inside = unit("id='1'", "<source>Open</source>") + unit(
        "id='2'", "<source xml:lang='en'>Agenda</source><target xml:lang='cs'>Program</target>"
    )
    found, account = load(file(inside, languages='source-language="en"'))
    assert [variant.language for variant in found["2"].variants] == ["en", "cs"]
    assert not account.notices


def test_a_unit_tells_both_languages(load):
    found, _ = load(
        file(unit("id='1'", "<source xml:lang='de'>Sitzung</source><target xml:lang='pl'>Sesja</target>"), languages="")
    )
    assert [variant.language for variant in found["1"].variants] == ["de", "pl"]


def test_languages_with_an_underscore(load):
    found, account = load(file(unit("id='1'", "<source>a</source>"), languages='source-language="en_us"'))
    assert found["1"].attribute("srclang") == account.source_language == "en-us"


def test_a_language_of_great_length_is_none(load):
    found, _ = load(file(unit("id='1'", "<source>The agenda.</source>"), languages=f'source-language="{"e" * 99}"'))
    assert found["1"].attribute("srclang") == "en"


@pytest.mark.parametrize(
    ("attributes", "target", "locked"),
    [
        ("xtm:locked='yes'", "<target>b</target>", True),
        ("xtm:locked='no'", "<target>b</target>", False),
        ("", "<target state-qualifier='x-manual-notrans'>b</target>", True),
        ("", "<target state-qualifier='exact-match'>b</target>", False),
    ],
)
def test_locks_of_xtm(attributes, target, locked, load):
    inside = unit(f"id='1' {attributes}", "<source>a</source>" + target)
    found, _ = load(file(inside, ' xmlns:xtm="urn:xliff-xtm-extensions"'))
    assert (found["1"].property("x-tmkit-locked") == "yes") is locked


@pytest.mark.parametrize(
    ("confirmed", "state"),
    [("0", "proposed"), ("", "proposed"), ("false", "proposed"), ("1", "translated"), ("true", "translated"), ("2", "reviewed")],
)  # fmt: skip
def test_steps_of_a_workflow_of_phrase(confirmed, state):
    assert states.phrase(confirmed) == state


def test_what_a_group_says_of_its_units(load):
    group = (
        "<group><context-group><context context-type='x-key'>K1</context></context-group>"
        + unit("id='1'", "<source>a</source>")
        + "<group>"
        + unit("id='2'", "<source>b</source>")
        + "</group></group>"
        + unit("id='3'", "<source>c</source>")
    )
    found, _ = load(file(group))
    assert [one.property("x-xliff-context-key") for one in found.values()] == ["K1", "K1", None]


def test_contexts_without_number_take_no_time(load):
    many = "<context context-type='x-a'>b</context>" * 20_000
    units = "".join(unit(f"id='{n}'", "<source>a</source>") for n in range(2000))
    started = time.process_time()
    found, _ = load(file(f"<group><context-group>{many}</context-group>{units}</group>"))
    assert len(found) == 2000
    assert time.process_time() - started < 5


def test_codes_of_phrase_beside_elements(load):
    inside = unit(
        "id='1' m:confirmed='0'",
        "<source>{b&gt;One&lt;b} <bpt id='1'>[</bpt>two<ept id='1'>]</ept> {i&gt;three&lt;i}</source>",
    )
    found, _ = load(file(inside, ' xmlns:m="http://www.memsource.com/mxlf/2.0"'))
    assert found["1"].variants[0].segment.text == "One two three"
    assert [code[1] for code in codes(found["1"])[0]] == ["bpt", "ept"] * 3


def test_people_and_dates(load):
    wordfast = (
        "<target gs4tr:seginfo='&lt;root timestamp=&quot;20140630T132155Z&quot; username=&quot;A. Clerk&quot;/&gt;'>"
    )
    phases = (
        '<xliff {0} xmlns:gs4tr="http://www.gs4tr.org/schema/xliff-ext"><file original="a" source-language="en" '
        'target-language="fr"><header><phase-group><phase phase-name="p" process-name="t" date="2020-01-02T03:04:05Z" '
        'contact-name="B. Clerk"/></phase-group></header><body>{1}</body></file></xliff>'
    )
    inside = unit("id='1'", f"<source>a</source>{wordfast}b</target>")
    inside += unit("id='2'", "<source>c</source><target phase-name='p'>d</target>")
    found, _ = load(phases.format(_NS, inside))
    assert found["1"].attribute("changeid") == "A. Clerk"
    assert found["1"].attribute("changedate") == "20140630T132155Z"
    assert found["2"].attribute("changeid") == "B. Clerk"
    assert found["2"].attribute("changedate") == "20200102T030405Z"


def test_placeholders_without_content_are_what_they_are_shown_as(load):
    inside = unit("id='1'", "<source>Hello <x id='I' equiv-text='{{name}}'/><bx id='2' equiv-text='&lt;b>'/>.</source>")
    found, _ = load(file(inside))
    assert codes(found["1"])[0] == [(6, "ph", "{{name}}"), (6, "it", "&lt;b&gt;")]
    found, _ = load(
        '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="fr"><file id="f">'
        '<unit id="1"><segment><source>Hi <ph id="0" equiv="NAME" disp="{{name}}"/> <pc id="1" equivStart="BOLD" '
        'dispEnd="&lt;/b>">you</pc></source></segment></unit></file></xliff>'
    )
    assert [content for *_, content in codes(found["1"])[0]] == ["{{name}}", "BOLD", "&lt;/b&gt;"]


def test_segments_of_one_name_are_all_read_and_filled(load):
    inside = unit(
        "id='1'",
        "<source>A. B.</source><seg-source><mrk mtype='seg' mid='4'>A.</mrk> <mrk mtype='seg' mid='4'>B.</mrk></seg-source>"
        "<target><mrk mtype='seg' mid='4'>a.</mrk> <mrk mtype='seg' mid='4'>b.</mrk></target>",
    )
    found, account = load(file(inside))
    assert [[side.segment.text for side in one.variants] for one in found.values()] == [["A.", "a."], ["B.", "b."]]
    assert (list(found), account.read) == (["1/4", "1/4~2"], 2)
    row = Row("1/4~2", Segment("B."), Segment("c."), state="translated")
    data = file(inside).encode()
    filled = fill(data, "a.xlf", {row.id: row})
    assert b"<mrk mtype='seg' mid='4'>a.</mrk> <mrk mtype='seg' mid='4'>c.</mrk>" in filled


def test_texts_inside_a_unit_with_a_picture(load):
    picture = "<bin-unit id='b' mime-type='image/png'><bin-source><internal-file>AAAA</internal-file></bin-source>"
    inside = picture + unit("id='1'", "<source>Legend</source><target>Légende</target>") + "</bin-unit>"
    found, account = load(file(inside))
    assert (list(found), account.read) == (["1"], 2)
    assert [(one.unit, one.reason) for one in account.dropped] == [("b", "holds binary data, no text")]


def test_white_space_is_no_code(load):
    inside = unit("id='1'", "<source> \t </source>") + unit("id='2'", "<source> <x id='1'/></source>")
    _, account = load(file(inside))
    assert [one.reason for one in account.dropped] == ["has no text", "has codes but no text"]


def test_a_target_keeps_white_space_as_its_source_does(load):
    data = file(unit("id='1'", "<source xml:space='preserve'>Open\n</source>"))
    row = Row("1", Segment("Open\n"), Segment("Ouvrir\n"), state="translated")
    found, _ = load(fill(data.encode(), "a.xlf", {"1": row}).decode())
    assert found["1"].variants[1].segment.text == "Ouvrir\n"
