"""Lines and columns of what is found in bilingual files."""

import json
from pathlib import Path

import pytest

from tests.checks.small_checks import CHECKS
from tmkit.checks.acceptance import Keys
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.outcome import Checked
from tmkit.checks.run import run
from tmkit.checks.subject import Subject
from tmkit.model import Place
from tmkit.reports.sarif import sarif
from tmkit.reports.unit_lines import UnitLines
from tmkit.workspace.subjects import Wanted, subject_of
from tmkit.workspace.surroundings import Surroundings

TMX = """<?xml version="1.0" encoding="{encoding}"?>
<tmx version="1.4">
<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="x"/>
<body>
<tu>
  <tuv xml:lang="en"><seg>A &amp; B adopted the report.</seg></tuv>
  <tuv xml:lang="fr"><seg>A &amp; B ont adopté le le rapport.</seg></tuv>
</tu>
<tu><tuv xml:lang="en"><seg>It met.</seg></tuv><tuv xml:lang="fr"><seg>Il <ph>x</ph>a vu le le port.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>One.</seg></tuv><tuv xml:lang="fr"><seg>Un, le le mot.</seg></tuv></tu><tu><tuv
 xml:lang="en"><seg>Two.</seg></tuv><tuv xml:lang="fr"><seg>Deux, le le mot.</seg></tuv></tu>
</body>
</tmx>
"""


def _regions(path: Path) -> list[dict[str, int]]:
    wanted = Wanted("en", "fr")
    subject: Subject = subject_of(path, None, None, wanted, Surroundings(path.parent), lambda _: None)
    report = run(subject, Knowledge(), CHECKS)
    results = json.loads(sarif(Checked(subject, CHECKS, report, Keys(subject))))["runs"][0]["results"]
    repeated = [one for one in results if one["properties"]["text"] == "le le"]
    places = [place for one in repeated for place in (*one["locations"], *one.get("relatedLocations", ()))]
    return [place["physicalLocation"]["region"] for place in places]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tmkit.toml").write_text("", encoding="utf-8")
    return tmp_path


def _at(region: dict[str, int], text: str) -> str:
    line = text.splitlines()[region["startLine"] - 1]
    assert region["endLine"] == region["startLine"]
    return line[region["startColumn"] - 1 : region["endColumn"] - 1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_tmx(folder, encoding):
    path = folder / "a.tmx"
    path.write_text(TMX.format(encoding=encoding), encoding=encoding)
    first, second, third, fourth = _regions(path)
    text = TMX.format(encoding=encoding)
    assert [_at(one, text) for one in (first, third, fourth)] == ["le le"] * 3
    assert first["startLine"] == 7
    assert second == {"startLine": 9}  # an inline code lies in between
    assert [third["startLine"], fourth["startLine"]] == [10, 11]


def test_tsv(folder):
    path = folder / "a.tsv"
    text = 'en\tfr\nA report.\tUn rapport.\nThe port.\tVoici le le port.\nIt said.\t"Il dit ""oui"", le le mot."\n'
    path.write_text(text, encoding="utf-8")
    found = _regions(path)
    assert [_at(one, text) for one in found] == ["le le"] * 2
    assert [one["startLine"] for one in found] == [3, 4]


def test_a_workbook_has_no_lines(folder):
    import xlsxwriter

    path = folder / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for row, cells in enumerate([("en", "fr"), ("The port.", "Voici le le port.")]):
        sheet.write_row(row, 0, cells)
    book.close()
    subject = Subject(str(path), "fr", (), source_language="en", bilingual=True, lines={1: 2})
    place = Place(str(path), 1, (6, 11), "le le", context="Voici le le port.")
    assert UnitLines(path.read_bytes(), subject.file, subject.lines).region(place) is None
