"""Queries to the author: a table, as a Word document, of what seems wrong in the source text."""

from __future__ import annotations

from collections.abc import Iterator

from tmkit.checks.outcome import Checked
from tmkit.documents.building.archive import HEAD, W, word_file
from tmkit.documents.building.tables import table_start
from tmkit.formats.docx_table.runs import Look, cell, paragraph, run
from tmkit.model import Finding, Place
from tmkit.reports.findings_words import excerpt, labelled, others

_COLUMNS = (
    ("No.", 600),
    ("Place", 1700),
    ("Text of the document", 5200),
    ("Question", 3400),
    ("Proposal", 2300),
    ("Answer", 2300),
)
_AROUND = 160
_GREY = "A0A0A0"
_BOLD = Look(bold=True)
_MARKED = Look(bold=True, underlined=True)

_STYLES = f"""{HEAD}<w:styles {W}>
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
    count = "1 query" if len(found) == 1 else f"{len(found)} queries"
    body = f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run(f"Queries to the author: {name}")}</w:p>'
    body += paragraph(run(count if found else "Nothing to ask."))
    if found:
        body += _table(found)
    body += (
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/>'
        "</w:sectPr>"
    )
    return word_file({"document": f"{HEAD}<w:document {W}><w:body>{body}</w:body></w:document>", "styles": _STYLES})


def _table(found: list[Finding]) -> str:
    head = "".join(_cell(width, run(title, _BOLD)) for title, width in _COLUMNS)
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(_cells(n, one))}</w:tr>" for n, one in enumerate(found, 1)
    )
    return (
        f"{table_start([width for _, width in _COLUMNS], _GREY)}"
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl><w:p/>"
    )


def _cells(number: int, finding: Finding) -> Iterator[str]:
    place = finding.places[0]
    part = excerpt(place, around=_AROUND, longest=400)
    rest = others(finding)
    question = "\n".join(filter(None, (finding.message, finding.evidence, f"Also {rest}." if rest else "")))
    contents = (
        run(str(number)),
        run(_where(place)),
        run(part.before) + run(part.text, _MARKED) + run(part.after),
        run(question),
        run(finding.suggestion or ""),
        "",
    )
    for (_, width), content in zip(_COLUMNS, contents, strict=True):
        yield _cell(width, content)


def _where(place: Place) -> str:
    page = f"p. {place.page}" if place.page else ""
    return ", ".join(part for part in (page, labelled(place.label)) if part) or f"segment {place.segment}"


def _cell(width: int, content: str) -> str:
    return cell(width, [paragraph(content)])
