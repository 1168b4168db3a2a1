import pytest

from tmkit.facts import compare, read


@pytest.mark.parametrize(
    "text",
    ["C.01.005", "B-52", "C-46", "G20", "CO2", "A380", "H1N1", "5A", "3D", "12bis", "978-92-1-101372-7"],
)
def test_letters_and_figures_are_an_identifier(values, text):
    for language in ("fr", "en"):
        assert values(text, language) == [("identifier", text)]


def test_identifiers_are_compared_as_text():
    assert not compare(read("C-46", "fr"), read("C-47", "en")).equal
    assert not compare(read("B-52", "fr"), read("b-52", "fr")).equal


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("l'UE-27", [("number", 27)]),
        ("COVID-19", [("number", 19)]),
        ("45ème", [("ordinal", 45)]),
        ("10km", [("number", 10)]),
        ("10h15", [("time", (10, 15))]),
    ],
)
def test_what_is_no_identifier(values, text, found):
    assert values(text, "fr") == found


@pytest.mark.parametrize("text", ["https://example.org/2018/05?x=12", "www.example.org/15", "nom2@example.org"])
def test_an_address_holds_no_facts(rows, text):
    assert rows(f"voir {text} pour 5 membres", "fr") == [("number", 5, "5")]
