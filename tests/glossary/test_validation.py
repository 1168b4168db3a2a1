"""What is found wrong in a glossary, and what is not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tmkit.glossary import starter_path
from tmkit.glossary.registry import read_concepts
from tmkit.glossary.validation import KINDS, Finding, GlossaryFile, findings

HEADER = (
    "concept,language,term,status,form,acronym_of,valid_from,valid_until,superseded_by,owner,house,domain,definition\n"
)


def found(folder: Path, *texts: str) -> list[Finding]:
    files = []
    for number, text in enumerate(texts):
        path = folder / f"{'abc'[number]}.csv"
        path.write_text(HEADER + text, encoding="utf-8")
        files.append(GlossaryFile(path.name, *read_concepts(path)))
    return list(findings(files))


def test_the_starter_is_clean() -> None:
    files = [GlossaryFile(path.name, *read_concepts(path)) for path in sorted(starter_path().glob("*.csv"))]
    assert [f"{one.file}:{one.line}: {one.concept}: {one.message}" for one in findings(files)] == []


@pytest.mark.parametrize(
    ("kind", "text", "line", "said"),
    [
        ("fault", "1,fr,a b,prefered,,,,,,,,,\n", 2, "status 'prefered'"),
        ("fault", "1,fr,ab,,,,,,,,,,\n1,fr,ab,,,,,,,,,,\n", 3, "stands in line 2 already"),
        ("duplicate", "1,fr,ab,,,,,,,,,,\n1,en,cd,,,,,,,,,,\n2,fr,ab,,,,,,,,,,\n2,en,cd,,,,,,,,,,\n", 4, "a.csv:2"),
        ("homograph", "1,fr,ab,,,,,,,,,,\n2,fr,ab,,,,,,,,,,\n", 3, "'ab' is a term of concept 1 too (a.csv:2)"),
        ("preferred", "1,fr,ab,,,,,,,,,,\n1,fr,cd,,full,,,,,,,,\n", 3, "'cd' is preferred in fr, as is 'ab' in line 2"),
        ("preferred", "1,fr,ab,,,,,,,UN,,,\n1,fr,cd,,,,,,,UN,,,\n", 3, "'cd' is preferred of UN in fr"),
        ("superseded", "1,fr,ab,superseded,,,,,xy,,,,\n", 2, "by 'xy', which is no fr term of it"),
        (
            "superseded",
            "1,fr,ab,superseded,,,,,cd,,,,\n1,fr,cd,superseded,,,,,ab,,,,\n",
            2,
            "'ab' is superseded in a circle",
        ),
        ("language", "1,en,la mise en œuvre des recommandations,,,,,,,,,,\n", 2, "said to be en, but seems to be fr"),
        ("language", "1,fr,salle,,,,,,,,,,\n1,fr,قاعة,admitted,,,,,,,,,\n", 3, "in another script"),
        ("acronym", "1,fr,AB,,acronym,Ancien Bureau,,,,,,,\n", 2, "stands for 'Ancien Bureau', which is no fr term"),
        ("acronym", "1,fr,Ancien Bureau,,full,,,,,,,,\n1,fr,AB,,short,Ancien Bureau,,,,,,,\n", 3, "form is no acronym"),
        (
            "acronym",
            "1,fr,ab,,,,,,,,,,\n1,fr,cd,admitted,,,,,,,,,\n1,fr,AB,,acronym,ab,,,,,,,\n1,fr,AB,,acronym,cd,,,,,un,,\n",
            5,
            "stands for 'cd' here, for 'ab' in line 4",
        ),
        ("date", "1,fr,ab,,,,2018-05,2017,,,,,\n", 2, "valid from 2018-05, until 2017"),
        ("length", "1,fr,a,,,,,,,,,,\n", 2, "fewer than two letters"),
        ("length", f"1,fr,{'mot ' * 200},,,,,,,,,,\n", 2, "a term of 200 words"),
    ],
)
def test_each_kind(tmp_path: Path, kind: str, text: str, line: int, said: str) -> None:
    told = found(tmp_path, text)
    assert {one.kind for one in told} == {kind}
    assert (told[0].file, told[0].line) == ("a.csv", line)
    assert said in told[0].message


def test_all_kinds_are_known() -> None:
    mark = next(mark for mark in test_each_kind.pytestmark if mark.name == "parametrize")
    assert {case[0] for case in mark.args[1]} == set(KINDS)


@pytest.mark.parametrize(
    "text",
    [
        "1,fr,ab,,,,,,,UN,,,\n2,fr,ab,,,,,,,EU,,,\n",
        "1,fr,ab,,,,,,,,,,One.\n2,fr,ab,,,,,,,,,,Two.\n",
        "1,fr,ab,,,,,2016,,,,,\n1,fr,cd,,,,2016-05,,,,,,\n",
        "1,fr,ab,,short,,,,,,,,\n1,fr,abcd,,full,,,,,,,,\n1,fr,AB,,acronym,abcd,,,,,,,\n",
        "1,en,organization,,,,,,,,un,,\n1,en,organisation,,,,,,,,eu,,\n",
        "1,fr,note verbale de la mission,,,,,,,,,,\n1,en,note verbale de la mission,,,,,,,,,,\n",
        "1,fr,ab,superseded,,,,2016,cd,,,,\n1,fr,cd,superseded,,,,2018,ef,,,,\n1,fr,ef,,,,,,,,,,\n",
        "1,ar,فهرس موحد,,,,,,,,,,\n",
    ],
)
def test_what_is_right_is_not_found_wrong(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_across_files_the_later_is_named(tmp_path: Path) -> None:
    (told,) = found(tmp_path, "1,fr,ab,,,,,,,,,,\n1,en,cd,,,,,,,,,,\n", "x,fr,ab,,,,,,,,,,\nx,en,cd,,,,,,,,,,\n")
    assert (told.file, told.kind, told.concept) == ("b.csv", "duplicate", "x")
    assert told.message == "has 'cd' and 'ab' as concept 1 has (a.csv:2)"


def test_forty_thousand_terms_take_seconds(tmp_path: Path) -> None:
    rows = "".join(f"c{n},fr,terme {n},,,,,,,,,,\nc{n},en,term {n},,,,,,,,,,\n" for n in range(20_000))
    started = time.process_time()
    assert found(tmp_path, rows) == []
    assert time.process_time() - started < 12
