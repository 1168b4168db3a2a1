"""Documents: read by content and name, cut into segments that know their place."""

import os
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tmkit.documents import read, segments
from tmkit.model import Block, Code, InputError

DRAFT = """\
1. Le Groupe de contact s’est réuni le 14 juin 2017 à Port-Clair, en marge de la
conférence annuelle. Il a prié le secrétariat de publier le rapport du Haut-
Clair et d’en rendre compte à ses États

5

membres. La réunion a été levée.

- M. Roy a remercié les délégations du Haut-Clair.
"""


def test_a_draft(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    document = read(path)
    assert (document.name, document.format, document.language, document.encoding) == (str(path), "text", "fr", "utf-8")
    assert document.notes == ("line 5: page number 5 is taken to stand at the foot",)
    assert [(s.id, s.label, s.kind, s.page, s.text) for s in segments(document.blocks, "fr")] == [
        (
            1,
            "1",
            "paragraph",
            5,
            "Le Groupe de contact s’est réuni le 14 juin 2017 à Port-Clair, en marge de la conférence annuelle.",
        ),
        (
            2,
            "1",
            "paragraph",
            5,
            "Il a prié le secrétariat de publier le rapport du Haut-Clair et d’en rendre compte à ses États membres.",
        ),
        (3, "1", "paragraph", 6, "La réunion a été levée."),
        (4, "1/bullet 1", "list item", 6, "M. Roy a remercié les délégations du Haut-Clair."),
    ]


def test_bytes_at_hand():
    document = read("-", DRAFT.encode("cp1252"))
    assert document.name == "standard input"
    assert document.encoding == "windows-1252"
    assert document.notes[0] == "read as windows-1252"
    assert "Haut-Clair" in document.blocks[0].text


def test_language_and_known_words_are_passed_on():
    data = b"The committee has decided to col-\nlaborate in the mezza-\nvoce."
    document = read("-", data, language="en", known_word={"mezza-voce"}.__contains__)
    assert document.blocks[0].text == "The committee has decided to collaborate in the mezza-voce."
    assert document.language == "en"
    assert document.notes == ()


def test_an_empty_file_and_one_without_words():
    for data in (b"", b"\n \n\x0c\n"):
        document = read("-", data)
        assert document.blocks == ()
        assert document.notes == ("has no text",)
        assert segments(document.blocks, "fr") == []


def test_lost_characters_are_told():
    assert read("-", "R\ufffdunion \ufffd Port-Clair".encode()).notes[0].startswith("2 characters were lost")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "x: is no PDF that can be read: it is damaged or cut short"),
        (b"PK\x03\x04" + bytes(100), "x: a damaged ZIP archive"),
        (
            b"{\\rtf1\\ansi Le comit\\'e9}",
            "x: is an RTF document, which is not read here; save it as DOCX, HTML, Markdown",
        ),
        (b"PK\x03\x04" + bytes(22) + b"\x08\0\0\0mimetypeapplication/epub+zip", "x: is an electronic book"),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?><tmx/>", "x: is an XML document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "x: is a picture"),
        (bytes(range(256)) * 10, "x: is a binary file"),
        ("Le comité a été réuni.\nIl siégera".encode() + b"\xff", "x:2: byte 0xFF"),
    ],
)
def test_what_is_no_text_is_refused(data, message):
    with pytest.raises(InputError, match=message):
        read("x", data)


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(InputError, match="is a folder; expected a document"):
        read(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "draft.txt")


def test_codes_go_with_their_sentence():
    codes = [(0, Code("bpt")), (8, Code("ept")), (9, Code("bpt")), (12, Code("ph")), (19, Code("ept"))]
    block = Block("Le vote. Il a suivi.", codes=tuple(codes))
    first, second = segments([block], "fr")
    assert [(at, code.kind) for at, code in first.codes] == [(0, "bpt"), (8, "ept")]
    assert [(at, code.kind) for at, code in second.codes] == [(0, "bpt"), (3, "ph"), (10, "ept")]


@pytest.mark.parametrize(
    ("kind", "at", "expected"), [("bpt", 8, 1), ("ept", 9, 0), ("ph", 8, 0), ("ph", 9, 1), ("ph", 99, 1)]
)
def test_codes_between_sentences(kind, at, expected):
    block = Block("Le vote.   Il a suivi.", codes=((at, Code(kind)),))
    found = segments([block], "fr")
    assert [len(segment.codes) for segment in found] == [1 - expected, expected]
    ((place, _),) = found[expected].codes
    assert 0 <= place <= len(found[expected].text)


def test_a_heading_is_one_segment():
    assert [s.text for s in segments([Block("Rapport. Première partie", kind="heading")], "fr")] == [
        "Rapport. Première partie"
    ]


@pytest.fixture
def report():
    folder = os.environ.get("TMKIT_TEST_DATA")
    if not folder:
        pytest.skip("TMKIT_TEST_DATA does not name the data folder")
    return Path(folder) / "report-2018-fr.txt"


def test_the_real_report(report):
    document = read(report)
    found = segments(document.blocks, "fr")
    labels = ["1", "1", "2", "2", "2", "2", "3", "3", "3/¶2", "3/¶2", "3/¶3", *["4"] * 5, "5", "5", "5"]
    labels += [f"5/bullet {n}" for n in range(1, 8)] + ["6", "7"]
    assert [s.label for s in found] == labels
    assert {s.page for s in found} == {5, 6}
    assert sum("Haut-Karabagh" in s.text for s in found) == 6
    for s in found:
        assert not s.text[0].isdigit()
        assert s.text[0] not in "-–"
        assert s.text[-1] in ".:"
        assert "  " not in s.text
        assert "- " not in s.text
    assert "de ses États membres et du Secrétariat général" in found[21].text
    assert "la reconnaissance. des crimes" in found[10].text


def test_a_document_cut_short_is_called_that(tmp_path: Path) -> None:
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>" * 1000)
    file = tmp_path / "cut.docx"
    file.write_bytes(whole.getvalue()[:3000])
    with pytest.raises(InputError, match="damaged"):
        read(file)
