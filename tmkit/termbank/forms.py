"""Forms: what a word is counted by where terms are compared, so that inflected terms are one.

A form is a normalised token without the mark of the plural. Articles have none (`membre de la Commission` and
`membres de commission` are one term), and what French contracts is opened: `du`, `des` are `de`; `au`, `aux` are `à`.
English `organization` is
`organisation`, too: how it is spelt is no matter of rendering. Of languages other than French and English a form is the
token itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from tmkit.lookup.content import function_words
from tmkit.text.folding import fold
from tmkit.text.languages import primary
from tmkit.text.tokens import token_spans, without_first_accent

FORMS = "forms 1"

_FRENCH = {"le": "", "la": "", "les": "", "l'": "", "du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}
_FRENCH |= {word: word for word in "fonds mois fils cours dans sans plus pas vers tous cas bas bois lois".split()}
_FRENCH |= {"lois": "loi", "emplois": "emploi", "yeux": "oeil", "cieux": "ciel"}
_FRENCH |= {
    f"{stem}aux": f"{stem}ail" for stem in ("trav", "b", "vitr", "ém", "cor", "soupir", "vant", "gouvern", "épouvant")
}
_FRENCH |= {f"{stem}oux": f"{stem}ou" for stem in ("bij", "caill", "gen", "hib", "jouj", "p", "ch")}
_FRENCH_KEPT = frozenset("faux taux chaux deux eux ceux mieux vieux yeux époux doux roux toux houx aux".split())
_ENGLISH = {"the": "", "a": "", "an": ""}
_ENGLISH |= {
    word: word for word in "this his its is was as us has thus plus news means series species always does".split()
}
_ENGLISH |= {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "persons": "person",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "feet": "foot",
    "teeth": "tooth",
    "wives": "wife",
    "lives": "life",
    "halves": "half",
    "shelves": "shelf",
    "knives": "knife",
    "leaves": "leaf",
    "axes": "axis",
    "indices": "index",
    "appendices": "appendix",
    "matrices": "matrix",
}
_BRITISH = re.compile(r"(\w{3,})iz(e|ed|er|ing|ation|ational|able)(?!\w)")


class Form(NamedTuple):
    """A form in a text: the span of its token in code points."""

    text: str
    start: int
    end: int


def forms(text: str, language: str) -> list[Form]:
    """The forms of a text, in order."""
    spoken = primary(language)
    found = ((form_of(word, spoken), start, end) for word, start, end in token_spans(text))
    return [Form(*each) for each in found if each[0]]


@lru_cache(maxsize=1 << 16)
def form_of(word: str, language: str) -> str:
    """The form of a normalised token, or "" where it has none. `language` is a primary subtag."""
    if language == "fr":
        return _french(word)
    if language == "en":
        return _english(word)
    return word


def function_forms(language: str) -> frozenset[str]:
    """The forms of function words, which no term begins or ends with."""
    return _function_forms(primary(language))


@cache
def _function_forms(language: str) -> frozenset[str]:
    return frozenset(form for word in function_words(language) if (form := form_of(word, language)))


def is_content(form: str, language: str) -> bool:
    """Whether a form may begin or end a term: it has two letters or more, and is of no function word."""
    return len(form) > 1 and any(map(str.isalpha, form)) and form not in function_forms(language)


def has_number(words: Iterable[str], language: str) -> bool:
    """Whether one of some forms has a digit, or says a number."""
    return any(word in _NUMBERS.get(primary(language), ()) or any(map(str.isdigit, word)) for word in words)


_FRENCH_NUMBERS = """
un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante
soixante cent mille million milliard premier première second seconde deuxième troisième quatrième cinquième sixième
septième huitième neuvième dixième moitié tiers quart janvier février mars avril mai juin juillet août septembre octobre
novembre décembre
"""
_ENGLISH_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion first second third
fourth fifth sixth seventh eighth ninth tenth half quarter january february march april may june july august september
october november december percent
"""
_NUMBERS = {
    "fr": frozenset(without_first_accent(fold(word)) for word in _FRENCH_NUMBERS.split()),
    "en": frozenset(_ENGLISH_NUMBERS.split()),
}


def _french(word: str) -> str:
    found = _FRENCH.get(word)
    if found is not None:
        return found
    if word.endswith("eaux"):
        return word[:-1]
    if word.endswith("aux") and len(word) > 4 and word not in _FRENCH_KEPT:
        return word[:-3] + "al"
    if word.endswith("eux") and len(word) > 4 and word[:-1].endswith(("neveu", "enjeu", "cheveu", "aveu")):
        return word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word


def _english(word: str) -> str:
    found = _ENGLISH.get(word)
    return _BRITISH.sub(r"\1is\2", _english_singular(word)) if found is None else found


def _english_singular(word: str) -> str:
    if word.endswith("'s"):
        return _english_singular(word[:-2])
    if word.endswith("'") and len(word) > 2:
        return _english_singular(word[:-1])
    if len(word) < 4 or word[-1] != "s":
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word if word[-2] in "siu'" else word[:-1]
