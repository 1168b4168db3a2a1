"""The segments of a unit: which source and which target belong together, and what the file says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from tmkit.formats.xliff.inline import Piece
from tmkit.formats.xliff.walk import Node
from tmkit.model import Note, Property


@dataclass(slots=True)
class Part:
    """One segment of a unit.

    `key` is what it is called inside the unit (`mid`, `segment@id`), `""` where the unit is not segmented.
    `source` and `target` are the elements whose content is its text; `target` is None where there is none.
    `state` is one of `STATES` as it would be if the target has text. `remark` is what was odd, for the account.
    `languages` are those that source and target say they are in, `""` where they do not.
    """

    unit: str
    key: str
    source: Node
    target: Node | None
    state: str
    locked: bool = False
    properties: list[Property] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    dates: dict[str, str] = field(default_factory=dict)
    source_pieces: list[Piece] = field(default_factory=list)
    target_pieces: list[Piece] = field(default_factory=list)
    remark: str = ""
    languages: tuple[str, str] = ("", "")


@dataclass(slots=True)
class Place:
    """What is around a unit: the file's own attributes, whether it may be translated, what its codes stand for.

    `ours` tells a file that tmkit wrote: each of its units is one row, whatever segments a tool has found in it.
    `preserve` says that white space is as the text has it. `tags` is the content of codes that a header defines,
    `comments` the remarks that it holds, by id, `phases` the date and person of each step of the work, by name.
    `contexts` is what the group that the unit stands in says of itself, as (`context-type`, text).
    """

    document: str = ""
    source_language: str = ""
    target_language: str = ""
    translate: bool = True
    preserve: bool = False
    ours: bool = False
    tags: dict[str, str] = field(default_factory=dict)
    comments: dict[str, list[Note]] = field(default_factory=dict)
    phases: dict[str, tuple[str, str]] = field(default_factory=dict)
    contexts: list[tuple[str, str]] = field(default_factory=list)


_NO_NEWS: Final = re.compile(
    r"mq:(minorversion|maxlength|nosplit|autosplit|lastmodif|firstlabel|lastlabel|multipleex|.*stamp)"
)


def properties_of(node: Node, prefixes: tuple[str, ...]) -> Iterator[Property]:
    """The attributes that belong to a tool, as properties of its name: `mq:status` is `x-mq-status`.

    Bookkeeping that tells nothing of the text is left out.
    """
    for name, value in node.attributes.items():
        if name.startswith(prefixes) and value and not _NO_NEWS.match(name):
            yield Property("x-" + name.replace(":", "-"), value)


def contexts(group: Node) -> Iterator[tuple[str, str]]:
    """What a `context-group` says, as (`context-type`, text)."""
    for context in group.elements("context"):
        yield context.attributes.get("context-type", ""), context.text.strip()


def language(node: Node | None) -> str:
    """The language that an element says it is in; `""` where it does not say."""
    return node.attributes.get("xml:lang", "") if node is not None else ""


def trimmed(found: list[Piece], place: Place, *around: Node) -> list[Piece]:
    """The pieces without the line breaks at their ends that only lay out the file; `around` is theirs, outermost first.

    Where white space is to be preserved nothing is taken.
    """
    told = [node.attributes["xml:space"] for node in around if "xml:space" in node.attributes]
    if (told[-1] == "preserve") if told else place.preserve:
        return found
    kept = list(found)
    for places, cut in ((range(len(kept)), str.lstrip), (range(len(kept) - 1, -1, -1), str.rstrip)):
        for at in places:
            piece = kept[at]
            if isinstance(piece, str):
                left = cut(piece)
                if "\n" in piece.replace(left, "", 1):
                    kept[at] = left
                if left:
                    break
    return [piece for piece in kept if piece != ""]
