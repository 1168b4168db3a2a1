"""`tmkit terms renderings`."""

from __future__ import annotations

import click

from tmkit.cli.options import (
    as_json,
    console,
    language_options,
    memory_option,
    open_workspace,
    print_json,
    workspace_option,
)


@click.command("renderings", short_help="Show how the archive renders a word or phrase.")
@click.argument("text")
@click.option("--limit", type=click.IntRange(min=0), default=10, show_default=True, help="Renderings shown; 0 is all.")
@memory_option
@language_options
@as_json
@workspace_option
def command(
    text: str,
    limit: int,
    memory: tuple[str, ...],
    source_lang: str | None,
    target_lang: str | None,
    as_json: bool,
    workspace: str | None,
) -> None:
    """Show how the archive renders a word or phrase, in whatever inflected form.

    Renderings come with how many distinct pairs of texts and documents have each, since when, whose they are, and the
    three newest units in context. Exit status 1 where the archive has no precedent.
    """
    found = open_workspace(workspace).terms_renderings(
        text, source_lang=source_lang, target_lang=target_lang, limit=limit or None, memory=memory
    )
    if as_json:
        from tmkit.reports.termbank_json import renderings_object

        print_json([renderings_object(found)])
    else:
        from tmkit.reports.renderings_text import print_renderings

        print_renderings(console(), found)
    if not found.units:
        click.get_current_context().exit(1)
