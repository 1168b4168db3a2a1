"""What the checks of facts make of the pairs around a pair, and of what is said in another way."""

import pytest

from tests.checks.made import found, units


def test_a_fact_that_stands_in_the_next_unit_is_not_missing():
    pairs = [("It met in 2014. It listed 45 projects.", "Il s'est réuni."), ("Then it rose.", "En 2014, 45 projets.")]
    assert found("number", units(*pairs)) == found("date", units(*pairs)) == []
    (finding,) = found("number", units(pairs[0], ("Then it rose.", "En 2014, 46 projets.")))[:1]
    assert finding.message == "source 45, nothing in the target"


@pytest.mark.parametrize("off_by", [1, 2, 4])
def test_units_that_are_shifted_are_told_once(off_by):
    sources = [f"The quay of section {number} has {number * 37} moorings." for number in range(12, 32)]
    targets = [f"Le quai de la section {number} a {number * 37} bollards." for number in range(12, 32)]
    off = [*zip(sources[:4], targets[:4], strict=True), *zip(sources[4:], targets[4 - off_by :], strict=False)]
    findings = [one for one in found("number", units(*off)) if one.severity != "info"]
    told_once = [one for one in findings if one.message.endswith("are the two sides shifted?")]
    assert len(told_once) == 1
    assert len(told_once[0].places) >= 6
    assert len(findings) <= 1 + 2 * off_by  # the edges of the run
    one_wrong = [*zip(sources, targets, strict=True)]
    one_wrong[5] = (sources[5], targets[6])
    assert not any("shifted" in one.message for one in found("number", units(*one_wrong)))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The sale is exempt on or after September 1, 2022.", "La vente est exonérée après août 2022."),
        ("It met on 24 and 25 March.", "Il s'est réuni le 24 mars et le 25."),
        ("It received 30 billion euros.", "Il a reçu une trentaine de milliards d'euros."),
        ("The centenary was in the year 1000.", "Le centenaire a eu lieu en l'an mil."),
        ("It is delayed by 90 minutes.", "Il a 1h30 de retard."),
        ("It happened two decades ago.", "C'était il y a vingt ans."),
        ("It costs $11.8M a year.", "Il coûte 11,8 millions de dollars par an."),
        ("At 19.704984 degrees.", "À 19,704 984 degrés."),
        ("See (A5-0052/2000).", "Voir (A5-0052/00)."),
        ("The Bank did well in 1999.", "La Banque a bien travaillé cette année-là."),
        ("It gave $125,000 a year.", "Il a donné $125,000 par an."),
        ("New versions come annually or semi-annually.", "Une version paraît tous les 6 ou 12 mois."),
        ("They work 9 to 5 there.", "Ils travaillent de 9 h à 17 h."),
        ("Done within the last two weeks.", "Fait dans les quinze derniers jours."),
        ("One-tenth of the members so asked.", "Le dixième des membres l'a demandé."),
        ("See Article V, Section 12(g).", "Voir la section 12, paragraphe g), de l'article V."),
    ],
)
def test_the_same_said_otherwise_is_no_error(source, target):
    checks = ("number", "date", "reference")
    assert [one for name in checks for one in found(name, units((source, target))) if one.severity == "error"] == []


def test_a_figure_of_a_name_may_be_left_out():
    pair = ("We help during and after COVID-19.", "Nous aidons pendant et après la pandémie.")
    assert found("number", units(pair)) == []
    (finding,) = found("number", units((pair[0], "Nous aidons pendant la COVID-29.")))
    assert finding.severity == "error"


def test_a_number_that_one_side_alone_counts_paragraphs_by_is_no_fact():
    assert found("number", units(("**1. Build for recovery.**", "**Prévoyez la reprise.**"))) == []
    assert found("number", units(("**3.", "**Voilà."))) == []
