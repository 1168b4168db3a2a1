"""Whether a file is TMX 1.4 to the letter of its DTD: what tools that check by schema (OmegaT) refuse a memory for.

Reading is lenient; this is not. It follows the content model and the attributes of the DTD, and the version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat

from tmkit.formats.tmx import allowed
from tmkit.formats.tmx.header import EXPECTED
from tmkit.formats.tmx.header import REQUIRED as HEADER_REQUIRED
from tmkit.formats.tmx.inline import ATTRIBUTES, CODES, IN_TEXT
from tmkit.formats.tmx.inline import REQUIRED as CODE_REQUIRED
from tmkit.model import InputError
from tmkit.model.account import Remark
from tmkit.storage.opening import open_input
from tmkit.storage.xml import LIMITS, Limits, expat_parser, reason

_LANGUAGES: Final = frozenset({"xml:lang", "lang"})
_INSIDE: Final[dict[str, frozenset[str]]] = {
    "": frozenset({"tmx"}),
    "tmx": frozenset({"header", "body"}),
    "header": frozenset({"note", "prop", "ude"}),
    "ude": frozenset({"map"}),
    "body": frozenset({"tu"}),
    "tu": frozenset({"note", "prop", "tuv"}),
    "tuv": frozenset({"note", "prop", "seg"}),
    "seg": IN_TEXT,
    "hi": IN_TEXT,
    "sub": IN_TEXT,
    **dict.fromkeys(CODES, frozenset({"sub"})),
}
_WITH_TEXT: Final = frozenset({"note", "prop", "seg", "hi", "sub"}) | CODES
_MAY: Final[dict[str, frozenset[str]]] = {
    "tmx": frozenset({"version"}),
    "header": allowed.HEADER,
    "ude": allowed.DEFINITION,
    "map": allowed.MAP,
    "tu": allowed.UNIT,
    "tuv": allowed.VARIANT | _LANGUAGES,
    "note": allowed.DESCRIPTION | {"lang"},
    "prop": allowed.DESCRIPTION | {"lang", "type"},
    **ATTRIBUTES,
}
_MUST: Final[dict[str, tuple[str, ...]]] = {
    "tmx": ("version",),
    "header": HEADER_REQUIRED,
    "ude": ("name",),
    "map": ("unicode",),
    "tuv": ("xml:lang",),
    "prop": ("type",),
    **{name: (needed,) for name, needed in CODE_REQUIRED.items()},
}
_VALUES: Final[dict[tuple[str, str], frozenset[str]]] = {
    ("tmx", "version"): frozenset({"1.4"}),
    ("header", "segtype"): allowed.SEGMENT_TYPES,
    ("tu", "segtype"): allowed.SEGMENT_TYPES,
    ("it", "pos"): allowed.POSITIONS,
}
# What must have come in an element, and no more than once where that is said.
_NEEDS: Final = {"tmx": ("header", "body"), "tu": ("tuv",), "tuv": ("seg",), "ude": ("map",)}
_ONCE: Final = frozenset({"header", "body", "seg"})
_CHUNK: Final = 1 << 16


def faults(path: Path, *, limits: Limits = LIMITS) -> Iterator[Remark]:
    """What keeps a file from being valid TMX 1.4, in the order of the file; nothing if it is.

    A file that is not well-formed ends with that fault. Raises InputError for a file that cannot be read, declares
    entities or passes a limit.
    """
    found: list[Remark] = []
    checking = _Checking(found.append)
    parser = expat_parser(checking.start, checking.end, checking.text, file=path, limits=limits)
    checking.line = lambda: parser.CurrentLineNumber
    fed = 0
    with open_input(Path(path), EXPECTED) as stream:
        try:
            while chunk := stream.read(_CHUNK):
                fed += len(chunk)
                parser.Parse(chunk, False)
                yield from found
                found.clear()
                if fed - parser.CurrentByteIndex > limits.silence:
                    raise InputError(
                        f"more than {limits.silence:,} bytes without an element or text; refused", file=path
                    )
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            found.append(Remark(error.lineno, None, f"not well-formed XML: {reason(error)}"))
    yield from found


class _Checking:
    """The events of a file, each held against the DTD."""

    def __init__(self, tell: Callable[[Remark], None]) -> None:
        self.line: Callable[[], int] = lambda: 0
        self._tell = tell
        self._open: list[tuple[str, set[str]]] = [("", set())]
        self._units = 0
        self._unit: str | None = None

    def start(self, name: str, flat: list[str]) -> None:
        written = dict(zip(flat[::2], flat[1::2], strict=True))
        around, came = self._open[-1]
        if name == "tu":
            self._units += 1
            self._unit = written.get("tuid") or str(self._units)
        if name not in _INSIDE.get(around, frozenset()):
            self._fault(f"element {name} in {around}" if around else f"root element {name}, expected tmx")
        elif name in _ONCE and name in came:
            self._fault(f"a second {name} in {around}")
        elif name in {"note", "prop"} and not came <= {"note", "prop"} and around in {"tu", "tuv"}:
            self._fault(f"{name} after {'tuv' if around == 'tu' else 'seg'}")
        elif name == "header" and "body" in came:
            self._fault("header after body")
        came.add(name)
        self._open.append((name, set()))
        for key in written.keys() - _MAY.get(name, frozenset()):
            self._fault(f"attribute {key} of {name}")
        for key in _MUST.get(name, ()):
            if key not in written:
                self._fault(f"{name} without {key}")
        for key, value in written.items():
            values = _VALUES.get((name, key))
            if values is not None and value not in values:
                self._fault(f"{key} '{value}' of {name}; expected {' or '.join(sorted(values))}")

    def end(self, name: str) -> None:
        _, came = self._open.pop()
        for needed in _NEEDS.get(name, ()):
            if needed not in came:
                self._fault(f"{name} without {needed}")
        if name == "tu":
            self._unit = None

    def text(self, text: str) -> None:
        if self._open[-1][0] not in _WITH_TEXT and text.strip(" \t\r\n"):
            self._fault(f"text in {self._open[-1][0]}")

    def _fault(self, why: str) -> None:
        self._tell(Remark(self.line(), self._unit, why))
