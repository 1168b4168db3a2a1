import subprocess
import sys

import pytest

from tests.memory.reading import pairs, stored_units
from tmkit.formats.tmx import read_header, read_units
from tmkit.memory import sidecar
from tmkit.memory.bulk import fold
from tmkit.memory.sidecar import Confirmer, Known, confirm
from tmkit.model import InputError, LockedError, Segment, Unit, Variant

MEMORY = "memories/a.tmx"
LOCKING = (
    "import sys, pathlib\nfrom tmkit.storage.lock import workspace_lock\n"
    "with workspace_lock(pathlib.Path(sys.argv[1]), timeout=0): pass"
)


def names(root):
    return sorted(path.name for path in (root / "memories").iterdir())


def test_a_confirmed_unit_goes_to_a_sidecar_that_is_valid_tmx(tmp_path, make_unit):
    done = confirm(tmp_path, MEMORY, make_unit(document="Report", position=3))
    assert done.known is Known.NOTHING
    assert done.file == tmp_path / "memories" / "a.new.tmx"
    assert names(tmp_path) == ["a.new.tmx"]  # the memory itself need not exist
    [stored] = [found.unit for found in read_units(done.file)]
    assert stored == done.unit
    assert stored.attribute("tuid")
    assert stored.attribute("srclang") == "fr"
    assert stored.attribute("creationdate").endswith("Z")
    assert stored.property("x-tmkit-position") == "3"
    assert stored.property("x-tmkit-status") is None
    header = read_header(done.file)
    assert header.source_language == "fr"
    assert header.attribute("creationtool") == "tmkit"
    content = done.file.read_bytes()
    assert content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n')
    assert b"*all*" not in content


def test_the_same_again_is_nothing(tmp_path, make_unit):
    confirmer = Confirmer(tmp_path)
    confirmer.confirm(MEMORY, make_unit())
    before = (tmp_path / "memories/a.new.tmx").read_bytes()
    for again in (confirmer, Confirmer(tmp_path)):
        done = again.confirm(MEMORY, make_unit(tuid="other", document="Another report"))
        assert (done.known, done.unit, done.file) == (Known.SAME_TARGET, None, None)
    assert (tmp_path / "memories/a.new.tmx").read_bytes() == before


def test_another_target_is_a_further_unit_that_is_revised(tmp_path, make_unit):
    confirm(tmp_path, MEMORY, make_unit())
    done = confirm(tmp_path, MEMORY, make_unit(target="The meeting was adjourned.", status="draft"))
    assert done.known is Known.ANOTHER_TARGET
    assert done.unit.property("x-tmkit-status") == "revised"
    assert pairs(tmp_path) == [
        ("La séance est levée.", "The meeting rose."),
        ("La séance est levée.", "The meeting was adjourned."),
    ]


@pytest.mark.parametrize(
    ("source", "target", "known"),
    [
        ("la SÉANCE est levée.", "The meeting rose.", Known.SAME_TARGET),
        ("La séance\u00a0est levée.", "The meeting rose.", Known.SAME_TARGET),
        ("La séance est levée.", "the meeting rose.", Known.ANOTHER_TARGET),
        ("La séance est levée !", "The meeting rose.", Known.NOTHING),
        ("La seance est levée.", "The meeting rose.", Known.NOTHING),
    ],
)
def test_sources_are_compared_by_their_tokens_and_targets_by_their_text(tmp_path, make_unit, source, target, known):
    confirm(tmp_path, MEMORY, make_unit())
    assert confirm(tmp_path, MEMORY, make_unit(source, target)).known is known


@pytest.mark.parametrize("target", ["a\u001fb", "a\x00b", "a\r\nb", "a\ud800b", " a b ", "a &amp; <b>", "a\ufffeb"])
def test_a_text_with_characters_that_xml_has_not_is_known_again(tmp_path, make_unit, target):
    confirmer = Confirmer(tmp_path)
    done = confirmer.confirm(MEMORY, make_unit(target=target))
    assert [found.unit for found in read_units(done.file)] == [done.unit]
    for again in (confirmer, Confirmer(tmp_path)):
        assert again.confirm(MEMORY, make_unit(target=target)).known is Known.SAME_TARGET


def test_regions_do_not_matter_and_other_languages_do(tmp_path, make_unit):
    confirm(tmp_path, MEMORY, make_unit())
    assert confirm(tmp_path, MEMORY, make_unit(languages=("fr-CA", "en-GB"))).known is Known.SAME_TARGET
    assert confirm(tmp_path, MEMORY, make_unit(languages=("fr", "de"))).known is Known.NOTHING


