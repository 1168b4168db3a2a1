"""What the columns of a bilingual table hold: by the names a person gives, by its header, or by its texts.

A column means a language (`fr`, `fr-CA`), a prop of the unit's document (`@document`, `@date` …), `id`, `note`, or
nothing (`-`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tmkit.model import InputError
from tmkit.storage.tables import Row
from tmkit.text.language import detect_language
from tmkit.text.language_names import LANGUAGES, NAMES
from tmkit.text.languages import closeness, primary

NOTHING = "-"
SOURCE, TARGET = "source", "target"

_ROLES = {
    **dict.fromkeys(("source", "src", "source text", "source segment", "original", "texte source"), SOURCE),
    **dict.fromkeys(("target", "tgt", "target text", "target segment", "translation"), TARGET),
    **dict.fromkeys(("cible", "texte cible", "traduction"), TARGET),
    **dict.fromkeys(("id", "tuid", "segment id", "segment", "seg id", "no.", "nr.", "n°", "#", "key"), "id"),
    **dict.fromkeys(("note", "notes", "comment", "comments", "commentaire", "remarque"), "note"),
    **dict.fromkeys(("document", "doc", "file", "fichier"), "@document"),
    **dict.fromkeys(("symbol", "cote"), "@symbol"),
    **dict.fromkeys(("body", "organe"), "@body"),
    **dict.fromkeys(("status", "statut"), "@status"),
    **dict.fromkeys(("state", "segment status", "confirmation", "état"), "@state"),
    **dict.fromkeys(("locked", "verrouillé"), "@locked"),
    **{name: f"@{name}" for name in ("date", "authority", "label", "page")},
}
_CODE = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)")
_ROLE_OF = re.compile(r"([^(\[]{1,40}?) ?[(\[]([^()\[\]]{1,40})[)\]]")
_LIKELY = 0.9
_FEWEST = 3


class Columns(NamedTuple):
    """What each column means, in order; whether the first row is a header; the language of the source."""

    meanings: tuple[str, ...]
    header: bool
    source: str


def find_columns(
    sample: Sequence[Row], given: Sequence[str] | None, source: str | None, target: str | None, file: object
) -> Columns:
    """The columns of a table, from its first rows and what a person gave: `given` names, the two languages.

    `given` are languages or other meanings in the order of the columns (`fr`, `en`, `-`), or names from the header, or
    two numbers, of the source and of the target column. Raises InputError, with what to pass, where it cannot be told.
    """
    cells = sample[0].cells
    stated = [meaning(cell) for cell in cells]
    header = len([one for one in stated if is_text(one)]) >= 2
    if given:
        asked = [name.strip() for name in given]
        wanted, by_header = _given(asked, cells, stated if header else None, file)
        header = header or by_header
    elif header:
        wanted = stated
    else:
        wanted = _by_texts(sample, source, target, file)
    found = _with_languages(wanted, source, target, sample[1:] if header else sample, file)
    languages = [one for one in found if is_text(one)]
    if len(set(languages)) < 2:
        raise InputError(
            "two columns with languages are needed; name the columns in order, such as --columns fr,en,-", file=file
        )
    called = [heading(cell)[0] for cell in cells] if header and not given else []
    if called.count(SOURCE) == 1 and called.index(SOURCE) < len(found) and is_text(found[called.index(SOURCE)]):
        return Columns(tuple(found), header, found[called.index(SOURCE)])
    return Columns(tuple(found), header, _source(wanted, found, source))


def meaning(name: str) -> str:
    """What a column of this name means, `source` and `target` included; `-` where that is not known."""
    role, language = heading(name)
    return language or role


def heading(name: str) -> tuple[str, str | None]:
    """The role of a column of this name (`source`, `id`, `@label` …, `-`) and its language: `Source (fr)` has both."""
    plain = " ".join(name.strip().strip("\ufeff").casefold().split())
    if plain in _ROLES:
        return _ROLES[plain], None
    language = LANGUAGES.get(plain.partition(" (")[0])
    if language is not None:
        return NOTHING, language
    match = _ROLE_OF.fullmatch(plain)
    if match is not None and _ROLES.get(match[1]) in {SOURCE, TARGET}:
        return _ROLES[match[1]], _coded(match[2]) or LANGUAGES.get(match[2])
    return NOTHING, _coded(name.strip())


def _coded(name: str) -> str | None:
    """The language of a code (`fr`, `EN-gb`), or None."""
    match = _CODE.fullmatch(name)
    if match is None or primary(match[1]) not in NAMES:
        return None
    region = match[2].replace("_", "-")
    return primary(match[1]) + (region.upper() if len(region) == 3 else region)


def is_text(one: str) -> bool:
    """Whether a meaning is a language, or the source or target."""
    return one not in {NOTHING, "id", "note"} and not one.startswith("@")


def _given(
    asked: Sequence[str], cells: Sequence[str], stated: Sequence[str] | None, file: object
) -> tuple[list[str], bool]:
    """The meanings that a person asks for, and whether they are names of a header."""
    if all(name.isdecimal() for name in asked):
        numbers = [int(name) for name in asked]
        if len(numbers) != 2 or not 1 <= min(numbers) < max(numbers) <= len(cells):
            raise InputError(
                f"--columns {','.join(asked)}: expected two numbers from 1 to {len(cells)}, source and target",
                file=file,
            )
        meanings = [NOTHING] * len(cells)
        meanings[numbers[0] - 1], meanings[numbers[1] - 1] = SOURCE, TARGET
        if stated is not None:
            meanings = [
                said if one != NOTHING and is_text(said) else one for one, said in zip(meanings, stated, strict=True)
            ]
        return meanings, False
    names = [cell.strip().casefold() for cell in cells]
    if all(name.casefold() in names for name in asked if name != NOTHING):
        meanings = [NOTHING] * len(cells)
        for name in asked:
            if name != NOTHING:
                known = meaning(name)
                order = SOURCE if SOURCE not in meanings else TARGET
                meanings[names.index(name.casefold())] = order if known == NOTHING else known
        return meanings, True
    meanings = [meaning(name) for name in asked]
    strange = [name for name, one in zip(asked, meanings, strict=True) if one == NOTHING and name != NOTHING]
    if strange and not sum(map(is_text, meanings)) >= 2:
        raise InputError(
            f"--columns: '{strange[0]}' is no language and no name of a column; expected such as fr,en,-", file=file
        )
    if stated is not None:
        meanings = _reordered(meanings, stated)
    return meanings, False


def _reordered(meanings: list[str], stated: Sequence[str]) -> list[str]:
    """The meanings asked for in the places where a header has them; as asked where it has others."""
    places: list[int] = []
    for wanted in meanings:
        like = [at for at, said in enumerate(stated) if at not in places and wanted != NOTHING and _alike(said, wanted)]
        if wanted != NOTHING and not like:
            return meanings
        if like:
            places.append(like[0])
    found = [NOTHING] * len(stated)
    for at, wanted in zip(places, [one for one in meanings if one != NOTHING], strict=True):
        found[at] = wanted
    return found


def _alike(said: str, wanted: str) -> bool:
    if is_text(said) and is_text(wanted):
        return primary(said) == primary(wanted)
    return said == wanted


def _with_languages(
    meanings: Sequence[str], source: str | None, target: str | None, sample: Sequence[Row], file: object
) -> list[str]:
    """The meanings with the language of the source and target columns: as given, else as their texts tell."""
    found = []
    for at, one in enumerate(meanings):
        given = {SOURCE: source, TARGET: target}.get(one)
        told = given or _language(sample, at) if one in {SOURCE, TARGET} else one
        if told is None:
            raise InputError(f"the language of the {one} column cannot be told; give --{one}-lang", file=file, line=1)
        found.append(told)
    return found


def _source(wanted: Sequence[str], found: Sequence[str], given: str | None) -> str:
    """The language of the source column: the one called so, else the closest to the language given, else the first."""
    if SOURCE in wanted:
        return found[wanted.index(SOURCE)]
    languages = [one for one in found if is_text(one)]
    return max(languages, key=lambda language: closeness(language, given)) if given else languages[0]


def _by_texts(sample: Sequence[Row], source: str | None, target: str | None, file: object) -> list[str]:
    """Two columns whose texts are certainly French and English; or any two, where both languages are given."""
    width = Counter(len(row.cells) for row in sample).most_common(1)[0][0]
    told = [_language(sample, at) for at in range(width)]
    if sorted(filter(None, told)) == ["en", "fr"]:
        return [language or NOTHING for language in told]
    if width == 2 and source and target and not any(told):
        return [SOURCE, TARGET]
    raise InputError(
        "has no header that names languages; name the columns in order, such as --columns fr,en", file=file, line=1
    )


def _language(sample: Sequence[Row], at: int) -> str | None:
    """The language of a column where nearly all its texts that can be told are in it."""
    texts = [row.cells[at] for row in sample if at < len(row.cells)]
    told = Counter(language for text in texts if (language := detect_language(text)) is not None)
    if told.total() < min(_FEWEST, len(texts)) or not told:
        return None
    language, count = told.most_common(1)[0]
    return language if count >= _LIKELY * told.total() else None
