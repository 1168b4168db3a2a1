"""Spaces: doubled, before a comma, and where a house style wants one or none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tmkit.checks.exempt import blocks_of, is_title, own_words, quotations, within
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.marks import Span
from tmkit.checks.subject import Subject
from tmkit.config import HouseStyle, house_style
from tmkit.model import DraftSegment, Finding, Place
from tmkit.text.languages import primary

NO_BREAK = "\u00a0\u202f\u2007\u2060"
"""Spaces at which no line ends; thin ones (U+2009) pass for them."""

_ANY = f" \u2009{NO_BREAK}"
_DOUBLED = re.compile(f"(?<=[^\\s.…_:!?])[{_ANY}]{{2,3}}(?=[^\\s.…_])")
_LABEL = re.compile(r"[*_#>\-–• ]{0,6}\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z]|[ivxIVX]{1,5})[.)]?")
_WORD = re.compile(r"\S+")
_MARK = re.compile(f'(?<=[^\\s{_ANY}])([{_ANY}]?)([:;!?]+)(?=[\\s»”"’)\\]]|$)')
_GUILLEMET = re.compile(f"«(&nbsp;|[{_ANY}]?)(?=\\S)|(?<=\\S)(?<!«)(?<!&nbsp;)([{_ANY}]?)»")
_BEFORE_COMMA = re.compile(
    f"(?<=[^\\s.,—–\\-])[{_ANY}]+(?=,(?:\\s|$))|(?<=[^\\W\\d_])[{_ANY}]+(?=\\.(?:\\s*$|\\s+[A-ZÀ-Ý]))"
)
_AFTER_COMMA = re.compile(r"(?<=[^\W\d_A-Z]{2}),(?=[^\W\d_A-Z]{2})")
_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|www\.|@|::|&#?\w{1,10};|^\[\^\w{1,20}\]:")
_NO_WORDS = frozenset("([{«“\"'‘—–-")
_MOST_DOUBLED = 12
"""Of more places than these one finding tells."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place where a space may stand: the class of its mark, the space, the span of both, what stands there."""

    kind: str
    space: str
    segment: DraftSegment
    span: Span
    after: bool = False

    def has(self) -> bool:
        return bool(self.space)


