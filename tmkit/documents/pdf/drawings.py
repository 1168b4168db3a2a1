"""What is drawn on a page, as far as it tells about its text: rules, and the dots of lists."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_MOST_OBJECTS = 20_000  # drawn things of one page that are looked at
_THIN = 2.5  # points: what is thinner is a rule
_LEAST_RULE = 12.0
_DOT = (1.5, 7.0)  # points across that a drawn bullet may have


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn straight line, horizontal or vertical."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def flat(self) -> bool:
        """Whether it is horizontal."""
        return self.x1 - self.x0 >= self.y1 - self.y0


def drawn(page: PdfPage) -> tuple[list[Rule], list[Rule], bool]:
    """The rules of a page and its dots, in the file's coordinates, and whether it has pictures."""
    from pypdfium2 import raw

    rules: list[Rule] = []
    dots: list[Rule] = []
    pictures = False
    edges = [ctypes.c_float() for _ in range(4)]
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for at in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        item = raw.FPDFPage_GetObject(page.raw, at)
        kind = raw.FPDFPageObj_GetType(item)
        pictures = pictures or kind in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM}
        if kind != raw.FPDF_PAGEOBJ_PATH or not raw.FPDFPageObj_GetBounds(item, *map(ctypes.byref, edges)):
            continue
        x0, y0, x1, y1 = (edge.value for edge in edges)
        wide, high = x1 - x0, y1 - y0
        if _DOT[0] <= wide <= _DOT[1] and abs(wide - high) <= 0.2 * wide:
            dots.append(Rule(x0, y0, x1, y1))
        elif min(wide, high) <= _THIN:
            if max(wide, high) >= _LEAST_RULE:
                rules.append(Rule(x0, y0, x1, y1))
        elif wide >= _LEAST_RULE and high >= 2 * _THIN and raw.FPDFPath_CountSegments(item) <= 5:
            raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
            if stroke.value:  # a frame
                rules += [Rule(x0, y0, x1, y0), Rule(x0, y1, x1, y1), Rule(x0, y0, x0, y1), Rule(x1, y0, x1, y1)]
    return rules, dots, pictures
