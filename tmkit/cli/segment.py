"""`tmkit segment`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tmkit.cli.options import as_json, draft_bytes, notice, print_json, revisions_option, workspace_option

if TYPE_CHECKING:
    from tmkit.documents import Revisions


@click.command("segment", short_help="Show the segments that a document yields.")
@click.argument("documents", nargs=-1, metavar="DOC…")
@click.option("--language", "--source-lang", metavar="LANG", help="Language of the document; detected when not given.")
@click.option("--srx", type=click.Path(path_type=Path), metavar="FILE", help="Follow the segmentation rules of FILE.")
@click.option(
    "--export-srx", type=click.Path(path_type=Path), metavar="FILE", help="Write tmkit's own rules as SRX 2.0."
)
@revisions_option
@as_json
@workspace_option
@click.pass_context
def command(
    context: click.Context,
    documents: tuple[str, ...],
    language: str | None,
    srx: Path | None,
    export_srx: Path | None,
    revisions: Revisions,
    as_json: bool,
    workspace: str | None,
) -> None:
    """Show the segments that a document yields: one sentence each, labels apart, with page and paragraph.

    DOC is a file, or - for standard input. Needs no workspace; in one, compounds broken at a line end are recognised
    by its archive and glossary too, and its own segmentation rules are followed, if tmkit.toml names some.
    """
    from tmkit.reports.json_lines import segment_object
    from tmkit.workspace import segment_document, write_own_rules

    if export_srx is not None:
        write_own_rules(export_srx)
    elif not documents:
        raise click.UsageError("Missing argument 'DOC…'.")
    folder = workspace or context.find_root().obj
    for document in documents:
        found = segment_document(
            document,
            data=draft_bytes(document),
            language=language,
            workspace=folder,
            srx=srx,
            revisions=revisions,
            notice=notice,
        )
        if as_json:
            print_json(map(segment_object, found))
            continue
        for segment in found:
            place = f"{segment.label or '·'}" + (f" p{segment.page}" if segment.page else "")
            click.echo(f"{segment.id}\t{place}\t{segment.text}")
