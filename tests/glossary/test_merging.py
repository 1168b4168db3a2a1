"""Taking concepts in: nothing twice, nothing lost."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from tests.glossary.made import CONCEPTS  # noqa: E402
from tmkit.glossary import read_glossary, starter_path  # noqa: E402
from tmkit.glossary.merging import Merged, merge  # noqa: E402
from tmkit.model import Concept, Term  # noqa: E402
from tmkit.model.account import Account  # noqa: E402

ROOM = Concept("room", (Term("salle", "fr"), Term("room", "en")), domain="library")


def merged(existing: list[Concept], incoming: list[Concept]) -> tuple[Merged, Account]:
    account = Account("x")
    return merge(existing, incoming, account), account


def test_the_same_again_changes_nothing() -> None:
    for concepts in (list(read_glossary(starter_path()).concepts), list(CONCEPTS)):
        done, account = merged(concepts, concepts)
        assert done.concepts == concepts
        assert (done.changed, done.present) == (False, sum(len(one.terms) for one in concepts))
        assert (account.flagged, account.repaired) == ([], [])


def test_a_concept_of_another_name_with_the_terms_of_two_languages_is_there() -> None:
    other = Concept("salle-1", (Term("salle", "fr"), Term("room", "en"), Term("hall", "en", "admitted")))
    done, _ = merged([ROOM], [other])
    assert [one.identifier for one in done.concepts] == ["room"]
    assert (done.added_concepts, done.added_terms, done.present) == (0, 1, 2)
    assert done.concepts[0].terms[2] == Term("hall", "en", "admitted")


def test_one_shared_term_is_not_enough_nor_are_other_domains_or_owners() -> None:
    for other in (
        Concept("x", (Term("salle", "fr"), Term("hall", "en"))),
        replace(ROOM, identifier="x", domain="law"),
        Concept("x", tuple(replace(term, owner="CBAR") for term in ROOM.terms)),
    ):
        existing = (
            replace(ROOM, terms=tuple(replace(term, owner="UN") for term in ROOM.terms))
            if other.terms[0].owner
            else ROOM
        )
        assert merged([existing], [other])[0].added_concepts == 1


def test_a_name_that_is_taken_gets_a_number_and_only_once() -> None:
    other = Concept("room", (Term("place", "fr"), Term("space", "en")))
    done, account = merged([ROOM], [other])
    assert [one.identifier for one in done.concepts] == ["room", "room-2"]
    assert account.repaired[0].reason == "the name is another concept's; called room-2"
    assert not merged(done.concepts, [other])[0].changed


def test_what_is_there_stays_and_what_is_empty_is_filled() -> None:
    told = Term("salle", "fr", "deprecated", gender="feminine", note="a note", line=7)
    done, account = merged([ROOM], [replace(ROOM, terms=(told, ROOM.terms[1]), domain="law", definition="A room.")])
    (concept,) = done.concepts
    assert concept.terms[0] == Term("salle", "fr", gender="feminine", note="a note")
    assert (concept.domain, concept.definition, done.filled) == ("library", "A room.", 3)
    assert [(one.line, one.reason) for one in account.flagged] == [
        (7, "'salle' is there with status 'preferred', not 'deprecated'; kept"),
        (7, "the concept is there with another domain; kept"),
    ]


TERMS = st.builds(Term, st.sampled_from("abcd"), st.sampled_from(["fr", "en"]), owner=st.sampled_from(["", "UN"]))
CONCEPT = st.builds(
    lambda name, terms, domain: Concept(name, tuple(terms), domain),
    st.sampled_from("xyz"),
    st.lists(TERMS, min_size=1, max_size=4, unique_by=lambda term: (term.text, term.language, term.owner)),
    st.sampled_from(["", "law"]),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(CONCEPT, max_size=5), st.lists(CONCEPT, max_size=5))
def test_doing_it_again_adds_no_concept(existing: list[Concept], incoming: list[Concept]) -> None:
    start = merged([], existing)[0].concepts
    once = merged(start, incoming)[0].concepts
    again, _ = merged(once, incoming)
    assert again.added_concepts == 0
    names = [one.identifier for one in once]
    assert len(set(names)) == len(names)
    wanted = {(term.text, term.language) for concept in (*existing, *incoming) for term in concept.terms}
    assert {(term.text, term.language) for concept in once for term in concept.terms} == wanted
