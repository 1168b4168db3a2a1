"""`tmkit finish`."""

from __future__ import annotations

from typing import Any

import click

from tmkit.cli.options import (
    as_json,
    force_option,
    language_options,
    notice,
    open_workspace,
    print_json,
    workspace_option,
)


@click.command("finish", short_help="Make the translated document from a bilingual file that came back.")
@click.argument("bilingual", metavar="BILINGUAL")
@click.option("--original", required=True, metavar="DRAFT", help="The draft that the bilingual file was made of.")
@click.option("-o", "out", required=True, metavar="OUT", help="The document to write: .docx, or .odt of an ODT draft.")
@click.option("--allow-empty", is_flag=True, help="Leave what has no target in the source, shaded.")
@force_option
@language_options
@as_json
@workspace_option
def command(bilingual: str, as_json: bool, workspace: str | None, **options: Any) -> None:
    """Make the translated document from a bilingual file that came back, in the layout of its draft.

    A .docx or .odt draft keeps its styles, labels, footnotes and tables; of any other a clean .docx is built. It is
    proofread in the target language. BILINGUAL is XLIFF, PO, TSV, CSV, XLSX or a table in Word; each of its rows is
    found again in DRAFT, also where a translator joined or cut segments. A row without a target is refused, with its
    place.
    """
    done = open_workspace(workspace).finish(bilingual, **options)
    from tmkit.reports.production import finished_lines, finished_object

    for said in done.remarks:
        notice(said)
    if as_json:
        print_json([finished_object(done)])
    else:
        click.echo("\n".join(finished_lines(done)))
