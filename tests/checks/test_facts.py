import pytest

from tmkit.checks import Pair, Subject, run
from tmkit.checks.facts import CHECKS
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.polarity import CHECKS as POLARITY
from tmkit.model import DraftSegment


def findings(source, target, languages=("fr", "en"), checks=CHECKS):
    """The findings of a pair; a side may be several segments."""
    sides = [
        tuple(DraftSegment(order, text) for order, text in enumerate(side if isinstance(side, list) else [side], 1))
        for side in (target, source)
    ]
    subject = Subject("draft", languages[1], (Pair(1, *sides),), source_language=languages[0], bilingual=True)
    report = run(subject, Knowledge(), checks)
    assert report.failures == ()
    return report.findings


@pytest.mark.parametrize(
    ("source", "target", "check", "message", "suggestion"),
    [
        ("la résolution 822 (1993)", "resolution 833 (1993)", "reference", "source 822 (1993), target 833 (1993)", "822 (1993)"),
        ("le document A/73/284", "document A/73/285", "reference", "source A/73/284, target A/73/285", "A/73/284"),
        ("le 3 mai 2018", "on 3 June 2018", "date", "source 3 mai 2018, target 3 June 2018", "3 May 2018"),
        ("depuis 2011", "since 2012", "date", "source 2011, target 2012", "2011"),
        ("à 12,5 %", "at 13.5 per cent", "number", "source 12,5 %, target 13.5 per cent", "12.5 per cent"),
        ("5 millions d'euros", "EUR 6 million", "number", "source 5 millions, target EUR 6 million", "EUR 5 million"),
        ("quarante-cinq membres", "54 members", "number", "source quarante-cinq, target 54", "45"),
        ("la 45e session", "the forty-sixth session", "number", "source 45e, target forty-sixth", "forty-fifth"),
        ("au chapitre XII", "in Chapter XIV", "number", "source XII, target XIV", None),
        ("au paragraphe 14", "in paragraph 15", "reference", "source 14, target 15", "14"),
    ],
)  # fmt: skip
def test_a_changed_fact_is_an_error_that_names_both(source, target, check, message, suggestion):
    (found,) = findings(source, target)
    assert (found.check, found.severity, found.message) == (check, "error", message)
    assert suggestion is None or found.suggestion == suggestion
    assert found.places[0].text in target
    assert "source: “" in found.evidence


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("12 000 personnes", "12,000 people"),
        ("en trente-six mois", "in three years"),
        ("dans les quinze jours", "within two weeks"),
        ("une quarantaine de membres", "some forty members"),
        ("la directive 86/278", "Directive 86/278/EEC"),
        ("le 20 décembre dernier", "on 20 December"),
        ("depuis 92", "since 1992"),
        ("75 % des voix", "three-quarters of the votes"),
        ("au XIXe et au XXe siècle", "in the 19th and 20th centuries"),
        ("600 millions au lieu de 280", "EUR 600 million instead of EUR 280 million"),
        ("3 milliards 800 millions d'euros", "EUR 3.8 billion"),
        ("2, 5 millions de tonnes", "2.5 million tonnes"),
        ("les deux parties", "both parties"),
        ("en premier lieu", "first"),
        ("le 15 mai, et encore le 15 mai", "on 15 May"),
        ("12. Le Comité se réunit.", "The Committee meets."),
        ("le budget des réseaux", "the TEN budget"),
        ("WITHIN dix-neuf jours", "19 days"),
        ("n'excédant pas quatorze cents", "not exceeding fourteen cents"),
        ("au dixième près", "to one decimal place"),
        ("règle 19.016", "rule 19.016"),
    ],
)
def test_the_same_in_other_words_is_silent(source, target):
    assert [one for one in findings(source, target) if one.severity == "error"] == []


def test_what_is_left_out_is_told_at_the_segment_that_should_have_it():
    (found,) = findings(["Le Comité se réunit.", "Il compte 45 membres."], ["The Committee meets.", "It has members."])
    assert found.message == "source 45, nothing in the target"
    assert found.places[0].text == "It has members."
    assert found.suggestion is None


def test_what_is_put_in_is_told_where_it_stands():
    (found,) = findings("Le Comité se réunit.", "The Committee meets since 1994.")
    assert found.message == "target 1994, nothing in the source"
    assert found.places[0].text == "1994"


def test_small_numbers_are_info():
    (found,) = findings("les 3 membres", "the 4 members")
    assert found.severity == "info"


def test_a_paragraph_left_out_is_no_error():
    assert all(one.severity == "info" for one in findings("visé au paragraphe 12 c)", "referred to above"))


def test_different_changed_facts_are_findings_of_their_own():
    found = findings("45 membres et 67 observateurs, le 3 mai 2018", "54 members and 76 observers, on 4 May 2018")
    assert [one.message for one in found] == [
        "source 45, target 54", "source 67, target 76", "source 3 mai 2018, target 4 May 2018",
    ]  # fmt: skip


def test_two_other_texts_are_one_finding():
    (found,) = findings("12 km, 34 kg, 56 t et 78 m", "21 km, 43 kg, 65 t and 87 m")
    assert "is this its translation?" in found.message


def test_a_number_and_a_year_stand_in_each_others_place():
    (found,) = findings("en l'an 1849, il écrivait", "in 1949 he wrote")
    assert "1849" in found.message
    assert "1949" in found.message


def test_other_languages_are_left_alone():
    assert findings("45 Mitglieder", "54 members", ("de", "en")) == ()


@pytest.mark.parametrize(
    ("source", "target", "fires"),
    [
        ("Le Comité n'a pas approuvé la proposition du groupe.", "The Committee approved the proposal of the group.", True),
        ("Le Comité n'a pas approuvé la proposition du groupe.", "The Committee rejected the proposal of the group.", False),
        ("Le groupe compte au plus dix membres du Comité.", "The group has not more than ten members of the Committee.", False),
    ],
)  # fmt: skip
def test_polarity(source, target, fires):
    assert bool(findings(source, target, checks=POLARITY)) is fires
