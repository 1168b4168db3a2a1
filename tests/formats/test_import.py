"""Importing bilingual files: what is kept, what is flagged, what is dropped, where and why."""

from __future__ import annotations

import pytest

from tests.formats.documents import HEADER, document, unit
from tmkit.formats.registry import FORMATS, read_bilingual
from tmkit.model import InputError


@pytest.fixture
def taken(tmp_path):
    """Import a file: its units and its account."""

    def take(content, name="a.tmx", **given):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        units, account = read_bilingual(path, **given)
        return list(units), account

    return take


def remarks(found):
    return [(remark.line, remark.unit, remark.reason) for remark in found]


def test_the_formats_are_sorted_by_name():
    assert list(FORMATS) == sorted(FORMATS)


def test_units_without_text_in_two_languages_are_dropped(taken):
    units, account = taken(
        document(
            unit("un", "one")
            + unit("deux", "  ")
            + unit("", "", "t")
            + '<tu><tuv xml:lang="fr"><seg>a</seg></tuv><tuv xml:lang="FR"><seg>b</seg></tuv></tu>\n'
            + '<tu><tuv xml:lang="fr-FR"><seg>a</seg></tuv><tuv xml:lang="fr-CA"><seg>b</seg></tuv></tu>\n'
            + "<tu>\n"
            + unit("fin", "end")
        )
    )
    assert [one.variants[0].segment.text for one in units] == ["un", "a", "fin"]
    assert remarks(account.dropped) == [
        (6, "2", "has no text in en"),
        (7, "t", "has no text"),
        (8, "4", "has text in one language only"),
        (10, "6", "the unit does not end before the next one begins"),
    ]
    assert (account.read, account.kept, account.format) == (7, 3, "tmx")


def test_repeats_and_untranslated_units_are_flagged_not_dropped(taken):
    units, account = taken(
        document(
            unit("un", "one", "a") + unit("un", "one") + unit("note", "note") + unit("12", "12") + unit("x", "y", "a")
        )
    )
    assert len(units) == account.kept == 5
    assert remarks(account.flagged) == [
        (6, "2", "has the same texts as the unit on line 5"),
        (7, "3", "has the same text in two languages"),
        (9, "a", "has the tuid of the unit on line 5"),
    ]


def test_repeats_on_one_line_are_flagged(taken):
    _, account = taken(document((unit("un", "one") * 2).replace("\n", "")))
    assert remarks(account.flagged) == [(5, "2", "has the same texts as the unit on line 5")]


def test_the_source_language_is_said_by_each_unit(taken):
    units, account = taken(document(unit("un") + unit("deux").replace("<tu>", '<tu srclang="en">')))
    assert [one.attribute("srclang") for one in units] == ["fr", "en"]
    assert account.source_language == "fr"
    for header in (HEADER.replace('srclang="fr" ', ""), HEADER.replace('srclang="fr"', 'srclang="*all*"')):
        units, account = taken(document(unit("un"), header=header))
        assert units[0].attribute("srclang") is None
        units, _ = taken(document(unit("un"), header=header), source_lang="en")
        assert units[0].attribute("srclang") == "en"


def test_variants_without_a_language(taken):
    lost = '<tu><tuv><seg>{}</seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv></tu>\n'
    units, account = taken(document(lost.format("un")))
    assert units[0].variants[0].language == "fr"
    assert remarks(account.repaired) == [
        (5, "1", "variant without a language read as 'und'"),
        (5, "1", "variant without a language taken for fr"),
    ]
    french = "Le comité a adopté son rapport à la dernière séance de la session."
    units, _ = taken(document(lost.format(french), header=HEADER.replace('"fr"', '"en"')))
    assert [variant.language for variant in units[0].variants] == ["fr", "en"]
    units, account = taken(document(lost.format("OK"), header=HEADER.replace('"fr"', '"en"')))
    assert [variant.language for variant in units[0].variants] == ["und", "en"]


def test_what_the_reader_mends_is_told_in_the_order_of_the_file(taken):
    _, account = taken(document(unit("a\x1f") + unit("b&", "x") + "loose\n" + unit("c\x0b") + unit("d") + "end"))
    assert [remark.line for remark in account.repaired] == [5, 6, 8]
    assert [remark.unit for remark in account.repaired] == ["1", "2", "3"]
    assert [remark.line for remark in account.dropped] == [7, 10]


def test_both_languages_given_choose_the_units(taken):
    other = '<tu><tuv xml:lang="de"><seg>eins</seg></tuv><tuv xml:lang="fr"><seg>un</seg></tuv></tu>\n'
    units, account = taken(document(unit("un", "one") + other), source_lang="fr-CA", target_lang="en")
    assert len(units) == 1
    assert remarks(account.dropped) == [(6, "2", "has no text in en")]
    assert len(taken(document(unit("un", "one") + other))[0]) == 2


@pytest.mark.parametrize("name", ["a.tmx", "a.xml", "a.txt", "noname"])
def test_tmx_is_known_by_its_content(taken, name):
    assert len(taken(document(unit()), name)[0]) == 1
    assert len(taken(document(unit()).encode("utf-16"), name)[0]) == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.tmx", "", "is empty"),
        ("a.tmx", "<html/>", "is no TMX file"),
        ("a.tmx", b"PK\x03\x04xxxx", "is compressed"),
        ("a.pdf", "%PDF-1.4", r"no format that is read here \(by name: .csv, "),
        ("a.abc", "<abc/>", "no format that is read here"),
        ("a.tsv", b"\x00\x01\x02\xff" * 50, "a.tsv"),
    ],
)
def test_what_cannot_be_imported_is_one_line(taken, name, content, message):
    with pytest.raises(InputError, match=message) as refused:
        taken(content, name)
    assert "\n" not in str(refused.value)


def test_folders_and_missing_files(tmp_path):
    with pytest.raises(InputError, match="is a folder; expected a bilingual file"):
        read_bilingual(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        read_bilingual(tmp_path / "missing.tmx")
