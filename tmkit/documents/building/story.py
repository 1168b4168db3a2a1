"""The paragraphs of a document that is built: title, headings, labels, lists, tables, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from xml.sax.saxutils import quoteattr

from tmkit.documents.building.archive import HEAD, R, W
from tmkit.documents.building.notes import FootNote, find_calls
from tmkit.documents.building.runs import Links, run, runs
from tmkit.documents.building.styles import LEVELS
from tmkit.documents.building.tables import table_start
from tmkit.model import Block, Code

_CELL = re.compile(r"(?:.*?/)?table (\d+)/r(\d+)c(\d+)")
_LEVEL = re.compile(r"h([1-6])\b")
_WIDTH = 9070  # the width of the text in twentieths of a point: A4 with margins of 2.5 cm
_GREY = "808080"
_PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/>'
    "</w:sectPr>"
)
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class Story:
    """Writes the blocks of a document; `left_out` counts, by type, the codes that could not be written."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._calls = find_calls(blocks)
        self._roles = _roles(blocks)
        self.bullets = list(dict.fromkeys(block.label for block in blocks if _is_bullet(block)))
        self.links = Links()
        self.note_links = Links()
        self.left_out: Counter[str] = Counter()

    @property
    def has_notes(self) -> bool:
        """Whether there are footnotes."""
        return bool(self._calls.notes)

    @property
    def uncalled(self) -> int:
        """Footnotes that no mark calls: they are called at the end of the paragraph before them."""
        return sum(map(len, self._calls.at_end.values()))

    def document(self) -> str:
        """The main part."""
        flowing = [(at, block) for at, block in enumerate(self._blocks) if block.kind != "footnote"]
        parts: list[str] = []
        for table, group in groupby(flowing, key=lambda item: _table(item[1])):
            if table:
                parts.append(self._table(list(group)))
            else:
                parts += (self._paragraph(at, block) for at, block in group)
        return f"{HEAD}<w:document {W} {R}><w:body>{''.join(parts)}{_PAGE}</w:body></w:document>"

    def footnotes(self) -> str:
        """The part of the footnotes."""
        return f"{HEAD}<w:footnotes {W} {R}>{_SEPARATORS}{''.join(map(self._note, self._calls.notes))}</w:footnotes>"

    def _paragraph(self, at: int, block: Block) -> str:
        role = self._roles[at]
        properties = f'<w:pStyle w:val="{role}"/>' if role != "Normal" else ""
        label = ""
        if _is_bullet(block):
            level = int(role[-1]) - 1 if role.startswith("ListItem") else 0
            number = self.bullets.index(block.label) + 1
            properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        elif block.label:
            label = run(f"{block.label}\u00a0" if role.startswith("Heading") else f"{block.label}\t")
        return f"<w:p>{_properties(properties)}{label}{self._text(at, block)}</w:p>"

    def _text(self, at: int, block: Block) -> str:
        calls = iter(range(len(block.codes)))

        def call(_: Code) -> str:
            note = self._calls.of_code.get((at, next(calls)))
            return "" if note is None else self._call(note)

        def left_out(kind: str) -> None:
            self.left_out[kind] += 1

        links = self.note_links if block.kind == "footnote" else self.links
        text = runs(block.text, block.codes, links, call, left_out)
        return text + "".join(map(self._call, self._calls.at_end.get(at, ())))

    def _call(self, note: FootNote) -> str:
        style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        if self._calls.plain:
            return f'<w:r>{style}<w:footnoteReference w:id="{note.number}"/></w:r>'
        mark = run(note.mark).removeprefix("<w:r>").removesuffix("</w:r>")
        return f'<w:r>{style}<w:footnoteReference w:customMarkFollows="1" w:id="{note.number}"/>{mark}</w:r>'

    def _note(self, note: FootNote) -> str:
        style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        if self._calls.plain:
            mark = f"<w:r>{style}<w:footnoteRef/></w:r>"
        else:
            mark = run(note.mark, '<w:rStyle w:val="FootnoteReference"/>')
        paragraphs = "".join(
            f"<w:p>{_properties(_FOOTNOTE)}{'' if place else mark + run(' ')}{self._text(-1, block)}</w:p>"
            for place, block in enumerate(note.blocks)
        )
        return f'<w:footnote w:id="{note.number}">{paragraphs}</w:footnote>'

    def _table(self, cells: Sequence[tuple[int, Block]]) -> str:
        rows: dict[int, dict[int, list[tuple[int, Block]]]] = {}
        for at, block in cells:
            place = _CELL.match(block.path)
            assert place is not None
            rows.setdefault(int(place[2]), {}).setdefault(int(place[3]), []).append((at, block))
        count = max(max(row) for row in rows.values())
        widths = _widths(rows, count)
        headed = len(rows) > 1 and not any(
            any(map(str.isdigit, block.text)) for cell in rows[min(rows)].values() for _, block in cell
        )
        written = []
        for number in sorted(rows):
            head = headed and number == min(rows)
            style = "TableHead" if head else "TableText"
            inside = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{widths[column - 1]}" w:type="dxa"/></w:tcPr>'
                + ("".join(self._cell(at, block, style) for at, block in rows[number].get(column, ())) or "<w:p/>")
                + "</w:tc>"
                for column in range(1, count + 1)
            )
            kept = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else "<w:trPr><w:cantSplit/></w:trPr>"
            written.append(f"<w:tr>{kept}{inside}</w:tr>")
        return (
            f"{table_start(widths, _GREY)}{''.join(written)}</w:tbl>"
            '<w:p><w:pPr><w:spacing w:after="60" w:line="240" w:lineRule="auto"/></w:pPr></w:p>'
        )

    def _cell(self, at: int, block: Block, style: str) -> str:
        figures = not any(map(str.isalpha, block.text)) and any(map(str.isdigit, block.text))
        align = '<w:jc w:val="right"/>' if figures else ""
        label = run(f"{block.label} ") if block.label else ""
        return f"<w:p>{_properties(f'<w:pStyle w:val={quoteattr(style)}/>{align}')}{label}{self._text(at, block)}</w:p>"


