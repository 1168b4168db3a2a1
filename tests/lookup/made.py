"""Archives and queries made from a seed: few wordings, many units, every kind of fact, ties everywhere."""

from __future__ import annotations

import random

from tests.lookup.archive import Entry
from tmkit.config import Penalties, Settings
from tmkit.model import Origin

FRENCH = (
    "Le comité a examiné {a} rapports le {d}.",
    "Le comité n'a pas examiné {a} rapports le {d}.",
    "Le comité n'examine que {a} rapports.",
    "Rappelant la résolution {r} du Conseil,",
    "Paris, le {d}",
    "Une hausse de {p} a été constatée dans {a} pays.",
    "Voir le document {s}, paragraphe {a}.",
    "L'État partie a présenté son rapport à la {o} session.",
    "Décidé en mai de tenir {a} séances.",
    "[Abrogé]",
    "{a}",
    "Le groupe de contact s'est réuni à {h} pour {a} séances, puis a adopté son ordre du jour sans observation.",
)
ENGLISH = (
    "The committee considered {a} reports on {d}.",
    "The committee did not consider {a} reports on {d}.",
    "The committee considers only {a} reports.",
    "Recalling Council resolution {r},",
    "Paris, {d}",
    "A rise of {p} was seen in {a} countries.",
    "See document {s}, paragraph {a}.",
    "The State party submitted its report at the {o} session.",
    "Decided in May to hold {a} meetings.",
    "[Repealed]",
    "{a}",
    "The contact group met at {h} for {a} meetings, then adopted its agenda without comment.",
)
FACTS = {
    "a": (("5", "5"), ("7", "7"), ("1", "1"), ("sept", "seven"), ("1 200", "1,200"), ("12", "12")),
    "d": (("3 mai 2018", "3 May 2018"), ("5 juin 2019", "5 June 2019"), ("1er mai 2018", "May 1, 2018")),
    "r": (("822 (1993)", "822 (1993)"), ("853 (1993)", "853 (1993)"), ("73/284", "73/284")),
    "p": (("12 %", "12 per cent"), ("12,5 %", "12.5 per cent"), ("7 pour cent", "7%")),
    "s": (("A/73/284", "A/73/284"), ("S/2018/5", "S/2018/5")),
    "o": (("45e", "45th"), ("quarante-sixième", "forty-sixth")),
    "h": (("10 heures", "10 a.m."), ("15 h 30", "3.30 p.m.")),
}
STATUSES = (None, "adopted", "published", "revised", "draft", "unreviewed")


def entries(rng: random.Random, count: int, memories: int) -> list[Entry]:
    """Units of French and English, about half of them with text and target like another's."""
    origins = [
        Origin(
            date=rng.choice([None, "2017", "2018", "2018-03", "2018-03-05"]),
            status=rng.choice(STATUSES),
            authority=rng.choice([None, "A", "B", "C"]),
            confidence=rng.choice([None, 0.5, 0.95]),
        )
        for _ in range(6)
    ]
    made: list[Entry] = []
    positions: dict[tuple[str, str], int] = {}
    for number in range(count):
        both = rng.choice(made).texts if made and rng.random() < 0.5 else pair(rng)
        if made and rng.random() < 0.2:  # one source, another's target
            both = both[0], rng.choice(made).texts[1]
        memory = f"memories/{'abcdefgh'[rng.randrange(memories)]}.tmx"
        document = rng.choice([None, "report 1", "report 2"])
        position = None
        if document is not None:
            position = positions.get((memory, document), 0)
            positions[memory, document] = position + 1
        known = rng.choice(origins)
        origin = Origin(
            document,
            position,
            date=known.date,
            status=known.status,
            authority=known.authority,
            confidence=known.confidence,
        )
        codes = rng.choice([(), (), ("ph",), ("bpt", "ept")])
        made.append(Entry(memory, f"u{number:03}", both, origin, rng.randrange(3), codes))
    return made


def pair(rng: random.Random) -> tuple[tuple[str, str], tuple[str, str]]:
    """A text and its translation, with or without label, written a little differently now and then."""
    form = rng.randrange(len(FRENCH))
    chosen = {name: rng.choice(facts) for name, facts in FACTS.items()}
    fr = FRENCH[form].format(**{name: fact[0] for name, fact in chosen.items()})
    en = ENGLISH[form].format(**{name: fact[1] for name, fact in chosen.items()})
    if rng.random() < 0.2:
        fr, en = f"{rng.randrange(1, 9)}. {fr}", f"{rng.randrange(1, 9)}. {en}"
    return ("fr", spelled(rng, fr)), ("en", spelled(rng, en))


def spelled(rng: random.Random, text: str) -> str:
    """The same text for matching, written another way."""
    changed = {"'": "’", " :": "\u00a0:", "É": "E", " %": "\u00a0%", "le ": "LE ", "May": "may"}
    for old, new in changed.items():
        if rng.random() < 0.2:
            text = text.replace(old, new)
    return text


def query(rng: random.Random, archive: list[Entry], language: str) -> str:
    """A text of the archive, the same with words dropped, doubled or put in, one with other facts, one of its own."""
    text = rng.choice(archive).text(language) if rng.random() < 0.6 else dict(pair(rng))[language]
    words = text.split(" ")
    while rng.random() < 0.4:
        place = rng.randrange(len(words))
        words[place : place + 1] = rng.choice([[], [words[place]] * 2, ["nouveau"], [words[place], rng.choice(words)]])
        words = words or ["…"]
    return spelled(rng, " ".join(words))


def settings(rng: random.Random) -> Settings:
    """Settings with and without authorities and penalties."""
    return Settings(
        authorities=rng.choice([(), ("B", "A")]),
        penalties=Penalties(
            memories=rng.choice([{}, {"memories/b.tmx": 3}]),
            status=rng.choice([{"unreviewed": 10}, {"unreviewed": 10, "draft": 2}]),
            low_confidence=rng.choice([0, 2]),
            missing_codes=rng.choice([0, 1]),
            several_translations=rng.choice([0, 0, 1]),
        ),
    )
