"""Options that several commands share, and how they reach the workspace and the terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import IO, TYPE_CHECKING, Any, TypeVar, cast

import click

from tmkit.model import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from tmkit.workspace import Workspace

Command = TypeVar("Command", bound=Callable[..., Any])

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object a line.")

workspace_option = click.option(
    "--workspace",
    "-w",
    type=click.Path(),
    metavar="DIR",
    help="The workspace's folder; else the nearest parent folder that has a tmkit.toml.",
)
"""`--workspace`, which is also taken before the command's name."""

revisions_option = click.option(
    "--revisions",
    type=click.Choice(["original", "final", "both"]),
    default="final",
    show_default=True,
    help="Which text of a document with tracked changes.",
)

memory_option = click.option(
    "--memory", multiple=True, metavar="PATH", help="Only this memory, or folder of memories. Repeatable."
)

against_option = click.option(
    "--against", multiple=True, metavar="MEMORY", help="Only this memory, or folder of memories. Repeatable."
)

count_option = click.option(
    "--count",
    type=click.Choice(["declared", "elision"]),
    default="declared",
    show_default=True,
    help="How words are counted: runs between white space, or with l', d', qu' by themselves.",
)

date_option = click.option(
    "--date", metavar="DATE", help="The draft's date, for the status of terms; else the one it states."
)

force_option = click.option("--force", is_flag=True, help="Replace the file where it is there already.")


def language_options(function: Command) -> Command:
    """`--source-lang` and `--target-lang`."""
    function = click.option("--target-lang", metavar="LANG", help="Language to translate into.")(function)
    return click.option("--source-lang", metavar="LANG", help="Language of the text; detected if not given.")(function)


def filling_options(function: Command) -> Command:
    """What rows are filled from, from which score on, and what a document made of them shows."""
    for option in (
        force_option,
        click.option("--clean", is_flag=True, help="A document without shades and comments."),
        date_option,
        memory_option,
        click.option(
            "--min",
            "minimum",
            type=click.IntRange(1, 102),
            default=75,
            show_default=True,
            help="Least score of a target that is put in; what falls short is only proposed.",
        ),
        click.option(
            "--format",
            "format",
            type=click.Choice(["xliff", "xliff2", "po", "tsv", "csv", "xlsx", "docx-table", "docx", "odt"]),
            help="The format, where the name does not tell it; docx-table has source and target side by side.",
        ),
    ):
        function = option(function)
    return function


def metadata_options(function: Command) -> Command:
    """What a unit is to know of its document."""
    for name, shown, text in (
        ("authority", "NAME", "Who answers for the translation."),
        ("status", "STATUS", "adopted, published, revised, draft or unreviewed."),
        ("body", "NAME", "The body whose document it is."),
        ("symbol", "SYMBOL", "The document's symbol."),
        ("date", "DATE", "The document's date (2018, 2018-09, 2018-09-24)."),
        ("document", "NAME", "The document's name."),
    ):
        function = click.option(f"--{name}", metavar=shown, help=text)(function)
    return function


def open_workspace(folder: str | None) -> Workspace:
    """The workspace of an option, of the group's option, or of this folder; notices go to stderr."""
    from tmkit.cli.progress import show_progress
    from tmkit.workspace import Workspace

    context = click.get_current_context()
    chosen = folder or context.find_root().obj or "."
    said: set[str] = set()

    def once(message: str) -> None:
        if message not in said:
            said.add(message)
            notice(message)

    return Workspace.open(chosen, notice=once, progress=show_progress)


def notice(message: str) -> None:
    """Say something beside the results, on stderr."""
    click.echo(f"tmkit: {message}", err=True)


def console() -> Console:
    """The terminal that results are printed to; plain text where it is none. `NO_COLOR` is respected."""
    from rich.console import Console

    return Console(file=cast("IO[str]", _Trimmed()), highlight=False, emoji=False, markup=False)


class _Trimmed(io.TextIOBase):
    """Standard output without the blanks with which a table fills its lines."""

    def __init__(self) -> None:
        self._rest = ""

    def isatty(self) -> bool:
        return sys.stdout.isatty()

    def fileno(self) -> int:
        return sys.stdout.fileno()

    def write(self, text: str) -> int:
        *lines, self._rest = (self._rest + text).split("\n")
        sys.stdout.write("".join(f"{line.rstrip(' ')}\n" for line in lines))
        return len(text)

    def flush(self) -> None:
        sys.stdout.write(self._rest)
        self._rest = ""
        sys.stdout.flush()


def print_json(objects: Iterable[Mapping[str, Any]]) -> None:
    """Print each object as a line, as it comes."""
    from tmkit.reports.json_lines import line

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # whatever the terminal's is: JSON has no other
    for value in objects:
        click.echo(line(value))


def draft_bytes(draft: str) -> bytes | None:
    """Standard input for `-`; None for a file, which the library reads by itself.

    Raises `InputError` where standard input is a terminal that nothing was typed into.
    """
    if draft != "-":
        return None
    stream = sys.stdin.buffer
    if stream.isatty():
        raise InputError("- reads the draft from standard input; pipe a text into it or name a file")
    return stream.read()
