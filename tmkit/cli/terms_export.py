"""`tmkit terms export`."""

from __future__ import annotations

import click

from tmkit.cli.options import as_json, notice, open_workspace, print_json, workspace_option


@click.command("export", short_help="Write the glossary for other tools.")
@click.option("-o", "out", required=True, metavar="OUT", help="The file to write; its name tells the format.")
@click.option(
    "--format",
    "format",
    type=click.Choice(["tbx", "tbx-core", "tbx-v2", "csv", "tsv", "xlsx", "omegat"]),
    help="The format, where the name does not tell it: tbx is TBX-Basic of version 3.",
)
@click.option(
    "--style", type=click.Choice(["dca", "dct"]), default="dca", show_default=True, help="The style of TBX 3."
)
@click.option("--source-lang", metavar="LANG", help="With --target-lang: only terms of these two languages.")
@click.option("--target-lang", metavar="LANG", help="Language to translate into.")
@click.option("--domain", multiple=True, metavar="NAME", help="Only concepts of this domain. Repeatable.")
@as_json
@workspace_option
def command(
    out: str,
    format: str | None,  # noqa: A002
    style: str,
    source_lang: str | None,
    target_lang: str | None,
    domain: tuple[str, ...],
    as_json: bool,
    workspace: str | None,
) -> None:
    """Write the glossary for other tools; says what their format cannot hold.

    TBX and our own tables hold everything. A tab glossary (omegat) has two languages and a comment; forbidden terms are
    marked in it.
    """
    done = open_workspace(workspace).terms_export(
        out, format=format, style=style, source_lang=source_lang, target_lang=target_lang, domain=domain
    )
    if as_json:
        from dataclasses import asdict

        print_json([asdict(done)])
        return
    click.echo(f"{done.file} ({done.format}): {done.concepts:,} concepts, {done.terms:,} terms")
    for remark in done.remarks:
        notice(remark)
