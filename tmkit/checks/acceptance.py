"""Findings that someone has looked at and accepts: kept by content, so that editing either side reopens them.

`accepted.jsonl` is versioned with the work: one finding a line, sorted, with the reason and the date.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any

from tmkit.checks.sketch import alike, sketch
from tmkit.checks.subject import Pair, Subject, joined
from tmkit.model import Finding, InputError, Place
from tmkit.storage.atomic import replace_file
from tmkit.storage.lock import workspace_lock
from tmkit.storage.opening import read_input

ACCEPTED = "accepted.jsonl"
_DIGEST = 5  # bytes: among ten thousand findings two share an id once in twenty thousand drafts
_FIELDS = ("document", "check", "segment", "text", "id", "places", "reason", "date")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A line of `accepted.jsonl`: in which document what was accepted, why and when (ISO 8601).

    `places` are the keys of all its places, `id` that of the first; `segment` and `text` are for a person to read.
    `content` is the sketch of the document, by which it is known under another name; lines of old have none.
    """

    document: str
    check: str
    segment: str
    text: str
    id: str
    places: tuple[str, ...]
    reason: str
    date: str
    content: str = ""


@dataclass(frozen=True)
class Keys:
    """What places are called by their content: check, text of the segment without its label, span, and other side.

    The same in every run, whatever else changes in the document; places that are alike in all this share a key.
    """

    subject: Subject
    _digests: dict[tuple[str, int, str], str] = field(default_factory=dict, repr=False, compare=False)

    def place(self, check: str, place: Place) -> str:
        """The key of a place: ten hexadecimal digits."""
        around = self._digests.get((place.side, place.segment, place.context))
        if around is None:
            around = _digest(f"{place.context}\0{self.other_side(place)}")
            self._digests[place.side, place.segment, place.context] = around
        return _digest(f"{check}\0{place.side}\0{around}\0{place.text}")

    def finding(self, finding: Finding) -> str:
        """The id of a finding: the key of its first place."""
        return self.place(finding.check, finding.places[0])

    def other_side(self, place: Place) -> str:
        """The text that a place's segment renders, or that renders it; empty where there is none."""
        pair = self._pairs.get((place.side, place.segment))
        if pair is None:
            return ""
        return joined(pair.source if place.side == "target" else pair.target)

    @cached_property
    def _pairs(self) -> dict[tuple[str, int], Pair]:
        found = {("source", segment.id): pair for pair in self.subject.pairs for segment in pair.source}
        return found | {("target", segment.id): pair for pair in self.subject.pairs for segment in pair.target}


def _digest(text: str) -> str:
    content = unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, digest_size=_DIGEST).hexdigest()


def parted(
    findings: Iterable[Finding], known: Container[str], keys: Keys
) -> tuple[list[Finding], list[tuple[Finding, tuple[str, ...]]]]:
    """The findings without their known places, and what is known of each with the keys of those places."""
    fresh: list[Finding] = []
    old: list[tuple[Finding, tuple[str, ...]]] = []
    for finding in findings:
        keyed = [(keys.place(finding.check, place), place) for place in finding.places]
        left = tuple(place for key, place in keyed if key not in known)
        gone = [(key, place) for key, place in keyed if key in known]
        if gone:
            old.append((_of(finding, tuple(place for _, place in gone)), tuple(dict.fromkeys(key for key, _ in gone))))
        if left:
            fresh.append(_of(finding, left))
    return fresh, old


def _of(finding: Finding, places: tuple[Place, ...]) -> Finding:
    """A finding at some of its places; what is suggested for the first of all may not fit another."""
    if len(places) == len(finding.places):
        return finding
    if places[0].text == finding.places[0].text:
        return replace(finding, places=places)
    return replace(finding, places=places, suggestion=None, fixable=False)


def document_key(file: str) -> str:
    """What `accepted.jsonl` calls a document: its file's name, wherever the file lies."""
    return PurePath(file.replace("\\", "/")).name


def acceptances(findings: Sequence[Finding], keys: Keys, reason: str, date: str) -> list[Acceptance]:
    """The lines that accept findings."""
    content = sketch(keys.subject) if findings else ""
    return [
        Acceptance(
            document_key(keys.subject.file),
            finding.check,
            finding.places[0].context,
            finding.places[0].text,
            keys.finding(finding),
            tuple(dict.fromkeys(keys.place(finding.check, place) for place in finding.places)),
            reason,
            date,
            content,
        )
        for finding in findings
    ]


def read_accepted(root: Path) -> list[Acceptance]:
    """What a workspace has accepted; nothing where it has no such file. Raises InputError with the line at fault."""
    path = root / ACCEPTED
    if not path.exists():
        return []
    try:
        text = read_input(path, "accepted findings").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("is no UTF-8 text; expected a finding a line, in JSON", file=path) from None
    return [_read(line, path, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def _read(line: str, path: Path, number: int) -> Acceptance:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError("is no JSON; expected an accepted finding", file=path, line=number) from None
    known: dict[str, Any] = values if isinstance(values, dict) else {}
    places = known.pop("places", None)
    right = isinstance(places, list) and all(isinstance(key, str) for key in places)
    if not right or not all(isinstance(known.get(name), str) for name in _FIELDS if name != "places"):
        raise InputError(f"is no accepted finding: expected {', '.join(_FIELDS)}", file=path, line=number)
    texts: dict[str, str] = {name: known[name] for name in _FIELDS if name != "places"}
    content = known.get("content", "")
    texts["content"] = content if isinstance(content, str) else ""
    return Acceptance(places=tuple(map(str, places or ())), **texts)


def _written(one: Acceptance) -> tuple[str, ...]:
    return (*_FIELDS, "content") if one.content else _FIELDS


def holding(lines: Sequence[Acceptance], subject: Subject) -> list[Acceptance]:
    """The lines that hold of a draft: its own, last, and before them those of the same text under a former name.

    A name is a former one where no such file lies beside the draft: a copy is another document.
    """
    name, folder = document_key(subject.file), Path(subject.file).parent
    former = {line.document for line in lines if line.content and line.document != name}
    former = {one for one in former if not (folder / one).exists()}
    known = sketch(subject) if former else ""
    others = [line for line in lines if line.document in former and alike(line.content, known)]
    return [*others, *(line for line in lines if line.document == name)]


def add_accepted(root: Path, fresh: Sequence[Acceptance]) -> None:
    """Add lines to `accepted.jsonl`, which stays sorted; one for the same finding is replaced. Holds the lock."""
    with workspace_lock(root):
        kept = {(one.document, one.id): one for one in [*read_accepted(root), *fresh]}
        lines = [
            json.dumps({name: getattr(one, name) for name in _written(one)}, ensure_ascii=False)
            for one in sorted(kept.values(), key=lambda one: (one.document, one.check, one.segment, one.text, one.id))
        ]
        written = "".join(f"{line}\n" for line in lines)
        replace_file(root / ACCEPTED, written.encode("utf-8", "backslashreplace"))
