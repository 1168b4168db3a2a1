"""Targets put together and taken apart: neighbours as one text, and a part as a sentence of its own."""

from __future__ import annotations

from collections.abc import Iterable

from tmkit.model import Code, Segment

_LOOSE = " ,;:"
_ENDS = ".!?;:…"
_CONJUNCTIONS = frozenset("and but et mais".split())


def joined(segments: Iterable[Segment]) -> Segment:
    """Neighbouring segments as one, a space between two; code pairs stay apart by their numbers."""
    text = ""
    codes: list[tuple[int, Code]] = []
    for number, segment in enumerate(segments):
        start = len(text) + 1 if text else 0
        text = f"{text} {segment.text}" if text else segment.text
        codes += [(start + at, _apart(code, number)) for at, code in segment.codes]
    return Segment(text, tuple(codes))


def tidied(part: str, source: str, *, first: bool, last: bool) -> tuple[str, str]:
    """A part of a sentence that was split as a sentence of its own, as its source is: capital, stop, no `and`.

    With it the conjunction that was left out: what followed it may have had its subject before it.
    """
    text, left_out = part.strip(), ""
    if not first:
        word = text.split(" ", 1)[0].lower()
        own = source.split(" ", 1)[0].lower()
        if word in _CONJUNCTIONS and own not in _CONJUNCTIONS and " " in text:
            left_out, text = text.split(" ", 1)
            text = text.lstrip()
        if source[:1].isupper():
            text = text[:1].upper() + text[1:]
    if not last and source[-1:] in _ENDS:
        bare = text.rstrip(_LOOSE)
        if bare and bare[-1] not in _ENDS:
            text = bare + source[-1]
    return text, left_out


def _apart(code: Code, number: int) -> Code:
    if not number or code.attribute("i") is None:
        return code
    return Code(
        code.kind,
        tuple((key, f"{value}-{number}" if key == "i" else value) for key, value in code.attributes),
        code.content,
    )
