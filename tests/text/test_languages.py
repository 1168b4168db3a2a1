"""Language codes."""

from __future__ import annotations

import pytest

from tmkit.text.languages import closeness, primary


@pytest.mark.parametrize(
    ("code", "main"),
    [
        *(("fr", "fr"), ("fr-CA", "fr"), ("FR_ca", "fr"), ("fra", "fr"), ("FRE", "fr"), ("eng-GB", "en")),
        *((" EN-us ", "en"), ("zh-Hans-CN", "zh"), ("haw", "haw"), ("", ""), ("-", "")),
    ],
)
def test_primary(code, main):
    assert primary(code) == main


@pytest.mark.parametrize(
    ("language", "wanted", "close"),
    [
        *(("fr-CA", "fr", 1), ("fr", "fr", 2), ("FR_ca", "fr-CA", 2)),
        *(("fr-FR", "fr-CA", 1), ("fra", "fr", 2), ("en", "fr", 0)),
    ],
)
def test_closeness(language, wanted, close):
    assert closeness(language, wanted) == close
