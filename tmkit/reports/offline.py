"""What pages that ask nothing of anyone share: packaged files, and a content security policy by hashes."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from importlib.resources import files
from typing import Final

HALF: Final = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair, which UTF-8 cannot hold."""


def packaged(package: str | None, name: str) -> str:
    """A text file that comes with a package."""
    assert package is not None
    return files(package).joinpath(name).read_text("utf-8")


def policy(scripts: Sequence[str], style: str, *more: str) -> str:
    """A policy that allows a page's own scripts and style, and nothing else but `more` says: no network, no image, no
    script that a text could bring along.
    """
    allowed = " ".join(map(_hashed, scripts))
    own = f"default-src 'none'; script-src {allowed}; style-src {_hashed(style)}; img-src data:"
    return "; ".join([own, "base-uri 'none'", "form-action 'none'", *more])


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
