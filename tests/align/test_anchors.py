"""Anchors of structure: hardly any is wrong, whatever was left out, put in, merged, split or renumbered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.align.made_reports import Changes, Made, gold, make_report
from tests.align.made_sentences import make_rows
from tmkit.align import Sentence, arranged
from tmkit.align.anchors import Anchor, Reading, find_anchors
from tmkit.align.engine.priors import word_priors
from tmkit.align.engine.settings import Settings
from tmkit.align.engine.words import read_words
from tmkit.align.marks import fact_marks, facts_of
from tmkit.align.outline import outline
from tmkit.align.streams import body_length
from tmkit.model import Block, DraftSegment

QUIET = Changes(0, 0, 0, 0, 0, 0, 0, 0)


def reading(segments: tuple[DraftSegment, ...], language: str, blocks: tuple[Block, ...] | None) -> Reading:
    facts = facts_of(segments, language)
    sentences = [Sentence(x.text, x.block, x.kind, fact_marks(found)) for x, found in zip(segments, facts, strict=True)]
    return Reading(outline(segments, blocks), read_words(sentences), facts)


def found_in(source: Reading, target: Reading) -> list[Anchor]:
    known = word_priors(source.words, target.words, None, Settings().cognate)
    return find_anchors(source, target, known)


def anchors_of(source: Made, target: Made, *, blocks: bool = True) -> tuple[list[Anchor], list[Anchor]]:
    """The anchors, and those of them that a bead crosses."""
    a, b = arranged(source.side, target.side)
    found = found_in(
        reading(a.segments, "fr", source.blocks if blocks else None),
        reading(b.segments, "en", target.blocks if blocks else None),
    )
    place = [{segment.id - 1: at for at, segment in enumerate(side.segments)} for side in (a, b)]
    beads = [([place[0][i] for i in x], [place[1][j] for j in y]) for x, y in gold(source, target) if x and y]
    return found, [
        one
        for one in found
        if any(
            not ((max(x) < one.source and max(y) < one.target) or (min(x) >= one.source and min(y) >= one.target))
            for x, y in beads
        )
    ]


def test_structure_that_is_alike_is_anchored_throughout() -> None:
    source, target = make_report(make_rows(150, 1), 1, QUIET)
    found, wrong = anchors_of(source, target)
    assert not wrong
    assert len(found) > 0.6 * len(outline(source.side.segments, source.blocks))


@pytest.mark.parametrize(
    "changes",
    [
        Changes(),
        replace(QUIET, renumber=50, drop_paragraph=10),
        replace(QUIET, renumber=100, add_paragraph=15),
        replace(QUIET, renumber=50, merge=10, split=10),
        replace(QUIET, renumber=50, missing_part=100),
        replace(QUIET, drop_sentence=10, join=10, cut=10),
        Changes(10, 8, 4, 6, 6, 5, 5, 50, 10, 50),
    ],
)
def test_no_anchor_is_wrong(changes: Changes) -> None:
    anchors = mistakes = 0
    for seed in range(25):
        source, target = make_report(make_rows(110, seed), seed, changes)
        found, wrong = anchors_of(source, target)
        anchors, mistakes = anchors + len(found), mistakes + len(wrong)
    assert anchors > 250
    assert mistakes == 0


def test_everything_moved_by_one() -> None:
    rows = make_rows(60, 3)
    texts = [row for row in rows if row[0].endswith(".")]
    french = numbered([row[1] for row in texts], "fr")
    english = numbered(["A wholly new paragraph about the canteen came first.", *(row[0] for row in texts)], "en")
    found = found_in(reading(*french), reading(*english))
    assert len(found) > 0.5 * len(texts)
    assert all(anchor.target == anchor.source + 1 and not anchor.same for anchor in found)


def test_labels_on_one_side_only_anchor_nothing() -> None:
    texts = [row for row in make_rows(40, 5) if row[0].endswith(".")]
    french = numbered([row[1] for row in texts], "fr")
    segments, language, blocks = numbered([row[0] for row in texts], "en")
    flat = tuple(replace(block, label="", path="") for block in blocks)
    assert found_in(reading(*french), reading(segments, language, flat)) == []


def test_lists_that_start_anew_are_told_apart() -> None:
    texts = [row for row in make_rows(60, 7) if row[0].endswith(".")][:48]
    sides = [
        listed([row[column] for row in texts], language, missing)
        for column, language, missing in ((1, "fr", ()), (0, "en", (13, 14)))
    ]
    found = found_in(reading(*sides[0]), reading(*sides[1]))
    assert len(found) > 20
    for anchor in found:
        assert anchor.target == anchor.source - sum(missing < anchor.source for missing in (13, 14))


def test_labels_left_in_lines_of_text() -> None:
    texts = [row for row in make_rows(50, 9) if row[0].endswith(".")]
    sides = []
    for column, language in ((1, "fr"), (0, "en")):
        segments = tuple(
            DraftSegment(k + 1, f"{k // 2 + 1}. {row[column]}" if k % 2 == 0 else row[column])
            for k, row in enumerate(texts)
        )
        sides.append(reading(segments, language, None))
    found = found_in(*sides)
    assert len(found) > 0.3 * len(texts)
    assert all(anchor.source == anchor.target for anchor in found)


def test_the_same_numbers_over_other_texts_anchor_nothing() -> None:
    french = numbered([row[1] for row in make_rows(40, 11, year=2011)], "fr")
    english = numbered(["Something else entirely was said there, word for word, by nobody." for _ in range(40)], "en")
    assert found_in(reading(*french), reading(*english)) == []


def test_where_notes_begin() -> None:
    source, target = make_report(make_rows(150, 1), 1, QUIET)
    a, b = arranged(source.side, target.side)
    assert {segment.kind for segment in a.segments[body_length(a) :]} == {"footnote"}
    assert [segment.kind for segment in b.segments[: body_length(b)]].count("footnote") == 0


def numbered(texts: list[str], language: str) -> tuple[tuple[DraftSegment, ...], str, tuple[Block, ...]]:
    """Paragraphs counted from 1, a sentence each."""
    blocks = tuple(Block(text, "paragraph", f"{k}.", str(k)) for k, text in enumerate(texts, 1))
    return (
        tuple(DraftSegment(k + 1, block.text, block.path, block=k) for k, block in enumerate(blocks)),
        language,
        blocks,
    )


def listed(
    texts: list[str], language: str, missing: tuple[int, ...]
) -> tuple[tuple[DraftSegment, ...], str, tuple[Block, ...]]:
    """Paragraphs with a list of five below each, which starts anew; some places are missing."""
    blocks = []
    for k, text in enumerate(texts):
        if k in missing:
            continue
        at = k % 6
        label = f"{k // 6 + 1}." if at == 0 else f"{'abcde'[at - 1]})"
        blocks.append(Block(text, "list item" if at else "paragraph", label, label))
    return (
        tuple(DraftSegment(k + 1, block.text, block.path, block=k) for k, block in enumerate(blocks)),
        language,
        tuple(blocks),
    )
