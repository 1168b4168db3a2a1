"""Consistency: the same text rendered in two ways, in the draft or unlike the archive."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from tmkit.checks.check import Check, Example
from tmkit.checks.exempt import is_title
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.subject import Pair, Subject, joined
from tmkit.model import DraftSegment, Finding
from tmkit.text.languages import primary
from tmkit.text.normalise import normalise

_LEAST_WORDS = 4
_TITLE_WORDS = 2
_UNITS, _MAJORITY = 5, 0.8
_SO_TOO = 2  # documents of the archive that have what the draft has: then it may be either
_SHOWN = 60
_NOT_WORDS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
Wanted = Callable[[Pair], bool]


def same_source(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Sentences that the source repeats and the target renders in two ways."""
    del knowledge
    for groups in _rendered_twice(subject, lambda pair: _long(pair.source, _LEAST_WORDS) and not _title(pair)):
        yield _two_ways("same-source", "info", "the source says the same", subject, groups)


def same_target(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Sentences of the target that render different ones of the source."""
    del knowledge
    found: dict[str, dict[str, list[Pair]]] = {}
    for pair in subject.two_sided():
        if _long(pair.target, _LEAST_WORDS) and not _title(pair):
            by = found.setdefault(_plain(joined(pair.target)), {})
            by.setdefault(_plain(joined(pair.source)), []).append(pair)
    for groups in found.values():
        if len(groups) > 1:
            pairs = [pair for same in groups.values() for pair in same]
            said = ", ".join(f"“{_short(joined(same[0].source))}”" for same in groups.values())
            places = tuple(subject.place(pair.target[0], (0, len(pair.target[0].text))) for pair in pairs)
            message = f"the same for {len(groups)} sentences of the source"
            yield Finding("same-target", "info", message, places, evidence=f"source: {said}")


def title(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Titles that the source repeats and the target renders in two ways."""
    del knowledge
    for groups in _rendered_twice(subject, lambda pair: _title(pair) and _long(pair.source, _TITLE_WORDS)):
        yield _two_ways("title", "warning", "the same title of the source", subject, groups)


def archive_differs(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Sentences that the archive renders, nearly always, in another way."""
    archive = knowledge.archive
    if archive is None:
        return
    languages = primary(subject.source_language or ""), primary(subject.language)
    found: dict[tuple[str, str], list[Pair]] = {}
    for pair in subject.two_sided():
        if _long(pair.source, _LEAST_WORDS):
            found.setdefault((joined(pair.source), _plain(joined(pair.target))), []).append(pair)
    for (source, target), pairs in found.items():
        known = archive.renderings(source, *languages)
        every = sum(units for _, units, _ in known)
        if every < _UNITS:
            continue
        plain: dict[str, int] = {}
        so = 0
        for text, units, documents in known:
            plain[_plain(text)] = plain.get(_plain(text), 0) + units
            so += documents * (_plain(text) == target)
        usual = known[0][0]
        most = plain[_plain(usual)]
        if _plain(usual) == target or most < _MAJORITY * every or so >= _SO_TOO:
            continue
        documents = known[0][2]
        places = tuple(subject.place(pair.target[0], (0, len(pair.target[0].text))) for pair in pairs)
        yield Finding(
            "archive-differs",
            "warning",
            f"the archive renders this sentence otherwise: “{_short(usual)}”",
            places,
            usual if all(len(pair.target) == 1 for pair in pairs) else None,
            f"{most:,} of {every:,} units in {documents:,} document" + ("s" if documents > 1 else ""),
        )


def _rendered_twice(subject: Subject, wanted: Wanted) -> Iterator[list[list[Pair]]]:
    """Pairs of one source by their target, the usual one first, where it has more than one."""
    found: dict[str, dict[str, list[Pair]]] = {}
    for pair in subject.two_sided():
        if wanted(pair):
            by = found.setdefault(_plain(joined(pair.source)), {})
            by.setdefault(_plain(joined(pair.target)), []).append(pair)
    for groups in found.values():
        if len(groups) > 1:
            yield sorted(groups.values(), key=len, reverse=True)


def _two_ways(check: str, severity: str, why: str, subject: Subject, groups: Sequence[Sequence[Pair]]) -> Finding:
    usual, *others = groups
    places = [
        subject.place(pair.target[0], (0, len(pair.target[0].text))) for same in (*others, usual) for pair in same
    ]
    told = ", ".join(f"“{_short(joined(same[0].target))}” {len(same)}" for same in groups)
    message = f"{why} as elsewhere, there rendered “{_short(joined(usual[0].target))}”"
    return Finding(check, severity, message, tuple(places), evidence=f"draft: {told}")


def _plain(text: str) -> str:
    """A text by its words alone."""
    return _NOT_WORDS.sub(" ", normalise(text)).strip()


def _long(side: Sequence[DraftSegment], least: int) -> bool:
    return len(_WORD.findall(joined(side))) >= least


def _title(pair: Pair) -> bool:
    return all(map(is_title, pair.source)) or all(map(is_title, pair.target))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN].rsplit(" ", 1)[0] + " …"


_BOTH = frozenset({"source"})
_TWICE = "The Committee took note of the report.\nThe Bureau met.\nThe Committee took note of the report."
_TITLES = "ADOPTION OF THE AGENDA\nThe Bureau met.\nADOPTION OF THE AGENDA"
CHECKS = (
    Check(
        "same-source",
        "consistency",
        "info",
        "A sentence that the source repeats is rendered in two ways.",
        same_source,
        Example("Le Comité a pris note du rapport.\nLe Bureau s'est réuni.\nLe rapport a été noté.", _TWICE),
        Example("Le Comité a pris note du rapport.\nLe Bureau s'est réuni.\nLe Comité a pris note du rapport.", _TWICE),
        needs=_BOTH,
    ),
    Check(
        "same-target",
        "consistency",
        "info",
        "One sentence of the target renders different ones of the source.",
        same_target,
        Example(
            "Le Comité a pris note du rapport.\nLe Comité a pris note du rapport.",
            "The Committee took note of the report.\nThe Committee rejected the report of the Bureau.",
        ),
        Example(
            "Le Comité a pris note du rapport.\nLe Comité a rejeté le rapport.",
            "The Committee took note of the report.\nThe Committee rejected the report.",
        ),
        needs=_BOTH,
        default=False,
        why="Different sentences may well be rendered alike; all of a sample from published law were right.",
    ),
    Check(
        "archive-differs",
        "consistency",
        "warning",
        "A sentence that the archive renders in one way, nearly always, is rendered in another.",
        archive_differs,
        Example(
            "La réunion est close.",
            "The meeting was declared closed.",
            archive=tuple(
                ("The meeting was declared closed.", "La séance est levée.", f"report-{year}") for year in range(6)
            ),
        ),
        Example(
            "La séance est levée.",
            "The meeting was declared closed.",
            archive=tuple(
                ("The meeting was declared closed.", "La séance est levée.", f"report-{year}") for year in range(6)
            ),
        ),
        needs=frozenset({"archive", "source"}),
    ),
    Check(
        "title",
        "consistency",
        "warning",
        "A title that the source repeats is rendered in two ways.",
        title,
        Example("ADOPTION DE L'ORDRE DU JOUR\nLe Bureau s'est réuni.\nORDRE DU JOUR", _TITLES),
        Example("ADOPTION DE L'ORDRE DU JOUR\nLe Bureau s'est réuni.\nADOPTION DE L'ORDRE DU JOUR", _TITLES),
        needs=_BOTH,
    ),
)
