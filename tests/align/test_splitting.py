"""One document with both languages: tables, columns, pages, paragraphs in turns."""

import io
import time
from contextlib import suppress

import pytest

from tmkit.align.splitting import HOW, split
from tmkit.model import InputError

FRENCH = [
    "Rapport annuel du Groupe de contact",
    "Le Groupe de contact s'est réuni deux fois pendant la période considérée.",
    "Il a pris note du rapport présenté par le secrétariat et l'a adopté.",
    "La prochaine réunion se tiendra à Tunis au mois de mai.",
]
ENGLISH = [
    "Annual report of the Contact Group",
    "The Contact Group met twice during the period under review.",
    "It took note of the report submitted by the secretariat and adopted it.",
    "The next meeting will be held in Tunis in May.",
]
NUMBERED = list(zip(FRENCH, ENGLISH, strict=True))


def texts(blocks):
    return [block.text for block in blocks]


def encoded(*lines):
    return "\n".join(lines).encode()


def html(rows, head=""):
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<!doctype html><html><body><p>Bilingual report.</p><table>{head}{cells}</table></body></html>".encode()


def laid_out(rows, width=44):
    """Two columns as `pdftotext -layout` writes them: each paragraph wrapped, side by side."""
    import textwrap

    lines = []
    for left, right in rows:
        sides = [textwrap.wrap(text, width - 4) for text in (left, right)]
        for number in range(max(map(len, sides))):
            pair = [side[number] if number < len(side) else "" for side in sides]
            lines.append(f"{pair[0]:<{width}}{pair[1]}".rstrip())
        lines.append("")
    return "\n".join(lines).encode()


def docx(rows, before="Rapport bilingue"):
    from docx import Document

    document = Document()
    document.add_paragraph(before)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            paragraphs = text if isinstance(text, list) else [text]
            cell.text = paragraphs[0]
            for more in paragraphs[1:]:
                cell.add_paragraph(more)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


# Tables


def test_a_table_row_by_row():
    found = split("r.html", html(NUMBERED, "<tr><th>Français</th><th>English</th></tr>"), "table")
    assert (found.source_language, found.target_language) == ("fr", "en")
    assert texts(found.source) == FRENCH
    assert texts(found.target) == ENGLISH
    assert found.rows == ((0, 0), (1, 1), (2, 2), (3, 3))
    assert [block.path for block in found.source] == [block.path for block in found.target]
    assert any("outside of tables" in note for note in found.notes)


def test_the_language_asked_for_as_source_is_found_on_either_side():
    data = html(NUMBERED)
    turned = split("r.html", data, "table", source_language="en-GB", target_language="fr-CA")
    assert (turned.source_language, turned.target_language) == ("en-GB", "fr-CA")
    assert texts(turned.source) == ENGLISH
    assert texts(turned.target) == FRENCH
    one = split("r.html", data, "table", source_language="en")
    assert (one.source_language, one.target_language) == ("en", "fr")
    assert texts(split("r.html", data, "table", target_language="fr").source) == ENGLISH


def test_a_word_table_with_paragraphs_and_a_column_of_numbers():
    rows = [["No", "English", "Français"], *(["1", [e, e], f] for f, e in NUMBERED)]
    found = split("r.docx", docx(rows), "table")
    assert (found.source_language, found.target_language) == ("en", "fr")
    assert texts(found.source) == [text for text in ENGLISH for _ in range(2)]
    assert texts(found.target) == FRENCH
    assert found.rows == ((0, 0), (2, 1), (4, 2), (6, 3))


def test_empty_cells_leave_one_side_alone():
    rows = [("Français", "English"), (FRENCH[1], ENGLISH[1]), (FRENCH[2], ""), (FRENCH[3], ENGLISH[3])]
    found = split("r.html", html(rows), "table")
    assert texts(found.source) == FRENCH[1:]
    assert texts(found.target) == [ENGLISH[1], ENGLISH[3]]
    assert found.rows == ((0, 0), (2, 1))


def test_headings_tell_languages_that_cannot_be_told():
    rows = [("Deutsch", "Français"), ("Der Ausschuss tagte im Mai.", "Le comité s'est réuni au mois de mai.")]
    found = split("r.html", html(rows), "table", source_language="fr")
    assert (found.source_language, found.target_language) == ("fr", "de")
    assert texts(found.target) == ["Der Ausschuss tagte im Mai."]


