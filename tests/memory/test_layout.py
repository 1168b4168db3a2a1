import time

import pytest

from tmkit.memory.layout import is_whole, layout, layout_of

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header srclang="fr" datatype="x"/>\n<body>\n'
TAIL = b"</body>\n</tmx>\n"


@pytest.mark.parametrize(
    "content",
    [
        HEAD + TAIL,
        b"\xef\xbb\xbf" + HEAD + TAIL,
        HEAD.replace(b"UTF-8", b"us-ascii") + TAIL,
        HEAD.replace(b' encoding="UTF-8"', b"") + TAIL,
        HEAD.replace(b'<?xml version="1.0" encoding="UTF-8"?>\n', b"<!DOCTYPE tmx SYSTEM 'tmx14.dtd'>") + TAIL,
        HEAD + b"<!-- </body></tmx> -->" + b"x" * 200_000 + TAIL + b"<!-- end -->\n".replace(b"<!-- end -->", b""),
        HEAD + b"</body ><!-- the end -->\r\n</tmx >",
    ],
)
def test_a_whole_1_4_file_in_utf_8_takes_units_in(content, tmp_path):
    where = layout_of(content)
    assert where is not None
    assert content[where.body_end :].startswith(b"</body")
    assert content.rfind(b"</body") == where.body_end
    assert where.source == "fr"
    (tmp_path / "a.tmx").write_bytes(content)
    assert layout(tmp_path / "a.tmx") == where
    assert is_whole(tmp_path / "a.tmx")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        HEAD,
        HEAD + b"</body>",
        HEAD + b"</body></tm",
        HEAD.replace(b"<body>", b"<body/>") + b"</tmx>",
        HEAD.replace(b"1.4", b"1.1") + TAIL,
        HEAD.replace(b"1.4", b"1.4b") + TAIL,
        HEAD.replace(b"UTF-8", b"ISO-8859-1") + TAIL,
        HEAD.replace(b'srclang="fr"', b"") + TAIL,
        (HEAD + TAIL).decode().encode("utf-16"),
        HEAD + TAIL + b"<tmx>",
        HEAD + TAIL + b"<!-- never closed",
    ],
)
def test_any_other_is_written_anew(content, tmp_path):
    assert layout_of(content) is None
    (tmp_path / "a.tmx").write_bytes(content)
    assert layout(tmp_path / "a.tmx") is None


def test_a_file_cut_in_half_is_not_whole(tmp_path):
    for content in (HEAD, HEAD + b"<tu>", (HEAD + b"<tu>").decode().encode("utf-16")):
        (tmp_path / "a.tmx").write_bytes(content)
        assert not is_whole(tmp_path / "a.tmx")
    (tmp_path / "a.tmx").write_bytes((HEAD + TAIL).decode().encode("utf-16-le"))
    assert is_whole(tmp_path / "a.tmx")


@pytest.mark.parametrize(
    "hostile",
    [b"<?xml " * 10_000, b"<header " * 8_000, HEAD + b"</body>" + b"<!--" * 15_000, HEAD + b"</body>" + b" " * 60_000],
)
def test_hostile_files_take_no_time(hostile):
    begin = time.process_time()
    assert layout_of(hostile) is None
    assert time.process_time() - begin < 1
