"""What a full stop means: the end of a sentence, or of an abbreviation, an initial, a number."""

from __future__ import annotations

import re

from tmkit.text.sentence_rules import SentenceRules

_OPENING = '(«“"[„‹*_'
_WORD = re.compile(r"[^\W\d_]+(?:['’](?![^\W\d_])|(?<=[ldcjnsmtLDCJNSMT])['’]|(?<=[Qq]u)['’])?")
_NUMERAL = re.compile(r"[IVXLC]+\b|[A-Z](?:\.|\d+|\b(?!['’]))")
_AFTER_NUMERAL = frozenset(",;:)/")  # `vol. I, p. 5`, not `I think`
_NUMBERED = re.compile(r"([^\W\d_]+)\.?\s?(?:[A-Z]\s?)?\d")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+[^\W\d_]{1,3}")
_OPENING_DATE = 3  # words of a date that opens a sentence: `On 3 Sept`
_BROKEN = re.compile(r"\d{3}(?!\d)|0\d")
_CAPITAL_SECOND = re.compile(r"[^\W\d_]+(?:['’]|\s+)([^\W\d_])")
_JOINING = frozenset({"et", "ou", "à", "au", "and", "or", "to"})
_VOWELS = frozenset("aeiouyàâäéèêëîïôöùûüœæ")


def stop_ends(before: str, after: str, rules: SentenceRules) -> bool:
    """Whether a full stop between `before` and `after`, which opens with a capital or a digit, ends a sentence.

    `before` is some characters of the sentence up to the stop, `after` some of what follows the white space.
    """
    words = before.split()
    word = last_word(before)
    if word.rpartition("/")[2].lower() in rules.counted:
        word = word.rpartition("/")[2]  # CG/12/Corr. 1
    digit = after[:1].isdigit()
    if not word:
        return words[-1:] != ["."]  # it stands alone; one of spaced leaders ends nothing
    if not word[-1].isalpha():
        broken = digit and word.isdigit() and len(word) <= 3 and _BROKEN.match(after)  # 1. 250
        if rules.ordinals and len(word) <= 2 and word.isdigit():
            return _starts(after, rules)  # German: 3. Mai
        return not broken and word not in rules.prefixes
    if word.lower() in rules.months and len(words) > 1 and words[-2].isdigit():
        # `On 3 Sept. Mr. Wood came` has nothing yet that could be a sentence.
        dated = len(words) > _OPENING_DATE or not before[:1].isupper()
        return not digit and (dated or first_word(after).lower() in rules.starters)
    if _is_unit(word, words, rules):
        return not digit if word[0].islower() else _starts(after, rules) and not digit
    shouted = len(word) > 1 and word.isupper() and "." not in word
    if word in rules.titles or (shouted and word.capitalize() in rules.titles):
        return False
    small = word.lower() if len(word) > 1 else word
    if small in rules.bound and not shouted:
        return False
    if small in rules.counted:
        return not _numbered(after, rules) and (shouted or small in rules.words or _starts(after, rules))
    whole = _spelled(words, word)
    if whole != word and (whole in rules.titles or whole.lower() in rules.bound):
        return False
    if (
        (small in rules.open and not shouted)
        or whole.lower() in rules.open
        or not rules.prefixes.isdisjoint((word, whole))
    ):
        return _starts(after, rules) and not digit
    if len(word) == 1:
        return not digit and _initial_ends(words, after, rules)
    if "." in word and "-" not in word and first_word(after) in rules.titles:
        return True  # l'A.G. M. Roy
    if _DOTTED.fullmatch(word) or (word.isalpha() and word[1:].islower() and _VOWELS.isdisjoint(small)):
        return _starts(after, rules)  # an abbreviation that no list has: `Sgt`, `T.N.-O`
    return True


def abbreviated(before: str, rules: SentenceRules) -> bool:
    """Whether `before` ends with an abbreviation that ends no sentence, or with one that stands before a number."""
    word = last_word(before)
    return word in rules.titles or word.lower() in rules.bound or word.lower() in rules.counted


def numbered(before: str, rules: SentenceRules) -> bool:
    """Whether `before` ends with a number and the word for what it numbers: `le point 3`, `art. 12`."""
    words = before.split()[-2:]
    if len(words) < 2 or not words[1][-1].isdigit():
        return False
    name = last_word(words[0].rstrip(".")).lower()
    return name in rules.enumerators or name in rules.counted


def last_word(before: str) -> str:
    """The word at the end, without what opens it or is elided before it; empty after white space."""
    if not before or before[-1].isspace():
        return ""
    word = before.rsplit(maxsplit=1)[-1].lstrip(_OPENING)
    return word[max(word.rfind("'"), word.rfind("’")) + 1 :]


def _starts(after: str, rules: SentenceRules) -> bool:
    """Whether what follows is a word with which sentences commonly open."""
    word = first_word(after)
    return word.lower() in rules.starters or (len(word) > 1 and word in rules.titles)


def first_word(after: str) -> str:
    """The word at the beginning, with its apostrophe where it is elided; empty where there is none."""
    match = _WORD.match(after)
    return match[0].replace("’", "'") if match else ""


def _is_unit(word: str, words: list[str], rules: SentenceRules) -> bool:
    """Whether the word is what a number before it counts: `12,5 M`, `900 kg`."""
    if len(words) < 2 or words[-1] != word or not words[-2][-1].isdigit():
        return False
    return len(word) == 1 or word in rules.open or _VOWELS.isdisjoint(word.lower())


def _numbered(after: str, rules: SentenceRules) -> bool:
    """Whether a number follows, in digits, as a numeral or a letter, or by a further abbreviation (`doc. no 5`)."""
    if after[:1].isdigit():
        return True
    further = _NUMBERED.match(after)
    if further and further[1].lower() in rules.counted:
        return True
    numeral = _NUMERAL.match(after)
    return numeral is not None and (not _starts(after, rules) or after[numeral.end() :][:1] in _AFTER_NUMERAL)


def _spelled(words: list[str], word: str) -> str:
    """The abbreviation that is written with spaces and ends with `word`, without them: `S. E. M`, `p. m`."""
    whole = word
    for before in words[-2:-6:-1]:
        doubled = len(before) == 3 and before[0] == before[1].upper()  # LL. EE. MM.
        if before[-1] != "." or not before[0].isalpha() or not (len(before) == 2 or doubled):
            break
        whole = before + whole
    return whole


def _initial_ends(words: list[str], after: str, rules: SentenceRules) -> bool:
    """Whether a single letter before a stop ends its sentence: `au chapitre V.`, not `A. Traoré`."""
    if words[-1].isupper() and _enumerated(words[:-1], rules):
        return True
    if not _starts(after, rules):
        return False
    if first_word(after).lower() not in rules.particles:
        return True
    previous = words[-2] if len(words) > 1 else ""
    second = _CAPITAL_SECOND.match(after)
    named = previous.rstrip(".") in rules.titles or previous[:1].isupper()
    return not (named and second and second[1].isupper())  # J. Le Goff


def _enumerated(words: list[str], rules: SentenceRules) -> bool:
    """Whether the words before a letter name what it numbers: `groupe`, `groups A and`, `annexes I à III et`."""
    for word in reversed(words):
        bare = word.rstrip(",")
        if len(bare) > 3 or (bare.islower() and bare not in _JOINING and bare not in rules.particles):
            return last_word(bare).lower() in rules.enumerators
    return False