def test_rows_of_a_file_of_values():
    data = "fr\ten\n" + "\n".join(f"{f}\t{e}" for f, e in NUMBERED)
    found = split("r.tsv", data.encode(), "table")
    assert texts(found.source) == FRENCH
    assert texts(found.target) == ENGLISH


def test_a_short_table_goes_with_the_others():
    first = html(NUMBERED).decode()
    second = "<table><tr><td>Annexe</td><td>Annex</td></tr></table>"
    data = first.replace("</body>", f"<p>Fin</p>{second}</body>").encode()
    found = split("r.html", data, "table")
    assert texts(found.source)[-1] == "Annexe"
    assert texts(found.target)[-1] == "Annex"


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ([(a, a) for a in FRENCH], "two languages"),
        ([(a,) for a in FRENCH], "table"),
        ([(str(n), "x") for n in range(4)], "two languages"),
    ],
)
def test_a_table_in_one_language_is_refused(rows, what):
    with pytest.raises(InputError, match=what):
        split("r.html", html(rows), "table")


# Columns


def test_columns_of_a_text():
    found = split("r.txt", laid_out(NUMBERED), "columns")
    assert (found.source_language, found.target_language) == ("fr", "en")
    assert texts(found.source) == FRENCH
    assert texts(found.target) == ENGLISH


def test_columns_in_the_other_order_and_on_two_pages():
    rows = [(english, french) for french, english in NUMBERED]
    data = laid_out(rows[:3]) + b"\f" + laid_out(rows[3:] + rows[1:2], 48)
    found = split("r.txt", data, "columns", source_language="fr")
    assert texts(found.source) == [*FRENCH, FRENCH[1]]
    assert texts(found.target) == [*ENGLISH, ENGLISH[1]]


def test_a_title_across_both_columns_is_left_out():
    title = b"REPORT OF THE CONTACT GROUP TO ITS MEMBERS, RAPPORT DU GROUPE DE CONTACT\n\n"
    found = split("r.txt", title + laid_out(NUMBERED), "columns")
    assert texts(found.source) == FRENCH
    assert found.notes == ("1 lines across both columns were left out",)


@pytest.mark.parametrize(
    "data", [encoded(*FRENCH), b"", encoded(*(f"{f}  x" for f in FRENCH[:2])), laid_out([(f, f) for f in FRENCH])]
)
def test_a_text_without_two_languages_side_by_side_is_refused(data):
    with pytest.raises(InputError, match=r"^r\.txt: "):
        split("r.txt", data, "columns")


def test_a_word_document_has_no_printed_columns():
    with pytest.raises(InputError, match="--split table"):
        split("r.docx", docx([["a", "b"]]), "columns")


# Pages


def page(lines):
    return "\n\n".join(lines)


def test_pages_in_turns():
    data = "\f".join([page(FRENCH[:2]), page(ENGLISH[:2]), page(FRENCH[2:]), page(ENGLISH[2:])]).encode()
    found = split("r.txt", data, "pages")
    assert texts(found.source) == FRENCH
    assert texts(found.target) == ENGLISH


def test_one_half_after_the_other():
    data = "\f".join([page(ENGLISH[:2]), page(ENGLISH[2:]), page(FRENCH[:2]), "2018", page(FRENCH[2:])]).encode()
    found = split("r.txt", data, "pages", source_language="fr")
    assert texts(found.target) == ENGLISH
    assert texts(found.source)[0] == FRENCH[0]
    assert texts(found.source)[-1] == FRENCH[-1]


def test_a_document_of_one_page_is_refused():
    with pytest.raises(InputError, match="pages"):
        split("r.txt", encoded(*FRENCH, *ENGLISH), "pages")
    with pytest.raises(InputError, match="two languages"):
        split("r.txt", "\f".join(FRENCH).encode(), "pages")


