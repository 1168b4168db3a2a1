"""An OmegaT project: what is in it, and what OmegaT, run without a screen, makes of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.made import AGREED, CIRCULATED, CLOSED, OPENED, REPAIRABLE, tmx
from tmkit.formats.tmx import read_units


@pytest.fixture
def translated(tmp_path):
    """Have OmegaT open a project, translate it, and give the files of `target/`."""
    if shutil.which("omegat") is None or shutil.which("java") is None:
        pytest.skip("OmegaT or Java is not installed")

    def run_omegat(folder: Path) -> dict[str, str]:
        options = (
            "--mode=console-translate",
            "--disable-project-locking",
            "--no-team",
            f"--config-dir={tmp_path / 'config'}",
        )
        environment = {**os.environ, "HOME": str(tmp_path), "JAVA_TOOL_OPTIONS": f"-Duser.home={tmp_path}"}
        ran = subprocess.run(
            ["omegat", str(folder), *options],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=180,
            check=False,
            env=environment,
        )
        assert ran.returncode == 0, ran.stderr[-2000:]
        assert not re.search(r"TMXR?_(?:FATAL|ERROR)|Exception", ran.stderr), ran.stderr[-2000:]
        return {path.name: path.read_text(encoding="utf-8") for path in (folder / "target").iterdir()}

    return run_omegat


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def pairs(path: Path) -> list[tuple[str, str]]:
    return [tuple(v.segment.text for v in stored.unit.variants) for stored in read_units(path)]


def test_a_project_is_complete_and_inserts_nothing_blindly(run, workspace, tmp_path) -> None:
    folder = tmp_path / "project.2019"
    assert run("export", "--for", "omegat", "-o", folder, folder=workspace).status == 0
    assert files(folder) == {
        "README.txt",
        "omegat.project",
        "tmkit-export.json",
        "glossary/tmkit.utf8",
        "omegat/segmentation.conf",
        "omegat/segmentation.srx",
        "tm/2017.tmx",
        "tm/older-2016.tmx",
    }
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {
        "source",
        "target",
        "tm",
        "glossary",
        "dictionary",
        "omegat",
    }
    said = (folder / "README.txt").read_text(encoding="utf-8")
    assert "Nothing is in tm/auto" in said
    assert all(len(line) <= 120 for line in said.splitlines())
    assert "Comité de lecture\tReaders' Committee\t[deprecated]" in (folder / "glossary" / "tmkit.utf8").read_text(
        encoding="utf-8"
    )


def test_units_that_lose_points_lie_in_a_folder_that_says_how_many(run, workspace, tmp_path) -> None:
    (workspace / "tmkit.toml").write_text(
        '[languages]\nsource = "fr"\ntarget = "en"\n[penalties.memories]\n"memories/older" = 5\n', encoding="utf-8"
    )
    unchecked = tmx([{"fr": "La salle est vaste.", "en": "The room is large.", "status": "unreviewed"}])
    (workspace / "memories" / "older" / "x.tmx").write_text(unchecked, encoding="utf-8")
    (workspace / "memories" / "auto").mkdir()
    (workspace / "memories" / "auto" / "y.tmx").write_text(unchecked.replace("salle", "cour"), encoding="utf-8")
    folder = tmp_path / "project"
    run("export", "--for", "omegat", "-o", folder, "--auto", folder=workspace)
    tm = {name for name in files(folder) if name.startswith("tm/")}
    assert tm == {
        "tm/2017.tmx",
        "tm/auto/tmkit.tmx",
        "tm/penalty-005/older-2016.tmx",
        "tm/penalty-015/older-x.tmx",
        "tm/penalty-010/auto-y.tmx",
    }
    assert sorted(pairs(folder / "tm" / "auto" / "tmkit.tmx")) == sorted(pairs(workspace / "memories" / "2017.tmx"))


def test_of_several_translations_the_one_that_is_shown_first_is_inserted(run, workspace, tmp_path) -> None:
    folder = tmp_path / "project"
    run("export", "--for", "omegat", "-o", folder, "--auto", folder=workspace)
    inserted = dict(pairs(folder / "tm" / "auto" / "tmkit.tmx"))
    shown = run("lookup", "--json", CLOSED[0], folder=workspace).object["matches"][0]["target"]
    assert inserted[CLOSED[0]] == shown == CLOSED[1]
    assert "1 texts have several" in (folder / "README.txt").read_text(encoding="utf-8")


def test_force_replaces_what_tmkit_wrote_and_nothing_else(run, workspace, tmp_path) -> None:
    folder = tmp_path / "project"
    run("export", "--for", "omegat", "-o", folder, "--auto", folder=workspace)
    for name in (
        "source/mine.txt",
        "omegat/project_save.tmx",
        "tm/other.tmx",
        "tm/auto/own.tmx",
        "glossary/glossary.txt",
    ):
        (folder / name).write_text("mine", encoding="utf-8")
    assert run("export", "--for", "omegat", "-o", folder, folder=workspace).refused("--force")
    run("export", "--for", "omegat", "-o", folder, "--memory", "memories/2017.tmx", "--force", folder=workspace)
    found = files(folder)
    assert {
        "source/mine.txt",
        "omegat/project_save.tmx",
        "tm/other.tmx",
        "tm/auto/own.tmx",
        "glossary/glossary.txt",
    } <= found
    assert "tm/auto/tmkit.tmx" not in found
    assert "tm/older-2016.tmx" not in found
    assert not [path for path in folder.parent.iterdir() if path.name.startswith(".project")]


def test_a_list_of_files_cannot_lead_out_of_the_folder(run, workspace, tmp_path) -> None:
    folder = tmp_path / "project"
    run("export", "--for", "omegat", "-o", folder, folder=workspace)
    victim = tmp_path / "victim.txt"
    victim.write_text("stays", encoding="utf-8")
    (folder / "tmkit-export.json").write_text('{"files": ["../victim.txt", 7, "/etc/none"]}', encoding="utf-8")
    assert run("export", "--for", "omegat", "-o", folder, "--force", folder=workspace).status == 0
    assert victim.exists()


def test_omegat_opens_the_project_and_exact_matches_come_through(run, workspace, tmp_path, translated) -> None:
    folder = tmp_path / "project"
    text = f"{OPENED[0]} {CLOSED[0]}\n\n{REPAIRABLE}\n\n{AGREED[0]}\n"
    for auto in ((), ("--auto",)):
        run("export", "--for", "omegat", "-o", folder, "--force", *auto, folder=workspace)
        (folder / "source" / "draft.txt").write_text(text, encoding="utf-8")
        done = translated(folder)["draft.txt"]
        if auto:
            assert done == f"{OPENED[1]} {CLOSED[1]}\n\n{REPAIRABLE}\n\n{AGREED[1]}\n"
        else:
            assert done == text
    # What OmegaT leaves beside the project has no ids, and is known by its texts.
    back = run(
        "import", "--json", folder / "project-omegat.tmx", "--into", "memories/2017.tmx", "--returned", folder=workspace
    )
    assert (back.object["kept"], back.object["returned"]["unchanged"], back.object["returned"]["changes"]) == (3, 3, [])


def test_a_draft_in_the_project_is_translated_whatever_its_apostrophes_and_labels(
    run, workspace, tmp_path, translated
) -> None:
    (workspace / "memories" / "e.tmx").write_text(
        tmx([{"fr": "L'ordre du jour est adopté : voir l'annexe.", "en": "The agenda was adopted: see the annex."}]),
        encoding="utf-8",
    )
    draft = tmp_path / "draft.txt"
    draft.write_text(
        f"1. L’ordre du jour est adopté\u00a0: voir l’annexe. {CIRCULATED}\n\n2. {REPAIRABLE}\n", encoding="utf-8"
    )
    folder = tmp_path / "project"
    ran = run("export", "--for", "omegat", "-o", folder, "--auto", "--draft", draft, folder=workspace)
    assert ran.status == 0, ran
    done = translated(folder)["draft.xlf"]
    targets = re.findall(r"<target[^>]*>(.*?)</target>", done)
    assert targets == ["The agenda was adopted: see the annex.", "The report was circulated beforehand.", REPAIRABLE]
    assert "draft.txt" in (folder / "README.txt").read_text(encoding="utf-8")
    finish = ("finish", folder / "target" / "draft.xlf", "--original", draft, "-o", tmp_path / "done.docx")
    assert run(*finish, folder=workspace).refused("1 row", REPAIRABLE[:20])
    path = folder / "target" / "draft.xlf"
    path.write_text(done.replace(f">{REPAIRABLE}</target>", ">Fifteen meetings.</target>"), encoding="utf-8")
    assert run(*finish, folder=workspace).status == 0
    back = run("import", "--json", path, "--into", "memories/back.tmx", "--returned", folder=workspace).object[
        "returned"
    ]
    assert [change["now"] for change in back["changes"]] == [targets[0], targets[1], "Fifteen meetings."]


def test_omegat_cuts_sentences_as_the_memories_were_cut(run, workspace, tmp_path, translated) -> None:
    long = "Selon M. Dupont, voir le doc. 4 et le par. 3 de la rés. 12."
    (workspace / "memories" / "l.tmx").write_text(tmx([{"fr": long, "en": "See Mr. Dupont."}]), encoding="utf-8")
    folder = tmp_path / "project"
    run("export", "--for", "omegat", "-o", folder, "--auto", folder=workspace)
    (folder / "source" / "draft.txt").write_text(f"{CLOSED[0]} {long} {OPENED[0]}\n", encoding="utf-8")
    assert translated(folder)["draft.txt"] == f"{CLOSED[1]} See Mr. Dupont. {OPENED[1]}\n"
