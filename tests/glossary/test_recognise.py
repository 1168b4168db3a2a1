from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.glossary import Glossary
from tmkit.model import Concept, Term

Make = Callable[..., Glossary]


def found(glossary: Glossary, text: str, language: str = "fr", **more: str) -> list[tuple[str, str]]:
    matches = glossary.recognise(text, language, **more)
    for match in matches:
        assert text[slice(*match.span)] == match.text
    return [(match.text, match.how) for match in matches]


def test_any_apostrophe_space_hyphen_and_case(glossary: Make) -> None:
    terms = glossary("hk,fr,Haut-Karabagh", "ca,fr,chargé d'affaires", "em,fr,État membre", "mo,fr,mise en œuvre")
    text = "Le chargé d’affaires du Haut Karabagh; HAUT-KARABAGH, Etat\u00a0membre et la mise\nen oeuvre, état-membre"
    assert found(terms, text) == [
        ("chargé d’affaires", "apostrophe"),
        ("Haut Karabagh", "hyphen"),
        ("HAUT-KARABAGH", "case"),
        ("Etat\u00a0membre", "accent"),
        ("mise\nen oeuvre", "ligature"),
        ("état-membre", "hyphen"),
    ]


def test_accents_count_in_a_word_and_may_be_wrong_in_a_term_of_several(glossary: Make) -> None:
    assert found(glossary("x,fr,traité,,noun"), "il traite") == []
    assert found(glossary("x,fr,procès-verbal"), "proces-verbal") == [("proces-verbal", "accent")]


def test_elision_is_no_obstacle(glossary: Make) -> None:
    terms = glossary("a,fr,Assemblée générale", "s,en,Secretary-General")
    assert found(terms, "l'Assemblée générale, d’Assemblée générale") == [("Assemblée générale", "exact")] * 2
    assert found(terms, "the Secretary-General’s report", "en") == [("Secretary-General", "exact")]


def test_the_longest_match_hides_shorter_ones(glossary: Make) -> None:
    terms = glossary(
        "cm,fr,Conseil des ministres",
        "cmae,fr,Conseil des ministres des affaires étrangères",
        "ae,fr,affaires étrangères",
    )
    text = "le Conseil des ministres des affaires étrangères, le Conseil des ministres et les affaires étrangères"
    assert [one.concept for one in terms.recognise(text, "fr")] == ["cmae", "cm", "ae"]


def test_of_two_that_overlap_the_longer_stays(glossary: Make) -> None:
    terms = glossary("x,fr,conseil de paix", "y,fr,paix et de sécurité")
    assert found(terms, "conseil de paix et de sécurité") == [("paix et de sécurité", "exact")]


@pytest.mark.parametrize(
    "text",
    [
        "le sous-procureur général",
        "le procureur général-adjoint",
        "vice-procureur général-adjoint",
        "procureur-général-x",
    ],
)
def test_nothing_begins_or_ends_inside_a_compound(glossary: Make, text: str) -> None:
    assert found(glossary("pg,fr,procureur général"), text) == []


def test_a_compound_as_a_whole_is_no_obstacle(glossary: Make) -> None:
    terms = glossary("pg,fr,procureur général", "st,fr,sous-traitant")
    assert found(terms, "procureur-général et sous-traitant") == [
        ("procureur-général", "hyphen"),
        ("sous-traitant", "exact"),
    ]


def test_two_names_joined_by_a_hyphen_are_both_found(glossary: Make) -> None:
    names = [f"{name},fr,{name},,proper noun" for name in ("Arménie", "Azerbaïdjan", "République d'Arménie", "Guinée")]
    terms = glossary(*names, "gb,fr,Guinée-Bissau,,proper noun", "o,fr,organisation")
    assert [text for text, _ in found(terms, "le conflit Arménie-Azerbaïdjan")] == ["Arménie", "Azerbaïdjan"]
    assert [text for text, _ in found(terms, "République d'Arménie-Azerbaïdjan")] == [
        "République d'Arménie",
        "Azerbaïdjan",
    ]
    assert [text for text, _ in found(terms, "Arménie-Azerbaïdjan-Guinée")] == ["Arménie", "Azerbaïdjan", "Guinée"]
    assert [text for text, _ in found(terms, "Guinée-Bissau")] == ["Guinée-Bissau"]
    assert found(terms, "Arménie-Bissau, Guinée-Conakry, organisation-Arménie") == []


