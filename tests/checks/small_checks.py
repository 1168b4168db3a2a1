"""Three small checks of the tests' own: a word that occurs twice in a row, a number that the source has not, a fault
of the source. They stand in for the families, so that reports and acceptance are tried by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tmkit.checks import registry
from tmkit.checks.check import Check, Example
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.subject import Subject
from tmkit.model import Finding

TWICE = re.compile(r"\b(\w+) \1\b")
NUMBER = re.compile(r"\d+")


def twice(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    del knowledge
    places: dict[str, list] = {}
    for segment in subject.segments:
        for match in TWICE.finditer(segment.text):
            places.setdefault(match[0], []).append(subject.place(segment, match.span()))
    for text, found in places.items():
        yield Finding("twice", "warning", f"“{text}”: the word stands twice", tuple(found), text.split()[0], None, True)


def numbers(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    del knowledge
    for pair in subject.two_sided():
        known = {match[0] for segment in pair.source for match in NUMBER.finditer(segment.text)}
        for segment in pair.target:
            for match in NUMBER.finditer(segment.text):
                if match[0] not in known:
                    told = ", ".join(sorted(known)) or "no number"
                    yield Finding(
                        "figure",
                        "error",
                        f"{match[0]}: the source has {told}",
                        (subject.place(segment, match.span()),),
                        next(iter(known), None),
                        f"source: {told}",
                    )


def long_segments(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    del knowledge
    for segment in subject.segments:
        if len(segment.text) > 120:
            span = (0, len(segment.text))
            yield Finding("long", "info", "a long sentence", (subject.place(segment, span),))


def source_twice(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    del knowledge
    for segment in subject.source_segments:
        for match in TWICE.finditer(segment.text):
            place = subject.place(segment, match.span(), "source")
            yield Finding("source-twice", "warning", f"“{match[0]}” in the source", (place,), match[1])


def broken(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    raise RuntimeError("out of order")
    yield


def _check(name, severity, meaning, find, fires, silent, **more) -> Check:
    return Check(name, "small", severity, meaning, find, Example(fires), Example(silent), **more)


CHECKS = (
    _check("twice", "warning", "A word stands twice", twice, "Le le rapport.", "Le rapport."),
    _check("figure", "error", "A number the source has not", numbers, "12", "13", needs=frozenset({"source"})),
    _check("long", "info", "A long sentence", long_segments, "x" * 121, "x"),
    _check(
        "source-twice", "warning", "A word twice in the source", source_twice, "a a", "a", needs=frozenset({"source"})
    ),
    _check("broken", "error", "Always fails", broken, "x", "x", default=False, why="it fails"),
)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """These checks alone, instead of tmkit's own."""
    monkeypatch.setattr(registry, "FAMILIES", {"small": ("tests.checks.small_checks",)})
    registry.all_checks.cache_clear()
    yield
    registry.all_checks.cache_clear()
