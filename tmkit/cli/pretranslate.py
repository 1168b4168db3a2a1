"""`tmkit pretranslate`."""

from __future__ import annotations

from typing import Any

import click

from tmkit.cli.options import (
    as_json,
    draft_bytes,
    filling_options,
    language_options,
    notice,
    open_workspace,
    print_json,
    workspace_option,
)


@click.command("pretranslate", short_help="Fill a draft from the archive, for a translator's tool or as a document.")
@click.argument("draft", metavar="DRAFT")
@click.option("-o", "out", required=True, metavar="OUT", help="The file to write; its ending tells the format.")
@filling_options
@language_options
@as_json
@workspace_option
def command(draft: str, out: str, minimum: int, as_json: bool, workspace: str | None, **options: Any) -> None:
    """Fill a draft from the archive as far as it goes, and mark what is doubtful.

    By its ending OUT is a file for a translator's tool (.xlf is XLIFF 1.2, .xliff 2.1, .po, .tsv, .csv, .xlsx; --format
    docx-table is a table in Word), or the document with the target text: a .docx or .odt keeps the draft's own layout,
    of any other draft a .docx is built. In a document, what is not translated or has to be adapted is shaded, and
    comments say what differs and where it comes from. A DRAFT that is a bilingual file is filled where it is empty.

    Only what the archive has in its whole context counts as translated. Where facts are in conflict, nothing is put in.
    """
    done = open_workspace(workspace).pretranslate(draft, out=out, data=draft_bytes(draft), min=minimum, **options)
    from tmkit.reports.production import pretranslated_lines, row_object

    for said in done.remarks:
        notice(said)
    if as_json:
        print_json(map(row_object, done.rows))
        for line in pretranslated_lines(done):
            notice(line)
    else:
        click.echo("\n".join(pretranslated_lines(done)))
