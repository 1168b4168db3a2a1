"""`tmkit segment` by an institution's own rules, and our own rules for others."""

from __future__ import annotations

import pytest

from tmkit.text.srx import read_srx

TEXT = "Le vote a lieu ; il est clos. Le Comité se réunit.\n"
RULES = """<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header cascade="no"/><body><languagerules>
<languagerule languagerulename="all"><rule break="yes"><beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule>
</languagerule></languagerules><maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>
"""
CUT = ["Le vote a lieu ;", "il est clos. Le Comité se réunit."]


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "work"
    for part in ("memories", "glossary"):
        (folder / part).mkdir(parents=True)
    (folder / "tmkit.toml").write_text('[segmentation]\nsrx = "rules/ours.srx"\n', encoding="utf-8")
    return folder


def segments(ran):
    assert ran.status == 0, ran.stderr
    return [found["text"] for found in ran.objects]


def test_rules_of_a_file(run, tmp_path, write) -> None:
    text, rules = write("a.txt", TEXT), write("r.srx", RULES)
    assert segments(run("segment", "--json", text, "--srx", rules, folder=tmp_path)) == CUT
    assert segments(run("segment", "--json", text, folder=tmp_path)) == [
        "Le vote a lieu ; il est clos.",
        "Le Comité se réunit.",
    ]
    assert run("segment", text, "--srx", text, folder=tmp_path).refused("a.txt:1:", "XML")
    assert run("segment", text, "--srx", "none.srx", folder=tmp_path).refused("none.srx", "no such file")


def test_rules_of_a_workspace(run, tmp_path, write, workspace) -> None:
    text = write("a.txt", TEXT)
    ran = run("segment", text, "--workspace", workspace, folder=tmp_path)
    assert ran.refused("tmkit.toml", "rules/ours.srx", "no such file")
    (workspace / "rules").mkdir()
    (workspace / "rules" / "ours.srx").write_text(RULES, encoding="utf-8")
    assert segments(run("segment", "--json", text, "--workspace", workspace, folder=tmp_path)) == CUT
    assert segments(run("segment", "--json", text, folder=workspace)) == CUT
    looked = run("lookup", "--json", "--draft", text, "--source-lang", "fr", "--target-lang", "en", folder=workspace)
    assert [found["segment"] for found in looked.objects] == CUT


def test_an_unknown_key_is_refused(run, tmp_path, write, workspace) -> None:
    (workspace / "tmkit.toml").write_text('[segmentation]\nsxr = "a"\n', encoding="utf-8")
    assert run("segment", write("a.txt", TEXT), "--workspace", workspace, folder=tmp_path).refused("sxr")


def test_our_rules_for_others(run, tmp_path, write) -> None:
    ran = run("segment", "--export-srx", "rules/ours.srx", folder=tmp_path)
    assert (ran.status, ran.stdout, ran.stderr) == (0, "", "")
    assert [name for _, name in read_srx(tmp_path / "rules" / "ours.srx").languages][-1] == "Other languages"
    text = write("a.txt", TEXT)
    found = run("segment", "--json", text, "--srx", "rules/ours.srx", folder=tmp_path)
    assert segments(found) == ["Le vote a lieu ; il est clos.", "Le Comité se réunit."]
