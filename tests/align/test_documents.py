"""Two documents as a whole: whether they are parallel, what is missing, what is doubtful."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.align.made_reports import Changes, Made, make_report
from tests.align.made_sentences import make_rows
from tmkit.align import Aligned, Alignment, Bead, Side, align_documents, arranged, judged
from tmkit.align.doubts import ALONE, BESIDE, REPEATED, UNCERTAIN, UNTRANSLATED, with_doubts
from tmkit.align.gaps import find_gaps
from tmkit.align.marks import facts_of
from tmkit.model import DraftSegment

QUIET = Changes(0, 0, 0, 0, 0, 0, 0, 0)


def lines(language: str, texts: list[str]) -> Side:
    return Side(
        f"{language}.txt", language, "0", tuple(DraftSegment(k + 1, text, block=k) for k, text in enumerate(texts))
    )


def both(rows: list[tuple[str, str]], others: list[tuple[str, str]] | None = None) -> Aligned:
    return align_documents(lines("fr", [row[1] for row in rows]), lines("en", [row[0] for row in others or rows]))


def aligned(source: Made, target: Made) -> Aligned:
    return align_documents(source.side, target.side, source_blocks=source.blocks, target_blocks=target.blocks)


def covers(beads: tuple[Bead, ...], source: int, target: int) -> bool:
    ours = [i for bead in beads for i in range(*bead.source)]
    theirs = [j for bead in beads for j in range(*bead.target)]
    return ours == list(range(source)) and theirs == list(range(target))


@pytest.mark.parametrize("seed", range(3))
def test_a_report_is_parallel_and_every_sentence_in_one_bead(seed: int) -> None:
    source, target = make_report(make_rows(120, seed), seed, replace(Changes(), flat=20))
    found = aligned(source, target)
    assert found.parallel, found.reason
    alignment = found.alignment
    assert covers(alignment.beads, len(alignment.source.segments), len(alignment.target.segments))


def test_notes_are_paired_with_notes() -> None:
    source, target = make_report(make_rows(200, 4), 4, QUIET)
    alignment = aligned(source, target).alignment
    for bead in alignment.beads:
        kinds = {
            s.kind == "footnote"
            for s in (*alignment.source.segments[slice(*bead.source)], *alignment.target.segments[slice(*bead.target)])
        }
        assert len(kinds) == 1


def test_arranging_keeps_ids_and_is_done_once() -> None:
    source, target = make_report(make_rows(200, 4), 4, QUIET)
    once = arranged(source.side, target.side)
    assert arranged(*once) == once
    assert sorted(segment.id for segment in once[0].segments) == [segment.id for segment in source.side.segments]
    without = replace(target.side, segments=tuple(s for s in target.side.segments if s.kind != "footnote"))
    assert arranged(source.side, without) == (source.side, without)


@pytest.mark.parametrize("empty", ["source", "target"])
def test_an_empty_document(empty: str) -> None:
    rows = make_rows(10, 1)
    french, english = [row[1] for row in rows], [row[0] for row in rows]
    found = align_documents(
        lines("fr", [] if empty == "source" else french), lines("en", [] if empty == "target" else english)
    )
    assert not found.parallel
    assert found.reason == f"the {empty} has no text"
    assert len(found.alignment.beads) == 10


def test_two_empty_documents() -> None:
    found = align_documents(lines("fr", []), lines("en", []))
    assert (found.parallel, found.alignment.beads) == (False, ())


def test_languages_the_other_way_round() -> None:
    rows = make_rows(40, 2)
    found = align_documents(lines("fr", [row[0] for row in rows]), lines("en", [row[1] for row in rows]))
    assert found.reason == "the source is English and the target French: exchange documents or languages"


def test_the_same_language_twice() -> None:
    rows = make_rows(40, 2)
    found = align_documents(lines("fr", [row[0] for row in rows]), lines("en", [row[0] for row in rows]))
    assert found.reason == "both documents are English"


def test_one_language_given_for_both() -> None:
    rows = make_rows(40, 2)
    found = align_documents(lines("en", [row[0] for row in rows]), lines("en", [row[0] for row in rows[:30]]))
    assert found.reason == "both documents are English"


def test_the_same_text_twice_in_a_language_that_is_not_told() -> None:
    texts = [f"{word} {word} lorem" for word in ("zbx", "qwv", "plk", "mnt", "rvd", "hjk") for _ in range(6)]
    found = align_documents(lines("xx", texts), lines("yy", texts))
    assert found.reason is not None
    assert "the same on both sides" in found.reason


def test_wholly_different_documents() -> None:
    found = both(make_rows(60, 21), make_rows(60, 22))
    assert not found.parallel


def test_two_years_of_one_series() -> None:
    """The same sentences in the same order, with other dates and numbers."""
    rows, later = make_rows(80, 23, year=2017), make_rows(80, 23, year=2018)
    assert both(rows).parallel
    assert both(later).parallel
    found = both(rows, later)
    assert found.reason is not None
    assert "numbers, dates and references" in found.reason


def test_half_a_document_is_a_gap() -> None:
    source, target = make_report(make_rows(160, 30), 30, QUIET)
    half = replace(
        target.side,
        segments=tuple(
            s for s in target.side.segments if s.id <= len(target.side.segments) // 2 and s.kind != "footnote"
        ),
    )
    whole = replace(source.side, segments=tuple(s for s in source.side.segments if s.kind != "footnote"))
    found = align_documents(whole, half, source_blocks=source.blocks, target_blocks=target.blocks)
    assert found.parallel, found.reason
    assert max(gap.sentences[1] - gap.sentences[0] for gap in found.gaps) > 50
    assert {gap.side for gap in found.gaps} == {"source"}


def segments(*labelled: tuple[str, str, int | None]) -> tuple[DraftSegment, ...]:
    """Segments from (label, kind, page), each its own block."""
    return tuple(
        DraftSegment(k + 1, f"Text {k}.", label, kind, page, block=k) for k, (label, kind, page) in enumerate(labelled)
    )


def gap_texts(labelled: list[tuple[str, str, int | None]], missing: set[int]) -> list[str]:
    source = Side("s", "fr", "0", segments(*labelled))
    target = Side("t", "en", "0", tuple(s for s in source.segments if s.id - 1 not in missing))
    beads, j = [], 0
    for i in range(len(labelled)):
        beads.append(Bead((i, i + 1), (j, j + (i not in missing))))
        j += i not in missing
    return [gap.text for gap in find_gaps(Alignment(source, target, tuple(beads)))]


def test_gaps_in_the_reader_s_words() -> None:
    numbered = [(str(k), "paragraph", k // 3 + 1) for k in range(1, 25)]
    assert gap_texts(numbered, set(range(13, 19))) == ["source ¶ 14–19 have no counterpart (6 segments, pages 5–7)"]
    assert gap_texts(numbered, {4}) == ["source ¶ 5 has no counterpart (1 segment, page 2)"]
    annex = [*numbered, ("II", "heading", 9), ("II/¶1", "paragraph", 9), ("II/¶2", "paragraph", None)]
    assert gap_texts(annex, {24, 25, 26}) == ["source “II Text 24.” to the end has no counterpart (3 segments, page 9)"]
    notes = [("1", "paragraph", None), *((f"note {k}", "footnote", None) for k in (1, 2, 3))]
    assert gap_texts(notes, {2}) == ["source note 2 has no counterpart (1 segment)"]
    assert gap_texts(notes, {1, 2}) == ["source notes 1–2 have no counterpart (2 segments)"]
    bullets = [("¶1", "paragraph", None), *((f"bullet {k}", "list item", None) for k in (1, 2, 3))]
    assert gap_texts(bullets, {2, 3}) == ["source bullet 2 to bullet 3 have no counterpart (2 segments)"]
    assert gap_texts([("", "paragraph", None)] * 9, {4, 5, 6}) == [
        "source segments 5–7 have no counterpart (3 segments)"
    ]
    plain = [(f"¶{k}", "paragraph", None) for k in range(1, 9)]
    assert gap_texts(plain, {3}) == []
    assert gap_texts(plain, {3, 4, 5}) == ["source paragraphs 4–6 have no counterpart (3 segments)"]


def doubts_of(french: list[str], english: list[str], beads: list[Bead]) -> list[tuple[str, ...]]:
    source, target = lines("fr", french), lines("en", english)
    facts = [facts_of(side.segments, side.language) for side in (source, target)]
    return [bead.doubts for bead in with_doubts(beads, source, target, facts[0], facts[1])]


def one_to_one(count: int, confidence: float = 1.0) -> list[Bead]:
    return [Bead((k, k + 1), (k, k + 1), confidence) for k in range(count)]


def test_facts_that_one_side_lacks() -> None:
    french = ["Le rapport compte 36 mesures au 3 mai 2018.", "Trois ports ont fermé.", "Voir la résolution 12 (1993)."]
    english = ["The report has 35 measures as at 3 May 2018.", "Three ports closed.", "See resolution 12 (1993)."]
    assert doubts_of(french, english, one_to_one(3)) == [("36 only in the source", "35 only in the target"), (), ()]


def test_doubts_of_text_length_and_confidence() -> None:
    texts = [f"Une phrase assez longue pour compter, avec le mot {word} au milieu." for word in "abcdefgh"]
    longer = [*texts[:7], texts[7] + " " + " ".join(texts[:4])]
    told = doubts_of([text + "!" for text in texts], longer, [*one_to_one(7), Bead((7, 8), (7, 8), 0.5)])
    assert told[:7] == [()] * 7
    assert told[7][0] == UNCERTAIN
    assert "times as long as expected" in told[7][1]
    assert doubts_of(texts[:2], texts[:2], one_to_one(2)) == [(UNTRANSLATED,)] * 2


def test_one_sided_and_repeated() -> None:
    beads = [
        Bead((0, 1), (0, 1)),
        Bead((1, 2), (1, 1)),
        Bead((2, 3), (1, 2)),
        Bead((3, 4), (2, 2)),
        Bead((4, 4), (2, 3)),
    ]
    told = doubts_of(["Un.", "Deux.", "Trois.", "Quatre."], ["One.", "Three.", "Five."], beads)
    assert told == [(), (ALONE,), (), (BESIDE,), (BESIDE,)]
    assert doubts_of(["[Abrogé]", "[Abrogé]"], ["[Repealed]", "[Revoked]"], one_to_one(2)) == [(REPEATED,)] * 2
    assert doubts_of(["[Abrogé]", "[Abrogé]"], ["[Repealed]", "[Repealed]"], one_to_one(2)) == [(), ()]


def test_a_reviewed_alignment_is_judged_too() -> None:
    rows = make_rows(40, 2)
    found = both(rows)
    assert judged(found.alignment) == found


@pytest.mark.parametrize("wrong", [False, True])
def test_real_acts(real_data: Path, wrong: bool) -> None:
    """Acts of one kind, each with its translation, and with that of another."""
    folder = real_data / "documents-dev" / "dgt-tm"
    names = sorted(path.name for path in (folder / "fr").iterdir() if path.stat().st_size < 20_000)
    texts = {
        language: [(folder / language / name).read_text(encoding="utf-8").splitlines() for name in names]
        for language in ("fr", "en")
    }
    rng = random.Random(5)
    pairs = [(k, k) for k in range(len(names))]
    if wrong:
        pairs = [(i, j) for i in range(len(names)) for j in range(len(names)) if i != j]
        pairs = rng.sample(pairs, 30)
    verdicts = {
        (i, j): align_documents(lines("fr", texts["fr"][i]), lines("en", texts["en"][j])).parallel for i, j in pairs
    }
    assert [pair for pair, parallel in verdicts.items() if parallel == wrong] == []
