"""The memories, the draft and the glossary that come with tmkit are what they are said to be."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from tmkit.glossary import Glossary, read_glossary, starter_path

YEARS = (2015, 2016, 2017, 2018)
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
HEADER = ("creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype")
PROPERTIES = ("document", "position", "page", "date", "symbol", "body", "status", "authority")
LABEL = re.compile(r"[IVX]+|[0-9]+(?:/¶[0-9]+|/bullet [0-9]+)?")


@cache
def units(repository: Path, year: int) -> list[tuple[str, dict[str, str], dict[str, str]]]:
    """Of each unit the tuid, the properties and the texts by language."""
    root = ET.parse(repository / "memories" / f"contact-group-{year}.tmx").getroot()
    assert (root.tag, root.attrib) == ("tmx", {"version": "1.4"})
    header, body = root
    assert set(HEADER) <= set(header.attrib)
    assert header.attrib["srclang"] == "fr"
    found = []
    for unit in body:
        assert [child.tag for child in unit] == ["prop"] * (len(unit) - 2) + ["tuv", "tuv"]
        props = {child.attrib["type"].removeprefix("x-tmkit-"): child.text or "" for child in unit.findall("prop")}
        assert len(props) == len(unit) - 2
        texts = {child.attrib[LANGUAGE]: "".join(child.itertext()) for child in unit.findall("tuv")}
        found.append((unit.attrib["tuid"], props, texts))
    return found


@pytest.mark.parametrize("year", YEARS)
def test_the_memories_are_valid(repository: Path, real_data: Path, year: int) -> None:
    from lxml import etree

    schema = etree.DTD(str(real_data / "tmx-conformance" / "tmx14.dtd"))
    assert schema.validate(etree.parse(repository / "memories" / f"contact-group-{year}.tmx")), schema.error_log


@pytest.mark.parametrize("year", YEARS)
def test_every_unit_knows_where_it_comes_from(repository: Path, year: int) -> None:
    of_year = units(repository, year)
    assert len(of_year) >= 60
    assert len({tuid for tuid, _, _ in of_year}) == len(of_year)
    assert [int(props["position"]) for _, props, _ in of_year] == list(range(len(of_year)))
    pages = [int(props["page"]) for _, props, _ in of_year]
    assert pages == sorted(pages)
    for number, (_, props, texts) in enumerate(of_year):
        assert set(PROPERTIES) <= set(props)
        assert all(props.values())
        assert props["document"] == f"contact-group-{year}"
        assert re.fullmatch(rf"{year}-09-[0-9]{{2}}", props["date"])
        assert ("confidence" in props) == (props["status"] == "unreviewed")
        if number >= 3:  # after the titles
            assert LABEL.fullmatch(props["label"])
        assert set(texts) == {"fr", "en"}
        for text in texts.values():
            assert text == text.strip() != ""
            assert not re.search(r"\s\s|[\t\n]", text)


def test_the_archive_repeats_varies_and_drifts(repository: Path) -> None:
    targets: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    sources: dict[str, set[str]] = defaultdict(set)
    statuses = []
    for year in YEARS:
        for _, props, texts in units(repository, year):
            source = texts["fr"].replace("’", "'")
            targets[source][texts["en"]].add(year)
            sources[texts["en"]].add(source)
            statuses.append(props["status"])
    every_year = [source for source, found in targets.items() if len(set.union(*found.values())) == len(YEARS)]
    assert len(every_year) >= 20
    assert any(len(found) > 1 for found in targets.values())
    assert any(len(found) > 1 for found in sources.values())
    assert 1 <= statuses.count("unreviewed") <= 2
    text = {year: " ".join(texts["en"] for _, _, texts in units(repository, year)) for year in YEARS}
    for old, new in (("joint catalogue", "union catalogue"), ("authority entries", "authority records")):
        assert [old in text[year] for year in YEARS] == [True, True, False, False]
        assert [new in text[year] for year in YEARS] == [False, False, True, True]


def test_the_draft_has_the_faults_of_a_real_one(repository: Path) -> None:
    draft = (repository / "drafts" / "contact-group-2019-fr.txt").read_text(encoding="utf-8")
    for fault in (
        "Haut-\nVallon", "biblio-\nthèques", "\f", "\n2 \n \n", "17 \n(2013)", "«également", "territoire. des règles",
        "Etats Membres", "46ème", "47e", "présent  rapport", "\n félicitées", "CBAR:", "’", "'",
    ):  # fmt: skip
        assert fault in draft, fault
    assert "Haut-Vallon" in draft
    assert max(map(len, draft.splitlines())) <= 90


@pytest.fixture(scope="module")
def starter() -> Glossary:
    return read_glossary(starter_path())


def test_the_starter_glossary(starter: Glossary) -> None:
    assert len(starter.concepts) >= 500
    assert starter.skipped == ()
    for concept in starter.concepts:
        assert concept.definition
        assert concept.domain
        for language in ("fr", "en"):
            statuses = [term.status for term in concept.in_language(language)]
            assert "preferred" in statuses, concept.identifier
    texts = {(concept.identifier, term.language, term.text) for concept in starter.concepts for term in concept.terms}
    for concept in starter.concepts:
        for term in concept.terms:
            if term.superseded_by:
                assert (concept.identifier, term.language, term.superseded_by) in texts


@pytest.mark.parametrize(
    ("text", "renderings"),
    [
        ("le Haut-Karabagh", "Nagorno-Karabakh"),
        ("une note verbale", "note verbale"),
        ("le Conseil des ministres des affaires étrangères", "Council of Foreign Ministers"),
        ("le CMAE", "CFM"),
        ("le catalogue collectif", "union catalogue"),
    ],
)
def test_its_terms_are_found(starter: Glossary, text: str, renderings: str) -> None:
    (match,) = starter.recognise(text, "fr", "en", "2018-09-24")
    assert (match.how, match.status, match.renderings[0].term) == ("exact", "preferred", renderings)


def test_a_name_given_up_is_superseded_at_the_draft_s_date(starter: Glossary) -> None:
    for on, status in (("2016-09-27", "preferred"), ("2018-09-24", "superseded"), (None, "superseded")):
        (match,) = starter.recognise("la République islamique de Gambie", "fr", "en", on)
        assert match.status == status


def test_the_draft_has_terms_of_the_glossary(repository: Path, starter: Glossary) -> None:
    draft = (repository / "drafts" / "contact-group-2019-fr.txt").read_text(encoding="utf-8")
    concepts = {match.concept for match in starter.recognise(draft, "fr", "en", "2019-09-24")}
    assert len(concepts) >= 25
    assert {
        "haut-vallon",
        "contact-group",
        "note-verbale",
        "union-catalogue",
        "council-of-foreign-ministers",
    } <= concepts
