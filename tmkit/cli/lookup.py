"""`tmkit lookup`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tmkit.cli.options import (
    as_json,
    console,
    date_option,
    draft_bytes,
    language_options,
    memory_option,
    open_workspace,
    print_json,
    workspace_option,
)
from tmkit.model import InputError

if TYPE_CHECKING:
    from tmkit.model import SegmentLookup


@click.command("lookup", short_help="Find what was said before, for a text or every segment of a draft.")
@click.argument("texts", nargs=-1, metavar="[TEXT]…")
@click.option("--draft", "drafts", multiple=True, metavar="FILE", help="Look up every segment of a draft; - for stdin.")
@click.option("--min", "minimum", type=click.IntRange(1, 102), default=70, show_default=True, help="Least score shown.")
@click.option("--limit", type=click.IntRange(min=0), default=5, show_default=True, help="Matches shown at most.")
@memory_option
@date_option
@click.option("--renderings/--no-renderings", default=True, help="Ask the lexicon what renders a passage (default).")
@language_options
@as_json
@workspace_option
def command(
    texts: tuple[str, ...],
    drafts: tuple[str, ...],
    minimum: int,
    limit: int,
    memory: tuple[str, ...],
    date: str | None,
    renderings: bool,
    source_lang: str | None,
    target_lang: str | None,
    as_json: bool,
    workspace: str | None,
) -> None:
    """Find what was said before, for a text or every segment of a draft.

    Each TEXT is one segment, never a file name; - is a draft on standard input. Shows the best matches of the archive,
    what differs, which facts were replaced or conflict, where each comes from, and the terms of the glossary.
    """
    if not texts and not drafts:
        raise InputError("nothing to look up: give a TEXT, or --draft FILE")
    opened = open_workspace(workspace)

    def look_up(text: str) -> SegmentLookup:
        return opened.lookup(
            text,
            source_lang=source_lang,
            target_lang=target_lang,
            min=minimum,
            limit=limit,
            memory=memory,
            date=date,
            renderings=renderings,
        )

    def look_up_draft(draft: str) -> Iterator[SegmentLookup]:
        return opened.lookup_draft(
            draft,
            data=draft_bytes(draft),
            source_lang=source_lang,
            target_lang=target_lang,
            min=minimum,
            limit=limit,
            memory=memory,
            date=date,
            renderings=renderings,
        )

    def results() -> Iterator[SegmentLookup]:
        for text in texts:
            if text == "-":
                yield from look_up_draft("-")
            else:
                yield look_up(text)
        for draft in drafts:
            yield from look_up_draft(draft)

    if as_json:
        from tmkit.reports.json_lines import lookup_object

        print_json(map(lookup_object, results()))
    else:
        from tmkit.reports.lookup_text import print_lookup

        print_lookup(console(), results(), numbered=bool(drafts) or "-" in texts)
