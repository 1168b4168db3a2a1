"""Word tables: rows there and back, through LibreOffice, tables of other tools, ordinary documents left alone."""

from __future__ import annotations

import io
import shutil
import subprocess
import time
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.formats.rows import HEAD, rows, same_rows, written
from tmkit.formats.registry import is_bilingual, read_bilingual
from tmkit.formats.rows import read_row_file
from tmkit.model import Difference, InputError, Origin, Proposal, Row, Segment
from tmkit.storage.zip import ZipPackage

SPICE = st.sampled_from(["\n", "\t", "<w:t>", "]]>", "\u2028", "\u00ad", "\u2011", "  "])
DOCUMENTS = (".docx", ".xlsx")


def test_rows_come_back(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("rows") / "rows.docx"

    @settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(rows(SPICE))
    def round_trip(given_rows: list[Row]) -> None:
        path.write_bytes(written("docx-table", given_rows))
        assert is_bilingual(path, DOCUMENTS)
        head, read, account = read_row_file(path)
        same_rows(given_rows, read)
        assert (head.original, head.source_language, head.target_language) == ("projet.docx", "fr", "en")
        assert (head.digest, account.read, account.format) == (HEAD.digest, len(given_rows), "docx-table")

    round_trip()


def proposals() -> tuple[Proposal, ...]:
    return (
        Proposal(
            94,
            "fuzzy",
            0.94,
            Segment("Le Groupe a tenu sa quatrième session."),
            Segment("The Group held its fourth session."),
            origin=Origin(document="Report 2017", label="3", date="2017-09-14"),
            differences=(Difference("replace", (20, 29), (20, 29)), Difference("insert", (37, 37), (37, 38))),
        ),
    )


def table(path: Path, *content: list[str], style: str | None = None) -> Path:
    document = docx.Document()
    document.add_paragraph("Project 7")
    made = document.add_table(0, len(content[0]))
    if style:
        document.styles.add_style(style, 2)
    for cells in content:
        for cell, text in zip(made.add_row().cells, cells, strict=True):
            for number, part in enumerate(text.split("|")):
                run = cell.paragraphs[0].add_run(part)
                if style and number % 2:
                    run.style = style
    document.save(str(path))
    return path


def test_what_differs_is_coloured_and_the_text_is_whole() -> None:
    row = Row(
        "1", Segment("Le Groupe a tenu sa {cinquième} session"), label="3.", proposals=proposals(), notes=("term",)
    )
    document = docx.Document(io.BytesIO(written("docx-table", [row])))
    head, cells = (line.cells for line in document.tables[0].rows)
    assert [cell.text for cell in head] == [
        "ID", "Label", "Source (fr)", "Target (en)", "Status", "Match", "Proposal and notes",
    ]  # fmt: skip
    assert cells[2].text == row.source.text
    added = [run.text for run in cells[2].paragraphs[0].runs if 'w:fill="BFE3C0"' in run._r.xml]
    gone = [run.text for run in cells[6].paragraphs[1].runs if run.font.strike]
    assert (added, gone) == (["{cinquièm"], ["quatrième", "."])
    assert [paragraph.text for paragraph in cells[6].paragraphs] == [
        "Report 2017, 3, 2017-09-14",
        "Le Groupe a tenu sa quatrième session.",
        "→ The Group held its fourth session.",
        "• term",
    ]
    section = document.sections[0]
    assert section.page_width > section.page_height
    assert "<w:tblHeader/>" in document.tables[0].rows[0]._tr.xml
    assert document.core_properties.keywords == "tmkit digest:00ff00ff"


def test_through_libreoffice(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("soffice (LibreOffice Writer) is not installed")
    given_rows = [
        Row(
            "1",
            Segment("«\u00a0Deux\u00a0» mots\u2011clés {1}"),
            Segment("Two key\u2011words"),
            "proposed",
            "fuzzy",
            94,
            "3.",
        ),
        Row("2", Segment("Un  double"), Segment("A\ndouble"), "reviewed", label="a)", locked=True, notes=("look",)),
        Row("3", Segment("Rien"), proposals=proposals()),
    ]
    path = tmp_path / "rows.docx"
    path.write_bytes(written("docx-table", given_rows))
    for number, target in enumerate(("odt", "docx:MS Word 2007 XML", "pdf")):
        folder = tmp_path / str(number)
        command = [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
        subprocess.run(
            [*command, "--convert-to", target, "--outdir", folder, path], check=True, capture_output=True, timeout=120
        )
        path = folder / f"rows.{target.partition(':')[0]}"
        if target.startswith("docx"):
            head, read, _ = read_row_file(path)
            same_rows(given_rows, read)
            assert (head.original, head.digest) == ("projet.docx", HEAD.digest)
    assert path.read_bytes().startswith(b"%PDF")


def test_what_a_translator_does_in_word(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(
        written("docx-table", [Row("1", Segment("Un")), Row("2", Segment("Deux")), Row("3", Segment("Trois"))])
    )
    document = docx.Document(str(path))
    made = document.tables[0]
    made.cell(1, 3).paragraphs[0].add_run("O")
    made.cell(1, 3).paragraphs[0].add_run("ne").bold = True
    made.cell(1, 4).text = "Reviewed"
    made.cell(2, 3).text = "Two"
    deleted = docx.oxml.parse_xml(
        '<w:del xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:delText>Three</w:delText></w:r></w:del>'
    )
    inserted = docx.oxml.parse_xml(
        '<w:ins xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>Four</w:t></w:r></w:ins>'
    )
    made.cell(3, 3).paragraphs[0]._p.extend([deleted, inserted])
    document.core_properties.keywords = ""
    document.save(str(path))
    head, read, _ = read_row_file(path)
    assert [(row.target and row.target.text, row.state) for row in read] == [
        ("One", "reviewed"),
        ("Two", "translated"),
        ("Four", "translated"),
    ]
    assert head.digest == ""


def test_trados_studio(tmp_path: Path) -> None:
    path = table(
        tmp_path / "a.docx",
        ["Segment ID", "Segment status", "Source segment", "Target segment"],
        ["1ab-7", "Translated (94%)", "Le |<11>|comité|</11>| s’est réuni.|<12/>", "The |<11>|committee|</11>| met."],
        ["2ab-7", "Not Translated", "Il a adopté le rapport de la session.", ""],
        style="Tag",
    )
    assert is_bilingual(path, DOCUMENTS)
    _, read, account = read_row_file(path, source_lang="fr", target_lang="en")
    assert [(row.id, row.state, row.source.text) for row in read] == [
        ("1ab-7", "translated", "Le comité s’est réuni."),
        ("2ab-7", "empty", "Il a adopté le rapport de la session."),
    ]
    assert [(at, code.kind, code.content) for at, code in read[0].source.codes] == [
        (3, "bpt", "&lt;11&gt;"),
        (9, "ept", "&lt;/11&gt;"),
        (22, "ph", "&lt;12/&gt;"),
    ]
    assert account.read == 2


def test_memoq_phrase_and_cafetran(tmp_path: Path) -> None:
    memoq = table(
        tmp_path / "m.docx",
        ["Project", "", "", "", ""],
        ["ID", "French (France)", "English (United Kingdom)", "Comment", "Status"],
        ["1 5f", "Le comité", "The committee", "check", "Confirmed"],
    )
    phrase = table(
        tmp_path / "p.docx",
        ["kKbJ4:0", "", "1", "Le {1>comité<1} {2}siège", "The {1>committee<1} {2}sits", "100", ""],
        ["kKbJ4:1", "", "2", "Deux", "", "", ""],
    )
    cafetran = table(tmp_path / "c.docx", ["ID", "a.docx", "a.docx", "Notes", "*"], ["1", "Un", "One", "", ""])
    for path in (memoq, phrase, cafetran):
        assert is_bilingual(path, DOCUMENTS), path
    head, read, _ = read_row_file(memoq)
    assert (head.source_language, head.target_language) == ("fr", "en")
    assert (read[0].id, read[0].state, read[0].notes) == ("1 5f", "translated", ("check",))
    _, read, _ = read_row_file(phrase, source_lang="fr", target_lang="en")
    assert [(row.id, row.source.text) for row in read] == [("kKbJ4:0", "Le comité siège"), ("kKbJ4:1", "Deux")]
    assert [code.kind for _, code in read[0].source.codes] == ["bpt", "ept", "ph"]
    _, read, _ = read_row_file(cafetran, source_lang="fr", target_lang="en")
    assert [(row.source.text, row.target and row.target.text) for row in read] == [("Un", "One")]


def test_ordinary_documents_are_no_translations(tmp_path: Path) -> None:
    plain = table(tmp_path / "a.docx", ["Item", "Amount"], ["levies", "12"])
    glossary = table(tmp_path / "b.docx", ["French", "English"], ["note verbale", "note verbale"])
    sources = table(tmp_path / "c.docx", ["Source", "Date", "ID"], ["letter", "2018", "4"])
    for path in (plain, glossary, sources):
        assert not is_bilingual(path, DOCUMENTS)
    assert len(list(read_bilingual(glossary)[0])) == 1
    with pytest.raises(InputError, match="has no table with a heading for the source"):
        list(read_bilingual(plain)[0])


@pytest.mark.parametrize("content", [b"PK\x03\x04" + b"\0" * 99, b"no archive", b"\xd0\xcf\x11\xe0" * 9])
def test_damaged_documents_are_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    with pytest.raises(InputError) as refused:
        list(read_bilingual(path)[0])
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "body",
    [
        '<!DOCTYPE w:document [<!ENTITY a "b">]>{}',
        "{}" + "<w:p>" * 1000,
        "<w:document><w:tbl><w:tr><w:tc>",
    ],
)
def test_hostile_text_is_refused(tmp_path: Path, body: str) -> None:
    data = written("docx-table", [Row("1", Segment("Un"))])
    package = ZipPackage.open(data, "a")
    document = package.read("word/document.xml").decode()
    whole = document[document.index("<w:document") :]
    path = tmp_path / "a.docx"
    path.write_bytes(package.rewritten({"word/document.xml": body.replace("{}", whole).encode()}))
    with pytest.raises(InputError):
        list(read_bilingual(path)[0])


def test_many_cells_take_time_as_they_should(tmp_path: Path) -> None:
    started = time.process_time()
    path = tmp_path / "a.docx"
    path.write_bytes(
        written(
            "docx-table", [Row(str(n), Segment(f"Séance {n}"), Segment("Meeting"), "proposed") for n in range(3000)]
        )
    )
    assert len(read_row_file(path)[1]) == 3000
    assert time.process_time() - started < 20
