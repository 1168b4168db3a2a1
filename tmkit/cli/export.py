"""`tmkit export`."""

from __future__ import annotations

from typing import Any

import click

from tmkit.cli.options import as_json, memory_option, notice, open_workspace, print_json, workspace_option

_TOOLS = ("omegat", "trados", "memoq", "phrase", "xtm", "wordfast", "matecat", "weblate")
_FORMATS = ("tmx", "csv", "xlsx", "po", "xliff", "moses")


@click.command("export", short_help="Write the memories, or some of their units, for other tools.")
@click.option("-o", "out", required=True, metavar="OUT", help="The file to write; for OmegaT also a folder.")
@click.option(
    "--for",
    "tool",
    type=click.Choice(_TOOLS),
    help="Write TMX as this tool reads it best. Only omegat was tried with the tool itself; the others are unverified.",
)
@click.option("--format", "format", type=click.Choice(_FORMATS), help="The format, where the name does not tell it.")
@memory_option
@click.option("--date", metavar="DATE", help="Only units of this date (2018, 2018-09), or between two (2015..2018).")
@click.option("--document", multiple=True, metavar="NAME", help="Only units of this document (* allowed). Repeatable.")
@click.option("--text", metavar="WORDS", help="Only units that have these words, side by side.")
@click.option("--status", multiple=True, metavar="STATUS", help="Only units of this status, or none. Repeatable.")
@click.option("--draft", metavar="FILE", help="Only units that match a segment of this draft.")
@click.option(
    "--min",
    "minimum",
    type=click.IntRange(1, 102),
    default=70,
    show_default=True,
    help="With --draft: the least score of a match.",
)
@click.option("--source-lang", metavar="LANG", help="Language to translate from; else that of tmkit.toml.")
@click.option("--target-lang", metavar="LANG", help="Language to translate into; else that of tmkit.toml.")
@click.option("--auto", is_flag=True, help="In an OmegaT project: exact matches in tm/auto, which OmegaT inserts.")
@click.option(
    "--held-out",
    type=click.FloatRange(0, 1, max_open=True),
    default=0.02,
    show_default=True,
    help="With moses: the share of documents kept for testing.",
)
@click.option("--force", is_flag=True, help="Replace what is there.")
@as_json
@workspace_option
def command(out: str, minimum: int, as_json: bool, workspace: str | None, **options: Any) -> None:
    """Write the memories, or some of their units, for other tools.

    A TMX by default, in the dialect of the tool that --for names. With --for omegat and a folder for OUT, a whole
    project: memories by how far they can be trusted, glossary, sentence rules, and the draft, if one is given. By
    --format tables (csv, xlsx), po, xliff, or text for training an engine (moses: OUT.fr, OUT.en and test files).

    An archive can be confidential: where not all units leave, none takes its neighbours' texts along.
    """
    done = open_workspace(workspace).export(out, min=minimum, **options)
    if as_json:
        from tmkit.reports.json_lines import exported_object

        print_json([exported_object(done)])
    else:
        of = f" of {done.read:,}" if done.read != done.written else ""
        what = f"{done.format} for {done.tool}" if done.tool and done.tool not in done.format else done.format
        click.echo(f"{out} ({what}): {done.written:,}{of} units, {done.source_language} to {done.target_language}")
        for reason, count in done.left_out.items():
            click.echo(f"  left out  {count:,}: {reason}")
    for remark in done.remarks:
        notice(remark)
