"""Typography, rule by rule."""

import os
import time
from pathlib import Path

import pytest

from tests.checks.made import draft, found, told, units
from tmkit.checks import Pair, Subject, run
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.registry import chosen
from tmkit.documents import read
from tmkit.documents.segments import segments
from tmkit.model import Block, DraftSegment

NB = "\u00a0"


class TestSpacing:
    def test_a_doubled_space(self):
        (one,) = found("spacing", draft("Le Comité a  siégé. Il a conclu."))
        assert told([one]) == [("  ", " ")]
        assert one.fixable

    @pytest.mark.parametrize(
        "block",
        [
            Block("Le  titre", kind="heading"),
            Block("12  400", kind="table cell"),
            Block("Annexe ....  12"),
            Block("Montant      12"),
            Block(f"Il a dit : «{NB}Nous  concluons{NB}»."),
            Block("Le Comité a conclu.  Il a siégé."),
        ],
    )
    def test_where_it_is_nobody_s_mistake(self, block):
        assert found("spacing", draft(block)) == []

    def test_a_space_that_is_doubled_in_the_file_only(self):
        (one,) = found("spacing", draft(Block("Le Comité a siégé.", doubled=(9,))))
        assert told([one]) == [("Comité a", "Comité a")]
        assert "two spaces between “Comité” and “a”" in one.message

    def test_many_doubled_spaces_are_one_finding(self):
        (one,) = found("spacing", draft(*["Le Comité  a siégé."] * 30))
        assert len(one.places) == 30

    @pytest.mark.parametrize(
        ("text", "place"),
        [("Le Comité , réuni ici, conclut.", " ,"), ("Le Comité a conclu .", " ."), ("Le Comité,réuni ici", ",")],
    )
    def test_commas_and_stops(self, text, place):
        assert [before for before, _ in told(found("spacing", draft(text)))] == [place]

    @pytest.mark.parametrize(
        "text", ["à 12,5 % ... et plus", "un fichier .txt", "l’un — , l’autre", "A,B et a,b", "Ils sont 1 000,50"]
    )
    def test_what_is_no_fault(self, text):
        assert found("spacing", draft(text)) == []

    @pytest.mark.parametrize(
        ("house", "text", "wanted"),
        [
            ("un", f"Il a dit{NB}: oui; non{NB}!", [(";", f"{NB};")]),
            ("un", f"Il a dit{NB}: «oui»", [("«", f"«{NB}"), ("»", f"{NB}»")]),
            ("un", f"Il a dit\u202f: «\u202foui\u202f»{NB}?", []),
            ("eu", f"Il a dit{NB}: «{NB}oui{NB}»", [(f"{NB}:", ":"), (f"«{NB}", "«"), (f"{NB}»", "»")]),
            ("eu", "Il a dit: «oui»; non?", []),
            ("ca", f"Il a dit{NB}: «{NB}oui{NB}»; non?", []),
            ("ca", f"Il a dit: oui{NB};", [(":", f"{NB}:"), (f"{NB};", ";")]),
            ("in", "Il a dit: non", [(":", f"{NB}:")]),
        ],
    )
    def test_houses(self, house, text, wanted):
        assert told(found("spacing", draft(text), house)) == wanted

    def test_english_has_no_space_before_its_marks(self):
        assert told(found("spacing", draft("He said : yes; no ?", language="en"), "un")) == [(" :", ":"), (" ?", "?")]

    @pytest.mark.parametrize(
        "text",
        [
            f"À 10:30, voir http://example.org/a;b?c ou tmkit::text{NB}: fin",
            "écrire à a@example.org;",
            "un (?) et un (!)",
            "M&amp; et",
            "des points […]",
        ],
    )
    def test_what_is_no_mark_of_the_sentence(self, text):
        assert found("spacing", draft(text), "un") == []

    def test_a_text_that_lost_its_no_break_spaces_is_told_once(self):
        (one,) = found("spacing", draft(*["Il a dit : « oui » ; non !"] * 40), "un")
        assert one.severity == "info"
        assert len(one.places) == 200

    def test_without_a_house_only_what_is_mixed(self):
        assert found("spacing", draft("Il dit: oui", "Elle dit: non")) == []
        assert found("spacing", draft("Il dit : oui", f"Elle dit{NB}: non")) == []
        (one,) = found("spacing", draft("Il dit : oui", f"Elle dit{NB}: non", "On dit: peut-être"))
        assert told([one]) == [(":", f"{NB}:")]


