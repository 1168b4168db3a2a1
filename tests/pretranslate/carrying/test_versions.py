"""What became of every sentence of an earlier version."""

from __future__ import annotations

import random
import time
from collections import Counter
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.documents import read, segments
from tmkit.pretranslate.carrying.versions import change_of, pair_versions

OLD = [
    "Le Groupe de contact s’est réuni le 24 septembre 2018 à Valmère.",
    "Il a élu par acclamation le représentant de la Morlande à la présidence.",
    "Le Secrétariat général a présenté son rapport annuel sur le catalogue collectif.",
    "Le questionnaire a été adressé aux points de contact nationaux.",
    "Quatre notes verbales ont été adressées aux États membres à ce sujet.",
    "Les délégations ont remercié le pays hôte de son accueil chaleureux.",
    "Aucune autre question n’a été soulevée.",
]


def told(old: list[str], new: list[str]) -> list[tuple[tuple[int, ...], str]]:
    found = {at: link for link in pair_versions(old, new, "fr") for at in link.new}
    return [(found[at].old if at in found else (), change_of(found.get(at))) for at in range(len(new))]


def test_nothing_changed() -> None:
    assert told(OLD, OLD) == [((at,), "unchanged") for at in range(len(OLD))]


def test_each_change() -> None:
    new = [
        "Le Groupe de contact s’est réuni le 23 septembre 2019 à Valmère.",
        f"{OLD[1][:-1]} et le Secrétariat général a présenté son rapport annuel sur le catalogue collectif.",
        "La feuille de route a été examinée à huis clos par les experts techniques.",
        "Cinq notes verbales ont été adressées aux États membres à ce sujet.",
        "Aucune autre question n’a été soulevée.",
        "Le questionnaire a été adressé aux points de contact nationaux.",
    ]
    assert told(OLD, new) == [
        ((0,), "changed"),
        ((1, 2), "merged"),
        ((), "new"),
        ((4,), "changed"),
        ((6,), "unchanged"),
        ((3,), "moved"),
    ]


def test_split() -> None:
    new = [*OLD[:5], "Les délégations ont remercié le pays hôte.", "Elles ont salué son accueil chaleureux.", OLD[6]]
    assert told(OLD, new)[5:7] == [((5,), "split"), ((5,), "split")]


def test_moved_and_changed() -> None:
    new = [OLD[4].replace("Quatre", "Six"), *OLD[:4], *OLD[5:]]
    assert told(OLD, new)[0] == ((4,), "changed")
    assert [what for _, what in told(OLD, new)[1:]] == ["unchanged"] * 6


def test_moved_and_split() -> None:
    old = [
        *OLD,
        "Le budget a été adopté sans vote à la troisième séance et le barème des contributions a été maintenu.",
    ]
    new = [
        "Le budget a été adopté sans vote à la troisième séance.",
        "Le barème des contributions a été maintenu.",
        *OLD,
    ]
    assert told(old, new)[:2] == [((7,), "split"), ((7,), "split")]


def test_repeated_sentences_keep_their_places() -> None:
    old = [
        text for number in range(20) for text in (f"Exposé de la délégation numéro {number}.", "Il en est pris note.")
    ]
    new = [*old[:10], *old[12:]]
    assert {what for _, what in told(old, new)} == {"unchanged"}


def test_typography_is_no_change() -> None:
    assert told(["L'État a été « entendu »."], ["L’Etat a été «\u00a0entendu\u00a0»."]) == [((0,), "unchanged")]


def test_numbers_of_a_table_stay_in_their_rows() -> None:
    old = ["Valdorée", "120", "45", "Morlande", "98", "31", "Ostrelle", "77", "45"]
    new = ["Valdorée", "131", "98", "Morlande", "120", "33", "Ostrelle", "52", "46"]
    assert [before for before, _ in told(old, new)] == [(at,) for at in range(9)]


TEXTS = st.lists(
    st.sampled_from([*OLD, *(text.replace("2018", "2019").replace("Quatre", "Neuf") for text in OLD), "", "…", "12"])
)


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS)
def test_every_sentence_is_used_once_at_most(old: list[str], new: list[str]) -> None:
    links = pair_versions(old, new, "fr")
    for side in (Counter(at for link in links for at in link.old), Counter(at for link in links for at in link.new)):
        assert set(side.values()) <= {1}
    assert [link.new for link in links] == sorted(link.new for link in links)
    for link in links:
        assert min(len(link.old), len(link.new)) == 1
        assert all(0 <= at < len(old) for at in link.old)
        assert all(0 <= at < len(new) for at in link.new)


@pytest.mark.parametrize(
    "name",
    [
        "drafts/contact-group-2019-fr.txt",
        "drafts/contact-group-2019-rev1-fr.txt",
        "docs/samples/contact-group-2014-fr.txt",
    ],
)
def test_amended_reports_are_told_rightly(name: str, repository) -> None:
    from amending import amended

    document = read(repository / name)
    found = segments(document.blocks, "fr")
    paragraphs = [[one.text for one in group] for _, group in groupby(found, key=lambda one: one.block)]
    old = [text for paragraph in paragraphs for text in paragraph]
    foreign = [
        f"La commission des finances étudie le dossier {number} des transports maritimes." for number in range(9)
    ]
    right = total = 0
    for seed in range(10):
        new = [one for paragraph in amended(paragraphs, foreign, seed) for one in paragraph]
        for one, (before, what) in zip(new, told(old, [one.text for one in new]), strict=True):
            total += 1
            right += what == one.change and [old[at] for at in before] == [old[at] for at in sorted(one.old)]
    assert right >= 0.985 * total


def test_two_thousand_paragraphs_take_seconds() -> None:
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghijklm", k=6)) for _ in range(900)]
    old = [" ".join(chance.choices(words, k=18)) + f" {number}." for number in range(4000)]
    new = [text if number % 3 else text.replace("a", "o", 3) for number, text in enumerate(old)]
    numbers = [str(chance.randint(1, 9999)) for _ in range(4000)]
    begun = time.process_time()
    assert len(pair_versions(old, new, "fr")) == 4000
    pair_versions(numbers, numbers[::-1], "fr")
    pair_versions(["un mot " * 50_000], ["un mot " * 50_000 + "autre"], "fr")
    assert time.process_time() - begun < 30
