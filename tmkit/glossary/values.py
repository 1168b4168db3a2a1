"""The values that other tools have for the fields of a term, as ours."""

from __future__ import annotations

_STATUS = {
    "preferred": "preferred preferredterm preferredterm-admn-sts preferredtermadmnsts préféré préférée "
    "privilégié recommended recommandé "
    "approved approuvé accepted accepté standardized standardizedterm standardizedterm-admn-sts legalterm "
    "legalterm-admn-sts regulatedterm regulatedterm-admn-sts official officiel valid validé final",
    "admitted": "admitted admittedterm admittedterm-admn-sts admittedtermadmnsts notapproved not_approved "
    "admis admise allowed acceptable permitted toléré new "
    "nouveau proposed proposé draft provisional suggested provisionalterm proposedterm nonstandardizedterm",
    "deprecated": "deprecated deprecatedterm deprecatedterm-admn-sts deprecatedtermadmnsts forbidden "
    "interdit interdite rejected rejeté "
    "notrecommended déconseillé déconseillée prohibited avoid incorrect unwanted blacklisted",
    "superseded": "superseded supersededterm supersededterm-admn-sts supersededtermadmnsts obsolete "
    "obsoleteterm obsolète historical "
    "historique former ancien ancienne périmé outdated remplacé archaic archaicterm",
}
_GENDER = {
    "masculine": "masculine masculin m masc m.",
    "feminine": "feminine féminin f fem fém f. féminine",
    "neuter": "neuter neutre n neut n.",
}
_NUMBER = {
    "singular": "singular singulier sing sing. sg single s",
    "plural": "plural pluriel pl pl. plur plur.",
}
_FORM = {
    "full": "fullform full forme-complète fullname",
    "short": "shortform short shortname forme-courte",
    "formal": "formal formalform officialname",
    "acronym": "acronym initialism acronyme sigle abbrev abbreviation abréviation",
}
_SPEECH = {
    "noun": "noun n nom n. substantif commonnoun",
    "proper noun": "propernoun nompropre",
    "verb": "verb v verbe v.",
    "adjective": "adjective adj adjectif adj.",
    "adverb": "adverb adv adverbe adv.",
}
_TABLES = {
    name: {word: value for value, words in table.items() for word in words.split()}
    for name, table in (
        ("status", _STATUS),
        ("gender", _GENDER),
        ("number", _NUMBER),
        ("form", _FORM),
        ("part_of_speech", _SPEECH),
    )
}
_YES = {"true", "yes", "oui", "1", "x", "vrai", "wahr", "y", "forbidden", "interdit"}


def ours(name: str, value: str) -> str:
    """The value of a field (`status`, `gender`, `number`, `form`, `part_of_speech`) as we write it; "" if unknown."""
    return _TABLES[name].get("".join(value.casefold().split()), "")


def is_yes(value: str) -> bool:
    """Whether a cell says yes."""
    return value.strip().casefold() in _YES
