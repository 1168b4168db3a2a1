"""References to resolutions, decisions and acts: `822 (1993)`, `S/RES/822 (1993)`, `73/284`, `377 A (V)`, `2018/1139`.

One value for every notation: (body, number, year or session). The body is the symbol of the organ (`S`, `A`, `A/HRC`),
`OIC`, `EU`, or "" where the notation does not tell it; number and session are text, a year is an `int`; the last is
None where it is not told (`RCS 822`). What is not told contradicts nothing: `822 (1993)` agrees with
`S/RES/822 (1993)` (`compare.py`). The year is part of the span, and no fact of its own. In a list each reference is a
fact; its span is what is written of it (`853 (1993)`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tmkit.facts.passage import Found, Passage

Act = tuple[str, str, int | str | None]

_COUNCIL = frozenset({"rcs", "scr", "unscr"})  # of the Security Council
TRIGGERS = _COUNCIL | frozenset(
    "résolution résolutions resolution resolutions décision décisions decision decisions".split()
)
INSIDE = frozenset({"(", ")", "/", "-", "s", "a", "res", "dec"})

_YEAR = r"(?:19|20)[0-9]{2}"
_ROMAN = r"(?:ES-|S-)?[IVXL]{1,8}"
# `B` of `48/218 B`; not the `A` that a French sentence goes on with, nor the English `I`.
_LETTER = r"(?: ?(?:[B-HJ-Z]|A(?! +[a-zà-ÿ']))(?=[ ,;.)(]|\Z))"
_EU = r"UE|CE|CEE|CECA|Euratom|EU|EC|EEC|ECSC|PESC|CFSP|JAI|JHA"
_BEFORE = r"(?<![\w.,/:$€£-])"
_ORGAN = re.compile(
    # S/RES/822 (1993), A/RES/73/284, A/RES/377 (V), A/HRC/DEC/37/101, E/RES/2018/5
    rf"(?P<organ>[A-Z](?<![\w/.-].)[A-Z]{{0,5}}(?:/[A-Z]{{2,6}})?)/(?:RES|DEC)/(?:"
    rf"(?P<os>ES-[0-9]{{1,2}}|S-[0-9]{{1,2}}|[0-9]{{1,4}})/(?P<on>[0-9]{{1,4}}{_LETTER}?)"
    rf"|(?P<onumber>[0-9]{{1,5}}{_LETTER}?)(?: *\( ?(?P<oyear>{_YEAR}|{_ROMAN}) ?\){_LETTER}?)?)(?![\w/])"
)
_FORMS = re.compile(
    # 45/10-P(IS), 10/45-POL
    rf"{_BEFORE}(?P<inumber>[0-9]{{1,3}})/(?P<isession>[0-9]{{1,3}}-[A-Z]{{1,5}}(?: ?\([A-Z]{{1,5}}\))?)(?![\w/])"
    # 2014/24/UE, 2010/413/CFSP
    rf"|{_BEFORE}(?P<ayear>{_YEAR}|[5-9][0-9])/(?P<anumber>[0-9]{{1,4}})/(?:{_EU})(?!\w)"
    # 822 (1993), 377 A (V), 1514 (XV)
    rf"|{_BEFORE}(?P<number>[0-9]{{1,5}}(?: ?[A-Z])?) *\( ?(?P<year>{_YEAR}) ?\)"
    rf"|{_BEFORE}(?P<old>[0-9]{{2,4}}(?: ?[A-Z])?) *\( ?(?P<roman>{_ROMAN}) ?\)"
    # 2018/1139, 965/2012, 2913/92 (after `no`), 73/284
    rf"|{_BEFORE}(?P<first>[0-9]{{1,4}})/(?P<second>[0-9]{{1,5}}{_LETTER}?)(?![\w/]|-[0-9]|[.,][0-9])"
)
_NUMBERED = re.compile(r"(?:(?<!\w)(?:n[o°]s?\.?|nos?\.?|nr\.?)|,|et|and) *\Z", re.IGNORECASE)
_EU_BEFORE = re.compile(r"\((?:UE|CE|CEE|EU|EC|EEC|Euratom)(?:, *Euratom)?\)(?: *n[o°]s?\.?)? *\Z", re.IGNORECASE)
_ITEM = re.compile(r"[0-9]{1,5}(?![\w/]|[.,][0-9]| ?%| [0-9]{3}(?![0-9]))")
_BETWEEN = re.compile(r" *(?:,|;|et\b|and\b|ou\b|or\b|&) *(?:et +|and +)?(?:la +|les +)?")
_GOES_ON = re.compile(r" *(?:[,;.:)(\]]|et\b|and\b|ou\b|or\b|du\b|de\b|des\b|of\b|\Z)")
_WORD = re.compile(rf"(?<!\w)({'|'.join(TRIGGERS)}) +(?:n[o°]s?\.? *)?", re.IGNORECASE)
_COUNTS = re.compile(r" [a-zà-ÿ]+s\b")
_NEAR = 24
_LAST_SESSION = 150


def find(passage: Passage) -> list[Found]:
    """The references to acts in a passage."""
    text = passage.text
    named = passage.has(TRIGGERS)
    found: list[Found] = []
    if "/RES/" in text or "/DEC/" in text:
        found += [Found("reference", _of_organ(match), *match.span()) for match in _ORGAN.finditer(text)]
        passage.hide((one.start, one.end) for one in found)
    if "/" in text or "(" in text:
        for match in passage.at_figures(_FORMS):
            value = _value(match, named=named)
            if value is not None:
                found.append(Found("reference", value, *match.span()))
    if named:
        found += _after_word(text, {one.start: one.end for one in found})
    return found


def _of_organ(match: re.Match[str]) -> Act:
    if match["on"]:
        return match["organ"], _number(match["on"]), _session(match["os"])
    letter = match[0][-1] if match[0][-2:-1] == " " else ""
    return match["organ"], _number(match["onumber"] + letter), _session(match["oyear"])


def _value(match: re.Match[str], *, named: bool) -> Act | None:
    if match["inumber"]:
        return "OIC", match["inumber"], match["isession"].replace(" ", "")
    if match["anumber"]:
        return "EU", match["anumber"], _year(match["ayear"])
    if match["number"]:
        return "", _number(match["number"]), int(match["year"])
    if match["old"]:
        return None if match["roman"] == "L" else ("", _number(match["old"]), match["roman"])
    return _slashed(match, named=named)


def _slashed(match: re.Match[str], *, named: bool) -> Act | None:
    """`965/2012` is number and year, `2018/1139` year and number, `73/284` session and number."""
    first, second = match["first"], match["second"]
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    union = "EU" if _EU_BEFORE.search(before) else ""
    numbered = _NUMBERED.search(before) is not None
    if _is_year(second) and not _is_year(first):
        return union, first, int(second)
    if numbered and len(second) == 2 and len(first) >= 2 and not _is_year(first) and "5" <= second[0] <= "9":
        return union, first, _year(second)
    if _is_year(first) and second.isdigit():
        if int(second) in (int(first) + 1, (int(first) + 1) % 100):
            return None
        return union, second, int(first)
    session = int(first)
    if len(first) <= 3 and len(second.rstrip("ABCDEF ")) <= 3 and (31 if not named else 1) <= session <= _LAST_SESSION:
        return "", _number(second), first
    return None


def _after_word(text: str, taken: dict[int, int]) -> Iterator[Found]:
    """Bare numbers after `résolutions` and its like: `résolution 1325`, `RCS 822`, `décisions 5, 7 et 9`."""
    for match in _WORD.finditer(text):
        body = "S" if match[1].lower() in _COUNCIL else ""
        at, first = match.end(), True
        while True:
            if at in taken:
                at = taken[at]
            elif item := _ITEM.match(text, at):
                if _COUNTS.match(text, item.end()) if first else not _GOES_ON.match(text, item.end()):
                    break
                yield Found("reference", (body, item[0], None), *item.span())
                at = item.end()
            else:
                break
            first = False
            join = _BETWEEN.match(text, at)
            if join is None:
                break
            at = join.end()


def _number(text: str) -> str:
    """`377A` and `377 A` are one number."""
    figures = text.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ ")
    letter = text[len(figures) :].strip()
    return f"{figures} {letter}" if letter else figures


def _session(text: str | None) -> int | str | None:
    return int(text) if text and _is_year(text) else text


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 1900 + int(text)
