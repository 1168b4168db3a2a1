"""Forms of English verbs, given by the base form or the third person singular."""

from __future__ import annotations

from typing import NamedTuple


class Verb(NamedTuple):
    """The forms of a verb; `past` is "" where it cannot be told, `past_participle` and `participle`, too."""

    base: str
    singular: str
    participle: str
    past: str
    past_participle: str


_IRREGULAR = {
    row.split()[0]: tuple(row.split()[1:])
    for row in """\
be being was been
become becoming became become
begin beginning began begun
bear bearing bore borne
bring bringing brought brought
choose choosing chose chosen
come coming came come
do doing did done
draw drawing drew drawn
find finding found found
get getting got got
give giving gave given
go going went gone
have having had had
hold holding held held
keep keeping kept kept
know knowing knew known
lay laying laid laid
lead leading led led
leave leaving left left
make making made made
meet meeting met met
pay paying paid paid
put putting put put
read reading read read
rise rising rose risen
say saying said said
see seeing saw seen
seek seeking sought sought
send sending sent sent
set setting set set
speak speaking spoke spoken
stand standing stood stood
take taking took taken
tell telling told told
think thinking thought thought
understand understanding understood understood
undertake undertaking undertook undertaken
uphold upholding upheld upheld
withdraw withdrawing withdrew withdrawn
write writing wrote written""".splitlines()
}
_SINGULARS = {"is": "be", "has": "have", "does": "do", "goes": "go"}
_DOUBLED = frozenset(
    "abhor admit allot begin commit compel confer control defer deter dispel emit equip expel forget infer map "
    "occur omit permit plan prefer refer regret remit stop submit transfer transmit".split()
)


def verb(word: str) -> Verb:
    """The verb of a base form or of a third person singular, in lower case."""
    base = _base(word)
    participle, past, past_participle = _IRREGULAR.get(base) or _regular(base)
    return Verb(base, _singular(base), participle, past, past_participle)


def is_singular(word: str) -> bool:
    """Whether a word has the form of a third person singular."""
    return word in _SINGULARS or (word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3)


def _base(word: str) -> str:
    if word in _SINGULARS:
        return _SINGULARS[word]
    if not is_singular(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zzes")) else word[:-1]


def _singular(base: str) -> str:
    for singular, other in _SINGULARS.items():
        if base == other:
            return singular
    if base.endswith("y") and base[-2:-1] not in ("a", "e", "o", "u"):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _regular(base: str) -> tuple[str, str, str]:
    """Present participle, past, past participle; empty where a last consonant may or may not double."""
    if base in _DOUBLED:
        stem = base + base[-1]
    elif base.endswith("e"):
        stem = base if base.endswith(("ee", "oe", "ye")) else base[:-1]
        past = base + "d"
        return stem + "ing", past, past
    elif base.endswith("y") and base[-2:-1] not in ("a", "e", "o", "u"):
        past = base[:-1] + "ied"
        return base + "ing", past, past
    elif _may_double(base):
        return "", "", ""
    else:
        stem = base
    return stem + "ing", stem + "ed", stem + "ed"


def _may_double(base: str) -> bool:
    """One syllable that ends in consonant, vowel, consonant: `map`, `stop`; of longer ones only the listed double."""
    vowels = [letter in "aeiou" for letter in base]
    return len(base) > 2 and vowels[-3:] == [False, True, False] and base[-1] not in "wxy" and sum(vowels) == 1
