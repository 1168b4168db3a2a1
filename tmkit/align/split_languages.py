"""Which of two halves of a document is in which language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tmkit.model import InputError
from tmkit.text.language import detect_language
from tmkit.text.languages import primary

Given = tuple[str | None, str | None]
"""The source language and the target language, where they are given."""

_SAMPLE = 20_000  # characters
_LITTLE = 60  # letters in which a language need not show
_OTHER = {"fr": "en", "en": "fr"}
_NAMES = {
    "fr": "fr fra fre français francais french französisch francés francese",
    "en": "en eng anglais english englisch inglés inglese",
    "de": "de deu ger allemand german deutsch",
    "es": "es spa espagnol spanish español espanol spanisch",
    "it": "it ita italien italian italiano italienisch",
    "pt": "pt por portugais portuguese português portugues",
    "nl": "nl nld dut néerlandais dutch nederlands",
    "ru": "ru rus russe russian русский",
    "ar": "ar ara arabe arabic العربية",
    "zh": "zh zho chi chinois chinese 中文",
}
_BY_NAME = {name: code for code, names in _NAMES.items() for name in names.split()}
_BESIDE = frozenset(
    "langue language sprache version texte text en in la the en: original traduction translation source cible target"
    " officielle official - – :".split()
)


@dataclass(frozen=True, slots=True)
class Oriented:
    """The languages of the source and of the target; `swapped` where the source is the second of the two halves."""

    source: str
    target: str
    swapped: bool
    notes: tuple[str, ...] = ()


def named_language(text: str) -> str | None:
    """The language that a heading such as `Français`, `EN` or `English version` names; None for any other text."""
    words = text.lower().replace("(", " ").replace(")", " ").replace("/", " ").split()
    if not 0 < len(words) <= 3:
        return None
    codes = {_BY_NAME[word.strip(".:")] for word in words if word.strip(".:") in _BY_NAME}
    others = [word for word in words if word.strip(".:") not in _BY_NAME and word not in _BESIDE]
    return codes.pop() if len(codes) == 1 and not others else None


def told_language(texts: Sequence[str]) -> str | None:
    """The language of some texts taken together, `fr` or `en`; None where it cannot be told."""
    sample: list[str] = []
    length = 0
    for text in texts:
        sample.append(text)
        length += len(text)
        if length > _SAMPLE:
            break
    return detect_language("\n".join(sample))


def letters(texts: Sequence[str]) -> int:
    """How many letters some texts have."""
    return sum(character.isalpha() for text in texts for character in text)


def oriented(
    first: Sequence[str],
    second: Sequence[str],
    given: Given,
    file: str,
    what: str,
    named: tuple[str | None, str | None] = (None, None),
) -> Oriented:
    """Which half is the source. `what` are the halves in words; `named` what their headings call them.

    Raises InputError where both are in one language, where they are in others than those given, and where languages
    that were not given cannot be told.
    """
    told = [name or told_language(texts) for name, texts in zip(named, (first, second), strict=True)]
    if not letters(first) or not letters(second):
        raise InputError(f"of the two {what} only one has text; expected a language in each", file=file)
    if told[0] is not None and told[0] == told[1]:
        raise InputError(f"the two {what} are both in {told[0]}; expected two languages", file=file)
    source, target = given
    straight = _fits(told[0], source) + _fits(told[1], target)
    crossed = _fits(told[1], source) + _fits(told[0], target)
    if max(straight, crossed) < 0:
        seen = " and ".join(code or "another language" for code in told)
        asked = " and ".join(code for code in given if code)
        raise InputError(f"the two {what} are in {seen}, not in {asked}", file=file)
    swapped = crossed > straight
    here, there = (told[1], told[0]) if swapped else (told[0], told[1])
    sizes = [letters(texts) for texts in ((second, first) if swapped else (first, second))]
    notes: tuple[str, ...] = ()
    if here is None and there is None and source and target:
        notes = (f"the languages of the two {what} could not be told: the first is taken for {source}",)
    source = source or here or _complement(target or there, sizes[0])
    target = target or there or _complement(source, sizes[1])
    if source is None or target is None:
        raise InputError(
            f"the languages of the two {what} cannot be told; give --source-lang and --target-lang", file=file
        )
    return Oriented(source, target, swapped, notes)


def _fits(told: str | None, given: str | None) -> int:
    if told is None or given is None:
        return 0
    return 1 if told == primary(given) else -2


def _complement(code: str | None, size: int) -> str | None:
    """Of French and English the one that the other half is not, where there is too little text to tell."""
    return _OTHER.get(primary(code)) if code is not None and size <= _LITTLE else None
