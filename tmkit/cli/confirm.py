"""`tmkit confirm`."""

from __future__ import annotations

import click

from tmkit.cli.options import as_json, language_options, metadata_options, open_workspace, print_json, workspace_option


@click.command("confirm", short_help="Add a confirmed translation to a memory.")
@click.argument("source")
@click.argument("target")
@click.option("--into", required=True, metavar="MEMORY", help="The memory, such as memories/2019.tmx.")
@language_options
@metadata_options
@as_json
@workspace_option
def command(
    source: str,
    target: str,
    into: str,
    source_lang: str | None,
    target_lang: str | None,
    as_json: bool,
    workspace: str | None,
    **metadata: str | None,
) -> None:
    """Add a confirmed translation to a memory; look-ups see it at once.

    Where SOURCE has the same TARGET already, nothing is written; where it has another, a further unit is added with the
    status 'revised'.
    """
    opened = open_workspace(workspace)
    done = opened.confirm(source, target, into=into, source_lang=source_lang, target_lang=target_lang, **metadata)
    if as_json:
        print_json([{"unit": done.unit, "into": done.into, "outcome": done.outcome, "status": done.status}])
    else:
        said = {
            "added": f"unit {done.unit} added",
            "revised": f"unit {done.unit} added, status revised: the source has another translation, too",
            "present": "the archive has this translation already; nothing was written",
        }
        click.echo(f"{done.into}: {said[done.outcome]}")
