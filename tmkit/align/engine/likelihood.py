"""How much likelier the words of one side are beside those of the other than alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tmkit.align.engine.settings import SPAN, Settings
from tmkit.align.engine.words import Floats, Ints, Words

WORDS_AT_ONCE = 400_000
"""Words of all windows together that are weighed in one step: bounds memory."""


def spread(starts: Ints, sizes: Ints) -> Ints:
    """The numbers starts[k] … starts[k] + sizes[k] - 1 of every k, one after the other."""
    ends = np.cumsum(sizes)
    return np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - ends + sizes, sizes)


def explained(known: Floats, settings: Settings) -> Floats:
    """The share of a word's uses that the other side is taken to explain, by how much of its translation is known."""
    least, most = settings.explained_least, settings.explained_most
    return least + (most - least) * known**settings.known_power


def running_ratios(
    given: Words,
    told: Words,
    rows: Ints,
    columns: Ints,
    values: Floats,
    share: Floats,
    known: Floats,
    low: Ints,
    high: Ints,
    settings: Settings,
) -> tuple[NDArray[np.float32], Ints]:
    """For each sentence of `given` and 1 … SPAN sentences that end with it, running log ratios of the words of `told`.

    `rows`, `columns`, `values`: t(told | given) / p(told) by word numbers; `share`: `explained` for each word of
    `told`; `known`: how much of the translation of each word of `given` is known; `low` … `high`: for each sentence
    the boundaries of `told` to weigh. Returns an array (SPAN, total) and the offset of each sentence in it: its
    columns are the boundaries. The difference of two columns is Σ log(1 - κ + κ · r) over the words of `told` between
    them; κ is `share`, r the mean of the values beside the word over the words of `given` and the empty word, in which
    those whose translation is not known, and the empty word, count for `idle`.
    """
    order = np.argsort(rows, kind="stable")
    columns, weights = columns[order], values[order].astype(np.float32)
    begin = np.searchsorted(rows[order], np.arange(len(given.count) + 1))
    part_of = share[told.ids].astype(np.float32)
    local = np.zeros(len(told.count), np.int64)
    lengths = np.diff(given.starts)
    vague = np.concatenate([[0.0], np.cumsum(settings.idle * (1.0 - known[given.ids]))])
    vague = vague[given.starts[1:]] - vague[given.starts[:-1]]
    sizes = high - low + 1
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    out = np.zeros((SPAN, int(offsets[-1])), np.float32)
    first_word, last_word = told.starts[low], told.starts[high]
    work = np.cumsum(last_word - first_word)
    first = 0
    while first < len(given):
        done = int(work[first - 1]) if first else 0
        last = max(first + 1, min(first + 128, int(np.searchsorted(work, done + WORDS_AT_ONCE, side="right"))))
        early = max(0, first - SPAN + 1)
        used = np.unique(told.ids[int(first_word[first:last].min()) : int(last_word[first:last].max())])
        local[used] = np.arange(1, len(used) + 1)
        width = len(used) + 1
        # the ratios of every word in use beside each sentence
        word = given.ids[given.starts[early] : given.starts[last]]
        sentence = np.repeat(np.arange(last - early), lengths[early:last])
        number = begin[word + 1] - begin[word]
        entry = spread(begin[word], number)
        place = np.repeat(sentence, number) * width + local[columns[entry]]
        beside = np.bincount(place, weights[entry], (last - early) * width).astype(np.float32)
        # the words of each window
        here = np.arange(first, last)
        begins, counts = first_word[first:last], last_word[first:last] - first_word[first:last]
        at = spread(begins, counts)
        part = part_of[at]
        rest = np.float32(1.0) - part
        opening = np.cumsum(counts) - counts
        edges = np.repeat(opening - begins, sizes[first:last]) + told.starts[spread(low[first:last], sizes[first:last])]
        base = np.repeat((here - early) * width, counts) + local[told.ids[at]]
        sums = np.zeros(len(at), np.float32)
        words = np.ones(last - first)  # one more that every text has: the empty word
        idle = np.full(last - first, settings.idle)
        total = np.zeros(len(at) + 1)
        for back in range(SPAN):
            inside = base - back * width
            if early + back > first:  # the first sentences of the document have fewer before them
                sums += np.where(inside >= 0, beside[np.maximum(inside, 0)], np.float32(0.0))
            else:
                sums += beside[inside]
            idle += np.where(here >= back, vague[np.maximum(here - back, 0)], 0)
            words += np.where(here >= back, lengths[np.maximum(here - back, 0)], 0)
            # 1 - κ + κ · (sum / words)
            per_word = 1.0 / words
            ratio = sums + np.repeat(idle.astype(np.float32), counts)
            ratio *= np.repeat(per_word.astype(np.float32), counts)
            ratio *= part
            ratio += rest
            np.log(ratio, out=ratio)
            np.minimum(ratio, np.float32(settings.ceiling), out=ratio)
            np.cumsum(ratio, out=total[1:])
            # each row starts at zero, which keeps 32 bits exact enough
            out[back, offsets[first] : offsets[last]] = total[edges] - np.repeat(total[opening], sizes[first:last])
        local[used] = 0
        first = last
    return out, offsets
