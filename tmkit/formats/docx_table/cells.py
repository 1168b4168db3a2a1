"""The rows of the table: texts with their placeholders, differences, what stands beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tmkit.formats.docx_table.runs import Look, cell, paragraph, run
from tmkit.formats.placeholders import Piece, marked_pair, pieces
from tmkit.formats.row_cells import provenance
from tmkit.model import BilingualHead, Proposal, Row

WIDTHS = (640, 900, 4240, 4240, 1240, 1020, 3118)
"""Twentieths of a point; together as wide as an A4 page on its side between margins of 1.27 cm."""

ADDED_FILL, GONE_COLOUR = "BFE3C0", "B3261E"
_MOST_PROPOSALS = 3
_ENOUGH = 95
"""The score of a target from which on the other proposals would only lengthen the table."""

_FILLS = {"context": "E3F1DF", "exact": "E3F1DF", "carried": "E2ECF7", "repaired": "FFF6D5", "fuzzy": "FCEADB"}
_HEADING = "D9E1EA"
_MARK = "7F7F7F"
_FAINT = Look(small=True, colour="595959")
_Spans = Sequence[tuple[tuple[int, int], Look]]


def row_xml(row: Row, head: BilingualHead) -> str:
    """A row, which no page break cuts; what is to be looked at is coloured."""
    source, target = marked_pair(row.source, row.target)
    here, there = Look(language=head.source_language), Look(language=head.target_language)
    added = replace(here, fill=ADDED_FILL)
    differences = row.proposals[0].differences if row.proposals else ()
    status = ", ".join(filter(None, (row.state, "locked" if row.locked else "", row.change)))
    match = " ".join(filter(None, ("" if row.score is None else str(row.score), row.kind)))
    contents = (
        [paragraph(run(row.id))],
        [paragraph(run(row.label))],
        [_text(source, here, [(one.query, added) for one in differences if one.operation != "insert"])],
        [_text(target, there, ())],
        [paragraph(run(status))],
        [paragraph(run(match))],
        list(_beside(row, here, there)),
    )
    fills = ("", "", "", _FILLS.get(row.kind, "") if row.target else "", "", "", "")
    cells = (cell(width, content, fill) for width, content, fill in zip(WIDTHS, contents, fills, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def heading_xml(names: Sequence[str]) -> str:
    """The first row, repeated on every page."""
    bold = Look(bold=True)
    cells = (cell(width, [paragraph(run(name, bold))], _HEADING) for name, width in zip(names, WIDTHS, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _beside(row: Row, here: Look, there: Look) -> Iterator[str]:
    """Where the proposals come from and how they differ, then what the translator should know."""
    shown = row.target.text if row.target else ""
    here, there = replace(here, small=True), replace(there, small=True)
    most = 1 if row.target is not None and (row.score or 0) >= _ENOUGH else _MOST_PROPOSALS
    for number, proposal in enumerate(row.proposals[:most]):
        score = f"{proposal.score} {proposal.kind}: " if number else ""
        yield paragraph(run(score + provenance(proposal), _FAINT))
        if proposal.source.text != row.source.text:
            yield _compared(proposal, here)
        if proposal.target.text != shown:
            yield paragraph(run("→ " + proposal.target.text, there))
    if row.previous and not row.proposals:
        yield paragraph(run("Earlier: " + row.previous[0], here))
        yield paragraph(run("→ " + row.previous[1], there))
    for note in row.notes:
        yield paragraph(run("• " + note, Look(small=True)))


def _compared(proposal: Proposal, look: Look) -> str:
    """The proposal's source, with what the row's source has not struck out."""
    text = proposal.source.text
    gone = replace(look, struck=True, colour=GONE_COLOUR)
    spans = [(one.source, gone) for one in proposal.differences if one.operation != "delete"]
    return paragraph("".join(_styled(Piece(text, mark=False, span=(0, len(text))), spans, look)))


def _text(text: str, look: Look, spans: _Spans) -> str:
    """A paragraph with the text of a segment, its placeholders faint."""
    faint = replace(look, colour=_MARK)
    runs: list[str] = []
    for piece in pieces(text):
        runs += [run(piece.text, faint)] if piece.mark else _styled(piece, spans, look)
    return paragraph("".join(runs), look.language)


def _styled(piece: Piece, spans: _Spans, look: Look) -> list[str]:
    """The runs of a piece, cut where a span begins and ends; doubled braces are not cut."""
    start, end = piece.span
    if len(piece.text) != end - start:
        return [run(piece.text, look)]
    runs = []
    at = start
    for (first, last), style in sorted(spans, key=lambda one: one[0]):
        low, high = max(first, at), min(last, end)
        if low < high:
            runs.append(run(piece.text[at - start : low - start], look))
            runs.append(run(piece.text[low - start : high - start], style))
            at = high
    runs.append(run(piece.text[at - start :], look))
    return runs
