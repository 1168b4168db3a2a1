"""`tmkit check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tmkit.cli.options import (
    as_json,
    console,
    draft_bytes,
    notice,
    print_json,
    revisions_option,
    workspace_option,
)

if TYPE_CHECKING:
    from tmkit.checks.outcome import Checked

_PATH = click.Path(path_type=Path)
_FINDINGS, _FAILED = 1, 2


@click.command("check", short_help="Read a draft as a reviser would, and mark what is wrong with the evidence.")
@click.argument("drafts", nargs=-1, metavar="DRAFT")
@click.option("--source", metavar="SOURCE", help="The document that the draft renders; the two are aligned.")
@click.option("--source-lang", metavar="LANG", help="Language of the source; detected if not given.")
@click.option("--target-lang", metavar="LANG", help="Language of the draft; detected if not given.")
@click.option("--date", metavar="DATE", help="The draft's date; else the one it states.")
@click.option("--only", multiple=True, metavar="CHECK", help="Only these checks or families. Repeatable, or commas.")
@click.option("--skip", multiple=True, metavar="CHECK", help="Not these checks or families. Repeatable, or commas.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="warning",
    show_default=True,
    help="The least severity that makes the exit status 1.",
)
@click.option(
    "-o",
    "out",
    multiple=True,
    type=_PATH,
    metavar="FILE",
    help="Write a report: .json .jsonl .sarif .html .csv .tsv .xlsx, or .docx (the draft with comments). Repeatable.",
)
@click.option("--queries", type=_PATH, metavar="FILE", help="Write a table of queries to the author (.docx).")
@click.option("--info", is_flag=True, help="Show info too, which is folded away otherwise.")
@click.option("--accept", multiple=True, metavar="ID", help="Accept a finding, by content. Repeatable, or commas.")
@click.option("--reason", default="", metavar="TEXT", help="Why it is accepted.")
@click.option("--baseline", type=_PATH, metavar="FILE", help="Tell only what an earlier run (JSON) did not.")
@click.option(
    "--explain", metavar="CHECK", help="What a check means, with an example that fires and one that does not."
)
@click.option("--fix", is_flag=True, help="Show what can be put right with certainty, as a diff.")
@click.option("--write", is_flag=True, help="With --fix: write it into the draft.")
@click.option("--measure", is_flag=True, help="Count what every check fires on memories named instead of a draft.")
@revisions_option
@as_json
@workspace_option
def command(
    drafts: tuple[str, ...],
    explain: str | None,
    fix: bool,
    write: bool,
    measure: bool,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    as_json: bool,
    workspace: str | None,
    **options: Any,
) -> None:
    """Read a draft as a reviser would, and mark what is wrong with the evidence beside it.

    DRAFT is a document by itself or, with --source, beside what it renders; or a bilingual file (TMX, TSV, CSV); or -
    for standard input. In a workspace its glossary, memories and house styles are asked; other checks need none.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 bad input or a check that failed.
    """
    from tmkit.cli.progress import show_progress

    context = click.get_current_context()
    folder = workspace or context.find_root().obj
    options |= {"only": _names(only), "skip": _names(skip)}
    if explain is not None:
        _explain(explain)
        return
    if measure:
        languages = {name: options[name] for name in ("source_lang", "target_lang")}
        if _measure(drafts, options["only"], options["skip"], folder, as_json=as_json, **languages):
            context.exit(_FAILED)
        return
    if len(drafts) != 1:
        raise click.UsageError("Name one DRAFT." if drafts else "Missing argument 'DRAFT'.")
    if write and not fix:
        raise click.UsageError("--write belongs to --fix.")
    from tmkit.reports.findings_files import check_names, write_queries, write_reports
    from tmkit.workspace.findings import check

    out, queries = options.pop("out"), options.pop("queries")
    least, info, accept = options.pop("fail_on"), options.pop("info"), _names(options.pop("accept"))
    check_names(out, queries)
    data = draft_bytes(drafts[0])
    checked = check(
        drafts[0],
        data=data,
        workspace=folder,
        accept=accept,
        notice=_Once(),
        progress=show_progress,
        **options,
    )
    if accept:
        notice(f"{len(accept)} accepted, in accepted.jsonl")
    if fix:
        _fix(drafts[0], data, checked, write=write)
    elif as_json:
        from tmkit.reports.findings_json import finding_objects

        print_json(finding_objects(checked))
    else:
        from tmkit.reports.findings_text import print_findings

        print_findings(console(), checked, info=info)
    for said in write_reports(checked, out, drafts[0], data):
        notice(said)
    if queries is not None:
        write_queries(checked, queries)
    for failure in checked.report.failures:
        notice(f"the check {failure.check} failed: {failure.reason}")
    if checked.report.failures:
        context.exit(_FAILED)
    if not fix and checked.fails(least):
        context.exit(_FINDINGS)


class _Once:
    """Says each notice once."""

    def __init__(self) -> None:
        self._said: set[str] = set()

    def __call__(self, message: str) -> None:
        if message not in self._said:
            self._said.add(message)
            notice(message)


def _names(given: tuple[str, ...]) -> tuple[str, ...]:
    """Names that are repeated, or stand with commas between them."""
    return tuple(dict.fromkeys(name.strip() for each in given for name in each.split(",") if name.strip()))


def _explain(name: str) -> None:
    from tmkit.checks.registry import chosen
    from tmkit.reports.check_text import check_lines

    click.echo("\n\n".join("\n".join(check_lines(check)) for check in chosen(only=[name])))


def _fix(draft: str, data: bytes | None, checked: Checked, *, write: bool) -> None:
    """Print what can be put right as a diff, and with `write` put it right in the draft."""
    from tmkit.checks.fixed_files import fixed, write_fixed
    from tmkit.storage.opening import read_input

    if write and draft == "-":
        raise click.UsageError("--write needs a file; standard input has none.")
    content = read_input(Path(draft), "a document") if data is None else data
    found = fixed(draft, content, checked.subject, checked.fixable)
    for line in found.diff:
        click.echo(_visible(line))
    for said in found.left:
        notice(said)
    said = f"{found.count} places" if found.count != 1 else "1 place"
    if write and found.count:
        for remark in write_fixed(draft, content, checked.subject, found):
            notice(remark)
        notice(f"{draft}: {said} put right")
    else:
        notice(f"{said} can be put right" + ("; --write does it (⍽ is a no-break space)" if found.count else ""))


def _visible(line: str) -> str:
    """A line of a diff with no-break spaces to be seen."""
    return line.replace("\u00a0", "⍽").replace("\u202f", "⍽")


def _measure(
    memories: tuple[str, ...],
    only: tuple[str, ...],
    skip: tuple[str, ...],
    folder: str | None,
    *,
    as_json: bool,
    **languages: str | None,
) -> bool:
    """Print what each check fires on published text; whether one failed."""
    from tmkit.cli.progress import show_progress
    from tmkit.reports.measure_text import measure_lines, measure_objects
    from tmkit.workspace.measuring import measure_memories

    measured = measure_memories(
        memories, workspace=folder, only=only, skip=skip, notice=_Once(), progress=show_progress, **languages
    )
    if as_json:
        print_json(measure_objects(measured))
    else:
        click.echo("\n".join(measure_lines(measured)))
    for name, reason in measured.failures.items():
        notice(f"the check {name} failed: {reason}")
    return bool(measured.failures)
