"""Rows as TSV and CSV: what is written comes back, also through a spreadsheet's habits."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.rows import HEAD, rows, same_rows, written
from tmkit.formats.guarded import guarded, plain
from tmkit.formats.registry import read_bilingual
from tmkit.formats.rows import read_row_file
from tmkit.model import Row, Segment

SPICE = st.sampled_from(["\t", ",", ";", "\n", '"', '""', "'", "=", "@a", "3/4", "1 000"])


@pytest.mark.parametrize("name", ["tsv", "csv"])
def test_rows_come_back(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("rows") / f"rows.{name}"

    @settings(deadline=None, max_examples=60)
    @given(rows(SPICE))
    def round_trip(given_rows: list[Row]) -> None:
        path.write_bytes(written(name, given_rows))
        head, read, account = read_row_file(path)
        same_rows(given_rows, read)
        assert (head.original, head.source_language, head.target_language) == ("projet.docx", "fr", "en")
        assert (head.digest, account.read, account.kept) == (HEAD.digest, len(given_rows), len(given_rows))

    round_trip()


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("-5 °C", "'-5 °C"),
        ("'ndrangheta", "''ndrangheta"),
        ("3/4", "'3/4"),
        ("1 000,50", "'1 000,50"),
        ("3 mai 2018", "'3 mai 2018"),
        ("mai 2018", "'mai 2018"),
        ("Vrai", "'Vrai"),
        ("Résolution 822 (1993)", "Résolution 822 (1993)"),
        ("Le comité", "Le comité"),
        ("a)", "a)"),
    ],
)
def test_what_a_spreadsheet_would_change_is_guarded(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert plain(cell) == text
    assert plain(text) == text or text.startswith("'")


def test_a_table_whose_columns_were_moved_and_whose_rows_were_sorted(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    lines = "state\ten\tfr\tid\ttmkit\nreviewed\tOne\tUn\t2\tdigest:ab\nproposed\t\tDeux\t1\tdigest:ab\n"
    path.write_text(lines, encoding="utf-8")
    head, read, _ = read_row_file(path, source_lang="fr", target_lang="en")
    assert (head.source_language, head.digest) == ("fr", "ab")
    assert [(row.id, row.source.text, row.state) for row in read] == [("2", "Un", "reviewed"), ("1", "Deux", "empty")]


def test_rows_without_a_target_are_no_units_of_a_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes(written("tsv", [Row("1", Segment("Un")), Row("2", Segment("Deux"), Segment("Two"), "translated")]))
    units, account = read_bilingual(path)
    assert [unit.attribute("tuid") for unit in units] == ["2"]
    assert [(remark.line, remark.unit, remark.reason) for remark in account.dropped] == [(2, "1", "has no text in en")]
    assert (account.read, account.kept) == (2, 1)


def test_columns_of_another_tool(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Segment ID,Segment status,Source (fr),Target (en)\n7,Translation Approved (94%),Un {1},One {1}\n8,Draft,Deux,\n",
        encoding="utf-8",
    )
    _, read, _ = read_row_file(path)
    assert [(row.id, row.state, row.source) for row in read] == [
        ("7", "reviewed", Segment("Un {1}")),
        ("8", "empty", Segment("Deux")),
    ]


def test_the_bytes_are_plain() -> None:
    row = Row("1", Segment("Deux\nlignes"), Segment('"Two" lines'), "proposed", notes=("a", "b"))
    first, *rest = written("tsv", [row]).decode().splitlines()
    assert first.startswith("id\tfr\ten\tstate\t")
    assert "\n".join(rest).startswith('1\t"Deux\nlignes"\t"""Two"" lines"\tproposed\t')
    assert written("csv", []).startswith(b"\xef\xbb\xbfid,fr,en,")


def test_many_rows_are_written_one_by_one() -> None:
    from tmkit.formats import tsv

    taken = []

    def endless():
        for number in range(1000):
            taken.append(stream.tell())
            yield Row(str(number), Segment("Un"))

    stream = io.BytesIO()
    tsv.write(HEAD, endless(), stream)
    assert taken == sorted(set(taken))


def test_a_table_saved_as_a_workbook_and_back(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("soffice (LibreOffice Calc) is not installed")
    given_rows = [
        Row("1", Segment("=1+1 est «\u00a03/4\u00a0»"), Segment("3/4"), "proposed", "fuzzy", 94, label="3.1"),
        Row("2", Segment("'12"), Segment("mai 2018"), "translated", locked=True, label="1/2"),
    ]
    path = tmp_path / "rows.csv"
    path.write_bytes(written("csv", given_rows))
    command = [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    for number, target in enumerate(("xlsx:Calc MS Excel 2007 XML", "csv:Text - txt - csv (StarCalc):59,34,76,1")):
        folder = tmp_path / str(number)
        encoded = ["--infilter=Text - txt - csv (StarCalc):44,34,76,1"] if path.suffix == ".csv" else []
        subprocess.run(
            [*command[:3], *encoded, *command[3:], target, "--outdir", folder, path],
            check=True,
            capture_output=True,
            timeout=120,
        )
        path = folder / f"rows.{target.partition(':')[0]}"
        _, read, _ = read_row_file(path)
        same_rows(given_rows, read)
