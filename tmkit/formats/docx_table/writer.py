"""A bilingual table for Word: A4 on its side, a row a segment, source and target side by side."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from tmkit.documents.building.tables import table_start
from tmkit.formats.docx_table.cells import ADDED_FILL, GONE_COLOUR, WIDTHS, heading_xml, row_xml
from tmkit.formats.docx_table.names import HEADINGS, KEYWORD
from tmkit.formats.docx_table.runs import Look, paragraph, run
from tmkit.model import BilingualHead, Row
from tmkit.storage.xml_text import legal
from tmkit.storage.zip import ZipPackage
from tmkit.text.language_names import NAMES
from tmkit.text.languages import primary

if TYPE_CHECKING:
    from docx.document import Document

_MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_LONGEST_PROPERTY = 255
_PART = "word/document.xml"
_GREY = "A6A6A6"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write(head: BilingualHead, rows: Iterable[Row], stream: BinaryIO) -> None:
    """Write the table; the target's column is the one to work in, and is read back with the states beside it."""
    from docx import Document

    document = Document()
    _page(document)
    _properties(document, head)
    made = io.BytesIO()
    document.save(made)
    # The table is put in as text: as a tree, a long one would take a hundred times its size.
    package = ZipPackage.open(made.getvalue(), "the document")
    xml = package.read(_PART).decode()
    start, end = xml.index("<w:body>") + len("<w:body>"), xml.index("<w:sectPr")
    whole = io.StringIO()
    whole.write(xml[:start])
    whole.writelines(_introduction(head))
    whole.writelines(_table(head, rows))
    whole.write(paragraph())
    whole.write(xml[end:])
    stream.write(package.rewritten({_PART: whole.getvalue().encode()}))


def _table(head: BilingualHead, rows: Iterable[Row]) -> Iterator[str]:
    yield table_start(WIDTHS, _GREY, "TableGrid") + heading_xml(_headings(head))
    for row in rows:
        yield row_xml(row, head)
    yield "</w:tbl>"


def _headings(head: BilingualHead) -> list[str]:
    languages = iter((head.source_language, head.target_language))
    return [name.format(next(languages)) if "{}" in name else name for name in HEADINGS]


def _introduction(head: BilingualHead) -> list[str]:
    """What the file is, and how to read it."""
    title = f"{head.original}: {_name(head.source_language)} to {_name(head.target_language)}"
    small = Look(small=True)
    legend = (
        run("Write in the Target column; marks such as {1} stand for formatting and notes and stay. ", small)
        + run("Only in the draft", Look(small=True, fill=ADDED_FILL))
        + run("; ", small)
        + run("only in the proposal", Look(small=True, struck=True, colour=GONE_COLOUR))
        + run(
            ". A target's ground is green where the archive has the very text, yellow where facts were replaced,", small
        )
        + run(" orange where the wording differs, blue where it was carried over.", small)
    )
    return [paragraph(run(title, Look(bold=True))), paragraph(legend)]


def _page(document: Document) -> None:
    """A4 on its side, 9 points, the page's number at its foot."""
    from docx.enum.section import WD_ORIENTATION
    from docx.oxml import parse_xml
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(12.7)
    section.top_margin = section.bottom_margin = Mm(14)
    section.header_distance = section.footer_distance = Mm(7)
    normal = document.styles["Normal"]
    normal.font.name = "Calibri"
    normal.font.size = Pt(9)
    normal.paragraph_format.space_after = Pt(2)
    foot = section.footer.paragraphs[0]
    foot.alignment = 2
    foot._p.append(parse_xml(f'<w:fldSimple xmlns:w="{_WORD}" w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))  # noqa: SLF001


def _properties(document: Document, head: BilingualHead) -> None:
    known = document.core_properties
    known.author = known.last_modified_by = KEYWORD
    known.title = legal(head.original)[:_LONGEST_PROPERTY]
    known.keywords = f"{KEYWORD} digest:{head.digest}"[:_LONGEST_PROPERTY]
    known.comments = ""
    known.language = head.target_language
    known.created = known.modified = _MADE


def _name(language: str) -> str:
    names = NAMES.get(primary(language))
    return f"{names[0].capitalize()} ({language})" if names else language
