"""Spreadsheets: what a reader sees in their cells, and files that mean harm."""

import datetime as dt
import io
import zipfile

import pytest
import xlsxwriter

from tmkit.documents import read
from tmkit.model import InputError


def workbook(fill):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        fill(book)
    return stream.getvalue()


def shown(data):
    return [(block.kind, block.path, block.place, block.text) for block in read("book.xlsx", data).blocks]


def test_cells():
    def fill(book):
        sheet = book.add_worksheet("Amounts")
        sheet.write("B2", "The Group met in Port-Clair.")
        sheet.write("C2", 12.0)
        sheet.write("B3", 0.1 + 0.2)
        sheet.write_datetime("C3", dt.date(2018, 5, 3), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_formula("B4", "=C2*2", value=24)
        sheet.write("C4", " First line\nsecond line ")
        sheet.merge_range("B5:C5", "merged")
        sheet.write("B6", True)
        sheet.write("C6", "  ")
        book.add_worksheet("Hidden").hide()
        book.add_worksheet("Other").write("A1", "a) last")

    data = workbook(fill)
    assert shown(data) == [
        ("table cell", "table 1/r2c2", "Amounts!B2", "The Group met in Port-Clair."),
        ("table cell", "table 1/r2c3", "Amounts!C2", "12"),
        ("table cell", "table 1/r3c2", "Amounts!B3", "0.3"),
        ("table cell", "table 1/r3c3", "Amounts!C3", "2018-05-03"),
        ("table cell", "table 1/r4c2", "Amounts!B4", "24"),
        ("table cell", "table 1/r4c3", "Amounts!C4", "First line second line"),
        ("table cell", "table 1/r5c2", "Amounts!B5", "merged"),
        ("table cell", "table 1/r6c2", "Amounts!B6", "TRUE"),
        ("table cell", "table 3/r1c1", "Other!A1", "last"),
    ]
    document = read("book.xlsx", data)
    assert document.notes == ("1 hidden sheets were left out",)
    assert [(at, code.attribute("type")) for at, code in document.blocks[5].codes] == [(10, "lb")]


def test_found_by_content():
    data = workbook(lambda book: book.add_worksheet())
    document = read("draft.txt", data)
    assert (document.format, document.blocks, document.notes) == ("xlsx", (), ("has no text",))


def changed(data, part, old, new):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(old, new) if name == part else content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        (SHEET, b'r="A1"', b'r="XFD1048576"', "spans 1,048,576 rows and 16,384 columns"),
        (SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', "refused"),
        (SHEET, b"</sheetData>", b"", "cannot be read as a spreadsheet"),
    ],
)
def test_harm(part, old, new, message):
    data = workbook(lambda book: book.add_worksheet().write("A1", "word"))
    with pytest.raises(InputError, match=message):
        read("book.xlsx", changed(data, part, old, new))


def test_one_text_in_too_many_cells():
    data = workbook(lambda book: [book.add_worksheet().write(0, 0, "word " * 6_000)])
    cell = b'<c r="A1" t="s"><v>0</v></c>'
    with pytest.raises(InputError, match="repeats a long text in too many cells"):
        read("book.xlsx", changed(data, SHEET, cell, cell * 20_000))


def test_damaged_archives():
    data = workbook(lambda book: book.add_worksheet())
    for broken in (data[: len(data) // 2], data[:-30]):
        with pytest.raises(InputError):
            read("book.xlsx", broken)
