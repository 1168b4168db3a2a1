"""`tmkit import`."""

from __future__ import annotations

import click

from tmkit.cli.options import as_json, language_options, metadata_options, open_workspace, print_json, workspace_option


@click.command("import", short_help="Bring bilingual files into a memory.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--into", required=True, metavar="MEMORY", help="The memory (memories/2018.tmx); made if missing.")
@click.option("--columns", metavar="NAMES", help="Languages of a table's columns in order, such as fr,en; - skips one.")
@click.option("--returned", is_flag=True, help="The files come back from another tool: merge them by unit, and report.")
@click.option("--sent", metavar="FILE", help="With --returned: the file as it was sent; tells who changed what.")
@click.option("--approve", is_flag=True, help="With --returned: take what changed as it is, not as unreviewed.")
@language_options
@metadata_options
@as_json
@workspace_option
def command(
    files: tuple[str, ...],
    into: str,
    columns: str | None,
    returned: bool,
    sent: str | None,
    approve: bool,
    source_lang: str | None,
    target_lang: str | None,
    as_json: bool,
    workspace: str | None,
    **metadata: str | None,
) -> None:
    """Bring bilingual files into a memory: TMX, XLIFF, TXML, PO, TSV, CSV, XLSX, SDLTM, or tables in Word.

    Says for each file how many units were read and kept, and which were repaired or dropped, where and why. A unit that
    the memory has already, the same in everything, is not added again. Exit status 1 where nothing was kept.

    With --returned each unit is compared with the memory's: what is new or changed is added as unreviewed, beside what
    there is; with --approve it is revised and takes its place. What is in conflict, has another source or was locked
    never does, and what was deleted stays: they are listed.
    """
    from tmkit.reports.account_text import account_lines, into_line
    from tmkit.reports.json_lines import account_object
    from tmkit.reports.returned_text import returned_keys, returned_lines

    opened = open_workspace(workspace)
    kept = False
    # One file after another, so that each is told of even where a later one cannot be read.
    for file in files:
        (done,) = opened.import_files(
            [file],
            into=into,
            columns=columns.split(",") if columns else None,
            returned=returned,
            sent=sent,
            approve=approve,
            source_lang=source_lang,
            target_lang=target_lang,
            **metadata,
        )
        kept = kept or done.into is not None
        if as_json:
            print_json([account_object(done.account, done.into) | returned_keys(done.returned)])
        else:
            told = [*account_lines(done.account), *returned_lines(done.returned), *into_line(done.into, done.added)]
            click.echo("\n".join(told))
    if not kept:
        click.get_current_context().exit(1)
