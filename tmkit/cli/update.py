"""`tmkit update`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tmkit.cli.options import (
    as_json,
    console,
    draft_bytes,
    filling_options,
    language_options,
    notice,
    open_workspace,
    print_json,
    revisions_option,
    workspace_option,
)

_PATH = click.Path(path_type=Path)


@click.command("update", short_help="Carry an earlier version and its translation over to a new source.")
@click.argument("documents", nargs=-1, metavar="OLD-SOURCE OLD-TARGET NEW-SOURCE")
@click.option(
    "-o",
    "out",
    type=_PATH,
    metavar="OUT",
    help="The file to write: .xlf .xliff .po .tsv .csv .xlsx, or the document as .docx or .odt; without it, only tell.",
)
@filling_options
@revisions_option
@language_options
@as_json
@workspace_option
def command(
    documents: tuple[str, ...],
    out: Path | None,
    minimum: int,
    as_json: bool,
    workspace: str | None,
    **options: Any,
) -> None:
    """Carry an earlier version and its translation over to a new source.

    The earlier version is last year's report, or yesterday's draft with its revised translation: two documents
    (OLD-SOURCE OLD-TARGET), or one bilingual file in their place, as a translator's tool gives it back, or a memory.
    What is unchanged keeps its target, untouched; what was moved, split, merged or changed is proposed, with what
    differs; what is new is filled from the archive; what was dropped, and which references to its own paragraphs the
    new version has made wrong, is listed. NEW-SOURCE may be - for standard input.
    """
    if len(documents) not in {2, 3}:
        raise click.UsageError("Name OLD-SOURCE, OLD-TARGET and NEW-SOURCE, or one bilingual file and NEW-SOURCE.")
    updated = open_workspace(workspace).update(
        documents, out=out, data=draft_bytes(documents[-1]), min=minimum, **options
    )
    for said in updated.remarks:
        notice(said)
    if as_json:
        from tmkit.reports.update_json import update_objects

        print_json(update_objects(updated))
    else:
        from tmkit.reports.update_text import print_update

        print_update(console(), updated)
