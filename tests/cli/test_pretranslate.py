"""`tmkit pretranslate` and `tmkit finish`: from a draft to the file of a translator's tool, and back to the document."""

from __future__ import annotations

import io
import shutil
import subprocess
from functools import partial
from pathlib import Path

import docx as python_docx
import pytest

from tests.cli.made import AGREED, CIRCULATED, CLOSED, NOTHING, OPENED, REPAIRABLE, make_workspace
from tests.cli.running import run_main
from tmkit import Workspace
from tmkit.documents import read
from tmkit.documents.building import build_document
from tmkit.formats.rows import read_row_file
from tmkit.formats.writing import WRITERS, write_rows
from tmkit.model import Block, Code, Segment

DRAFT = f"1. {OPENED[0]} {REPAIRABLE}\n\n2. {AGREED[0]}\n\n3. {NOTHING}\n\n- {CLOSED[0]}\n"
ENDINGS = {"xliff": ".xlf", "xliff2": ".xliff", "po": ".po", "tsv": ".tsv", "csv": ".csv", "xlsx": ".xlsx"}
BOLD = (Code("bpt", (("i", "1"), ("type", "bold"), ("x", "1"))), Code("ept", (("i", "1"),)))


@pytest.fixture
def run(monkeypatch, tmp_path):
    return partial(run_main, monkeypatch, folder=make_workspace(tmp_path / "small"))


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


@pytest.fixture
def word_draft(tmp_path):
    """A Word draft with a bold term, a footnote, a list and a table."""
    blocks = (
        Block("Rapport", "heading"),
        Block(AGREED[0], label="1.", path="1", codes=((3, BOLD[0]), (20, BOLD[1]), (44, Code("ph", (("type", "fnote"),))))),
        Block(REPAIRABLE, "footnote", "1", "note 1"),
        Block(CLOSED[0], "list item", "•", "1/bullet 1"),
        Block("Étape", "table cell", path="table 1/r1c1"),
        Block("1 250,5", "table cell", path="table 1/r1c2"),
    )  # fmt: skip
    path = tmp_path / "draft.docx"
    path.write_bytes(build_document(blocks, "fr")[0])
    return path


def texts(path: Path) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in read(path).blocks]


def test_a_document_of_a_text(run, draft, tmp_path) -> None:
    out = tmp_path / "made" / "draft.docx"
    told = run("pretranslate", draft, "-o", out)
    assert told.status == 0, told.stderr
    assert told.stdout.splitlines() == [
        f"{out} (docx): 5 segments: 2 in context, 1 exact, 1 facts replaced, 1 not translated"
    ]
    assert texts(out) == [
        ("1.", f"{OPENED[1]} The Committee held 15 public meetings."),
        ("2.", AGREED[1]),
        ("3.", NOTHING),
        ("-", texts(out)[3][1]),
    ]
    document = python_docx.Document(out)
    said = ["\n".join(p.text for p in comment.paragraphs) for comment in document.comments]
    assert said[0].startswith("5 segments:")
    assert any("replaced: 12 → 15" in text and "r2017-1" in text for text in said)
    assert any(text.startswith("Not translated") for text in said)
    clean = tmp_path / "clean.docx"
    run("pretranslate", draft, "-o", clean, "--clean")
    assert texts(clean) == texts(out)
    assert not list(python_docx.Document(clean).comments)
    assert b"w:shd" not in clean.read_bytes()


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_there_and_back(run, word_draft, tmp_path, name: str) -> None:
    """Whatever the format between, an untouched file gives the document that was pretranslated."""
    between = tmp_path / f"between{ENDINGS.get(name, '.docx')}"
    told = run("pretranslate", word_draft, "-o", between, "--format", name)
    assert told.status == 0, told.stderr
    out, direct = tmp_path / "out.docx", tmp_path / "direct.docx"
    assert run("finish", between, "--original", word_draft, "-o", out).refused(
        "2 rows have no target", "Rapport", "Étape"
    )
    assert not out.exists()
    head, rows, _ = read_row_file(between)
    done = [row if row.target else row_with(row, f"[{row.source.text}]") for row in rows]
    write_rows(head, done, between, wanted=name)
    told = run("finish", between, "--original", word_draft, "-o", out)
    assert told.status == 0, told.stderr
    assert "6 segments, en" in told.stdout
    run("pretranslate", word_draft, "-o", direct, "--clean")
    made, ours = read(out).blocks, read(direct).blocks
    for one, other in zip(made, ours, strict=True):
        if one.text.startswith("["):
            assert one.text == f"[{other.text}]"
        else:
            assert one == other
    by_kind = {block.kind: block for block in made}
    assert by_kind["footnote"].text == "The Committee held 15 public meetings."
    assert [code.attribute("type") for _, code in by_kind["paragraph"].codes if code.kind != "ept"] == ["bold", "fnote"]
    bold = next(at for at, code in by_kind["paragraph"].codes if code.attribute("type") == "bold")
    assert by_kind["paragraph"].text[bold:].startswith("Reading Committee")


