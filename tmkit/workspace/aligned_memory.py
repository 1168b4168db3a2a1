"""The memory that an alignment writes: made anew, and never over what it did not make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tmkit.align import Alignment
from tmkit.formats.tmx import default_header, scan, write_tmx
from tmkit.memory.bulk import replace_memory
from tmkit.memory.files import FOLDER
from tmkit.memory.identity import name_new
from tmkit.memory.metadata import DOCUMENT
from tmkit.model import InputError, Unit
from tmkit.storage.atomic import replace_file
from tmkit.workspace.start import find_root

_NAMED = 3


def check_replaceable(out: Path, documents: Sequence[str]) -> None:
    """Raise InputError where a memory exists and has units of other documents than these."""
    if not out.exists():
        return
    others = {document or "documents without a name" for document in _documents(out)} - set(documents)
    if others:
        named = ", ".join(sorted(others)[:_NAMED]) + (" …" if len(others) > _NAMED else "")
        raise InputError(f"has units of {named} too; name another memory, or --replace it", file=out)


def write_memory(out: Path, units: Sequence[Unit], alignment: Alignment) -> None:
    """Write a memory anew, atomically; in a workspace under its lock. Raises InputError where it cannot be written."""
    header = default_header(alignment.source.language)
    try:
        root = find_root(out.parent if out.parent.exists() else Path())
    except InputError:
        root = None
    if root is not None and out.resolve().is_relative_to(root / FOLDER):
        replace_memory(root, out.resolve(), units, header)
        return
    ids: set[str] = set()
    out.parent.mkdir(parents=True, exist_ok=True)
    replace_file(out, lambda stream: write_tmx(stream, (name_new(unit, ids) for unit in units), header))


def _documents(out: Path) -> Iterator[str | None]:
    for unit in scan(out):
        yield next((text for kind, text in unit.properties if kind == DOCUMENT), None)
