"""Runs and paragraphs of WordprocessingML, made of texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from tmkit.storage.xml_text import legal

_SMALL = 15  # half points


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks, and its language; colours as `RRGGBB`."""

    bold: bool = False
    underlined: bool = False
    struck: bool = False
    small: bool = False
    colour: str = ""
    fill: str = ""
    language: str = ""

    def xml(self) -> str:
        """The properties of a run, in the order that the schema wants (ECMA-376-1, 17.3.2)."""
        parts = (
            "<w:b/>" if self.bold else "",
            "<w:strike/>" if self.struck else "",
            f'<w:color w:val="{self.colour}"/>' if self.colour else "",
            f'<w:sz w:val="{_SMALL}"/><w:szCs w:val="{_SMALL}"/>' if self.small else "",
            '<w:u w:val="single"/>' if self.underlined else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>' if self.fill else "",
            f"<w:lang w:val={quoteattr(legal(self.language))}/>" if self.language else "",
        )
        return f"<w:rPr>{''.join(parts)}</w:rPr>"


PLAIN = Look()


def run(text: str, look: Look = PLAIN) -> str:
    """Text with a look; line ends and tabs as Word has them."""
    if not text:
        return ""
    content = escape(legal(text)).replace("\r\n", "\n").replace("\r", "\n")
    for written, meant in (("\n", "<w:br/>"), ("\t", "<w:tab/>")):
        content = content.replace(written, f'</w:t>{meant}<w:t xml:space="preserve">')
    return f'<w:r>{look.xml()}<w:t xml:space="preserve">{content}</w:t></w:r>'


def paragraph(runs: str = "", language: str = "") -> str:
    """A paragraph; what is typed into it is in its language."""
    look = f"<w:pPr>{Look(language=language).xml()}</w:pPr>" if language else ""
    return f"<w:p>{look}{runs}</w:p>"


def cell(width: int, paragraphs: Iterable[str], fill: str = "") -> str:
    """A cell, as wide as so many twentieths of a point."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    content = "".join(paragraphs) or paragraph()
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>'
