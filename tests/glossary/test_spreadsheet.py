"""Glossaries as spreadsheets."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
import xlsxwriter

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tests.glossary.made import CONCEPTS  # noqa: E402
from tmkit.glossary.options import WriteOptions  # noqa: E402
from tmkit.glossary.registry import read_concepts, write_concepts  # noqa: E402
from tmkit.model import InputError, Term  # noqa: E402
from tmkit.storage.zip import ZipPackage  # noqa: E402


def book(path: Path, fill) -> Path:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as made:
        fill(made)
    return path


@pytest.mark.parametrize("kind", ["csv", "tsv", "xlsx"])
def test_nothing_is_lost_in_tables(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"a.{kind}"
    with file.open("wb") as stream:
        assert write_concepts(CONCEPTS, stream, WriteOptions(kind)) == []
    concepts, account = read_concepts(file)
    assert concepts == list(CONCEPTS)
    assert (account.dropped, account.repaired, account.notices) == ([], [], [])


def test_the_first_row_is_frozen_and_nothing_is_calculated() -> None:
    stream, again = io.BytesIO(), io.BytesIO()
    write_concepts(CONCEPTS, stream, WriteOptions("xlsx"))
    write_concepts(CONCEPTS, again, WriteOptions("xlsx"))
    assert stream.getvalue() == again.getvalue()
    sheet = ZipPackage.open(stream.getvalue(), "a.xlsx").read("xl/worksheets/sheet1.xml")
    assert b'state="frozen"' in sheet
    assert b"<f>" not in sheet


def test_merged_cells_formulas_and_other_sheets(tmp_path: Path) -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        about = made.add_worksheet("About")
        about.write_row(0, 0, ("This glossary", "is ours", "and", "so on"))
        sheet = made.add_worksheet("Terms")
        sheet.write_row(0, 0, ("concept", "language", "term", "note"))
        sheet.merge_range(1, 0, 2, 0, "room")
        sheet.write_row(1, 1, ("fr", "salle de lecture"))
        sheet.write_row(2, 1, ("en", "reading room"))
        sheet.write_formula(2, 3, '="a"&"b"', None, "ab")
        made.add_worksheet("Hidden").hide()

    concepts, account = read_concepts(book(tmp_path / "a.xlsx", fill))
    (concept,) = concepts
    assert concept.terms == (Term("salle de lecture", "fr"), Term("reading room", "en", note="ab"))
    assert [term.line for term in concept.terms] == [2, 3]
    assert [said.split(":")[0] for said in account.notices] == [
        "1 cells have formulas; what they last came to was read",
        "sheet 'About' was left out",
        "1 merged cells",
    ]


def test_another_tool_s_columns(tmp_path: Path) -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ("Forbidden", "Domain", "fr-FR", "Notes", "Example of use", "en-GB", "Notes"))
        sheet.write_row(1, 0, ("", "library", "cote", "", "", "shelf mark", "x"))
        sheet.write_row(2, 0, (True, "library", "cote", "", "", "call number", ""))

    (concept,), _ = read_concepts(book(tmp_path / "a.xlsx", fill))
    assert concept.terms == (
        Term("cote", "fr-FR"),
        Term("shelf mark", "en-GB", note="x"),
        Term("call number", "en-GB", "deprecated"),
    )


def test_what_is_no_spreadsheet(tmp_path: Path) -> None:
    for content in (b"PK\x03\x04 and then nothing", b"no archive"):
        (tmp_path / "a.xlsx").write_bytes(content)
        with pytest.raises(InputError, match=r"a\.xlsx"):
            read_concepts(tmp_path / "a.xlsx")
    with pytest.raises(InputError, match="no column 'concept'"):
        read_concepts(book(tmp_path / "b.xlsx", lambda made: made.add_worksheet().write_row(0, 0, "abcd")))
