"""French negation and restriction."""

from __future__ import annotations

import re
from typing import NamedTuple

from tmkit.facts.passage import Found

_SECOND = {
    "pas": "pas", "point": "pas", "nullement": "pas", "aucunement": "pas", "plus": "plus", "jamais": "jamais",
    "guère": "guère", "rien": "rien", "personne": "personne", "aucun": "aucun", "aucune": "aucun", "nul": "aucun",
    "nulle": "aucun", "ni": "ni",
}  # fmt: skip
_BEFORE_NE = frozenset({"aucun", "aucune", "nul", "nulle", "personne", "rien", "jamais", "ni"})
_ALWAYS = frozenset({"aucun", "aucune", "ni"})
_RESTRICTORS = frozenset({"seulement", "uniquement", "exclusivement"})
_ALONE = frozenset({"seul", "seule", "seuls", "seules"})
FRENCH_TRIGGERS = frozenset({"ne", "n", "pas", "non", *_ALWAYS, *_RESTRICTORS, *_ALONE})

_TOKEN = re.compile(r"[^\W\d_]+(?:'(?=[^\W_]))?|[.;:!?,](?= |\Z)")
_REACH = 14  # tokens from `ne` to its second word
_BACK = 12  # tokens before `ne` in which what asks for an expletive `ne` stands

_DETERMINERS = frozenset(
    "le la les l' un une des du au aux ce cet cette ces son sa ses leur leurs toute chaque par de d' tout premier "
    "grand".split()
)
# `que` after these is no part of `ne … que`.
_CONJUNCTIONS = frozenset(
    "autre autres tel telle tels telles ainsi alors afin avant moins dès tandis bien même parce après lors depuis pour "
    "sans ce quel quelle si tant plus autant aussi mieux".split()
)
_STRONG = frozenset({"pas", "jamais", "rien", "aucun", "aucune", "guère", "nullement", "aucunement"})
_CAN = re.compile(
    r"(?:peu[xt]|peuvent|pouv(?:ons|ez|ai\w+)|pourr\w+|puiss\w+|saur\w+|sai[st]|sav\w+|osa?\w*|daign\w+)\Z"
)
_CEASE = re.compile(r"cess\w+\Z")
_LACK = re.compile(r"manqu\w+\Z")
_FEAR = re.compile(
    r"(?:crai[gn]\w+|redout\w+|appréhend\w+|empêch\w+|évit\w+|peur|crainte|avant|moins|sans|plus|mieux|pire|autre\w*|autrement|meilleur\w*|moindre\w*)\Z"
)
_NOT_NEGATED = frozenset({"moins", "seulement", "uniquement", "exclusivement"})
_STEP = frozenset("un le ce premier chaque nouveau quelques ces les des au du à grand petit deux trois".split())
_BEFORE_PAS = frozenset("mais et ou pourquoi non certes même , si :".split())


class _Token(NamedTuple):
    text: str
    start: int
    end: int


def find_french(low: str) -> list[Found]:
    """The negations and restrictions of a French text in lower case."""
    tokens = [_Token(match[0], *match.span()) for match in _TOKEN.finditer(low)]
    found: list[Found] = []
    done = 0  # tokens before this one belong to a fact already
    waiting = False  # a negator came, whose `ne` may follow
    negated = False  # in this sentence
    for at, token in enumerate(tokens):
        word = token.text
        if word in (".", ";", "!", "?"):
            waiting = negated = False
        if at < done:
            continue
        if word in ("ne", "n'"):
            one, done = _with_ne(tokens, at)
            if one is not None and not (waiting and one.kind == "negation"):
                found.append(one)
            negated = negated or waiting or (one is not None and one.kind == "negation")
            waiting = False
        elif word in _BEFORE_NE and _negates(tokens, at) and not (word == "ni" and negated):
            found.append(Found("negation", _SECOND[word], token.start, token.end))
            waiting = negated = True
        elif word == "pas" and _pas_alone(tokens, at):
            found.append(Found("negation", "pas", token.start, token.end))
            negated = True
        elif (
            word == "non"
            and _next(tokens, at) not in ("seulement", "plus", "uniquement")
            and _previous(tokens, at) != "ou"
        ):
            found.append(Found("negation", "non", token.start, token.end))
        elif (word in _RESTRICTORS and _previous(tokens, at) not in ("non", "pas")) or (
            word in _ALONE and _only(tokens, at)
        ):
            found.append(Found("restriction", "seulement", token.start, token.end))
    return found


