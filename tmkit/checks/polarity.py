"""Negation on one side only. Across languages it says little: one sentence in six turns it otherwise. So it is info."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tmkit.checks.check import Check, Example
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.subject import Subject, joined
from tmkit.facts import polarity
from tmkit.model import Fact, Finding
from tmkit.text.languages import primary

# Whatever may render a negation: particles, prefixes, verbs and adverbs. `-` stands for any ending.
_FRENCH = """
ne non pas sans ni nul nulle nuls nulles aucun- jamais rien personne guère sauf hormis hors except- faute défaut
absen- manqu- lacun- refus- rejet- nie- nia- empêch- évit- interd- prohib- exclu- cess- renonc- échou- échec-
échapp- omet- omi- impossib- imparf- improp- rater raté- illég- illic- illus- incapa- inexist- insuff- inacc-
inutil- injust- inconn- indépend- inchang- inapt- inad- inter- irr- illis- imposs- impens- dés- dépourv- déni-
démen- défen- défai- dépass- dis- méc- més- mal- anti- contr- loin peu moins seul- uniquement plus voire différ-
autre- plutôt avant tant jusqu- trop rare- difficil- ignor- abst- prive- privé- vain tort faux fausse- nonobstant
malgré ailleurs dispens- exempt- soustra- vid- épargn- oubli- perd- demeur- rest- encore toujours hésit- dout-
"""
_ENGLISH = """
not cannot no non- none never nor neither nothing nobody nowhere without unless differ- except- only sole- fail-
lack- absen- refus- reject- deny- deni- prevent- avoid- prohibit- forbid- exclu- ceas- stop- omi- un- inab- incap-
inacc- inad- insuff- inval- inelig- irr- improp- reneg- independ- dis- mis- anti- declin- depriv- devoid loath
hard- scarce- rare- little few- less least far too rather other- but before until till against contrary counter-
despite instead free exempt- wrong false loss lose- lost short- beyond above more barely still yet remain- doubt-
hesitat- any- half all ever abst- nil void vain miss- out- over- back leav- left ignor-
"""
_PREFIXES = frozenset({"un", "dés", "mal", "dis", "mis"})
_LONG = 4  # letters that must follow them: `unequal`, not `under`
_ABLE = r"(?:in|im|ir|il)\w{2,}(?:able|ible|al|uel|ual)(?:s|ly|le)?"


def _pattern(words: str) -> re.Pattern[str]:
    forms = []
    for word in words.split():
        stem = word.removesuffix("-")
        ending = "" if stem == word else rf"\w{{{_LONG},}}" if stem in _PREFIXES else r"\w*"
        forms.append(stem + ending)
    forms.append(_ABLE)
    return re.compile(rf"n['’]t(?!\w)|(?<!\w)(?:n['’]|(?:{'|'.join(forms)})(?!\w))|less(?:ly)?(?!\w)", re.IGNORECASE)


_NEGATIVE = {"fr": _pattern(_FRENCH), "en": _pattern(_ENGLISH)}
# Negations in English that French puts otherwise.
_NO_MORE = re.compile(
    r"\b(?:not (?:over|more|less|fewer|later|exceeding|greater|only|just|to (?:say|mention)|so long|until)|if not|"
    r"why (?:do|does|did)?n[o'’]t|whether or not)\b",
    re.IGNORECASE,
)
_FIRM = frozenset({"not", "never", "pas", "jamais"})
_FEWEST = 5  # words: a shorter text says no in too many ways


def find(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Pairs of which one side negates, and the other has nothing that may."""
    del knowledge
    languages = primary(subject.source_language or ""), primary(subject.language)
    if set(languages) != {"fr", "en"}:
        return
    for pair in subject.two_sided():
        texts = joined(pair.source), joined(pair.target)
        if min(len(text.split()) for text in texts) < _FEWEST:
            continue
        for side in (0, 1):
            other = 1 - side
            if _NEGATIVE[languages[other]].search(texts[other]):
                continue
            if not side and _NO_MORE.search(texts[0]):
                continue
            for segment in (pair.source, pair.target)[side]:
                negation = _firm(polarity(segment.text, languages[side]))
                if negation is not None:
                    where = pair.target[0] if side == 0 else segment
                    span = (0, len(where.text)) if side == 0 else (negation.start, negation.end)
                    name = "source" if side == 0 else "target"
                    yield Finding(
                        "polarity",
                        "info",
                        f"the {name} negates (“{negation.text}”), the other side does not seem to",
                        (subject.place(where, span),),
                    )
                    break


def _firm(found: tuple[Fact, ...]) -> Fact | None:
    return next((fact for fact in found if fact.kind == "negation" and fact.value in _FIRM), None)


CHECKS = (
    Check(
        "polarity",
        "facts",
        "info",
        "One side negates, and the other has nothing that may render it.",
        find,
        Example(
            "Le Comité a approuvé la proposition de la délégation.",
            "The Committee did not approve the proposal of the delegation.",
        ),
        Example(
            "Le Comité a refusé la proposition de la délégation.",
            "The Committee did not approve the proposal of the delegation.",
        ),
        needs=frozenset({"source"}),
        default=False,
        why="One negation in six is turned otherwise in a good translation; hardly one of a sample was a fault.",
    ),
)
