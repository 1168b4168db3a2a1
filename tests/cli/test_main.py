from __future__ import annotations

import subprocess
import sys

import click
import pytest

from tmkit.cli.main import COMMANDS, tmkit

HEAVY = ("numpy", "lxml", "rich", "sacremoses", "polars", "scipy", "regex", "msgspec", "rapidfuzz")


@pytest.mark.parametrize(
    "code", ["import tmkit", "from tmkit.cli.main import tmkit; tmkit(['--help'], standalone_mode=False)"]
)
def test_start_up_loads_nothing_heavy(code: str) -> None:
    asked = f"{code}\nimport sys\nprint([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_help_lists_the_commands_in_the_order_of_a_working_day(run) -> None:
    ran = run("--help")
    assert ran.status == 0
    shown = [line.split()[0] for line in ran.stdout.partition("Commands:")[2].splitlines() if line.startswith("  ")]
    assert [name for name in shown if name in COMMANDS] == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_list_is_the_commands_own(name: str) -> None:
    command = tmkit.get_command(click.Context(tmkit), name)
    assert command is not None
    assert command.name == name
    assert command.get_short_help_str(200) == COMMANDS[name][1]


def test_a_misspelt_command_is_answered_with_the_one_that_may_be_meant(run) -> None:
    ran = run("lokup", "x")
    assert ran.status == 2
    assert "lookup" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_command(run, shell: str) -> None:
    ran = run("completion", shell)
    assert ran.status == 0
    assert "_TMKIT_COMPLETE" in ran.stdout


def test_outside_a_workspace_one_line_says_what_to_do(run, tmp_path) -> None:
    ran = run("lookup", "Un texte quelconque du rapport.", folder=tmp_path)
    assert ran.status == 2
    assert ran.stdout == ""
    assert len(ran.stderr.splitlines()) == 1
    assert "tmkit init" in ran.stderr


def test_version(run) -> None:
    assert run("--version").stdout.startswith("tmkit, version 1.")