def test_an_acronym_is_found_letter_for_letter(glossary: Make) -> None:
    terms = glossary(
        "un,en,UN,,proper noun,acronym", "us,en,US,,proper noun,acronym", "onu,fr,ONU,,proper noun,acronym"
    )
    assert found(terms, "the UN told us", "en") == [("UN", "exact")]
    assert found(terms, "L’ONU, onu") == [("ONU", "exact")]


def test_a_capital_first_in_the_segment_is_no_variant(glossary: Make) -> None:
    terms = glossary("oj,fr,ordre du jour")
    assert found(terms, "« Ordre du jour »") == [("Ordre du jour", "exact")]
    assert found(terms, "un Ordre du jour") == [("Ordre du jour", "case")]


def test_every_concept_of_a_passage_is_told(glossary: Make) -> None:
    terms = glossary(
        "usg,fr,Secrétaire général adjoint,,,,,,UN",
        "usg,en,Under-Secretary-General,,,,,,UN",
        "asg,fr,Secrétaire général adjoint,admitted,,,,,OIC",
        "asg,en,Assistant Secretary General,,,,,,OIC",
    )
    matches = terms.recognise("le Secrétaire général adjoint", "fr", "en")
    assert [(one.concept, one.status, one.renderings[0].term) for one in matches] == [
        ("usg", "preferred", "Under-Secretary-General"),
        ("asg", "admitted", "Assistant Secretary General"),
    ]


def test_of_two_spellings_the_one_that_stands_there(glossary: Make) -> None:
    terms = glossary("em,fr,État membre", "em,fr,État Membre,admitted,,,,,UN")
    statuses = {text: terms.recognise(text, "fr")[0] for text in ("État membre", "État Membre", "ÉTAT MEMBRE")}
    assert {text: (one.how, one.status) for text, one in statuses.items()} == {
        "État membre": ("exact", "preferred"),
        "État Membre": ("exact", "admitted"),
        "ÉTAT MEMBRE": ("case", "preferred"),
    }


def test_renderings_are_all_of_the_concept_best_first(glossary: Make) -> None:
    terms = glossary(
        "oic,en,Islamic Conference,superseded,,full,,2011-06-27",
        "oic,en,bad name,deprecated",
        "oic,en,Islamic Co-operation,admitted,,full,2011-06-28",
        "oic,en,OIC,,,acronym",
        "oic,en,Islamic Cooperation,,,full,2011-06-28",
        "oic,fr,coopération islamique,,,full,2011-06-28",
        "oic,fr,OCI,,,acronym",
        "oic,fr,Conférence islamique,superseded,,full,,2011-06-27",
    )

    def renderings(text: str, on: str | None) -> list[tuple[str, str]]:
        (match,) = terms.recognise(text, "fr", "en", on)
        return [(one.term, one.status) for one in match.renderings]

    assert renderings("la coopération islamique", "2018-09-24") == [
        ("Islamic Cooperation", "preferred"),
        ("OIC", "preferred"),
        ("Islamic Co-operation", "admitted"),
        ("bad name", "deprecated"),
        ("Islamic Conference", "superseded"),
    ]
    assert [term for term, _ in renderings("OCI", None)][:2] == ["OIC", "Islamic Cooperation"]
    assert renderings("Conférence islamique", "2010")[:2] == [("Islamic Conference", "preferred"), ("OIC", "preferred")]
    assert renderings("Conférence islamique", "2010")[2:4] == [
        ("Islamic Co-operation", "admitted"),
        ("Islamic Cooperation", "admitted"),
    ]
    assert terms.recognise("OCI", "fr")[0].renderings == ()
    assert terms.recognise("OCI", "fr", "de")[0].renderings == ()


def test_the_status_at_the_date_of_the_text(glossary: Make) -> None:
    terms = glossary("c,en,joint catalogue,superseded,,,,2016", "c,en,union catalogue,,,,2017")
    for on, status in ((None, "superseded"), ("2015-09-29", "preferred"), ("2018", "superseded")):
        assert [one.status for one in terms.recognise("a joint catalogue", "en", on=on)] == [status]


def test_languages_by_primary_subtag_and_the_region_preferred(glossary: Make) -> None:
    terms = glossary(
        "o,en-US,organization", "o,en-GB,organisation", "o,fr,organisation", "o,fr-CA,organisation,admitted"
    )
    assert [r.term for r in terms.recognise("organisation", "FR_fr", "en-GB")[0].renderings] == [
        "organisation",
        "organization",
    ]
    assert terms.recognise("organisation", "fr-CA")[0].status == "admitted"
    assert terms.recognise("organisation", "fr")[0].status == "preferred"
    assert terms.recognise("organisation", "de") == []


