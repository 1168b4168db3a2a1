"""OmegaT's tab glossary, written for it and read back; OmegaT itself reads what we write."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tests.glossary.made import CONCEPTS  # noqa: E402
from tmkit.glossary import read_glossary, starter_path  # noqa: E402
from tmkit.glossary.options import WriteOptions  # noqa: E402
from tmkit.glossary.registry import read_concepts, write_concepts  # noqa: E402
from tmkit.model import InputError, Term  # noqa: E402

OMEGAT = Path("/usr/share/omegat/OmegaT.jar")


def tab(*languages: str) -> tuple[str, list[str]]:
    stream = io.BytesIO()
    remarks = write_concepts(CONCEPTS, stream, WriteOptions("omegat", "", *languages))
    return stream.getvalue().decode(), remarks


def test_each_synonym_is_a_line_and_what_is_forbidden_is_marked() -> None:
    text, remarks = tab("fr", "en")
    assert text.splitlines()[:5] == [
        "catalogue collectif\tunion catalogue\tcataloguing",
        "catalogue collectif\tshared catalogue\t[admitted] cataloguing",
        "catalogue collectif\tjoint catalogue\t[deprecated] note: owner: nobody A second line. · cataloguing",
        "CC\tunion catalogue\tcataloguing",
        "CC\tshared catalogue\t[admitted] cataloguing",
    ]
    assert "fichier collectif\tunion catalogue\tsource superseded · cataloguing" in text
    assert "cote\tshelf mark\n" in text
    assert remarks == [
        "a tab glossary has no definitions, dates, gender, context …; only a comment is written",
    ]


def test_a_language_that_is_missing_is_said() -> None:
    text, remarks = tab("fr", "ar")
    assert text.splitlines() == ["é\tفهرس موحد"]
    assert remarks[0] == "3 concepts have no term in fr or ar; left out"
    with pytest.raises(InputError, match="give --source-lang"):
        tab("fr")


def test_read_with_remarks_comments_and_synonyms(tmp_path: Path) -> None:
    file = tmp_path / "glossary.txt"
    file.write_text(
        "# a remark\nsalle de lecture\treading room\ta note\n\nsalle de lecture\tread hall\t[deprecated] never\n"
        "cote\tshelf mark\nalone\n",
        encoding="utf-8",
    )
    (room, mark), account = read_concepts(file, ("fr", "en"))
    assert room.identifier == "salle-de-lecture"
    assert room.terms == (
        Term("salle de lecture", "fr"),
        Term("reading room", "en", note="a note"),
        Term("read hall", "en", "deprecated", note="never"),
    )
    assert [term.line for term in room.terms] == [2, 2, 4]
    assert [term.text for term in mark.terms] == ["cote", "shelf mark"]
    assert account.format == "omegat"


def test_the_languages_are_told_by_the_texts_or_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "glossary.utf8"
    lines = ("the reading room of the library\tla salle de lecture de la bibliothèque", "loan\tprêt")
    file.write_text("\n".join(lines), encoding="utf-8")
    for given in ((), ("fr", "en")):
        concepts, account = read_concepts(file, given)
        assert [term.language for term in concepts[1].terms] == ["en", "fr"]
        assert "languages: en, fr" in account.notices
    file.write_text("x1\ty1\n", encoding="utf-8")
    with pytest.raises(InputError, match="give --source-lang and --target-lang"):
        read_concepts(file)


def test_no_line_is_lost_after_those_that_tell_the_languages(tmp_path: Path) -> None:
    file = tmp_path / "glossary.txt"
    file.write_text("".join(f"le terme numéro {n}\tthe term number {n}\n" for n in range(700)), encoding="utf-8")
    assert len(read_concepts(file)[0]) == 700


def test_a_text_in_the_folder_is_no_glossary(tmp_path: Path) -> None:
    (tmp_path / "README.txt").write_text("About these files:\nthey are ours.\tAlways.\n\nAsk.\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("la salle de lecture\tthe reading room\n", encoding="utf-8")
    glossary = read_glossary(tmp_path, ("fr", "en"))
    assert [file.name for file in glossary.skipped] == ["README.txt"]
    assert len(glossary.concepts) == 1


@pytest.mark.parametrize(("name", "form"), [("glossary.txt", "omegat"), ("glossary.tbx", "tbx-v2")])
def test_omegat_reads_it(tmp_path: Path, name: str, form: str) -> None:
    if not OMEGAT.exists() or shutil.which("java") is None:
        pytest.skip("OmegaT or Java is not installed")
    concepts = read_glossary(starter_path()).concepts[:80]
    file = tmp_path / name
    with file.open("wb") as stream:
        write_concepts(concepts, stream, WriteOptions(form, "", "fr", "en"))
    (tmp_path / "project").mkdir()
    shower = Path(__file__).with_name("ShowGlossary.java")
    options = ("-Djava.awt.headless=true", f"-Duser.home={tmp_path}", "-cp", str(OMEGAT))
    ran = subprocess.run(
        ["java", *options, str(shower), str(file), str(tmp_path / "project")],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=120,
    )
    if ran.returncode and ("ClassNotFound" in ran.stderr or "NoClassDef" in ran.stderr or "compilation" in ran.stderr):
        pytest.skip(f"this OmegaT has no such readers: {ran.stderr[-200:]}")
    assert ran.returncode == 0, ran.stderr
    found = {tuple(line.split("\t")[:2]) for line in ran.stdout.splitlines()}
    wanted = {
        (source.text, target.text)
        for concept in concepts
        for source in concept.in_language("fr")
        for target in concept.in_language("en")
        if form == "tbx-v2" or source.form == target.form
    }
    assert wanted
    assert wanted <= found
