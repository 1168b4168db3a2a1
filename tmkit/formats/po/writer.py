"""Rows as PO: what a person has still to look at is `fuzzy`, with the archive's source as the previous one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from tmkit.formats.placeholders import marked_pair
from tmkit.formats.po.names import CERTAIN, COMMENTS, DIGEST, GENERATOR, ORIGINAL, SOURCE_LANGUAGE
from tmkit.formats.row_cells import COLUMNS, cells_of
from tmkit.model import BilingualHead, Row
from tmkit.storage.xml_text import legal

_WIDE = 1 << 30
_PROPOSED = "proposed"
_BREAK = "\n"


def write(head: BilingualHead, rows: Iterable[Row], stream: BinaryIO) -> None:
    """Write the rows one by one. The context of an entry (`draft.docx#3/¶2#17`) keeps repeated texts apart."""
    import polib

    catalogue = polib.POFile(wrapwidth=_WIDE)
    catalogue.metadata = {
        "Project-Id-Version": _line(head.original),
        "Language": head.target_language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        SOURCE_LANGUAGE: head.source_language,
        ORIGINAL: _line(head.original),
        DIGEST: head.digest,
        "X-Generator": GENERATOR,
    }
    stream.write(str(catalogue).rstrip(_BREAK).encode() + b"\n")
    for row in rows:
        source, target = marked_pair(row.source, row.target)
        proposal = row.proposals[0] if row.proposals else None
        uncertain = needs_look(row.state, row.score)
        entry = polib.POEntry(
            msgctxt=legal("#".join(filter(None, (head.original, row.label, row.id)))),
            msgid=legal(source),
            msgstr=legal(target),
            comment=_BREAK.join(_comments(head, row)),
            flags=["fuzzy"] if uncertain and target else [],
            previous_msgid=legal(proposal.source.text) if proposal and uncertain and target else None,
        )
        stream.write(b"\n" + entry.__unicode__(wrapwidth=_WIDE).rstrip(_BREAK).encode() + b"\n")


def needs_look(state: str, score: int | None) -> bool:
    """Whether a row is `fuzzy`: proposed, and not word for word."""
    return state == _PROPOSED and (score is None or score < CERTAIN)


def _comments(head: BilingualHead, row: Row) -> Iterable[str]:
    cells = dict(zip(COLUMNS, cells_of(head, row, _BREAK), strict=True))
    for name in COMMENTS:
        for line in cells[name].splitlines():
            if line.strip():
                yield f"{name}: {line}"


def _line(text: str) -> str:
    return " ".join(legal(text).split())
