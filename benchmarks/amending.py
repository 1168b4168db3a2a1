"""Amends a document as its author would for the next version, and keeps account of what became of every sentence."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]{4,}")
NUMBER = re.compile(r"(?<![\w.,/])\d{1,4}(?![\w/]|[.,]\d)")
CUT = re.compile(r"(?:,|;) (?:(?:et|and|mais|but) )?|\s(?:et|and)\s")
STOP = ".;"


@dataclass(frozen=True)
class Sentence:
    """A sentence of the new version: what it is, and the numbers of those of the earlier one that it came from."""

    text: str
    change: str
    old: tuple[int, ...]
    moved: bool = False


SHARES = {
    "unchanged": 0.40,
    "facts": 0.16,
    "words": 0.14,
    "split": 0.07,
    "merged": 0.07,
    "dropped": 0.05,
    "new": 0.06,
    "moved": 0.05,
}


def amended(
    paragraphs: Sequence[Sequence[str]], foreign: Sequence[str], seed: int, shares: dict[str, float] | None = None
) -> list[list[Sentence]]:
    """A document, sentences by paragraph, amended; `foreign` are sentences of others, which are new here."""
    chance = random.Random(seed)
    wanted = shares or SHARES
    words = [word for text in foreign for word in WORD.findall(text)] or ["autre", "other"]
    strange = list(foreign)
    chance.shuffle(strange)
    made: list[list[Sentence]] = []
    number = 0
    for paragraph in paragraphs:
        new: list[Sentence] = []
        at = 0
        while at < len(paragraph):
            text, old = paragraph[at], number + at
            what = chance.choices(list(wanted), list(wanted.values()))[0]
            following = paragraph[at + 1] if at + 1 < len(paragraph) else None
            if what == "split" and (parts := split(text)):
                new += [Sentence(part, "split", (old,)) for part in parts]
            elif what == "merged" and following and (one := merged(text, following)):
                new.append(Sentence(one, "merged", (old, old + 1)))
                at += 1
            elif what in {"facts", "words"}:
                other = other_facts(text, chance) if what == "facts" else other_words(text, words, chance)
                new.append(Sentence(other, "unchanged" if other == text else "changed", (old,)))
            elif what == "dropped":
                pass
            else:
                new.append(Sentence(text, "unchanged", (old,)))
            if what == "new" and strange:
                new.append(Sentence(strange.pop(), "new", ()))
            at += 1
        number += len(paragraph)
        made.append(new)
    return moved([paragraph for paragraph in made if paragraph], chance, wanted["moved"])


def moved(paragraphs: list[list[Sentence]], chance: random.Random, share: float) -> list[list[Sentence]]:
    """Some paragraphs taken out and put back far away, each into the company of others."""
    whole = [at for at, one in enumerate(paragraphs) if len(one) <= 3 and sum(len(s.text) for s in one) > 80]
    taken = set(chance.sample(whole, min(len(whole), round(share * len(paragraphs)))) if len(paragraphs) > 8 else [])
    kept = [(at, one) for at, one in enumerate(paragraphs) if at not in taken]
    for at in sorted(taken):
        carried = [
            Sentence(one.text, "moved" if one.change == "unchanged" else one.change, one.old, moved=bool(one.old))
            for one in paragraphs[at]
        ]
        far = [place for place, (was, _) in enumerate(kept) if abs(was - at) >= 5]
        if far:
            kept.insert(chance.choice(far), (at, carried))
        else:
            kept.append((at, paragraphs[at]))
    return [one for _, one in kept]


def split(text: str) -> list[str]:
    """A long sentence as two, at the comma or conjunction that is nearest its middle; none where there is none."""
    places = [match for match in CUT.finditer(text) if min(match.start(), len(text) - match.end()) > 30]
    if not places or text[-1:] not in STOP:
        return []
    best = min(places, key=lambda match: abs(2 * match.start() - len(text)))
    after = text[best.end() :]
    return [f"{text[: best.start()]}{text[-1]}", after[:1].upper() + after[1:]]


def merged(text: str, following: str) -> str:
    """Two sentences as one; "" where they do not lend themselves to it."""
    if text[-1:] not in STOP or min(len(text), len(following)) < 25 or len(text) + len(following) > 600:
        return ""
    return f"{text[:-1]} et {following[:1].lower()}{following[1:]}"


def other_facts(text: str, chance: random.Random) -> str:
    """Years a year later, other numbers others."""

    def other(match: re.Match[str]) -> str:
        value = int(match[0])
        if 1900 <= value <= 2100:
            return str(value + 1)
        return str(value + chance.randint(1, 3) if value < 28 else value + chance.randint(1, max(2, value // 7)))

    return NUMBER.sub(other, text)


def other_words(text: str, words: Sequence[str], chance: random.Random) -> str:
    """A sentence with one word in ten to one in four another, one at least, where it has six words or more."""
    places = list(WORD.finditer(text))
    if len(text.split()) < 6 or len(places) < 3:
        return text
    count = max(1, round(len(text.split()) * chance.uniform(0.1, 0.25)))
    for match in sorted(chance.sample(places, min(count, len(places) // 2)), key=lambda one: -one.start()):
        text = text[: match.start()] + chance.choice(words).lower() + text[match.end() :]
    return text
