"""`tmkit align`: documents in, a memory out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tmkit.formats.tmx import read_units

ROUND = Path(__file__).parents[1] / "align" / "round"
SAMPLES = Path(__file__).parents[2] / "docs" / "samples"
FRENCH, ENGLISH = ROUND / "report_fr.txt", ROUND / "report_en.txt"

LINES = {
    "fr": "La séance est ouverte à 10 heures.\nLe rapport de 2018 est adopté.\n\nIl est publié. Il est traduit.\n",
    "en": "The meeting was opened at 10 a.m.\nThe 2018 report was adopted.\n\nIt was published. It was translated.\n",
}


def units(memory: Path) -> list[tuple[str, str]]:
    return [tuple(one.segment.text for one in stored.unit.variants) for stored in read_units(memory)]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two reports in two folders, and one that has no counterpart."""
    for name, file in (("fr/report.txt", FRENCH), ("en/REPORT-en.txt", ENGLISH)):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, path)
    (tmp_path / "fr" / "agenda-fr.txt").write_text("Ordre du jour de la réunion.\n", encoding="utf-8")
    return tmp_path


def test_two_documents_become_a_memory(run, tmp_path) -> None:
    ran = run("align", FRENCH, ENGLISH, "-o", "memories/report.tmx", "--status", "adopted", folder=tmp_path)
    assert ran.status == 0, ran
    first, *rest = ran.stdout.splitlines()
    assert first.startswith("report: ")
    assert "  into          memories/report.tmx" in rest
    written = [stored.unit for stored in read_units(tmp_path / "memories" / "report.tmx")]
    assert len(written) > 20
    for unit in written:
        assert unit.property("x-tmkit-document") == "report"
        assert unit.property("x-tmkit-date") == "2019-09-24"
        assert unit.property("x-tmkit-status") in {"adopted", "unreviewed"}
        assert 0 <= float(unit.property("x-tmkit-confidence")) <= 1
        assert [one.language for one in unit.variants] == ["fr", "en"]
    assert [unit.property("x-tmkit-position") for unit in written] == [str(at) for at in range(len(written))]
    assert "dated 2019-09-24" in ran.stderr


def test_json_is_as_documented(run, documented, tmp_path) -> None:
    found = run("align", FRENCH, ENGLISH, "-o", "x.tmx", "--json", folder=tmp_path).object
    assert list(found) == [*documented("## `tmkit align`"), "signature"]
    assert found["parallel"] is True
    assert found["units"] == len(units(tmp_path / "x.tmx"))
    assert (found["source_lang"], found["target_lang"], found["into"]) == ("fr", "en", "x.tmx")


def test_two_pdfs_become_a_memory(run, tmp_path) -> None:
    pair = [SAMPLES / f"contact-group-2014-{language}.pdf" for language in ("fr", "en")]
    assert run("align", *pair, "-o", "x.tmx", folder=tmp_path).status == 0
    found = units(tmp_path / "x.tmx")
    assert ("Organisation des travaux", "Organization of work") in found
    assert (
        "Le fonds du Haut-Vallon n’avait pas encore été versé au catalogue collectif, faute d’un inventaire complet.",
        "For want of a complete inventory, the Upper Vallon Collection had not yet been added to the joint catalogue.",
    ) in found
    assert ("Au 1er septembre 2014.", "As at 1 September 2014.") in found


def test_the_same_again_gives_the_same_bytes(run, tmp_path) -> None:
    for name in ("a.tmx", "b.tmx", "a.tmx"):
        assert run("align", FRENCH, ENGLISH, "-o", name, folder=tmp_path).status == 0
    assert (tmp_path / "a.tmx").read_bytes() == (tmp_path / "b.tmx").read_bytes()


@pytest.mark.parametrize("review", ["review.tsv"])
def test_a_review_without_changes_gives_the_same_bytes(run, tmp_path, review) -> None:
    assert run("align", FRENCH, ENGLISH, "-o", "a.tmx", "--review", review, folder=tmp_path).status == 0
    assert run("align", FRENCH, ENGLISH, "-o", "b.tmx", "--from-review", review, folder=tmp_path).status == 0
    assert (tmp_path / "a.tmx").read_bytes() == (tmp_path / "b.tmx").read_bytes()


def test_a_review_of_other_documents_is_refused(run, tmp_path) -> None:
    assert run("align", FRENCH, ENGLISH, "--review", "review.tsv", folder=tmp_path).status == 0
    other = tmp_path / "other.txt"
    other.write_text(FRENCH.read_text(encoding="utf-8") + "\nFait à Valmère.\n", encoding="utf-8")
    assert run("align", other, ENGLISH, "--from-review", "review.tsv", "-o", "x.tmx", folder=tmp_path).refused()
    assert not (tmp_path / "x.tmx").exists()


