"""A glossary as CSV or TSV, in our columns or in those of another tool."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from tmkit.glossary.fields import CONCEPT_COLUMNS, STATUSES, TERM_COLUMNS
from tmkit.glossary.options import WriteOptions
from tmkit.glossary.table import column_names, concepts_of, rows_of
from tmkit.model import Concept
from tmkit.model.account import Account
from tmkit.storage.encoding import decode
from tmkit.storage.opening import read_input
from tmkit.storage.tables import DELIMITERS, find_delimiter, rows

__all__ = ["CONCEPT_COLUMNS", "EXTENSIONS", "STATUSES", "TERM_COLUMNS", "read", "sniff", "write"]

EXTENSIONS = (".csv", ".tsv")


def sniff(data: bytes) -> bool:
    """Never certain: a table is told by its name."""
    del data
    return False


def read(
    path: Path, data: bytes | None = None, account: Account | None = None, languages: Sequence[str] = ()
) -> Iterator[Concept]:
    """The concepts of a CSV or TSV file, in the order of their first rows; faults as `table.concepts_of` says."""
    raw = read_input(path, "a glossary (CSV or TSV)") if data is None else data
    text, encoding = decode(raw, path)
    table = rows(path, raw, delimiter=_delimiter(text))
    if account is not None and encoding != "utf-8":
        account.notices.append(f"read as {encoding}")
    yield from concepts_of(path, table, account, languages)


def write(concepts: Iterable[Concept], stream: BinaryIO, options: WriteOptions) -> list[str]:
    """Write our columns, in UTF-8; all that a concept has finds its place."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter="\t" if options.format == "tsv" else ",", lineterminator="\n")
    writer.writerows(rows_of(concepts))
    text.detach()
    return []


def _delimiter(text: str) -> str | None:
    """What separates the names of our columns, which hold no delimiter themselves; else what cuts the rows best."""
    header = text.lstrip().partition("\n")[0]
    best = max(DELIMITERS, key=header.count)
    if "concept" in column_names([cell.strip('"\r ') for cell in header.split(best)]):
        return best
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return find_delimiter(lines) or (best if best in header else None)
