"""Pieces and new texts to the bytes of runs, in the properties that the paragraph's own runs have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from xml.sax.saxutils import escape

from tmkit.documents.byte_places import start_tag
from tmkit.documents.docx.looks import ELEMENTS
from tmkit.documents.docx.nodes import Node, name_as_written
from tmkit.documents.docx.pieces import Around, Piece, in_link, shown_look
from tmkit.documents.docx.placing import Written
from tmkit.documents.docx.source import Source
from tmkit.documents.shading import SHADES, shade_of
from tmkit.storage.xml_text import legal

CHANGES = frozenset("w:rPrChange w:pPrChange w:ins w:del w:moveFrom w:moveTo w:numberingChange w:sectPrChange".split())
_LOOKS = frozenset("w:b w:i w:u w:strike w:dstrike w:smallCaps w:vertAlign".split())
# The order in which run properties must stand: ECMA-376-1, 17.3.2.
_ORDER = """
rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
eastAsianLayout specVanish oMath
""".split()
_PLACES = {f"w:{name}": at for at, name in enumerate(_ORDER)}
_SPECIAL = re.compile("([\u2011\t\n])")
_SHADE = re.compile(rb"<(?:[\w.-]+:)?shd\b[^>]*/>")
_AFTER_SHADE = re.compile(
    rb"<(?:[\w.-]+:)?(?:fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)(?=[\s/>])"
)


class Runs:
    """Writes the content of one paragraph. `look` tells how run properties look in it."""

    def __init__(self, source: Source, prefix: str, look: Callable[[Node | None], frozenset[str]]) -> None:
        self._source = source
        self._prefix = prefix
        self._look = look
        self._samples: dict[object, tuple[int, Piece]] = {}
        self._plain: Piece | None = None
        self._out: list[bytes] = []
        self._around: tuple[Around, ...] = ()
        self._properties = b""
        self._text: list[str] = []

    def learn(self, pieces: Iterable[Piece]) -> None:
        """Take the looks of a paragraph's own text for samples."""
        for piece in pieces:
            if not piece.text.strip() or piece.node is None:  # spaces may be shown in another look than they have
                continue
            shown, linked = shown_look(piece), in_link(piece.around)
            keys: list[object] = [(shown, piece.around), (shown, linked), linked]
            if shown == piece.look.intersection(ELEMENTS):
                keys.append(shown)
            for key in keys:
                length, sample = self._samples.get(key, (0, piece))
                longest = sample if length >= len(piece.text) else piece
                self._samples[key] = (max(length, len(piece.text)), longest)

    def piece(self, piece: Piece, around: tuple[Around, ...] | None = None) -> None:
        """Write a piece as it is in the original."""
        self._settle(piece.around if around is None else around)
        if piece.text and (piece.node is None or piece.node.tag in {"w:t", "w:delText"}):
            if piece.node is not None:
                self._write(piece.text, self._own(piece.properties))
            return
        self._flush()
        if piece.node is None:
            return
        content = self._source.element(piece.node)
        if piece.in_run:
            content = self._wrapped(self._own(piece.properties), content)
        self._out.append(content)

    def text(self, item: Written) -> None:
        """Write a new text."""
        self._settle(item.around)
        self._write(item.text, self._like(item.look, item.around))

    def finish(self) -> bytes:
        """What was written."""
        self._settle(())
        self._flush()
        return b"".join(self._out)

    @property
    def around(self) -> tuple[Around, ...]:
        """What is open."""
        return self._around

    def _settle(self, around: tuple[Around, ...]) -> None:
        """Close what ends here, open what begins."""
        if around == self._around:
            return
        self._flush()
        same = 0
        for now, wanted in zip(self._around, around, strict=False):
            if now is not wanted:
                break
            same += 1
        for item in reversed(self._around[same:]):
            self._out.append(self._edge(item, opening=False))
        for item in around[same:]:
            self._out.append(self._edge(item, opening=True))
        self._around = around

    def _edge(self, item: Around, *, opening: bool) -> bytes:
        if item.node is None:
            pieces: Sequence[Piece] = item.opening if opening else [item.closing] if item.closing else []
            return b"".join(
                self._wrapped(self._own(piece.properties), self._source.element(piece.node))
                for piece in pieces
                if piece.node is not None and piece.in_run
            )
        data = self._source.data
        content = item.node.child("w:sdtContent") if item.node.tag == "w:sdt" else item.node
        assert content is not None
        if opening:
            return data[item.node.start : start_tag(data, content)[1]]
        closing = data[content.close : data.index(b">", content.close) + 1]
        if content is item.node:
            return closing
        return closing + data[content.close + len(closing) : data.index(b">", item.node.close) + 1]

    def _write(self, text: str, properties: bytes) -> None:
        if properties != self._properties:
            self._flush()
            self._properties = properties
        self._text.append(text)

    def _flush(self) -> None:
        """Write the run of the text that waits."""
        text = legal("".join(self._text))
        self._text.clear()
        if not text:
            return
        parts = []
        for part in _SPECIAL.split(text):
            if part in {"\u2011", "\t", "\n"}:
                name = {"\u2011": "noBreakHyphen", "\t": "tab", "\n": "br"}[part]
                parts.append(f"<{self._prefix}{name}/>")
            elif part:
                space = ' xml:space="preserve"' if part != part.strip() or "  " in part else ""
                parts.append(f"<{self._prefix}t{space}>{escape(part)}</{self._prefix}t>")
        self._out.append(self._wrapped(self._properties, "".join(parts).encode()))

    def _wrapped(self, properties: bytes, content: bytes) -> bytes:
        prefix = self._prefix.encode()
        return b"<" + prefix + b"r>" + properties + content + b"</" + prefix + b"r>"

    def _own(self, properties: Node | None) -> bytes:
        """Run properties as they are, tracked changes of them taken."""
        return b"" if properties is None else self._source.without(properties, CHANGES)

    def _like(self, look: frozenset[str], around: tuple[Around, ...]) -> bytes:
        """The properties of the paragraph's own runs of this look, else of its others with the look put in."""
        linked = in_link(around)
        colour = shade_of(look)
        if colour is not None:
            return self._shaded(look.difference(SHADES), around, colour)
        for same in ((look, around), (look, linked), look):
            if same in self._samples:
                return self._own(self._samples[same][1].properties)
        for inside in (linked, not linked):
            if inside in self._samples:
                sample = self._samples[inside][1]
                return self._made(sample.properties, look, styled=linked or not inside)
        return self._made(None, look)

    def _shaded(self, look: frozenset[str], around: tuple[Around, ...], colour: str) -> bytes:
        """The properties of such runs with a colour behind the letters."""
        plain = _SHADE.sub(b"", self._like(look, around))
        tag = f"{self._prefix}rPr".encode()
        if not plain:
            plain = b"<" + tag + b"></" + tag + b">"
        at = next((match.start() for match in _AFTER_SHADE.finditer(plain)), len(plain) - len(tag) - 3)
        w = self._prefix
        fill = f'<{w}shd {w}val="clear" {w}color="auto" {w}fill="{colour}"/>'
        return plain[:at] + fill.encode() + plain[at:]

    def _made(self, properties: Node | None, look: frozenset[str], *, styled: bool = True) -> bytes:
        """Run properties with another look; without `styled`, the style that links have is left out."""
        unwanted = _LOOKS | CHANGES | (frozenset() if styled else {"w:rStyle"})
        kept = [] if properties is None else [node for node in properties.children if node.tag not in unwanted]
        bare = Node("w:rPr", [], 0)
        bare.children = kept
        given = self._look(bare)
        prefix = self._prefix
        children = [(_PLACES.get(node.tag, len(_PLACES)), self._source.element(node)) for node in kept]
        for name, (element, value) in ELEMENTS.items():
            if (name in look) == (name in given):
                continue
            attribute = "w:val" if prefix else "val"
            off = "none" if element == "u" else "baseline" if element == "vertAlign" else "0"
            stated = value if name in look else off
            written = f'<{prefix}{element} {attribute}="{stated}"/>' if stated else f"<{prefix}{element}/>"
            if element == "vertAlign" and name not in look and look & {"superscript", "subscript"}:
                continue
            children.append((_PLACES[f"w:{element}"], written.encode()))
        content = b"".join(child for _, child in sorted(children, key=lambda child: child[0]))
        tag = f"{prefix}rPr".encode()
        return b"<" + tag + b">" + content + b"</" + tag + b">" if content else b""


def prefix_of(source: Source, node: Node) -> str:
    """The prefix, with its colon, that a part gives the names of Word's own elements."""
    prefix, colon, _ = name_as_written(source.data, node).decode().rpartition(":")
    return prefix + colon
