"""What a page shows: its words with their places, and the rules drawn on it."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tmkit.documents.pdf.drawings import Rule, drawn

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

MOST_CHARACTERS = 400_000
"""Characters of one page that are read."""

_MOST_DOTS = 200
_BULLET_REACH = 2.0  # sizes of letters between a drawn bullet and its text
_TINY = 1.5  # points: smaller letters are not for the eye
_TURNED = 0.1  # radians by which text may lean
_INVISIBLE = frozenset({3, 7})  # text render modes
_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\u00ad": "-"})
_WORD = re.compile("[^\\s\x00-\x01\x03-\x1f\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]|[\u00a0\u202f]")
_SPACE = " \t\r\n\x0b\x0c\u2002\u2003\u2009"
_WORDS = re.compile(f"[^{_SPACE}\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_SYMBOLS = re.compile(r"symbol|wingdings|dingbats|webdings", re.IGNORECASE)
_BULLET = "•"


@dataclass(slots=True)
class Word:
    """Letters without a space between, in points from the left and, downwards, from the top of the page.

    `base` is where the letters stand, `glued` whether no space parts it from the word before it, `fresh` whether the
    file sets it apart from the word before.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    glued: bool = False
    fresh: bool = False


@dataclass(slots=True)
class Sheet:
    """What one page shows: its words in the order of the file, its rules, its size, and what was left out.

    `unread` counts characters that the file does not say what they are; `pictures` whether it has any;
    `broken` that it cannot be read, `cut` that it has more characters than are read.
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: bool = False
    unread: int = 0
    broken: bool = False
    cut: bool = False


@dataclass(slots=True)
class _Style:
    """What one text object has in common."""

    size: float
    turn: int | None  # quarter turns to the left
    bold: bool
    symbol: bool
    visible: bool


def sheet_of(page: PdfPage, number: int) -> Sheet:
    """What a page shows. Raises PdfiumError where its text cannot be read."""
    left, bottom, right, top = page.get_bbox()
    box = (left, bottom, right, top)
    sheet = Sheet(number, right - left, top - bottom)
    text_page = page.get_textpage()
    try:
        reader = _Reader(text_page)
        found = reader.words()
        sheet.unread = reader.unread
        sheet.cut = text_page.count_chars() > MOST_CHARACTERS
    finally:
        text_page.close()
    rules, dots, sheet.pictures = drawn(page)
    turns = Counter[int]()
    for word, style in found:
        if style.turn is not None:
            turns[style.turn] += len(word.text)
    turn = turns.most_common(1)[0][0] if turns else 0
    if turn % 2:
        sheet.width, sheet.height = sheet.height, sheet.width
    kept = [(word, style) for word, style in found if style.turn == turn and style.size >= _TINY]
    seen = sum(len(word.text) for word, style in kept if style.visible)
    unseen = sum(len(word.text) for word, style in kept if not style.visible)
    scanned = sheet.pictures and unseen > seen  # the text layer that a scanner's software laid under the picture
    shift = _origin(box, turn)
    places: set[tuple[str, int, int]] = set()
    for word, style in kept:
        if not style.visible and not scanned:
            continue
        word.x0 += shift[0]
        word.x1 += shift[0]
        word.base += shift[1]
        place = (word.text, round(word.x0), round(word.base))
        outside = word.x1 < 0 or word.x0 > sheet.width or word.base < 0 or word.base > sheet.height + word.size
        if not outside and place not in places:  # printed twice, for boldness
            places.add(place)
            sheet.words.append(word)
    sheet.rules = [_turned(rule, turn, shift) for rule in rules]
    _add_bullets(sheet, [_turned(dot, turn, shift) for dot in dots])
    return sheet


def _add_bullets(sheet: Sheet, dots: list[Rule]) -> None:
    """Make words of the dots that are drawn before lines, as browsers draw the bullets of lists."""
    for dot in dots[:_MOST_DOTS]:
        middle = (dot.y0 + dot.y1) / 2
        level = [
            at for at, word in enumerate(sheet.words) if abs(word.base - 0.3 * word.size - middle) < 0.3 * word.size
        ]
        after = min(
            (at for at in level if sheet.words[at].x0 >= dot.x1), key=lambda at: sheet.words[at].x0, default=None
        )
        if after is None:
            continue
        word = sheet.words[after]
        before = any(sheet.words[at].x1 <= dot.x0 and dot.x0 - sheet.words[at].x1 < word.size for at in level)
        if word.x0 - dot.x1 < _BULLET_REACH * word.size and not before:
            sheet.words.insert(after, Word(_BULLET, dot.x0, dot.x1, word.base, word.size, word.bold))


def _rotated(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point, in the file's coordinates, where text that has `turn` quarter turns stands upright; y downwards."""
    if turn == 0:
        return x, -y
    if turn == 1:
        return y, x
    if turn == 2:
        return -x, y
    return -y, -x


def _origin(box: tuple[float, float, float, float], turn: int) -> tuple[float, float]:
    """What brings the left and upper corner of a page to (0, 0)."""
    corners = [_rotated(x, y, turn) for x in (box[0], box[2]) for y in (box[1], box[3])]
    return -min(x for x, _ in corners), -min(y for _, y in corners)


