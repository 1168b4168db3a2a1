"""The segments of a document."""

from __future__ import annotations

import pytest

DOCUMENT = """I. Ouverture de la séance

1. La séance est ouverte par la présidente. Le Comité de lecture a approuvé le programme
de travail de l’année. Le fonds du Haut-
Vallon a été versé au catalogue collectif, et les délégations ont convenu de col-
laborer.

Un paragraphe sans numéro suit le premier.

2. Le Comité a décidé :
- de publier le guide ;
- de le traduire.

II. Clôture
"""


@pytest.fixture
def document(write):
    return write("report.txt", DOCUMENT)


def test_json_is_as_documented(run, tmp_path, document, documented) -> None:
    ran = run("segment", "--json", document, folder=tmp_path)
    assert ran.status == 0
    for found in ran.objects:
        assert list(found) == [*documented("## `tmkit segment`"), "signature"]
    assert [found["id"] for found in ran.objects] == list(range(1, len(ran.objects) + 1))
    first = ran.objects[0]
    assert (first["text"], first["label"], first["kind"], first["page"]) == (
        "Ouverture de la séance",
        "I",
        "heading",
        first["page"],
    )


def test_one_segment_a_sentence_with_labels_apart(run, tmp_path, document) -> None:
    found = run("segment", "--json", document, folder=tmp_path).objects
    assert [(one["label"], one["text"]) for one in found] == [
        ("I", "Ouverture de la séance"),
        ("1", "La séance est ouverte par la présidente."),
        ("1", "Le Comité de lecture a approuvé le programme de travail de l’année."),
        (
            "1",
            "Le fonds du Haut-Vallon a été versé au catalogue collectif, et les délégations ont convenu de collaborer.",
        ),
        ("1/¶2", "Un paragraphe sans numéro suit le premier."),
        ("2", "Le Comité a décidé :"),
        ("2/bullet 1", "de publier le guide ;"),
        ("2/bullet 2", "de le traduire."),
        ("II", "Clôture"),
    ]


def test_it_needs_no_workspace_and_prints_a_line_a_segment(run, tmp_path, document) -> None:
    ran = run("segment", document, folder=tmp_path)
    assert ran.status == 0
    lines = [line.split("\t") for line in ran.stdout.splitlines()]
    assert [len(line) for line in lines] == [3] * 9
    assert lines[1] == ["2", lines[1][1], "La séance est ouverte par la présidente."]


def test_standard_input(run, tmp_path, document) -> None:
    expected = run("segment", "--json", document, folder=tmp_path).stdout
    assert run("segment", "--json", "-", folder=tmp_path, stdin=DOCUMENT.encode()).stdout == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_recognised_and_told(run, tmp_path, write, document, encoding) -> None:
    expected = run("segment", "--json", document, folder=tmp_path).stdout
    other = write("other.txt", DOCUMENT.encode(encoding))
    ran = run("segment", "--json", other, folder=tmp_path)
    assert ran.stdout == expected
    assert ("read as" in ran.stderr) is (encoding != "utf-8-sig")


def test_a_workspace_that_is_named_is_opened(run, tmp_path, archive, write) -> None:
    text = "Le Comité de lec-\nture a approuvé le programme, et la biblio-\nthécaire aussi.\n"
    with_it = run("segment", "--json", write("broken.txt", text), "--workspace", archive, folder=tmp_path)
    assert with_it.status == 0
    assert "Comité de lecture a" in with_it.objects[0]["text"]
    assert run("segment", write("x.txt", text), "--workspace", tmp_path / "none", folder=tmp_path).refused("tmkit.toml")


def test_several_documents_in_order(run, tmp_path, write) -> None:
    one, two = write("one.txt", "Le premier texte est court.\n"), write("two.txt", "Le second texte est court.\n")
    found = run("segment", "--json", two, one, folder=tmp_path).objects
    assert [(each["id"], each["text"]) for each in found] == [
        (1, "Le second texte est court."),
        (1, "Le premier texte est court."),
    ]


def test_an_empty_document_has_no_segments_and_says_so(run, tmp_path, write) -> None:
    ran = run("segment", "--json", write("empty.txt", ""), folder=tmp_path)
    assert (ran.status, ran.stdout) == (0, "")
    assert ran.stderr.endswith("empty.txt: has no text\n")
    assert len(ran.stderr.splitlines()) == 1


def test_bad_use(run, tmp_path, document) -> None:
    assert run("segment", folder=tmp_path).refused("DOC")
    assert run("segment", tmp_path, folder=tmp_path).refused("folder")
    assert run("segment", "none.txt", folder=tmp_path).refused("none.txt", "no such file")
    assert run("segment", document, "--language", "french", folder=tmp_path).refused("french", "fr")
