"""`tmkit align`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tmkit.cli.options import (
    as_json,
    language_options,
    metadata_options,
    notice,
    print_json,
    revisions_option,
    workspace_option,
)
from tmkit.model import InputError

_PATH = click.Path(path_type=Path)


@click.command("align", short_help="Align two documents, or the two sides of one, into a memory.")
@click.argument("documents", nargs=-1, metavar="[SOURCE TARGET]", type=_PATH)
@click.option("-o", "out", type=_PATH, metavar="MEMORY", help="The memory to write (memories/2018.tmx), or a folder.")
@click.option("--pairs", type=_PATH, metavar="LIST", help="A TSV or CSV of pairs: source, target, document, date …")
@click.option(
    "--split",
    type=click.Choice(["columns", "table", "pages", "language"]),
    help="Part one bilingual document by its columns, a table's, its pages, or the language of its paragraphs.",
)
@click.option("--one-segment-a-line", is_flag=True, help="The texts are segmented already: a line is a segment.")
@revisions_option
@click.option("--beads", type=_PATH, metavar="FILE", help="Write every bead as [0, 1]:[0], numbers from 0.")
@click.option("--review", type=_PATH, metavar="FILE", help="Write a review page (.html) or table (.tsv).")
@click.option("--from-review", type=_PATH, metavar="FILE", help="Take a reviewed table back instead of aligning.")
@click.option("--force", is_flag=True, help="Write the memory even where the documents do not seem to match.")
@click.option("--replace", is_flag=True, help="Write over a memory that has units of other documents too.")
@language_options
@metadata_options
@as_json
@workspace_option
def command(
    documents: tuple[Path, ...],
    out: Path | None,
    pairs: Path | None,
    as_json: bool,
    workspace: str | None,
    **options: Any,
) -> None:
    """Align two documents, or the two sides of one, into a memory.

    SOURCE and TARGET are documents in two languages (text, PDF, DOCX, ODT, HTML, Markdown, XLSX), or two folders whose
    documents match by name. What is certain gets the status given; the rest is `unreviewed`, which look-ups declare and
    take points for, and stands first in the review. Documents that do not render each other are told, with exit status
    1, and no memory is written. Needs no workspace; in one, its archive and glossary help.
    """
    from tmkit.cli.progress import show_progress
    from tmkit.memory.metadata import METADATA
    from tmkit.reports.align_text import align_lines
    from tmkit.reports.json_lines import align_object
    from tmkit.workspace.aligning import align

    context = click.get_current_context()
    said: set[str] = set()

    def once(message: str) -> None:
        if message not in said:
            said.add(message)
            notice(message)

    metadata = {name: options.pop(name) for name in METADATA}
    refused = failed = False
    for found in align(
        documents,
        out=out,
        pairs=pairs,
        workspace=workspace or context.find_root().obj,
        notice=once,
        progress=show_progress,
        metadata=metadata,
        **options,
    ):
        if isinstance(found, InputError):
            failed = True
            click.echo(f"tmkit: {found}", err=True)
            continue
        for note in found.notes:
            once(note)
        refused = refused or (not found.aligned.parallel and found.into is None)
        if as_json:
            print_json([align_object(found)])
        else:
            click.echo("\n".join(align_lines(found)))
    if failed or refused:
        context.exit(2 if failed else 1)
