"""Rows written as XLIFF 1.2 and 2.1: valid by the schemas, and read back as they were."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.formats.rows import HEAD, rows, segments, texts
from tests.formats.xliff.files import ENDINGS, read_back, schema, told, validate, written
from tmkit.formats.writing import format_for
from tmkit.model import BilingualHead, Code, InputError, Origin, Proposal, Row, Segment

NAMES = sorted(ENDINGS)
_IDS = st.one_of(st.from_regex(r"[A-Za-z0-9_.\-]{1,8}", fullmatch=True), texts(), st.sampled_from(["r1", "r2", "1/2"]))


@st.composite
def proposals(draw):
    return Proposal(
        draw(st.integers(50, 102)),
        draw(st.sampled_from(["context", "exact", "repaired", "fuzzy"])),
        draw(st.floats(0, 1)),
        draw(segments()),
        draw(segments()),
        draw(st.sampled_from(["", "memories/débats.tmx"])),
        draw(st.sampled_from(["", "unit-7"])),
        Origin(document="Rapport 2017 & annexes", label="3/¶2", date="2017-09") if draw(st.booleans()) else Origin(),
    )


@st.composite
def full_rows(draw):
    """Rows with everything that a row can have, under ids of any form."""
    found = draw(rows())
    ids = draw(st.lists(_IDS, min_size=len(found), max_size=len(found), unique=True))
    return [
        replace(
            row,
            id=name,
            page=draw(st.one_of(st.none(), st.integers(1, 900))),
            block=draw(st.one_of(st.none(), st.integers(0, 900))),
            part=draw(st.sampled_from(["paragraph", "heading", "note"])),
            proposals=tuple(draw(st.lists(proposals(), max_size=2))),
            change=draw(st.sampled_from(["", "changed", "new"])),
            previous=draw(st.one_of(st.none(), st.tuples(texts(), texts()))),
        )
        for row, name in zip(found, ids, strict=True)
    ]


@pytest.mark.parametrize("name", NAMES)
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(found=full_rows())
def test_what_is_written_is_valid_and_read_back(name, found, tmp_path):
    data = written(name, HEAD, found)
    validate(name, data)
    head, back = read_back(name, data, tmp_path)
    assert [told(row) for row in back] == [told(row) for row in found]
    assert (head.original, head.source_language, head.target_language, head.digest) == (
        HEAD.original,
        HEAD.source_language,
        HEAD.target_language,
        HEAD.digest,
    )


def _row(**changes) -> Row:
    return replace(Row("1", Segment("Le Conseil s'est réuni."), Segment("The Council met."), "proposed"), **changes)


def _root(name, *found, head=HEAD):
    data = written(name, head, list(found))
    validate(name, data)
    return etree.fromstring(data)


@pytest.mark.parametrize(
    ("kind", "state", "expected"),
    [
        ("context", "translated", ("translated", "exact-match")),
        ("exact", "proposed", ("needs-review-translation", "leveraged-tm")),
        ("repaired", "proposed", ("needs-review-translation", "fuzzy-match")),
        ("fuzzy", "proposed", ("needs-review-translation", "fuzzy-match")),
        ("", "reviewed", ("signed-off", None)),
        ("", "final", ("final", None)),
    ],
)
def test_states_of_1_2(kind, state, expected):
    target = _root("xliff", _row(kind=kind, state=state)).find(".//{*}target")
    assert (target.get("state"), target.get("state-qualifier")) == expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [("proposed", "initial"), ("translated", "translated"), ("reviewed", "reviewed"), ("final", "final")],
)
def test_states_of_2_1(state, expected):
    segment = _root("xliff2", _row(state=state, kind="repaired")).find(".//{*}segment")
    assert segment.get("state") == expected
    assert segment.get("subState") == "tmkit:repaired"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_approved_and_what_has_no_target_has_none(name):
    root = _root(name, _row(), Row("2", Segment("Néant.")), head=replace(HEAD, digest="", original_format=""))
    assert not root.xpath("//@approved")
    assert len(root.findall(".//{*}target")) == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_proposal_stands_beside_as_it_is_in_the_archive(name):
    proposal = Proposal(
        97,
        "repaired",
        0.9712,
        Segment("En 2017, néant."),
        Segment("In 2017, none."),
        "memories/a.tmx",
        "u9",
        Origin("R"),
    )
    root = _root(name, _row(proposals=(proposal,)))
    if name == "xliff":
        found = root.find(".//{*}alt-trans")
        assert (found.get("match-quality"), found.get("origin")) == ("97%", "memories/a.tmx")
    else:
        found = root.find(".//{*}match")
        assert (found.get("similarity"), found.get("matchSuitability"), found.get("type")) == ("97.12", "97", "tm")
        assert found.get("ref") == "#s1"
    assert found.findtext("{*}source") == "En 2017, néant."
    assert found.findtext("{*}target") == "In 2017, none."


@pytest.mark.parametrize("name", NAMES)
def test_pairs_that_cross_and_halves_are_valid(name, tmp_path):
    def bpt(i):
        return Code("bpt", (("i", str(i)), ("type", "bold")))

    def ept(i):
        return Code("ept", (("i", str(i)),))

    crossed = Segment(
        "un deux trois",
        (
            (0, bpt(1)),
            (3, bpt(2)),
            (7, ept(1)),
            (9, Code("it", (("pos", "begin"), ("x", "3")), "&lt;i&gt;")),
            (10, ept(2)),
            (11, Code("hi", (("type", "x-new term"),))),
            (12, Code("/hi")),
            (13, Code("ph", (("type", "lb"),))),
        ),
    )
    data = written(name, HEAD, [_row(source=crossed, target=crossed)])
    validate(name, data)
    _, back = read_back(name, data, tmp_path)
    assert [at for at, _ in back[0].source.codes] == [at for at, _ in crossed.codes]
    assert back[0].source == back[0].target
    assert [code.kind for _, code in back[0].source.codes] == [
        "bpt", "bpt", "ept", "it", "ept", "bpt", "ept", "ph",
    ]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_characters_that_xml_does_not_have_are_left_out(name, tmp_path):
    data = written(name, HEAD, [_row(source=Segment("a\x00b\x1fc\ud800d\r\ne"), notes=("\x01n",))])
    validate(name, data)
    _, back = read_back(name, data, tmp_path)
    assert back[0].source.text == "ab\u00adcd\r\ne"


@pytest.mark.parametrize("name", NAMES)
def test_content_of_codes_is_read_back(name, tmp_path):
    source = Segment("a b", ((0, Code("bpt", (("i", "1"), ("x", "1"), ("type", "bold")), "&lt;b&gt;")), (1, Code("ept", (("i", "1"),), "&lt;/b&gt;")), (2, Code("ph", (("x", "2"),), "&lt;br/&gt;"))))  # fmt: skip
    _, back = read_back(name, written(name, HEAD, [_row(source=source, target=source)]), tmp_path)
    assert back[0].source == source
    assert back[0].target == source


def test_rows_are_taken_one_at_a_time():
    class Stream:
        size = 0

        def write(self, data):
            self.size += len(data)

        def writelines(self, lines):
            for line in lines:
                self.write(line)

    stream = Stream()
    seen = []

    def found():
        for number in range(50):
            seen.append(stream.size)
            yield _row(id=str(number))

    for name in NAMES:
        from tests.formats.xliff.files import WRITERS

        WRITERS[name].write(HEAD, found(), stream)
    assert len(set(seen)) > 90


def test_xliff_2_needs_a_segment():
    with pytest.raises(InputError, match="no segment to write"):
        written("xliff2", HEAD, [])
    validate("xliff", written("xliff", HEAD, []))


def test_the_ending_tells_the_version(tmp_path):
    assert format_for(tmp_path / "a.xlf") == "xliff"
    assert format_for(tmp_path / "a.xliff") == "xliff2"


def test_the_schemas_find_faults():
    for name in NAMES:
        data = written(name, BilingualHead("d", "fr", "en"), [_row()])
        with pytest.raises(etree.DocumentInvalid):
            schema(name).assertValid(
                etree.fromstring(data.replace(b"<source", b"<sauce").replace(b"</source", b"</sauce"))
            )
    matched = written("xliff2", HEAD, [_row(proposals=(Proposal(97, "fuzzy", 0.9, Segment("a"), Segment("b")),))])
    with pytest.raises(etree.DocumentInvalid):
        validate("xliff2", matched.replace(b'matchSuitability="97"', b'matchSuitability="102"'))


def test_a_unit_of_ours_that_a_tool_has_segmented_is_still_one_row(tmp_path):
    source = "Le Conseil s'est réuni. Il a siégé."
    data = written("xliff", HEAD, [_row(id="7", source=Segment(source), target=Segment("One. Two."))]).decode()
    segmented = '<mrk mtype="seg" mid="1">{}</mrk> <mrk mtype="seg" mid="2">{}</mrk>'
    data = data.replace(
        "</source>", f"</source><seg-source>{segmented.format('Le Conseil s’est réuni.', 'Il a siégé.')}</seg-source>"
    ).replace("One. Two.", segmented.format("The Council met.", "It sat."))
    _, back = read_back("xliff", data.encode(), tmp_path)
    assert [(row.id, row.source.text, row.target.text) for row in back] == [("7", source, "The Council met. It sat.")]