def test_a_review_page_is_written(run, tmp_path) -> None:
    ran = run("align", FRENCH, ENGLISH, "--review", "out/review.html", folder=tmp_path)
    assert ran.status == 0
    assert (tmp_path / "out" / "review.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert not list(tmp_path.glob("**/*.tmx"))


def test_a_segment_a_line(run, tmp_path) -> None:
    for language, text in LINES.items():
        (tmp_path / f"lines.{language}").write_text(text, encoding="utf-8")
    ran = run(
        "align", "lines.fr", "lines.en", "--one-segment-a-line", "--source-lang", "fr", "--target-lang", "en",
        "--beads", "beads.txt", "-o", "x.tmx", folder=tmp_path,
    )  # fmt: skip
    assert ran.status == 0, ran
    beads = (tmp_path / "beads.txt").read_text().splitlines()
    assert beads[0] == "[0]:[0]"
    assert beads[-1] == "[3]:[3]"
    assert units(tmp_path / "x.tmx")[-1] == ("Il est publié. Il est traduit.", "It was published. It was translated.")


def test_two_folders_match_by_name(run, reports) -> None:
    ran = run("align", "fr", "en", "-o", "memories/all.tmx", folder=reports)
    assert ran.status == 0, ran
    assert "agenda-fr.txt: has no counterpart by name" in ran.stderr
    assert {stored.unit.property("x-tmkit-document") for stored in read_units(reports / "memories/all.tmx")} == {
        "report"
    }


def test_a_list_of_pairs_says_what_each_is(run, reports) -> None:
    (reports / "list.tsv").write_text(
        "source\ttarget\tdocument\tsymbol\nfr/report.txt\ten/REPORT-en.txt\tliaison-2019\tCB/GL/2019/8\n"
        "fr/agenda-fr.txt\ten/missing.txt\tagenda\t\n",
        encoding="utf-8",
    )
    (reports / "out").mkdir()
    ran = run("align", "--pairs", "list.tsv", "-o", "out", "--review", "reviews", folder=reports)
    assert ran.status == 2
    assert "missing.txt: no such file" in ran.stderr
    (memory,) = (reports / "out").iterdir()
    assert memory.name == "liaison-2019.tmx"
    assert {stored.unit.property("x-tmkit-symbol") for stored in read_units(memory)} == {"CB/GL/2019/8"}
    assert [path.name for path in (reports / "reviews").iterdir()] == ["liaison-2019.html"]


def test_a_bilingual_table_is_split(run, write, tmp_path) -> None:
    rows = "".join(
        f"{one}\t{other}\n"
        for one, other in (("Ordre du jour", "Agenda"), ("La séance est levée.", "The meeting rose."))
    )
    table = write("both.tsv", f"Français\tEnglish\n{rows}")
    ran = run("align", table, "--split", "table", "-o", "x.tmx", folder=tmp_path)
    assert ran.status == 0, ran
    assert units(tmp_path / "x.tmx") == [("Ordre du jour", "Agenda"), ("La séance est levée.", "The meeting rose.")]


def test_the_same_language_twice_is_told_and_not_written(run, tmp_path) -> None:
    ran = run("align", FRENCH, FRENCH, "-o", "x.tmx", folder=tmp_path)
    assert ran.status == 1
    assert "not parallel" in ran.stdout
    assert not (tmp_path / "x.tmx").exists()
    assert run("align", FRENCH, FRENCH, "-o", "x.tmx", "--force", folder=tmp_path).status == 0
    assert units(tmp_path / "x.tmx")


@pytest.mark.parametrize("full", [True, False])
def test_an_empty_document_is_told(run, write, tmp_path, full) -> None:
    empty = write("empty.txt", "\n\n")
    ran = run("align", FRENCH if full else empty, empty, "-o", "x.tmx", folder=tmp_path)
    assert ran.status == 1
    assert "not parallel" in ran.stdout
    assert not (tmp_path / "x.tmx").exists()


def test_a_memory_of_other_documents_is_not_written_over(run, workspace) -> None:
    before = (workspace / "memories" / "2017.tmx").read_bytes()
    ran = run("align", FRENCH, ENGLISH, "-o", "memories/2017.tmx", folder=workspace)
    assert ran.refused("report-2017", "--replace")
    assert (workspace / "memories" / "2017.tmx").read_bytes() == before
    assert run("align", FRENCH, ENGLISH, "-o", "memories/2017.tmx", "--replace", folder=workspace).status == 0
    assert ("Ouverture de la réunion", "Opening of the meeting") in units(workspace / "memories" / "2017.tmx")


def test_what_is_aligned_is_found(run, workspace) -> None:
    inside = workspace / "drafts"
    inside.mkdir()
    assert run("align", FRENCH, ENGLISH, "-o", "memories/liaison.tmx", folder=inside).status == 0
    assert (workspace / "memories" / "liaison.tmx").exists()
    (match,) = run("lookup", "Ouverture de la réunion", "--json", "--limit", 1, folder=workspace).object["matches"]
    assert (match["target"], match["memory"]) == ("Opening of the meeting", "memories/liaison.tmx")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((FRENCH, ENGLISH), ("-o",)),
        ((FRENCH, "-o", "x.tmx"), ("--split",)),
        ((FRENCH, ENGLISH, "missing"), ("two folders",)),
        ((FRENCH, "missing.txt", "-o", "x.tmx"), ("missing.txt", "no such file")),
        ((FRENCH, ENGLISH, "-o", "x.docx"), ("x.docx", ".tmx")),
        ((FRENCH, ENGLISH, "--review", "x.pdf"), ("x.pdf", ".html")),
        ((FRENCH, ENGLISH, "-o", "x.tmx", "--date", "soon"), ("date",)),
        ((FRENCH, ENGLISH, "-o", "x.tmx", "--source-lang", "f r"), ("language",)),
        ((FRENCH, ENGLISH, "-o", "x.tmx", "--from-review", "none.tsv"), ("none.tsv",)),
    ],
)
def test_what_cannot_be_is_one_line(run, tmp_path, arguments, words) -> None:
    assert run("align", *arguments, folder=tmp_path).refused(*words)
    assert not list(tmp_path.iterdir())
