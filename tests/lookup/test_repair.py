"""What is repaired, and above all what is not: refuse rather than guess."""

from __future__ import annotations

import pytest

from tmkit.lookup.comparison import different_skeletons, same_skeleton
from tmkit.lookup.repair import may_be_repaired, repair
from tmkit.lookup.skeleton import reading


def repaired(query, source, target, *, languages=("fr", "en"), contradicted=lambda _: False):
    mine, theirs, other = reading(query, languages[0]), reading(source, languages[0]), reading(target, languages[1])
    pairs = same_skeleton(mine, theirs) or different_skeletons(mine, theirs)
    assert pairs.differ, pairs
    asked = {"language": languages[1], "contradicted": contradicted}
    if pairs.conflict or not may_be_repaired(mine, theirs, pairs.differ, **asked):
        return None
    done = repair(mine, other, pairs.differ, language=languages[1])
    return done and done.text


@pytest.mark.parametrize(
    ("query", "source", "target", "expected"),
    [
        ("Il a 7 membres.", "Il a 5 membres.", "It has 5 members.", "It has 7 members."),
        ("Il a sept membres.", "Il a cinq membres.", "It has five members.", "It has seven members."),
        ("Il a 7 membres.", "Il a cinq membres.", "It has five members.", "It has seven members."),
        ("Paris, le 3 mai 1994", "Paris, le 12 juin 1996", "Paris, 12 June 1996", "Paris, 3 May 1994"),
        ("Paris, le 3 mai 1994", "Paris, le 12 juin 1996", "Paris, June 12, 1996", "Paris, May 3, 1994"),
        ("Une hausse de 12,5 %.", "Une hausse de 7 %.", "A 7 per cent rise.", "A 12.5 per cent rise."),
        ("la 46e session", "la 45e session", "the forty-fifth session", "the forty-sixth session"),
        ("la 46e session", "la 45e session", "the 45th session", "the 46th session"),
        ("Il a 1 200 000 votes.", "Il a 3 400 500 votes.", "It has 3,400,500 votes.", "It has 1,200,000 votes."),
        (
            "Rappelant la résolution 853 (1993),",
            "Rappelant la résolution 822 (1993),",
            "Recalling resolution 822 (1993),",
            "Recalling resolution 853 (1993),",
        ),
        (
            "Voir le document A/73/284 du comité.",
            "Voir le document A/72/11 du comité.",
            "See document A/72/11 of the committee.",
            "See document A/73/284 of the committee.",
        ),
        # `Add.1` is written alike, and follows from the symbol before it.
        (
            "le rapport (CBAR/GC/2019/2 et Add.1).",
            "le rapport (CBAR/GC/2018/2 et Add.1).",
            "the report (CBAR/GC/2018/2 and Add.1).",
            "the report (CBAR/GC/2019/2 and Add.1).",
        ),
        ("les 15 et 16 mai 2019", "les 16 et 17 mai 2018", "on 16 and 17 May 2018", "on 15 and 16 May 2019"),
        (
            "les 24 et 25 mai 2019",
            "les 24 et 25 mai 2018",
            "on 24 and 25 May 2018",
            "on 24 and 25 May 2019",
        ),
        (
            "Le 3 mai 2018, 7 membres",
            "Le 12 juin 2016, 5 membres",
            "On 12 June 2016, 5 members",
            "On 3 May 2018, 7 members",
        ),
    ],
)
def test_repaired_in_the_notation_of_the_target(query, source, target, expected):
    assert repaired(query, source, target) == expected


@pytest.mark.parametrize(
    ("why", "query", "source", "target"),
    [
        (
            "equal numbers twice",
            "Il a 7 membres et 5 experts.",
            "Il a 5 membres et 5 experts.",
            "It has 5 members and 5 experts.",
        ),
        (
            "swapped dates",
            "du 5 juin 2018, non du 3 mai 2018",
            "du 3 mai 2018, non du 5 juin 2018",
            "of 3 May 2018, not of 5 June 2018",
        ),
        (
            "a year that is also inside a reference",
            "En 1994, rappelant la résolution 822 (1993),",
            "En 1993, rappelant la résolution 822 (1993),",
            "In 1993, recalling resolution 822 (1993),",
        ),
        (
            "1 against another count",
            "Il a 5 membres.",
            "Il a 1 membre.".replace("membre", "membres"),
            "It has 1 member.",
        ),
        ("another count against 1", "Il a 1 membres.", "Il a 5 membres.", "It has 5 members."),
        ("one million for several", "les 1 million de membres", "les 20 millions de membres", "the 20 million members"),
        (
            "a reference with a title",
            "la résolution 853 (1993) sur la procédure",
            "la résolution 822 (1993) sur la procédure",
            "resolution 822 (1993) on procedure",
        ),
        (
            "a title in the target alone",
            "Rappelant la résolution 853 (1993),",
            "Rappelant la résolution 822 (1993),",
            "Recalling resolution 822 (1993), entitled “Procedure”,",
        ),
        ("the old value twice in the target", "Il a 7 membres.", "Il a 5 membres.", "It has 5 members, all 5 elected."),
        ("the old value not in the target", "Il a 7 membres.", "Il a 5 membres.", "It has members."),
        ("a fact more in the target", "Il a 7 membres.", "Il a 5 membres.", "It has 5 members since 2016."),
        ("a reference without year", "Voir la résolution 853.", "Voir la résolution 822.", "See resolution 822."),
        (
            "a symbol given in short",
            "le rapport (CBAR/GC/2018/2 et Add.3).",
            "le rapport (CBAR/GC/2018/2 et Add.1).",
            "the report (CBAR/GC/2018/2 and Add.1).",
        ),
        ("an article", "Voir l'article 12.", "Voir l'article 9.", "See article 9."),
        ("an article that would change", "Il a 8 membres.", "Il a 5 membres.", "It is a 5 member body."),
    ],
)
def test_not_repaired(why, query, source, target):
    assert repaired(query, source, target) is None, why


def test_not_repaired_where_the_number_is_known_with_another_year():
    pair = "Rappelant la résolution 853 (1994),", "Rappelant la résolution 822 (1993),"
    target = "Recalling resolution 822 (1993),"
    assert repaired(*pair, target) == "Recalling resolution 853 (1994),"
    assert repaired(*pair, target, contradicted=lambda fact: fact.text == "853 (1994)") is None


def test_into_french():
    languages = ("en", "fr")
    target = "une hausse de 7,5\u00a0% à compter de mai 2016"
    source = "a 7.5 per cent rise from May 2016"
    assert repaired("a 9.5 per cent rise from June 2018", source, target, languages=languages) == (
        "une hausse de 9,5\u00a0% à compter de juin 2018"
    )
    # `d'avril`
    assert repaired("a 9.5 per cent rise from April 2018", source, target, languages=languages) is None
