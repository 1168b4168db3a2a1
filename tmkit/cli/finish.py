"""`tmkit finish`."""

from __future__ import annotations

import click

from tmkit.cli.options import as_json, language_options, notice, open_workspace, print_json, workspace_option


@click.command("finish", short_help="Make the translated document from a bilingual file that came back.")
@click.argument("bilingual", metavar="BILINGUAL")
@click.option("--original", required=True, metavar="DRAFT", help="The draft that the bilingual file was made of.")
@click.option("-o", "out", required=True, metavar="OUT", help="The document to write: .docx, or .odt of an ODT draft.")
@click.option("--allow-empty", is_flag=True, help="Leave what has no target in the source, shaded.")
@click.option("--force", is_flag=True, help="Replace OUT where it is there.")
@language_options
@as_json
@workspace_option
def command(
    bilingual: str,
    original: str,
    out: str,
    allow_empty: bool,
    force: bool,
    source_lang: str | None,
    target_lang: str | None,
    as_json: bool,
    workspace: str | None,
) -> None:
    """Make the translated document from a bilingual file that came back, in the layout of its draft.

    A .docx or .odt draft keeps its styles, labels, footnotes and tables; of any other a clean .docx is built. It is
    proofread in the target language. BILINGUAL is XLIFF, PO, TSV, CSV, XLSX or a table in Word; each of its rows is
    found again in DRAFT, also where a translator joined or cut segments. A row without a target is refused, with its
    place.
    """
    done = open_workspace(workspace).finish(
        bilingual,
        original=original,
        out=out,
        source_lang=source_lang,
        target_lang=target_lang,
        allow_empty=allow_empty,
        force=force,
    )
    from tmkit.reports.production import finished_lines, finished_object

    for said in done.remarks:
        notice(said)
    if as_json:
        print_json([finished_object(done)])
    else:
        click.echo("\n".join(finished_lines(done)))
