"""`tmkit terms import`, `export` and `validate`."""

from __future__ import annotations

import pytest

TABLE = "fr,en\nsalle de lecture,reading room\nsalle de lecture,read hall\ncote,shelf mark\n"
KEPT = (
    "concept,domain,language,term,status,authority\nsalle-de-lecture,,fr,salle de lecture,preferred,\n"
    "salle-de-lecture,,en,reading room,preferred,\nsalle-de-lecture,,en,read hall,admitted,\n"
    "cote,,fr,cote,preferred,\ncote,,en,shelf mark,preferred,\n"
)


@pytest.mark.parametrize("kind", ["csv", "tsv", "xlsx", "tbx"])
def test_what_is_brought_in_is_found_and_not_brought_in_twice(run, workspace, write, kind) -> None:
    table, into = write("words.csv", TABLE), f"glossary/own.{kind}"
    ran = run("terms", "import", table, "--into", into, folder=workspace)
    assert ran.stdout.splitlines() == [
        f"{table} (table): 6 read, 6 kept",
        "  note      columns (a table): fr → term (fr), en → term (en)",
        f"  into      {into}: 2 concepts, 5 terms added",
    ]
    before = (workspace / into).read_bytes()
    assert kind != "csv" or before.decode() == KEPT
    found = run("terms", "lookup", "--json", "La salle de lecture est ouverte.", folder=workspace).object["terms"]
    assert [one["term"] for one in found[0]["renderings"]] == ["reading room", "read hall"]
    ran = run("terms", "import", table, "--into", into, folder=workspace)
    assert ran.stdout.splitlines()[-1] == "  into      nothing new; not written"
    assert (workspace / into).read_bytes() == before
    assert run("terms", "validate", folder=workspace).stdout == "nothing found\n"


def test_the_json_of_an_import_is_as_documented(run, workspace, write, documented) -> None:
    table = write("words.csv", TABLE + ",\n")
    told = run("terms", "import", "--json", table, "--into", "glossary/own.csv", folder=workspace).object
    assert list(told) == [*documented("## `tmkit terms import`"), "signature"]
    assert (told["read"], told["kept"], told["concepts"], told["terms"]) == (7, 6, 2, 5)
    assert told["dropped"] == [{"line": 5, "unit": None, "reason": "has no term"}]
    assert told["into"] == "glossary/own.csv"


def test_where_one_file_cannot_be_read_nothing_is_written(run, workspace, write) -> None:
    table, bad = write("words.csv", TABLE), write("bad.tbx", "<html/>")
    ran = run("terms", "import", table, bad, "--into", "glossary/own.csv", folder=workspace)
    assert ran.refused("bad.tbx:1", "root element <html>")
    assert not (workspace / "glossary" / "own.csv").exists()
    nothing = write("nothing.csv", "fr,en\n,\n")
    ran = run("terms", "import", nothing, "--into", "glossary/own.csv", folder=workspace)
    assert ran.status == 1
    assert not (workspace / "glossary" / "own.csv").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("concept,language,term,status\nx,fr,salle,prefered\n", "own.csv:2: status 'prefered'"),
        ("concept,language,term,colour\nx,fr,salle,red\n", "column 'colour' is none of a glossary's; left out"),
        ("Entry_ID,Entry_Subject,Entry_Created,French,English\n1,,2018,salle,room\n", "Entry_Created → left out"),
    ],
)
def test_a_glossary_that_would_lose_something_is_not_written(run, workspace, write, text, said) -> None:
    file = workspace / "glossary" / "own.csv"
    file.write_text(text, encoding="utf-8")
    ran = run("terms", "import", write("words.csv", TABLE), "--into", "glossary/own.csv", folder=workspace)
    assert ran.refused(said, "nothing was written")
    assert file.read_text(encoding="utf-8") == text


def test_into_a_glossary_that_is_there_its_concepts_stay(run, workspace, write) -> None:
    before = (workspace / "glossary" / "terms.csv").read_text(encoding="utf-8")
    run("terms", "import", write("words.csv", TABLE), "--into", "glossary/terms.csv", folder=workspace)
    found = run("terms", "export", "--json", "-o", workspace / "out.csv", folder=workspace).object
    assert found["concepts"] == len({line.split(",")[0] for line in before.splitlines()[1:]}) + 2


