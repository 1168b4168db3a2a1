"""Segmentation rules of an institution: SRX 2.0 (and 1.0), as CAT tools exchange them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import regex

from tmkit.model import InputError
from tmkit.storage.opening import read_input
from tmkit.storage.xml import Limits, expat_parser, parse_stream
from tmkit.text.srx_expressions import LONGEST, compiled, translated
from tmkit.text.srx_splitting import LoneStage, SrxRule, Stage, check, places, stages

LIMITS = Limits(depth=20, silence=1 << 20, size=8 << 20)
MOST = 10_000
"""Rules of one file that are read."""

_NAMESPACE = re.compile(r"^[^:]*:")


@dataclass(slots=True)
class SrxRules:
    """The rules of one file.

    `languages` are (expression for language codes, name of a list of rules), in order; `lists` the rules by name.
    `cascade` says that all lists whose expression matches a language apply, one after the other, not the first alone.
    `notes` say what the file has that is not followed.
    """

    file: str
    languages: tuple[tuple[str, str], ...]
    lists: dict[str, tuple[SrxRule, ...]]
    cascade: bool
    notes: tuple[str, ...] = ()
    _tried: dict[str, tuple[Stage | LoneStage, ...]] = field(default_factory=dict)

    def for_language(self, language: str) -> tuple[SrxRule, ...]:
        """The rules of a language (`fr`, `en-GB`), in the order in which they are tried."""
        code = language.replace("_", "-")
        names = [name for pattern, name in self.languages if _matches(pattern, code)]
        return tuple(rule for name in (names if self.cascade else names[:1]) for rule in self.lists[name])

    def sentences(self, text: str, language: str) -> list[tuple[int, int]]:
        """The segments of a text as (start, end), in order, without the white space at their edges.

        Raises InputError for a rule that takes too long.
        """
        if language not in self._tried:
            self._tried[language] = stages(self.for_language(language))
        edges = [0, *places(text, self._tried[language], self.file), len(text)]
        spans = []
        for start, end in pairwise(edges):
            piece = text[start:end]
            bare = piece.strip()
            if bare:
                at = start + len(piece) - len(piece.lstrip())
                spans.append((at, at + len(bare)))
        return spans


def read_srx(path: str | Path, data: bytes | None = None) -> SrxRules:
    """Read an SRX file; `data` is its content where that is at hand.

    Raises InputError, with file and line, for what is no SRX, a list that is not there, and an expression that is none.
    """
    raw = read_input(Path(path), "an SRX file") if data is None else data
    if len(raw) > LIMITS.size:
        raise InputError(f"larger than {LIMITS.size:,} bytes; refused", file=path)
    reader = _Reader(path)
    parser = expat_parser(reader.start, reader.end, reader.text, file=path, limits=LIMITS)
    reader.line = lambda: parser.CurrentLineNumber
    parse_stream(parser, BytesIO(raw), file=path, limits=LIMITS)
    return reader.result()


class _Reader:
    """What has been read of a file so far."""

    def __init__(self, file: str | Path) -> None:
        self.file = file
        self.root = False
        self.version = "2.0"
        self.cascade = False
        self.handles = self.count = 0
        self.lists: dict[str, list[SrxRule]] = {}
        self.maps: list[tuple[str, str, int]] = []
        self.rules: list[SrxRule] | None = None
        self.breaks: tuple[bool, int] | None = None
        self.expressions: dict[str, str] = {}
        self.open: str | None = None
        self.line: Callable[[], int] = int

    def start(self, tag: str, flat: list[str]) -> None:
        name = _NAMESPACE.sub("", tag)
        given = dict(zip(flat[::2], flat[1::2], strict=True))
        if not self.root:
            if name != "srx":
                raise InputError(f"is no SRX: its root is '{name}', expected 'srx'", file=self.file, line=self.line())
            self.root = True
            self.version = given.get("version", "2.0")
        elif name == "header":
            self.cascade = given.get("cascade", "no") == "yes"
        elif name == "formathandle":
            self.handles += 1
        elif name == "languagerule":
            self.rules = self.lists.setdefault(self._attribute(given, "languagerulename"), [])
        elif name == "rule":
            told = given.get("break", "yes").lower()
            if told not in {"yes", "no"}:
                raise InputError(f"break='{told}', expected yes or no", file=self.file, line=self.line())
            self.breaks, self.expressions = (told == "yes", self.line()), {}
        elif name in {"beforebreak", "afterbreak"}:
            self.open = name
            self.expressions[name] = ""
        elif name == "languagemap":
            pattern = self._attribute(given, "languagepattern")
            self.maps.append((pattern, self._attribute(given, "languagerulename"), self.line()))

    def text(self, text: str) -> None:
        if self.open:
            self.expressions[self.open] += text
            if len(self.expressions[self.open]) > LONGEST:
                raise InputError(f"an expression of over {LONGEST:,} characters", file=self.file, line=self.line())

    def end(self, tag: str) -> None:
        name = _NAMESPACE.sub("", tag)
        if name == self.open:
            self.open = None
        elif name == "rule" and self.breaks:
            before, after = (self.expressions.get(key, "") for key in ("beforebreak", "afterbreak"))
            rule = SrxRule(self.breaks[0], before, after, self.breaks[1])
            check(rule, self.file)
            if self.rules is None:
                raise InputError("a rule outside of a languagerule", file=self.file, line=rule.line)
            self.count += 1
            if self.count > MOST:
                raise InputError(f"more than {MOST:,} rules; refused", file=self.file, line=rule.line)
            if before or after:  # OmegaT, too, finds nothing with two empty ones
                self.rules.append(rule)
            self.breaks = None
        elif name == "languagerule":
            self.rules = None

    def result(self) -> SrxRules:
        if not self.maps:
            raise InputError("has no languagemap: no language has rules", file=self.file)
        for pattern, name, line in self.maps:
            if name not in self.lists:
                raise InputError(f"languagemap: no languagerule is called '{name}'", file=self.file, line=line)
            try:
                compiled(translated(pattern))
            except regex.error as error:
                raise InputError(f"languagepattern='{pattern}': {error}", file=self.file, line=line) from None
        notes = ("formathandle is not followed: codes stay with the text beside them",) if self.handles else ()
        return SrxRules(
            str(self.file),
            tuple((pattern, name) for pattern, name, _ in self.maps),
            {name: tuple(rules) for name, rules in self.lists.items()},
            self.cascade,
            notes,
        )

    def _attribute(self, given: dict[str, str], name: str) -> str:
        if name not in given:
            raise InputError(f"an element has no '{name}'", file=self.file, line=self.line())
        return given[name]


def _matches(pattern: str, code: str) -> bool:
    """Whether an expression matches the whole of a language code, in capitals or not."""
    try:
        return bool(compiled(f"(?i:{translated(pattern)})").fullmatch(code, timeout=1.0))
    except TimeoutError:
        return False
