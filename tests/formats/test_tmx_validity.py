"""The check of TMX 1.4 to the letter says what the DTD says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.formats.documents import HEADER, document, unit
from tmkit.formats.tmx.validity import faults
from tmkit.model import InputError


@pytest.fixture
def found(tmp_path):
    def found(content):
        path = tmp_path / "a.tmx"
        path.write_text(content, encoding="utf-8")
        return [(remark.line, remark.unit, remark.reason) for remark in faults(path)]

    return found


def test_a_valid_document_has_none(found):
    assert found(document(unit("un <hi><ph/></hi><bpt i='1'><sub>x</sub></bpt>", "one", "a"))) == []


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (document('<tu tuid="a" score="98">' + unit()[4:]), (5, "a", "attribute score of tu")),
        (document(unit()).replace('version="1.4"', 'version="1.4b"'),
         (2, None, "version '1.4b' of tmx; expected 1.4")),
        (document(unit(), header=HEADER.replace('srclang="fr" ', "")), (3, None, "header without srclang")),
        (document(unit(), header=HEADER.replace("sentence", "line")),
         (3, None, "segtype 'line' of header; expected block or paragraph or phrase or sentence")),
        (document(unit().replace('xml:lang="fr"', 'lang="fr"')), (5, "1", "tuv without xml:lang")),
        (document(unit().replace("</tu>", "<note>x</note></tu>")), (5, "1", "note after tuv")),
        (document("<tu></tu>\n"), (5, "1", "tu without tuv")),
        (document(unit("<g>x</g>")), (5, "1", "element g in seg")),
        (document(unit("<bpt/>")), (5, "1", "bpt without i")),
        (document("loose" + unit()), (5, None, "text in body")),
        ("<html/>", (1, None, "root element html, expected tmx")),
        (document(unit("a & b")), (5, None, "not well-formed XML: not well-formed (invalid token)")),
    ],
)  # fmt: skip
def test_each_fault_has_its_line(found, content, fault):
    assert found(content)[0] == fault


def test_entities_are_refused(found):
    with pytest.raises(InputError, match="declares the entity"):
        found('<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>')


NAMES = ["note", "prop", "ude", "map", "tu", "tuv", "seg", "bpt", "ept", "it", "ph", "hi", "sub", "ut", "b"]
KEYS = {
    "i": ["1"], "x": ["1"], "type": ["t"], "pos": ["begin", "end", "mid"], "xml:lang": ["fr"], "lang": ["fr"],
    "tuid": ["1"], "segtype": ["block", "clause"], "name": ["n"], "unicode": ["#x1"], "version": ["1.4"],
}  # fmt: skip
LIKELY = {
    "tu": ["note", "prop", "tuv"], "tuv": ["note", "prop", "seg"], "seg": ["bpt", "ph", "hi", "it"], "hi": ["ph", "ut"],
    "ph": ["sub"], "it": ["sub"], "bpt": ["sub"], "sub": ["hi", "it"], "ude": ["map"],
}  # fmt: skip


@st.composite
def elements(draw, name, depth=0):
    keys = draw(st.lists(st.sampled_from(sorted(KEYS)), unique=True, max_size=1))
    keys += {"bpt": ["i"], "ept": ["i"], "it": ["pos"], "prop": ["type"], "tuv": ["xml:lang"], "map": ["unicode"]}.get(
        name, []
    )
    written = "".join(f' {key}="{draw(st.sampled_from(KEYS[key]))}"' for key in dict.fromkeys(keys))
    children = []
    for _ in range(draw(st.integers(0, 3)) if depth < 4 else 0):
        usual = draw(st.integers(0, 9)) > 0 and name in LIKELY
        child = draw(st.sampled_from(LIKELY[name] if usual else NAMES))
        children.append(draw(elements(child, depth + 1)))
    if name in {"tu", "tuv"} and draw(st.integers(0, 9)) > 0:
        children.append(draw(elements({"tu": "tuv", "tuv": "seg"}[name], depth + 1)))
    text = draw(st.sampled_from(["", "", "", "x"]))
    return f"<{name}{written}>{text}{''.join(children)}</{name}>"


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_it_says_what_the_dtd_says(found, real_data, data):
    dtd = etree.DTD(str(real_data / "tmx-conformance" / "tmx14.dtd"))
    body = data.draw(elements("tu"))
    inside = data.draw(st.sampled_from(["", "", data.draw(elements("ude")), data.draw(elements("note"))]))
    content = document(body, header=HEADER.replace("/>", f">{inside}</header>"))
    said = found(content)
    valid = dtd.validate(etree.fromstring(content.encode()))
    assert (said == []) == valid, (said, dtd.error_log)


def test_the_kit_is_valid_but_for_what_it_is_known_for(real_data):
    for path in sorted((real_data / "tmx-conformance").glob("*.tmx")):
        assert list(faults(path)) == [], path
    euramis = list(faults(real_data / "cat-samples-dev" / "euramis" / "22019D0391.tmx"))
    assert {remark.reason for remark in euramis} == {"tuv without xml:lang"}
