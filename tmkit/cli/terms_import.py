"""`tmkit terms import`."""

from __future__ import annotations

import click

from tmkit.cli.options import as_json, open_workspace, print_json, workspace_option


@click.command("import", short_help="Bring glossaries of other tools into the workspace's.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--into", required=True, metavar="GLOSSARY", help="The glossary (glossary/terms.csv); made if missing.")
@click.option("--source-lang", metavar="LANG", help="Language of the first column, where a file does not tell.")
@click.option("--target-lang", metavar="LANG", help="Language of the second column.")
@as_json
@workspace_option
def command(
    files: tuple[str, ...],
    into: str,
    source_lang: str | None,
    target_lang: str | None,
    as_json: bool,
    workspace: str | None,
) -> None:
    """Bring glossaries (TBX, CSV, TSV, XLSX, MultiTerm XML, OmegaT) into the workspace's.

    The columns of other tools' tables are told by their first row. Says for each file how many terms were read and
    kept, and what was repaired or dropped, where and why. A concept that the glossary has already is not added again.
    Where one file cannot be read nothing is written. Exit status 1 where no term was kept.
    """
    from tmkit.reports.glossary_text import imported_lines
    from tmkit.reports.json_lines import account_object

    done = open_workspace(workspace).terms_import(files, into=into, source_lang=source_lang, target_lang=target_lang)
    if as_json:
        print_json(
            {**account_object(one.account, one.into), "concepts": one.concepts, "terms": one.terms} for one in done
        )
    else:
        for one in done:
            click.echo("\n".join(imported_lines(one.account, one.into, one.concepts, one.terms)))
    if not any(one.account.kept for one in done):
        click.get_current_context().exit(1)
