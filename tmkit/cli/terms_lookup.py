"""`tmkit terms lookup`."""

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
    open_workspace,
    print_json,
    workspace_option,
)
from tmkit.model import InputError

if TYPE_CHECKING:
    from tmkit.model import SegmentLookup


@click.command("lookup", short_help="Find the terms of a text or draft, with their official renderings.")
@click.argument("texts", nargs=-1, metavar="[TEXT]…")
@click.option("--draft", "drafts", multiple=True, metavar="FILE", help="Look up every segment of a draft; - for stdin.")
@date_option
@language_options
@as_json
@workspace_option
def command(
    texts: tuple[str, ...],
    drafts: tuple[str, ...],
    date: str | None,
    source_lang: str | None,
    target_lang: str | None,
    as_json: bool,
    workspace: str | None,
) -> None:
    """Find the terms of a text or draft, with their official renderings.

    Each TEXT is one segment, never a file name; - is a draft on standard input.
    """
    if not texts and not drafts:
        raise InputError("nothing to look up: give a TEXT, or --draft FILE")
    opened = open_workspace(workspace)

    def results() -> Iterator[SegmentLookup]:
        for text in texts:
            if text == "-":
                yield from opened.terms_lookup_draft(
                    "-", data=draft_bytes("-"), source_lang=source_lang, target_lang=target_lang, date=date
                )
            else:
                yield opened.terms_lookup(text, source_lang=source_lang, target_lang=target_lang, date=date)
        for draft in drafts:
            yield from opened.terms_lookup_draft(
                draft, data=draft_bytes(draft), source_lang=source_lang, target_lang=target_lang, date=date
            )

    if as_json:
        from tmkit.reports.json_lines import terms_object

        print_json(map(terms_object, results()))
    else:
        from tmkit.reports.lookup_text import print_terms

        print_terms(console(), results(), numbered=bool(drafts) or "-" in texts)
