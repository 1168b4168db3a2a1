"""How the lines of a text are broken: hard-wrapped, or one paragraph a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tmkit.text.reflow.flow import Flow

_ENDING = frozenset('.!?…:;»”"')
_WIDEST = 200  # characters; longer lines are no printed lines
_SHARE = 0.3  # of the lines of hard-wrapped text, at least, break a sentence: some 80 % do, of others below 10 %
# Words that no paragraph ends with: the sentence goes on after them.
_DANGLING = frozenset(
    """
    le la les l un une des du de d au aux à en et ou ni que qui dont où par pour sur sous dans avec sans entre vers chez
    ce cet cette ces son sa ses leur leurs notre nos votre vos se ne est sont ont été être qu n s
    the an of and or nor to in on at by for from with without between into that which whose its his her their our this
    these those is are was were be been has have had will shall
    """.split()
)


@dataclass(frozen=True, slots=True)
class Layout:
    """`width` is how many characters a full line has, 0 where lines are paragraphs; `gap` is how many blank lines stand
    between two lines of one paragraph; `widths` the width around each line, 0 where it is a paragraph of its own.
    """

    width: int
    gap: int
    widths: list[int]


def find_layout(flow: Flow) -> Layout:
    """How the lines of a text are broken, as a whole and around each line."""
    going: dict[int, list[int]] = {0: [], 1: [], 2: []}  # by gap: lengths of lines whose sentence goes on
    pairs = dict.fromkeys(going, 0)
    for at in range(1, len(flow.text)):
        gap = flow.gap[at]
        if gap <= 2 and not flow.turned[at] and len(flow.text[at - 1]) <= _WIDEST:
            pairs[gap] += 1
            if goes_on(flow.text[at - 1], flow.text[at]):
                going[gap].append(len(flow.text[at - 1]))
    for gap, lengths in going.items():
        usual = gap == 0 or pairs[gap] > 4 * sum(pairs[less] for less in range(gap))
        if usual and lengths and len(lengths) >= _SHARE * pairs[gap]:
            lengths.sort()
            width = lengths[len(lengths) * 9 // 10]
            return Layout(width, gap, _narrowed(flow, width, gap))
    return Layout(0, 0, _local_widths(flow))


def _chunks(flow: Flow, gap: int) -> Iterator[tuple[int, int]]:
    """The runs of three lines or more without a blank one between (or more than `gap`), as (first, end)."""
    first = 0
    for at in range(1, len(flow.text) + 1):
        if at == len(flow.text) or flow.gap[at] > gap or flow.turned[at]:
            if at - first >= 3:
                yield first, at
            first = at


def _narrowed(flow: Flow, width: int, gap: int) -> list[int]:
    """The width around each line: of a quotation, set narrower than the text, its own."""
    widths = [width] * len(flow.text)
    for first, end in _chunks(flow, gap):
        own = _own_width(flow.text[first:end])
        if 0 < own < 0.85 * width:
            widths[first:end] = [own] * (end - first)
    return widths


def _local_widths(flow: Flow) -> list[int]:
    """The widths of single hard-wrapped paragraphs in a text that has one paragraph a line elsewhere."""
    widths = [0] * len(flow.text)
    for first, end in _chunks(flow, 0):
        widths[first:end] = [_own_width(flow.text[first:end])] * (end - first)
    return widths


def _own_width(texts: list[str]) -> int:
    """The width of some lines if they are of one hard-wrapped paragraph, else 0."""
    lengths = [len(text) for text in texts[:-1]]
    longest = max(lengths)
    going = sum(goes_on(before, after) for before, after in pairwise(texts))
    return longest if longest <= _WIDEST and 2 * going >= len(lengths) and min(lengths) >= 0.7 * longest else 0


def goes_on(line: str, following: str) -> bool:
    """Whether the sentence of a line clearly goes on in the following one."""
    if line[-1] in _ENDING:
        return False
    return following[0].islower() or dangles(line)


def dangles(line: str) -> bool:
    """Whether a line ends with a word that ends no sentence: an article, a preposition."""
    return line[-16:].replace("’", " ").replace("'", " ").rsplit(" ", 1)[-1] in _DANGLING
