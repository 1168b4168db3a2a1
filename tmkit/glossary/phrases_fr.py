"""French terms inflected. Words before the first preposition agree, what follows it stays.

Nouns take number, and names of offices the feminine; adjectives and participles number and gender; verbs the third
person of the present, the infinitive and the participles, alone or after `a`, `ont`, `s'est`, `se sont`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tmkit.glossary.inflection_fr import adjective_feminine, noun_feminines, plural, singular
from tmkit.glossary.phrase import Inflected, Phrase
from tmkit.glossary.verbs_fr import verb
from tmkit.model import Term

_STOPS = frozenset(
    "ad après au aux avant avec chez contre dans de des devant du dès en entre envers hors jusque la le les lez "
    "malgré outre par parmi pendant pour près que qui sans sauf selon sous sur vers à ès".split()
)
# Words that never agree, wherever they stand.
_FIXED = frozenset("dit et mieux moins ni non ou peu plus très".split())
_PREFIXES = frozenset(
    "anti arrière auto avant bi co contre demi ex extra garde in infra inter intra macro mi micro mini "
    "multi non néo outre pan para pluri post pro pré pseudo quasi semi sous sur trans télé ultra uni vice".split()
)
# A verb and its object: such compounds never agree.
_VERB_FIRST = frozenset("aide brise casse cessez coupe laissez lance ouvre perce porte presse rendez tire".split())
_BEFORE_HEAD = frozenset("ancien bon grand haut jeune nouveau petit premier second sous vice".split())
_POSSESSIVE = {"sa": "leur", "son": "leur", "ses": "leurs"}
_VOWELS = "aàâeéèêëiîïoôuûyh"
_SEVERAL_PAST = (("se sont ", "s", "past plural"), ("se sont ", "es", "past plural"))


def inflected(term: Term) -> Iterator[Inflected]:
    """The forms of a term beside the one in the glossary, the usual ones first."""
    phrase = Phrase(term.text)
    if not phrase.words:
        return iter(())
    kind = term.part_of_speech
    if kind == "verb" or (not kind and (phrase.low[0] == "se" or (phrase.low[0] == "s" and phrase.elided(0)))):
        return _verb(phrase)
    if kind == "proper noun":
        return _contracted(phrase)
    if kind == "adjective" or (kind == "phrase" and _adverb_first(phrase)):
        return _adjective(phrase)
    return _noun(phrase, term) if kind in ("", "noun") else iter(())


def _contracted(phrase: Phrase) -> Iterator[Inflected]:
    """`Le Caire`: du Caire, au Caire."""
    first = phrase.low[0]
    if first in ("le", "les") and len(phrase.words) > 1:
        for word in ("du", "au") if first == "le" else ("des", "aux"):
            yield Inflected(phrase.with_words({0: word}), "contraction", doubtful=True)


def _noun(phrase: Phrase, term: Term) -> Iterator[Inflected]:
    places = _agreeing(phrase)
    if not places:
        return
    head = next((place for place in places if phrase.low[place] not in _BEFORE_HEAD), places[-1])
    one = phrase.each(places, singular)
    if term.number == "plural" or one[head] != phrase.words[head]:
        if not term.number and term.part_of_speech == "noun" and len(phrase.words) > 1:
            yield Inflected(phrase.with_words(one), "singular")
        return
    countable = term.number != "singular"
    if countable:
        yield Inflected(phrase.with_words(phrase.each(places, plural)), "plural")
        first = [place for place in places if place <= head]
        yield Inflected(phrase.with_words(phrase.each(first, plural)), "plural", doubtful=True)
    if term.gender == "feminine":
        return
    for feminine in noun_feminines(phrase.words[head]):
        changed = phrase.each(places, adjective_feminine) | {head: feminine}
        yield Inflected(phrase.with_words(changed), "feminine", doubtful=True)
        if countable:
            several = {place: plural(word) for place, word in changed.items()}
            yield Inflected(phrase.with_words(several), "feminine plural", doubtful=True)


def _adjective(phrase: Phrase) -> Iterator[Inflected]:
    places = [place for place in _agreeing(phrase) if not (place == 0 and phrase.low[0].endswith("ment"))]
    feminine = phrase.each(places, adjective_feminine)
    yield Inflected(phrase.with_words(phrase.each(places, plural)), "plural")
    yield Inflected(phrase.with_words(feminine), "feminine", doubtful=True)
    yield Inflected(
        phrase.with_words({place: plural(word) for place, word in feminine.items()}), "feminine plural", doubtful=True
    )


def _agreeing(phrase: Phrase) -> list[int]:
    """The places of the words that agree: those before the first preposition that neither prefix nor adverb is."""
    places: list[int] = []
    for place, low in enumerate(phrase.low):
        prefix = phrase.hyphened(place) and low in _PREFIXES
        if not prefix and ((low in _STOPS and place > 0) or phrase.elided(place)):
            break
        if place == 0 and phrase.hyphened(place) and low in _VERB_FIRST:
            break
        if prefix or low in _FIXED or (place > 0 and low.endswith("ment")) or "." in low:
            continue
        places.append(place)
        if low == "ayant":  # its object follows (`ayants droit`)
            break
    return places


def _adverb_first(phrase: Phrase) -> bool:
    return len(phrase.words) == 2 and phrase.low[0].endswith("ment") and phrase.low[1].endswith(("é", "i", "u"))


def _verb(phrase: Phrase) -> Iterator[Inflected]:
    low = phrase.low
    reflexive = low[0] == "se" or (low[0] == "s" and phrase.elided(0))
    at = 1 if reflexive else 0
    if at == len(low) or low[at].endswith("ant"):
        return
    forms = verb(low[at])
    if forms is None:
        if not reflexive:
            agreeing = {at: phrase.words[at]}
            yield from _agreed(phrase, agreeing)
        return
    rest = phrase.gaps[at + 1] + Phrase.with_words(_tail(phrase, at), {})
    several = rest
    for word, other in _POSSESSIVE.items():
        several = several.replace(f" {word} ", f" {other} ")
    single = len(phrase.words) == 1
    for text, kind in (
        (_pronoun(forms.singular, reflexive), ""),
        (_pronoun(forms.plural, reflexive), "plural"),
        (_pronoun(forms.infinitive, reflexive), "infinitive"),
        (_pronoun(forms.present_participle, reflexive), "participle"),
    ):
        if single and kind == "infinitive":
            yield Inflected(text, kind, ambiguous=True)
        else:
            yield from _with_participles(text, several if kind == "plural" else rest, kind)
    past = forms.past_participle
    if reflexive:
        for auxiliary, ending, kind in (("s'est ", "", "past"), ("s'est ", "e", "past"), *_SEVERAL_PAST):
            agreed = past if past.endswith("s") and ending == "s" else past + ending
            text = several if kind == "past plural" else rest
            yield Inflected(auxiliary + agreed + _agreeing_rest(text, ending), kind, doubtful=True)
    else:
        for auxiliary, kind in (("a ", "past"), ("ont ", "past plural"), ("ayant ", "past")):
            yield Inflected(auxiliary + past + (several if "plural" in kind else rest), kind, doubtful=True)


def _tail(phrase: Phrase, at: int) -> Phrase:
    text = phrase.with_words({})
    before = sum(map(len, phrase.words[: at + 1])) + sum(map(len, phrase.gaps[: at + 2]))
    return Phrase(text[before:])


def _with_participles(text: str, rest: str, kind: str) -> Iterator[Inflected]:
    """The form, and where an adverb and a participle follow it (`profondément préoccupé`), these agreed as well."""
    endings = ("s", "es") if kind == "plural" else ("", "e", "s", "es") if kind else ("", "e")
    usual = endings[0]
    for ending in endings:
        agreed = _agreeing_rest(rest, ending)
        if ending == usual or agreed != rest:
            yield Inflected(text + agreed, kind or ("feminine" if ending else ""), doubtful=ending != usual)


def _agreeing_rest(rest: str, ending: str) -> str:
    words = rest.split(" ")
    for place in range(1, len(words)):
        if words[place].endswith("é") and words[place - 1].endswith("ment"):
            words[place] += ending
    return " ".join(words)


def _agreed(phrase: Phrase, agreeing: dict[int, str]) -> Iterator[Inflected]:
    feminine = {place: adjective_feminine(word) for place, word in agreeing.items()}
    for changed, kind in (
        ({place: plural(word) for place, word in agreeing.items()}, "plural"),
        (feminine, "feminine"),
        ({place: plural(word) for place, word in feminine.items()}, "feminine plural"),
    ):
        yield Inflected(phrase.with_words(changed), kind, doubtful=True)


def _pronoun(form: str, reflexive: bool) -> str:
    if not reflexive:
        return form
    return ("s'" if form[0] in _VOWELS else "se ") + form
