"""References to articles, paragraphs and points, by what they point to.

`par. 2 c)` = `para. 2 (c)`; `article 82, paragraphe 1, point a)` = `Article 82(1)(a)` = `point (a) of Article 82(1)`;
`alinéa c) du paragraphe 2` = `paragraph 2 (c)`. The value is ("¶", label, label, …) from the outermost in. The span
begins at the first label: the word before it (`article`, `paragraphe`) is outside, so that `article 2` and
`paragraphe 2` differ in their words. Where the inner comes first, the span is the outer (`5(1)` in `point (a) of
Article 5(1)`): no span holds `of` or `de l'`. In a list (`articles 5, 7 et 9`, `(a) and (b)`) each label is a fact.
"""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase

from tmkit.facts.passage import Found, Passage
from tmkit.facts.roman import from_roman

MARK = "¶"

# What has a lower rank holds what has a higher one.
_RANKS = {
    1: "article articles art arts section sections règle règles rule rules",
    2: "paragraphe paragraphes paragraph paragraphs par para paras subsection subsections subrule subrules",
    3: "alinéa alinéas al sous-alinéa sous-alinéas subparagraph subparagraphs sub-paragraph sub-paragraphs point "
    "points clause clauses subclause subclauses item items division divisions disposition dispositions "
    "litt lettre lettres",
}
_RANK_OF = {**{word: rank for rank, words in _RANKS.items() for word in words.split()}, "§": 2, "§§": 2}
# These are words of another kind without a stop, or in French.
_ABBREVIATED = frozenset({"par", "al", "art", "arts", "litt"})
_ENGLISH = frozenset({"section", "sections", "rule", "rules"})

TRIGGERS = frozenset(word for word in _RANK_OF if word.isalpha())
INSIDE = frozenset(
    {*(word for word, rank in _RANK_OF.items() if rank > 1), ".", ",", "(", ")", "premier"}
    | {"bis", "ter", "quater", "quinquies", "sexies"}
    | {letter * 2 for letter in ascii_lowercase}
)

# A letter, or a letter twice; so that whatever may be a label is known beforehand.
_LETTER = f"(?:{'|'.join(letter * times for letter in ascii_lowercase for times in (2, 1))})"
_BRACKETED = rf"\((?:[0-9]{{1,3}}(?:\.[0-9]{{1,3}})?|{_LETTER}(?:\.[0-9]{{1,2}})?|[ivxl]{{1,7}}|[A-Z])\)"
_CLOSED = rf"(?:{_LETTER}(?:\.[0-9]{{1,2}})?|[ivxl]{{1,7}})\)"
_ORDER = r"(?: ?(?:bis|ter|quater|quinquies|sexies)(?!\w))"
_NUMBER = rf"[0-9]{{1,4}}(?:er(?!\w)|(?:\.[0-9]{{1,3}}){{0,3}}(?:[A-Za-z]{{1,2}}(?![\w)]))?{_ORDER}?)"
_TAIL = rf"(?: ?{_BRACKETED}| ?{_CLOSED}){{0,5}}"
_ALONE = r"(?![\w%]|[.,][0-9]| ?%| [0-9]{3}(?![0-9]))"
_PATH = re.compile(
    rf"{_NUMBER}{_ALONE}{_TAIL}|{_NUMBER}(?:{_CLOSED}){_TAIL}|(?:{_BRACKETED}|{_CLOSED}){_TAIL}|[IVXL]{{1,6}}(?![\w'-])|(?i:premier)(?!\w)"
)
_FREE = re.compile(rf"(?<![\w.,/:-])[0-9]{{1,4}}(?:\.[0-9]{{1,3}}){{0,3}}(?:{_BRACKETED}|[a-z]{{1,2}}\)){_TAIL}(?!\w)")
_LABEL = re.compile(
    rf"[0-9]+(?:\.[0-9]+)*(?:[A-Za-z]{{1,2}}(?![\w)]))?{_ORDER}?|[a-z]+(?:\.[0-9]+)?|[A-Z]+", re.IGNORECASE
)
_AFTER_WORD = re.compile(r"(?P<stop>\.?)(?:(?<=\.) *| +|(?=\())(?=[(0-9IVXLa-zP])")
_SIGN = re.compile(r"§+ *(?=[0-9(])")
_JOIN = re.compile(r" *, *(?:(?:et|and|ou|or) +)?| +(?:et|and|ou|or|à|to|and/or|et/ou) +| *[-–] *")
_GOES_ON = re.compile(r" *(?:[,;.:)(\]]|(?:et|and|ou|or|à|to|du|de|des|of|ci-|above|below)\b|\Z)")