_FOOTNOTE = '<w:pStyle w:val="FootnoteText"/>'


def _properties(content: str) -> str:
    return f"<w:pPr>{content}</w:pPr>" if content else ""


def _is_bullet(block: Block) -> bool:
    """Whether a label is a sign and no number or letter."""
    return block.kind != "footnote" and bool(block.label) and not any(map(str.isalnum, block.label))


def _table(block: Block) -> str:
    """Which table a block is a cell of, "" for none."""
    place = _CELL.match(block.path) if block.kind == "table cell" else None
    return "" if place is None else block.path[: place.start(2)] + place[1]


def _widths(rows: dict[int, dict[int, list[tuple[int, Block]]]], count: int) -> list[int]:
    """The widths of the columns, by how much text they have, none less than half of its share."""
    lengths = [
        max((sum(len(block.text) for _, block in row.get(column, ())) for row in rows.values()), default=1)
        for column in range(1, count + 1)
    ]
    shares = [max(min(length, 60), 6) for length in lengths]
    return [max(_WIDTH * share // sum(shares), _WIDTH // (3 * count)) for share in shares]


def _roles(blocks: Sequence[Block]) -> list[str]:
    """The style of each block."""
    opening = _opening(blocks)
    roles = []
    for at, block in enumerate(blocks):
        if at < opening:
            roles.append("Subtitle" if at else "Title")
        elif block.kind == "heading":
            roles.append(f"Heading{_heading_level(block)}")
        elif block.kind == "list item":
            roles.append(f"ListItem{_list_level(block)}")
        elif block.kind == "caption":
            roles.append("Caption")
        else:
            roles.append("NumberedParagraph" if block.label else "Normal")
    return roles


def _opening(blocks: Sequence[Block]) -> int:
    """How many blocks are title and subtitles: the headings without label that a document begins with.

    Where no later heading has a label, the last of several is the first section's.
    """
    count = next((at for at, b in enumerate(blocks) if b.kind != "heading" or b.label), len(blocks))
    labelled = any(block.kind == "heading" and block.label for block in blocks)
    return count - 1 if count > 1 and not labelled else count


def _heading_level(block: Block) -> int:
    stated = _LEVEL.match(block.place)
    if block.label or stated is None:
        return min(block.path.count("/") + 1, 3) if block.label else 1
    return min(max(int(stated[1]) - 1, 1), 3)


def _list_level(block: Block) -> int:
    """How deep a list item stands, from 1; below a numbered paragraph it stands where it would without."""
    parts = [part for part in block.path.split("/") if part]
    numbered = bool(parts) and parts[0].rstrip(".").isdecimal()
    return min(max(len(parts) - numbered, 1), LEVELS)
