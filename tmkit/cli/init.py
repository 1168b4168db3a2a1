"""`tmkit init`."""

from __future__ import annotations

import click


@click.command("init", short_help="Make a new workspace.")
@click.argument("folder", type=click.Path(), default=".", metavar="[DIR]")
def command(folder: str) -> None:
    """Make a new workspace.

    DIR (default: this folder) gets a commented tmkit.toml, an empty memories/ and glossary/ with the starter glossary.
    """
    from tmkit.workspace import Workspace

    made = Workspace.init(folder)
    click.echo(f"{made.root}: a workspace with {len(made.glossary.concepts)} concepts in its glossary")
    click.echo("Next: tmkit import FILE.tmx --into memories/NAME.tmx, then tmkit lookup --draft DRAFT.txt")
