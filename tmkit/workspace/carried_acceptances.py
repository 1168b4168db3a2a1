"""Accepted findings of an earlier version that hold of the new one: what they speak of stands there as it stood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from tmkit.checks.acceptance import add_accepted, document_key, read_accepted
from tmkit.checks.sketch import alike, sketch_of


def carry_acceptances(
    root: Path,
    renamed: Mapping[str, Iterable[str]],
    texts: Iterable[str],
    *,
    targets: Iterable[str] = (),
    into: str = "",
) -> int:
    """Accept in the new version what was accepted in the earlier one; how many findings that is.

    `renamed` are, for each file of the earlier version, the files of the new one that stand in its place; `texts` the
    texts of the segments that came over as they were, of both languages. A finding is kept by the content of its place,
    so one whose segment was changed is open again, whatever is written here. `targets` are the earlier translation:
    what was accepted in a file that has about these texts, the finished document or the bilingual file, is accepted in
    the file `into`, too.
    """
    names = {
        document_key(old): [document_key(new) for new in news if document_key(new) != document_key(old)]
        for old, news in renamed.items()
    }
    lines = read_accepted(root)
    content = sketch_of(targets) if into and lines else ""
    for line in lines if content else ():
        news = names.setdefault(line.document, [])
        if document_key(into) not in {line.document, *news} and alike(line.content, content):
            news.append(document_key(into))
    if not any(names.values()):
        return 0
    there = {(line.document, line.id) for line in lines}
    kept = set(texts)
    found = {
        (new, line.id): replace(line, document=new)
        for line in lines
        if line.segment in kept
        for new in names.get(line.document, ())
        if (new, line.id) not in there
    }
    if found:
        add_accepted(root, list(found.values()))
    return len(found)
