"""Findings of an earlier run, so that only new ones are told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tmkit.model import InputError
from tmkit.storage.opening import read_input


def read_baseline(path: Path) -> frozenset[str]:
    """The keys of all places that an earlier run told, as it wrote them (`tmkit check --json`, `-o FILE.json`).

    Raises InputError for a file that is no such run.
    """
    try:
        text = read_input(path, "the findings of an earlier run").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("is no UTF-8 text; expected the findings of an earlier run in JSON", file=path) from None
    keys: set[str] = set()
    for number, finding in _objects(text, path):
        places = finding.get("places") if isinstance(finding, dict) else None
        told = [place.get("id") for place in places if isinstance(place, dict)] if isinstance(places, list) else []
        found = [key for key in told if isinstance(key, str)]
        if not found:
            raise InputError("is no finding of 'tmkit check --json': it has no places with ids", file=path, line=number)
        keys.update(found)
    return frozenset(keys)


def _objects(text: str, path: Path) -> list[tuple[int, Any]]:
    """The findings with their lines: an array, or one a line."""
    try:
        if text.lstrip().startswith("["):
            return [(1, value) for value in json.loads(text)]
        return [(number, json.loads(line)) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    except (ValueError, RecursionError):
        raise InputError("is no JSON; expected the findings of an earlier run", file=path) from None
