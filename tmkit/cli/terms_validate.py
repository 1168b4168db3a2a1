"""`tmkit terms validate`."""

from __future__ import annotations

import click

from tmkit.cli.options import as_json, open_workspace, print_json, workspace_option


@click.command("validate", short_help="What is wrong in the glossary, with line numbers.")
@click.argument("files", nargs=-1, metavar="[FILE]…")
@as_json
@workspace_option
def command(files: tuple[str, ...], as_json: bool, workspace: str | None) -> None:
    """What is wrong in the glossary, or in any glossary files, with line numbers.

    Rows that cannot be read; duplicates; homographs that nothing tells apart; two preferred terms where there should be
    one; supersession in a circle or by nothing; acronyms of what the concept has not; impossible dates; terms in
    another language than they say. Exit status 1 where something is found.
    """
    from dataclasses import asdict

    from tmkit.reports.glossary_text import finding_lines

    found = list(open_workspace(workspace).terms_validate(files))
    if as_json:
        print_json(map(asdict, found))
    else:
        click.echo("\n".join(finding_lines(found)))
    if found:
        click.get_current_context().exit(1)