@pytest.mark.parametrize(
    ("into", "said"),
    [
        ("memories/own.csv", "no glossary of this workspace"),
        ("glossary/deep/own.csv", "no glossary of this workspace"),
        ("../own.csv", "no glossary of this workspace"),
        ("glossary/own.txt", "cannot keep a glossary"),
        ("glossary/.own.csv", "no glossary of this workspace"),
    ],
)
def test_where_a_glossary_may_not_stand(run, workspace, write, into, said) -> None:
    assert run("terms", "import", write("words.csv", TABLE), "--into", into, folder=workspace).refused(said)


def test_the_languages_of_a_file_that_does_not_tell(run, workspace, write) -> None:
    tab = write("words.txt", "cote\tshelf mark\n")
    run("terms", "import", tab, "--into", "glossary/own.csv", "--source-lang", "fr-CA", folder=workspace)
    assert "fr-CA,cote" in (workspace / "glossary" / "own.csv").read_text(encoding="utf-8")
    ran = run("terms", "import", tab, "--into", "glossary/own.csv", "--source-lang", "nonsense!", folder=workspace)
    assert ran.refused("nonsense!")


@pytest.mark.parametrize(
    ("name", "options", "opening"),
    [
        ("out.tbx", (), '<tbx type="TBX-Basic" style="dca"'),
        ("out.tbx", ("--style", "dct"), '<tbx type="TBX-Basic" style="dct"'),
        ("out.tbx", ("--format", "tbx-core"), '<tbx type="TBX-Core" style="dca"'),
        ("out.xml", ("--format", "tbx-v2"), '<martif type="TBX"'),
        ("out.csv", (), "concept,domain,"),
        ("out.tsv", (), "concept\tdomain\t"),
        ("out.txt", (), "Comité de lecture\tReading Committee"),
        ("out.txt", ("--source-lang", "en"), "Reading Committee\tComité de lecture"),
    ],
)
def test_each_format_is_written(run, archive, tmp_path, name, options, opening) -> None:
    out = tmp_path / "new" / name
    ran = run("terms", "export", "-o", out, *options, folder=archive)
    assert ran.status == 0
    assert opening in out.read_text(encoding="utf-8")
    assert ran.stdout.startswith(f"{out} (")


def test_the_json_of_an_export_is_as_documented(run, archive, tmp_path, documented) -> None:
    ran = run("terms", "export", "--json", "-o", tmp_path / "out.csv", "--target-lang", "en", folder=archive)
    assert list(ran.object) == [*documented("## `tmkit terms export`"), "signature"]
    assert ",fr," not in (tmp_path / "out.csv").read_text(encoding="utf-8")


def test_domains(run, sample_workspace, tmp_path) -> None:
    out = tmp_path / "out.csv"
    told = run("terms", "export", "--json", "-o", out, "--domain", "Cataloguing", folder=sample_workspace).object
    assert 0 < told["concepts"] < 40
    assert run("terms", "export", "-o", out, "--domain", "none", folder=sample_workspace).refused("no concept")
    assert run("terms", "export", "-o", tmp_path / "out.doc", folder=sample_workspace).refused(".tbx", "omegat")


def test_findings_have_file_and_line_and_the_status_tells(run, workspace, documented) -> None:
    file = workspace / "glossary" / "own.csv"
    file.write_text("concept,language,term,valid_from,valid_until\nx,fr,salle,2018,2017\n", encoding="utf-8")
    ran = run("terms", "validate", folder=workspace)
    assert ran.status == 1
    assert ran.stdout.splitlines() == [
        "glossary/own.csv:2: date: concept x: 'salle' is valid from 2018, until 2017",
        "1 date",
    ]
    ran = run("terms", "validate", "--json", folder=workspace)
    assert list(ran.object) == [*documented("## `tmkit terms validate`"), "signature"]
    assert run("terms", "validate", "glossary/none.csv", folder=workspace).refused("none.csv")


def test_the_sample_workspace_is_clean(run, sample_workspace) -> None:
    assert run("terms", "validate", folder=sample_workspace).stdout == "nothing found\n"
