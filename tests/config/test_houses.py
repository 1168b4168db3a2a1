import pytest

from tmkit.config import HOUSES, house_style, read_settings
from tmkit.model import ConfigurationError


@pytest.mark.parametrize("house", HOUSES)
def test_every_house_has_a_french_style(house):
    style = house_style(house, "fr")
    assert style is not None
    assert len(style.quotes) == len(style.inner_quotes) == 2
    assert style.ordinals == ("er", "re", "e")
    assert style.house


def test_what_no_house_says():
    assert house_style("in", "en") is None
    assert house_style("un", "de") is None
    assert house_style("../un", "fr") is None


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        ('[house]\nfr = "ue"\n', "house: fr = 'ue' is not known"),
        ('[house]\nfr = "UN"\n', "house: fr = 'UN' is not known; did you mean 'un'?"),
        ('[house]\nfrançais = "un"\n'.replace("ç", "c"), "expected a code such as fr"),
        ("[penalties.status]\nunreviewd = 5\n", "status.unreviewd is not known; did you mean 'unreviewed'?"),
        ("[penalties.status]\nx = 5\n", "expected one of adopted, published, revised, draft, unreviewed"),
    ],
)
def test_names_that_are_not_known(tmp_path, declared, message):
    file = tmp_path / "tmkit.toml"
    file.write_text(declared, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_settings(file)
    assert message in str(caught.value)


def test_a_house_serves_every_region_of_a_language(tmp_path):
    file = tmp_path / "tmkit.toml"
    file.write_text('[house]\nfr-CA = "ca"\n', encoding="utf-8")
    assert read_settings(file).houses == {"fr": "ca"}
