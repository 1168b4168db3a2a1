"""Tables that other tools write, recognised by their first row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmkit.glossary import read_glossary
from tmkit.glossary.exported_columns import find_columns
from tmkit.glossary.registry import read_concepts
from tmkit.model import Concept, InputError, Term
from tmkit.model.account import Account

MEMOQ = (
    "Entry_ID;Entry_Subject;Entry_Domain;Entry_ClientID;Entry_ProjectID;Entry_Created;Entry_Creator;Entry_Note;"
    "French_France_Def;French_France;Term_Info;Term_Example;French_France;Term_Info;Term_Example;"
    "Chinese_PRC_Def;Chinese_PRC;Term_Info;Term_Example;English_Def;English;Term_Info;Term_Example\n"
    "7;loans;library;;;1/2/2018 3:04:05 PM;me;a note;Une salle.;salle de lecture;CasePermissive;La salle de lecture.;"
    '"salle; des lecteurs";"HalfPrefix;Forbidden;Noun;Feminine";;;阅览室;;;A room.;reading room;;\n'
)
MATECAT = (
    "Forbidden,Domain,Subdomain,Definition,fr-FR,Notes,Example of use,en-GB,Notes,Example of use\n"
    ",library,loans,A loan.,prêt,au singulier,le prêt,loan,,a loan\n"
    "TRUE,library,loans,,prêt,,,lending out,,\n"
    "True,library,,,,,,book-lending,,\n"
)
IATE = (
    "E_ID|E_DOMAINS|L_CODE|T_TERM|T_TYPE|T_RELIABILITY|T_EVALUATION|E_PRIMARITY|T_INSTITUTION\n"
    "77|LAW|fr|accord de prêt|Term|Reliable|||Council\n"
    "77|LAW|en|loan agreement|Term|Very reliable|Preferred||Council\n"
    "77|LAW|en|LA|Abbrev|Reliable|||Council\n"
    "77|LAW|en|agreement to lend|Phrase|Reliable|Obsolete||Council\n"
)
MULTITERM = (
    "Entry number,Subject,Definition,English,Status,Note,French,Status,Note\n"
    "3,library,A mark.,shelf mark,preferred,,cote,preferred,fém.\n"
)


def read(path: Path, text: str, *languages: str) -> tuple[list[Concept], Account]:
    path.write_text(text, encoding="utf-8")
    return read_concepts(path, languages)


def test_memoq(tmp_path: Path) -> None:
    (concept,), account = read(tmp_path / "a.csv", MEMOQ)
    assert (concept.identifier, concept.domain, concept.definition) == ("7", "library; loans", "Une salle.")
    assert concept.note == "a note\ndefinition: A room."
    assert concept.terms == (
        Term("salle de lecture", "fr-FR", context="La salle de lecture."),
        Term("salle; des lecteurs", "fr-FR", "deprecated", part_of_speech="noun", gender="feminine"),
        Term("阅览室", "zh"),
        Term("reading room", "en"),
    )
    (said,) = [one for one in account.notices if one.startswith("columns (memoQ): ")]
    assert "French_France_Def → definition (fr-FR)" in said
    assert "Chinese_PRC_Def → definition (zh)" in said
    assert "Entry_Created → left out" in said


def test_matecat(tmp_path: Path) -> None:
    (loan, lending), _ = read(tmp_path / "a.csv", MATECAT)
    assert loan.terms == (
        Term("prêt", "fr-FR", note="au singulier", context="le prêt"),
        Term("loan", "en-GB", context="a loan"),
        Term("lending out", "en-GB", "deprecated"),
    )
    assert lending.terms == (Term("book-lending", "en-GB", "deprecated"),)
    assert loan.definition == "A loan."


def test_iate(tmp_path: Path) -> None:
    (concept,), _ = read(tmp_path / "a.csv", IATE)
    assert (concept.identifier, concept.domain) == ("77", "LAW")
    assert concept.terms == (
        Term("accord de prêt", "fr", authority="Council"),
        Term("loan agreement", "en", authority="Council"),
        Term("LA", "en", form="acronym", authority="Council"),
        Term("agreement to lend", "en", "superseded", authority="Council", note="type: Phrase"),
    )


def test_multiterm_s_spreadsheet(tmp_path: Path) -> None:
    (concept,), account = read(tmp_path / "a.csv", MULTITERM)
    assert (concept.identifier, concept.definition) == ("3", "A mark.")
    assert concept.terms == (Term("shelf mark", "en"), Term("cote", "fr", note="fém."))
    assert account.notices[0].startswith("columns (MultiTerm)")


def test_yes_and_no_in_columns_after_a_language(tmp_path: Path) -> None:
    header = (
        "Concept ID,Definition,fr,Preferred,Forbidden,Usage,fr,Preferred,Forbidden,Usage,en,Preferred,Forbidden,Usage\n"
    )
    row = "9,A mark.,indice,FALSE,VRAI,,cote,VRAI,FAUX,La cote.,shelf mark,TRUE,FALSE,\n"
    (concept,), _ = read(tmp_path / "a.csv", header + row)
    assert (concept.identifier, concept.definition) == ("9", "A mark.")
    assert concept.terms == (
        Term("indice", "fr", "deprecated"),
        Term("cote", "fr", context="La cote."),
        Term("shelf mark", "en"),
    )


def test_names_as_lists_sort_them_and_semicolons_in_titles(tmp_path: Path) -> None:
    text = "fr,en\nAlbanie (l’),Albania\nBahamas (les),Bahamas (the)\n"
    concepts, _ = read(tmp_path / "a.csv", text)
    assert [term for concept in concepts for term in concept.terms] == [
        Term("Albanie", "fr", article="l'"),
        Term("Albania", "en"),
        Term("Bahamas", "fr", article="les"),
        Term("Bahamas", "en"),
    ]
    title = "Loi sur les bibliothèques des États riverains ; dispositions transitoires et finales de la loi"
    (concept,), _ = read(tmp_path / "a.csv", f"fr,en\n{title},Act\n")
    assert concept.terms[0].text == title


def test_full_and_short_names_and_acronyms_in_columns_of_a_language(tmp_path: Path) -> None:
    header = "English,English short form,English acronym,Français,Forme courte (français),Sigle (FR),Notes\n"
    row = "Conference of Riparian Libraries,Riparian Libraries,CRL,Conférence des bibliothèques,,CB | CBR,a remark\n"
    (concept,), _ = read(tmp_path / "a.csv", header + row)
    assert concept.terms == (
        Term("Conference of Riparian Libraries", "en"),
        Term("Riparian Libraries", "en", form="short"),
        Term("CRL", "en", form="acronym", acronym_of="Conference of Riparian Libraries"),
        Term("Conférence des bibliothèques", "fr"),
        Term("CB", "fr", form="acronym", acronym_of="Conférence des bibliothèques"),
        Term("CBR", "fr", "admitted", form="acronym", acronym_of="Conférence des bibliothèques"),
    )
    assert concept.note == "a remark"


def test_two_columns_and_several_terms_in_a_cell(tmp_path: Path) -> None:
    text = "fr,en\ncatalogue ; fichier,catalogue\nséance,meeting\nséance,sitting\n"
    (catalogue, meeting), account = read(tmp_path / "a.csv", text)
    assert (catalogue.identifier, meeting.identifier) == ("catalogue", "seance")
    assert [(term.text, term.status) for term in catalogue.terms] == [
        ("catalogue", "preferred"),
        ("fichier", "admitted"),
        ("catalogue", "preferred"),
    ]
    assert [(term.text, term.status) for term in meeting.terms] == [
        ("séance", "preferred"),
        ("meeting", "preferred"),
        ("sitting", "admitted"),
    ]
    assert "cells with several terms, each of which became one: 1" in account.notices


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("fr", "en"), ["term fr", "term en"]),
        (("FR-CA", "en_US"), ["term fr-CA", "term en-US"]),
        (("French (Canada)", "anglais"), ["term fr-CA", "term en"]),
        (("terme en français", "terme en anglais"), ["term fr", "term en"]),
        (("EN", "EN note", "FR", "FR note"), ["term en", "note en", "term fr", "note fr"]),
        (("fr_definition", "fr", "en"), ["definition fr", "term fr", "term en"]),
        (("Source term", "Target term", "Status"), ["source ", "target ", "status "]),
        (("English", "Synonym 1", "Synonym 2", "French"), ["term en", "synonyms en", "synonyms en", "term fr"]),
        (("English Full Name", "English Acronym/Abbreviation", "fr"), ["term en", "acronym en", "term fr"]),
        (("\ufefffr", "Whatever", "en"), ["term fr", "- ", "term en"]),
    ],
)
def test_names_of_columns(cells: tuple[str, ...], found: list[str]) -> None:
    columns = find_columns(cells)
    assert columns is not None
    assert [f"{one.role} {one.language}" for one in columns] == found


@pytest.mark.parametrize("cells", [("fr", "fr"), ("term", "language"), ("un", "deux"), ("fr",), ("Name", "Note", "Id")])
def test_what_is_no_glossary_s_first_row(cells: tuple[str, ...]) -> None:
    assert find_columns(cells) is None


def test_a_table_without_names_of_columns(tmp_path: Path) -> None:
    text = "la salle de lecture\tthe reading room\tx\nle prêt des livres\tthe loan of the books\t\n"
    (room, _), account = read(tmp_path / "a.tsv", text)
    assert [(term.text, term.language) for term in room.terms] == [
        ("la salle de lecture", "fr"),
        ("the reading room", "en"),
    ]
    assert account.notices[0] == "no first row that names columns: taken for fr, en and a note"
    with pytest.raises(InputError, match=r"a\.tsv:1: the languages of its two columns cannot be told"):
        read(tmp_path / "a.tsv", "x1\ty1\n")
    assert read(tmp_path / "a.tsv", "x1\ty1\n", "fr", "en")[0][0].terms == (Term("x1", "fr"), Term("y1", "en"))
    with pytest.raises(InputError, match="no column 'concept', nor columns that are named by two languages"):
        read(tmp_path / "a.csv", "a,b,c,d\n1,2,3,4\n")


def test_rows_that_are_not_right_are_told(tmp_path: Path) -> None:
    _, account = read(tmp_path / "a.csv", "fr,en\nun,one,too many\n,\ndeux,two\ntrois\n")
    assert [(one.line, one.reason) for one in account.dropped] == [(2, "3 cells, expected 2"), (3, "has no term")]
    assert (account.read, account.kept) == (5, 3)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.csv").write_bytes("fr;en\nprêt à domicile;home loan\n".encode(encoding))
    (concept,), _ = read_concepts(tmp_path / "a.csv")
    assert concept.terms[0].text == "prêt à domicile"


def test_our_rows_with_faults_are_dropped_one_by_one(tmp_path: Path) -> None:
    text = (
        "concept,language,term,status,colour,definition\n1,fr,a b,,red,x\n1,fr,a b,,,\n1,en,c,prefered,,\n2,en,d,,,,,more\n"
        "1,en,e,,,y\n,fr,f,,,\n"
    )
    (concept,), account = read(tmp_path / "a.csv", text)
    assert [term.text for term in concept.terms] == ["a b", "e"]
    assert (account.read, account.kept) == (6, 2)
    assert [one.line for one in account.dropped] == [3, 4, 5, 7]
    assert [one.reason for one in account.repaired] == ["another definition than above; kept in the concept's note"]
    assert concept.note == "definition: y"
    assert account.notices == ["column 'colour' is none of a glossary's; left out"]


def test_the_folder_may_have_such_tables(tmp_path: Path) -> None:
    (tmp_path / "memoq.csv").write_text(MEMOQ, encoding="utf-8")
    (match,) = read_glossary(tmp_path).recognise("La salle de lecture ouvre.", "fr", "en")
    assert [one.term for one in match.renderings] == ["reading room"]


def test_a_hostile_cell_takes_no_time(tmp_path: Path) -> None:
    import time

    started = time.process_time()
    blanks, words = " " * 3_000_000, "a;" * 30_000
    concepts, account = read(tmp_path / "a.csv", f"fr,en\nx{blanks}y,x;{blanks}\nz,{words}\nw,{'(' * 1_000_000}\n")
    assert time.process_time() - started < 10
    assert concepts[0].terms[0].text == "x y"
    assert "characters" in account.dropped[-1].reason


def test_thirty_thousand_rows_take_seconds(tmp_path: Path) -> None:
    import time

    rows = "".join(f"terme numéro {n},term number {n}\n" for n in range(30_000))
    started = time.process_time()
    concepts, _ = read(tmp_path / "a.csv", "fr,en\n" + rows)
    assert len(concepts) == 30_000
    assert time.process_time() - started < 8


XTM = (
    "fr_FR,fr_FR status,en_GB,en_GB status,Definition\n"
    "prêt,VALID,loan,VALID,\n"
    "prêt,VALID,lending out,FORBIDDEN,\n"
    "prêt,VALID,borrowing,NOT_APPROVED,\n"
)
PHRASE = (
    "CID,TID,fr,fr_status,fr_case,fr_note,en,en_forbidden\n"
    "7,1,prêt,APPROVED,FAUX,au singulier,loan,FAUX\n"
    "7,2,,,,,lending out,VRAI\n"
)


def test_a_code_of_a_language_with_a_field_after_it(tmp_path: Path) -> None:
    (concept,), _ = read(tmp_path / "a.csv", XTM)
    assert [(term.language, term.text, term.status) for term in concept.terms] == [
        ("fr-FR", "prêt", "preferred"),
        ("en-GB", "loan", "preferred"),
        ("en-GB", "lending out", "deprecated"),
        ("en-GB", "borrowing", "admitted"),
    ]


def test_a_field_after_a_code_is_no_part_of_it(tmp_path: Path) -> None:
    (concept,), account = read(tmp_path / "a.csv", PHRASE)
    assert (concept.identifier, [term.text for term in concept.terms]) == ("7", ["prêt", "loan", "lending out"])
    assert concept.terms[0].note == "au singulier"
    assert concept.terms[2].status == "deprecated"
    assert "fr_case → left out" in account.notices[0]


def test_of_very_many_columns_the_first_are_named(tmp_path: Path) -> None:
    _, account = read(tmp_path / "a.csv", "fr,en" + ",x" * 5000 + "\nprêt,loan" + "," * 5000 + "\n")
    (said,) = [one for one in account.notices if one.startswith("columns")]
    assert said.endswith("and 4,942 more")
    assert len(said) < 2000