def test_the_source_is_the_side_that_srclang_names(tmp_path, make_unit):
    unit = make_unit()
    confirm(tmp_path, MEMORY, unit)
    other_way = Unit((unit.variants[0], unit.variants[1]), (("srclang", "en"),))
    assert confirm(tmp_path, MEMORY, other_way).known is Known.SAME_TARGET
    revised = Unit((Variant("fr", Segment("La séance est close.")), unit.variants[1]), (("srclang", "en"),))
    done = confirm(tmp_path, MEMORY, revised)
    assert done.known is Known.ANOTHER_TARGET
    assert done.unit.attribute("srclang") == "en"


def test_what_the_archive_knows_is_asked_for_under_the_lock(tmp_path, make_unit):
    asked = []

    def archive(unit):
        asked.append(unit)
        with pytest.raises(subprocess.CalledProcessError):
            subprocess.run(
                [
                    sys.executable,
                    "-c",
                    LOCKING,
                    tmp_path,
                ],
                check=True,
                stderr=subprocess.DEVNULL,
            )
        return Known.ANOTHER_TARGET

    done = confirm(tmp_path, MEMORY, make_unit(), archive)
    assert asked == [make_unit()]
    assert done.unit.property("x-tmkit-status") == "revised"
    assert confirm(tmp_path, MEMORY, make_unit("Autre", "Other"), lambda _: Known.SAME_TARGET).file is None
    assert names(tmp_path) == ["a.new.tmx"]


def test_a_given_tuid_never_takes_the_place_of_a_unit(tmp_path, make_unit):
    first = confirm(tmp_path, MEMORY, make_unit())
    second = confirm(tmp_path, MEMORY, make_unit("Autre", "Other", tuid=first.unit.attribute("tuid")))
    assert second.unit.attribute("tuid") != first.unit.attribute("tuid")
    assert len(pairs(tmp_path)) == 2


def test_sidecars_stay_within_64_kib_and_the_next_is_begun(tmp_path, make_unit):
    confirmer = Confirmer(tmp_path)
    for number in range(30):
        confirmer.confirm(MEMORY, make_unit(f"Article {number} " + "x" * 5000, f"Item {number}"))
    assert names(tmp_path) == ["a.new-2.tmx", "a.new-3.tmx", "a.new.tmx"]
    assert all(path.stat().st_size <= 64 * 1024 for path in (tmp_path / "memories").iterdir())
    assert len(pairs(tmp_path)) == 30
    assert Confirmer(tmp_path).confirm(MEMORY, make_unit("Article 0 " + "x" * 5000, "Item 0")).file is None


def test_a_unit_too_large_for_a_sidecar_goes_to_the_memory_itself(tmp_path, make_unit):
    confirm(tmp_path, MEMORY, make_unit())
    done = confirm(tmp_path, MEMORY, make_unit("x " * 40_000, "Long"))
    assert done.file == tmp_path / "memories/a.tmx"
    assert names(tmp_path) == ["a.tmx"]
    assert len(pairs(tmp_path)) == 2


def test_after_a_bulk_write_sidecars_begin_anew(tmp_path, make_unit):
    confirmer = Confirmer(tmp_path)
    confirmer.confirm(MEMORY, make_unit())
    fold(tmp_path, MEMORY)
    assert names(tmp_path) == ["a.tmx"]
    assert confirmer.confirm(MEMORY, make_unit("Autre", "Other")).file.name == "a.new.tmx"
    assert len(pairs(tmp_path)) == 2


def test_a_sidecar_that_another_program_rewrote_is_read_again(tmp_path, make_unit):
    confirmer = Confirmer(tmp_path)
    path = confirmer.confirm(MEMORY, make_unit()).file
    path.write_bytes(path.read_bytes().replace(b"The meeting rose.", b"The sitting rose."))
    assert confirmer.confirm(MEMORY, make_unit(target="The sitting rose.")).known is Known.SAME_TARGET
    assert confirmer.confirm(MEMORY, make_unit()).known is Known.ANOTHER_TARGET
    assert {target for _, target in pairs(tmp_path)} == {"The sitting rose.", "The meeting rose."}


