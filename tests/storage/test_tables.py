import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.model import InputError
from tmkit.storage.tables import Row, find_delimiter, rows


def cells(text, **options):
    return [row.cells for row in rows("x.csv", text.encode(), **options)]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("fr\ten\nUn, deux, trois\tOne, two, three\n", "\t"),
        ("fr;en\nUn, deux;One, two\nOui;Yes, sir\n", ";"),
        ("fr,en\noui,yes\n", ","),
        ('fr,en\n"oui, non",yes\n"a;b","c;d"\n', ","),
        ("fr|en\noui|yes\n", "|"),
        ("un seul\ntexte\n", None),
        ("", None),
    ],
)
def test_the_delimiter_is_the_one_that_cuts_consistently(text, delimiter):
    assert find_delimiter(text) == delimiter


def test_rows_know_their_line_whatever_stands_in_quotes():
    text = 'fr,en\r\n"deux\r\nlignes","two\nlines"\r\n\r\noui,yes'
    assert list(rows("x.csv", text.encode())) == [
        Row(1, ("fr", "en")),
        Row(2, ("deux\nlignes", "two\nlines")),
        Row(6, ("oui", "yes")),
    ]


def test_a_quote_that_does_not_enclose_the_cell_is_text():
    text = '"Oui" dit-elle\t"Yes," she said\n"Non\tNo "quoted"\n"ouvert\tend'
    assert cells(text, delimiter="\t") == [
        ('"Oui" dit-elle', '"Yes," she said'),
        ('"Non', 'No "quoted"'),
        ('"ouvert', "end"),
    ]


def test_doubled_quotes_and_empty_cells():
    assert cells('"a ""b""",,"",x\n', delimiter=",") == [('a "b"', "", "", "x")]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("é\tè\n".encode(), "utf-8"),
        ("é\tè\n".encode("utf-8-sig"), "utf-8"),
        ("é\tè\n".encode("utf-16"), "utf-16-le"),
        ("le texte\tthe text\n".encode("utf-16-be"), "utf-16-be"),
        ("é\t“è”\n".encode("cp1252"), "cp1252"),
    ],
)
def test_encodings(data, encoding):
    table = rows("x.tsv", data)
    assert table.encoding == encoding
    assert len(next(iter(table)).cells) == 2
    assert not next(iter(table)).cells[0].startswith("\ufeff")


def test_what_is_no_table_is_one_line(tmp_path):
    with pytest.raises(InputError, match=r"x\.tsv:2: holds null characters"):
        rows("x.tsv", b"a\tb\n\0\0\x01\n")
    with pytest.raises(InputError, match="is a folder; expected a table"):
        rows(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        rows(tmp_path / "missing.csv")


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"'


@settings(deadline=None)
@given(st.lists(st.lists(st.text(st.sampled_from('ab", \n;\té')), min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_quoted_comes_back(table):
    text = "".join(",".join(map(quoted, row)) + "\n" for row in table)
    assert cells(text, delimiter=",") == [tuple(row) for row in table if any(row)]


@pytest.mark.parametrize(
    "line", ['"' * 1_000_001, '"a""' * 250_000, '"a\t' * 400_000, "x" * 5_000_000, '"a\n' * 120_000]
)
def test_hostile_quoting_is_read_in_one_pass(line):
    began = time.process_time()
    sum(len(row.cells) for row in rows("x.tsv", line.encode(), delimiter="\t"))
    assert time.process_time() - began < 10
