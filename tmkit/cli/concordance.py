"""`tmkit concordance`."""

from __future__ import annotations

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


@click.command("concordance", short_help="Show every unit that has some words, in context.")
@click.argument("pattern")
@click.option("--regex", is_flag=True, help="PATTERN is a regular expression over the text as written.")
@click.option("--side", type=click.Choice(["source", "target", "both"]), default="both", show_default=True)
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, help="Shown at most; 0 is all.")
@memory_option
@click.option("--renderings/--no-renderings", default=True, help="Ask the lexicon what renders a passage (default).")
@language_options
@as_json
@workspace_option
def command(
    pattern: str,
    regex: bool,
    side: str,
    limit: int,
    memory: tuple[str, ...],
    renderings: bool,
    source_lang: str | None,
    target_lang: str | None,
    as_json: bool,
    workspace: str | None,
) -> None:
    """Show every unit whose source or target has the words of PATTERN, in order, in context.

    Words are compared as in look-ups (case, apostrophes, spaces do not count). '*' stands for any words between,
    'minist*' for any such word. Exit status 1 where nothing has them.
    """
    found = open_workspace(workspace).concordance(
        pattern,
        regex=regex,
        side=side,
        limit=limit or None,
        memory=memory,
        source_lang=source_lang,
        target_lang=target_lang,
        renderings=renderings,
    )
    if as_json:
        from tmkit.reports.json_lines import concordance_object

        print_json(map(concordance_object, found.lines))
        notice(f"{found.in_source:,} units in {found.source_lang}, {found.in_target:,} in {found.target_lang}")
    else:
        from tmkit.reports.concordance_text import print_concordance

        print_concordance(console(), found)
    if not found.total:
        click.get_current_context().exit(1)
