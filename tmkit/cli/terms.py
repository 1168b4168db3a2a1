"""`tmkit terms`."""

from __future__ import annotations

import click

from tmkit.cli.named import NamedCommands

COMMANDS = {
    "lookup": ("tmkit.cli.terms_lookup", "Find the terms of a text or draft, with their official renderings."),
    "renderings": ("tmkit.cli.terms_renderings", "Show how the archive renders a word or phrase."),
    "extract": ("tmkit.cli.terms_extract", "Find term candidates in memories or a draft, with their renderings."),
    "history": ("tmkit.cli.terms_history", "Show how the archive rendered a term, year by year."),
    "import": ("tmkit.cli.terms_import", "Bring glossaries of other tools into the workspace's."),
    "export": ("tmkit.cli.terms_export", "Write the glossary for other tools."),
    "validate": ("tmkit.cli.terms_validate", "What is wrong in the glossary, with line numbers."),
}


@click.group("terms", cls=NamedCommands, named=COMMANDS, short_help="Ask and keep the glossary.")
def command() -> None:
    """Ask and keep the glossary."""
