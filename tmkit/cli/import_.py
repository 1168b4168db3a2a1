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
    from tmkit.reports.account_text import account_lines, into_line
    from tmkit.reports.json_lines import account_object

    opened = open_workspace(workspace)
    kept = False
    # One file after another, so that each is told of even where a later one cannot be read.
    for file in files:
        (done,) = opened.import_files(
            [file],
            into=into,
            columns=columns.split(",") if columns else None,
            source_lang=source_lang,
            target_lang=target_lang,
            **metadata,
        )
        kept = kept or done.into is not None
        if as_json:
            print_json([account_object(done.account, done.into)])
        else:
            click.echo("\n".join([*account_lines(done.account), *into_line(done.into, done.added)]))
    if not kept:
        click.get_current_context().exit(1)
