"""Labels at the beginning of lines: which of them are labels, judged by the series that they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tmkit.text.labels import split_label

_MAY_BE_LABEL = re.compile(r"[\d(\-–—•◦∙▪▫■□●○\uf0a7\uf0b7\uf0d8*·‣►➢✓#§]|[^\W\d_]{1,5}(?:\s\w+)?[.)°º]|o\s")
_MARKER = re.compile(r"(?:[*·‣►➢✓\uf0d8]|o(?=\s[^\W\d_])|#{1,6})(?=\s+\S)")
_DASHES = frozenset("-–—")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_MOST_LEFT_OUT = 3
_SHORTEN = 100  # characters of a line that are looked at for its label


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed. `style` is what labels of one series share (`1.`, `(a)`, `i)`, `1.1`, `-`); `value` is the
    place in the series, from 1, a tuple for dotted numbers, empty for bullets.
    """

    text: str
    style: str
    value: tuple[int, ...]

    @property
    def is_bullet(self) -> bool:
        """Whether the label counts nothing."""
        return not self.value

    @property
    def is_number(self) -> bool:
        """Whether it is the number of a paragraph, and not of an item of a list."""
        return self.style in {"1.", "1.1", "I.", "A."}


@dataclass(slots=True)
class Series:
    """The series of labels of one text as far as they were read; `wide` are the styles `I.` and `A.` that it uses."""

    wide: frozenset[str] = frozenset()
    last: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def read(self, line: str) -> tuple[Label, str] | None:
        """What may be the label of a line, with the rest of the line; a label may stand alone."""
        if not may_open_label(line):
            return None
        if marker := _MARKER.match(line):
            rest = line[marker.end() :].lstrip()
            if line[0] != "#":
                return Label(marker[0], marker[0], ()), rest
            text, title = split_label(rest[:_SHORTEN])
            return Label(text or marker[0], "#", self.styled(text).value), title + rest[_SHORTEN:]
        head = line[:_SHORTEN]
        text, rest = split_label(head, series=bool(self.wide))
        if not text and len(line) <= 8:
            text, rest = split_label(f"{line} X", series=bool(self.wide))
            rest = "" if rest == "X" else text
            text = text if not rest else ""
        if not text:
            return None
        label = self.styled(text)
        if label.style in {"I.", "A."} and label.style not in self.wide:
            return None
        return label, line[len(head) - len(rest) :] if rest else ""

    def follows(self, label: Label) -> bool:
        """Whether the label is the next of its series, but for a few left out, or the first of one."""
        if label.is_bullet or label.value[-1] == 1:
            return True
        last = self.last.get(label.style)
        if last is None or len(label.value) > len(last):
            return False
        depth = len(label.value) - 1
        return label.value[:depth] == last[:depth] and last[depth] < label.value[depth] <= last[depth] + _MOST_LEFT_OUT

    def known(self, label: Label) -> bool:
        """Whether a label of this style was there before."""
        return label.style in self.last

    def accept(self, label: Label) -> None:
        """Take a label for the last one of its series."""
        if label.value:
            self.last[label.style] = label.value

    def styled(self, text: str) -> Label:
        """The label that `text` is, whatever stands after it; a letter that may be roman is judged by the series."""
        core = text.strip("().°º")
        if not core or not core[0].isalnum():
            return Label(text, text, ())
        word = core.split()[0]
        if word[0].isdigit():
            value = tuple(int(part) for part in word.split(".") if part)
            if len(value) > 1:
                return Label(text, "1.1", value)
            return Label(text, text.replace(core, "1"), value)
        word = word.partition(".")[0]
        letter = text.replace(core, "A" if word[0].isupper() else "a")
        roman = text.replace(core, "I" if word[0].isupper() else "i")
        place = (ord(word[0].lower()) - 96,)
        number = _roman(word.lower())
        if number is None:
            return Label(text, letter, place)
        if len(word) > 1 and len(set(word)) > 1:
            return Label(text, roman, (number,))
        last = self.last.get(letter)
        if len(word) == 1 and last and place == (last[0] + 1,):
            return Label(text, letter, place)
        last = self.last.get(roman)
        if word.lower()[0] == "i" or (last and number == last[0] + 1):
            return Label(text, roman, (number,))
        return Label(text, letter, place)


def may_open_label(line: str) -> bool:
    """Whether a label may open the line, by its first characters."""
    return _MAY_BE_LABEL.match(line) is not None


def wide_styles(heads: list[str]) -> frozenset[str]:
    """Which of the styles `I.` and `A.` are series in a text, by the lines that may open its blocks."""
    seen = {head.partition(".")[0] for head in heads if _WIDE.match(head)}
    return frozenset(style for style, first, second in (("I.", "I", "II"), ("A.", "A", "B")) if {first, second} <= seen)


_WIDE = re.compile(r"(?:[IVX]{1,5}|[A-Z])\.\s+\S")


def _roman(letters: str) -> int | None:
    """The value of a roman numeral in small letters."""
    if not letters or any(letter not in _ROMAN for letter in letters):
        return None
    values = [_ROMAN[letter] for letter in letters]
    return sum(-v if any(v < w for w in values[at + 1 :]) else v for at, v in enumerate(values))
