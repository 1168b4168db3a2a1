"""`tmkit terms extract`."""

from __future__ import annotations

import click

from tmkit.cli.options import (
    as_json,
    console,
    draft_bytes,
    language_options,
    notice,
    open_workspace,
    print_json,
    workspace_option,
)


@click.command("extract", short_help="Find term candidates in memories or a draft, with their renderings.")
@click.argument("sources", nargs=-1, metavar="[MEMORY…|DRAFT]")
@click.option("--new", is_flag=True, help="Leave out what the glossary has.")
@click.option("-o", "out", metavar="OUT", help="Write a glossary to be accepted: .csv, .tsv, .xlsx or .tbx.")
@click.option("--limit", type=click.IntRange(min=0), default=500, show_default=True, help="Candidates; 0 is all.")
@language_options
@as_json
@workspace_option
def command(
    sources: tuple[str, ...],
    new: bool,
    out: str | None,
    limit: int,
    source_lang: str | None,
    target_lang: str | None,
    as_json: bool,
    workspace: str | None,
) -> None:
    """Find term candidates in memories (all, if none is named) or in a draft, with how the archive renders them.

    A rendering is proposed (=) where most units have it and every word of it has its counterpart; '~' marks one that
    only goes with the candidate. With -o they become a glossary in which each is 'admitted' and its note begins with
    'candidate'. Exit status 1 where there are none.
    """
    opened = open_workspace(workspace)
    data = draft_bytes("-") if sources == ("-",) else None
    found = opened.terms_extract(
        sources, data=data, new=new, limit=limit or None, source_lang=source_lang, target_lang=target_lang
    )
    if as_json:
        from tmkit.reports.candidates_json import candidate_object

        print_json(map(candidate_object, found.candidates))
    elif not out:
        from tmkit.reports.candidates_text import print_candidates

        print_candidates(console(), found)
    if out and found.candidates:
        written = opened.write_candidates(found, out)
        notice(f"{written.file} ({written.format}): {written.concepts:,} candidates, {written.terms:,} terms")
        for remark in written.remarks:
            notice(remark)
    if not found.candidates:
        click.get_current_context().exit(1)
