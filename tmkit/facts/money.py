"""Amounts of money: a currency by sign, code or word, before or after the number.

The value of `money` is (amount, currency): the ISO 4217 code where the text tells it, else the bare name of a currency
that several countries have (`$`, `franc`), which agrees with each of theirs. The span holds amount, sign, code or word,
but not the country that qualifies it (`5 dollars` of `5 dollars canadiens`), nor a currency that another word parts
from the amount (`2 millions` of `2 millions d'euros`, `5` of `5 United States dollars`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

# Of these there are several, told apart or not.
FAMILIES = {
    "$": frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD"}),
    "franc": frozenset({"CHF", "XOF", "XAF", "FRF", "BEF", "LUF"}),
    "pound": frozenset({"GBP", "EGP", "LBP", "SYP", "IEP"}),
    "mark": frozenset({"DEM", "BAM"}),
    "dinar": frozenset({"DZD", "TND", "IQD", "JOD", "KWD", "LYD", "BHD"}),
}
_SIGNS = {
    "US$": "USD", "U.S.$": "USD", "USD$": "USD", "$US": "USD", "$ US": "USD", "$ É.-U.": "USD",
    "C$": "CAD", "CA$": "CAD", "Cdn$": "CAD",
    "$CA": "CAD", "$ CA": "CAD", "A$": "AUD",
    "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD", "$": "$", "€": "EUR", "£": "GBP", "¥": "JPY",
}  # fmt: skip
_ALIASES = {"ECU": "XEU", "DM": "DEM", "FF": "FRF"}
_CODES = frozenset(_ALIASES) | frozenset(
    "AED AMD AUD AZN BEF BHD BRL CAD CHF CNY CZK DEM DKK DZD EGP ESP EUR FRF GBP HKD HUF IEP INR IQD IRR "
    "ITL JOD JPY KRW KWD KZT LBP LUF LYD MAD MXN MYR NGN NOK NZD OMR PKR PLN QAR RUB SAR SDR SEK SGD SYP THB TND "
    "UAH USD UZS XAF XDR XOF ZAR".split()
)
_FRENCH_WORDS = {
    "euro": "EUR", "dollar": "$", "franc": "franc", "yen": "JPY", "rouble": "RUB", "manat": "AZN", "dram": "AMD",
    "rial": "rial", "riyal": "SAR", "dirham": "dirham", "dinar": "dinar", "yuan": "CNY", "écu": "XEU", "ecu": "XEU",
    "roupie": "rupee", "peso": "peso", "mark": "mark", "livre sterling": "GBP", "livres sterling": "GBP",
    "shilling": "shilling", "rand": "ZAR", "florin": "guilder", "peseta": "ESP", "drachme": "GRD",
}  # fmt: skip
_ENGLISH_WORDS = {
    "euro": "EUR", "dollar": "$", "franc": "franc", "yen": "JPY", "rouble": "RUB", "ruble": "RUB", "manat": "AZN",
    "dram": "AMD", "rial": "rial", "riyal": "SAR", "dirham": "dirham", "dinar": "dinar", "yuan": "CNY", "ecu": "XEU",
    "rupee": "rupee", "peso": "peso", "mark": "mark", "pound sterling": "GBP", "pounds sterling": "GBP",
    "shilling": "shilling", "rand": "ZAR", "lira": "ITL", "guilder": "guilder", "peseta": "ESP", "drachma": "GRD",
}  # fmt: skip
_QUALIFIED = {
    ("$", "us"): "USD", ("$", "ca"): "CAD", ("$", "au"): "AUD", ("$", "nz"): "NZD", ("$", "hk"): "HKD",
    ("franc", "ch"): "CHF", ("franc", "cfa"): "XOF", ("franc", "fr"): "FRF", ("franc", "be"): "BEF",
    ("mark", "de"): "DEM",
}  # fmt: skip
_COUNTRIES = {
    "us": r"américains?|des États-Unis|des Etats-Unis|US|U\.S\.|United States|American",
    "ca": r"canadiens?|Canadian", "au": r"australiens?|Australian", "nz": r"néo-zélandais|New Zealand",
    "hk": r"de Hong[ -]Kong|Hong Kong", "ch": r"suisses?|Swiss", "cfa": r"CFA", "fr": r"français|French",
    "be": r"belges?|Belgian", "de": r"allemands?|German|deutsche?",
}  # fmt: skip

WORDS = frozenset(form for word in (*_FRENCH_WORDS, *_ENGLISH_WORDS) for form in (*word.split(), f"{word}s"))
INSIDE = frozenset(
    {*WORDS, "-", "$", "€", "£", "¥", "us", "c", "ca", "a", "au", "nz", "hk", "cdn", "u", "s", "."}
    | {code.lower() for code in _CODES}
)
_NEAR = 6


class Unit(NamedTuple):
    """A currency and where it stands: up to which offset, or from which, a span goes that holds it."""

    currency: str
    place: int


def currency_before(text: str, start: int) -> Unit | None:
    """The currency directly before a number that begins at `start`, and where it begins."""
    sign = text[max(0, start - 2) : start].rstrip(" ")[-1:]
    if not (sign in "$€£¥" or sign.isupper()):
        return None
    match = _before().search(text, max(0, start - _NEAR), start)
    if match is None:
        return None
    return Unit(_SIGNS.get(match[1]) or _ALIASES.get(match[1]) or match[1], match.start())


def currency_after(text: str, end: int, french: bool) -> Unit | None:
    """The currency directly after a number that ends at `end`, and where the span of both ends."""
    match = _after(french).match(text, end)
    if match is None:
        return None
    if match["sign"]:
        return Unit(_SIGNS[match["sign"]], match.end("sign"))
    if match["code"]:
        return Unit(_ALIASES.get(match["code"]) or match["code"], match.end("code"))
    name = match["word"].lower()
    words = _FRENCH_WORDS if french else _ENGLISH_WORDS
    currency = words.get(name) or words[name.removesuffix("s")]
    country = next((group for group in _COUNTRIES if match[f"x{group}"]), "")
    currency = _QUALIFIED.get((currency, country), currency)
    apart = match.start("word") > match.start("near")
    return Unit(currency, end if apart else match.end("word"))


def agree(one: object, other: object) -> bool:
    """Whether two currencies may be the same: a bare name agrees with each of its family."""
    if one == other:
        return True
    return one in FAMILIES.get(str(other), ()) or other in FAMILIES.get(str(one), ())


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def _before() -> re.Pattern[str]:
    signs = _either([*(sign for sign in _SIGNS if sign[-1] in "$€£¥"), *_CODES])
    return re.compile(rf"(?<![\w$])({signs}) ?\Z")


@cache
def _after(french: bool) -> re.Pattern[str]:
    signs = _either(sign for sign in _SIGNS if sign[0] in "$€£¥")
    word = rf"(?P<word>(?i:{_either(_FRENCH_WORDS if french else _ENGLISH_WORDS)})s?)(?!-?\w)"
    countries = "|".join(f"(?P<x{group}>{names})" for group, names in _COUNTRIES.items())
    if french:
        named = rf"(?: +|-)(?P<near>)(?:de +|d' ?)?{word}(?: +(?:{countries})(?!\w))?"
    else:
        named = rf"[ -]+(?P<near>)(?:(?:{countries}) +)?{word}"
    return re.compile(rf" ?(?P<sign>{signs})(?!\w)|[ -](?P<code>{_either(_CODES)})(?!\w)|{named}")