class TestQuotes:
    @pytest.mark.parametrize(
        ("paragraphs", "marks"),
        [
            (["Il a «également dit que oui."], ["«"]),
            (["Il a également dit» que oui."], ["»"]),
            (["Il a dit “oui et non.", "Il a conclu."], ["“"]),
            (["Il a dit «oui», puis «non."], ["«"]),
        ],
    )
    def test_a_mark_that_is_lonely(self, paragraphs, marks):
        assert [before for before, _ in told(found("quotes", draft(*paragraphs)))] == marks

    @pytest.mark.parametrize(
        "paragraphs",
        [
            ["Il a dit : « Nous siégeons.", "« Nous concluons.", "« Nous partons. »", "Il est parti."],
            ["Il a dit : « Nous siégeons.", "Nous concluons. »"],
            ["« Nous siégeons.", "» Nous concluons. »"],
            ["... du règlement. »"],
            ["l'État d'Ys, 5\" de pluie, 3' d'arc, aujourd’hui"],
            ['Il a dit "oui" et l\'"autre"'],
        ],
    )
    def test_quotations_that_run_over_paragraphs(self, paragraphs):
        assert found("quotes", draft(*paragraphs)) == []

    def test_marks_of_another_kind(self):
        text = f'Il dit «{NB}oui{NB}» et "non".'
        assert told(found("quotes", draft(text))) == [('"non"', f"«{NB}non{NB}»")]
        (one,) = found("quotes", draft('Il dit "oui" et "non".'), "un")
        assert told([one]) == [('"oui"', f"«{NB}oui{NB}»"), ('"non"', f"«{NB}non{NB}»")]
        assert found("quotes", draft('Il dit "oui" et "non".')) == []

    def test_inner_marks_are_no_mixture(self):
        assert found("quotes", draft(f"Il dit «{NB}le mot “oui”{NB}».")) == []


class TestBrackets:
    def test_one_that_is_never_closed(self):
        assert told(found("brackets", draft("Le Comité (réuni ici conclut."))) == [("(", None)]

    @pytest.mark.parametrize("text", ["a) un; b) deux", "iv) le point 3) a)", "(voir [3]) et (4)", "371(2)d)"])
    def test_enumerators_are_none(self, text):
        assert found("brackets", draft(text)) == []

    def test_over_sentences(self):
        assert found("brackets", draft("Il conclut (voir le point 1.", "Voir aussi le point 2).")) == []


class TestApostrophes:
    def test_a_mixture_is_one_finding(self):
        (one,) = found("apostrophe", draft(*["L’ordre d’examen"] * 5, "l'examen", "d'abord"))
        assert told([one]) == [("'", "’")] * 2
        assert "curly 10, straight 2" in (one.evidence or "")

    def test_the_majority_decides_unless_the_house_does(self):
        subject = draft("L'ordre d'examen", "l’examen")
        assert told(found("apostrophe", subject)) == [("’", "'")]
        assert told(found("apostrophe", subject, "un")) == [("'", "’")] * 2

    def test_flattened_text_is_told_once_and_quietly(self):
        assert found("apostrophe", draft("L'ordre d'examen")) == []
        assert [one.severity for one in found("apostrophe", draft("L'ordre d'examen"), "un")] == ["info"]
        assert found("apostrophe", draft("L'ordre d'examen"), "eu") == []


