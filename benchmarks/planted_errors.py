"""Errors to plant in clean pairs: each maker changes one thing in a stretch of pairs, or gives None where it cannot.

A maker takes the random numbers, the sources and the targets of a stretch, the place to plant at and the two
languages; it gives the changed sources and targets. `KINDS` says for each kind its maker and the checks of which one
must see it.
"""

# ruff: noqa: ARG001 - every maker is given the same

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from tmkit.facts import compare, polarity, read, write
from tmkit.facts.months import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, FRENCH_MONTHS, FRENCH_WEEKDAYS
from tmkit.facts.paragraphs import MARK
from tmkit.model import Fact

Stretch = tuple[list[str], list[str]]
Texts = Sequence[str]
Pair = tuple[str, str]
Maker = Callable[[random.Random, Sequence[str], Sequence[str], int, tuple[str, str]], Stretch | None]
_WORD = re.compile(r"[^\W\d_]{3,}")
_LONG = 8  # words of a text in which something is planted
_TEMPLATES = {
    "session": {
        "fr": (
            "La {n}e session du Comité s’est tenue à Valmont le 3 mai 2018.",
            "La {n}e session du Comité s’est tenue à Valmont le 7 juin 2018.",
        ),
        "en": (
            "The {n}th session of the Committee was held in Valmont on 3 May 2018.",
            "The {n}th session of the Committee was held in Valmont on 7 June 2018.",
        ),
    },
    "resolution": {"fr": "Rappelant sa résolution {n} ({y}),", "en": "Recalling its resolution {n} ({y}),"},
    "paragraph": {"fr": "comme il est dit au paragraphe {n} ci-dessus", "en": "as stated in paragraph {n} above"},
}


def _with(texts: Sequence[str], at: int, text: str) -> list[str]:
    changed = list(texts)
    changed[at] = text
    return changed


def first_tier(fact: Fact) -> str | None:
    """What a fact is called among those that are wrong where they differ; None if it is not among them."""
    value = fact.value
    if fact.kind == "reference" and isinstance(value, tuple):
        return None if value[0] == MARK else "reference"
    if fact.kind == "symbol":
        return "reference"
    if fact.kind == "date" and isinstance(value, tuple):
        if value[0] == "decade" or all(part is None for part in value[::2]):
            return None
        return "year" if value[1:] == (None, None, None) else "date"
    if fact.kind in ("money", "percentage"):
        return fact.kind
    if fact.kind in ("number", "ordinal") and isinstance(value, int | Decimal):
        if isinstance(value, Decimal):
            return "decimal"
        return "number" if value >= 10 else None
    return None


def altered_fact(
    kind: str,
    rng: random.Random,
    sources: Sequence[str],
    targets: Sequence[str],
    at: int,
    languages: tuple[str, str],
) -> Stretch | None:
    """A fact that both sides state gets another value in the target."""
    text = targets[at]
    facts = read(text, languages[1])
    if not any(first_tier(fact) == kind for fact in facts):
        return None
    agreed = [pair[1] for pair in compare(read(sources[at], languages[0]), facts).agree]
    candidates = [fact for fact in agreed if first_tier(fact) == kind]
    rng.shuffle(candidates)
    for fact in candidates:
        for _ in range(5):
            new = _other_notation(rng, fact, languages[1])
            if new is None or new == fact.text:
                continue
            changed = text[: fact.start] + new + text[fact.end :]
            if not compare(facts, read(changed, languages[1])).equal:
                return list(sources), _with(targets, at, changed)
    return None


