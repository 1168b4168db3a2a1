"""What a table of a Word document begins with."""

from __future__ import annotations

from collections.abc import Sequence

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_start(widths: Sequence[int], colour: str, style: str = "") -> str:
    """A table up to its first row: columns of fixed widths (twentieths of a point), thin lines in a colour (RRGGBB)."""
    edges = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>' for side in _SIDES)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
