"""`tmkit import`."""

from __future__ import annotations

import click

from tmkit.cli.options import as_json, language_options, metadata_options, open_workspace, print_json, workspace_option


@click.command("import", short_help="Bring bilingual files into a memory.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--into", required=True, metavar="MEMORY", help="The memory (memories/2018.tmx); made if missing.")
@click.option("--columns", metavar="NAMES", help="Languages of a table's columns in order, such as fr,en; - skips one.")
@language_options
@metadata_options
@as_json
@workspace_option
def command(
    files: tuple[str, ...],
    into: str,
    columns: str | None,
    source_lang: str | None,
    target_lang: str | None,
    as_json: bool,
    workspace: str | None,
    **metadata: str | None,
) -> None:
    """Bring bilingual files (TMX, TSV, CSV) into a memory.

    Says for each file how many units were read and kept, and which were repaired or dropped, where and why. A unit that
    the memory has already, the same in everything, is not added again. Exit status 1 where nothing was kept.
    """
    done = open_workspace(workspace).import_files(
        files,
        into=into,
        columns=columns.split(",") if columns else None,
        source_lang=source_lang,
        target_lang=target_lang,
        **metadata,
    )
    if as_json:
        from tmkit.reports.json_lines import account_object

        print_json(account_object(one.account, one.into) for one in done)
    else:
        from tmkit.reports.account_text import account_lines

        for one in done:
            click.echo("\n".join(account_lines(one.account)))
            if one.into:
                click.echo(f"  into      {one.into}: {one.added:,} units added")
    if not any(one.into for one in done):
        click.get_current_context().exit(1)
