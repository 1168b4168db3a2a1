"""English terms inflected: nouns in the plural, on the head (`heads of mission`, `attorneys general`), and verbs."""

from __future__ import annotations

from collections.abc import Iterator

from tmkit.glossary.inflection_en import plurals, singular
from tmkit.glossary.phrase import Inflected, Phrase
from tmkit.glossary.verbs_en import is_singular, verb
from tmkit.model import Term

_STOPS = frozenset(
    "about ad against at between by de des du en for from in into of on over per pro sur the to towards under upon "
    "with without à".split()
)
_AFTER_HEAD = frozenset(
    "corporate designate elect emeritus errant extraordinary general martial plenipotentiary".split()
)
_RANKS = frozenset("brigadier lieutenant major".split())
_LIKE_NOUNS = frozenset(
    "address advance approach attempt call charge claim comment conduct contact contract control decree delegate "
    "demand deposit desire document effect estimate exchange experience express function help hope impact increase "
    "influence interest invite issue mandate map measure need note notice object offer order permit place plan "
    "pledge praise process produce program progress project promise prompt protest purpose question rank regard "
    "register regret release remark report request research reserve resort respect result review rule salute "
    "sanction schedule share state stress study subject support survey task trust urge use view vote welcome "
    "witness work".split()
)


def inflected(term: Term) -> Iterator[Inflected]:
    """The forms of a term beside the one in the glossary, the usual ones first."""
    phrase = Phrase(term.text)
    if not phrase.words:
        return iter(())
    if term.part_of_speech == "verb":
        return _verb(phrase)
    return _noun(phrase, term) if term.part_of_speech in ("", "noun") else iter(())


def _noun(phrase: Phrase, term: Term) -> Iterator[Inflected]:
    last = next((i - 1 for i, low in enumerate(phrase.low) if i and (low in _STOPS or phrase.elided(i))), None)
    last = len(phrase.low) - 1 if last is None else last
    head = last
    while head and phrase.low[head] in _AFTER_HEAD | {"and"}:
        head -= 1
    word = phrase.words[head]
    if term.number == "plural" or (singular(word) != word and head == last):
        if not term.number and term.part_of_speech == "noun" and len(phrase.words) > 1:
            yield Inflected(phrase.with_words({head: singular(word)}), "singular")
        return
    if term.number == "singular":
        return
    usual_last = head != last and phrase.low[last] == "general" and phrase.low[head] in _RANKS
    agreed = [{head: each} for each in plurals(word)]
    if head != last:
        final = [{last: each} for each in plurals(phrase.words[last])]
        agreed = final + agreed if usual_last else agreed + final
    elif phrase.low[last] == "verbale":
        agreed = [{last - 1: phrase.words[last - 1] + "s", last: phrase.words[last] + "s"}]
    elif phrase.low[last] == "party" and last and phrase.low[last - 1] == "state":
        parties = plurals(phrase.words[last])[0]
        agreed = [{last - 1: phrase.words[last - 1] + "s", last: parties}, {last: parties}]
    for changed in agreed:
        yield Inflected(phrase.with_words(changed), "plural")


def _verb(phrase: Phrase) -> Iterator[Inflected]:
    at = next((i for i, low in enumerate(phrase.low) if not low.endswith("ly")), 0)
    low = phrase.low[at]
    if low.endswith("ing") or (low.endswith("ed") and len(low) > 4):
        return
    forms = verb(low)
    several = len(phrase.words) > 1
    listed = is_singular(low)
    if not listed:
        yield Inflected(phrase.with_words({at: forms.singular}), "", ambiguous=not several and low in _LIKE_NOUNS)
    plural = _possessive(phrase, {at: forms.base})
    yield Inflected(plural, "plural", ambiguous=not several and forms.base in _LIKE_NOUNS)
    yield Inflected(phrase.with_words({at: forms.base}), "infinitive", ambiguous=not several)
    if forms.participle:
        yield Inflected(phrase.with_words({at: forms.participle}), "participle", ambiguous=not several)
        yield Inflected(phrase.with_words({at: forms.past}), "past", ambiguous=not several)
        for auxiliary in ("has", "have", "having"):
            text = phrase.with_words({at: forms.past_participle})
            yield Inflected(f"{auxiliary} {text}", "past", doubtful=True)


def _possessive(phrase: Phrase, changed: dict[int, str]) -> str:
    """`expresses its gratitude` of several: `express their gratitude`."""
    its = {place: "their" for place, low in enumerate(phrase.low) if low == "its"}
    return phrase.with_words({**its, **changed})
