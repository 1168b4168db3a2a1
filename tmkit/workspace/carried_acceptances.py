"""Accepted findings of an earlier version that hold of the new one: what they speak of stands there as it stood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from tmkit.checks.acceptance import add_accepted, document_key, read_accepted


def carry_acceptances(root: Path, renamed: Mapping[str, Iterable[str]], texts: Iterable[str]) -> int:
    """Accept in the new version what was accepted in the earlier one; how many findings that is.

    `renamed` are, for each file of the earlier version, the files of the new one that stand in its place; `texts` the
    texts of the segments that came over as they were, of both languages. A finding is kept by the content of its place,
    so one whose segment was changed is open again, whatever is written here.
    """
    names = {
        document_key(old): [document_key(new) for new in news if document_key(new) != document_key(old)]
        for old, news in renamed.items()
    }
    if not any(names.values()):
        return 0
    lines = read_accepted(root)
    there = {(line.document, line.id) for line in lines}
    kept = set(texts)
    found = [
        replace(line, document=new)
        for line in lines
        if line.segment in kept
        for new in names.get(line.document, ())
        if (new, line.id) not in there
    ]
    if found:
        add_accepted(root, found)
    return len(found)