def spacing(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Doubled spaces each by itself; the others once a document for each cause."""
    yield from _doubled(subject)
    language = primary(subject.language)
    if language not in {"fr", "en"}:
        return
    yield from _commas(subject)
    style = house_style(knowledge.houses.get(language, ""), language)
    spots = list(_spots(subject, language))
    if style is None:
        yield from _mixed(subject, spots)
    else:
        yield from _held(subject, spots, style)


def _doubled(subject: Subject) -> Iterator[Finding]:
    found: list[Place] = []
    for text, parts in blocks_of(subject):
        quoted = quotations(text) if "  " in text or subject.target_blocks else ()
        for start, segment in parts:
            if is_title(segment) or segment.kind == "table cell":
                continue
            spans = [match.span() for match in _DOUBLED.finditer(segment.text)]
            spans = [span for span in spans if not _LABEL.fullmatch(segment.text, 0, span[0])]
            found += [
                replace(subject.place(segment, span), suggestion=_kept(segment.text[slice(*span)]))
                for span in spans
                if not within((start + span[0], start + span[1]), quoted)
            ]
            for span in _remembered(subject, segment):
                if not within((start + span[0], start + span[1]), quoted):
                    found.append(replace(subject.place(segment, span), suggestion=segment.text[slice(*span)]))
    groups = [tuple(found)] if len(found) > _MOST_DOUBLED else [(place,) for place in found]
    for places in groups:
        count = f"{len(places)} times " if len(places) > 1 else ""
        first = places[0]
        near = f" between “{'” and “'.join(first.text.split())}”" if first.text.strip() else ""
        yield Finding(
            "spacing", "warning", f"{count}two spaces{near}: leave one", places, first.suggestion, fixable=True
        )


def _kept(spaces: str) -> str:
    """Of several spaces the one that stays: a no-break one, if there is one."""
    return next((space for space in spaces if space in NO_BREAK), " ")


def _remembered(subject: Subject, segment: DraftSegment) -> Iterator[Span]:
    """The words around each space of a segment for which the file has several."""
    if subject.target_blocks is None:
        return
    text = segment.text
    for place in subject.target_blocks[segment.block].doubled:
        at = place - segment.start
        if 0 < at < len(text) - 1:
            end = _WORD.match(text, at + 1)
            start = text.rfind(" ", 0, at) + 1
            yield start, end.end() if end else at + 2


def _commas(subject: Subject) -> Iterator[Finding]:
    before: list[Place] = []
    after: list[Place] = []
    for segment, quoted in own_words(subject):
        text = segment.text
        if "," not in text and " ." not in text:
            continue
        for match in _BEFORE_COMMA.finditer(text):
            span = match.start(), match.end() + 1
            if not within(span, quoted) and segment.kind != "table cell":
                before.append(replace(subject.place(segment, span), suggestion=text[match.end()]))
        skipped = _skipped(text)
        after += [
            replace(subject.place(segment, match.span()), suggestion=", ")
            for match in _AFTER_COMMA.finditer(text)
            if not within(match.span(), quoted) and not within(match.span(), skipped)
        ]
    if before:
        yield _once(f"{_counted(before)}a space before “{before[0].suggestion}”: leave it out", before)
    if after:
        yield _once(f"{_counted(after)}no space after a comma: put one", after)


def _spots(subject: Subject, language: str) -> Iterator[_Spot]:
    for segment, quoted in own_words(subject):
        text = segment.text
        skipped = _skipped(text)
        for match in _MARK.finditer(text):
            start, end = match.span()
            lonely = text[start - 1] in _NO_WORDS if start else True
            if lonely or within((match.start(2), end), quoted) or within((start, end), skipped):
                continue
            if match[2][0] == ":" and (len(match[2]) > 1 or text[end : end + 1] == ")"):
                continue
            yield _Spot("colon" if match[2] == ":" else "high", match[1], segment, (start, end))
        if language == "fr":
            for match in _GUILLEMET.finditer(text):
                opening = match[0][0] == "«"
                mark = match.start() if opening else match.end() - 1
                if not within((mark, mark + 1), quoted):
                    yield _Spot("quotes", match[1] if opening else match[2], segment, match.span(), opening)


def _skipped(text: str) -> list[Span]:
    """Addresses and the like."""
    if not _ADDRESS.search(text):
        return []
    return [match.span() for match in _CHUNK.finditer(text) if _ADDRESS.search(match[0])]


def _mixed(subject: Subject, spots: list[_Spot]) -> Iterator[Finding]:
    """Where no house is declared: what the document does now so, now so."""
    few: list[_Spot] = []
    counts = []
    for kind, name in (("colon", "before a colon"), ("high", "before ; ? !"), ("quotes", "inside « »")):
        having = [spot for spot in spots if spot.kind == kind and spot.has()]
        bare = [spot for spot in spots if spot.kind == kind and not spot.has()]
        if having and bare:
            few += having if len(having) < len(bare) else bare
            counts.append(f"{name} {len(having)} with a space, {len(bare)} without")
    if few:
        space = next((spot.space for spot in spots if spot.space and spot.space in NO_BREAK), "\u00a0")
        places = [_put(subject, spot, "" if spot.has() else space) for spot in few]
        yield _once(f"spaces are not the same throughout: {'; '.join(counts)}", places, fixable=False)


def _held(subject: Subject, spots: list[_Spot], style: HouseStyle) -> Iterator[Finding]:
    """What departs from a house style. A text without any no-break space has lost them: plain ones stand for them."""
    wants = {"colon": style.before_colon, "high": style.before_high, "quotes": style.inside_quotes}
    names = {"colon": "before a colon", "high": "before ; ? !", "quotes": "inside « »"}
    flat = not any(set(segment.text) & set(NO_BREAK) for segment in subject.segments)
    plain: list[_Spot] = []
    for kind, name in names.items():
        those = [spot for spot in spots if spot.kind == kind]
        if wants[kind] == "none":
            wrong = [spot for spot in those if spot.has()]
            said = f"no space {name} in the house style ({style.house})"
            space = ""
        else:
            wrong = [spot for spot in those if not spot.has()]
            plain += [spot for spot in those if spot.space == " "]
            said = f"a no-break space {name} is missing ({style.house})"
            space = "\u00a0"
        if wrong:
            places = [_put(subject, spot, space) for spot in wrong]
            yield _once(said, places, f"{len(wrong)} of {len(those)}")
    if plain:
        places = [_put(subject, spot, "\u00a0") for spot in plain]
        said = "plain spaces stand where the house style has no-break ones"
        evidence = f"{len(plain)} of {sum(spot.has() for spot in spots)} spaces"
        evidence += ", no no-break space in the document" if flat else ""
        yield replace(_once(said, places, evidence), severity="info" if flat else "warning")


def _put(subject: Subject, spot: _Spot, space: str) -> Place:
    """The place of a spot, and what should stand there."""
    place = subject.place(spot.segment, spot.span)
    mark = place.text.strip(_ANY)
    return replace(place, suggestion=mark + space if spot.after else space + mark)


def _once(message: str, places: list[Place], evidence: str | None = None, *, fixable: bool = True) -> Finding:
    places = sorted(places, key=lambda place: (place.segment, place.span))
    return Finding("spacing", "warning", message, tuple(places), places[0].suggestion, evidence, fixable)


def _counted(places: list[Place]) -> str:
    return f"{len(places)} times " if len(places) > 1 else ""
