"""`look_up` against a naive twin, on drafts and archives of every shape."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lookup.archive import Entry, ListArchive, neighbours
from tests.lookup.oracle import scan, seen
from tmkit.config import Penalties, Settings
from tmkit.lookup import EDGE, look_up
from tmkit.model import Code, DraftSegment, Origin

FRENCH = ("le", "comité", "a", "adopté", "n'a pas", "rapport", "ne voit que", "résolution", "État", "États", ",", ".")
ENGLISH = ("the", "committee", "has", "adopted", "not", "only", "report", "resolution", "State", ",", ".")
FACTS = ("5", "7", "12", "1", "1 000", "2018", "2019", "822 (1993)", "853 (1993)", "12 %")
DATES = {"fr": ("3 mai 2018", "5 juin 2019"), "en": ("3 May 2018", "5 June 2019")}
WORDS = {"fr": FRENCH, "en": ENGLISH}


def texts(language: str) -> st.SearchStrategy[str]:
    word = st.sampled_from(WORDS[language]) | st.sampled_from(FACTS + DATES[language])
    return st.lists(word, min_size=1, max_size=9).map(" ".join)


ORIGINS = st.builds(
    Origin,
    date=st.sampled_from([None, "2017", "2018", "2018-03", "2018-03-05"]),
    status=st.sampled_from([None, "adopted", "published", "revised", "draft", "unreviewed"]),
    authority=st.sampled_from([None, "A", "B", "C"]),
    confidence=st.sampled_from([None, 0.5, 0.95]),
)
SETTINGS = st.builds(
    Settings,
    authorities=st.sampled_from([(), ("B", "A")]),
    penalties=st.builds(
        Penalties,
        memories=st.sampled_from([{}, {"memories/b.tmx": 3}]),
        status=st.sampled_from([{"unreviewed": 10}, {"unreviewed": 10, "draft": 2}]),
        low_confidence=st.sampled_from([0, 2]),
        missing_codes=st.sampled_from([0, 1]),
        several_translations=st.sampled_from([0, 1]),
    ),
)


@st.composite
def archives(draw: Any) -> list[Entry]:
    """Few different texts, many units: rows with several units, ties, documents with neighbours."""
    french = draw(st.lists(texts("fr"), min_size=1, max_size=8))
    english = draw(st.lists(texts("en"), min_size=1, max_size=5))
    origins = draw(st.lists(ORIGINS, min_size=1, max_size=4))
    entries = []
    for number in range(draw(st.integers(1, 25))):
        memory = f"memories/{draw(st.sampled_from('abcdefgh'))}.tmx"
        document = draw(st.sampled_from([None, "report 1", "report 2"]))
        position = None
        if document is not None:
            position = sum(e.memory == memory and e.origin.document == document for e in entries)
        known = draw(st.sampled_from(origins))
        origin = Origin(
            document, position, None, None, known.date, None, None, known.status, known.authority, known.confidence
        )
        both = ("fr", draw(st.sampled_from(french))), ("en", draw(st.sampled_from(english)))
        codes = draw(st.sampled_from([(), ("ph",), ("bpt", "ept")]))
        entries.append(Entry(memory, f"u{number:02}", both, origin, draw(st.integers(0, 2)), codes))
    return entries


@settings(deadline=None, max_examples=250, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_look_up_gives_what_a_full_scan_gives(data: Any) -> None:
    entries = data.draw(archives())
    archive = ListArchive(entries, parts=data.draw(st.integers(1, 8)))
    declared = data.draw(SETTINGS)
    for _ in range(8):
        source, target = data.draw(st.sampled_from([("fr", "en"), ("en", "fr")]))
        mine = data.draw(st.sampled_from([e.text(source) for e in entries]) | texts(source))
        beside = data.draw(st.sampled_from(entries))
        previous, following = neighbours(entries, beside, source)
        codes = data.draw(st.sampled_from([(), ("ph",)]))
        minimum = data.draw(st.sampled_from([1, 40, 60, 70, 94, 95, 99, 100, 101, 102]))
        limit = data.draw(st.sampled_from([None, 1, 2, 5]))
        wanted = data.draw(st.sampled_from([None, lambda memory: memory < "memories/d"]))
        asked = {"minimum": minimum, "limit": limit, "settings": declared, "wanted": wanted}
        segment = DraftSegment(1, mine, codes=tuple((0, Code(kind)) for kind in codes))
        got = look_up(archive, segment, source, target, previous=_text(previous), next=_text(following), **asked)
        expected = scan(entries, mine, source, target, previous=previous, next=following, codes=codes, **asked)
        assert list(map(seen, got)) == expected


def _text(neighbour: Any) -> Any:
    return " ".join(neighbour) if isinstance(neighbour, tuple) else neighbour