def printed(pages, tmp_path):
    """A PDF of some pages of one or two columns, printed by LibreOffice from HTML."""
    import shutil
    import subprocess

    if shutil.which("soffice") is None:
        pytest.skip("soffice is not installed")
    source = tmp_path / "r.html"
    breaks = '<p style="page-break-before: always"></p>'
    source.write_text(f"<html><body>{breaks.join(pages)}</body></html>", encoding="utf-8")
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"),
            *("--convert-to", "pdf:writer_web_pdf_Export", "--outdir", str(tmp_path), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (tmp_path / "r.pdf").read_bytes()


def test_the_pages_and_columns_of_a_pdf(tmp_path):
    pages = ["".join(f"<p>{text}</p>" for text in half) for half in (FRENCH[:2], ENGLISH[:2], FRENCH[2:], ENGLISH[2:])]
    found = split("r.pdf", printed(pages, tmp_path), "pages", source_language="en")
    assert " ".join(texts(found.source)) == " ".join(ENGLISH)
    assert " ".join(texts(found.target)) == " ".join(FRENCH)
    cells = "".join(
        f'<tr><td width="45%">{f}</td><td width="10%"></td><td width="45%">{e}</td></tr>' for f, e in NUMBERED * 3
    )
    found = split("r.pdf", printed([f"<table>{cells}</table>"], tmp_path), "columns")
    assert " ".join(texts(found.source)) == " ".join(FRENCH * 3)
    assert " ".join(texts(found.target)) == " ".join(ENGLISH * 3)


# Paragraphs


def test_paragraphs_in_turns():
    data = page([text for pair in NUMBERED for text in pair]).encode()
    found = split("r.txt", data, "language")
    assert texts(found.source) == FRENCH
    assert texts(found.target) == ENGLISH


def test_one_language_after_the_other():
    data = page([*FRENCH, "Annexe I", *ENGLISH, "Annex I"]).encode()
    found = split("r.txt", data, "language")
    assert texts(found.source) == [*FRENCH, "Annexe I"]
    assert texts(found.target) == [*ENGLISH, "Annex I"]


def test_headings_in_both_languages_are_cut():
    lines = [
        "Français | English",
        "Rapport du secrétariat | Report of the secretariat",
        *(t for p in NUMBERED for t in p),
    ]
    found = split("r.txt", page(lines).encode(), "language")
    assert texts(found.source) == ["Rapport du secrétariat", *FRENCH]
    assert texts(found.target) == ["Report of the secretariat", *ENGLISH]


def test_what_says_nothing_belongs_to_both():
    lines = [
        *NUMBERED[0],
        "* * *",
        *NUMBERED[1],
        "Introduction",
        "Introduction",
        *NUMBERED[2],
        "CG/2018/3",
        *NUMBERED[3],
    ]
    found = split("r.txt", page(lines).encode(), "language")
    assert "CG/2018/3" in texts(found.source)
    assert "CG/2018/3" in texts(found.target)
    assert texts(found.source).count("Introduction") == texts(found.target).count("Introduction") == 1


def test_labels_are_counted_in_each_language():
    lines = [
        text for number, pair in enumerate(NUMBERED[1:], 1) for text in (f"{number}. {pair[0]}", f"{number}. {pair[1]}")
    ]
    found = split("r.txt", page(lines).encode(), "language")
    assert [block.label for block in found.source] == [block.label for block in found.target] == ["1.", "2.", "3."]
    assert [block.path for block in found.source] == [block.path for block in found.target]
    assert texts(found.source) == FRENCH[1:]


def test_one_language_is_refused():
    with pytest.raises(InputError, match="all in fr"):
        split("r.txt", page(FRENCH).encode(), "language")
    with pytest.raises(InputError, match="expected two languages"):
        split("r.txt", b"12\n\n13", "language")
    with pytest.raises(InputError, match="one language"):
        split("r.txt", page([*FRENCH, *ENGLISH]).encode(), "language", source_language="en", target_language="en-GB")


def test_an_unknown_way_is_refused():
    with pytest.raises(InputError, match="columns, table, pages, language"):
        split("r.txt", b"x", "lines")


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize(
    "data", [b"x  y " * 200_000, b"Le vote | The vote \n" * 20_000, b"a\n\n" * 50_000, b"  a  b\n" * 50_000]
)
def test_time_is_linear(how, data):
    begin = time.process_time()
    with suppress(InputError):
        split("r.txt", data, how)
    assert time.process_time() - begin < 10
