from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tmkit.glossary import Glossary, read_glossary

HEADER = "concept,language,term,status,part_of_speech,form,valid_from,valid_until,owner"


@pytest.fixture
def glossary(tmp_path: Path) -> Callable[..., Glossary]:
    """Make a glossary of rows in the columns of HEADER; cells left out at the end are empty."""

    def make(*lines: str) -> Glossary:
        folder = tmp_path / "glossary"
        folder.mkdir(exist_ok=True)
        (folder / "own.csv").write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8")
        return read_glossary(folder)

    return make