def test_words_that_the_glossary_knows(glossary: Make) -> None:
    terms = glossary("hk,fr,région du Haut-Karabagh", "ca,en,chargé d'affaires")
    assert all(map(terms.knows, ["Haut-Karabagh", "HAUT‑KARABAGH", "région", "affaires"]))
    assert not any(map(terms.knows, ["Karabagh", "HautKarabagh", "région du", "", "-", "régions"]))


WORDS = st.lists(st.sampled_from(["a", "b", "c", "a-b", "b-c", "-", "é", "l'"]), min_size=1, max_size=4).map(" ".join)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=6, unique=True), st.lists(WORDS, max_size=6).map(" ".join))
def test_matches_never_overlap_and_always_read_as_their_term(terms: list[str], text: str) -> None:
    concepts = [Concept(str(n), (Term(term, "fr", part_of_speech="proper noun"),)) for n, term in enumerate(terms)]
    glossary = Glossary(concepts)
    last, end = (0, 0), 0
    for match in glossary.recognise(text, "fr"):
        if match.span[0] < end:  # another concept of the same passage
            assert match.span == last
            continue
        assert match.span[0] < match.span[1] <= len(text)
        last, end = match.span, match.span[1]
        assert (match.concept, last) in {
            (one.concept, (one.span[0] + last[0], one.span[1] + last[0]))
            for one in glossary.recognise(match.text, "fr")
        }


def test_a_hostile_text_takes_no_time() -> None:
    glossary = Glossary([Concept(str(n), (Term(" ".join("a" * n), "fr"),)) for n in range(1, 30)])
    start = time.process_time()
    glossary.recognise("a " * 10_000, "fr")
    glossary.recognise("a-" * 10_000 + "a", "fr")
    assert time.process_time() - start < 5


def test_renderings_are_inflected_like_the_passage(glossary: Make) -> None:
    terms = glossary(
        "nv,fr,note verbale,,noun", "nv,en,note verbale,,noun", "w,fr,se félicite,,verb", "w,en,welcomes,,verb"
    )
    matches = terms.recognise("les deux notes verbales; les États se félicitent", "fr", "en")
    assert [(one.how, one.renderings[0].inflected) for one in matches] == [
        ("plural", "notes verbales"),
        ("plural", "welcome"),
    ]
    assert terms.recognise("une note verbale", "fr", "en")[0].renderings[0].inflected == ""


def test_a_compound_broken_over_a_line_and_contractions(glossary: Make) -> None:
    terms = glossary(
        "hk,fr,Haut-Karabagh,,proper noun", "cm,fr,Conseil des ministres,,noun", "a,fr,conformément à,,phrase"
    )
    text = "du Haut-\nKarabagh, les Conseils de ministres, conformément à la Charte et conformément aux usages"
    assert found(terms, text) == [
        ("Haut-\nKarabagh", "space"),
        ("Conseils de ministres", "contraction"),
        ("conformément à", "exact"),
        ("conformément aux", "contraction"),
    ]


def test_a_name_nearly_spelt_right_is_told_with_its_spelling(glossary: Make) -> None:
    terms = glossary(
        "hk,fr,Haut-Karabagh,,proper noun", "p,fr,République de Valdorie,,proper noun", "c,fr,Canada,,proper noun"
    )
    (match,) = terms.recognise("la région du Haut-Karabakh", "fr")
    assert (match.text, match.how, match.official) == ("Haut-Karabakh", "variant", "Haut-Karabagh")
    (match,) = terms.recognise("la Republique de Valdorie", "fr")
    assert (match.how, match.official) == ("accent", "République de Valdorie")
    assert found(terms, "un Canadian, la Cavada") == []
    assert terms.recognise("le Haut-Karabakh", "fr", known=lambda word: word == "Karabakh") == []


def test_a_noun_is_no_verb_and_a_short_name_needs_its_capital(glossary: Make) -> None:
    terms = glossary("d,fr,demande à,,verb", "n,fr,note,,verb", "t,en,Turkey,,proper noun")
    assert found(terms, "la demande a été faite, une note") == []
    assert found(terms, "Le Conseil note et demande aux États") == [("note", "exact"), ("demande aux", "contraction")]
    assert found(terms, "turkey farms in Turkey", "en") == [("Turkey", "exact")]


def test_the_official_spelling_is_inflected_like_the_passage(glossary: Make) -> None:
    (match,) = glossary("em,fr,État membre,,noun").recognise("les Etats membres", "fr")
    assert (match.how, match.official) == ("accent", "États membres")