def test_a_sidecar_written_at_the_last_moment_is_read_again_and_kept(tmp_path, make_unit, monkeypatch):
    confirmer = Confirmer(tmp_path)
    path = confirmer.confirm(MEMORY, make_unit()).file
    replace, calls = sidecar.replace_file, []

    def replacing(where, content, *, expected):
        if not calls:
            path.write_bytes(path.read_bytes().replace(b"rose", b"ended"))
        calls.append(1)
        replace(where, content, expected=expected)

    monkeypatch.setattr(sidecar, "replace_file", replacing)
    confirmer.confirm(MEMORY, make_unit("Autre", "Other"))
    assert len(calls) == 2
    assert pairs(tmp_path) == [("Autre", "Other"), ("La séance est levée.", "The meeting ended.")]


def test_a_sidecar_that_never_rests_is_refused(tmp_path, make_unit, monkeypatch):
    confirmer = Confirmer(tmp_path)
    path = confirmer.confirm(MEMORY, make_unit()).file

    def replacing(_path, _content, *, expected):
        raise LockedError("another program changed this file meanwhile")

    monkeypatch.setattr(sidecar, "replace_file", replacing)
    before = path.read_bytes()
    with pytest.raises(LockedError, match="another program"):
        confirmer.confirm(MEMORY, make_unit("Autre", "Other"))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        lambda content: content.replace(b'version="1.4"', b'version="1.1"'),
        lambda content: content[: content.index(b"</body>")],
    ],
)
def test_a_sidecar_that_is_not_as_tmkit_writes_it_is_left_alone(tmp_path, make_unit, spoil):
    path = confirm(tmp_path, MEMORY, make_unit()).file
    path.write_bytes(spoil(path.read_bytes()))
    before = path.read_bytes()
    done = confirm(tmp_path, MEMORY, make_unit("Autre", "Other"))
    assert done.file.name == "a.new-2.tmx"
    assert path.read_bytes() == before
    assert confirm(tmp_path, MEMORY, make_unit()).known is Known.SAME_TARGET


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.tmx", "is no memory of this workspace"),
        ("memories/../a.tmx", "is no memory of this workspace"),
        ("/tmp/a.tmx", "is no memory of this workspace"),
        ("memories", "is no memory of this workspace"),
        ("memories/a.txt", "is no name for a memory"),
        ("memories/.a.tmx", "is no name for a memory"),
        ("memories/.git/a.tmx", "is no name for a memory"),
        ("memories/a.new.tmx", "holds confirmed units of memories/a.tmx"),
        ("memories/a.new-7.tmx", "holds confirmed units of memories/a.tmx"),
    ],
)
def test_names_that_are_no_memory_are_refused(tmp_path, make_unit, name, words):
    with pytest.raises(InputError, match=words):
        confirm(tmp_path, name, make_unit())
    assert [path.name for path in tmp_path.iterdir()] in ([], [".tmkit.lock"])


def test_a_folder_that_leads_out_of_the_workspace_is_refused(tmp_path, make_unit):
    (tmp_path / "work/memories").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "work/memories/out").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InputError, match="is no memory of this workspace"):
        confirm(tmp_path / "work", "memories/out/a.tmx", make_unit())


def test_a_folder_linked_within_the_workspace_is_fine(tmp_path, make_unit):
    (tmp_path / "memories").mkdir()
    (tmp_path / "archive").mkdir()
    (tmp_path / "memories/linked").symlink_to(tmp_path / "archive")
    (tmp_path / "work").symlink_to(tmp_path)
    confirm(tmp_path, "memories/linked/a.tmx", make_unit())
    confirm(tmp_path, tmp_path / "work/memories/linked/a.tmx", make_unit("Autre", "Other"))
    confirm(tmp_path / "memories/..", "memories/linked/a.tmx", make_unit("Encore", "Again"))
    assert len(stored_units(tmp_path)["memories/linked/a.tmx"]) == 3


def test_folders_are_made_and_absolute_names_understood(tmp_path, make_unit, monkeypatch):
    done = confirm(tmp_path, tmp_path / "memories/2019/spring/a.tmx", make_unit())
    assert done.file == tmp_path / "memories/2019/spring/a.new.tmx"
    monkeypatch.chdir(tmp_path)
    from pathlib import Path

    confirm(Path(), "memories/2019/spring/a.tmx", make_unit("Autre", "Other"))
    confirm(Path(), tmp_path / "memories/2019/spring/a.tmx", make_unit("Encore", "Again"))
    assert len(stored_units(tmp_path)["memories/2019/spring/a.tmx"]) == 3


def test_one_language_is_no_unit(tmp_path):
    with pytest.raises(InputError, match="needs a source and a target"):
        confirm(tmp_path, MEMORY, Unit((Variant("fr", Segment("a")),)))
