"""Bands and repetitions."""

import pytest

from tmkit.analyse import BANDS, Analysis, Places, Tally, band_of
from tmkit.config.rates import RATES
from tmkit.lookup.best import Best
from tmkit.model import Code, DraftSegment


@pytest.mark.parametrize(
    ("scores", "band"),
    [
        ((101, 102), "context"),
        ((100,), "100"),
        ((99,), "99"),
        ((95, 98), "95-98"),
        ((85, 94), "85-94"),
        ((75, 84), "75-84"),
        ((50, 74), "50-74"),
        ((None, 49), "new"),
    ],
)
def test_bands(scores, band) -> None:
    assert {band_of(score) for score in scores} == {band}


def placed(places: Places, *asked: tuple[str, int | None], name: str = "a") -> list[str]:
    found = places.file(
        name,
        [
            (DraftSegment(at, text), None if score is None else Best(score, "fuzzy"))
            for at, (text, score) in enumerate(asked, 1)
        ],
    )
    assert [one.segment for one in found.segments] == list(range(1, len(asked) + 1))
    return [one.band for one in found.segments]


def test_the_first_occurrence_counts_in_its_band() -> None:
    places = Places()
    assert placed(places, ("Un texte.", 80), ("un TEXTE.", 80), ("Autre", None)) == ["75-84", "repetition", "new"]
    assert placed(places, ("Un texte.", 80), ("Un texte.", 80), ("Neuf", None), name="b") == [
        "cross-file",
        "repetition",
        "new",
    ]


def test_context_goes_before_a_repetition_and_100_where_that_is_asked() -> None:
    asked = [("Un", 100), ("Un", 100), ("Un", 102), ("Deux", 90), ("Deux", 90)]
    assert placed(Places(), *asked) == ["100", "repetition", "context", "85-94", "repetition"]
    assert placed(Places(exact_first=True), *asked) == ["100", "100", "context", "85-94", "repetition"]


def test_sums_and_weights() -> None:
    places = Places()
    code = (0, Code("ph"))
    first = places.file(
        "a", [(DraftSegment(1, "Deux mots", codes=(code, code)), None), (DraftSegment(2, "mots"), None)]
    )
    second = places.file(
        "b", [(DraftSegment(1, "Deux mots"), None), (DraftSegment(2, "trois autres ici"), Best(99, "repaired"))]
    )
    found = Analysis((first, second), "fr", "en", RATES)
    assert first.total == Tally(2, 3, 12, 2)
    assert found.bands["cross-file"] == Tally(1, 2, 8)
    assert found.total == Tally(4, 8, 34, 2)
    assert list(found.bands) == list(BANDS) == list(RATES)
    assert found.weighted(found.bands) == pytest.approx(3 + 2 * 0.3 + 3 * 0.6)
