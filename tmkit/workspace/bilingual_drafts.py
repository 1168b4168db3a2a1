"""Drafts that are bilingual files: telling them from documents, and what a person is told of reading them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tmkit.documents import endings
from tmkit.formats.registry import is_bilingual
from tmkit.model.account import Account

_MOST_REMARKS = 3


def is_bilingual_draft(draft: str | Path) -> bool:
    """Whether it holds two languages: by content, or by an ending that no document has; `-` (standard input) does not.

    Raises InputError where the file cannot be read.
    """
    return str(draft) != "-" and is_bilingual(Path(draft), endings())


def tell_remarks(account: Account, notice: Callable[[str], None]) -> None:
    """Tell the first of what was repaired or left out, with its line, and how much more there is."""
    remarks = (*account.repaired, *account.dropped)
    for remark in remarks[:_MOST_REMARKS]:
        place = f"{account.file}, line {remark.line}" if remark.line else account.file
        notice(f"{place}: {remark.reason}")
    if len(remarks) > _MOST_REMARKS:
        notice(f"{account.file}: and {len(remarks) - _MOST_REMARKS:,} more units that were repaired or left out")