class TestCapitals:
    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("Les Etats et l'Ecole", [("Etats", "États"), ("Ecole", "École")]),
            ("A cet égard, il conclut.", [("A", "À")]),
            ("A l’issue du débat", [("A", "À")]),
            ("Le Ministère de l'Education", [("Education", "Éducation")]),
            ("Etre élu", [("Etre", "Être")]),
            ("A été élu M. A, du groupe A de la zone", []),
            ("LES ETATS MEMBRES", []),
            ("Education International et Eric", []),
            ("Les États", []),
        ],
    )
    def test_words(self, text, wanted):
        assert told(found("capital-accent", draft(text), "un")) == wanted

    def test_without_a_house_only_where_the_text_has_accents(self):
        assert found("capital-accent", draft("Les Etats siègent.")) == []
        assert told(found("capital-accent", draft("Les Etats siègent.", "Les États concluent."))) == [
            ("Etats", "États")
        ]


class TestOrdinals:
    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("La 45ème session", [("45ème", "45e")]),
            ("La 1ère et la 2eme", [("1ère", "1re"), ("2eme", "2e")]),
            ("Le XXIème siècle", [("XXIème", "XXIe")]),
            ("Les 3èmes jeux", [("3èmes", "3es")]),
            ("Le 1er mai, la 1re, la 45e, le XXIe, Les, Vers, Ier", []),
        ],
    )
    def test_french(self, text, wanted):
        assert told(found("ordinal", draft(text), "un")) == wanted

    def test_without_a_house(self):
        assert found("ordinal", draft("La 45ème session")) == []
        assert told(found("ordinal", draft("La 45ème session, puis la 46e"))) == [("45ème", "45e")]

    def test_english(self):
        text = "the 1st, 2nd, 3rd, 11th, 112th, 22th, 13rd"
        assert told(found("ordinal", draft(text, language="en"))) == [("22th", "22nd"), ("13rd", "13th")]


class TestSlips:
    @pytest.mark.parametrize(
        ("text", "language", "places"),
        [
            ("Il a pris note du du rapport", "fr", ["du du"]),
            ("Il est est venu à à Ys", "fr", ["est est", "à à"]),
            ("Nous nous réjouissons, vous vous taisez, il fait faire faire", "fr", []),
            ("à Bora Bora, le Bufo bufo bufo, de-ci de-là là-bas", "fr", []),
            ("the the report had had that that", "en", ["the the"]),
            ("000 000 et 12 12", "fr", []),
        ],
    )
    def test_a_word_twice(self, text, language, places):
        assert [before for before, _ in told(found("repeated-word", draft(text, language=language)))] == places

    @pytest.mark.parametrize(
        ("text", "places"),
        [
            ("pour la reconnaissance. des travaux", ["reconnaissance."]),
            ("au 3 janv. et au 5 févr. courant, al. premier, etc. et cie", []),
            ("voir www.exemple. et la p.ex. suivante", []),
            ("le comité a conclu. Il est parti.", []),
        ],
    )
    def test_a_stop_within_a_sentence(self, text, places):
        assert [before for before, _ in told(found("stray-stop", draft(text)))] == places

    def test_how_sentences_end(self):
        english = "The Committee took note of the report"
        french = "Le Comité a pris note du rapport"
        subject = units(
            (english + ".", french), (english + ":", french + "."), (english, french), (english.lower(), french + ".")
        )
        (one,) = found("final-punctuation", subject)
        assert one.places[0].segment == 1
        assert one.severity == "info"

    def test_codes(self):
        same = units(("The report.", "Le rapport."), codes=(["bold"], ["bold"]))
        assert found("codes", same) == []
        (one,) = found("codes", units(("The report.", "Le rapport."), codes=(["bold", "fnote"], ["bold"])))
        assert one.message == "the code fnote of the source is missing"
        assert found("codes", units(("The report.", "Le rapport."), codes=(["bold"], []))) == []


