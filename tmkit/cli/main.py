"""The `tmkit` command: finds the command's module when it is called, and turns errors into one line and a status."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import Any

import click

from tmkit import __version__
from tmkit.cli.named import NamedCommands
from tmkit.cli.options import workspace_option
from tmkit.model.errors import TmkitError

FAILURE, INTERRUPTED = 2, 130

COMMANDS = {
    "init": ("tmkit.cli.init", "Make a new workspace."),
    "segment": ("tmkit.cli.segment", "Show the segments that a document yields."),
    "align": ("tmkit.cli.align", "Align two documents, or the two sides of one, into a memory."),
    "import": ("tmkit.cli.import_", "Bring bilingual files into a memory."),
    "export": ("tmkit.cli.export", "Write the memories, or some of their units, for other tools."),
    "lookup": ("tmkit.cli.lookup", "Find what was said before, for a text or every segment of a draft."),
    "confirm": ("tmkit.cli.confirm", "Add a confirmed translation to a memory."),
    "concordance": ("tmkit.cli.concordance", "Show every unit that has some words, in context."),
    "pretranslate": (
        "tmkit.cli.pretranslate",
        "Fill a draft from the archive, for a translator's tool or as a document.",
    ),
    "update": ("tmkit.cli.update", "Carry an earlier version and its translation over to a new source."),
    "finish": ("tmkit.cli.finish", "Make the translated document from a bilingual file that came back."),
    "analyse": ("tmkit.cli.analyse", "Count how much of a draft the archive has, by band."),
    "report": ("tmkit.cli.report", "Make one page of a draft: leverage, matches, terms, findings, changes."),
    "check": ("tmkit.cli.check", "Read a draft as a reviser would, and mark what is wrong with the evidence."),
    "terms": ("tmkit.cli.terms", "Ask and keep the glossary."),
    "memory": ("tmkit.cli.memory", "List, check and maintain the memories."),
    "completion": ("tmkit.cli.completion", "Print the completion script of a shell."),
}
"""In the order of a working day: name, module, one line of help (the command's own, compared by a test)."""


_NO_ARGUMENTS: Any = getattr(click.exceptions, "NoArgsIsHelpError", ())


class ReaderGoneError(Exception):
    """Who reads our output (`head`) has gone. click would make the system's own error a status of 1."""


class Commands(NamedCommands):
    """All commands. A reader of our output that has gone is told apart from other errors of the system."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ReaderGoneError from None


@click.command(cls=Commands, named=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tmkit")
@workspace_option
@click.pass_context
def tmkit(context: click.Context, workspace: str | None) -> None:
    """Translation memory and terminology for people who write official reports in French and English.

    Exit status: 0 done, 1 findings or nothing kept, 2 bad usage or unreadable input, 130 interrupted.
    """
    context.obj = workspace


def main() -> None:
    """Run the command line; every expected error is one line on stderr and a status."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="replace")  # for a terminal that has not every character
    try:
        status = tmkit.main(prog_name="tmkit", standalone_mode=False)
    except click.ClickException as error:
        _usage(error)
        status = FAILURE
    except (KeyboardInterrupt, click.Abort):
        status = INTERRUPTED
    except TmkitError as error:
        _say(str(error))
        status = FAILURE
    except ReaderGoneError:
        # Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except RecursionError:
        _say("the input is nested too deeply")
        status = FAILURE
    except MemoryError:
        _say("out of memory: the input is larger than this machine can hold")
        status = FAILURE
    except OSError as error:
        _say(_plain(error))
        status = FAILURE
    except Exception as error:
        if os.environ.get("TMKIT_TRACEBACK"):
            raise
        _say(f"a fault of tmkit's own: {type(error).__name__}: {error} (set TMKIT_TRACEBACK=1 to see where)")
        status = FAILURE
    sys.exit(status if isinstance(status, int) else 0)


def _usage(error: click.ClickException) -> None:
    if isinstance(error, _NO_ARGUMENTS):
        click.echo(error.format_message(), err=True)
        return
    context = getattr(error, "ctx", None)
    hint = f" (see '{context.command_path} --help')" if context is not None else ""
    _say(f"{error.format_message()}{hint}")


def _plain(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    advice = {
        errno.ENOSPC: "the disk is full; free some space and repeat the command",
        errno.EROFS: "the file system is read-only",
        errno.EACCES: "no permission",
        errno.EISDIR: "is a folder, expected a file",
        errno.ENOENT: "no such file",
    }
    return where + advice.get(error.errno or 0, error.strerror or str(error))


def _say(message: str) -> None:
    click.echo(f"tmkit: {' '.join(message.split())}", err=True)
