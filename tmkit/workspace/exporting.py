"""What leaves a workspace for other tools."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tmkit.memory.files import FOLDER, memory_file
from tmkit.model import BilingualHead, DraftSegment, InputError, Row, Segment, SegmentLookup, Unit, Variant
from tmkit.storage.outputs import free
from tmkit.workspace.pairs import Pair, find_pair
from tmkit.workspace.producing import Producing

if TYPE_CHECKING:
    from tmkit.exchange.leaving import Exported, Leaving

HELD_OUT = 0.02
"""The share of documents that `--format moses` keeps for testing where nothing is said."""


class Exporting(Producing):
    """The command `tmkit export`."""

    def export(
        self,
        out: str | Path,
        *,
        tool: str | None = None,
        format: str | None = None,  # noqa: A002 - the command's own word
        memory: Sequence[str] = (),
        date: str | None = None,
        document: Sequence[str] = (),
        text: str | None = None,
        status: Sequence[str] = (),
        draft: str | Path | None = None,
        min: int = 70,  # noqa: A002
        source_lang: str | None = None,
        target_lang: str | None = None,
        auto: bool = False,
        held_out: float = HELD_OUT,
        force: bool = False,
    ) -> Exported:
        """Write the memories, or some of their units, for other tools; says what was written and what was left out.

        `tool` is one of `tmkit.exchange.profiles.TOOLS`; `omegat` and an `out` that is no `.tmx` ask for a whole
        project, with `auto` its exact matches in `tm/auto`. `format` is `tmx`, `csv`, `xlsx`, `po`, `xliff` or `moses`,
        else what the name says. `memory` names memories or folders; `date` is one or two (`2015..2018`); `document`
        names may have `*`; `status` may be `none`; `draft` asks for what matches it at `min` or more. What there is
        already is replaced only with `force`. Raises InputError where nothing would be written.
        """
        from tmkit.exchange.leaving import Exported, Leaving
        from tmkit.exchange.profiles import TOOLS
        from tmkit.exchange.selection import selection

        if tool is not None and tool not in TOOLS:
            raise InputError(f"tool '{tool}': expected one of {', '.join(TOOLS)}")
        path = self._outside(Path(out))
        project = tool == "omegat" and format is None and path.suffix.lower() != ".tmx"
        wanted = self._format(path, tool, format, auto=auto, project=project)
        asked = selection(date, document, text, status)
        pair = find_pair(None, source_lang, target_lang, self.settings)
        head: BilingualHead | None = None
        drawn: list[SegmentLookup] = []
        if draft is not None:
            read, pair = self._drafted(draft, None, source_lang, target_lang)
            head = read.head
            draw = self._draw(Pair(pair.source, pair.target), min, None, memory, None, renderings=False)
            drawn = list(draw.segments(read.segments, in_context=True))
            asked = replace(asked, units=frozenset(self._matched(drawn)))
        leaving = Leaving(self._chosen(memory), asked, self._progress)
        told = Exported([], wanted, tool or "", pair.source, pair.target)
        if project:
            self._export_project(path, leaving, pair, told, head, drawn, auto=auto, force=force)
        else:
            only = bool(source_lang or target_lang)
            self._export_file(path, wanted, leaving, pair, told, held_out=held_out, force=force, only=only)
        return told

    def _outside(self, out: Path) -> Path:
        if out.resolve().is_relative_to((self.root / FOLDER).resolve()):
            raise InputError(
                f"is below {FOLDER}/, where it would be one more memory: write it elsewhere (to join memories, see "
                "'tmkit memory merge')",
                file=out,
            )
        return out

    def _format(self, out: Path, tool: str | None, wanted: str | None, *, auto: bool, project: bool) -> str:
        from tmkit.exchange.writing import written_format

        if auto and not project:
            raise InputError("--auto belongs to a whole project: --for omegat -o DIR")
        if project:
            return "omegat project"
        if tool is not None and wanted is None and out.suffix.lower() != ".tmx":
            raise InputError(
                f"a tool's dialect is one of TMX: name a file that ends in .tmx, not '{out.name}'", file=out
            )
        if tool is not None and wanted not in {None, "tmx"}:
            raise InputError(f"a tool's dialect is one of TMX, not of {wanted}: give --for or --format")
        return written_format(out, wanted)

    def _chosen(self, names: Sequence[str]) -> tuple[tuple[str, Path], ...]:
        """The memories named, or all, as (name, path)."""
        wanted = self._wanted(names)
        memories = self.memories
        found = dict.fromkeys(file.memory for file in memories.memories if wanted is None or wanted(file.name))
        if not found:
            raise InputError("the workspace has no memory", file=self.root)
        return tuple((name, self.root.joinpath(*name.split("/"))) for name in sorted(found))

    def _matched(self, drawn: Sequence[SegmentLookup]) -> set[tuple[str, str]]:
        return {
            (memory_file(self.root, self.root / match.memory).memory, match.unit) for found in drawn for match in found
        }

    def _export_file(
        self,
        out: Path,
        wanted: str,
        leaving: Leaving,
        pair: Pair,
        told: Exported,
        *,
        held_out: float,
        force: bool,
        only: bool,
    ) -> None:
        from tmkit.exchange.writing import dialect_for, write_memory, write_table, write_training

        languages = pair.source, pair.target
        files = [out]
        if wanted == "moses":
            from tmkit.exchange.moses import moses_files

            files = list(moses_files(out, *languages).values())
        for file in files:
            free(file, force=force)
        if wanted == "tmx":
            # A unit that is left out must not leave as another's neighbour.
            dialect = dialect_for(told.tool or None, *languages, neighbours=leaving.selection.is_all, pair=only)
            told.source_language, told.target_language = dialect.source, dialect.target
            write_memory(leaving, out, dialect, told)
        elif wanted == "moses":
            if not 0 <= held_out < 1:
                raise InputError(f"held out {held_out}: expected a share from 0 to below 1")
            write_training(leaving, out, languages, told, held_out)
        else:
            write_table(leaving, out, wanted, languages, told)

    def _export_project(
        self,
        folder: Path,
        leaving: Leaving,
        pair: Pair,
        told: Exported,
        head: BilingualHead | None,
        drawn: Sequence[SegmentLookup],
        *,
        auto: bool,
        force: bool,
    ) -> None:
        from tmkit.exchange.omegat import Project, write_project
        from tmkit.exchange.writing import dialect_for

        srx = self.settings.srx
        project = Project(
            leaving,
            dialect_for("omegat", pair.source, pair.target, neighbours=False),
            self._points,
            self.glossary.concepts,
            self.settings.authorities,
            auto,
            head,
            tuple(_row(found.segment) for found in drawn),
            tuple(unit for found in drawn for unit in _exact(found)) if auto else (),
            None if srx is None else (self.root / srx).read_bytes(),
        )
        write_project(folder, project, told, force=force)

    def _points(self, unit: Unit, memory: str) -> int:
        """The points that a look-up takes off a unit, whatever the text."""
        from tmkit.lookup.score import memory_points
        from tmkit.memory.metadata import origin

        rules, known = self.settings.penalties, origin(unit)
        points = memory_points(rules, memory) + rules.status.get(known.status or "", 0)
        if known.confidence is not None and known.confidence < rules.confident:
            points += rules.low_confidence
        return min(points, 100)


def _row(segment: DraftSegment) -> Row:
    """A segment as OmegaT takes it: its own text as target, since what has none is not offered."""
    from tmkit.pretranslate.draft import empty_row

    row = empty_row(segment)
    return replace(row, target=row.source, state="proposed")


def _exact(found: SegmentLookup) -> list[Unit]:
    """The best exact match of a segment that loses no points, as a unit that has the draft's own text."""
    for match in found:
        if match.score >= 100 and not match.penalties:
            own = found.segment.text
            return [Unit((Variant(found.source_lang, Segment(own)), Variant(found.target_lang, Segment(match.target))))]
    return []
