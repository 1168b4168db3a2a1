"""PO: rows there and back, entries of other tools, catalogues that are damaged."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.rows import HEAD, rows, same_rows, written
from tmkit.formats.registry import is_bilingual, read_bilingual
from tmkit.formats.rows import read_row_file
from tmkit.model import InputError, Proposal, Row, Segment

SPICE = st.sampled_from(["\\", "\\n", '"', "\n", "\t", "#", "%s", "\u2028", "msgid"])
PROPOSAL = Proposal(94, "fuzzy", 0.94, Segment("Trois membres."), Segment("Three members."))
HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def test_rows_come_back(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("rows") / "rows.po"

    @settings(deadline=None, max_examples=60)
    @given(rows(SPICE))
    def round_trip(given_rows: list[Row]) -> None:
        path.write_bytes(written("po", given_rows))
        head, read, account = read_row_file(path)
        same_rows(given_rows, read)
        assert head.original == "projet.docx"
        assert (head.source_language, head.target_language, head.digest) == ("fr", "en", HEAD.digest)
        assert (account.read, account.kept) == (len(given_rows), len(given_rows))

    round_trip()


def test_what_is_uncertain_is_fuzzy_and_repeats_are_apart(tmp_path: Path) -> None:
    given_rows = [
        Row("1", Segment("Deux membres."), Segment("Three members."), "proposed", "fuzzy", 94, proposals=(PROPOSAL,)),
        Row("2", Segment("Article"), Segment("Article"), "proposed", "exact", 100, label="3."),
        Row("3", Segment("Article"), Segment("Section"), "translated", "context", 102),
        Row("4", Segment("Article"), proposals=(PROPOSAL,)),
    ]
    path = tmp_path / "a.po"
    path.write_bytes(written("po", given_rows))
    entries = list(polib.pofile(str(path), check_for_duplicates=True))
    assert [entry.fuzzy for entry in entries] == [True, False, False, False]
    assert [entry.previous_msgid for entry in entries] == ["Trois membres.", None, None, None]
    assert [entry.msgctxt for entry in entries] == [
        "projet.docx#1",
        "projet.docx#3.#2",
        "projet.docx#3",
        "projet.docx#4",
    ]
    assert "approved" not in path.read_text(encoding="utf-8")
    entries[0].flags.clear()
    entries[0].msgstr = "Two members."
    entries[3].msgstr = "Article"
    edited = polib.POFile(wrapwidth=78)
    edited.metadata = polib.pofile(str(path)).metadata | {"X-Generator": "Poedit 3.4"}
    edited.extend(entries)
    edited.save(str(path))
    _, read, _ = read_row_file(path)
    assert [row.state for row in read] == ["translated", "proposed", "translated", "translated"]


def test_entries_of_another_tool(tmp_path: Path) -> None:
    path = tmp_path / "catalogue"
    path.write_text(
        HEADER
        + '# looked at\n#. from the form\n#: a.c:12 b.c\n#, fuzzy, c-format\nmsgctxt "menu"\nmsgid "Open {1}"\nmsgstr "Ouvrir {1}"\n\n'
        + 'msgid "One file"\nmsgid_plural "%d files"\nmsgstr[0] "Un fichier"\nmsgstr[1] "%d fichiers"\n\n'
        + 'msgid "Close"\nmsgstr ""\n\nmsgid "Close"\nmsgstr "Fermer"\n\n#~ msgid "Old"\n#~ msgstr "Vieux"\n',
        encoding="utf-8",
    )
    assert is_bilingual(path)
    units, account = read_bilingual(path, source_lang="en")
    found = [[variant.segment.text for variant in unit.variants] for unit in units]
    assert found == [
        ["Open {1}", "Ouvrir {1}"],
        ["One file", "Un fichier"],
        ["%d files", "%d fichiers"],
        ["Close", "Fermer"],
    ]
    assert (account.read, account.kept, account.format) == (6, 4, "po")
    assert [(remark.line, remark.reason) for remark in account.dropped] == [
        (19, "has no text in fr"),
        (25, "is obsolete"),
    ]
    assert [remark.reason for remark in account.flagged] == ["has the msgid and msgctxt of the entry on line 19"]
    first = next(iter(read_bilingual(path)[0]))
    assert first.property("x-tmkit-state") == "proposed"
    assert [(prop.kind, prop.text) for prop in first.properties[1:]] == [
        ("x-po-context", "menu"),
        ("x-po-flag", "fuzzy"),
        ("x-po-flag", "c-format"),
        ("x-po-reference", "a.c:12"),
        ("x-po-reference", "b.c"),
    ]
    assert [note.text for note in first.notes] == ["from the form", "looked at"]


def test_encodings(tmp_path: Path) -> None:
    text = HEADER.replace("UTF-8", "ISO-8859-1") + 'msgid "Summer"\nmsgstr "Été"\n'
    for encoding in ("latin-1", "utf-8", "utf-8-sig"):
        path = tmp_path / "a.po"
        path.write_bytes(
            text.replace("ISO-8859-1", "UTF-8" if encoding != "latin-1" else "ISO-8859-1").encode(encoding)
        )
        assert next(iter(read_bilingual(path)[0])).variants[1].segment.text == "Été"
    path.write_bytes(text.replace("ISO-8859-1", "klingon").encode())
    assert next(iter(read_bilingual(path)[0])).variants[1].segment.text == "Été"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty"),
        ("hello\n", "has no message"),
        (HEADER + 'msgid "a\nmsgstr "b"\n', r":6: a text does not end with a quote"),
        (HEADER + 'msgid "a"\nmsgstr[x] "b"\n', "cannot be read as a PO file"),
        (HEADER + 'nonsense "a"\nmsgid "x"\n', "cannot be read as a PO file"),
        ('msgid "a"\nmsgstr "b"\n', "names no target language"),
        ('msgid "The draft agenda"\nmsgstr "The draft agenda of the meeting"\n', "names no target language"),
        (HEADER + 'msgid "' + "a" * (5 << 20) + '"\nmsgstr "b"\n', "has a line of"),
        (HEADER + 'msgid "a"\nmsgstr ""\n' + '"b"\n' * 10_001, ":10008: a text of more than 10,000 lines"),
        (b"\xff\xfe\x00\x00msgid", "PO|text|UTF"),
    ],
)
def test_what_is_no_catalogue_is_one_line(tmp_path: Path, content: str | bytes, message: str) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError, match=message) as refused:
        list(read_bilingual(path)[0])
    assert "\n" not in str(refused.value)


def test_time_grows_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(HEADER + 'msgid "' + '\\"\\\\' * 500_000 + '"\nmsgstr "b"\n', encoding="utf-8")
    started = time.process_time()
    list(read_bilingual(path)[0])
    path.write_text("# \n" * 300_000 + HEADER + 'msgid "a"\nmsgstr "b"\n', encoding="utf-8")
    list(read_bilingual(path)[0])
    assert time.process_time() - started < 10


def test_gettext_takes_it(tmp_path: Path) -> None:
    program = shutil.which("msgfmt")
    if program is None:
        pytest.skip("msgfmt (gettext) is not installed")
    odd = Segment('a "b" \\ {1}\tc\u2028d\nlast')
    given_rows = [
        Row("1", odd, odd, "proposed", "fuzzy", 80, label="3.", notes=("look", "there"), proposals=(PROPOSAL,)),
        Row("2", Segment("Article"), Segment("Article"), "translated"),
        Row("3", Segment("Article"), Segment("Section"), "translated", label="3."),
        Row("4", Segment("Rien")),
    ]
    path = tmp_path / "a.po"
    path.write_bytes(written("po", given_rows))
    done = subprocess.run(
        [program, "--check-format", "--check-domain", "--statistics", "-o", tmp_path / "a.mo", path],
        check=True,
        capture_output=True,
        timeout=60,
        env={"LC_ALL": "C.UTF-8"},
    )
    assert done.stderr.decode().strip().endswith("2 translated messages, 1 fuzzy translation, 1 untranslated message.")
