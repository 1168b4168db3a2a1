from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from tmkit.glossary import read_glossary, registry
from tmkit.model import InputError

ROWS = "concept,language,term\nnv,fr,note verbale\nnv,en,note verbale\n"


def test_no_folder_or_an_empty_one_is_no_glossary(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "glossary"):
        glossary = read_glossary(folder)
        assert glossary.concepts == ()
        assert glossary.recognise("une note verbale", "fr", "en") == []
        assert not glossary.knows("note")


def test_all_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "a.TSV").write_text("concept\tlanguage\tterm\nagenda\ten\tagenda\n", encoding="utf-8")
    (tmp_path / ".hidden.csv").write_text("nonsense", encoding="utf-8")
    (tmp_path / "README.md").write_text("about", encoding="utf-8")
    (tmp_path / "folder.csv").mkdir()
    glossary = read_glossary(tmp_path)
    assert [concept.identifier for concept in glossary.concepts] == ["agenda", "nv"]
    assert [concept.place for concept in glossary.concepts] == [f"{tmp_path.name}/a.TSV:2", f"{tmp_path.name}/b.csv:2"]
    assert [file.name for file in glossary.skipped] == ["README.md"]


def test_a_concept_belongs_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("concept,language,term\n1,fr,séance\n1,en,meeting\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("concept,language,term\n1,fr,session\n1,en,session\n", encoding="utf-8")
    glossary = read_glossary(tmp_path)
    assert [concept.identifier for concept in glossary.concepts] == ["1", "b.csv:1"]
    found = glossary.recognise("séance et session", "fr", "en")
    assert [(one.concept, [r.term for r in one.renderings]) for one in found] == [
        ("1", ["meeting"]),
        ("b.csv:1", ["session"]),
    ]


def test_a_file_in_the_folder_s_place(tmp_path: Path) -> None:
    file = tmp_path / "glossary"
    file.write_text(ROWS, encoding="utf-8")
    with pytest.raises(InputError, match="glossary: cannot be read as the glossary's folder"):
        read_glossary(file)


def test_every_registered_format_is_there() -> None:
    for name in (*registry.FORMATS.values(), *registry.WRITTEN.values()):
        assert callable(import_module(name).read)
    for ending in (".csv", ".TSV", ".xlsx", ".tbx", ".tab", ".utf8"):
        assert registry.format_of(Path("x" + ending)) is not None
    assert registry.format_of(Path("x.docx")) is None
