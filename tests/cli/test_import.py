"""Bringing bilingual files into a memory."""

from __future__ import annotations

import pytest

from tests.cli.made import OPENED, report, tmx

TSV = (
    "fr\ten\n"
    "La bibliothèque est fermée le lundi.\tThe library is closed on Mondays.\n"
    "\tNothing on the left.\n"
    "Le guide est gratuit.\tThe guide is free of charge.\n"
)
BROKEN = tmx(
    [
        {"id": "a", "fr": "La bibliothèque est fermée le lundi.", "en": "The library is closed on Mondays."},
        {"id": "b", "fr": "Sans traduction aucune.", "en": " "},
        {"id": "c", "fr": "Le guide est gratuit.", "en": "The guide is &#x7;free of charge."},
    ]
).replace("&amp;#x7;", "&#x7;")
NEW = "memories/new.tmx"


def contents(folder) -> dict:
    return {path: path.read_bytes() for path in sorted((folder / "memories").rglob("*")) if path.is_file()}


def target(run, workspace, text) -> str | None:
    matches = run("lookup", "--json", text, folder=workspace).object["matches"]
    return matches[0]["target"] if matches else None


@pytest.mark.parametrize(("name", "content"), [("x.tmx", BROKEN), ("x.tsv", TSV), ("x.csv", TSV.replace("\t", ";"))])
def test_what_is_kept_can_be_looked_up_and_what_is_not_is_told_with_its_line(
    run, workspace, write, documented, name, content
) -> None:
    file = write(name, content)
    ran = run("import", file, "--into", NEW, folder=workspace)
    assert ran.status == 0
    lines = ran.stdout.splitlines()
    assert lines[0] == f"{file} ({name[2:]}): 3 read, 2 kept, " + (
        "1 repaired, 1 dropped" if name == "x.tmx" else "1 dropped"
    )
    assert lines[-1] == f"  into      {NEW}: 2 units added"
    dropped = next(line for line in lines if line.startswith("  dropped"))
    assert "line 3" in dropped or "line 9" in dropped
    assert target(run, workspace, "Le guide est gratuit.") == "The guide is free of charge."
    found = run("import", "--json", file, "--into", "memories/again.tmx", folder=workspace).object
    assert list(found) == [*documented("## `tmkit import`"), "signature"]
    assert (found["file"], found["format"], found["read"], found["kept"]) == (str(file), name[2:], 3, 2)
    assert found["into"] == "memories/again.tmx"
    for remark in [*found["repaired"], *found["dropped"], *found["flagged"]]:
        assert list(remark) == ["line", "unit", "reason"]
        assert content.splitlines()[remark["line"] - 1].strip()


def test_importing_again_adds_nothing(run, workspace, write) -> None:
    file = write("x.tsv", TSV)
    run("import", file, "--into", NEW, folder=workspace)
    before = contents(workspace)
    ran = run("import", file, "--into", NEW, folder=workspace)
    assert ran.status == 0
    assert "2 units were there already, the same in everything" in ran.stdout
    assert "0 units added" in ran.stdout
    assert contents(workspace) == before
    more = write("more.tsv", TSV + "Un texte de plus.\tOne more text.\n")
    assert "1 unit added" in run("import", more, "--into", NEW, folder=workspace).stdout


def test_units_that_are_there_keep_their_bytes(run, workspace, write) -> None:
    old = workspace / "memories" / "2017.tmx"
    before = old.read_text(encoding="utf-8").partition("<body>")[2].removesuffix("</body>\n</tmx>\n")
    run("import", write("x.tsv", TSV), "--into", "memories/2017.tmx", folder=workspace)
    assert before in old.read_text(encoding="utf-8")
    assert target(run, workspace, OPENED[0]) == OPENED[1]


@pytest.mark.parametrize("columns", ["fr,en", "fr,en-GB", "fr, en", "FR,EN"])
def test_columns_are_named(run, workspace, write, columns) -> None:
    file = write("x.tsv", TSV.partition("\n")[2])
    ran = run("import", file, "--into", NEW, "--columns", columns, folder=workspace)
    assert ran.status == 0
    assert target(run, workspace, "Le guide est gratuit.") == "The guide is free of charge."


def test_a_column_is_skipped(run, workspace, write) -> None:
    file = write("x.tsv", "7\tLe guide est gratuit.\tThe guide is free.\n8\tLa salle est vaste.\tThe room is large.\n")
    assert run("import", file, "--into", NEW, "--columns", "-,fr,en", folder=workspace).status == 0
    assert target(run, workspace, "La salle est vaste.") == "The room is large."


@pytest.mark.parametrize("columns", ["fr", "fr,fr", "fr,@@", ","])
def test_columns_that_cannot_be(run, workspace, write, columns) -> None:
    before = contents(workspace)
    ran = run("import", write("x.tsv", TSV), "--into", NEW, "--columns", columns, folder=workspace)
    assert ran.refused()
    assert contents(workspace) == before


def test_languages_that_a_table_does_not_name_are_given(run, workspace, write) -> None:
    file = write("x.tsv", "Le guide est gratuit.\tThe guide is free.\nLa salle est vaste.\tThe room is large.\n")
    ran = run("import", file, "--into", NEW, "--source-lang", "fr", "--target-lang", "en", folder=workspace)
    assert ran.status == 0
    assert target(run, workspace, "La salle est vaste.") == "The room is large."


