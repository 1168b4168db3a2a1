"""Queries to the author: a table, as a Word document, of what seems wrong in the source text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from tmkit.checks.outcome import Checked
from tmkit.model import Finding, Place
from tmkit.reports.findings_words import excerpt, labelled, others
from tmkit.storage.xml_text import legal

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_COLUMNS = (
    ("No.", 600),
    ("Place", 1700),
    ("Text of the document", 5200),
    ("Question", 3400),
    ("Proposal", 2300),
    ("Answer", 2300),
)
_AROUND = 160
_EPOCH = (1980, 1, 1, 0, 0, 0)

_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>
</Types>"""
_RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""
_OWN_RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>
</Relationships>"""
_STYLES = f"""{_HEAD}<w:styles xmlns:w="{_WORD}">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="20"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
</w:styles>"""


def queries_document(checked: Checked) -> bytes:
    """A landscape page with a row for every finding in the source: page, quotation, question, proposal, answer.

    The same findings give the same bytes.
    """
    subject = checked.subject
    found = [finding for finding in checked.findings if finding.places[0].side == "source"]
    name = subject.source_file or subject.file
    body = _paragraph(_run(f"Queries to the author: {name}"), style="Heading1")
    count = "1 query" if len(found) == 1 else f"{len(found)} queries"
    body += _paragraph(_run(count if found else "Nothing to ask."))
    if found:
        body += _table(found)
    body += (
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/>'
        "</w:sectPr>"
    )
    document = f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", _OWN_RELATIONS),
            ("word/styles.xml", _STYLES),
        ):
            package.writestr(zipfile.ZipInfo(part, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _table(found: list[Finding]) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A0A0A0"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    widths = "".join(f'<w:gridCol w:w="{width}"/>' for _, width in _COLUMNS)
    head = "".join(_cell(width, _run(title, bold=True)) for title, width in _COLUMNS)
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(_cells(n, one))}</w:tr>" for n, one in enumerate(found, 1)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(width for _, width in _COLUMNS)}" w:type="dxa"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{widths}</w:tblGrid>'
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl><w:p/>"
    )


def _cells(number: int, finding: Finding) -> Iterator[str]:
    place = finding.places[0]
    part = excerpt(place, around=_AROUND, longest=400)
    rest = others(finding)
    question = _run(finding.message)
    if finding.evidence:
        question += "<w:r><w:br/></w:r>" + _run(finding.evidence)
    if rest:
        question += "<w:r><w:br/></w:r>" + _run(f"Also {rest}.")
    contents = (
        _run(str(number)),
        _run(_where(place)),
        _run(part.before) + _run(part.text, bold=True, underlined=True) + _run(part.after),
        question,
        _run(finding.suggestion or ""),
        "",
    )
    for (_, width), content in zip(_COLUMNS, contents, strict=True):
        yield _cell(width, content)


def _where(place: Place) -> str:
    page = f"p. {place.page}" if place.page else ""
    return ", ".join(part for part in (page, labelled(place.label)) if part) or f"segment {place.segment}"


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(content)}</w:tc>'


def _paragraph(content: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{content}</w:p>"


def _run(text: str, *, bold: bool = False, underlined: bool = False) -> str:
    if not text:
        return ""
    look = ("<w:b/>" if bold else "") + ('<w:u w:val="single"/>' if underlined else "")
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(legal(text))}</w:t></w:r>'
