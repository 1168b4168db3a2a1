"""`tmkit terms history`."""

from __future__ import annotations

from pathlib import Path

import click

from tmkit.cli.options import (
    as_json,
    console,
    language_options,
    memory_option,
    notice,
    open_workspace,
    print_json,
    workspace_option,
)


@click.command("history", short_help="Show how the archive rendered a term, year by year.")
@click.argument("text", metavar="TERM")
@click.option("-o", "--output", "out", type=click.Path(), metavar="FILE.html", help="Write it as a page with a chart.")
@memory_option
@language_options
@as_json
@workspace_option
def command(
    text: str,
    out: str | None,
    memory: tuple[str, ...],
    source_lang: str | None,
    target_lang: str | None,
    as_json: bool,
    workspace: str | None,
) -> None:
    """Show how the archive rendered a term, year by year and document by document.

    It says when one rendering gave way to another. Exit status 1 where the archive has no precedent.
    """
    found = open_workspace(workspace).terms_history(
        text, source_lang=source_lang, target_lang=target_lang, memory=memory
    )
    if out is not None and found.units:
        from tmkit.reports.history_page import write_history_page

        write_history_page(found, Path(out))
        notice(f"{out}: written")
    if as_json:
        from tmkit.reports.termbank_json import history_object

        print_json([history_object(found)])
    else:
        from tmkit.reports.history_text import print_history

        print_history(console(), found)
    if not found.units:
        click.get_current_context().exit(1)
