"""OmegaT's glossary: a line a pair of terms, `source TAB target TAB comment`; lines that begin with # are remarks.

A pair that may not be written has `[deprecated]` or `[superseded]` at the beginning of its comment: OmegaT itself knows
no status.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from tmkit.glossary.exported_rows import exported_concepts
from tmkit.glossary.options import WriteOptions
from tmkit.model import Concept, InputError, Term
from tmkit.model.account import Account
from tmkit.storage.encoding import decode
from tmkit.storage.opening import read_input
from tmkit.storage.tables import Row

EXTENSIONS = (".tab", ".txt", ".utf8")
_SAMPLE = 200
_BLANK = re.compile(r"[\t\r\n]+")
_HEADER = Row(1, ("source", "target", "term note", "term status"))
_MARK = re.compile(r"\[(deprecated|superseded|admitted)\]\s*")
_RANK = {"preferred": 0, "admitted": 1, "deprecated": 2, "superseded": 3}


def sniff(data: bytes) -> bool:
    """Whether nearly every line has one or two tabs, and text on both sides of the first."""
    try:
        text, _ = decode(data[: 1 << 16])
    except InputError:
        return False
    lines = [line for line in islice(text.splitlines(), _SAMPLE) if line.strip() and not line.startswith("#")]
    if len(data) > 1 << 16:
        lines = lines[:-1]
    pairs = [line.split("\t") for line in lines if 1 <= line.count("\t") <= 2]
    return bool(pairs) and len(pairs) > 0.95 * len(lines) and all(len(pair[0]) < 200 for pair in pairs)


def read(
    path: Path, data: bytes | None = None, account: Account | None = None, languages: Sequence[str] = ()
) -> Iterator[Concept]:
    """The concepts of a tab glossary: lines with one source are one concept. The languages are told by the texts, or
    `languages`. Raises InputError where they cannot be told.
    """
    raw = read_input(path, "a tab glossary") if data is None else data
    text, _ = decode(raw, path)
    rows = _rows(text)
    first = next(rows, None)
    if first is not None:
        account = account or Account(str(path))
        yield from exported_concepts(path, _HEADER, chain((first,), rows), account, languages)


def write(concepts: Iterable[Concept], stream: BinaryIO, options: WriteOptions) -> list[str]:
    """Write a line for each term of the source language with each rendering, the best first; UTF-8.

    Raises InputError where the two languages are not given. Acronyms are paired with acronyms where there are any.
    """
    source, target = options.source_lang, options.target_lang
    if not source or not target:
        raise InputError("a tab glossary has two languages; give --source-lang and --target-lang")
    alone = fields = 0
    for concept in concepts:
        sources, targets = _ranked(concept, source), _ranked(concept, target)
        if not sources or not targets:
            alone += 1
            continue
        fields += any(term.valid_from or term.valid_until or term.gender or term.context for term in concept.terms)
        fields += bool(concept.definition)
        for term in sources:
            for rendering in _fitting(term, targets):
                cells = (term.text, rendering.text, _comment(concept, term, rendering))
                line = "\t".join(_BLANK.sub(" ", cell) for cell in cells).rstrip("\t")
                # A term that begins with the sign of a remark would be one.
                stream.write((" " * line.startswith("#") + line + "\n").encode())
    remarks = []
    if alone:
        remarks.append(f"{alone:,} concepts have no term in {source} or {target}; left out")
    if fields:
        remarks.append("a tab glossary has no definitions, dates, gender, context …; only a comment is written")
    return remarks


def _rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        comment = " · ".join(cell for cell in cells[2:] if cell)
        mark = _MARK.match(comment)
        status = mark[1] if mark else ""
        comment = comment[mark.end() :] if mark else comment
        yield Row(number, (cells[0], cells[1] if len(cells) > 1 else "", comment, status))


def _ranked(concept: Concept, language: str) -> list[Term]:
    return sorted(concept.in_language(language), key=lambda term: _RANK[term.status])


def _fitting(term: Term, renderings: Sequence[Term]) -> Sequence[Term]:
    """Acronyms for an acronym, other terms for others, where there are any."""
    alike = [one for one in renderings if (one.form == "acronym") == (term.form == "acronym")]
    return alike or renderings


def _comment(concept: Concept, term: Term, rendering: Term) -> str:
    mark = "" if rendering.status == "preferred" else f"[{rendering.status}] "
    source = "" if term.status in {"preferred", "admitted"} else f"source {term.status}"
    said = (rendering.owner, source, rendering.note, concept.domain)
    return mark + " · ".join(one for one in said if one)
