"""`tmkit export` as a person calls it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.made import AGREED, CLOSED, OPENED, REPORTS, report, tmx
from tmkit.exchange.dialect import Dialect
from tmkit.exchange.profiles import TOOLS, profile
from tmkit.formats.tmx import read_header, read_units, write_tmx
from tmkit.maintenance import validate_file
from tmkit.memory.context import Context, context
from tmkit.memory.metadata import origin
from tmkit.model import Code, Note, Property, Segment, Unit, Variant

EVERY = sum(map(len, REPORTS.values()))


def units(path: Path) -> list[Unit]:
    return [stored.unit for stored in read_units(path)]


def texts(path: Path) -> list[tuple[str, ...]]:
    return [tuple(variant.segment.text for variant in unit.variants) for unit in units(path)]


@pytest.mark.parametrize("tool", [None, *TOOLS])
def test_every_dialect_is_valid_and_loses_no_unit(run, workspace, tmp_path, tool) -> None:
    out = tmp_path / "out.tmx"
    ran = run("export", "-o", out, *(("--for", tool) if tool else ()), folder=workspace)
    assert ran.status == 0, ran
    told = validate_file(out)
    assert (told.repaired, told.dropped) == ([], [])
    found = units(out)
    assert sorted(texts(out)) == sorted(tuple(u[k] for k in ("fr", "en")) for r in REPORTS.values() for u in r)
    header = read_header(out)
    assert header.source_language == found[0].variants[0].language
    assert header.attribute("creationtool") == "tmkit"
    assert not any(prop.kind == "file" for unit in found for prop in unit.properties)
    assert len({unit.attribute("tuid") for unit in found}) == EVERY


@pytest.mark.parametrize(("tool", "languages"), [("omegat", ("fr", "en")), ("trados", ("fr-FR", "en-GB"))])
def test_languages(run, workspace, tmp_path, tool, languages) -> None:
    run("export", "-o", tmp_path / "a.tmx", "--for", tool, folder=workspace)
    assert {tuple(v.language for v in unit.variants) for unit in units(tmp_path / "a.tmx")} == {languages}
    run(
        "export",
        "-o",
        tmp_path / "b.tmx",
        "--for",
        tool,
        "--source-lang",
        "en-US",
        "--target-lang",
        "fr-CA",
        folder=workspace,
    )
    assert {tuple(v.language for v in unit.variants) for unit in units(tmp_path / "b.tmx")} == {("en-US", "fr-CA")}
    assert texts(tmp_path / "b.tmx")[0] == texts(tmp_path / "a.tmx")[0][::-1]


@pytest.mark.parametrize(
    ("tool", "of_source", "of_unit"),
    [
        (None, {"x-context-pre": f"<seg>{OPENED[0]}</seg>"}, {}),
        ("memoq", {"x-context-pre": f"<seg>{OPENED[0]}</seg>"}, {"aligned": "no", "x-document": "report-2017"}),
        ("phrase", {"context_prev": OPENED[0]}, {}),
        ("xtm", {}, {"x-previous-source-text": OPENED[0], "x-Project": "report-2017"}),
        ("matecat", {}, {"x-context-pre": OPENED[0], "x-MateCAT-filename": "report-2017"}),
        ("trados", {}, {"x-ConfirmationLevel": "ApprovedSignOff", "x-tmkit-document:SingleString": "report-2017"}),
        ("weblate", {}, {"x-context": "report-2017"}),
    ],
)
def test_neighbours_and_props_in_the_tools_own_words(run, workspace, tmp_path, tool, of_source, of_unit) -> None:
    out = tmp_path / "out.tmx"
    run("export", "-o", out, *(("--for", tool) if tool else ()), folder=workspace)
    second = next(unit for unit in units(out) if unit.attribute("tuid") == "r2017-1")
    source = {prop.kind: prop.text for prop in second.variants[0].properties}
    own = {prop.kind: prop.text for prop in second.properties}
    assert of_source.items() <= source.items()
    assert of_unit.items() <= own.items()
    if tool not in {"trados", "weblate"}:
        assert context(second, second.variants[0].language).previous == OPENED[0]


def test_what_goes_out_to_a_tool_comes_back_as_it_was(run, workspace, tmp_path) -> None:
    for tool in TOOLS:
        out = tmp_path / f"{tool}.tmx"
        run("export", "-o", out, "--for", tool, folder=workspace)
        ran = run("import", "--json", out, "--into", f"memories/{tool}.tmx", folder=workspace)
        assert ran.object["kept"] == EVERY
        back = {unit.attribute("tuid"): unit for unit in units(workspace / "memories" / f"{tool}.tmx")}
        for stored in units(workspace / "memories" / "2017.tmx"):
            assert origin(back[stored.attribute("tuid")]) == origin(stored), tool
        (workspace / "memories" / f"{tool}.tmx").unlink()


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--memory", "memories/2017.tmx"], 5),
        (["--memory", "memories/older"], 4),
        (["--date", "2016"], 4),
        (["--date", "2017.."], 5),
        (["--date", "..2016-05"], 4),
        (["--date", "2016-05-10..2017-05-09"], 4),
        (["--document", "report-2017"], 5),
        (["--document", "report-*"], EVERY),
        (["--text", "Comité de lecture"], 2),
        (["--text", "SÉANCE EST LEVÉE"], 2),
        (["--text", "reading committee"], 2),
        (["--status", "adopted"], EVERY),
        (["--status", "adopted", "--text", "comite"], 0),
        (["--status", "unreviewed"], 0),
        (["--status", "none"], 0),
    ],
)
def test_filters(run, workspace, tmp_path, options, count) -> None:
    out = tmp_path / "out.tmx"
    ran = run("export", "-o", out, *options, folder=workspace)
    if not count:
        assert ran.refused("no unit to export")
        assert not out.exists()
    else:
        assert len(units(out)) == count


def test_only_what_a_draft_matches_leaves_and_no_neighbour_with_it(run, workspace, tmp_path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(f"1. {AGREED[0]}\n\n2. {CLOSED[0]}\n", encoding="utf-8")
    for tool in ("memoq", "phrase", "xtm"):
        out = tmp_path / f"{tool}.tmx"
        run("export", "-o", out, "--for", tool, "--draft", draft, "--min", "95", folder=workspace)
        assert {pair[0] for pair in texts(out)} == {AGREED[0], CLOSED[0]}
        whole = out.read_text(encoding="utf-8")
        assert OPENED[0] not in whole
        assert "catalogue" not in whole


def test_stored_neighbours_do_not_leave_with_a_selection(run, workspace, tmp_path) -> None:
    stored = tmx([{"fr": "Un secret.", "en": "A secret."}]).replace(
        "<seg>Un", '<prop type="x-context-pre">Caché.</prop><seg>Un'
    )
    (workspace / "memories" / "s.tmx").write_text(stored, encoding="utf-8")
    for options, there in (((), True), (("--text", "secret"), False)):
        out = tmp_path / f"{there}.tmx"
        run("export", "-o", out, "--for", "memoq", *options, folder=workspace)
        assert ("Caché" in out.read_text(encoding="utf-8")) is there


def test_units_without_the_pair_are_counted(run, workspace, tmp_path) -> None:
    (workspace / "memories" / "de.tmx").write_text(tmx([{"de": "Der Saal.", "es": "La sala."}]), encoding="utf-8")
    told = run("export", "--json", "-o", tmp_path / "a.tmx", "--for", "omegat", folder=workspace).object
    assert (told["read"], told["written"], told["left_out"]) == (EVERY + 1, EVERY, {"no text in fr and en": 1})
    run("export", "-o", tmp_path / "b.tmx", folder=workspace)
    assert len(units(tmp_path / "b.tmx")) == EVERY + 1
    run("export", "-o", tmp_path / "c.tmx", "--source-lang", "fr", folder=workspace)
    assert len(units(tmp_path / "c.tmx")) == EVERY


def test_what_cannot_be_read_is_told(run, workspace, tmp_path) -> None:
    path = workspace / "memories" / "2017.tmx"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'(<tu tuid="r2017-2">).*?(</tu>)', r"\1\2", text, flags=re.DOTALL), encoding="utf-8")
    ran = run("export", "-o", tmp_path / "out.tmx", folder=workspace)
    assert ran.status == 0
    assert len(units(tmp_path / "out.tmx")) == EVERY - 1
    assert "left out  1: cannot be read" in ran.stdout
    assert "memories/2017.tmx: not all of it can be read" in ran.stderr


def test_ids_are_unique_in_the_file(run, workspace, tmp_path) -> None:
    for name in ("a", "b"):
        path = workspace / "memories" / f"{name}.tmx"
        path.write_text(tmx([{"id": "1", "fr": f"Texte {name}.", "en": f"Text {name}."}]), encoding="utf-8")
    run("export", "-o", tmp_path / "out.tmx", folder=workspace)
    ids = [unit.attribute("tuid") for unit in units(tmp_path / "out.tmx")]
    assert len(set(ids)) == len(ids) == EVERY + 2


def test_what_is_there_is_replaced_only_by_force(run, workspace, tmp_path) -> None:
    out = tmp_path / "out.tmx"
    out.write_text("mine", encoding="utf-8")
    assert run("export", "-o", out, folder=workspace).refused("--force")
    assert out.read_text(encoding="utf-8") == "mine"
    assert run("export", "-o", out, "--force", folder=workspace).status == 0
    assert run("export", "-o", out, "--force", "--text", "nowhere", folder=workspace).refused()
    assert len(units(out)) == EVERY


@pytest.mark.parametrize(
    ("out", "options", "words"),
    [
        ("memories/x.tmx", (), "memory merge"),
        ("x.tmx", ("--date", "May"), "2015..2018"),
        ("x.tmx", ("--date", "2018-13"), "date"),
        ("x.tmx", ("--status", "good"), "adopted"),
        ("x.tmx", ("--text", "  "), "no word"),
        ("x.tmx", ("--memory", "memories/none.tmx"), "no such memory"),
        ("x.tmx", ("--draft", "none.txt"), "none.txt"),
        ("x.tmx", ("--auto",), "--for omegat"),
        ("x.csv", ("--for", "trados"), ".tmx"),
        ("x.doc", (), ".doc"),
        ("penalty-10/p", ("--for", "omegat"), "penalty"),
    ],
)
def test_what_cannot_be(run, workspace, out, options, words) -> None:
    before = sorted(workspace.rglob("*"))
    assert run("export", "-o", out, *options, folder=workspace).refused(words)
    assert [
        path for path in sorted(workspace.rglob("*")) if ".tmkit" not in path.parts[-1]
    ] == before or "draft" in str(options)


def test_an_empty_archive_has_nothing_to_export(run, tmp_path) -> None:
    run("init", tmp_path / "w")
    assert run("export", "-o", "x.tmx", folder=tmp_path / "w").refused("no memory")


def test_the_help_says_which_profiles_are_unverified(run) -> None:
    said = run("export", "--help").stdout
    assert "unverified" in said
    assert [tool for tool in TOOLS if profile(tool).tested] == ["omegat"]
    assert all(source for tool in TOOLS for _, _, source in profile(tool).facts)


CODES = st.sampled_from(
    [Code("ph", (("x", "2"),), "&lt;br/>"), Code("ph", (("type", "fnref"),)), Code("it", (("pos", "end"),), "&lt;/b>")]
)
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=20).filter(str.strip)


@st.composite
def made_units(draw) -> Unit:
    def variant(language: str) -> Variant:
        text = draw(TEXT)
        places = sorted(draw(st.lists(st.tuples(st.integers(0, len(text)), CODES), max_size=3)), key=lambda one: one[0])
        return Variant(language, Segment(text, tuple(places)))

    props = tuple(
        Property(kind, draw(TEXT)) for kind in draw(st.lists(st.sampled_from(["subject", "x-n"]), max_size=3))
    )
    return Unit(
        (variant("fr"), variant("en")), (("tuid", "1"),), props, tuple(map(Note, draw(st.lists(TEXT, max_size=1))))
    )


@settings(deadline=None, max_examples=60)
@given(made_units())
def test_what_is_written_for_any_tool_is_read_back(tmp_path_factory, unit) -> None:
    dialect = Dialect.of(profile("plain"), "fr", "en")
    stream = io.BytesIO()
    write_tmx(stream, [dialect.written(unit, Context())], dialect.header())
    path = tmp_path_factory.mktemp("t") / "a.tmx"
    path.write_bytes(stream.getvalue())
    (back,) = units(path)
    assert back == unit


def test_codes_as_trados_and_weblate_read_them() -> None:
    source = Segment(
        "un deux",
        (
            (0, Code("bpt", (("i", "1"), ("type", "bold"), ("x", "4")), "&lt;b>")),
            (2, Code("ept", (("i", "1"),), "&lt;/b>")),
        ),
    )
    unit = Unit((Variant("fr", source), Variant("en", Segment("one two"))))
    trados = Dialect.of(profile("trados"), "fr", "en").written(unit, Context())
    assert trados.variants[0].segment.codes == (
        (0, Code("bpt", (("i", "1"), ("type", "4"), ("x", "4")))),
        (2, Code("ept", (("i", "1"),))),
    )
    assert Dialect.of(profile("weblate"), "fr", "en").written(unit, Context()).variants[0].segment == Segment("un deux")


def test_a_report_of_another_year_keeps_its_place(run, workspace, tmp_path) -> None:
    """A second document in the same memory is no neighbour of the first."""
    both = tmx([*report(2001, OPENED, CLOSED), *report(2002, AGREED)])
    (workspace / "memories" / "both.tmx").write_text(both, encoding="utf-8")
    run("export", "-o", tmp_path / "o.tmx", "--for", "phrase", "--memory", "memories/both.tmx", folder=workspace)
    beside = [context(unit, "fr-FR") for unit in units(tmp_path / "o.tmx")]
    assert beside == [Context(None, CLOSED[0]), Context(OPENED[0], None), Context()]


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx", "po", "xlf", "xliff"])
def test_tables_come_back_with_every_unit(run, workspace, tmp_path, ending) -> None:
    out = tmp_path / f"out.{ending}"
    told = run("export", "--json", "-o", out, folder=workspace)
    assert (told.status, told.object["written"]) == (0, EVERY)
    found = run("import", "--json", out, "--into", "memories/back.tmx", folder=workspace).object
    assert (found["read"], found["kept"], found["dropped"]) == (EVERY, EVERY, [])
    back = {unit.attribute("tuid"): unit for unit in units(workspace / "memories" / "back.tmx")}
    for name in ("2017.tmx", "older/2016.tmx"):
        for stored in units(workspace / "memories" / name):
            same = back[stored.attribute("tuid")]
            assert [v.segment for v in same.variants] == [v.segment for v in stored.variants]
            assert origin(same).label == origin(stored).label


@pytest.mark.parametrize("tool", [None, *TOOLS])
def test_every_dialect_validates_against_the_dtd(run, workspace, tmp_path, real_data, tool) -> None:
    from lxml import etree

    run("export", "-o", tmp_path / "out.tmx", *(("--for", tool) if tool else ()), folder=workspace)
    dtd = etree.DTD(str(real_data / "tmx-conformance" / "tmx14.dtd"))
    assert dtd.validate(etree.parse(str(tmp_path / "out.tmx"))), dtd.error_log
