"""`tmkit analyse`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tmkit.cli.options import (
    against_option,
    as_json,
    console,
    count_option,
    draft_bytes,
    force_option,
    language_options,
    notice,
    open_workspace,
    print_json,
    revisions_option,
    workspace_option,
)

_FORMATS = {".csv": "csv", ".json": "json", ".jsonl": "json", ".xlsx": "xlsx"}


@click.command("analyse", short_help="Count how much of a draft the archive has, by band.")
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT…")
@against_option
@count_option
@click.option("--exact-first", is_flag=True, help="Count a repetition that the archive has at 100 as 100.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV.")
@click.option("--xlsx", "as_xlsx", is_flag=True, help="As a workbook.")
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write it to a file: .csv .json .xlsx, or as --json, --csv or --xlsx says.",
)
@force_option
@revisions_option
@language_options
@as_json
@workspace_option
def command(
    drafts: tuple[str, ...],
    out: Path | None,
    as_json: bool,
    as_csv: bool,
    as_xlsx: bool,
    force: bool,
    workspace: str | None,
    **options: Any,
) -> None:
    """Count how much of a draft the archive has, by band.

    Each segment counts in the band of the first match that tmkit lookup finds for it: context, 100, 99 (repaired),
    95 to 98, 85 to 94, 75 to 84, 50 to 74, new; a segment that stands in an earlier place as well is a repetition,
    within the file or across files. DRAFT is a document, a bilingual file, or - for standard input. Words are weighted
    by the rates of tmkit.toml.
    """
    asked = [name for name, on in (("json", as_json), ("csv", as_csv), ("xlsx", as_xlsx)) if on]
    if len(asked) > 1:
        raise click.UsageError("Choose one of --json, --csv and --xlsx.")
    wanted = asked[0] if asked else None
    if out is not None:
        from tmkit.storage.outputs import free

        wanted = wanted or _FORMATS.get(out.suffix.lower())
        if wanted is None:
            raise click.UsageError(f"'{out.suffix}' is the ending of no format: .csv, .json or .xlsx.")
        free(out, *drafts, force=force)
    elif wanted == "xlsx" and sys.stdout.isatty():
        raise click.UsageError("A workbook is nothing for a terminal: name a FILE with -o.")
    opened = open_workspace(workspace)
    data = draft_bytes("-") if "-" in drafts else None
    analysis = opened.analyse(drafts, data=data, **options)
    if out is not None:
        from tmkit.reports.analysis_table import analysis_file
        from tmkit.storage.atomic import make_folder, replace_file

        make_folder(out.parent)
        replace_file(out, analysis_file(analysis, wanted or ""))
        notice(f"written to {out}")
    elif wanted == "json":
        from tmkit.reports.analysis_table import analysis_objects

        print_json(analysis_objects(analysis))
    elif wanted is not None:
        from tmkit.reports.analysis_table import analysis_file

        sys.stdout.buffer.write(analysis_file(analysis, wanted))
    else:
        from tmkit.reports.analysis_text import print_analysis

        print_analysis(console(), analysis)
