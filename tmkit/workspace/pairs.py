"""The language pair of a look-up: given, detected, or declared."""

from __future__ import annotations

from dataclasses import dataclass

from tmkit.config import LANGUAGE_CODE, Settings
from tmkit.model import InputError
from tmkit.text.languages import primary


@dataclass(frozen=True, slots=True)
class Pair:
    """From which language to which, and what to say about how that was found."""

    source: str
    target: str
    notices: tuple[str, ...] = ()


def find_pair(detected: str | None, source: str | None, target: str | None, settings: Settings) -> Pair:
    """The pair for a text: as given; else the source as `detected` in it, or declared, and the other declared one.

    Raises `InputError` where both languages are the same, or one is no language code.
    """
    source, target = checked_language(source), checked_language(target)
    notices: list[str] = []
    declared = settings.source_language, settings.target_language
    if source is None:
        source = detected
        how = "detected"
        if source is None:
            how = "declared in tmkit.toml; the text is too short to tell"
            source = next((one for one in declared if target is None or primary(one) != primary(target)), declared[0])
        # What the settings call a region (`fr-CA`) is meant where its language is detected.
        source = next((one for one in declared if primary(one) == primary(source)), source)
        notices.append(f"source language {source} ({how})")
    if target is None:
        target = next((one for one in declared if primary(one) != primary(source)), declared[1])
        notices.append(f"target language {target}")
    if primary(source) == primary(target):
        raise InputError(f"source and target language are both {primary(source)}; give --source-lang or --target-lang")
    return Pair(source, target, (", ".join(notices),) if notices else ())


def checked_language(code: str | None) -> str | None:
    """A language code as given, or None. Raises `InputError` for what is none."""
    if code is not None and not LANGUAGE_CODE.fullmatch(code):
        raise InputError(f"language {code!r}: expected a code such as fr, en or fr-CA")
    return code
