"""Targets put into files of other tools: they are read back, and every other byte is what it was."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.formats.rows import HEAD, rows
from tests.formats.xliff.files import ENDINGS, validate, written
from tests.formats.xliff.samples import SAMPLES
from tmkit.formats.placeholders import marked_pair, unmarked
from tmkit.formats.rows import read_row_file
from tmkit.formats.xliff.fill import fill, filled
from tmkit.model import Code, InputError, Row, Segment

_TARGETS = re.compile(rb"\s*(?:<(\w+:)?target\b[^>]*?(?:/>|>.*?</(\w+:)?target>))", re.DOTALL)
_STATES = re.compile(rb"\s(conf|mq:status|m:confirmed|approved|subState|state)=\"[^\"]*\"")


def _bare(data: bytes) -> bytes:
    """A file without its targets and what says how far they are."""
    return _STATES.sub(b"", _TARGETS.sub(b"", data))


def _rows(data: bytes, name: str, folder) -> dict[str, Row]:
    path = folder / name
    path.write_bytes(data)
    found, account = read_row_file(path)[1:]
    assert account.read == account.kept + len(account.dropped)
    return {row.id: row for row in found}


def _rendered(row: Row) -> Row:
    """The row with a target that has all its source's codes, in the same order."""
    codes = tuple((at + 4, code) for at, code in row.source.codes)
    return replace(row, target=Segment(f"« & {row.source.text} < »", codes), state="proposed", kind="fuzzy", score=80)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_unlocked_segment_is_filled_and_nothing_else_touched(name, tmp_path):
    original = SAMPLES[name].encode()
    before = _rows(original, name, tmp_path)
    targets = {key: _rendered(row) for key, row in before.items()}
    found = filled(original, name, targets)
    assert _bare(found.data) == _bare(original)
    assert set(found.locked) == {key for key, row in before.items() if row.locked}
    assert set(found.filled) == set(before) - set(found.locked)
    assert not found.unknown
    assert not found.lost
    after = _rows(found.data, name, tmp_path)
    assert list(after) == list(before)
    for key, row in after.items():
        expected = before[key] if row.locked else targets[key]
        assert (row.source, row.target) == (expected.source, expected.target)
        assert row.locked or row.state == "proposed"
    assert fill(found.data, name, targets) == found.data


def test_the_files_of_real_tools_are_filled(real_data, tmp_path):
    folder = real_data / "cat-samples-dev"
    if not folder.is_dir():
        pytest.skip("no samples of real tools' files in TMKIT_TEST_DATA")
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix.endswith(("xliff", ".xlf"))]
    assert paths
    for path in paths:
        original = path.read_bytes()
        before = _rows(original, path.name, tmp_path)
        targets = {key: _rendered(row) for key, row in before.items()}
        found = filled(original, path.name, targets)
        assert not found.lost
        assert _bare(found.data) == _bare(original), path.name
        after = _rows(found.data, path.name, tmp_path)
        for key, row in after.items():
            assert row.locked or row.target.text == targets[key].target.text, path.name
            assert row.locked or row.target.codes == targets[key].target.codes, path.name
        etree.fromstring(found.data)


def test_a_segment_is_filled_beside_others(tmp_path):
    original = SAMPLES["trados.sdlxliff"].encode()
    before = _rows(original, "trados.sdlxliff", tmp_path)
    two = replace(before["tu3/4"], target=Segment("Et encore."))
    data = fill(original, "trados.sdlxliff", {"tu3/4": two})
    after = _rows(data, "trados.sdlxliff", tmp_path)
    assert after["tu3/4"].target == Segment("Et encore.")
    assert {key: row for key, row in after.items() if key != "tu3/4"} == {
        key: row for key, row in before.items() if key != "tu3/4"
    }
    assert data.count(b'conf="Draft"') == original.count(b'conf="Draft"') + 1


def test_rows_of_another_format_bring_their_codes_by_number(tmp_path):
    original = SAMPLES["trados.sdlxliff"].encode()
    row = _rows(original, "trados.sdlxliff", tmp_path)["tu1"]
    source, _ = marked_pair(row.source, None)
    assert source == "{1}New{/1} features{2/}"
    other = Row("tu1", unmarked(source), unmarked("Nouvelles {2/}{1}fonctions{/1}"), "translated")
    assert b'>Nouvelles <x id="5"/><g id="pt1">fonctions</g></mrk>' in fill(original, "a", {"tu1": other})


