"""Write docs/cli.md from the commands' own help: `python docs/build_cli_reference.py`. A test compares the two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from tmkit.cli.main import tmkit

TARGET = Path(__file__).with_name("cli.md")


def reference() -> str:
    """The whole page."""
    parts = ["# Command reference\n", "Written by `python docs/build_cli_reference.py` from the commands' own help.\n"]
    parts += [f"## {name}\n\n```text\n{text}\n```\n" for name, text in _helps(tmkit, "tmkit", None)]
    return "\n".join(parts)


def _helps(command: click.Command, name: str, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    last = name.rsplit(" ", 1)[-1]
    context = click.Context(command, info_name=last, parent=parent, terminal_width=100, **command.context_settings)
    yield name, command.get_help(context).rstrip()
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None:
                yield from _helps(found, f"{name} {child}", context)


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