def row_with(row, text: str):
    from dataclasses import replace

    return replace(
        row, target=Segment(text, tuple((len(text), code) for _, code in row.source.codes)), state="translated"
    )


def test_what_is_empty_may_stay_in_the_source(run, draft, tmp_path, documented) -> None:
    between, out = tmp_path / "a.xlf", tmp_path / "a.docx"
    run("pretranslate", draft, "-o", between)
    told = run("finish", between, "--original", draft, "-o", out, "--allow-empty")
    assert told.status == 0
    assert "1 segment without a target: the source stands there, shaded" in told.stdout
    assert "nobody has confirmed them" in told.stdout
    assert ("3.", NOTHING) in texts(out)
    told = run("finish", between, "--original", draft, "-o", out, "--allow-empty", "--force", "--json")
    assert (told.object["empty"], told.object["segments"]) == (1, 5)
    assert sorted(told.object) == sorted([*documented("## `tmkit finish`"), "signature"])


def test_another_draft_is_told_from_the_one_that_was_saved_anew(run, draft, tmp_path) -> None:
    between, out = tmp_path / "a.xlf", tmp_path / "a.docx"
    run("pretranslate", draft, "-o", between)
    draft.write_text(DRAFT.replace("\n\n", "\n\n\n"), encoding="utf-8")
    told = run("finish", between, "--original", draft, "-o", out, "--allow-empty")
    assert told.status == 0
    assert "saved anew" in told.stderr
    draft.write_text(DRAFT.replace(NOTHING, CIRCULATED), encoding="utf-8")
    again = run("finish", between, "--original", draft, "-o", tmp_path / "b.docx", "--allow-empty")
    assert again.status == 2
    assert "tmkit update" in again.stderr


def test_refusals(run, draft, tmp_path) -> None:
    taken = tmp_path / "taken.docx"
    taken.write_bytes(b"something")
    assert run("pretranslate", draft, "-o", taken).refused("is there already", "--force")
    assert taken.read_bytes() == b"something"
    assert run("pretranslate", draft, "-o", taken, "--force").status == 0
    assert run("pretranslate", draft, "-o", draft, "--force").refused("one of the files that are read")
    assert run("pretranslate", draft, "-o", tmp_path).refused("is a folder; name a file in it")
    assert "is the ending of none" in run("pretranslate", draft, "-o", tmp_path / "a.rtf").stderr
    assert "name it a.docx" in run("pretranslate", draft, "-o", tmp_path / "a.odt").stderr
    assert run("pretranslate", tmp_path / "none.txt", "-o", tmp_path / "a.xlf").refused("no such file")
    (tmp_path / "blank.txt").write_text(" \n", encoding="utf-8")
    assert "no text" in run("pretranslate", tmp_path / "blank.txt", "-o", tmp_path / "a.xlf").stderr
    assert run("finish", draft, "--original", draft, "-o", tmp_path / "b.docx").status == 2
    run("pretranslate", draft, "-o", tmp_path / "a.xlf")
    told = run("finish", tmp_path / "a.xlf", "--original", draft, "-o", tmp_path / "b.po", "--allow-empty")
    assert "is no document" in told.stderr


def test_a_file_of_another_language_pair_is_refused(run, draft, tmp_path) -> None:
    between, turned = tmp_path / "a.tsv", tmp_path / "turned.tsv"
    run("pretranslate", draft, "-o", between)
    turned.write_text(between.read_text(encoding="utf-8").replace("id\tfr\ten", "id\ten\tfr", 1), encoding="utf-8")
    finish = ("--original", draft, "--allow-empty", "-o", tmp_path / "a.docx")
    assert "translates from en, and draft.txt is in fr" in run("finish", turned, *finish).stderr.replace(
        f"{tmp_path}/", ""
    )
    assert "says that it is in en, not in de" in run("finish", between, *finish, "--target-lang", "de").stderr
    assert not (tmp_path / "a.docx").exists()
    assert run("finish", between, *finish, "--target-lang", "en-GB").status == 0