def test_codes_that_the_file_has_not_are_left_out_and_pairs_nest(tmp_path):
    original = SAMPLES["trados.sdlxliff"].encode()
    row = _rows(original, "trados.sdlxliff", tmp_path)["tu1"]
    opening, closing, alone = (code for _, code in row.source.codes)
    codes = ((0, opening), (2, Code("ph", (("x", "77"),))), (3, alone))
    found = filled(original, "a", {"tu1": replace(row, target=Segment("abcd", codes))})
    assert found.lost == 1
    assert b'><g id="pt1">abc<x id="5"/>d</g></mrk>' in found.data
    codes = ((0, closing), (3, alone))
    found = filled(original, "a", {"tu1": replace(row, target=Segment("abcd", codes))})
    assert found.lost == 1
    assert b'>abc<x id="5"/>d</mrk>' in found.data


def test_nothing_to_fill_changes_no_byte(tmp_path):
    for name, text in SAMPLES.items():
        original = text.encode()
        before = _rows(original, name, tmp_path)
        assert fill(original, name, {}) == original
        assert fill(original, name, before) == original
        assert fill(original, name, {key: replace(row, target=None) for key, row in before.items()}) == original
    assert filled(original, name, {"no such row": next(iter(before.values()))}).unknown == ["no such row"]


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-16-le", b"\xff\xfe"), ("cp1252", b""), ("utf-8", b"\xef\xbb\xbf")]
)
def test_a_file_keeps_its_encoding(encoding, mark, tmp_path):
    declared = {"utf-16-le": "utf-16", "cp1252": "windows-1252", "utf-8": "UTF-8"}[encoding]
    text = SAMPLES["plain.xlf"].replace('encoding="UTF-8"', f'encoding="{declared}"').replace("\n", "\r\n")
    original = mark + text.encode(encoding)
    row = replace(_rows(original, "plain.xlf", tmp_path)["1"], target=Segment("Œuvre « ™ » \u4e2d"))
    data = fill(original, "plain.xlf", {"1": row})
    assert data.startswith(mark)
    assert _rows(data, "plain.xlf", tmp_path)["1"].target.text == "Œuvre « ™ » \u4e2d"
    assert "\r\n" in data[len(mark) :].decode(encoding)
    assert b"&#20013;" in data if encoding == "cp1252" else b"&#" not in data


@pytest.mark.parametrize("name", sorted(ENDINGS))
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=rows(), data=st.data())
def test_what_tmkit_wrote_is_filled_and_stays_valid(name, found, data, tmp_path):
    file = f"a{ENDINGS[name]}"
    original = written(name, HEAD, [replace(row, target=None, state="empty", kind="") for row in found])
    before = _rows(original, file, tmp_path)
    targets = {key: _rendered(row) for key, row in before.items() if data.draw(st.booleans())}
    new = fill(original, file, targets)
    validate(name, new)
    for key, row in _rows(new, file, tmp_path).items():
        expected = targets.get(key, before[key])
        assert row.target == (before[key].target if row.locked else expected.target)


def test_a_broken_file_ends_in_one_line():
    with pytest.raises(InputError, match=r"a\.xlf:1: not well-formed XML"):
        fill(b"<xliff><file></xliff>", "a.xlf", {})
    with pytest.raises(InputError, match="root element is html"):
        fill(b"<html/>", "a.xlf", {})


def test_packages_are_read_and_filled_member_by_member(tmp_path):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("project.sdlproj", "<Project/>")
        package.writestr("fr-FR/one.sdlxliff", SAMPLES["trados.sdlxliff"])
        package.writestr("fr-FR/two.sdlxliff", SAMPLES["trados.sdlxliff"])
    original = held.getvalue()
    before = _rows(original, "a.sdlppx", tmp_path)
    assert {"tu3/4", "tu3/4~2"} <= set(before)
    data = fill(original, "a.sdlppx", {"tu3/4~2": replace(before["tu3/4~2"], target=Segment("Deux."))})
    after = _rows(data, "a.sdlppx", tmp_path)
    assert (after["tu3/4"].target, after["tu3/4~2"].target) == (None, Segment("Deux."))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.read("project.sdlproj") == b"<Project/>"
        assert package.read("fr-FR/one.sdlxliff").decode() == SAMPLES["trados.sdlxliff"]
    assert fill(original, "a.sdlppx", {}) == original
    (tmp_path / "b.mqxlz").write_bytes(data[:200])
    with pytest.raises(InputError):
        read_row_file(tmp_path / "b.mqxlz")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("a.txt", "a")
    with pytest.raises(InputError, match="package without an XLIFF file"):
        _rows(held.getvalue(), "c.xlz", tmp_path)
