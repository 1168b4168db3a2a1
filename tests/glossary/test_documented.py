"""docs/glossary.md names the columns there are, and its example is a glossary."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tmkit.glossary import csv_table, read_glossary, starter_path


def test_every_column_is_documented(repository: Path) -> None:
    page = (repository / "docs" / "glossary.md").read_text(encoding="utf-8")
    table = page.partition("| column |")[2].partition("\n\n")[0]
    named = [
        name
        for row in table.splitlines()
        for name in re.findall(r"`([a-z_]+)`", row.split("|")[1] if "|" in row else "")
    ]
    assert sorted(named) == sorted(csv_table.CONCEPT_COLUMNS + csv_table.TERM_COLUMNS)
    for status in csv_table.STATUSES:
        assert f"`{status}`" in table


def test_the_example_is_a_glossary(repository: Path, tmp_path: Path) -> None:
    page = (repository / "docs" / "glossary.md").read_text(encoding="utf-8")
    (tmp_path / "example.csv").write_text(page.partition("```csv\n")[2].partition("```")[0], encoding="utf-8")
    glossary = read_glossary(tmp_path)
    assert [len(concept.terms) for concept in glossary.concepts] == [3, 3]
    (match,) = glossary.recognise("le catalogue collectif", "fr", "en", "2018-09-24")
    assert [(one.term, one.status) for one in match.renderings] == [
        ("union catalogue", "preferred"),
        ("joint catalogue", "superseded"),
    ]


def test_the_starter_s_domains_are_counted(repository: Path) -> None:
    counted = Counter(concept.domain for concept in read_glossary(starter_path()).concepts)
    section = (repository / "docs" / "glossary.md").read_text(encoding="utf-8").partition("## The starter glossary")[2]
    named = {name: int(count) for name, count in re.findall(r"\| ([a-z ]+) \| (\d+) ", section)}
    assert named == dict(counted)
