"""What is written validates against the DTD of TMX 1.4."""

import pytest

from tests.memory.reading import new_unit
from tmkit.formats.tmx import default_header
from tmkit.memory.bulk import fold, replace_memory, rewrite
from tmkit.memory.editing import set_metadata
from tmkit.memory.sidecar import Confirmer

MEMORY = "memories/a.tmx"


@pytest.fixture(scope="module")
def dtd(real_data):
    from lxml import etree

    return etree.DTD(str(real_data / "tmx-conformance" / "tmx14.dtd"))


def assert_valid(root, dtd):
    from lxml import etree

    for path in (root / "memories").iterdir():
        assert dtd.validate(etree.parse(str(path))), (path.name, dtd.error_log)


def test_sidecars_and_rewritten_memories_are_valid(tmp_path, dtd):
    confirmer = Confirmer(tmp_path)
    confirmer.confirm(MEMORY, new_unit("Un « & <deux>", "One", document="A & B", position=3, label="3/¶2"))
    confirmer.confirm(MEMORY, new_unit("Un « & <deux>", "Another\u001f one"))
    assert_valid(tmp_path, dtd)
    fold(tmp_path, MEMORY)
    assert_valid(tmp_path, dtd)
    confirmer.confirm(MEMORY, new_unit("Trois", "Three"))
    rewrite(tmp_path, MEMORY, change=lambda unit, _: unit, add=[new_unit("Quatre", "Four", tuid="x")])
    set_metadata(tmp_path, MEMORY, {"body": "Contact Group", "date": "2018"})
    assert_valid(tmp_path, dtd)
    rewrite(tmp_path, MEMORY, change=lambda *_: None)
    replace_memory(tmp_path, "memories/b.tmx", [new_unit()], default_header("fr"))
    confirmer.confirm("memories/b.tmx", new_unit("Cinq", "Five"))
    assert_valid(tmp_path, dtd)
