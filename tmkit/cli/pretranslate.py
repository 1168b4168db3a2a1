"""`tmkit pretranslate`."""

from __future__ import annotations

import click

from tmkit.cli.options import (
    as_json,
    draft_bytes,
    language_options,
    notice,
    open_workspace,
    print_json,
    workspace_option,
)

_FORMATS = ("xliff", "xliff2", "po", "tsv", "csv", "xlsx", "docx-table", "docx", "odt")


@click.command("pretranslate", short_help="Fill a draft from the archive, for a translator's tool or as a document.")
@click.argument("draft", metavar="DRAFT")
@click.option("-o", "out", required=True, metavar="OUT", help="The file to write; its ending tells the format.")
@click.option(
    "--format",
    "format",
    type=click.Choice(_FORMATS),
    help="The format, where the name does not tell it; docx-table has source and target side by side.",
)
@click.option(
    "--min",
    "minimum",
    type=click.IntRange(1, 102),
    default=75,
    show_default=True,
    help="Least score of a target that is put in; what falls short is proposed.",
)
@click.option("--memory", multiple=True, metavar="PATH", help="Only this memory, or folder of memories. Repeatable.")
@click.option("--date", metavar="DATE", help="The draft's date, for the status of terms; else the one it states.")
@click.option("--clean", is_flag=True, help="A document without shades and comments.")
@click.option("--force", is_flag=True, help="Replace OUT where it is there.")
@language_options
@as_json
@workspace_option
def command(
    draft: str,
    out: str,
    format: str | None,  # noqa: A002
    minimum: int,
    memory: tuple[str, ...],
    date: str | None,
    clean: bool,
    force: bool,
    source_lang: str | None,
    target_lang: str | None,
    as_json: bool,
    workspace: str | None,
) -> None:
    """Fill a draft from the archive as far as it goes, and mark what is doubtful.

    By its ending OUT is a file for a translator's tool (.xlf is XLIFF 1.2, .xliff 2.1, .po, .tsv, .csv, .xlsx; --format
    docx-table is a table in Word), or the document with the target text: a .docx or .odt keeps the draft's own layout,
    of any other draft a .docx is built. In a document, what is not translated or has to be adapted is shaded, and
    comments say what differs and where it comes from. A DRAFT that is a bilingual file is filled where it is empty.

    Only what the archive has in its whole context counts as translated. Where facts are in conflict, nothing is put in.
    """
    done = open_workspace(workspace).pretranslate(
        draft,
        out=out,
        data=draft_bytes(draft),
        format=format,
        min=minimum,
        memory=memory,
        date=date,
        source_lang=source_lang,
        target_lang=target_lang,
        clean=clean,
        force=force,
    )
    from tmkit.reports.production import pretranslated_lines, row_object

    for said in done.remarks:
        notice(said)
    if as_json:
        print_json(map(row_object, done.rows))
        for line in pretranslated_lines(done):
            notice(line)
    else:
        click.echo("\n".join(pretranslated_lines(done)))
