"""The settings of a workspace, as `tmkit.toml` declares them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import msgspec

from tmkit.config.houses import HOUSES
from tmkit.config.rates import RATES
from tmkit.model import ConfigurationError
from tmkit.model.unit import STATUSES

FILE = "tmkit.toml"
LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
"""What a language is called: a code of two or three letters, with region and the like after it (`fr`, `fr-CA`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalties:
    """Points (integers from 0 to 100) that lower a score, added up.

    `memories` is by path below the workspace (`memories/old.tmx`) or a folder of it. `low_confidence` applies to units
    aligned with a confidence below `confident`. Any penalty first lowers a context match to 100.
    """

    memories: dict[str, int] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=lambda: {"unreviewed": 10})
    low_confidence: int = 0
    confident: float = 0.9
    missing_codes: int = 1
    several_translations: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `tmkit.toml` declares; everything has a default.

    `authorities` are in order, best first: of two equal matches the one with the better authority comes first.
    `houses` gives the house style of each language (`{"fr": "un"}`). The languages are those assumed for a text too
    short to tell. `srx` is a file of segmentation rules, below the workspace's folder; ours apply where it is None.
    `rates` are what a word of each band of an analysis costs, in percent of a new one.
    """

    source_language: str = "fr"
    target_language: str = "en"
    srx: str | None = None
    authorities: tuple[str, ...] = ()
    houses: dict[str, str] = field(default_factory=dict)
    penalties: Penalties = field(default_factory=Penalties)
    rates: Mapping[str, int] = field(default_factory=lambda: dict(RATES))


class _Languages(msgspec.Struct, forbid_unknown_fields=True):
    source: str = "fr"
    target: str = "en"


class _Penalties(msgspec.Struct, forbid_unknown_fields=True):
    memories: dict[str, int] = {}
    status: dict[str, int] = {}
    low_confidence: int = 0
    confident: float = 0.9
    missing_codes: int = 1
    several_translations: int = 0


class _Segmentation(msgspec.Struct, forbid_unknown_fields=True):
    srx: str | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True):
    languages: _Languages = msgspec.field(default_factory=_Languages)
    segmentation: _Segmentation = msgspec.field(default_factory=_Segmentation)
    authorities: tuple[str, ...] = ()
    house: dict[str, str] = {}
    penalties: _Penalties = msgspec.field(default_factory=_Penalties)
    rates: dict[str, int] = {}


def read_settings(file: Path) -> Settings:
    """Read `tmkit.toml`.

    Raises `ConfigurationError` with the line (syntax) or the path of the key (`penalties.status.draft`).
    """
    try:
        declared = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), _File)
    except UnicodeDecodeError:
        raise ConfigurationError("not UTF-8 text; save it as UTF-8", file=file) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"not valid TOML: {error}", file=file) from None
    except msgspec.ValidationError as error:
        raise ConfigurationError(f"{str(error).replace('$.', '')}; see docs/configuration.md", file=file) from None
    except OSError as error:
        raise ConfigurationError(f"cannot be read: {error.strerror}", file=file) from None
    _check_languages(declared.languages, file)
    for code, house in declared.house.items():
        _check_code("house", code, file)
        _check_name(f"house: {code} = '{house}'", house, HOUSES, file)
    for status in declared.penalties.status:
        _check_name(f"penalties: status.{status}", status, STATUSES, file)
    own = declared.penalties
    if not 0 <= own.confident <= 1:
        raise ConfigurationError(f"penalties: confident = {own.confident}, expected a number from 0 to 1", file=file)
    given = {**own.memories, **{f"status.{k}": v for k, v in own.status.items()}}
    given |= {k: getattr(own, k) for k in ("low_confidence", "missing_codes", "several_translations")}
    for name, points in given.items():
        if not 0 <= points <= 100:
            raise ConfigurationError(f"penalties: {name} = {points}, expected an integer from 0 to 100", file=file)
    for band, rate in declared.rates.items():
        _check_name(f"rates: {band}", band, tuple(RATES), file)
        if not 0 <= rate <= 100:
            raise ConfigurationError(f"rates: {band} = {rate}, expected an integer from 0 to 100 (percent)", file=file)
    return Settings(
        source_language=declared.languages.source,
        target_language=declared.languages.target,
        srx=declared.segmentation.srx,
        authorities=declared.authorities,
        houses={re.split("[-_]", code)[0].lower(): house for code, house in declared.house.items()},
        penalties=Penalties(
            memories=own.memories,
            status={"unreviewed": 10} | own.status,
            low_confidence=own.low_confidence,
            confident=own.confident,
            missing_codes=own.missing_codes,
            several_translations=own.several_translations,
        ),
        rates=dict(RATES) | declared.rates,
    )


def _check_languages(declared: _Languages, file: Path) -> None:
    for name, code in (("source", declared.source), ("target", declared.target)):
        _check_code(f"languages: {name}", code, file)
    first, second = (re.split("[-_]", code)[0].lower() for code in (declared.source, declared.target))
    if first == second:
        raise ConfigurationError(f"languages: source and target are both {first}, expected two languages", file=file)


def _check_code(name: str, code: str, file: Path) -> None:
    if not LANGUAGE_CODE.fullmatch(code):
        raise ConfigurationError(f"{name} = '{code}', expected a code such as fr or en-GB", file=file)


def _check_name(said: str, name: str, known: Sequence[str], file: Path) -> None:
    """Raises `ConfigurationError` for a name that is not known, with the one that may be meant."""
    if name in known:
        return
    near = get_close_matches(name.lower(), known, n=1)
    meant = f"did you mean '{near[0]}'?" if near else f"expected one of {', '.join(known)}"
    raise ConfigurationError(f"{said} is not known; {meant}", file=file)
