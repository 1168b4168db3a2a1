"""Text and codes as XLIFF 2 has them between its tags; what the codes stand for is kept apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tmkit.formats.tmx.capture import attribute, escape
from tmkit.formats.xliff.classic_codes import native
from tmkit.formats.xliff.shapes import Shaped, shaped
from tmkit.model import Code, Segment
from tmkit.storage.xml_text import legal

_FORMATS: Final = {"bold": "xlf:b", "italic": "xlf:i", "ulined": "xlf:u"}
_TYPES: Final = frozenset({"link", "image", "quote"})


class OriginalData:
    """What the codes of one unit stand for, each once."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def reference(self, name: str, content: str) -> str:
        """The attribute by which a code names its content; `""` where it has none."""
        if not content:
            return ""
        return attribute(name, self._ids.setdefault(content, f"d{len(self._ids) + 1}"))

    def xml(self) -> str:
        """The element, or `""`."""
        if not self._ids:
            return ""
        data = "".join(f"<data{attribute('id', name)}>{escape(text)}</data>" for text, name in self._ids.items())
        return f"<originalData>{data}</originalData>\n"


def modern_xml(
    segment: Segment, data: OriginalData, known: Sequence[tuple[Code, int]] = ()
) -> tuple[str, list[tuple[Code, int]]]:
    """What stands in a `source` or `target`, and the numbers of its codes, which are their ids.

    A pair that nests is a `pc`, any other an `sc` with its `ec`, half a pair an isolated one of them, any other a `ph`.
    """
    codes, numbers = shaped(segment, known)
    parts: list[str] = []
    at = 0
    for found in codes:
        parts.append(escape(legal(segment.text[at : found.at])))
        parts.append(_code(found, data))
        at = max(at, found.at)
    parts.append(escape(legal(segment.text[at:])))
    return "".join(parts), numbers


def _code(found: Shaped, data: OriginalData) -> str:
    number = attribute("id", str(found.number))
    content = native(found.code)
    match found.shape:
        case "nest":
            last = data.reference("dataRefEnd", native(found.mate)) if found.mate is not None else ""
            return f"<pc{number}{_type(found.code)}{data.reference('dataRefStart', content)}{last}>"
        case "unnest":
            return "</pc>"
        case "open" | "begin":
            alone = attribute("isolated", "yes") if found.shape == "begin" else ""
            return f"<sc{number}{_type(found.code)}{data.reference('dataRef', content)}{alone}/>"
        case "close":
            return f"<ec{attribute('startRef', str(found.number))}{data.reference('dataRef', content)}/>"
        case "end":
            return f"<ec{number}{data.reference('dataRef', content)}{attribute('isolated', 'yes')}/>"
        case _:
            return f"<ph{number}{_type(found.code)}{data.reference('dataRef', content)}/>"


def _type(code: Code) -> str:
    told = code.attribute("type") or ""
    if told in _FORMATS:
        return attribute("type", "fmt") + attribute("subType", _FORMATS[told])
    return attribute("type", told) if told in _TYPES else ""