def test_a_row_that_comes_twice(run, draft, tmp_path) -> None:
    between, out = tmp_path / "a.tsv", tmp_path / "a.docx"
    run("pretranslate", draft, "-o", between)
    lines = between.read_text(encoding="utf-8").splitlines(keepends=True)
    between.write_text("".join([*lines, lines[1]]), encoding="utf-8")
    told = run("finish", between, "--original", draft, "-o", out, "--allow-empty")
    assert told.status == 0, told.stderr
    assert "row 1 comes twice, with the same target" in told.stderr
    between.write_text("".join([*lines, lines[1].replace(OPENED[1], "Something else.")]), encoding="utf-8")
    told = run("finish", between, "--original", draft, "-o", out, "--allow-empty", "--force")
    assert (told.status, "row 1 comes twice, with different targets" in told.stderr) == (2, True)


def test_what_was_accepted_in_the_file_holds_of_the_document(run, draft, tmp_path) -> None:
    between, out = tmp_path / "a.xlf", tmp_path / "a.docx"
    run("pretranslate", draft, "-o", between)
    head, rows, _ = read_row_file(between)
    rows[2] = row_with(rows[2], AGREED[1].replace(" ", "  ", 1))
    write_rows(head, rows, between, wanted="xliff")
    (found,) = run("check", between, "--only", "spacing", "--json").objects[:1]
    assert run("check", between, "--only", "spacing", "--accept", found["id"], "--reason", "as printed").status == 0
    told = run("finish", between, "--original", draft, "-o", out, "--allow-empty")
    assert "1 accepted finding carried over" in told.stderr
    assert run("check", out, "--source", draft, "--only", "spacing").status == 0


def test_a_draft_that_is_an_xliff_is_filled_where_it_is_empty(run, draft, tmp_path) -> None:
    folder = tmp_path / "empty"
    (folder / "memories").mkdir(parents=True)
    (folder / "tmkit.toml").write_text('[languages]\nsource = "fr"\ntarget = "en"\n', encoding="utf-8")
    given = tmp_path / "given.xlf"
    Workspace.open(folder).pretranslate(draft, out=given)
    marked = given.read_bytes().replace(b"<body>", b"<body><!-- kept -->")
    given.write_bytes(marked)
    out = tmp_path / "filled.xlf"
    told = run("pretranslate", given, "-o", out)
    assert told.status == 0, told.stderr
    assert "1 not translated" in told.stdout
    assert b"<!-- kept -->" in out.read_bytes()
    _, rows, _ = read_row_file(out)
    assert [row.target and row.target.text for row in rows][:4] == [
        OPENED[1], "The Committee held 15 public meetings.", AGREED[1], None,
    ]  # fmt: skip
    again = run("pretranslate", out, "-o", tmp_path / "again.xlf")
    assert "4 there already, 1 not translated" in again.stdout
    table = tmp_path / "filled.po"
    assert run("pretranslate", given, "-o", table).status == 0
    assert table.read_text(encoding="utf-8").startswith("#")


def test_json_and_standard_input(run, tmp_path, documented) -> None:
    told = run("pretranslate", "-", "-o", tmp_path / "a.xliff", "--json", stdin=DRAFT.encode())
    assert told.status == 0, told.stderr
    assert [one["score"] for one in told.objects][1] == 99
    assert told.objects[1]["proposals"][0]["unit"] == "r2017-1"
    keys = sorted([*documented("## `tmkit pretranslate`"), "signature"])
    assert all(sorted(one) == keys for one in told.objects)
    assert "a.xliff" in told.stderr


def test_libreoffice_opens_the_document(run, word_draft, tmp_path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    out = tmp_path / "out.docx"
    run("pretranslate", word_draft, "-o", out)
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "odt", "--outdir",
         str(tmp_path), str(out)], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    turned = tmp_path / "out.odt"
    assert AGREED[1] in [block.text for block in read(turned).blocks]
    back = tmp_path / "back.odt"
    told = run("pretranslate", turned, "-o", back, "--source-lang", "fr", "--target-lang", "en")
    assert told.status == 0, told.stderr
    assert read(io.BytesIO(back.read_bytes()) and back).format == "odt"
