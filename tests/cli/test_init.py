"""A new workspace."""

from __future__ import annotations

import pytest

NEW = ("Le guide de lecture est publié chaque année.", "The reading guide is published every year.")


@pytest.mark.parametrize("there", [True, False])
def test_an_empty_or_new_folder_becomes_a_workspace_that_works(run, tmp_path, write, repository, there) -> None:
    folder = tmp_path / "reports"
    if there:
        folder.mkdir()
        ran = run("init", folder=folder)
    else:
        ran = run("init", folder, folder=tmp_path)
    assert ran.status == 0
    assert str(folder) in ran.stdout
    assert sorted(path.name for path in folder.iterdir()) == ["glossary", "memories", "tmkit.toml"]
    assert list((folder / "memories").iterdir()) == []
    shipped = sorted((repository / "glossary").iterdir())
    assert [path.read_bytes() for path in sorted((folder / "glossary").iterdir())] == [p.read_bytes() for p in shipped]
    file = write("guide.tsv", f"fr\ten\n{NEW[0]}\t{NEW[1]}\n")
    assert run("import", file, "--into", "memories/guide.tmx", folder=folder).status == 0
    found = run("lookup", "--json", NEW[0], "note verbale", folder=folder / "memories").objects
    assert found[0]["matches"][0]["target"] == NEW[1]
    assert [term["concept"] for term in found[1]["terms"]] == ["note-verbale"]


def test_what_is_asked_of_a_fresh_workspace_has_an_answer(run, tmp_path) -> None:
    run("init", tmp_path / "fresh")
    ran = run("lookup", "--json", NEW[0], folder=tmp_path / "fresh")
    assert (ran.status, ran.object["matches"]) == (0, [])
    assert "no memory has" in ran.stderr
    assert run("concordance", "guide", folder=tmp_path / "fresh").status == 1
    assert run("confirm", *NEW, "--into", "memories/a.tmx", folder=tmp_path / "fresh").status == 0
    assert run("lookup", "--json", NEW[0], folder=tmp_path / "fresh").object["matches"][0]["score"] == 100


def test_every_setting_in_the_new_file_is_read(run, tmp_path) -> None:
    run("init", tmp_path)
    file = tmp_path / "tmkit.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    told = [line.removeprefix("# ") for line in lines]
    opened = "\n".join(line for line, bare in zip(told, lines, strict=True) if line == bare or _is_setting(line))
    assert opened.count("=") > 8
    file.write_text(opened, encoding="utf-8")
    assert run("memory", "list", folder=tmp_path).status == 0


def _is_setting(line: str) -> bool:
    return line.startswith("[") or " = " in line


def test_an_existing_workspace_is_refused_and_left_alone(run, workspace) -> None:
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    assert run("init", folder=workspace).refused("tmkit.toml", "nothing was changed")
    assert run("init", workspace, folder=workspace.parent).refused()
    assert {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()} == before


def test_files_that_are_there_stay(run, tmp_path) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "memories").mkdir()
    (tmp_path / "glossary" / "starter.csv").write_text("concept,language,term\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert run("init", folder=tmp_path).status == 0
    assert (tmp_path / "glossary" / "starter.csv").read_text(encoding="utf-8") == "concept,language,term\n"
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_is_no_folder(run, tmp_path, write) -> None:
    write("file", "text")
    assert run("init", tmp_path / "file", folder=tmp_path).refused("expected a folder")
    assert run("init", tmp_path / "file" / "below", folder=tmp_path).refused()
    (tmp_path / "with").mkdir()
    (tmp_path / "with" / "memories").write_text("text")
    assert run("init", tmp_path / "with", folder=tmp_path).refused()
    assert not (tmp_path / "with" / "tmkit.toml").exists()


def test_settings_that_are_not_right_are_told(run, workspace) -> None:
    for content, word in (
        ("x = ", "TOML"),
        ("[language]\n", "language"),
        ("[penalties]\nmissing_codes = 101\n", "missing_codes"),
        ('[languages]\nsource = "french"\n', "french"),
        ('[languages]\nsource = "fr"\ntarget = "fr-CA"\n', "fr"),
        ("[penalties]\nconfident = 7.5\n", "confident"),
        (b"\xff", "UTF-8"),
    ):
        (workspace / "tmkit.toml").write_bytes(content.encode() if isinstance(content, str) else content)
        assert run("memory", "list", folder=workspace).refused("tmkit.toml", word)
