"""Our sentence rules as SRX 2.0, for OmegaT and other tools, as far as regular expressions can say them.

An abbreviation, what may follow it and what starts a sentence become rules; what looks further than from one mark to
the next word does not (whether a sentence is long enough to end at `Sept.`, brackets around a whole sentence). The
expressions keep to what Java, ICU and `regex` read alike. OmegaT looks for the matches of an expression one after the
other, so that what follows a break is always a look-ahead: it takes nothing from the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from tmkit.text.sentence_rules import LANGUAGES, SentenceRules, own_rules

_S = r"[\s\u00A0\u2007\u2009\u202F]"  # Java's \s has no no-break space
_CLOSE = rf"(?:[»›”“‘\"'’)\]*_¹²³⁰⁴-⁹]|\[\d{{1,3}}\]|{_S}+[»›)\]])*"
_CALL = r"(?:(?<=[»”\")]|\p{L}\p{Ll}[.!?…])\d{1,3})?"
_OPEN = rf"(?:[\"'‘’«“„‹(\[*_¿¡–—-]{_S}*)*"
_CAPITAL = rf"{_S}+{_OPEN}[\p{{Lu}}\p{{Lt}}\p{{Lo}}]"
_ANY_START = rf"{_S}+{_OPEN}[\p{{Lu}}\p{{Lt}}\p{{Lo}}\p{{N}}§•·▪●◦→]"
_ITEM = rf"{_S}+\(?(?:[a-z]|[ivx]{{1,4}})\){_S}"
_LABEL = r"(?:[(§]?(?:\d+|\p{L}|[ivxlcIVXLC]+)[.)]?|\d+(?:\.\d+)+|[A-Z]\d{1,3})"
_AFTER_SLASH = r"(?<![\p{L}\p{N}.°])"
_WORD = r"(?<![\p{L}\p{N}.°/])"
_CONSONANTS = r"[\p{L}&&[^aeiouyAEIOUYàâäéèêëîïôöùûüœæÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ]]"
_SMALL_CONSONANT = r"[\p{Ll}&&[^aeiouyàâäéèêëîïôöùûüœæ]]"
_NUMERAL = r"(?:[IVXLC]+|[A-Z]\d*)"
_AND = rf"(?:,?{_S}(?:et|ou|à|au|and|or|to|und|oder|bis){_S}|,{_S})"

_AFTER_STOP = re.compile(r"\.([^\W\d_])(?![^\W\d_])")
_NEVER = "(?!)"


@dataclass(frozen=True, slots=True)
class _Rule:
    breaks: bool
    before: str
    after: str


def export_srx(stream: BinaryIO) -> None:
    """Write the rules of all our languages as one SRX file, UTF-8."""
    names = {**LANGUAGES, "": "Other languages"}
    lists = [
        f"<languagerule languagerulename={quoteattr(name)}>\n{_elements(own_rules(code))}</languagerule>\n"
        for code, name in names.items()
    ]
    maps = [
        f"<languagemap languagepattern={quoteattr(_pattern(code))} languagerulename={quoteattr(name)}/>\n"
        for code, name in names.items()
    ]
    stream.write(
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n<srx xmlns="http://www.lisa.org/srx20" version="2.0">\n'
            '<header segmentsubflows="yes" cascade="yes"></header>\n<body>\n<languagerules>\n'
            f"{''.join(lists)}</languagerules>\n<maprules>\n{''.join(maps)}</maprules>\n</body>\n</srx>\n"
        ).encode()
    )


def _elements(own: SentenceRules) -> str:
    return "".join(
        f'<rule break="{"yes" if rule.breaks else "no"}">\n<beforebreak>{escape(rule.before)}</beforebreak>\n'
        f"<afterbreak>{escape(rule.after)}</afterbreak>\n</rule>\n"
        for rule in _rules(own)
        if rule.after != _NEVER
    )


def _pattern(code: str) -> str:
    return "".join(f"[{letter.upper()}{letter}]" for letter in code) + ".*"


def _rules(own: SentenceRules) -> Iterator[_Rule]:
    """The rules of one language, in the order in which `stops.py` asks."""
    starts = f"(?={_S}+{_OPEN}(?:{_starters(own)}))" if own.starters else _NEVER
    yield _no(r"[\[(](?:\.{1,4}|…|[?!])[\])]", f"(?={_S})")
    yield _no(r"\.{4,}", rf"(?={_S}+\d)")
    yield _no(rf"{_S}\.", rf"(?={_S}+[.\d])")
    yield from _labels(own)
    yield _no(r"(?<!\d)\d{1,3}\.", rf"(?={_S}(?:\d{{3}}(?!\d)|0\d))")
    if own.ordinals:
        yield _yes(r"(?<!\d)\d{1,2}\.", starts)
        yield _no(r"(?<!\d)\d{1,2}\.", f"(?={_S})")
    if own.months:
        month = f"(?:{_words(own.months)})"
        yield _yes(rf"\d{_S}{month}\.", f"(?={_S}+{_OPEN}(?:{_elided(own.starters)}))")
        yield _no(rf"^(?:\p{{Lu}}\p{{L}}*{_S})?\d{{1,2}}{_S}{month}\.", f"(?={_S})")
        yield _yes(rf"\d{_S}{month}\.", f"(?={_CAPITAL})")
    if own.open:
        yield _yes(rf"\d{_S}(?:\p{{L}}|{_CONSONANTS}{{2,4}}|{_words(own.open)})\.", starts)
        yield _yes(rf"(?:\d{_S}|\p{{Ll}}/)(?:\p{{Ll}}|\p{{Ll}}{_CONSONANTS}{{1,3}})\.", f"(?={_CAPITAL})")
    if own.titles:
        shouted = {title.upper() for title in own.titles if len(title) > 1}
        yield _no(rf"{_WORD}(?:{_alternatives(own.titles | shouted)})\.", f"(?={_S})")
    if own.bound:
        yield _no(rf"{_WORD}(?:{_words(own.bound)})\.", f"(?={_S})")
    yield from _counted(own, starts)
    yield from _letters(own, starts)
    if own.titles:
        person = f"(?={_S}+(?:{_alternatives(own.titles)})\\.?{_S}+\\p{{Lu}}\\p{{L}})"
        yield _yes(rf"{_WORD}(?:\p{{Lu}}\.){{2,}}", person)
    unsure = [rf"(?:\p{{L}}{{1,3}}\.(?:-|{_S})?)+\p{{L}}{{1,3}}", rf"{_CONSONANTS}{_SMALL_CONSONANT}+"]
    if own.open or own.prefixes:
        unsure.append(_words(own.open | own.prefixes))
    yield _yes(rf"{_WORD}(?:{'|'.join(unsure)})\.", starts)
    yield _no(rf"{_WORD}(?:{'|'.join(unsure)})\.", f"(?={_S})")
    yield _yes(rf"\.{_CLOSE}", f"(?={_ITEM})")
    if own.articles:
        yield _yes(r"\)\.", f"(?={_S}+(?:{_elided(own.articles, small=True)}))")
    yield _yes(rf"[.!?…]+{_CLOSE}{_CALL}", f"(?={_ANY_START})")


def _labels(own: SentenceRules) -> Iterator[_Rule]:
    """What numbers a paragraph, a list or a part stays with what it numbers."""
    begins = (rf"^{_S}*(?:[–—-]{_S}*)?", rf"[.!?…]{_CLOSE}{_S}+(?:[–—-]{_S}*)?")
    named = _words(own.enumerators | own.counted) or r"\p{Lu}"
    for begin in begins:
        yield _no(rf"{begin}(?:{named}|§)\.?{_S}(?:\d+|[IVXLC]+|[A-Z])\.", f"(?={_S})")
    yield _no(rf"{begins[0]}{_LABEL}\.", f"(?={_S})")
    if own.counted:
        before_number = f"{_words(own.counted | own.open | own.prefixes)}|{_CONSONANTS}{_SMALL_CONSONANT}+"
        yield _yes(rf"{_WORD}(?:{before_number})\.{_S}?(?:\d+(?:[.,]\d+)*|[IVXLC]+)\.", f"(?={_CAPITAL})")
    yield _no(rf"{begins[1]}(?:\d{{1,3}}|[IVXL]{{2,5}}|\d+(?:\.\d+)+)\.", f"(?={_S})")
    result = rf"(?={_S}+{_OPEN}(?!\p{{L}}+{_S}?:))"
    yield _no(rf":{_S}1\.", result)
    yield _no(rf";{_S}(?:(?:et|and|ou|or|und|oder){_S})?\d{{1,2}}\.", result)
    yield _no(rf"{_WORD}(?:{named})\.?{_S}\d+\.", rf"(?={_ITEM}+\p{{Ll}})")


def _counted(own: SentenceRules, starts: str) -> Iterator[_Rule]:
    """What stands before a number."""
    if not own.counted:
        return
    before = rf"{_AFTER_SLASH}(?:{_words(own.counted)})\."
    yield _no(before, rf"(?={_S}*{_OPEN}[\d§])")
    yield _no(before, rf"(?={_S}+{_NUMERAL}[,;:)/])")
    yield _no(before, rf"(?={_S}+(?:{_words(own.counted)})\.?{_S}?(?:[A-Z]{_S}?)?\d)")
    yield _yes(before, starts)
    yield _no(before, rf"(?={_S}+{_NUMERAL}(?![\p{{L}}'’]))")
    if own.words:
        yield _yes(rf"{_WORD}(?:{_words(own.words)})\.", f"(?={_CAPITAL})")
    yield _no(before, f"(?={_S})")


def _letters(own: SentenceRules, starts: str) -> Iterator[_Rule]:
    """Single letters: numbers of something, or initials."""
    if own.enumerators:
        letter = r"(?:\p{Lu}|[IVXLC]+)"
        many = rf"{_WORD}(?:{_words(own.enumerators)}){_S}(?:{letter}{_AND})*{letter}\."
        yield _yes(many, f"(?={_CAPITAL})")
    if own.particles:
        yield _no(
            rf"(?:\p{{Lu}}\p{{L}}*|\p{{Lu}}\.){_S}\p{{Lu}}\.",
            rf"(?={_S}+(?:{_elided(own.particles)}){_S}*\p{{Lu}})",
        )
    single = r"(?<![\p{L}\p{N}.])\p{L}\."
    yield _yes(single, starts)
    yield _no(single, f"(?={_S})")


def _starters(own: SentenceRules) -> str:
    titles = _alternatives(title for title in own.titles if len(title) > 1)
    return _elided(own.starters) + (rf"|(?:{titles})(?!\p{{L}})" if titles else "")


def _elided(words: Iterable[str], *, small: bool = False) -> str:
    """Words as they open a sentence; one that ends with an apostrophe may have any, and is followed by a letter."""
    shown = sorted(words)
    shown = [word if small else word[0].upper() + word[1:] for word in shown]
    whole = "|".join(_literal(word) for word in shown if not word.endswith("'"))
    short = "|".join(_literal(word[:-1]) for word in shown if word.endswith("'"))
    parts = [rf"(?:{whole})(?!\p{{L}})" if whole else "", f"(?:{short})['’]" if short else ""]
    return "|".join(part for part in parts if part)


def _words(words: Iterable[str]) -> str:
    """Words with a capital or without one, those with stops in capitals too; single letters as they are."""
    shown = sorted({word if len(word) == 1 else word[0].lower() + word[1:] for word in words})
    capitals = [word.upper() for word in shown if "." in word]
    return "|".join(
        [
            f"[{word[0].upper()}{word[0]}]{_literal(_AFTER_STOP.sub(_either, word[1:]))}"
            if len(word) > 1 and word[0].isalpha()
            else _literal(word)
            for word in shown
        ]
        + [_literal(word) for word in capitals]
    )


def _either(letter: re.Match[str]) -> str:
    return f".[{letter[1].upper()}{letter[1].lower()}]"


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(_literal(word) for word in sorted(words))


def _literal(word: str) -> str:
    return word.replace(".", rf"\.{_S}?").replace("'", "['’]")


def _yes(before: str, after: str) -> _Rule:
    return _Rule(True, before, after)


def _no(before: str, after: str) -> _Rule:
    return _Rule(False, before, after)
