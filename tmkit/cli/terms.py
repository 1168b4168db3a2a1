"""`tmkit terms`."""

from __future__ import annotations

import click

from tmkit.cli.named import NamedCommands

COMMANDS = {
    "lookup": ("tmkit.cli.terms_lookup", "Find the terms of a text or draft, with their official renderings."),
}


@click.group("terms", cls=NamedCommands, named=COMMANDS, short_help="Ask and keep the glossary.")
def command() -> None:
    """Ask and keep the glossary."""
