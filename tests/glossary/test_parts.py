from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.glossary.parts import cut, cut_texts

PIECES = st.sampled_from(
    [
        "Haut-",
        "‑",
        "-",
        "'s",
        "’s",
        "États",
        "Vice-états",
        "à",
        "À ",
        "l'",
        " ",
        "\u00ad",
        "oe",
        "œ",
        "45/10-P(IS)",
        "12-",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=12).map("".join)


def passages(text: str, language: str = "fr") -> list[str]:
    parts = cut(text, language)
    return [text[start:end] for start, end in zip(parts.starts, parts.ends, strict=True)]


def test_compounds_are_opened() -> None:
    text = "l’Arménie-Azerbaïdjan, à Haut‑Karabagh"
    parts = cut(text, "fr")
    assert parts.texts == ["l'", "arménie", "azerbaïdjan", ",", "a", "haut", "karabagh"]
    assert passages(text) == ["l’", "Arménie", "Azerbaïdjan", ",", "à", "Haut", "Karabagh"]
    assert parts.inside == [False, False, True, False, False, False, True, False]


def test_a_part_loses_its_first_accent_as_a_token_does() -> None:
    assert cut("vice-États", "fr").texts == ["vice", "etats"]


def test_the_english_possessive_stands_apart() -> None:
    assert passages("the Secretary-General’s reports, Council's", "en") == [
        "the", "Secretary", "General", "’s", "reports", ",", "Council", "'s",
    ]  # fmt: skip
    assert not any(cut("Council's", "en").inside)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["fr", "en"]))
def test_parts_lie_in_the_text_in_order(text: str, language: str) -> None:
    parts = cut(text, language)
    assert parts.texts == cut_texts(text, language)
    assert len(parts.texts) == len(parts.starts) == len(parts.ends) == len(parts.inside) - 1
    assert all(0 <= start < end <= len(text) for start, end in zip(parts.starts, parts.ends, strict=True))
    assert parts.starts == sorted(parts.starts)
    assert parts.inside[0] is parts.inside[-1] is False