@pytest.mark.parametrize("mark", ["«", "(", '" ', "a  b ", "a ,", "l'", "le le ", "fin. de ", " : ", "x", "@"])
def test_time_grows_with_length_only(mark):
    def taken(length: int) -> float:
        text = mark * (length // len(mark))
        subject = Subject("draft", "fr", (Pair(1, (DraftSegment(1, text),)),), target_blocks=(Block(text),))
        began = time.process_time()
        report = run(subject, Knowledge({"fr": "un"}), chosen(only=["typography"]))
        assert report.failures == ()
        return time.process_time() - began

    assert taken(40_000) < 2
    assert taken(2_000_000) < 2


def test_the_real_report():
    folder = os.environ.get("TMKIT_TEST_DATA")
    if not folder:
        pytest.skip("TMKIT_TEST_DATA does not name the data folder")
    document = read(Path(folder) / "report-2018-fr.txt")
    pairs = tuple(Pair(one.id, (one,)) for one in segments(document.blocks, "fr"))
    subject = Subject("report", "fr", pairs, target_blocks=document.blocks)
    report = run(subject, Knowledge({"fr": "un"}), chosen(only=["typography"]))
    findings = [(one.check, one.places[0].segment, one.places[0].text) for one in report.findings]
    assert ("quotes", 10, "«") in findings
    assert ("stray-stop", 11, "reconnaissance.") in findings
    assert ("ordinal", 11, "45ème") in findings
    assert ("spacing", 19, ":") in findings
    assert [one for one in findings if one[0] == "spacing" and " " in one[2]] == [
        ("spacing", 23, "membres pour"),
        ("spacing", 27, "(1993), 874"),
        ("spacing", 28, "présent rapport"),
    ]
    assert sum(one[0] == "apostrophe" for one in findings) == 1
    assert len(findings) <= 12


def test_a_mark_turned_the_wrong_way_is_told_once():
    (finding,) = found("quotes", draft("Il a écrit: »la forme crée la forme» en tête."))
    assert finding.message == "»: the quotation mark closes, where a quotation opens"
    assert told([finding]) == [("»", "«")]


def test_a_stop_that_abbreviates_ends_no_sentence():
    ends = [
        ("The plan covers the shares held by Harbour Masters Inc.", "Le plan vise les actions des Capitaines réunis")
    ]
    assert found("final-punctuation", units(*ends)) == []
    assert found("final-punctuation", units((ends[0][0].replace(" Inc.", "."), ends[0][1])))


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("spacing", "[^1]: Le Comité en a pris note.\nIl a décidé\u00a0: oui, non\u00a0: non."),
        ("apostrophe", "L’examen est clos : https://example.org/l'examen et [là](/l'ordre-du-jour)."),
        ("capital-accent", "À cet égard, voir https://example.org/Etats-membres."),
        ("repeated-word", "Voir [la page](/le le), puis le texte."),
    ],
)
def test_addresses_are_nobody_s_words(check, text):
    assert found(check, draft(*text.split("\n")), "un") == []


def test_a_quotation_may_close_with_the_mark_that_opens_it():
    assert found("quotes", draft("It said: “The port is open. “ Then it rose.", language="en")) == []
    assert found("quotes", draft("It said: “The port is open.", "It has two quays. “", language="en")) == []
    (finding,) = found("quotes", draft("It said: “The port is open.", "It has two quays.", language="en"))
    assert finding.message == "“: the quotation mark is never closed"


def test_an_enumerator_closes_no_bracket_of_the_paragraph_before():
    (finding,) = found(
        "brackets", draft("Le Comité (réuni à Valmont a conclu.", "Voir l’alinéa 2a), puis b) du texte.")
    )
    assert finding.places[0].segment == 1
    assert found("brackets", draft("Le Comité (réuni à Valmont.", "Il a conclu) puis voté.")) == []


@pytest.mark.parametrize(
    "text", ["2.1  **Le Comité** siège.", "a)  Le Comité siège.", "« Il siège ici », puis «&nbsp;là&nbsp;»."]
)
def test_what_parts_a_label_or_is_written_as_an_entity(text):
    assert found("spacing", draft(text.replace("« ", "«\u00a0").replace(" »", "\u00a0»")), "un") == []
