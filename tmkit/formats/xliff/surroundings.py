"""What is around the units of a file, and what their segments are called: the same for reading and for filling in."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import Final

from tmkit.formats.tmx.capture import escape
from tmkit.formats.xliff import classic, history, modern
from tmkit.formats.xliff.own import TOOL
from tmkit.formats.xliff.parts import Part, Place, contexts
from tmkit.formats.xliff.walk import Event, Node
from tmkit.model import Note

UNITS: Final = frozenset({"trans-unit", "unit"})
_MOST_TAGS: Final = 200_000
_MOST_CONTEXTS: Final = 20  # of one group: each of its units is given them
_LONGEST_CONTEXT: Final = 4000  # characters
_LONGEST_CODE: Final = 60


class Identifiers:
    """What rows are called: the unit's id, with the segment's behind it where there are several; never twice."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._times: Counter[str] = Counter()
        self.ordinal = 0

    def skip(self) -> int:
        """Pass over something that has no row; its ordinal."""
        self.ordinal += 1
        return self.ordinal

    def name(self, part: Part) -> str:
        """The id of the next part; a second one of the same name gets `~2`."""
        self.ordinal += 1
        unit = part.unit or str(self.ordinal)
        wanted = f"{unit}/{part.key}" if part.key else unit
        name = wanted
        while name in self._seen:
            self._times[wanted] += 1
            name = f"{wanted}~{self._times[wanted] + 1}"
        self._seen.add(name)
        return name


class Surroundings:
    """What is around the unit that comes next, as the elements open and close."""

    def __init__(self) -> None:
        self.version = ""
        self._stack: list[Place] = [Place()]

    @property
    def place(self) -> Place:
        """Of the unit that comes next."""
        return self._stack[-1]

    @property
    def modern(self) -> bool:
        """Whether the file is XLIFF 2."""
        return self.version.startswith("2")

    def take(self, event: Event) -> None:
        """An element opens or closes, or a piece of a header comes."""
        node = event.node
        if event.kind == "close":
            self._stack.pop()
        elif event.kind == "open":
            self._stack.append(self._inside(node))
        elif node.name == "sdl:tag" and len(self.place.tags) < _MOST_TAGS:
            self._define(node)
        elif node.name == "phase" and len(self.place.phases) < _MOST_TAGS:
            self.place.phases[node.attributes.get("phase-name", "")] = history.phase(node)
        elif node.name == "context-group":
            told = self.place.contexts
            said = (one for one in contexts(node) if len(one[0]) + len(one[1]) <= _LONGEST_CONTEXT)
            told += islice(said, _MOST_CONTEXTS - len(told))
        elif node.name == "sdl:cmt-def":
            self.place.comments[node.attributes.get("id", "")] = [
                Note(one.text.strip()) for one in node.every("Comment") if one.text.strip()
            ]

    def _inside(self, node: Node) -> Place:
        around, written = self.place, node.attributes
        if node.name == "xliff":
            self.version = written.get("version", "1.2" if "srcLang" not in written else "2.0")
        translate = around.translate
        if written.get("translate") in {"no", "yes"}:
            translate = written["translate"] == "yes"
        opens_file = node.name == "file"
        original = written.get("original", "") if opens_file else around.document
        return Place(
            re.split(r"[/\\]", original)[-1],
            _code(written.get("source-language") or written.get("srcLang") or around.source_language),
            _code(written.get("target-language") or written.get("trgLang") or around.target_language),
            translate,
            written["xml:space"] == "preserve" if "xml:space" in written else around.preserve,
            written.get("tool-id") == TOOL if opens_file else around.ours,
            {} if opens_file else around.tags,
            around.comments,
            {} if opens_file else around.phases,
            list(around.contexts) if node.name == "group" else [],
        )

    def _define(self, node: Node) -> None:
        """What Trados Studio's codes stand for; its `g` and `x` name them by id."""
        name, tags = node.attributes.get("id", ""), self.place.tags
        for element in ("bpt", "ept", "st", "ph"):
            found = next((one for one in node.children if isinstance(one, Node) and one.name == "sdl:" + element), None)
            if found is None:
                continue
            tags[(">p" if element == "ept" else "<p") + name] = escape(found.text)
            if element != "ept" and (kind := found.attributes.get("name")):
                tags["tp" + name] = kind


def parts_of(unit: Node, place: Place) -> list[Part]:
    """The segments of a unit of either version."""
    return modern.parts(unit, place) if unit.name == "unit" else classic.parts(unit, place)


def _code(language: str) -> str:
    """The code of a language as TMX has it: Phrase TMS writes `en_us`."""
    return "" if len(language) > _LONGEST_CODE else language.strip().replace("_", "-")
