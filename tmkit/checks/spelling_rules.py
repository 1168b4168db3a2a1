"""Spellings of which a house has one: `organize` and `organise`, `labour` and `labor`, `événement` and `évènement`.

A rule has two sides, named as `tmkit.config` names them in a house's `spelling`: an ending (`-ize`) or a word. What has
one spelling everywhere is in none: `advise`, `size`, `vigorous`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tmkit.text.languages import primary

_NEVER_IZE = frozenset(
    """
    advertise advise anise apprise arise bruise chastise chemise circumcise comprise compromise concise crise cruise
    demise despise devise disenfranchise disguise emprise enfranchise enterprise excise exercise expertise
    franchise guise improvise incise irise liaise malaise marquise mayonnaise merchandise paradise practise precise
    premise promise reprise revise rise sunrise supervise surmise surprise televise tortoise treatise turquoise uprise
    valise
    """.split()
)
_NEVER_IZE_ENDINGS = ("wise", "raise", "noise", "poise", "prise")
_NEVER_ISE = frozenset("assize baize capsize maize prize seize size".split())
_NEVER_ISE_ENDINGS = ("size",)
_IZE = re.compile(r"([a-z]{2,}i)([sz])(e[sd]?|ers?|ing|ations?|ational|able)")

_OUR = (
    "arbour ardour armour behaviour candour clamour colour demeanour endeavour favour fervour flavour harbour honour "
    "humour labour neighbour odour parlour rancour rigour rumour savour splendour tumour valour vapour vigour"
).split()
_OUR_ENDINGS = ("", "s", "ed", "ing", "er", "ers", "able", "ably", "al", "ally", "ful", "less", "hood", "hoods", "ly")
_RE = "calibre centimetre centre fibre kilometre litre lustre millimetre sabre spectre theatre".split()
_ENCE = "defence offence pretence".split()
_LL = "cancel channel counsel dial equal fuel initial label level marshal model signal total travel tunnel".split()
_LL_ENDINGS = ("ed", "ing", "er", "ers", "or", "ors")
_YSE = "analys catalys dialys hydrolys paralys".split()
_FULFIL = ("fulfil fulfill fulfils fulfills fulfilment fulfillment skilful skillful skilfully skillfully").split()
_CIRCUMFLEX = (
    "apparaître apparaîtra apparaîtront comparaître connaître connaîtra connaîtront disparaître maître maîtres "
    "maîtrise maîtriser naître paraître reconnaître reconnaîtra entraîne entraîner entraînent entraînement "
    "chaîne chaînes boîte boîtes coût coûts coûter août goût dîner dîners surcoût surcoûts traîner fraîche fraîches"
).split()
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PER_CENT = re.compile(r"\b(?:per cent|percent)\b")
_OPENING = re.compile(r"[^\w]*\Z")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word in a text that has two spellings: its span, the rule's side that it is of, the other side, and how the
    word is written by that.
    """

    span: tuple[int, int]
    side: str
    other: str
    written: str


def spellings(text: str, language: str) -> Iterator[Spelling]:
    """The words of a text that have two spellings, in order.

    Words with a capital that do not open the text are names, which keep their own.
    """
    spoken = primary(language)
    if spoken not in {"fr", "en"}:
        return
    for found in _WORD.finditer(text):
        word = found[0]
        capital = word[0].isupper()
        if word[1:] != word[1:].lower() or (capital and not _OPENING.match(text[: found.start()])):
            continue
        known = _known(word.lower(), spoken)
        if known is not None:
            side, other, written = known
            yield Spelling(found.span(), side, other, written.capitalize() if capital else written)
    if spoken == "en":
        for found in _PER_CENT.finditer(text):
            sides = ("per cent", "percent")
            side, other = sides if found[0] == sides[0] else sides[::-1]
            yield Spelling(found.span(), side, other, other)


@lru_cache(maxsize=1 << 14)
def _known(word: str, language: str) -> tuple[str, str, str] | None:
    """(the side that a word is of, the other, how it is written by that); None for what has one spelling."""
    found = _listed(language).get(word)
    if found is not None or language != "en":
        return found
    match = _IZE.fullmatch(word)
    if match is None:
        return None
    stem, letter, ending = match.groups()
    base = f"{stem}{letter}e"
    if letter == "s":
        never = base in _NEVER_IZE or base.removeprefix("re") in _NEVER_IZE or base.endswith(_NEVER_IZE_ENDINGS)
        return None if never else ("-ise", "-ize", f"{stem}z{ending}")
    never = base in _NEVER_ISE or base.endswith(_NEVER_ISE_ENDINGS)
    return None if never else ("-ize", "-ise", f"{stem}s{ending}")


@cache
def _listed(language: str) -> dict[str, tuple[str, str, str]]:
    found: dict[str, tuple[str, str, str]] = {}
    for first, second, pairs in _lists(language):
        for one, two in pairs:
            found[one] = first, second, two
            found[two] = second, first, one
    return found


def _lists(language: str) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    if language == "fr":
        yield "événement", "évènement", [("événement", "évènement"), ("événements", "évènements")]
        plain = str.maketrans("îû", "iu")
        yield "-aître", "-aitre", [(word, word.translate(plain)) for word in _CIRCUMFLEX]
        return
    yield "-our", "-or", [(one + end, one[:-3] + "or" + end) for one in _OUR for end in _OUR_ENDINGS]
    yield (
        "-re",
        "-er",
        [(one + end, one[:-2] + "er" + end) for one in _RE for end in ("", "s")]
        + [("centred", "centered"), ("centring", "centering")],
    )
    yield "-ence", "-ense", [(one + end, one[:-2] + "se" + end) for one in _ENCE for end in ("", "s", "less")]
    yield "-ogue", "-og", [(f"{one}ue{end}", f"{one}{end}") for one in ("catalog", "dialog") for end in ("", "s")]
    yield "-lled", "-led", [(one + "l" + end, one + end) for one in _LL for end in _LL_ENDINGS]
    yield "-yse", "-yze", [(one + end, one[:-1] + "z" + end) for one in _YSE for end in ("e", "ed", "er", "ers", "ing")]
    yield "fulfil", "fulfill", list(zip(_FULFIL[::2], _FULFIL[1::2], strict=True))
    yield "programme", "program", [("programme", "program"), ("programmes", "programs")]
