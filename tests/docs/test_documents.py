"""The documents say what the program does."""

from __future__ import annotations

import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path

import pytest


def test_the_command_reference_is_the_commands_help(repository: Path) -> None:
    page = runpy.run_path(str(repository / "docs" / "build_cli_reference.py"))["reference"]()
    written = (repository / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == page, "run: python docs/build_cli_reference.py"


def console_examples(page: str) -> list[tuple[str, str]]:
    """(command, output) of every ```console block; a block may hold several commands."""
    found: list[tuple[str, str]] = []
    for block in re.findall(r"^```console\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


@pytest.mark.parametrize("page", ["README.md"])
def test_the_examples_print_what_is_shown(page: str, repository: Path, sample_workspace: Path) -> None:
    examples = console_examples((repository / page).read_text(encoding="utf-8"))
    assert examples
    for command, shown in examples:
        assert scrubbed(run_shown(command, sample_workspace)) == scrubbed(shown), command


def scrubbed(text: str) -> str:
    """Ids of confirmed units differ each time."""
    return re.sub(r"\b[0-9a-f]{20}\b", "0" * 20, text)


def run_shown(command: str, folder: Path) -> str:
    """What a terminal of 100 columns without colour would show of a `tmkit …` command, piped or not."""
    first, *filters = command.split(" | ")
    arguments = shlex.split(first)
    assert arguments[0] == "tmkit"
    environment = {"PATH": "/usr/bin:/bin", "NO_COLOR": "1", "COLUMNS": "100", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "tmkit", *arguments[1:]], cwd=folder, env=environment, capture_output=True, check=False
    )
    printed = done.stdout
    for each in filters:
        printed = subprocess.run(
            shlex.split(each), input=printed, env=environment, capture_output=True, check=True
        ).stdout
    return printed.decode()


def test_the_python_example_runs(repository: Path, sample_workspace: Path) -> None:
    (code,) = re.findall(
        r"^```python\n(.*?)^```", (repository / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=sample_workspace, capture_output=True, text=True, check=True
    )
    assert re.match(r"\d+ \w+ \w", done.stdout)
