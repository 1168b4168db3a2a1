"""`tmkit segment`."""

from __future__ import annotations

import click

from tmkit.cli.options import as_json, draft_bytes, notice, print_json, workspace_option


@click.command("segment", short_help="Show the segments that a document yields.")
@click.argument("documents", nargs=-1, required=True, metavar="DOC…")
@click.option("--language", "--source-lang", metavar="LANG", help="Language of the document; detected when not given.")
@as_json
@workspace_option
@click.pass_context
def command(
    context: click.Context, documents: tuple[str, ...], language: str | None, as_json: bool, workspace: str | None
) -> None:
    """Show the segments that a document yields: one sentence each, labels apart, with page and paragraph.

    DOC is a file, or - for standard input. Needs no workspace; in one, compounds broken at a line end are recognised
    by its archive and glossary too.
    """
    from tmkit.reports.json_lines import segment_object
    from tmkit.workspace import segment_document

    folder = workspace or context.find_root().obj
    for document in documents:
        found = segment_document(
            document, data=draft_bytes(document), language=language, workspace=folder, notice=notice
        )
        if as_json:
            print_json(map(segment_object, found))
            continue
        for segment in found:
            place = f"{segment.label or '·'}" + (f" p{segment.page}" if segment.page else "")
            click.echo(f"{segment.id}\t{place}\t{segment.text}")
