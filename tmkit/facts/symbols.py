"""Document symbols: `A/73/284`, `A/73/284/Add.1`, `S/PV.8500`, `COM(2005) 507`. The value is the text, verbatim.

Case counts, spaces do not. `A/73/284/Add.1 et 2` are two symbols; the span of the second is `2`. A symbol with `RES` or
`DEC` among its parts is a reference (`references.py`), not a symbol.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tmkit.facts.passage import Found, Passage

_PROCEDURES = (
    "ACC",
    "APP",
    "AVC",
    "BUD",
    "CNS",
    "COD",
    "COS",
    "DEC",
    "IMM",
    "INI",
    "NLE",
    "REG",
    "RSP",
    "SYN",
)  # European
INSIDE = frozenset(
    {*map(str.lower, _PROCEDURES), "add", "corr", "rev", "amend", "com", "sec", "swd", "(", ")", ".", "-", "/"}
)

# Bounded parts, so that an endless run of them is not read anew from each.
_SYMBOL = re.compile(
    r"[A-Z](?<![\w/.-].)[A-Za-z]{0,9}(?:[0-9]?-[0-9]{1,5}|[0-9]{1,4})?(?:\.[A-Z]?[0-9]{1,4})?"
    r"(?:/[A-Za-z0-9]{1,12}(?:[.-][A-Za-z0-9]{1,10}){0,4}(?:\([A-Z]{1,5}\))?){1,9}(?![\w/])"
)
_COMMISSION = re.compile(r"[CS](?<![\w/].)(?:OM|EC|WD) ?\([0-9]{2,4}\) ?[0-9]{1,5}")
_PROCEDURE = re.compile(rf"(?<![\w/-])[0-9]{{4}}/[0-9]{{4}}[A-Z]? ?\((?:{'|'.join(_PROCEDURES)})\)")
_ALONE = re.compile(r"([ACR](?<![\w/.].)(?:dd|orr|ev|mend))\. ?([0-9]{1,3})(?!\w)")
_SUPPLEMENT = re.compile(r"/(Add|Corr|Rev|Amend)\.([0-9]{1,3})\Z")
_MORE = re.compile(r" *(?:,|et|and|&) *(?:(Add|Corr|Rev|Amend)\. ?)?([0-9]{1,3})(?![\w/%]|[.,][0-9])")
_GOES_ON = re.compile(r" *(?:[,;.:)\]]|et\b|and\b|du\b|de\b|des\b|of\b|\Z)")
_ACTS = frozenset({"RES", "DEC"})


def find(passage: Passage) -> list[Found]:
    """The symbols of a passage."""
    text = passage.text
    found: list[Found] = []
    if "/" in text:
        for match in _SYMBOL.finditer(text):
            symbol = match[0]
            if any(map(str.isdigit, symbol)) and _ACTS.isdisjoint(symbol.split("/")):
                found.append(Found("symbol", symbol, *match.span()))
                found += _supplements(text, symbol, match.end())
        found += [Found("symbol", match[0].replace(" ", ""), *match.span()) for match in passage.at_figures(_PROCEDURE)]
    if "(" in text:
        found += [Found("symbol", match[0].replace(" ", ""), *match.span()) for match in _COMMISSION.finditer(text)]
    if "." in text:
        # `A/73/284 et Add.1` has given its own already.
        taken = {one.start for one in found}
        for match in _ALONE.finditer(text):
            if match.start() not in taken:
                found.append(Found("symbol", f"{match[1]}.{match[2]}", *match.span()))
                found += _supplements(text, f"/{match[1]}.{match[2]}", match.end())
                taken |= {one.start for one in found}
    return sorted(found, key=lambda one: one.start)


def _supplements(text: str, symbol: str, at: int) -> Iterator[Found]:
    """What follows a symbol in short: `et Add.1`, `Add.1, 2 et 3`."""
    last = _SUPPLEMENT.search(symbol)
    base = symbol[: last.start()] if last else symbol
    sort = last[1] if last else None
    while (match := _MORE.match(text, at)) is not None:
        if match[1] is None and (sort is None or not _GOES_ON.match(text, match.end())):
            return
        sort = match[1] or sort
        value = f"{base}/{sort}.{match[2]}" if base else f"{sort}.{match[2]}"
        at = match.end()
        yield Found("symbol", value, match.start(1) if match[1] else match.start(2), at)
