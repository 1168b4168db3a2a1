"""Workbooks: rows there and back, sheets of other tools, what is no translation."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.rows import HEAD, rows, same_rows, written
from tmkit.formats.registry import is_bilingual, read_bilingual
from tmkit.formats.rows import read_row_file
from tmkit.model import InputError, Row, Segment

SPICE = st.sampled_from(["\n", "\t", "=", "_x0041_", "_x", "'", "http://a.b", "{=1}", "\u2028", "<r>", "</r>"])
DOCUMENTS = (".docx", ".xlsx")


def book(path: Path, *sheets: list[tuple[object, ...]]) -> Path:
    with xlsxwriter.Workbook(path) as made:
        for content in sheets:
            sheet = made.add_worksheet()
            for number, cells in enumerate(content):
                sheet.write_row(number, 0, cells)
    return path


def test_rows_come_back(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("rows") / "rows.xlsx"

    @settings(deadline=None, max_examples=40)
    @given(rows(SPICE))
    def round_trip(given_rows: list[Row]) -> None:
        path.write_bytes(written("xlsx", given_rows))
        assert is_bilingual(path, DOCUMENTS)
        head, read, account = read_row_file(path)
        same_rows(given_rows, read)
        assert (head.original, head.source_language, head.target_language) == ("projet.docx", "fr", "en")
        assert (head.digest, account.read, account.format) == (HEAD.digest, len(given_rows), "xlsx")

    round_trip()


def test_through_libreoffice(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("soffice (LibreOffice Calc) is not installed")
    codes = Segment("=1+1 {1} est «\u00a03/4\u00a0»")
    given_rows = [
        Row("1", codes, Segment("Three quarters", ()), "proposed", "fuzzy", 94, label="3.1"),
        Row("2", Segment("2018-05-03"), Segment("12,50\u202f%"), "translated", locked=True, label="1/2"),
        Row("3", Segment("Vrai"), label="3."),
    ]
    for name, to in (("xlsx", "ods"), ("xlsx", "xlsx:Calc MS Excel 2007 XML")):
        path = tmp_path / f"rows.{name}"
        path.write_bytes(written(name, given_rows))
        for target in (to, "xlsx:Calc MS Excel 2007 XML"):
            folder = tmp_path / target[:4]
            folder.mkdir(exist_ok=True)
            profile = (tmp_path / "profile").as_uri()
            command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", target]
            subprocess.run([*command, "--outdir", folder, path], check=True, capture_output=True, timeout=120)
            path = folder / f"rows.{target.partition(':')[0]}"
        _, read, _ = read_row_file(path)
        same_rows(given_rows, read)


def test_a_sheet_of_another_tool(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        [("Read me",), ("first",)],
        [
            ("Segment ID", "Segment status", "Source segment", "Target segment"),
            (1, "Translated (100%)", "Le comité s’est réuni trois fois.", "The committee met three times."),
            (2, "Not Translated", "Il a adopté son rapport annuel.", ""),
            (3, "Draft (87%)", "Le bureau a été élu à la première séance.", "The officers were elected."),
        ],
    )
    assert is_bilingual(path, DOCUMENTS)
    head, read, account = read_row_file(path, source_lang="fr", target_lang="en")
    assert [(row.id, row.state) for row in read] == [("1", "translated"), ("2", "empty"), ("3", "proposed")]
    assert (head.source_language, head.target_language) == ("fr", "en")
    assert "sheet 'Sheet2' was read, not 'Sheet1'" in account.notices


def test_an_ordinary_sheet_is_no_translation(tmp_path: Path) -> None:
    glossary = book(tmp_path / "a.xlsx", [("French", "English"), ("note verbale", "note verbale")])
    assert not is_bilingual(glossary, DOCUMENTS)
    assert len(list(read_bilingual(glossary)[0])) == 1
    amounts = book(tmp_path / "b.xlsx", [("Source", "Amount", "ID"), ("levies", 12, 1)])
    assert not is_bilingual(amounts, DOCUMENTS)
    with pytest.raises(InputError, match=r"name the columns|two columns"):
        read_bilingual(amounts)


def test_what_a_cell_does_not_hold_is_refused() -> None:
    with pytest.raises(InputError, match=r"row 7: 40,000 characters in 'source'.*write TSV"):
        written("xlsx", [Row("7", Segment("a" * 40_000))])


def test_nothing_is_calculated_and_the_same_rows_give_the_same_file() -> None:
    given_rows = [Row("1", Segment("=HYPERLINK(1)"), Segment("<r>http://a.b</r>"), "proposed")]
    assert written("xlsx", given_rows) == written("xlsx", given_rows)
    from tmkit.storage.zip import ZipPackage

    sheet = ZipPackage.open(written("xlsx", given_rows), "a").read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


@pytest.mark.parametrize("content", [b"PK\x03\x04" + b"\0" * 99, b"PK\x03\x04xl/workbook.xml", b"no workbook"])
def test_damaged_workbooks_are_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError) as refused:
        list(read_bilingual(path)[0])
    assert "\n" not in str(refused.value)


def test_a_workbook_cut_short(tmp_path: Path) -> None:
    data = written("xlsx", [Row("1", Segment("Un"))])
    path = tmp_path / "a.xlsx"
    for length in range(1, len(data), 397):
        path.write_bytes(io.BytesIO(data).read(length))
        with pytest.raises(InputError):
            list(read_bilingual(path)[0])
