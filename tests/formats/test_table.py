"""Tables as bilingual files: what the columns are, what is kept, what is dropped and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmkit.formats.registry import read_bilingual
from tmkit.model import InputError, Unit
from tmkit.model.account import Account


def read(path: Path, content: str | bytes, **given: object) -> tuple[list[Unit], Account]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    units, account = read_bilingual(path, **given)
    return list(units), account


def texts(unit: Unit) -> list[tuple[str, str]]:
    return [(variant.language, variant.segment.text) for variant in unit.variants]


@pytest.mark.parametrize(
    ("header", "languages"),
    [
        ("fr\ten", ["fr", "en"]),
        ("English\tFrançais", ["en", "fr"]),
        ("EN-gb\tfr_CA", ["en-GB", "fr-CA"]),
        ("Anglais\tFrench", ["en", "fr"]),
    ],
)
def test_a_header_names_the_languages(tmp_path: Path, header: str, languages: list[str]) -> None:
    units, account = read(tmp_path / "t.tsv", f"{header}\nun\tone\ndeux\ttwo\n")
    assert [[language for language, _ in texts(unit)] for unit in units] == [languages] * 2
    assert (account.read, account.kept, account.dropped) == (2, 2, [])


def test_source_and_target_take_the_languages_given(tmp_path: Path) -> None:
    units, _ = read(tmp_path / "t.csv", "Source,Target,Note\nun,one,looked at\n", source_lang="fr", target_lang="en")
    assert texts(units[0]) == [("fr", "un"), ("en", "one")]
    assert [note.text for note in units[0].notes] == ["looked at"]


def test_columns_given_go_before_detection_and_skip_what_is_not_wanted(tmp_path: Path) -> None:
    units, _ = read(tmp_path / "t.tsv", "one\tx\tun\ntwo\ty\tdeux\n", columns=["en", "-", "fr"])
    assert texts(units[0]) == [("en", "one"), ("fr", "un")]


def test_a_document_column_gives_positions(tmp_path: Path) -> None:
    units, _ = read(tmp_path / "t.tsv", "fr\ten\tdoc\nun\tone\ta\ndeux\ttwo\ta\ntrois\tthree\tb\n")
    assert [unit.property("x-tmkit-position") for unit in units] == ["0", "1", "0"]
    assert [unit.property("x-tmkit-document") for unit in units] == ["a", "a", "b"]


def test_two_columns_are_told_by_their_language(tmp_path: Path) -> None:
    rows = "The committee adopted its report at the meeting.\tLe comité a adopté son rapport à la réunion.\n" * 3
    units, _ = read(tmp_path / "t.tsv", rows)
    assert [language for language, _ in texts(units[0])] == ["en", "fr"]


def test_rows_that_lack_a_text_are_dropped_with_their_line(tmp_path: Path) -> None:
    units, account = read(tmp_path / "t.tsv", 'fr\ten\n"un\nici"\tone here\ndeux\t\nquatre\n')
    assert len(units) == 1
    assert [(remark.line, remark.reason) for remark in account.dropped] == [
        (4, "has no text in en"),
        (5, "has 1 cells, expected 2"),
    ]


def test_repeats_and_untranslated_units_are_flagged_and_kept(tmp_path: Path) -> None:
    units, account = read(tmp_path / "t.tsv", "fr\ten\nun\tone\nun\tone\nnote verbale\tnote verbale\n")
    assert len(units) == account.kept == 3
    assert [remark.unit for remark in account.flagged] == ["2", "3"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    units, _ = read(tmp_path / "t.csv", "fr;en\nl’État partie;the State party\nété;summer\n".encode(encoding))
    assert texts(units[1]) == [("fr", "été"), ("en", "summer")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [("a\tb\nc\td\n", "--columns"), ("un deux\n", "--columns"), ("", "is empty"), (b"\x00\x01\x02" * 400, "binary")],
)
def test_what_cannot_be_understood_is_refused_in_one_line(tmp_path: Path, content: str | bytes, expected: str) -> None:
    with pytest.raises(InputError, match=expected):
        read(tmp_path / "t.tsv", content)


def test_a_format_that_is_not_read_is_named_by_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.csv, .*\.tab, .*\.tmx"):
        read(tmp_path / "t.pdf", b"%PDF-1.7")


def test_the_names_given_choose_columns_of_the_header(tmp_path: Path) -> None:
    content = "en,doc,fr\none,r,un\n"
    for columns in (["fr", "en"], ["French", "anglais"], ["fr", "en", "document"]):
        units, _ = read(tmp_path / "t.csv", content, columns=columns)
        assert texts(units[0]) == [("en", "one"), ("fr", "un")]
        assert units[0].property("x-tmkit-document") == ("r" if len(columns) == 3 else None)
    units, _ = read(
        tmp_path / "t.csv",
        "Vorher,Nachher\nun,one\n",
        columns=["Nachher", "Vorher"],
        source_lang="en",
        target_lang="fr",
    )
    assert texts(units[0]) == [("fr", "un"), ("en", "one")]
    assert units[0].attribute("srclang") == "en"


def test_columns_by_number(tmp_path: Path) -> None:
    units, _ = read(tmp_path / "t.tsv", "one\tx\tun\n", columns=["3", "1"], source_lang="fr", target_lang="en")
    assert texts(units[0]) == [("en", "one"), ("fr", "un")]
    rows = "The committee adopted its report at the meeting.\tLe comité a adopté son rapport à la réunion.\n" * 3
    units, _ = read(tmp_path / "t.tsv", rows, columns=["2", "1"])
    assert (texts(units[0])[0][0], units[0].attribute("srclang")) == ("en", "fr")
    for columns in (["1", "1"], ["0", "1"], ["1", "4"], ["1"]):
        with pytest.raises(InputError, match="expected two numbers from 1 to 2"):
            read(tmp_path / "t.tsv", rows, columns=columns)


def test_names_that_are_no_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'klingon' is no language"):
        read(tmp_path / "t.tsv", "un\tone\n", columns=["klingon", "en"])
    with pytest.raises(InputError, match="two columns with languages"):
        read(tmp_path / "t.tsv", "un\tone\n", columns=["fr", "-"])
    with pytest.raises(InputError, match="language of the source column cannot be told; give --source-lang"):
        read(tmp_path / "t.tsv", "source\ttarget\nx\ty\n")


def test_several_languages_are_variants_and_an_empty_one_is_left_out(tmp_path: Path) -> None:
    units, account = read(tmp_path / "t.tsv", "fr\ten\tde\nun\tone\teins\ndeux\ttwo\t\ntrois\t\t\n")
    assert [len(unit.variants) for unit in units] == [3, 2]
    assert [(remark.line, remark.reason) for remark in account.dropped] == [(4, "has no text in en, de")]


def test_illegal_characters_are_mended_with_their_line(tmp_path: Path) -> None:
    units, account = read(tmp_path / "t.tsv", "fr\ten\n\nun\x0bdeux\x1f\x1f\tone\n")
    assert texts(units[0])[0] == ("fr", "un deux\u00ad\u00ad")
    assert [(remark.line, remark.reason) for remark in account.repaired] == [
        (3, "U+000B read as a space"),
        (3, "U+001F read as a soft hyphen (2 times)"),
    ]


def test_what_was_concluded_is_said(tmp_path: Path) -> None:
    _, account = read(tmp_path / "t.csv", "fr;en\nun;one\n")
    assert account.notices == ["read as utf-8, columns parted by semicolons", "columns: fr, en"]
    assert (account.format, account.source_language) == ("csv", "fr")


def test_real_tables(real_data: Path) -> None:
    units, account = read_bilingual(real_data / "sdg.tsv")
    assert {texts(unit)[0][0] for unit in units} == {"fr"}
    assert account.kept > 600
    units, account = read_bilingual(real_data / "un-states.tsv", columns=["fr", "en"])
    assert len(list(units)) == account.read == 374


def test_of_very_many_columns_the_first_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("fr,en" + ",x" * 5000 + "\nun prêt,a loan" + "," * 5000 + "\n", encoding="utf-8")
    units, account = read_bilingual(path)
    assert len(list(units)) == 1
    assert account.notices[-1].endswith("and 4,942 more")
