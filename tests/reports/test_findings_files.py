"""Findings as JSON, SARIF, tables and documents."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from python_calamine import CalamineWorkbook

from tests.reports.findings_made import HOSTILE, MADE, checked, checked_file
from tests.reports.sarif_rules import check
from tmkit.model import InputError
from tmkit.reports.draft_comments import commented_draft
from tmkit.reports.findings_files import check_names, write_reports
from tmkit.reports.findings_json import json_array, json_lines
from tmkit.reports.findings_table import COLUMNS, findings_csv, findings_workbook
from tmkit.reports.queries import queries_document
from tmkit.reports.sarif import sarif, uri


def test_json_lines_and_the_array_have_the_same():
    lines = [json.loads(line) for line in json_lines(MADE).splitlines()]
    assert json.loads(json_array(MADE)) == lines
    assert json.loads(json_array(checked(["Rien."]))) == []
    assert {one["check"] for one in lines} == {"figure", "twice", "source-twice", "long"}
    for one in lines:
        assert one["places"][0]["span"] == one["span"]
        assert one["id"] == one["places"][0]["id"]
    assert len(next(one for one in lines if one["text"] == "le le")["places"]) == 3


def test_sarif_is_as_the_standard_says():
    log = json.loads(sarif(MADE))
    check(log)
    (run,) = log["runs"]
    assert {rule["id"]: rule["defaultConfiguration"]["level"] for rule in run["tool"]["driver"]["rules"]}[
        "long"
    ] == "note"
    assert run["invocations"][0]["executionSuccessful"] is False
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "broken" in told["message"]["text"]
    assert len({result["partialFingerprints"]["tmkitContent/v1"] for result in run["results"]}) == len(run["results"])


def test_sarif_satisfies_the_official_schema():
    models = pytest.importorskip(
        "pydantic_sarif.model", reason="pydantic-sarif, made from the schema, is not installed"
    )
    for one in (MADE, checked(["Rien."]), checked(["le le"], accept=1)):
        models.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate_json(sarif(one))


def test_accepted_findings_are_suppressed_in_sarif():
    (result,) = json.loads(sarif(checked(["le le"], accept=1)))["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "external", "justification": "as the <author> wants (2026-01-31)"}]


def test_sarif_tells_the_lines_of_a_plain_text(tmp_path: Path):
    text = "TITRE\n\n1. Le comité s’est réuni à \U0001f600 et a exa-\nminé le\nle rapport, puis le le texte.\n"
    path = tmp_path / "draft.txt"
    path.write_bytes(text.encode())
    (run,) = json.loads(sarif(checked_file(path)))["runs"]
    found = {}
    for result in run["results"]:
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            region = place["physicalLocation"]["region"]
            lines = text.split("\n")[region["startLine"] - 1 : region["endLine"]]
            lines[-1] = lines[-1][: region["endColumn"] - 1]
            lines[0] = lines[0][region["startColumn"] - 1 :]
            found[tuple(region.values())] = "\n".join(lines)
    assert sorted(found.values()) == ["le\nle", "le le"]


@pytest.mark.parametrize(
    ("file", "written"),
    [("a b/é.txt", "a%20b/%C3%A9.txt"), ("standard input", "standard%20input"), ("a#b%.tmx", "a%23b%25.tmx")],
)
def test_names_of_files_in_sarif(file, written):
    assert uri(file) == written


def test_a_file_elsewhere_in_sarif(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert uri(str(tmp_path / "x.txt")) == "x.txt"
    assert uri(str(tmp_path.parent / "x.txt")).startswith("file:///")


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_tables_have_a_row_a_place_and_no_formula(delimiter):
    text = findings_csv(MADE, delimiter).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    assert head == [name for name, _ in COLUMNS]
    assert len(rows) == sum(len(finding.places) for finding in MADE.findings)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_workbook_has_texts_filters_and_a_frozen_head(tmp_path):
    content = findings_workbook(MADE)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Findings").to_python()
    assert sheet[0] == [name for name, _ in COLUMNS]
    assert [row for row in sheet if row[12] == HOSTILE]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        written = package.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in written
    assert "<autoFilter" in written
    assert 'state="frozen"' in written
    assert "Hyperlink" not in written
    assert (
        len(
            CalamineWorkbook.from_filelike(io.BytesIO(findings_workbook(checked(["Rien."]))))
            .get_sheet_by_index(0)
            .to_python()
        )
        == 1
    )


def test_queries_are_a_table_of_the_faults_of_the_source():
    content = queries_document(MADE)
    assert content == queries_document(MADE)
    document = python_docx.Document(io.BytesIO(content))
    assert document.paragraphs[0].text == "Queries to the author: source.txt"
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "No.",
        "Place",
        "Text of the document",
        "Question",
        "Proposal",
        "Answer",
    ]
    assert [cell.text for cell in table.rows[1].cells] == [
        "1",
        "¶ 2",
        "See the the words.",
        "“the the” in the source",
        "the",
        "",
    ]
    assert len(table.rows) == 2
    assert not python_docx.Document(io.BytesIO(queries_document(checked(["le le"])))).tables


def test_a_draft_gets_a_comment_at_each_place(tmp_path: Path):
    document = python_docx.Document()
    document.add_paragraph("Il lit le le texte.")
    document.add_paragraph("Puis " + "le le mot. " * 14)
    path = tmp_path / "draft.docx"
    document.save(str(path))
    found = checked_file(path)
    content, remarks = commented_draft(found, path.read_bytes())
    said = [comment.text.split("\n") for comment in python_docx.Document(io.BytesIO(content)).comments]
    twice = [lines for lines in said if lines[0].startswith("warning: “le le”")]
    assert len(twice) == 3
    assert twice[0][1] == "Write: le"
    assert "12 of them have no comment" in twice[0][2]
    assert twice[0][-1] == f"twice · {found.keys.finding(found.findings[0])}"
    assert remarks == ()


def test_comments_need_a_word_document(tmp_path: Path):
    with pytest.raises(InputError, match="no Word document"):
        commented_draft(MADE, b"text")
    with pytest.raises(InputError, match="ending"):
        check_names([tmp_path / "x.pdf"], None)


def test_reports_replace_their_files(tmp_path: Path):
    out = tmp_path / "deep" / "f.json"
    assert list(write_reports(MADE, [out], "draft.txt", None)) == []
    assert list(write_reports(checked(["Rien."]), [out], "draft.txt", None)) == []
    assert json.loads(out.read_text("utf-8")) == []
