"""Other texts put into a copy of a Word document: only the paragraphs that they replace get other bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from tmkit.documents.byte_places import extent, start_tag
from tmkit.documents.docx.body import Body
from tmkit.documents.docx.nodes import Node
from tmkit.documents.docx.package import WordPackage
from tmkit.documents.docx.passage import Placed, placed
from tmkit.documents.docx.pieces import Around, Piece, Pieces
from tmkit.documents.docx.placing import Written, placing
from tmkit.documents.docx.runs import CHANGES, Runs, prefix_of
from tmkit.documents.docx.source import Source
from tmkit.model import InputError, Segment


def write_document(data: bytes, name: str, replacements: Mapping[str, Segment]) -> tuple[bytes, tuple[str, ...]]:
    """A copy in which the paragraphs at some places have other texts, and remarks. Raises InputError for bad input.

    A label that was typed stays, as do bookmarks, comments and what else stands in a paragraph; its tracked changes are
    taken as accepted. A replacement that is the text itself leaves a paragraph without tracked changes as it is.
    """
    if not replacements:
        return data, ()
    package = WordPackage(data, name)
    body = Body(package, "final", None)
    body.read()
    found = {item.block.place: item for item in placed(body.passages, paged=body.paged)}
    unknown = next((place for place in replacements if place not in found), None)
    if unknown is not None:
        raise InputError(f"has no text at {unknown!r}; was it changed since it was read?", file=name)
    sources: dict[str, Source] = {}
    remarks: dict[str, list[str]] = {}
    chosen = [(found[place], segment) for place, segment in replacements.items()]
    targets: list[tuple[Placed, Segment, tuple[Node, ...], Pieces, bool]] = []
    for item, segment in chosen:
        passage = item.passage
        if segment == Segment(item.block.text, item.block.codes) and not passage.changed:
            continue
        targets.append((item, segment, passage.nodes, passage.pieces, True))
        if passage.twins:
            twin = body.pieces_of(passage.twins)
            if twin.text == passage.pieces.text:
                targets.append((item, segment, passage.twins, twin, False))
    # What lies inside another paragraph, in a text box, is written before that.
    targets.sort(key=lambda target: target[2][0].start, reverse=True)
    for item, segment, nodes, pieces, first in targets:
        part = item.passage.part
        source = sources.get(part) or sources.setdefault(part, Source(package.xml(part)))
        said = _replace(source, body, nodes, pieces, (item.start, item.end), segment)
        if first:
            remarks[item.block.place] = said
    changed = {part: source.slice(0, len(source.data)) for part, source in sources.items()}
    lines = tuple(f"{place}: {line}" for place in replacements for line in remarks.get(place, ()))
    return package.zip.rewritten(changed), lines


def _replace(
    source: Source, body: Body, nodes: Sequence[Node], pieces: Pieces, bounds: tuple[int, int], segment: Segment
) -> list[str]:
    """Put a text into a paragraph; returns remarks. Those that a tracked change joined to it go."""
    node = nodes[-1]
    before, inside, after = pieces.between(*bounds)
    style = body.style_of(node)
    runs = Runs(source, prefix_of(source, node), partial(body.look, style))
    runs.learn(inside)
    for piece in before:
        runs.piece(piece)
    plan = placing(inside)
    plan.place(segment)
    moved = _mover(pieces.text[slice(*bounds)], segment.text)
    _write(runs, plan.written, inside, lambda offset: moved(offset - bounds[0]))
    for piece in after:
        runs.piece(piece)
    start, end = extent(source.data, node)
    properties = node.child("w:pPr")
    content = [source.data[slice(*start_tag(source.data, node))]]
    if properties is not None:
        content.append(source.without(properties, CHANGES))
    content += [runs.finish(), source.data[node.close : end]]
    source.edit(start, end, b"".join(content))
    for joined in reversed(nodes[:-1]):
        source.edit(*extent(source.data, joined), b"")
    return plan.remarks


def _write(runs: Runs, written: Sequence[Written], inside: Sequence[Piece], moved: Callable[[int], int]) -> None:
    """Write the new text, with what is carried along at about the place where it stood.

    `moved` tells where in the new text an offset of the paragraph goes. Between a mark and what is carried beside it,
    the order stays.
    """
    order = {piece: at for at, piece in enumerate(inside)}
    waiting = [piece for piece in reversed(inside) if not piece.text and piece.mark is None]
    for item in written:
        text, at = item.text, item.start
        turn = len(inside) if item.piece is None else order[item.piece]
        while waiting:
            offset = moved(waiting[-1].start)
            if offset >= at + len(text) and not (offset <= at and order[waiting[-1]] < turn):
                break
            cut = max(offset - at, 0)
            if cut:
                runs.text(Written(text[:cut], item.look, item.around))
            text = text[cut:]
            at += cut
            runs.piece(waiting.pop(), _shared(runs.around, item.around))
        if text:
            runs.text(Written(text, item.look, item.around))
        elif item.piece is not None:
            runs.piece(item.piece, item.around)
    while waiting:
        runs.piece(waiting.pop(), ())


def _shared(one: tuple[Around, ...], other: tuple[Around, ...]) -> tuple[Around, ...]:
    """What stands around both: where one link or field ends and another begins, what is carried goes between them."""
    same = [a for a, b in zip(one, other, strict=False) if a is b]
    return one[: len(same)] if one[: len(same)] == tuple(same) else ()


def _mover(old: str, new: str) -> Callable[[int], int]:
    """Tells where in a new text what stood at an offset of the old one goes.

    Where both begin alike or end alike, it stays; else it goes between two words, as far along as it was.
    """
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])

    def moved(offset: int) -> int:
        if offset <= head:
            return offset
        if offset >= len(old) - tail:
            return offset + len(new) - len(old)
        gap = new.find(" ", offset * len(new) // len(old))
        return gap + 1 if gap >= 0 else len(new)

    return moved


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