def _other_notation(rng: random.Random, fact: Fact, language: str) -> str | None:
    digits = [place for place, sign in enumerate(fact.text) if sign.isdigit()]
    if fact.kind == "date" and rng.random() < 0.3:
        names = FRENCH_MONTHS if language == "fr" else ENGLISH_MONTHS
        for name in names:
            if name in fact.text:
                return fact.text.replace(name, rng.choice([other for other in names if other != name]))
    if digits:
        place = rng.choice(digits)
        new = rng.choice([digit for digit in "123456789" if digit != fact.text[place]])
        return fact.text[:place] + new + fact.text[place + 1 :]
    if isinstance(fact.value, int) and fact.value >= 10:
        other = fact.value + rng.choice((-3, -1, 1, 2, 7, 10))
        return write(Fact(fact.kind, other, 0, 0, ""), language, fact)
    return None


def emptied(rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair) -> Stretch | None:
    """A target without text."""
    return list(sources), _with(targets, at, "")


def untranslated(rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair) -> Stretch | None:
    """The source, left as it is."""
    if len(_WORD.findall(sources[at])) < _LONG or sources[at] == targets[at]:
        return None
    return list(sources), _with(targets, at, sources[at])


def truncated(rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair) -> Stretch | None:
    """A target of which the last nine tenths are gone."""
    words = targets[at].split()
    if len(words) < 50:
        return None
    return list(sources), _with(targets, at, " ".join(words[: len(words) // 10]))


def dropped(rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair) -> Stretch | None:
    """A paragraph of the target is gone."""
    if len(_WORD.findall(targets[at])) < _LONG or len(_WORD.findall(sources[at])) < _LONG:
        return None
    return list(sources), [*targets[:at], *targets[at + 1 :]]


def added(rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair) -> Stretch | None:
    """A paragraph of the source is gone, so that the target has one more."""
    changed = dropped(rng, targets, sources, at, languages)
    return None if changed is None else (changed[1], changed[0])


def wrong_weekday(rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair) -> Stretch | None:
    """A full date gets a weekday that it had not."""
    text = targets[at]
    names = FRENCH_WEEKDAYS if languages[1] == "fr" else ENGLISH_WEEKDAYS
    for fact in read(text, languages[1]):
        value = fact.value
        if fact.kind != "date" or len(value) != 4 or None in value[:3] or value[3] is not None:
            continue
        if value[0] < 1900 or not fact.text[:1].isalnum():
            continue
        changed = f"{text[: fact.start]}{rng.choice(names)} {text[fact.start :]}"
        again = [one for one in read(changed, languages[1]) if one.kind == "date" and one.value[-1] is not None]
        if again and _weekday(again[0].value) not in (None, again[0].value[3]):
            return list(sources), _with(targets, at, changed)
    return None


def _weekday(value: tuple[int, int, int, int]) -> int | None:
    from datetime import date

    try:
        return date(*value[:3]).isoweekday()
    except (TypeError, ValueError):
        return None


def two_sessions(rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair) -> Stretch | None:
    """One session with two dates, at two places of the stretch."""
    number = rng.randrange(24, 60)
    ours, theirs = (_TEMPLATES["session"][language] for language in reversed(languages))
    other = (at + len(targets) // 2) % len(targets)
    changed = _with(targets, at, ours[0].format(n=number)), _with(sources, at, theirs[0].format(n=number))
    return _with(changed[1], other, theirs[0].format(n=number)), _with(changed[0], other, ours[1].format(n=number))


def wrong_year(rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair) -> Stretch | None:
    """A resolution with another year than the archive of the benchmark gives it (`planting.KNOWN_YEARS`)."""
    number = rng.randrange(800, 2000)
    year = 1990 + number % 30
    text = _TEMPLATES["resolution"][languages[1]].format(n=number, y=year + rng.choice((-1, 1, 4)))
    theirs = _TEMPLATES["resolution"][languages[0]].format(n=number, y=year)
    return _with(sources, at, theirs), _with(targets, at, text)


def dangling(rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair) -> Stretch | None:
    """A reference to a paragraph beyond the last."""
    if not targets[at].rstrip(" .;"):
        return None
    phrase = _TEMPLATES["paragraph"][languages[1]].format(n=len(targets) + rng.randrange(5, 40))
    return list(sources), _with(targets, at, f"{targets[at].rstrip(' .;')}, {phrase}.")


def unnegated(rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair) -> Stretch | None:
    """A negation of the target is gone."""
    text = targets[at]
    if not any(one.kind == "negation" for one in polarity(sources[at], languages[0])):
        return None
    found = [one for one in polarity(text, languages[1]) if one.kind == "negation"]
    if len(found) != 1:
        return None
    if languages[1] == "en":
        if found[0].text != "not":
            return None
        return list(sources), _with(targets, at, text[: found[0].start] + text[found[0].end + 1 :])
    part = re.sub(r"^(?:ne |n['’])|(?: pas)$", "", found[0].text)
    return list(sources), _with(targets, at, text[: found[0].start] + part + text[found[0].end :])


def _changed_text(change: Callable[[random.Random, str], str | None]) -> Maker:
    def make(rng: random.Random, sources: Texts, targets: Texts, at: int, languages: Pair) -> Stretch | None:
        if len(_WORD.findall(targets[at])) < _LONG or targets[at].isupper():
            return None
        text = change(rng, targets[at])
        return None if text is None or text == targets[at] else (list(sources), _with(targets, at, text))

    return make


def _double_space(rng: random.Random, text: str) -> str | None:
    places = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", text)]
    place = rng.choice(places)
    return text[:place] + " " + text[place:]


def _repeated(rng: random.Random, text: str) -> str | None:
    words = list(re.finditer(r"(?<!\S)[a-zà-ÿ]{3,}(?= )", text))
    if not words:
        return None
    word = rng.choice(words)
    return text[: word.end()] + " " + word[0] + text[word.end() :]


def _stray_stop(rng: random.Random, text: str) -> str | None:
    places = [match.end() for match in re.finditer(r"(?<= )[a-zà-ÿ]{6,}(?= [a-zà-ÿ]{3,})", text)]
    if not places:
        return None
    place = rng.choice(places)
    return text[:place] + "." + text[place:]


def _unclosed(rng: random.Random, text: str) -> str | None:
    if any(mark in text for mark in '«»“”"„'):
        return None
    places = [match.start() for match in re.finditer(r"(?<= )[^\W\d_]{4,}", text)]
    if not places:
        return None
    place = rng.choice(places)
    return f"{text[:place]}« {text[place:]}"


def _open_bracket(rng: random.Random, text: str) -> str | None:
    if any(mark in text for mark in "()[]"):
        return None
    places = [match.start() for match in re.finditer(r"(?<= )[^\W\d_]{4,}", text)]
    return None if not places else f"{text[: (place := rng.choice(places))]}({text[place:]}"


FACTS = ("number", "decimal", "percentage", "money", "year", "date", "reference")
KINDS: dict[str, tuple[Maker, tuple[str, ...]]] = {
    **{f"{kind} altered": (partial(altered_fact, kind), ("number", "date", "reference")) for kind in FACTS},
    "target emptied": (emptied, ("empty",)),
    "left untranslated": (untranslated, ("untranslated",)),
    "target truncated": (truncated, ("length",)),
    "paragraph dropped": (dropped, ("missing-paragraph",)),
    "paragraph added": (added, ("extra-paragraph",)),
    "wrong weekday": (wrong_weekday, ("contradiction",)),
    "session with two dates": (two_sessions, ("contradiction",)),
    "resolution of another year": (wrong_year, ("reference-unknown",)),
    "paragraph that is not there": (dangling, ("cross-reference",)),
    "negation dropped": (unnegated, ("polarity",)),
    "double space": (_changed_text(_double_space), ("spacing",)),
    "word repeated": (_changed_text(_repeated), ("repeated-word",)),
    "stray stop": (_changed_text(_stray_stop), ("stray-stop",)),
    "quote not closed": (_changed_text(_unclosed), ("quotes",)),
    "bracket not closed": (_changed_text(_open_bracket), ("brackets",)),
}  # fmt: skip
