from __future__ import annotations

import pytest

from tmkit.formats.tmx import read_units
from tmkit.model.account import Account


@pytest.fixture
def read(tmp_path):
    """Read a TMX document: its stored units and the account."""

    def read(content: str | bytes, **options):
        path = tmp_path / "a.tmx"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        account = Account("a.tmx")
        return list(read_units(path, account, **options)), account

    return read
