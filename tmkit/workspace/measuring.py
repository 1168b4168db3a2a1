"""Measuring checks on published text: memories, as if each of their documents were a draft beside its source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tmkit.checks.measure import Measured, measure, subjects
from tmkit.checks.registry import all_checks, chosen
from tmkit.formats.registry import read_bilingual
from tmkit.lookup.texts import variants_in
from tmkit.memory.metadata import origin
from tmkit.model import InputError, Unit
from tmkit.text.languages import primary
from tmkit.workspace.findings import knowledge
from tmkit.workspace.opened import Progress
from tmkit.workspace.pairs import checked_language
from tmkit.workspace.surroundings import Surroundings

_MEMORIES = "**/*.tmx"
_EVERY = 500


def measure_memories(
    memories: Sequence[str | Path],
    *,
    workspace: str | Path | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    notice: Callable[[str], None] = lambda _: None,
    progress: Progress | None = None,
) -> Measured:
    """How often every check, or those of `only` without those of `skip`, fires on bilingual files, or folders of TMX.

    Glossary and house styles are a workspace's, if there is one; its archive is not asked about itself. Languages that
    are not given are those of the first unit. Raises InputError where a file cannot be read or has no pair.
    """
    checked_language(source_lang)
    checked_language(target_lang)
    named = {check.id for check in chosen(only, skip)}
    checks = [
        check
        for check in all_checks()
        if (check.id in named if only else check.id not in skip and check.family not in skip)
    ]
    around = Surroundings(workspace, notice=notice, progress=progress)
    files = [path for memory in memories for path in _files(Path(memory), around)]
    if not files:
        raise InputError("nothing to measure on: name memories, or a folder of them")
    languages = _languages(files[0], source_lang, target_lang)
    pairs = (pair for path in files for pair in _pairs(path, languages, progress))
    return measure(subjects(pairs, *languages), replace(knowledge(around), archive=None), checks)


def _files(memory: Path, around: Surroundings) -> Iterator[Path]:
    """The files that a name means: below this folder or below the workspace's."""
    path = memory if memory.exists() or around.root is None else around.root / memory
    if path.is_dir():
        yield from sorted(path.glob(_MEMORIES))
    else:
        yield path


def _languages(path: Path, source: str | None, target: str | None) -> tuple[str, str]:
    units, account = read_bilingual(path, source_lang=source, target_lang=target)
    unit = next(units, None)
    if unit is None:
        raise InputError("has no unit with text in two languages", file=path)
    spoken = [variant.language for variant in unit.variants]
    stated = unit.attribute("srclang") or account.source_language
    if source is None:
        others = [code for code in spoken if target is None or primary(code) != primary(target)]
        source = stated if stated in others else next(iter(others), spoken[0])
    other = target or next((code for code in spoken if primary(code) != primary(source)), None)
    if other is None:
        raise InputError(f"has no text beside {source} in its first unit; give --target-lang", file=path)
    return source, other


def _pairs(path: Path, languages: tuple[str, str], progress: Progress | None) -> Iterator[tuple[str, str, str]]:
    """(document, source, target) of each unit that has both; a unit without document is of one named as its file."""
    units, _ = read_bilingual(path, source_lang=languages[0], target_lang=languages[1])
    for number, unit in enumerate(units):
        if progress is not None and number % _EVERY == 0:
            progress(f"measuring on {path}", number, 0)
        source, target = (_text(unit, language) for language in languages)
        if source and target:
            yield origin(unit).document or path.name, source, target
    if progress is not None:
        progress(f"measuring on {path}", 1, 1)


def _text(unit: Unit, language: str) -> str:
    variants = variants_in(unit, language)
    return variants[0].segment.text if variants else ""
