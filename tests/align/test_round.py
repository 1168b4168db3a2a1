"""A whole round: a report as text was taken from a PDF, and its translation, which has other pages and sentences."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tmkit.align import ACCEPT, Aligned, Side, align_documents, bead_lines, units
from tmkit.documents import read, segments
from tmkit.model import Block

FOLDER = Path(__file__).parent / "round"


def side(name: str, language: str) -> tuple[Side, tuple[Block, ...]]:
    document = read(FOLDER / name, language=language)
    return Side(name, language, "0" * 16, tuple(segments(document.blocks, language))), document.blocks


@pytest.fixture(scope="module", params=["fr-en", "en-fr"])
def aligned(request: pytest.FixtureRequest) -> Aligned:
    first, second = request.param.split("-")
    source, source_blocks = side(f"report_{first}.txt", first)
    target, target_blocks = side(f"report_{second}.txt", second)
    return align_documents(source, target, source_blocks=source_blocks, target_blocks=target_blocks)


def gold(language: str) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The beads by hand, as numbers of sentences, those of notes last."""
    pairs = [line.split(":") for line in (FOLDER / "gold.txt").read_text(encoding="utf-8").splitlines()]
    beads = {(tuple(ast.literal_eval(one)), tuple(ast.literal_eval(other))) for one, other in pairs}
    return beads if language == "fr" else {(other, one) for one, other in beads}


def test_no_bead_is_wrong(aligned: Aligned) -> None:
    alignment = aligned.alignment
    lines = [line.split(":") for line in bead_lines(alignment.beads)]
    found = {(tuple(ast.literal_eval(one)), tuple(ast.literal_eval(other))) for one, other in lines}
    assert found == gold(alignment.source.language)


def test_it_is_parallel_and_complete(aligned: Aligned) -> None:
    assert aligned.parallel
    assert aligned.reason is None
    assert aligned.gaps == ()


def test_most_stands_without_review(aligned: Aligned) -> None:
    sure = [bead for bead in aligned.alignment.beads if bead.confidence >= ACCEPT and not bead.doubts]
    assert len(sure) >= 0.85 * len(aligned.alignment.beads)


def test_the_units_follow_the_source(aligned: Aligned) -> None:
    made = units(aligned.alignment, metadata={"status": "published", "date": "2019-09-24"})
    assert len(made) == len(gold("fr"))
    assert [unit.property("x-tmkit-position") for unit in made] == [str(k) for k in range(len(made))]
    texts = [unit.variants[0].segment.text for unit in made]
    ours = sorted(aligned.alignment.source.segments, key=lambda segment: segment.id)
    assert " ".join(texts) == " ".join(segment.text for segment in ours)
    assert len({unit.attribute("tuid") for unit in made}) == len(made)
    assert made == units(aligned.alignment, metadata={"status": "published", "date": "2019-09-24"})
