"""The non-breaking prefixes of Moses, taken from the data of an installed sacremoses without importing it.

Importing sacremoses takes a third of a second, which every command would pay; its lists are plain data. Versions up to
0.1 keep them in text files, later ones in a module of one dictionary; both are read here. Where neither is found the
lists are empty and our own rules stand alone.
"""

from __future__ import annotations

import ast
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_MARK = "#NUMERIC_ONLY#"


@cache
def moses_prefixes(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The prefixes of a language (`fr`), without their stop: those that never end a sentence; those before numbers."""
    plain: set[str] = set()
    numeric: set[str] = set()
    for line in _listing(f"nonbreaking_prefix.{language}").splitlines():
        word, _, comment = line.partition("#")
        if word.strip():
            (numeric if _MARK in f"#{comment}" else plain).add(word.strip().rstrip("."))
    return frozenset(plain), frozenset(numeric)


def _listing(name: str) -> str:
    """The text of one of sacremoses' prefix files, or nothing."""
    spec = find_spec("sacremoses")
    if spec is None or not spec.submodule_search_locations:
        return ""
    room = Path(spec.submodule_search_locations[0])
    try:
        return (room / "data" / "nonbreaking_prefixes" / name).read_text(encoding="utf-8")
    except OSError:
        pass
    try:
        return _dictionary(room / "_data_nonbreaking_prefixes.py").get(name, "")
    except (OSError, ValueError, SyntaxError):
        return ""


@cache
def _dictionary(module: Path) -> dict[str, str]:
    """The one dictionary that the module assigns, read as a literal: nothing of it is run."""
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign):
            value = ast.literal_eval(node.value)
            if isinstance(value, dict):
                return {str(key): str(text) for key, text in value.items()}
    return {}
