"""A text with its inline codes as the runs of a paragraph."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from tmkit.documents.shading import SHADES
from tmkit.model import Code
from tmkit.storage.xml_text import legal

NOTES = frozenset({"fnref", "fnote", "enote"})
_SPECIAL = re.compile("([\u2011\t\n])")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\"'<>)]+")
# In the order in which run properties must stand: ECMA-376-1, 17.3.2.
_LOOKS = {
    "x-code": '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>',
    "bold": "<w:b/>",
    "italic": "<w:i/>",
    "scap": "<w:smallCaps/>",
    "x-strike": "<w:strike/>",
    "ulined": '<w:u w:val="single"/>',
    **{kind: f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>' for kind, colour in SHADES.items()},
    "superscript": '<w:vertAlign w:val="superscript"/>',
    "subscript": '<w:vertAlign w:val="subscript"/>',
}


@dataclass(slots=True)
class Links:
    """The addresses that a document links to, and the names that its parts call them by."""

    names: dict[str, str] = field(default_factory=dict)

    def name(self, address: str) -> str:
        """The name of an address."""
        return self.names.setdefault(address, f"rIdLink{len(self.names) + 1}")


def runs(
    text: str,
    codes: Sequence[tuple[int, Code]],
    links: Links,
    call: Callable[[Code], str],
    left_out: Callable[[str], None],
) -> str:
    """The runs of a text. `call` gives that of a footnote mark; `left_out` is told the type of a code without one."""
    addresses = _addresses(codes)
    written: list[str] = []
    opened: list[Code] = []
    at = 0
    gap = False
    for offset, code in [*codes, (len(text), None)]:
        piece = text[at:offset]
        if gap and piece:
            piece, gap = piece.removeprefix(" "), False
        written += _linked(piece, opened, addresses, links)
        at = max(at, offset)
        if code is None:
            continue
        kind = code.attribute("type") or ""
        if code.kind in {"bpt", "hi"} or code.attribute("pos") == "begin":
            opened.append(code)
        elif code.kind in {"ept", "/hi"} or code.attribute("pos") == "end":
            mate = next((one for one in reversed(opened) if one.attribute("i") == code.attribute("i")), None)
            if mate is not None:
                opened.remove(mate)
        elif kind in NOTES:
            written.append(call(code))
        elif kind in {"lb", "x-tab"}:
            written.append(f"<w:r><w:{'br' if kind == 'lb' else 'tab'}/></w:r>")
            gap = True
        else:
            left_out(kind)
    return "".join(written)


def run(text: str, properties: str = "") -> str:
    """One run; tabs, line breaks and no-break hyphens as Word has them."""
    parts = []
    for part in _SPECIAL.split(legal(text)):
        if part in {"\u2011", "\t", "\n"}:
            parts.append({"\u2011": "<w:noBreakHyphen/>", "\t": "<w:tab/>", "\n": "<w:br/>"}[part])
        elif part:
            parts.append(f'<w:t xml:space="preserve">{escape(part)}</w:t>')
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{look}{''.join(parts)}</w:r>" if parts else ""


def _linked(text: str, opened: Sequence[Code], addresses: dict[int, str], links: Links) -> Iterator[str]:
    if not text:
        return
    kinds = {code.attribute("type") or "" for code in opened}
    properties = "".join(element for kind, element in _LOOKS.items() if kind in kinds)
    address = next((addresses[id(code)] for code in opened if id(code) in addresses), None)
    if address is None:
        yield run(text, properties)
    else:
        style = '<w:rStyle w:val="Hyperlink"/>'
        yield f"<w:hyperlink r:id={quoteattr(links.name(address))}>{run(text, style + properties)}</w:hyperlink>"


def _addresses(codes: Sequence[tuple[int, Code]]) -> dict[int, str]:
    """The address of each link, which stands in the code that opens it or in the one that closes it."""
    closing = {code.attribute("i"): code.content for _, code in codes if code.kind == "ept"}
    found = {}
    for _, code in codes:
        if code.kind == "bpt" and code.attribute("type") == "link":
            native = html.unescape(html.unescape(f"{code.content} {closing.get(code.attribute('i'), '')}"))
            address = _ADDRESS.search(native)
            if address:
                found[id(code)] = address[0]
    return found
