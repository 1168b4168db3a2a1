"""Units of an alignment: metadata, ids, inline codes; the lines of `--beads`."""

from __future__ import annotations

from dataclasses import replace

from tmkit.align import Alignment, Bead, Side, bead_lines, units
from tmkit.align.joining import Joiner
from tmkit.model import Code, DraftSegment

OPEN = Code("bpt", (("i", "1"), ("type", "bold"), ("x", "1")), "&lt;b&gt;")
CLOSE = Code("ept", (("i", "1"),), "&lt;/b&gt;")
NOTE = Code("ph", (("type", "fnref"), ("x", "2")))


def side(language: str, *texts: str, **others: object) -> Side:
    segments = tuple(DraftSegment(k + 1, text, str(k + 1), page=k // 2 + 1, block=k) for k, text in enumerate(texts))
    return replace(Side(f"folder/report.{language}.txt", language, "0", segments), **others)  # type: ignore[arg-type]


SOURCE = side("fr-CA", "Un chat.", "Deux chiens.", "12", "Trois oiseaux.", "Quatre rats.")
TARGET = side("en", "One cat and two dogs.", "12", "Three birds.", "Four rats.")
BEADS = (
    Bead((0, 2), (0, 1), 0.999),
    Bead((2, 3), (1, 2), 0.9995),
    Bead((3, 4), (2, 3), 0.8, ("uncertain",)),
    Bead((4, 5), (3, 4), 0.7, ("uncertain",), accepted=True),
)
ALIGNMENT = Alignment(SOURCE, TARGET, BEADS)


def test_every_unit_knows_where_it_comes_from() -> None:
    given = {
        "document": "R/2019/1",
        "date": "2019-09-24",
        "symbol": "R/1",
        "body": "GL",
        "status": "adopted",
        "authority": "GL",
    }
    first, second, third = units(ALIGNMENT, metadata=given)
    assert [variant.language for variant in first.variants] == ["fr-CA", "en"]
    assert [variant.segment.text for variant in first.variants] == ["Un chat. Deux chiens.", "One cat and two dogs."]
    known = {prop.kind.removeprefix("x-tmkit-"): prop.text for prop in first.properties}
    assert known == {**given, "position": "0", "label": "1", "page": "1", "confidence": "0.999"}
    assert [unit.property("x-tmkit-status") for unit in (first, second, third)] == ["adopted", "unreviewed", "adopted"]
    assert [unit.property("x-tmkit-position") for unit in (first, second, third)] == ["0", "1", "2"]
    assert third.property("x-tmkit-confidence") == "1"


def test_a_status_is_not_guessed_and_the_file_names_the_document() -> None:
    first, second, _ = units(ALIGNMENT)
    assert first.property("x-tmkit-status") is None
    assert second.property("x-tmkit-status") == "unreviewed"
    assert first.property("x-tmkit-document") == "report.fr-CA.txt"


def test_ids_are_those_of_the_content() -> None:
    ids = [unit.attribute("tuid") for unit in units(ALIGNMENT)]
    assert ids == [unit.attribute("tuid") for unit in units(ALIGNMENT)]
    assert len(set(ids)) == 3
    assert ids != [unit.attribute("tuid") for unit in units(ALIGNMENT, metadata={"document": "another"})]


def test_dropped_one_sided_and_untranslatable_beads_are_no_units() -> None:
    beads = (
        replace(BEADS[0], dropped=True),
        BEADS[1],
        Bead((3, 4), (2, 2)),
        Bead((4, 4), (2, 3)),
        Bead((4, 5), (3, 4)),
    )
    made = units(Alignment(SOURCE, TARGET, beads))
    assert [unit.variants[0].segment.text for unit in made] == ["Quatre rats."]


def test_a_reviser_s_text_stands_in_place() -> None:
    beads = (replace(BEADS[0], accepted=True, edited=(None, "A cat, two dogs.")), *BEADS[1:])
    assert units(Alignment(SOURCE, TARGET, beads))[0].variants[1].segment.text == "A cat, two dogs."


def test_notes_aligned_last_come_where_the_source_has_them() -> None:
    body, note = DraftSegment(1, "Un."), DraftSegment(2, "Une note.", "note 1", "footnote", block=1)
    last = DraftSegment(3, "Deux.", block=2)
    source = replace(SOURCE, segments=(body, last, note))
    target = side("en", "One.", "Two.", "A note.")
    beads = (Bead((0, 1), (0, 1)), Bead((1, 2), (1, 2)), Bead((2, 3), (2, 3)))
    made = units(Alignment(source, target, beads))
    assert [unit.variants[0].segment.text for unit in made] == ["Un.", "Une note.", "Deux."]


def test_bead_lines() -> None:
    beads = (Bead((0, 2), (0, 1)), Bead((2, 4), (1, 1)), Bead((4, 4), (1, 2)))
    assert list(bead_lines(beads)) == ["[0, 1]:[0]", "[2]:[]", "[3]:[]", "[]:[1]"]


def test_bead_lines_number_segments_as_the_documents_do() -> None:
    source = replace(SOURCE, segments=(SOURCE.segments[0], SOURCE.segments[2], SOURCE.segments[1]))
    assert list(bead_lines((Bead((1, 2), (0, 1)),), source, TARGET)) == ["[2]:[0]"]


def test_codes_of_joined_sentences_are_numbered_anew() -> None:
    joiner = Joiner(
        [
            DraftSegment(1, "Bold.", codes=((0, OPEN), (4, CLOSE), (5, NOTE)), block=0),
            DraftSegment(2, "More.", codes=((0, OPEN), (4, CLOSE)), block=1),
        ]
    )
    joined = joiner.joined(0, 2)
    assert joined.text == "Bold. More."
    assert [(at, code.kind, code.attribute("i"), code.attribute("x")) for at, code in joined.codes] == [
        (0, "bpt", "1", "1"),
        (4, "ept", "1", None),
        (5, "ph", None, "2"),
        (6, "bpt", "2", "3"),
        (10, "ept", "2", None),
    ]


def test_a_pair_over_two_sentences_is_whole_in_each_and_in_both() -> None:
    segments = [
        DraftSegment(1, "It begins.", codes=((3, OPEN),)),
        DraftSegment(2, "It ends.", codes=((2, CLOSE),), start=11),
    ]
    joiner = Joiner(segments)
    assert [(at, code.kind, code.content) for at, code in joiner.joined(0, 1).codes] == [
        (3, "bpt", OPEN.content),
        (10, "ept", CLOSE.content),
    ]
    assert [(at, code.kind, code.content) for at, code in joiner.joined(1, 2).codes] == [
        (0, "bpt", OPEN.content),
        (2, "ept", CLOSE.content),
    ]
    assert [(at, code.kind) for at, code in joiner.joined(0, 2).codes] == [(3, "bpt"), (13, "ept")]


def test_codes_follow_an_edited_text() -> None:
    joiner = Joiner([DraftSegment(1, "a bold word", codes=((2, OPEN), (6, CLOSE)))])
    edited = joiner.joined(0, 1, "a very bold word")
    assert [(at, code.kind) for at, code in edited.codes] == [(7, "bpt"), (11, "ept")]