def find(passage: Passage) -> list[Found]:
    """The references to articles and paragraphs in a passage."""
    text, french = passage.text, passage.french
    found: list[Found] = []
    read: list[tuple[int, int]] = []
    done = 0
    for place, word in passage.places(TRIGGERS):
        if place < done or (french and word in _ENGLISH):
            continue
        lead = _AFTER_WORD.match(text, place + len(word))
        if lead is None or (word in _ABBREVIATED and not lead["stop"]):
            continue
        if not french and word[0] == text[place] and text.startswith("I ", lead.end()):
            continue  # `on that point I agree`
        ones, done = _listed(text, lead.end(), _RANK_OF[word], french)
        found += ones
        read.append((lead.end(), done))
    for match in _SIGN.finditer(text) if "§" in text else ():
        if match.start() >= done:
            ones, done = _listed(text, match.end(), 2, french)
            found += ones
            read.append((match.end(), done))
    passage.hide(read)
    if ")" in text:
        found += [Found("reference", (MARK, *_labels(match[0])), *match.span()) for match in passage.at_figures(_FREE)]
    return sorted(found, key=lambda one: one.start)


def _listed(text: str, at: int, rank: int, french: bool) -> tuple[list[Found], int]:
    """The paths of a list that begins at an offset, the first in full, the others as they are written; and its end."""
    found: list[Found] = []
    end, comma = at, False
    while (path := _PATH.match(text, at)) is not None:
        if (comma and path[0].isdigit() and not _GOES_ON.match(text, path.end())) or (path[0].isupper() and rank > 1):
            break  # `section 5, 10 days`, `on that point I agree`
        pieces, start, end = _pieces(text, path, rank, french)
        value = (MARK, *(label for _, labels in sorted(pieces.items()) for label in labels))
        found.append(Found("reference", value, start, end))
        join = _JOIN.match(text, end)
        if start > at or join is None:
            break
        rank = max(rank + len(labels) - 1 for rank, labels in pieces.items())
        comma, at = join[0].strip() == ",", join.end()
    return found, end


def _pieces(text: str, path: re.Match[str], rank: int, french: bool) -> tuple[dict[int, list[str]], int, int]:
    """A path with what leads on from it, inward or outward: labels by rank, and the span of what is outermost."""
    labels, start, end = _labels(path[0]), path.start(), path.end()
    pieces = {rank: labels}
    while (more := _onward(french).match(text, end)) is not None:
        added = _PATH.match(text, more.end())
        if added is None:
            break
        deepest = rank + len(labels) - 1  # of the piece before
        rank, labels = _RANK_OF[more["word"].lower()], _labels(added[0])
        if more["of"] is not None:
            if rank >= min(pieces):
                break
            start = added.start()
        elif rank <= deepest or rank in pieces or (len(labels) > 1 and labels[1][0].isdigit()):
            break  # also `section 3, subsection 12(3)`, a path of its own
        pieces[rank] = labels
        end = added.end()
    return pieces, start, end


def _labels(path: str) -> list[str]:
    """The labels of a path: `82(1)(a)` to 82, 1, a. Numerals and `premier` become figures."""
    found = []
    for label in _LABEL.findall(path.replace("1er", "1")):
        if label.lower() == "premier":
            found.append("1")
        elif label.isupper() and (value := from_roman(label)) is not None and path == label:
            found.append(str(value))
        else:
            found.append(" ".join(label.split()))
    return found


@cache
def _onward(french: bool) -> re.Pattern[str]:
    """The word that leads on from a path: inward (`, paragraphe 1`), or outward (`of Article 5`)."""
    full = sorted({*_RANK_OF} - _ABBREVIATED - (_ENGLISH if french else set()), key=len, reverse=True)
    short = sorted(_ABBREVIATED, key=len, reverse=True)
    word = rf"(?P<word>(?i:{'|'.join(full)})(?=\.? *[§(0-9]| +[a-zA-Z])|(?i:{'|'.join(short)})(?=\.))\.? *"
    return re.compile(rf"(?P<of> (?:du|de la|de l'|of(?: the)?) *)?(?(of)|,? +){word}")
