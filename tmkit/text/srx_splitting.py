"""Where the rules of an SRX file break a text.

At a place between two characters the first rule whose two expressions match, one up to the place and one from it on,
says whether there is a break; without such a rule there is none. All rules of a language are one expression, in which
the first alternative that matches decides. Each search has a time limit: an expression that backtracks without end is
an error that names its rule.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import regex

from tmkit.model import InputError
from tmkit.text.srx_expressions import compiled, refers_back, translated

SECONDS = 5.0
"""What a text may take, and one second more for each 100,000 characters of it."""

_TRIAL = 0.2


@dataclass(frozen=True, slots=True)
class SrxRule:
    """One rule: whether it breaks, its two expressions as written, and its line in the file."""

    breaks: bool
    before: str
    after: str
    line: int


@dataclass(frozen=True, slots=True)
class Stage:
    """Rules in a row, tried as one: `decides` matches at a place where one of them holds.

    The group that it closes last is called `yes` or `no` with a number, as that rule breaks or not. `finds` are where
    those of them that break hold, whatever comes before them; None where none breaks.
    """

    rules: tuple[SrxRule, ...]
    decides: regex.Pattern[str]
    finds: regex.Pattern[str] | None

    def reader(self, text: str, deadline: float) -> Stage:
        """What answers for one text."""
        del text, deadline
        return self

    def says(self, text: str, at: int, deadline: float) -> bool | None:
        """Whether there is a break at a place; None where no rule of the stage holds. Raises TimeoutError."""
        match = self.decides.match(text, at, timeout=_left(deadline))
        return None if match is None else (match.lastgroup or "").startswith("yes")

    def next(self, text: str, at: int, deadline: float) -> int:
        """The next place, from `at` on, where a rule that breaks holds; beyond the text where none does."""
        found = self.finds.search(text, at, timeout=_left(deadline)) if self.finds else None
        return len(text) + 1 if found is None else found.start()


@dataclass(frozen=True, slots=True)
class LoneStage:
    """A rule that refers to a group of its own: read forwards, for backwards the group would come too late."""

    rules: tuple[SrxRule, ...]
    before: regex.Pattern[str]
    after: regex.Pattern[str]

    def reader(self, text: str, deadline: float) -> LoneReader:
        """What answers for one text. Raises TimeoutError."""
        ends = {found.end() for found in self.before.finditer(text, overlapped=True, timeout=_left(deadline))}
        held = {at for at in ends if self.after.match(text, at, timeout=_left(deadline))}
        return LoneReader(self.rules, self.rules[0].breaks, sorted(held), held)


@dataclass(frozen=True, slots=True)
class LoneReader:
    """The places of one text where a lone rule holds."""

    rules: tuple[SrxRule, ...]
    breaks: bool
    places: list[int]
    held: set[int]

    def says(self, text: str, at: int, deadline: float) -> bool | None:
        """As a stage says."""
        del text, deadline
        return self.breaks if at in self.held else None

    def next(self, text: str, at: int, deadline: float) -> int:
        """As of a stage."""
        del deadline
        after = bisect_left(self.places, at)
        return self.places[after] if self.breaks and after < len(self.places) else len(text) + 1


def check(rule: SrxRule, file: object) -> None:
    """Raises InputError, with file and line, for a rule whose expressions are none."""
    for name, expression in (("beforebreak", rule.before), ("afterbreak", rule.after)):
        try:
            compiled(translated(expression))
        except regex.error as error:
            raise InputError(f"the expression of {name} cannot be used: {error}", file=file, line=rule.line) from None


def stages(rules: Sequence[SrxRule]) -> tuple[Stage | LoneStage, ...]:
    """The rules, in order, as they are tried."""
    found: list[Stage | LoneStage] = []
    for alone, some in groupby(rules, _stands_alone):
        group = tuple(some)
        if alone:
            before, after = (compiled(translated(expression)) for expression in (group[0].before, group[0].after))
            found.append(LoneStage(group, before, after))
            continue
        runs = [(breaks, "|".join(map(_whole, row))) for breaks, row in groupby(group, lambda rule: rule.breaks)]
        decides = "|".join(f"(?P<{'yes' if breaks else 'no'}{n}>{run})" for n, (breaks, run) in enumerate(runs))
        breaking = "|".join(run for breaks, run in runs if breaks)
        found.append(Stage(group, compiled(decides), compiled(breaking) if breaking else None))
    return tuple(found)


def places(text: str, tried: Sequence[Stage | LoneStage], file: object) -> list[int]:
    """The places in `text` where the rules break it, but for its two ends.

    Raises InputError for a rule that takes too long.
    """
    deadline = time.monotonic() + SECONDS + len(text) / 100_000
    coming = [0] * len(tried)
    readers: list[Stage | LoneReader] = []
    found: list[int] = []
    at = 1
    asked = 0
    try:
        for asked, one in enumerate(tried):  # noqa: B007 - an error names the stage
            readers.append(one.reader(text, deadline))
        while at < len(text):
            for asked, stage in enumerate(readers):
                if coming[asked] < at:
                    coming[asked] = stage.next(text, at, deadline)
            at = min(coming, default=len(text))
            if at >= len(text):
                break
            for asked, stage in enumerate(readers):  # noqa: B007 - as above
                said = stage.says(text, at, deadline)
                if said is not None:
                    if said:
                        found.append(at)
                    break
            at += 1
    except TimeoutError:
        slow = _slow(text, at, tried[asked].rules)
        raise InputError(
            "a rule takes too long on a text; its expressions backtrack, simplify them", file=file, line=slow.line
        ) from None
    return found


def _slow(text: str, at: int, rules: Sequence[SrxRule]) -> SrxRule:
    """The first rule that takes long by itself; the first of all where none does."""
    for rule in rules:
        try:
            compiled(_whole(rule)).search(text, at, timeout=_TRIAL)
        except TimeoutError:
            return rule
    return rules[0]


def _stands_alone(rule: SrxRule) -> int:
    """A number of its own for a rule that counts its groups, 0 for the others."""
    return rule.line if refers_back(rule.before) or refers_back(rule.after) else 0


def _whole(rule: SrxRule) -> str:
    return _up_to(rule) + _from(rule)


def _up_to(rule: SrxRule) -> str:
    return f"(?<={translated(rule.before)})" if rule.before else ""


def _from(rule: SrxRule) -> str:
    return f"(?={translated(rule.after)})" if rule.after else ""


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
