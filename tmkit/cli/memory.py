"""`tmkit memory`."""

from __future__ import annotations

import click

from tmkit.cli.options import as_json, metadata_options, open_workspace, print_json, workspace_option
from tmkit.model import InputError


@click.group("memory", short_help="List, check and maintain the memories.")
def command() -> None:
    """List, check and maintain the memories."""


@command.command("list", short_help="The memories of the workspace.")
@as_json
@workspace_option
def list_(as_json: bool, workspace: str | None) -> None:
    """The memories of the workspace, with units, languages and pending confirmations."""
    from tmkit.reports.json_lines import memory_object
    from tmkit.reports.memory_text import list_lines

    found = open_workspace(workspace).memory_list()
    if as_json:
        print_json(map(memory_object, found))
    else:
        click.echo("\n".join(list_lines(found)))


@command.command("stats", short_help="Units, words, documents, dates and statuses of memories.")
@click.argument("memories", nargs=-1, metavar="[MEMORY]…")
@as_json
@workspace_option
def stats(memories: tuple[str, ...], as_json: bool, workspace: str | None) -> None:
    """Units, words, documents, dates and statuses of memories; of all when none is named."""
    from tmkit.reports.json_lines import memory_object
    from tmkit.reports.memory_text import stats_lines

    found = open_workspace(workspace).memory_stats(memories)
    if as_json:
        print_json(map(memory_object, found))
    else:
        click.echo("\n".join(stats_lines(found)))


@command.command("validate", short_help="What is wrong in memories or TMX files, with line numbers.")
@click.argument("files", nargs=-1, metavar="[FILE]…")
@as_json
@workspace_option
def validate(files: tuple[str, ...], as_json: bool, workspace: str | None) -> None:
    """What is wrong in memories (all when none is named) or in any TMX files, with line numbers.

    Faults of the file; units that are empty, duplicated, translated in several ways, or not in the language that they
    say. Exit status 1 where a file has faults.
    """
    from tmkit.reports.account_text import account_lines
    from tmkit.reports.json_lines import account_object
    from tmkit.reports.memory_text import list_lines

    faults, account = False, None
    for account in open_workspace(workspace).memory_validate(files):
        faults = faults or bool(account.repaired or account.dropped)
        if as_json:
            print_json([account_object(account)])
        else:
            click.echo("\n".join(account_lines(account)))
    if account is None and not as_json:
        click.echo("\n".join(list_lines(())))
    if faults:
        click.get_current_context().exit(1)


@command.command("clean", short_help="Remove what is certainly of no use; says what it would do unless --apply.")
@click.argument("memories", nargs=-1, metavar="[MEMORY]…")
@click.option("--apply", "applied", is_flag=True, help="Do it.")
@as_json
@workspace_option
def clean(memories: tuple[str, ...], applied: bool, as_json: bool, workspace: str | None) -> None:
    """Remove units without text and repeats of a unit within one document, and fold pending confirmations in.

    Says what it would do; does it with --apply. Lists units whose texts hardly render each other, which may be aligned
    wrongly; these stay.
    """
    from tmkit.reports.json_lines import memory_object
    from tmkit.reports.memory_text import clean_lines

    found = open_workspace(workspace).memory_clean(memories, apply=applied)
    if as_json:
        print_json(map(memory_object, found))
    else:
        click.echo("\n".join(clean_lines(found)))


@command.command("merge", short_help="Write several memories as one.")
@click.argument("memories", nargs=-1, required=True, metavar="MEMORY…")
@click.option("--into", required=True, metavar="MEMORY", help="The memory to write, such as memories/all.tmx.")
@as_json
@workspace_option
def merge(memories: tuple[str, ...], into: str, as_json: bool, workspace: str | None) -> None:
    """Write several memories as one; units that are the same in everything once. The memories themselves stay."""
    from tmkit.reports.json_lines import memory_object
    from tmkit.reports.memory_text import merge_lines

    found = open_workspace(workspace).memory_merge(memories, into=into)
    if as_json:
        print_json([memory_object(found)])
    else:
        click.echo("\n".join(merge_lines(found)))


@command.command("set", short_help="Set what the units of a memory know of their document.")
@click.argument("memory")
@click.option("--only-document", metavar="NAME", help="Only units of this document.")
@click.option("--unit", "units", multiple=True, metavar="ID", help="Only this unit. Repeatable.")
@metadata_options
@as_json
@workspace_option
def set_(
    memory: str,
    only_document: str | None,
    units: tuple[str, ...],
    as_json: bool,
    workspace: str | None,
    **metadata: str | None,
) -> None:
    """Set what the units of a memory know of their document; an empty value takes it away. Other bytes stay."""
    from tmkit.reports.json_lines import memory_object
    from tmkit.reports.memory_text import set_lines

    if all(value is None for value in metadata.values()):
        raise InputError("nothing to set: give --date, --symbol, --body, --status, --authority or --document")
    found = open_workspace(workspace).memory_set(memory, only_document=only_document, units=units, **metadata)
    if as_json:
        print_json([memory_object(found)])
    else:
        click.echo("\n".join(set_lines(found)))