def _next(tokens: list[_Token], at: int) -> str:
    return tokens[at + 1].text if at + 1 < len(tokens) else ""


def _previous(tokens: list[_Token], at: int) -> str:
    return tokens[at - 1].text if at else ""


def _with_ne(tokens: list[_Token], at: int) -> tuple[Found | None, int]:
    """What the `ne` at a place makes with what follows, and the first token after it."""
    expletive = _expletive(tokens, at)
    verb = _next(tokens, at)
    for place in range(at + 1, min(len(tokens), at + 1 + _REACH)):
        word = tokens[place].text
        if word in (".", ";", "!", "?", ":", "ne", "n'"):
            break
        if word in ("que", "qu'") and not expletive and not _CAN_NOT.match(verb):
            if _previous(tokens, place) in _CONJUNCTIONS:
                continue
            return Found("restriction", "que", tokens[at].start, tokens[place].end), place + 1
        if word not in _SECOND or (expletive and word not in _STRONG):
            continue
        if word in ("point", "personne", "plus", "rien") and _previous(tokens, place) in _DETERMINERS:
            continue
        if _positive(tokens, at, place):
            return None, place + 1
        kind, value = (
            ("restriction", "que")
            if word in ("plus", "jamais", "guère") and _next(tokens, place) in ("que", "qu'")
            else ("negation", _SECOND[word])
        )
        return Found(kind, value, tokens[at].start, tokens[place].end), place + 1
    if not expletive and _CAN.match(verb):
        return Found("negation", "pas", tokens[at].start, tokens[at + 1].end), at + 2
    return None, at + 1


_CAN_NOT = re.compile(r"saur\w+\Z")


def _positive(tokens: list[_Token], at: int, place: int) -> bool:
    """Whether `ne … pas` affirms: `ne manquera pas de`, `n'en est pas moins`, `ne … pas seulement`, `n'est-ce pas`."""
    after = _next(tokens, place)
    if tokens[place].text == "pas" and (
        after in _NOT_NEGATED or [one.text for one in tokens[place + 1 : place + 4]] == ["plus", "tard", "que"]
    ):
        return True
    between = [one.text for one in tokens[at + 1 : place]]
    if between == ["est", "ce"]:
        return True
    return any(_LACK.match(word) for word in between) and after in ("de", "d'")


def _expletive(tokens: list[_Token], at: int) -> bool:
    """Whether what comes before asks for a `ne` that negates nothing, or its verb is to cease."""
    if any(_CEASE.match(one.text) for one in tokens[at + 1 : at + 3]):
        return True
    fears = False
    for one in tokens[max(0, at - _BACK) : at]:
        if one.text in (".", ";", "!", "?", ":"):
            fears = False
        elif _FEAR.match(one.text):
            fears = True
    if not fears:
        return False
    return any(one.text in ("que", "qu'") for one in tokens[max(0, at - _BACK) : at])


def _negates(tokens: list[_Token], at: int) -> bool:
    """Whether a word that may stand before its `ne` negates."""
    word, before = tokens[at].text, _previous(tokens, at)
    if word in ("aucun", "aucune", "ni"):
        return before not in ("sans", "d'", "qu'", "que")
    if before in _DETERMINERS or before in ("que", "si", "à"):
        return False
    return any(one.text in ("ne", "n'") for one in tokens[at + 1 : at + 8])


def _pas_alone(tokens: list[_Token], at: int) -> bool:
    """Whether a `pas` without `ne` negates: not a step, nor `pas moins de`, `pas seulement`."""
    before, after = _previous(tokens, at), _next(tokens, at)
    if before in _STEP or after in _NOT_NEGATED or [one.text for one in tokens[at + 1 : at + 3]] == ["plus", "tard"]:
        return False
    return before in _BEFORE_PAS or not before or before in (".", ";") or after in ("de", "d'", "encore")


def _only(tokens: list[_Token], at: int) -> bool:
    """Whether `seul` says that there is no other: `Seuls les membres`, `le seul organe`; not `un seul`."""
    return _previous(tokens, at) not in frozenset("un une ce cette lui elle eux elles tout toute".split())
