from __future__ import annotations

from pathlib import Path

import pytest

from tmkit.glossary import csv_table, read_glossary
from tmkit.model import Concept, InputError, Term


def concepts(path: Path, text: str, encoding: str = "utf-8") -> list[Concept]:
    path.write_bytes(text.encode(encoding))
    return list(csv_table.read(path))


def test_every_column_reaches_its_field(tmp_path: Path) -> None:
    names = (*csv_table.CONCEPT_COLUMNS, *csv_table.TERM_COLUMNS)
    cells = {name: f"the {name}" for name in names}
    cells |= {"language": "fr", "status": "superseded", "gender": "feminine", "number": "plural", "form": "acronym"}
    cells |= {"valid_from": "2011-06-28", "valid_until": "2018"}
    (concept,) = concepts(tmp_path / "a.csv", ",".join(names) + "\n" + ",".join(cells[n] for n in names) + "\n")
    assert (concept.identifier, concept.domain, concept.definition) == ("the concept", "the domain", "the definition")
    assert concept.place == f"{tmp_path.name}/a.csv:2"
    (term,) = concept.terms
    assert term.text == "the term"
    for name in csv_table.TERM_COLUMNS[1:]:
        assert getattr(term, name) == cells[name]


def test_the_columns_may_stand_in_any_order_and_be_few(tmp_path: Path) -> None:
    (concept,) = concepts(tmp_path / "a.csv", "Term, LANGUAGE ,concept\nnote verbale,fr,nv\nnote verbale,en,nv\n")
    assert concept.terms == (Term("note verbale", "fr"), Term("note verbale", "en"))


def test_what_is_said_of_the_concept_is_said_once_anywhere(tmp_path: Path) -> None:
    found = concepts(
        tmp_path / "a.csv",
        "concept,definition,language,term\nnv,,fr,note verbale\nagenda,A list.,en,agenda\nnv,A paper.,en,nota\n",
    )
    assert [(one.identifier, one.definition, len(one.terms)) for one in found] == [
        ("nv", "A paper.", 2),
        ("agenda", "A list.", 1),
    ]


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.csv", "\t"), ("a.tsv", "\t")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings(tmp_path: Path, name: str, delimiter: str, encoding: str) -> None:
    text = "concept,language,term\nem,fr,État membre\nem,en,Member State\n".replace(",", delimiter)
    (concept,) = concepts(tmp_path / name, text, encoding)
    assert [term.text for term in concept.terms] == ["État membre", "Member State"]


def test_a_tab_file_may_hold_commas_and_quotes(tmp_path: Path) -> None:
    (concept,) = concepts(tmp_path / "a.tsv", 'concept\tlanguage\tterm\tnote\nx\tfr\tun, deux\tdit "bis", aussi\n')
    assert (concept.terms[0].text, concept.terms[0].note) == ("un, deux", 'dit "bis", aussi')


def test_language_codes_are_written_one_way(tmp_path: Path) -> None:
    (concept,) = concepts(tmp_path / "a.csv", "concept,language,term\nx,fr_CA,courriel\nx,eng,e-mail\n")
    assert [term.language for term in concept.terms] == ["fr-CA", "en"]
    assert concept.in_language("fr")


def test_empty_file_empty_glossary(tmp_path: Path) -> None:
    assert concepts(tmp_path / "a.csv", "") == []
    assert concepts(tmp_path / "b.csv", "concept,language,term\n") == []


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("concept,language,termm\n", 1, "unknown column 'termm'; expected some of concept, domain"),
        ("concept,language\nx,fr\n", 1, "no column 'term'"),
        ("concept,term,language,term\n", 1, "column 'term' stands twice"),
        ("concept,language,term,status\nx,fr,a,\nx,fr,b,prefered\n", 3, "status 'prefered', expected preferred, admi"),
        ("concept,language,term,gender\nx,fr,a,f\n", 2, "gender 'f', expected masculine, feminine, neuter"),
        ("concept,language,term,number\nx,fr,a,pl\n", 2, "number 'pl', expected singular, plural"),
        ("concept,language,term,form\nx,fr,a,long\n", 2, "form 'long', expected full, short, formal, acronym"),
        ("concept,language,term,valid_from\nx,fr,a,28/06/2011\n", 2, "valid_from '28/06/2011', expected a date"),
        ("concept,language,term,valid_until\nx,fr,a,2011-13\n", 2, "valid_until '2011-13', expected a date"),
        ("concept,language,term\nx,French,a\n", 2, "language 'French', expected a code such as fr or en-GB"),
        ("concept,language,term\nx,fr,\n", 2, "the cell 'term' is empty"),
        ("concept,language,term\n,fr,a\n", 2, "the cell 'concept' is empty"),
        ("concept,language,term\nx,fr,a\n\nx,en,b\nx,fr,a\n", 5, "'a' stands in line 2 already (concept x)"),
        ("concept,language,term\nx,fr,a,b\n", 2, "4 cells, expected 3; quote a cell that holds the delimiter"),
        ("concept,language,term,domain\nx,fr,a,law\nx,en,b,trade\n", 3, "another domain of concept x stands above"),
        ('concept,language,term\nx,fr,"a\nb"\nx,fr,\n', 4, "the cell 'term' is empty"),
    ],
)
def test_a_fault_is_one_line_that_says_where(tmp_path: Path, text: str, line: int, said: str) -> None:
    file = tmp_path / "a.csv"
    with pytest.raises(InputError) as caught:
        concepts(file, text)
    assert str(caught.value).startswith(f"{file}:{line}: ")
    assert said in caught.value.message
    assert "\n" not in str(caught.value)


def test_one_term_of_two_owners_is_no_duplicate(tmp_path: Path) -> None:
    (concept,) = concepts(tmp_path / "a.csv", "concept,language,term,owner\nx,fr,a,UN\nx,fr,a,EU\n")
    assert len(concept.terms) == 2


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\x00\x01\x02\xff" * 100)
    with pytest.raises(InputError, match=r"a\.csv"):
        read_glossary(tmp_path)
