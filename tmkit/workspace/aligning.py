"""Aligning documents and writing what comes of it: a memory, a review, the beads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from tmkit.align import Aligned, Alignment, arranged, bead_lines, judged, units
from tmkit.align.outcome import Outcome
from tmkit.align.review import read_review, write_review
from tmkit.align.splitting import HOW
from tmkit.align.translation_units import UNREVIEWED
from tmkit.documents import Revisions
from tmkit.memory.editing import checked_metadata
from tmkit.memory.files import SUFFIX
from tmkit.memory.metadata import origin
from tmkit.model import InputError, Unit
from tmkit.storage.atomic import replace_file
from tmkit.storage.opening import read_input
from tmkit.text.languages import primary
from tmkit.workspace.aligned_memory import check_replaceable, write_memory
from tmkit.workspace.drafts import stated_date
from tmkit.workspace.opened import Notice, Progress
from tmkit.workspace.pairing import DocumentPair, find_pairs
from tmkit.workspace.pairs import checked_language
from tmkit.workspace.segmentation import rules_at
from tmkit.workspace.sides import Sides, align_sides, read_bilingual_document, read_documents, read_lines
from tmkit.workspace.surroundings import Surroundings

REVIEWS = (".html", ".tsv")
_PATHS = ("beads", "review", "from_review")


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """How documents are aligned, and what is written of it beside the memory.

    `split` parts one bilingual document: `columns`, `table`, `pages` or `language`. `review` is a file (`.html` or
    `.tsv`), or a folder where many pairs are aligned; `from_review` a reviewed TSV. `force` writes a memory even where
    two documents do not seem to render each other, `replace` over one that holds units of other documents.
    """

    source_lang: str | None = None
    target_lang: str | None = None
    split: str | None = None
    one_segment_a_line: bool = False
    revisions: Revisions = "final"
    beads: Path | None = None
    review: Path | None = None
    from_review: Path | None = None
    force: bool = False
    replace: bool = False


class Prepared(NamedTuple):
    """A pair that was aligned, its units not yet written."""

    outcome: Outcome
    units: tuple[Unit, ...]
    into: Path | None


def align(
    documents: Sequence[str | Path] = (),
    *,
    out: str | Path | None = None,
    pairs: str | Path | None = None,
    workspace: str | Path | None = None,
    metadata: Mapping[str, str | None] | None = None,
    notice: Notice = lambda _: None,
    progress: Progress | None = None,
    **options: Any,
) -> Iterator[Outcome | InputError]:
    """Align documents, with or without a workspace, and write their units into the memory `out`.

    `documents` are a source and a target, two folders whose documents match by name, or one bilingual document; or
    `pairs` is a list of pairs (TSV or CSV). `options` are those of `AlignOptions`, `metadata` what every unit is to
    know of its document. Raises InputError as `align_pairs` does.
    """
    paths = {name: None if options.get(name) is None else Path(options[name]) for name in _PATHS}
    chosen = AlignOptions(**{**options, **paths})
    found, remarks = find_pairs([Path(document) for document in documents], None if pairs is None else Path(pairs))
    for remark in remarks:
        notice(remark)
    around = Surroundings(workspace, notice=notice, progress=progress)
    where = None if out is None else Path(out)
    return align_pairs(found, where, chosen, metadata=metadata or {}, around=around, progress=progress)


def align_pairs(
    pairs: Sequence[DocumentPair],
    out: Path | None,
    options: AlignOptions,
    *,
    metadata: Mapping[str, str | None],
    around: Surroundings,
    progress: Progress | None = None,
) -> Iterator[Outcome | InputError]:
    """Align each pair and write its units: all into the memory `out`, or each into one of its own in the folder `out`.

    A memory of several pairs is written when all are aligned. A pair that cannot be read is an InputError among the
    results; with a single pair it is raised. Raises InputError before anything is read where an argument is not what
    it should be, or `out` holds units of other documents.
    """
    named, out = out, None if out is None else around.memory(out)
    _check(pairs, out, options)
    given = {name: value for name, value in checked_metadata(metadata).items() if value is not None}
    together = out is not None and out.suffix.lower() == SUFFIX
    if out is not None and together and not options.replace:
        check_replaceable(out, [given.get("document") or pair.name for pair in pairs])
    gathered: list[Prepared] = []
    for pair in pairs:
        into = out if together or out is None else out / f"{pair.name}{SUFFIX}"
        shown = named if together or named is None else named / f"{pair.name}{SUFFIX}"
        try:
            if into is not None and not together and not options.replace:
                check_replaceable(into, [given.get("document") or pair.name])
            found = _align(pair, into, shown, options, given, around, progress)
            if found.into is not None and not together:
                write_memory(found.into, found.units, found.outcome.aligned.alignment)
        except InputError as error:
            if len(pairs) == 1:
                raise
            yield error
            continue
        if together:
            gathered.append(found)
        else:
            yield found.outcome
    kept = [found for found in gathered if found.into is not None]
    if out is not None and kept:
        write_memory(out, [unit for found in kept for unit in found.units], kept[0].outcome.aligned.alignment)
    for found in gathered:
        yield found.outcome


def _check(pairs: Sequence[DocumentPair], out: Path | None, options: AlignOptions) -> None:
    checked_language(options.source_lang)
    checked_language(options.target_lang)
    many = len(pairs) > 1
    if options.split is not None and options.split not in HOW:
        raise InputError(f"--split {options.split}: expected one of {', '.join(HOW)}")
    if out is None and options.review is None and options.beads is None:
        raise InputError("nothing to write: give -o MEMORY.tmx, --review or --beads")
    if many and (options.from_review is not None or options.beads is not None):
        raise InputError("--from-review and --beads are for one pair of documents")
    if out is not None and out.suffix.lower() != SUFFIX and not many and not out.is_dir():
        raise InputError("expected a memory (NAME.tmx), or a folder that is there", file=out)
    if options.review is not None and not many and options.review.suffix.lower() not in REVIEWS:
        raise InputError("expected a review as NAME.html or NAME.tsv", file=options.review)
    if options.review is not None and many and options.review.suffix.lower() in REVIEWS:
        raise InputError("is one file for many pairs; expected a folder", file=options.review)


def _align(
    pair: DocumentPair,
    into: Path | None,
    shown: Path | None,
    options: AlignOptions,
    metadata: Mapping[str, str],
    around: Surroundings,
    progress: Progress | None,
) -> Prepared:
    sides = _read(pair, options, around)
    notes = list(sides.notes)
    if options.from_review is not None:
        data = read_input(options.from_review, "a reviewed TSV")
        source, target = arranged(sides.source, sides.target)
        aligned = judged(read_review(data, str(options.from_review), source, target))
    else:
        aligned = _aligned(pair, sides, around, progress)
    alignment = aligned.alignment
    known = {"document": pair.name, **pair.metadata, **metadata}
    if "date" not in known:
        date = stated_date(alignment.source.segments, primary(alignment.source.language))
        if date is not None:
            known["date"] = date
            notes.append(f"{pair.source}: dated {date} by its title; --date says otherwise")
    made = tuple(units(alignment, metadata=known))
    kept = into if made and (aligned.parallel or options.force) else None
    outcome = Outcome(
        known["document"],
        str(pair.source),
        str(pair.target or pair.source),
        aligned,
        len(made),
        sum(origin(unit).status == UNREVIEWED for unit in made),
        _alone(alignment),
        None if kept is None else str(shown),
        tuple(map(str, _written(alignment, options, pair))),
        tuple(notes),
    )
    return Prepared(outcome, made, kept)


def _read(pair: DocumentPair, options: AlignOptions, around: Surroundings) -> Sides:
    languages = {"source_lang": options.source_lang, "target_lang": options.target_lang}
    rules = rules_at(around.root)
    if pair.target is None:
        if options.split is None:
            raise InputError(
                "is one document; name its translation too, or say with --split how it holds both languages",
                file=pair.source,
            )
        return read_bilingual_document(pair.source, options.split, known_word=around.knows, rules=rules, **languages)
    if options.one_segment_a_line:
        return read_lines(pair.source, pair.target, **languages)
    return read_documents(
        pair.source, pair.target, known_word=around.knows, revisions=options.revisions, rules=rules, **languages
    )


def _aligned(pair: DocumentPair, sides: Sides, around: Surroundings, progress: Progress | None) -> Aligned:
    def told(done: int, total: int) -> None:
        if progress is not None:
            progress(f"aligning {pair.name}", done, total)

    return align_sides(sides, around, told)


def _written(alignment: Alignment, options: AlignOptions, pair: DocumentPair) -> Iterator[Path]:
    """Write review and beads where they are asked for; gives what was written."""
    if options.beads is not None:
        lines = "".join(f"{line}\n" for line in bead_lines(alignment.beads, alignment.source, alignment.target))
        _write(options.beads, lines.encode())
        yield options.beads
    if options.review is None:
        return
    review = options.review
    if review.suffix.lower() not in REVIEWS:
        review = review / f"{pair.name}.html"
    if review.suffix.lower() == ".tsv":
        table = StringIO(newline="")
        write_review(alignment, table)
        _write(review, table.getvalue().encode())
    else:
        from tmkit.reports.review_page import review_page

        _write(review, review_page(alignment).encode())
    yield review


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, data)


def _alone(alignment: Alignment) -> tuple[int, int]:
    """How many segments of each side have no counterpart."""
    single = [bead for bead in alignment.beads if not bead.two_sided and not bead.dropped]
    return sum(bead.source[1] - bead.source[0] for bead in single), sum(
        bead.target[1] - bead.target[0] for bead in single
    )
