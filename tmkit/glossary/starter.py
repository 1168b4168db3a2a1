"""The starter glossary that comes with tmkit."""

from __future__ import annotations

from pathlib import Path

import tmkit


def starter_path() -> Path:
    """The folder of the starter glossary: in the wheel `tmkit/starter`, in a checkout the top-level `glossary`."""
    package = Path(tmkit.__file__).parent
    packaged = package / "starter"
    return packaged if packaged.is_dir() else package.parent / "glossary"
