"""Through LibreOffice Calc, as a reviser who changes nothing, or sorts, saves it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.align.test_review import ALIGNMENT, SOURCE, TARGET, written
from tmkit.align.review import read_review

TABS, COMMAS, SEMICOLONS = 9, 44, 59
UTF8 = 76
ENGLISH, FRENCH = 1033, 1036


def text_filter(delimiter: int, language: int) -> str:
    """Calc's filter for text: delimiter, quote, encoding, first line, columns, language, quote all, special numbers."""
    return f"Text - txt - csv (StarCalc):{delimiter},34,{UTF8},1,,{language},false,true,false"


@pytest.fixture(scope="module")
def calc(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("soffice (LibreOffice Calc) is not installed")
    profile = tmp_path_factory.mktemp("profile")
    return [program, f"-env:UserInstallation={profile.as_uri()}", "--headless"]


def converted(calc: list[str], file: Path, to: str, language: int = ENGLISH) -> Path:
    folder = file.parent / f"{file.suffix[1:]}-{to.split(':', maxsplit=1)[0]}"
    given = [f"--infilter={text_filter(TABS, language)}"] if file.suffix == ".tsv" else []
    subprocess.run(
        [*calc, *given, "--convert-to", to, "--outdir", folder, file], check=True, capture_output=True, timeout=120
    )
    return folder / f"{file.stem}.{to.split(':', maxsplit=1)[0]}"


@pytest.mark.parametrize(("book", "language"), [("ods", FRENCH), ("xlsx:Calc MS Excel 2007 XML", ENGLISH)])
def test_a_workbook_saved_as_a_table_again(calc: list[str], tmp_path: Path, book: str, language: int) -> None:
    first = tmp_path / "review.tsv"
    first.write_text(written(), encoding="utf-8")
    between = converted(calc, first, book, language)
    last = converted(calc, between, f"tsv:{text_filter(TABS, language)}", language)
    assert last.read_bytes() != first.read_bytes()  # it fills rows with empty cells
    assert read_review(last.read_bytes(), last.name, SOURCE, TARGET) == ALIGNMENT


@pytest.mark.parametrize("delimiter", [COMMAS, SEMICOLONS])
def test_saved_as_csv(calc: list[str], tmp_path: Path, delimiter: int) -> None:
    first = tmp_path / "review.tsv"
    first.write_text(written(), encoding="utf-8")
    last = converted(calc, first, f"csv:{text_filter(delimiter, FRENCH)}", FRENCH)
    assert read_review(last.read_bytes(), last.name, SOURCE, TARGET) == ALIGNMENT


def test_saved_as_a_workbook(calc: list[str], tmp_path: Path) -> None:
    first = tmp_path / "review.tsv"
    first.write_text(written(), encoding="utf-8")
    last = converted(calc, first, "xlsx:Calc MS Excel 2007 XML")
    assert read_review(last.read_bytes(), last.name, SOURCE, TARGET) == ALIGNMENT
