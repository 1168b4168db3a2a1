"""`tmkit report`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tmkit.cli.options import (
    against_option,
    count_option,
    date_option,
    draft_bytes,
    force_option,
    language_options,
    notice,
    open_workspace,
    revisions_option,
    workspace_option,
)


@click.command("report", short_help="Make one page of a draft: leverage, matches, terms, findings, changes.")
@click.argument("draft")
@click.option("-o", "out", type=click.Path(path_type=Path), required=True, metavar="FILE", help="The page: .html.")
@click.option(
    "--earlier",
    nargs=2,
    type=click.Path(),
    metavar="OLD-SOURCE OLD-TARGET",
    help="An earlier version and its translation, to show what changed.",
)
@click.option(
    "--earlier-bilingual", type=click.Path(), metavar="FILE", help="The same from one bilingual file, or a memory."
)
@against_option
@count_option
@date_option
@force_option
@revisions_option
@language_options
@workspace_option
def command(
    draft: str,
    out: Path,
    earlier: tuple[str, str] | None,
    earlier_bilingual: str | None,
    force: bool,
    workspace: str | None,
    **options: Any,
) -> None:
    """Make one page of a draft: leverage, matches, terms, findings, changes.

    The page is one file that asks nothing of anyone: open it in a browser, send it, print it. It shows how much of the
    draft the archive has, each segment with what was said before and what differs, the terms of the glossary, what a
    reviser would mark, and, with --earlier, what changed. DRAFT is a document, or - for standard input.
    """
    from tmkit.storage.outputs import free

    if earlier and earlier_bilingual:
        raise click.UsageError("Give --earlier or --earlier-bilingual, not both.")
    if out.suffix.lower() not in {".html", ".htm"}:
        raise click.UsageError(f"The page is HTML: name it .html, not '{out.name}'.")
    before = earlier or ((earlier_bilingual,) if earlier_bilingual else ())
    free(out, draft, *before, force=force)
    found = open_workspace(workspace).report(draft, data=draft_bytes(draft), earlier=before, **options)
    from tmkit.reports.draft_page import write_draft_page

    write_draft_page(found, out)
    notice(f"written to {out}")
