"""What came back from another tool, unit by unit, beside what the memory has now and what was sent."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from tmkit.exchange.dialect import sides
from tmkit.formats.rows import awaits_translation
from tmkit.memory.metadata import origin, unit_date, with_property
from tmkit.model import Unit
from tmkit.text.tokens import tokens

KINDS = ("new", "changed", "conflicting", "deleted", "source altered", "locked segment changed")
"""What can have become of a unit, beside nothing:

- `new`: the memory has no such unit;
- `changed`: another target than the memory's;
- `conflicting`: another target, and the memory's has been changed since, too; or several targets for one unit;
- `deleted`: sent, and not come back;
- `source altered`: the source is not the one that the memory has under this id;
- `locked segment changed`: another target for a unit that was not to be touched.
"""

_STAMPS = ("changedate", "changeid")
_ALIKE = 50.0
"""Of 100: how like two sources are that a tool altered; with less, one id names two things."""


@dataclass(frozen=True, slots=True)
class Change:
    """One unit that did not come back as it is in the memory.

    `was` is the memory's target (or source), `now` the other. `kind` is one of `KINDS`; `unit` the id in the memory,
    None for what is new.
    """

    kind: str
    unit: str | None
    source: str
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Returned:
    """What became of a file that came back.

    `changes` are the units that differ, `unchanged` counts the others. `added` units were added beside what there was,
    `replaced` got another target or status, with `approve` only; `removed` were unreviewed doubles of these.
    """

    changes: tuple[Change, ...]
    unchanged: int
    added: int = 0
    replaced: int = 0
    removed: int = 0


@dataclass(slots=True)
class Merge:
    """What to do with the memory: `changes` to report, `targets` new targets by id, `approved` ids whose text stands
    already and is now approved, `add` units to add, `settled` pairs of texts of which no unreviewed unit need remain.
    """

    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    targets: dict[str, Unit] = field(default_factory=dict)
    approved: set[str] = field(default_factory=set)
    add: list[Unit] = field(default_factory=list)
    settled: set[tuple[str, str]] = field(default_factory=set)

    def changed(self, unit: Unit, identifier: str, source: str, target: str) -> Unit | None:
        """A unit of the memory as it is to be, as `tmkit.memory.bulk.rewrite` asks; None takes it away."""
        texts = _texts(unit, source, target)
        came = self.targets.get(identifier)
        if came is not None:
            return with_property(_with_target(unit, came, source, target), "status", "revised")
        if origin(unit).status == "unreviewed" and identifier in self.approved:
            return with_property(unit, "status", "revised")
        if texts in self.settled and origin(unit).status == "unreviewed":
            return None
        return unit


@dataclass(slots=True)
class _Came:
    """A unit that came back, and the unit of the memory that it is, as far as is known."""

    unit: Unit
    texts: tuple[str, str]
    document: str | None
    own: Unit | None = None
    others: list[Unit] = field(default_factory=list)


def merge_returned(
    present: Iterable[Unit],
    came_back: Iterable[Unit],
    sent: Iterable[Unit] | None,
    languages: tuple[str, str],
    *,
    approve: bool,
) -> Merge:
    """Decide about each unit that came back.

    `present` are the memory's units with their ids, taken one at a time; `sent` those of the file as it went out. A
    unit is known by its id, where its source or document agrees, else by its source text. Without `sent`, what the
    memory has is taken for what went out: a unit of it that is newer than the one that came back is in conflict, and
    one of a document in the file that is not in the file itself counts as deleted.
    """
    came = [
        _Came(unit, texts, origin(unit).document)
        for unit in came_back
        if (texts := _texts(unit, *languages)) is not None and not _is_copy(unit, languages)
    ]
    base = None if sent is None else _Base(sent, languages)
    deleted = _identify(present, came, base, languages)
    merge = Merge()
    targets: dict[str, set[str]] = defaultdict(set)
    for one in came:
        if one.own is not None:
            targets[_id(one.own)].add(one.texts[1])
    for one in came:
        own = one.own or _by_source(one, languages)
        several = own is not None and len(targets[_id(own)]) > 1
        _decide(merge, one, own, base, languages, approve=approve, several=several)
    merge.changes += [Change("deleted", _id(unit), *_shown(unit, languages), None) for unit in deleted]
    return merge


class _Base:
    """What was sent: texts and locks by id and by source."""

    def __init__(self, sent: Iterable[Unit], languages: tuple[str, str]) -> None:
        self.by_id: dict[str, tuple[tuple[str, str], bool]] = {}
        self.by_source: dict[str, tuple[tuple[str, str], bool]] = {}
        for unit in sent:
            texts = _texts(unit, *languages) or (_source(unit, languages[0]), "")
            said = texts, _is_locked(unit)
            if identifier := unit.attribute("tuid"):
                self.by_id[identifier] = said
            self.by_source.setdefault(texts[0], said)

    def of(self, own: Unit, came: _Came) -> tuple[tuple[str, str], bool] | None:
        """What was sent for a unit of the memory."""
        return self.by_id.get(_id(own)) or self.by_source.get(came.texts[0])


def _identify(present: Iterable[Unit], came: list[_Came], base: _Base | None, languages: tuple[str, str]) -> list[Unit]:
    """Say of each unit that came back which of the memory it is; returns those that did not come back."""
    by_id: dict[str, list[_Came]] = defaultdict(list)
    by_source: dict[str, list[_Came]] = defaultdict(list)
    for one in came:
        by_id[one.unit.attribute("tuid") or ""].append(one)
        by_source[one.texts[0]].append(one)
    missing = []
    documents = {one.document for one in came} - {None}
    for unit in present:
        texts = _texts(unit, *languages)
        if texts is None:
            continue
        found = [one for one in by_id.get(_id(unit), ()) if _is_same(unit, texts, one, base)]
        for one in found:
            one.own = unit
        alike = by_source.get(texts[0], ())
        for one in alike:
            if one not in found:
                one.others.append(unit)
        if found or alike:
            continue
        if base is None:
            gone = origin(unit).document in documents
        else:
            gone = _id(unit) in base.by_id and bool(base.by_id[_id(unit)][0][1])
        if gone:
            missing.append(unit)
    return missing


def _is_same(unit: Unit, texts: tuple[str, str], came: _Came, base: _Base | None) -> bool:
    """Whether a unit that came back under the id of one is that one."""
    if texts[0] == came.texts[0]:
        return True
    if base is not None:
        return _id(unit) in base.by_id
    document = origin(unit).document
    if document is not None and document == came.document:
        return True
    return fuzz.ratio(texts[0], came.texts[0], score_cutoff=_ALIKE) > 0


def _by_source(came: _Came, languages: tuple[str, str]) -> Unit | None:
    """Of the units with this source the one meant: with this target, else of this document, else the only one."""
    others = came.others
    same = [unit for unit in others if _texts(unit, *languages) == came.texts]
    if same:
        return min(same, key=lambda unit: origin(unit).status == "unreviewed")
    beside = [unit for unit in others if came.document is not None and origin(unit).document == came.document]
    return next((group[0] for group in (beside, others) if len(group) == 1), None)


def _decide(
    merge: Merge,
    came: _Came,
    own: Unit | None,
    base: _Base | None,
    languages: tuple[str, str],
    *,
    approve: bool,
    several: bool,
) -> None:
    source, now = _shown(came.unit, languages)
    if own is None:
        if came.others and any(_texts(unit, *languages) == came.texts for unit in came.others):
            merge.unchanged += 1
            return
        merge.changes.append(Change("new", None, source, None, now))
        merge.add.append(_status(came.unit, "revised" if approve else "unreviewed"))
        return
    texts = _texts(own, *languages) or ("", "")
    sent = base.of(own, came) if base is not None else None
    kind = _kind(texts, came, own, sent, several=several)
    if kind is None:
        merge.unchanged += 1
        if approve and texts == came.texts:
            merge.approved.add(_id(own))
        return
    ours, was = _shown(own, languages)
    change = (ours, source) if kind == "source altered" else (was, now)
    merge.changes.append(Change(kind, _id(own), ours, *change))
    if kind == "locked segment changed":
        return
    if kind == "changed" and approve:
        merge.targets[_id(own)] = came.unit
        merge.settled.add(came.texts)
    elif not any(_texts(unit, *languages) == came.texts for unit in came.others):
        merge.add.append(_status(came.unit, "unreviewed"))


def _kind(
    texts: tuple[str, str],
    came: _Came,
    own: Unit,
    sent: tuple[tuple[str, str], bool] | None,
    *,
    several: bool,
) -> str | None:
    """One of `KINDS`, or None where nothing is to be done."""
    source, now = came.texts
    if texts == came.texts:
        return None
    if source != texts[0]:
        return "conflicting" if sent is not None and sent[0][0] == source else "source altered"
    if sent is not None and now == sent[0][1]:
        return None  # the memory is newer, and the translator left the unit as it was sent
    if (sent is not None and sent[1]) or _is_locked(own) or _is_locked(came.unit):
        return "locked segment changed"
    if several:
        return "conflicting"
    if sent is not None:
        return "changed" if sent[0][1] in {texts[1], ""} else "conflicting"
    ours, theirs = unit_date(own), unit_date(came.unit)
    return "conflicting" if ours is not None and theirs is not None and ours > theirs else "changed"


def _with_target(unit: Unit, came: Unit, source: str, target: str) -> Unit:
    """A unit of the memory with the target that came back, and who changed it when."""
    _, ours = sides(unit, source, target)
    _, theirs = sides(came, source, target)
    if ours is None or theirs is None:
        return unit
    stamps = {name: value for part in (came, theirs) for name, value in part.attributes if name in _STAMPS}
    attributes = (*(pair for pair in ours.attributes if pair[0] not in stamps), *stamps.items())
    variants = tuple(
        replace(one, segment=theirs.segment, attributes=attributes) if one is ours else one for one in unit.variants
    )
    return replace(unit, variants=variants)


def _status(unit: Unit, status: str) -> Unit:
    return with_property(unit, "status", status)


def _texts(unit: Unit, source: str, target: str) -> tuple[str, str] | None:
    """What two units are compared by: the normalised tokens of the source, the text of the target."""
    first, second = sides(unit, source, target)
    return None if first is None or second is None else (_key(first.segment.text), _plain(second.segment.text))


def _is_copy(unit: Unit, languages: tuple[str, str]) -> bool:
    """Whether the target is a copy of the source that is still to be translated."""
    source, target = _shown(unit, languages)
    return source == target and awaits_translation(unit)


def _source(unit: Unit, language: str) -> str:
    first, _ = sides(unit, language, language)
    return "" if first is None else _key(first.segment.text)


def _key(text: str) -> str:
    return " ".join(tokens(text))


def _plain(text: str) -> str:
    """As tools leave a text: composed, without space at its ends."""
    return unicodedata.normalize("NFC", text).strip()


def _shown(unit: Unit, languages: tuple[str, str]) -> tuple[str, str]:
    """The texts of a unit, for a person; empty where it lacks one."""
    first, second = sides(unit, *languages)
    return "" if first is None else _plain(first.segment.text), "" if second is None else _plain(second.segment.text)


def _is_locked(unit: Unit) -> bool:
    return unit.property("x-tmkit-locked") == "yes"


def _id(unit: Unit) -> str:
    return unit.attribute("tuid") or ""


def count(changes: Iterable[Change]) -> Mapping[str, int]:
    """How many changes of each kind, in the order of `KINDS`."""
    found = [change.kind for change in changes]
    return {kind: found.count(kind) for kind in KINDS if kind in found}
