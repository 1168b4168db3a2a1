"""The texts of one language of a part as forms, and the order of all their places: what finds a term at once.

Kept beside the index, part by part, and made when a term is first asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tmkit.memory.index.arrays import Ints, RowArrays, small, starts_of, word_hashes
from tmkit.memory.index.suffix_files import PartFiles
from tmkit.memory.index.suffixes import order_of
from tmkit.memory.index.upkeep import SIGNATURE
from tmkit.termbank.forms import FORMS, form_of


@dataclass(frozen=True, slots=True)
class FormArrays:
    """`text`, `order` and `row_start` are as in `SuffixArrays`, of forms instead of words.

    A form is numbered as one of the words that have it; `hashes` of the forms are sorted, `numbers` beside them.
    `form` is the form of each word, -1 for none.
    """

    text: NDArray[np.uint32]
    order: Ints
    row_start: Ints
    hashes: NDArray[np.uint64]
    numbers: NDArray[np.int32]
    form: NDArray[np.int32]


def build_forms(rows: RowArrays, language: str) -> FormArrays:
    """The forms of the rows of one language. `language` is a primary subtag."""
    form, hashes, numbers = _forms_of_words(rows, language)
    flat = form[rows.ids_at(np.arange(len(rows.tokens)))] if len(rows.tokens) else np.zeros(0, np.int32)
    kept = flat >= 0
    before = starts_of(kept.astype(np.int64))
    offsets = rows.offsets.astype(np.int64)
    lengths = before[offsets[1:]] - before[offsets[:-1]]
    row_start = starts_of(lengths + 1)[:-1]
    text = np.zeros(int(lengths.sum()) + rows.row_count, np.uint32)
    inside = np.ones(len(text), bool)
    inside[row_start + lengths] = False
    text[inside] = (flat[kept] + 1).astype(np.uint32)
    return FormArrays(text, small(order_of(text)), small(row_start), hashes, numbers, form)


def form_files(root: Path, announce: Any = None) -> PartFiles[FormArrays]:
    """Where they are kept in a workspace."""
    folder, signature = root / ".tmkit" / "termbank", f"{SIGNATURE} · {FORMS}"
    return PartFiles(folder, signature, FormArrays, build_forms, suffix="forms", announce=announce)


def _forms_of_words(rows: RowArrays, language: str) -> tuple[NDArray[np.int32], NDArray[np.uint64], NDArray[np.int32]]:
    """(the form of each word, the hashes of all forms in order, their numbers)."""
    raw = rows.word_text.tobytes()
    starts = rows.word_text_start.tolist()
    form = np.full(len(starts) - 1, -1, np.int32)
    number: dict[str, int] = {}
    for word, (start, end) in enumerate(pairwise(starts)):
        read = form_of(raw[start:end].decode("utf-8", "surrogatepass"), language)
        if read:
            form[word] = number.setdefault(read, word)
    hashes = word_hashes(list(number))
    order = np.argsort(hashes, kind="stable")
    return form, hashes[order], np.array(list(number.values()), np.int32)[order]
