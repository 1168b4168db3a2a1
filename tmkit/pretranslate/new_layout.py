"""A Word document built anew from a draft that is none: a PDF, a text, a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tmkit.documents.building import build_document
from tmkit.model import Row
from tmkit.pretranslate.composing import ALL, compose
from tmkit.pretranslate.draft import Draft
from tmkit.pretranslate.own_layout import commented


def in_new_layout(draft: Draft, rows: Mapping[int, Row], marks: frozenset[str]) -> tuple[bytes, tuple[str, ...]]:
    """The targets of rows (by segment number) with headings, labels, lists, tables and footnotes; and remarks."""
    composed = compose(draft.document.blocks, draft.segments, rows, marks)
    blocks = [replace(one.block, text=one.segment.text, codes=one.segment.codes) for one in composed]
    data, remarks = build_document(blocks, draft.head.target_language)
    if marks == ALL:
        data = commented(data, draft.document.name, composed, list(rows.values()))
    return data, remarks
