"""Other texts put into a copy of an OpenDocument text: only the paragraphs that they replace get other bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tmkit.documents.byte_places import extent, start_tag
from tmkit.documents.docx.source import Source
from tmkit.documents.odt.body import Body, Passage
from tmkit.documents.odt.package import CONTENT, open_package
from tmkit.documents.odt.placing import Placing
from tmkit.documents.odt.spans import Spans, accepted, shade_style
from tmkit.documents.odt.tree import Node
from tmkit.documents.outline import blocks
from tmkit.documents.shading import SHADES
from tmkit.model import Block, Code, InputError, Segment

_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_EMPTY = re.compile(rb"\s*/>\Z")


def write_document(data: bytes, name: str, replacements: Mapping[str, Segment]) -> tuple[bytes, tuple[str, ...]]:
    """A copy in which the paragraphs at some places have other texts, and remarks. Raises InputError for bad input.

    The tracked changes of these paragraphs are taken as accepted.
    """
    if not replacements:
        return data, ()
    package = open_package(data, name)
    body = Body(package.content, package.styles, "final")
    body.read()
    kept = [passage for passage in body.passages if passage.part.text]
    found = {
        passage.part.place: (passage, block)
        for passage, block in zip(kept, blocks([passage.part for passage in kept]), strict=True)
    }
    unknown = next((place for place in replacements if place not in found), None)
    if unknown is not None:
        raise InputError(f"has no text at {unknown!r}; was it changed since it was read?", file=name)
    try:
        package.data.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError("is not in UTF-8; save it anew before writing into it", file=name) from None
    chosen = [
        (*found[place], segment)
        for place, segment in replacements.items()
        if segment != Segment(found[place][1].text, found[place][1].codes) or accepted(found[place][0].whole)
    ]
    # What lies inside another paragraph, in a note or frame, is written before that.
    chosen.sort(key=lambda item: item[0].node.start, reverse=True)
    source = Source(package.data)
    remarks: dict[str, list[str]] = {}
    for passage, block, segment in chosen:
        remarks[block.place] = _replace(source, passage, block, segment)
    _declare_shades(source, package.content, [segment for _, _, segment in chosen])
    lines = tuple(f"{place}: {line}" for place in replacements for line in remarks.get(place, ()))
    content = source.slice(0, len(package.data))
    return (content if package.zip is None else package.zip.rewritten({CONTENT: content})), lines


def _declare_shades(source: Source, root: Node, segments: Sequence[Segment]) -> None:
    """Put the styles of shaded passages, where there are any, among the document's own."""
    kinds = {code.attribute("type") for segment in segments for _, code in segment.codes}
    colours = [colour for kind, colour in SHADES.items() if kind in kinds]
    if not colours:
        return
    styles = "".join(
        f'<style:style xmlns:style="{_STYLE}" style:name="{shade_style(colour)}" style:family="text">'
        f'<style:text-properties xmlns:fo="{_FO}" fo:background-color="#{colour}"/></style:style>'
        for colour in colours
    ).encode()
    holder, body = root.child("office:automatic-styles"), root.child("office:body")
    empty = holder is not None and source.data[slice(*start_tag(source.data, holder))].endswith(b"/>")
    if holder is not None and not empty:
        source.edit(holder.close, holder.close, styles)
        return
    made = f'<office:automatic-styles xmlns:office="{_OFFICE}">'.encode() + styles + b"</office:automatic-styles>"
    if holder is not None:
        source.edit(*extent(source.data, holder), made)
    elif body is not None:
        source.edit(body.start, body.start, made)


def _replace(source: Source, passage: Passage, block: Block, segment: Segment) -> list[str]:
    """Put a text into a paragraph; returns remarks."""
    node, data = passage.node, source.data
    first, last = start_tag(data, node)
    tag = data[first:last]
    name = tag[1:].split(None, 1)[0].rstrip(b"/>")
    prefix = name.rpartition(b":")[0].decode() or "text"
    wanted = _with_edges(passage, block, segment)
    placing = Placing.of(passage.whole)
    written = placing.place(wanted)
    spans = Spans(source, prefix, passage.samples)
    content = spans.write(written, passage.whole, wanted.text)
    if tag.endswith(b"/>"):
        tag = _EMPTY.sub(b">", tag)
    source.edit(*extent(data, node), tag + content + b"</" + name + b">")
    return placing.remarks


def _with_edges(passage: Passage, block: Block, segment: Segment) -> Segment:
    """A replacement with what the paragraph has around its text: a label that was typed, the page of an entry."""
    full = passage.whole
    start = passage.end - len(block.text)
    head, tail = full.text[:start], full.text[passage.end :]
    if not head and not tail:
        return segment
    before = _numbers((at, code) for at, code in full.codes if at < start)
    codes: list[tuple[int, Code]] = []
    for at, code in full.codes:
        if at < start:
            codes.append((at, code))
    for at, code in segment.codes:
        if at == 0 and (code.kind, code.attribute("x") or code.attribute("i")) in before:
            continue
        codes.append((at + start, code))
    if tail:
        shift = start + len(segment.text) - passage.end
        codes += [(at + shift, code) for at, code in full.codes if at > passage.end or (at == passage.end and tail)]
    return replace(segment, text=head + segment.text + tail, codes=tuple(codes))


def _numbers(codes: object) -> set[tuple[str, str | None]]:
    assert not isinstance(codes, Sequence)
    return {(code.kind, code.attribute("x") or code.attribute("i")) for _, code in codes}  # type: ignore[attr-defined]
