"""From runs of formatted text to a text with inline codes, balanced, and only where the formatting differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from tmkit.model import Code

_MOST_CONTENT = 500  # characters of a code's content: a picture may stand in a link
_LOOK = frozenset({"bold", "italic", "ulined", "scap", "superscript", "subscript", "x-strike"})
_NAMES = {
    "fnote": "footnote mark",
    "enote": "endnote mark",
    "lb": "line break",
    "x-tab": "tab",
    "x-field": "field",
    "x-math": "formula",
    "x-control": "content control",
    "ulined": "underline",
    "scap": "small capitals",
    "x-strike": "strike-through",
}


@dataclass(frozen=True, slots=True)
class Format:
    """What a stretch of text is: `type` as TMX names it (`bold`, `link`), `content` the native code that opens it.

    `key` tells stretches of one type apart, where that matters (two links); `tag` is the native code that closes it.
    """

    type: str
    content: str = ""
    tag: str = ""
    key: object = None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with its formats, outermost first; or, with `mark`, a code that stands alone.

    `aside` is something without text or code of which only the place is wanted: a bookmark, the number of a new page.
    """

    text: str = ""
    formats: tuple[Format, ...] = ()
    mark: Format | None = None
    aside: object = None


@dataclass(slots=True)
class Inline:
    """A text with its codes.

    `origin` tells for each code, in order, the format that it is of; `prevailing` are the formats of the whole text;
    `asides` are those of the runs with their offsets.
    """

    text: str = ""
    codes: tuple[tuple[int, Code], ...] = ()
    origin: tuple[Format, ...] = ()
    prevailing: tuple[Format, ...] = ()
    asides: tuple[tuple[int, object], ...] = ()


def look(formats: Iterable[Format]) -> frozenset[str]:
    """What formats a reader sees as a look of the letters."""
    return frozenset(item.type for item in formats if item.type in _LOOK)


def inline(runs: Sequence[Run]) -> Inline:
    """The text of the runs, edges stripped, with a code pair where formats begin and end.

    A look that all letters share is the paragraph's own and has no codes. A code pair is numbered by `i` and `x`, a
    code that stands alone by `x`, in order of appearance.
    """
    runs = _stripped(runs)
    seen = [run for run in runs if run.text.strip()]
    shared = frozenset.intersection(*(look(run.formats) for run in seen)) if seen else frozenset()
    maker = _Maker()
    asides: list[tuple[int, object]] = []
    for run in runs:
        if run.aside is not None:
            asides.append((maker.length, run.aside))
        elif run.mark is not None:
            maker.settle(_reduced(run.formats, shared))
            maker.alone(run.mark)
        elif run.text:
            maker.settle(_reduced(run.formats, shared))
            maker.pieces.append(run.text)
            maker.length += len(run.text)
    maker.settle(())
    prevailing = tuple(item for item in seen[0].formats if item.type in shared) if seen else ()
    return Inline("".join(maker.pieces), tuple(maker.codes), tuple(maker.origin), prevailing, tuple(asides))


def native(code: str) -> str:
    """A native code as the content of a code: escaped, and not without bound."""
    return escape(code if len(code) <= _MOST_CONTENT else code[:_MOST_CONTENT] + "…")


def _reduced(formats: tuple[Format, ...], shared: frozenset[str]) -> tuple[Format, ...]:
    """Formats without those that all share, and without what is said twice (bold within bold)."""
    kept: list[Format] = []
    for item in formats:
        if item.type in shared or any(item.type == other.type and item.type in _LOOK for other in kept):
            continue
        kept.append(item)
    return tuple(kept)


def _stripped(runs: Sequence[Run]) -> list[Run]:
    """The runs without white space at the two ends of their text."""
    kept = list(runs)
    for order, strip in ((range(len(kept)), str.lstrip), (range(len(kept) - 1, -1, -1), str.rstrip)):
        for at in order:
            run = kept[at]
            if run.mark is not None or not run.text:
                continue
            bare = strip(run.text)
            kept[at] = Run(bare, run.formats)
            if bare:
                break
    return kept


@dataclass(slots=True)
class _Maker:
    """Keeps the formats that are open, and writes the codes between one run and the next."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    codes: list[tuple[int, Code]] = field(default_factory=list)
    origin: list[Format] = field(default_factory=list)
    _open: list[tuple[Format, str, int]] = field(default_factory=list)
    _pairs: int = 0
    _count: int = 0

    def settle(self, formats: tuple[Format, ...]) -> None:
        """Close what ends here and open what begins."""
        same = 0
        for (now, _, _), wanted in zip(self._open, formats, strict=False):
            if (now.type, now.key) != (wanted.type, wanted.key):
                break
            same += 1
        while len(self._open) > same:
            self._close()
        for item in formats[same:]:
            self._pairs += 1
            self._count += 1
            attributes = (("i", str(self._pairs)), ("type", item.type), ("x", str(self._count)))
            self._open.append((item, str(self._pairs), len(self.codes)))
            self._put(Code("bpt", attributes, native(item.content)), item)

    def alone(self, mark: Format) -> None:
        """Put a code that stands alone."""
        self._count += 1
        self._put(Code("ph", (("type", mark.type), ("x", str(self._count))), native(mark.content)), mark)

    def _close(self) -> None:
        item, number, begun = self._open.pop()
        if len(self.codes) == begun + 1 and self.codes[begun][0] == self.length:
            del self.codes[begun:], self.origin[begun:]  # nothing stands in it
            return
        self._put(Code("ept", (("i", number),), native(item.tag)), item)

    def _put(self, code: Code, item: Format) -> None:
        self.codes.append((self.length, code))
        self.origin.append(item)


def code_name(kind: str) -> str:
    """What a code of a TMX `type` is called to a person; the type itself where there is no word for it."""
    return _NAMES.get(kind, kind)
