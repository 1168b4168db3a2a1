"""Roman numerals, and where one stands: only after a word such as `chapitre`, `annexe`, `titre`, before `siècle`, or
after a sovereign's name. `MM.` is no number, nor are `C`, `D`, `L`, `M` alone after such a word (`annexe C`).

With an ordinal's ending it may also stand before `session`, `République` and their like. A numeral is a `number`
(`chapitre III` = `Chapter 3`, and so is `chapitre premier`); of a century or session it is an `ordinal`
(`XXIe siècle` = `21st century`).
"""

from __future__ import annotations

import re

from tmkit.facts.passage import Found, Passage

_DIGITS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
LARGEST = 89  # beyond, no chapter, century or sovereign is counted
_WELL_FORMED = re.compile(r"L?X{0,3}(?:IX|IV|V?I{0,3})|XL(?:IX|IV|V?I{0,3})")

_DIVISIONS = frozenset(
    "chapitre chapitres titre titres annexe annexes appendice appendices partie parties section sections tome "
    "tomes volume volumes livre livres phase phases tableau tableaux protocole protocoles division divisions "
    "sous-section chapter chapters title titles annex annexes appendix appendices part parts book books schedule "
    "schedules table tables protocol protocols subdivision subdivisions article articles art pilier pillar cycle "
    "classe class catégorie category groupe group niveau level type objectif objective column columns colonne "
    "colonnes point points".split()
)
_CENTURIES = frozenset({"siècle", "siècles", "s", "century", "centuries"})
_SOVEREIGNS = frozenset(
    "abdallah abdullah albert alexandre alexander baudouin benoît benedict carlos catherine charles christian "
    "constantin constantine édouard edouard edward élisabeth elisabeth elizabeth felipe ferdinand françois "
    "francis frédéric frederick frederik george georges grégoire gregory guillaume william gustave gustaf harald "
    "hassan henri henry hussein jacques james jean john joseph juan léon leo leopold léopold louis margrethe "
    "mohammed mohamed napoléon napoleon nicolas nicholas olav paul philippe philip pie pius pierre peter selim "
    "sixte soliman rama ramsès victor".split()
)
_FIRST = frozenset({"premier", "première"})
_WARS = frozenset({"war", "mondiale"})
# After a numeral with an ordinal's ending (`XIIe session`, `Ve République`).
_MEETINGS = frozenset(
    "session conférence république convention sommet congrès assemblée réunion séance législature plan région dynastie "
    "internationale arrondissement corps".split()
)
TRIGGERS = _DIVISIONS | _CENTURIES | _SOVEREIGNS | _WARS | _MEETINGS

# No more than 16 letters before a numeral are looked at for the word that leads to it.
_NEAR = 20
_NUMERAL = re.compile(
    r"([IVXL](?<![\w'/-].)[IVXL]{0,7})(er|re|e|ème|eme|th|)(?![\w/]|'[a-zà-ÿ]|\.\w|-(?![IVXL]+(?:e|ème)?(?!\w))\w)"
)
_WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_]{1,18})\.? +\Z")
_PREPOSITION = re.compile(r"\b(?:in|of|to|under|from|and|or|by|with|see|per) +\Z")
_JOIN = re.compile(r" *(?:,|;|-|–| et| and| ou| or| à| to) *")
_ONE = r"[IVXL]{1,8}(?:e|ème|eme|er)?"
_MEETING = re.compile(rf" +(?i:{'|'.join(_MEETINGS)})(?!\w)")
_CENTURY = re.compile(rf"(?: *(?:-|–|et|ou|au) *{_ONE}){{0,3}} +(?:siècle|centur|s\.)")
_FIRST_PART = re.compile(
    r"(?<!\w)(?i:chapitre|titre|partie|section|tome|livre|annexe|volume) +((?i:premi(?:er|ère)))(?!\w)"
)


def to_roman(value: int) -> str:
    """A whole number from 1 on in capital Roman numerals."""
    found = []
    for number, letters in _DIGITS:
        count, value = divmod(value, number)
        found.append(letters * count)
    return "".join(found)


def from_roman(text: str) -> int | None:
    """The value of well-formed numerals from I to LXXXIX, in capitals; None for anything else."""
    if not text or _WELL_FORMED.fullmatch(text) is None:
        return None
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in text]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def words_inside() -> frozenset[str]:
    """Every numeral, in lower case, with the endings of French centuries."""
    numerals = [to_roman(value).lower() for value in range(1, LARGEST + 1) if value != 50]
    return frozenset(numeral + ending for numeral in numerals for ending in ("", "e", "ème", "eme", "er", "re"))


def find(passage: Passage) -> list[Found]:
    """The numerals of a passage."""
    if not passage.has(TRIGGERS):
        return []
    text, french = passage.text, passage.french
    found: list[Found] = []
    if french and passage.has(_FIRST):
        found += [Found("number", 1, *match.span(1)) for match in _FIRST_PART.finditer(text)]
    centuries = passage.has(_CENTURIES)
    done, last = 0, ""
    for match in _NUMERAL.finditer(text):
        value = from_roman(match[1])
        if value is None or match[1] == "L" or match.start() < done:
            continue  # `Le siècle`
        done = match.end()
        if (centuries and _CENTURY.match(text, done)) or (match[2] and french and _MEETING.match(text, done)):
            found.append(Found("ordinal", value, match.start(), done))
            continue
        named = _WORD_BEFORE.search(text, max(0, match.start() - _NEAR), match.start())
        leads = named is not None and _leads(named[1])
        listed = not leads and last != "" and _JOIN.fullmatch(text, found[-1].end, match.start()) is not None
        word = named[1] if leads and named else last if listed else ""
        if word and match[2] in ("", "er") and (french or _no_pronoun(text, match, word, listed)):
            found.append(Found("number", value, match.start(), done))
            last = word
        else:
            last = ""
    return sorted(found, key=lambda one: one.start)


def _leads(word: str) -> bool:
    """Whether a numeral may follow a word: a part of a text, a war, a sovereign."""
    low = word.lower()
    return low in _DIVISIONS or low in _WARS or (low in _SOVEREIGNS and word[0].isupper())


def _no_pronoun(text: str, match: re.Match[str], word: str, listed: bool) -> bool:
    """Whether an English `I` is a numeral: `Part I`, `in column I`; not `in this part I say`, `Parts II, and I say`."""
    if match[1] != "I":
        return True
    at = match.start() - len(word) - 1
    return not listed and (word[0].isupper() or _PREPOSITION.search(text, max(0, at - _NEAR), at) is not None)