def test_what_units_are_to_know_of_their_document(run, workspace, write) -> None:
    known = {
        "--document": "guide-2019",
        "--date": "2019-03-01",
        "--symbol": "G/2019/1",
        "--body": "Office",
        "--status": "published",
        "--authority": "Office",
    }
    options = [part for pair in known.items() for part in pair]
    ran = run("import", write("x.tsv", TSV), "--into", NEW, *options, folder=workspace)
    assert ran.status == 0
    match = run("lookup", "--json", "Le guide est gratuit.", folder=workspace).object["matches"][0]
    told = (match["document"], match["date"], match["status"], match["authority"])
    assert told == ("guide-2019", "2019-03-01", "published", "Office")
    written = (workspace / NEW).read_text(encoding="utf-8")
    assert written.count('<prop type="x-tmkit-symbol">G/2019/1</prop>') == 2
    assert written.count('<prop type="x-tmkit-body">Office</prop>') == 2


def test_given_metadata_win_over_those_of_the_file(run, workspace, write) -> None:
    file = write("x.tmx", tmx(report(2015, ("La salle est vaste.", "The room is large."))))
    run("import", file, "--into", NEW, "--date", "2016", folder=workspace)
    match = run("lookup", "--json", "La salle est vaste.", folder=workspace).object["matches"][0]
    assert (match["date"], match["document"], match["status"]) == ("2016", "report-2015", "adopted")


@pytest.mark.parametrize(
    ("option", "value"), [("--date", "May"), ("--date", "2018-13"), ("--status", "final"), ("--source-lang", "french")]
)
def test_metadata_that_cannot_be(run, workspace, write, option, value) -> None:
    before = contents(workspace)
    assert run("import", write("x.tsv", TSV), "--into", NEW, option, value, folder=workspace).refused(value)
    assert contents(workspace) == before


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.tsv", "fr\ten\n\tNothing on the left.\n"), ("x.tmx", tmx([{"fr": "Seul.", "en": ""}])), ("x.tmx", tmx([]))],
)
def test_nothing_to_keep_writes_no_file(run, workspace, write, name, content) -> None:
    before = contents(workspace)
    ran = run("import", write(name, content), "--into", NEW, folder=workspace)
    assert ran.status == 1
    assert "0 kept" in ran.stdout
    assert contents(workspace) == before
    found = run("import", "--json", write(name, content), "--into", NEW, folder=workspace)
    assert (found.status, found.object["kept"], found.object["into"]) == (1, 0, None)


@pytest.mark.parametrize("content", ["", "   \n", "no table at all\nof any kind\n", b"\x00\x01\x02" * 500])
@pytest.mark.parametrize("name", ["x.tmx", "x.tsv", "x.bin"])
def test_what_cannot_be_read_is_refused_in_a_line(run, workspace, write, name, content) -> None:
    before = contents(workspace)
    file = write(name, content)
    assert run("import", file, "--into", NEW, folder=workspace).refused(name)
    assert contents(workspace) == before


def test_each_file_is_told_of_even_where_a_later_one_cannot_be_read(run, workspace, write) -> None:
    ran = run("import", "--json", write("x.tsv", TSV), "none.tmx", "--into", NEW, folder=workspace)
    assert ran.status == 2
    assert [found["kept"] for found in ran.objects] == [2]
    assert ran.stderr.splitlines() == ["tmkit: none.tmx: no such file; expected a bilingual file"]
    assert target(run, workspace, "Le guide est gratuit.") is not None


def test_one_file_of_several_is_enough(run, workspace, write) -> None:
    empty = write("none.tsv", "fr\ten\n\tNothing.\n")
    assert run("import", empty, write("x.tsv", TSV), "--into", NEW, folder=workspace).status == 0


@pytest.mark.parametrize("into", ["new.tmx", "../new.tmx", "memories/new.txt", "memories/2017.new.tmx"])
def test_what_is_no_memory_is_refused(run, workspace, write, into) -> None:
    before = contents(workspace)
    assert run("import", write("x.tsv", TSV), "--into", into, folder=workspace).refused()
    assert contents(workspace) == before


def test_other_language_pairs_are_kept_too(run, workspace, write) -> None:
    file = write("x.tmx", tmx([{"de": "Der Saal ist groß.", "es": "La sala es grande."}]))
    assert run("import", file, "--into", NEW, folder=workspace).status == 0
    options = ("--source-lang", "de", "--target-lang", "es")
    found = run("lookup", "--json", "Der Saal ist groß.", *options, folder=workspace).object["matches"]
    assert [match["target"] for match in found] == ["La sala es grande."]


def test_a_unit_with_one_text_twice_is_kept_and_flagged(run, workspace, write) -> None:
    ran = run("import", "--json", write("x.tsv", "fr\ten\nParis\tParis\n"), "--into", NEW, folder=workspace)
    assert (ran.status, ran.object["kept"], len(ran.object["flagged"])) == (0, 1, 1)


def test_a_table_without_header_says_what_to_do(run, workspace, write) -> None:
    assert run("import", write("x.tsv", "un\tdeux\ntrois\tquatre\n"), "--into", NEW, folder=workspace).refused(
        "--columns"
    )
