"""Writing what leaves the workspace: a TMX in a tool's dialect, rows in a bilingual format, text for training."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tmkit.exchange.dialect import Dialect, beside
from tmkit.exchange.leaving import Exported, Leaving, counted
from tmkit.exchange.profiles import profile
from tmkit.exchange.rows import unit_rows
from tmkit.formats.tmx import write_tmx
from tmkit.formats.writing import ENDINGS, format_for, write_rows
from tmkit.model import BilingualHead, InputError, Row, Unit
from tmkit.storage.atomic import replace_file

FORMATS = ("tmx", "csv", "xlsx", "po", "xliff", "moses")
"""What `--format` takes, beside the endings of names."""

_ENDINGS = {".tmx": "tmx", ".moses": "moses"}


def written_format(out: Path, wanted: str | None) -> str:
    """The format of a file to be written: as asked for, else by its ending. Raises InputError where that tells none."""
    if wanted is not None:
        return wanted if wanted in {"tmx", "moses"} else format_for(out, wanted)
    ending = out.suffix.lower()
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if ending in ENDINGS:
        return format_for(out)
    known = ", ".join(sorted({*_ENDINGS, *ENDINGS}))
    raise InputError(
        f"the ending '{ending}' tells no format: expected {known}, or --format; a folder is written with --for omegat",
        file=out,
    )


def write_memory(leaving: Leaving, out: Path, dialect: Dialect, told: Exported) -> None:
    """Write a TMX in a dialect, replaced atomically. Raises InputError where no unit would be in it."""

    def write(stream: BinaryIO) -> None:
        write_tmx(stream, counted(in_dialect(leaving.units(told), dialect, told), told), dialect.header())
        refuse_nothing(told)

    replace_file(out, write)
    told.files.append(str(out))


def in_dialect(units: Iterator[Unit], dialect: Dialect, told: Exported) -> Iterator[Unit]:
    """The units as the dialect has them; those that lack one of its languages are counted."""
    for unit, context in beside(units, dialect.source):
        written = dialect.written(unit, context)
        if written is None:
            told.left_out[f"no text in {dialect.source} and {dialect.target}"] += 1
        else:
            yield written


def write_table(leaving: Leaving, out: Path, wanted: str, languages: tuple[str, str], told: Exported) -> None:
    """Write a bilingual file of rows. Raises InputError where none would be in it."""

    def rows() -> Iterator[Row]:
        yield from unit_rows(leaving.units(told), *languages, told)
        refuse_nothing(told)

    names = [name for name, _ in leaving.memories]
    head = BilingualHead(Path(names[0]).name if len(names) == 1 else "memories", *languages)
    write_rows(head, rows(), out, wanted=wanted)
    told.files.append(str(out))


def write_training(leaving: Leaving, out: Path, languages: tuple[str, str], told: Exported, held_out: float) -> None:
    """Write parallel text for training an engine."""
    from tmkit.exchange.moses import write_moses

    write_moses(leaving.units(told), out, *languages, told, held_out=held_out)


def dialect_for(tool: str | None, source: str, target: str, *, neighbours: bool, pair: bool = False) -> Dialect:
    """The dialect of a tool, or of any tool where none is named; with `pair` of the two languages alone."""
    return Dialect.of(profile(tool or "plain"), source, target, neighbours=neighbours, pair=pair)


def refuse_nothing(told: Exported) -> None:
    """Raises InputError where nothing was written: an empty file would replace whatever there was."""
    if not told.written:
        why = "; ".join(f"{count:,} {reason}" for reason, count in told.left_out.items())
        raise InputError(f"no unit to export: the memories have {told.read:,}{f' ({why})' if why else ''}")
