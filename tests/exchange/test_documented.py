"""The page on exchange says what the profiles say, and JSON has the keys that are documented."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import click

from tmkit.cli.export import command
from tmkit.exchange.profiles import TOOLS
from tmkit.exchange.returned import KINDS
from tmkit.exchange.writing import FORMATS

DOCS = Path(__file__).parents[2] / "docs"


def test_the_table_of_profiles_is_up_to_date() -> None:
    written = (DOCS / "exchange.md").read_text(encoding="utf-8")
    built = runpy.run_path(str(DOCS / "build_profiles_table.py"))["page"](written)
    assert built == written, "run: python docs/build_profiles_table.py"
    assert all(f"| `{tool}` |" in written for tool in TOOLS)
    assert all(f"| {kind} |" in written for kind in KINDS)


def test_the_command_names_the_tools_of_the_table() -> None:
    context = click.Context(command)
    choices = {
        option.name: list(option.type.choices)
        for option in command.get_params(context)
        if isinstance(option.type, click.Choice)
    }
    assert choices == {"tool": list(TOOLS), "format": list(FORMATS)}


def test_json_has_the_documented_keys(run, workspace, tmp_path) -> None:
    page = (DOCS / "json.md").read_text(encoding="utf-8")
    rows = re.search(r"## `tmkit export`\n.*?\n\|---\|---\|\n(.*?)\n\n", page, re.DOTALL)
    keys = [key for row in rows[1].splitlines() for key in re.findall(r"`(\w+)`", row.split("|")[1])]
    found = run("export", "--json", "-o", tmp_path / "o.tmx", folder=workspace).object
    assert list(found) == [*keys, "signature"]
    back = run(
        "import", "--json", tmp_path / "o.tmx", "--into", "memories/b.tmx", "--returned", folder=workspace
    ).object
    assert set(back["returned"]) == {"unchanged", "added", "replaced", "removed", "changes"}
    assert set(back["returned"]["changes"][0]) == {"kind", "unit", "source", "was", "now"}