def _turned(rule: Rule, turn: int, shift: tuple[float, float]) -> Rule:
    ends = (_rotated(rule.x0, rule.y0, turn), _rotated(rule.x1, rule.y1, turn))
    xs = sorted(x + shift[0] for x, _ in ends)
    ys = sorted(y + shift[1] for _, y in ends)
    return Rule(xs[0], ys[0], xs[1], ys[1])


class _Reader:
    """Reads the words of one page: asks for the ends of each word only, as every question costs."""

    def __init__(self, text_page: PdfTextPage) -> None:
        from pypdfium2 import raw

        self._raw: Any = raw
        self._page: Any = text_page.raw
        self._count = min(text_page.count_chars(), MOST_CHARACTERS)
        self._styles: dict[int, _Style] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._last = 0
        self._box: Any = raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self.unread = 0

    def words(self) -> list[tuple[Word, _Style]]:
        """The words in the order of the file, each with its style."""
        found: list[tuple[Word, _Style]] = []
        text = self._text()
        last_end = -1
        for match in _WORDS.finditer(text):
            glued = match.start() == last_end
            last_end = match.end()
            start = match.start()
            for first, end, style in self._uniform(start, last_end):
                if style is not None:
                    word = self._word(text[first:end], first, end, style, glued=glued or first > start)
                    found.append((word, style[1]))
        return found

    def _text(self) -> str:
        """The characters of the page, one for each that pdfium counts."""
        raw = self._raw
        count = self._count
        buffer = (ctypes.c_ushort * (count + 1))()
        got = raw.FPDFText_GetText(self._page, 0, count, buffer)
        if got == count + 1:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
            if len(text) == count and "\ufffd" not in text:
                return text
        codes = (raw.FPDFText_GetUnicode(self._page, at) for at in range(count))
        text = "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)
        self.unread = text.count("\ufffd")
        return text.replace("\ufffd", " ") if 2 * self.unread > count else text

    def _style(self, at: int) -> tuple[int, _Style] | None:
        """The text object of a character; None for one that pdfium made up."""
        raw = self._raw
        handle = raw.FPDFText_GetTextObject(self._page, at)
        address = ctypes.c_void_p.from_buffer(handle).value
        if not address:
            return None
        style = self._styles.get(address)
        if style is None:
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(self._page, at, ctypes.byref(matrix))
            size = raw.FPDFText_GetFontSize(self._page, at) * math.hypot(matrix.c, matrix.d)
            angle = math.atan2(matrix.b, matrix.a)
            turn = round(angle / (math.pi / 2))
            straight = abs(angle - turn * math.pi / 2) <= _TURNED
            bold, symbol = self._font(handle, at)
            visible = raw.FPDFTextObj_GetTextRenderMode(handle) not in _INVISIBLE
            style = _Style(size, turn % 4 if straight else None, bold, symbol, visible)
            self._styles[address] = style
        return address, style

    def _font(self, handle: Any, at: int) -> tuple[bool, bool]:
        """Whether the font of a text object is bold, and whether it is one of symbols."""
        raw = self._raw
        font = raw.FPDFTextObj_GetFont(handle)
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            length = raw.FPDFFont_GetBaseFontName(font, buffer, 256) if address else 0
            name = buffer.value.decode("utf-8", "replace") if 0 < length <= 256 else ""
            bold = _BOLD.search(name) is not None or raw.FPDFText_GetFontWeight(self._page, at) >= 600
            self._fonts[address] = (bold, _SYMBOLS.search(name) is not None)
        return self._fonts[address]

    def _uniform(self, start: int, end: int) -> list[tuple[int, int, tuple[int, _Style] | None]]:
        """The parts of a word that are each of one text object, with its address and style."""
        first = self._style(start)
        if end - start == 1 or ((last := self._style(end - 1)) and first and first[0] == last[0]):
            return [(start, end, first)]
        parts = []
        begin = start
        before = first
        for at in range(start + 1, end):
            style = self._style(at)
            if (style and style[0]) != (before and before[0]):
                parts.append((begin, at, before))
                begin = at
            before = style
        return [*parts, (begin, end, before)]

    def _word(self, text: str, first: int, end: int, found: tuple[int, _Style], *, glued: bool) -> Word:
        raw = self._raw
        address, style = found
        fresh = address != self._last
        self._last = address
        text = text.translate(_HYPHENS)
        if style.symbol and len(text) == 1:
            text = _BULLET if not text.isalnum() or ord(text) > 0xE000 or text in "§Øoqvw" else text
        turn = style.turn or 0
        box = self._box
        raw.FPDFText_GetCharOrigin(self._page, first, self._x, self._y)
        raw.FPDFText_GetLooseCharBox(self._page, end - 1, box)
        x0, base = _rotated(self._x.value, self._y.value, turn)
        x1 = (box.right, box.top, -box.left, -box.bottom)[turn]
        return Word(text, x0, max(x1, x0), base, style.size, style.bold, glued, fresh)
