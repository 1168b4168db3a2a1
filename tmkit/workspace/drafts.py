"""Reading a draft, with what archive and glossary know of compounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tmkit.documents import Document, Revisions, read, segments
from tmkit.facts import read as read_facts
from tmkit.memory.metadata import iso_date
from tmkit.model import DraftSegment, InputError
from tmkit.text.labels import split_label
from tmkit.text.languages import primary
from tmkit.workspace.pairs import checked_language
from tmkit.workspace.segmentation import given_rules, rules_at
from tmkit.workspace.surroundings import Surroundings

if TYPE_CHECKING:
    from tmkit.text.srx import SrxRules

_HALF = re.compile("[\ud800-\udfff]")
_OPENING = 20  # segments in which a draft states its date
Words = Callable[[str], bool]


def one_segment(text: str) -> DraftSegment:
    """A text given by itself: without its label, which is kept beside it. Raises InputError for what is no text."""
    label, rest = split_label(checked_text(text).strip())
    return DraftSegment(1, rest, label.rstrip("."))


def read_draft(
    draft: str | Path,
    data: bytes | None,
    language: str | None,
    known_word: Words,
    otherwise: str,
    rules: SrxRules | None = None,
    revisions: Revisions = "final",
) -> tuple[Document, list[DraftSegment]]:
    """A document and its segments. `otherwise` is the language where none is given and none can be told; `rules` are
    an SRX file's, to be followed instead of ours.

    Raises InputError for a file that cannot be read and a `language` that is none.
    """
    given = checked_language(language)
    document = read(draft, data, language=given, known_word=known_word, revisions=revisions)
    return document, segments(document.blocks, document.language or otherwise, rules)


def stated_date(segments: Sequence[DraftSegment], language: str) -> str | None:
    """The first full date in a draft's title or first paragraph, ISO 8601; None where there is none."""
    first: str | None = None
    for segment in segments[:_OPENING]:
        if first is not None and segment.label != first:
            return None
        for fact in read_facts(segment.text, primary(language)):
            if fact.kind == "date" and isinstance(fact.value, tuple) and all(fact.value[:3]) and len(fact.value) == 4:
                year, month, day, _ = fact.value
                return f"{year:04}-{month:02}-{day:02}"
        # What stands before the first numbered paragraph is the title.
        if segment.kind == "paragraph" and not segment.label.startswith("¶"):
            first = segment.label
    return None


def checked_text(text: str) -> str:
    """A text as given. Raises InputError where it has what is no character: a byte that could not be decoded."""
    bad = _HALF.search(text)
    if bad is not None:
        raise InputError(f"character {bad.start() + 1} of the text could not be decoded; expected UTF-8")
    return text


def checked_date(date: str | None) -> str | None:
    """A draft's date as given, or None. Raises InputError for what is no date."""
    if date is not None and iso_date(date) is None:
        raise InputError(f"date '{date}': expected a date as 2018, 2018-09 or 2018-09-24")
    return date


def segment_document(
    document: str | Path,
    *,
    data: bytes | None = None,
    language: str | None = None,
    workspace: str | Path | None = None,
    srx: str | Path | None = None,
    revisions: Revisions = "final",
    notice: Callable[[str], None] = lambda _: None,
) -> list[DraftSegment]:
    """The segments of a document, with or without a workspace.

    `workspace` is a folder; this one when None. Where there is a workspace, its archive and glossary are asked about
    words broken at a line end that the document itself does not settle: not opened otherwise. `srx` is a file of
    segmentation rules; where it is None, the workspace's are followed, if it declares any, else ours. `revisions` is
    which text of a document with tracked changes is read: `original`, `final` or `both`.
    """
    around = Surroundings(workspace)
    rules = rules_at(around.root, notice) if srx is None else given_rules(Path(srx), notice)
    found, cut = read_draft(document, data, language, around.knows, "fr", rules, revisions)
    for note in found.notes:
        notice(f"{found.name}: {note}")
    return cut
