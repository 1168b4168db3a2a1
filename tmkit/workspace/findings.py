"""Checking a draft: with a workspace's glossary, archive and house styles, or without any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from tmkit.checks.acceptance import Keys, acceptances, add_accepted, document_key, holding, parted, read_accepted
from tmkit.checks.baseline import read_baseline
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.outcome import Accepted, Checked
from tmkit.checks.registry import chosen
from tmkit.checks.run import run
from tmkit.documents import Revisions
from tmkit.model import InputError
from tmkit.workspace.check_archive import CheckArchive
from tmkit.workspace.drafts import checked_date
from tmkit.workspace.opened import Progress
from tmkit.workspace.precedents import Precedents
from tmkit.workspace.subjects import Wanted, subject_of
from tmkit.workspace.surroundings import Surroundings


def check(
    draft: str | Path,
    *,
    workspace: str | Path | None = None,
    data: bytes | None = None,
    source: str | Path | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    date: str | None = None,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    revisions: Revisions = "final",
    baseline: str | Path | None = None,
    accept: Sequence[str] = (),
    reason: str = "",
    notice: Callable[[str], None] = lambda _: None,
    progress: Progress | None = None,
) -> Checked:
    """The same with or without a workspace; `accept` names findings that are accepted for `reason`.

    Raises InputError where there is no workspace in which they could be kept.
    """
    around = Surroundings(workspace, notice=notice, progress=progress)
    if accept and around.root is None:
        raise InputError("accepted findings are kept in a workspace, and here is none; 'tmkit init' makes one")
    checked = check_draft(
        draft,
        data=data,
        source=source,
        wanted=Wanted(source_lang, target_lang, date, revisions),
        only=only,
        skip=skip,
        baseline=baseline,
        around=around,
        notice=notice,
    )
    if accept and around.root is not None:
        checked = accept_findings(around.root, checked, accept, reason)
    return checked


def check_draft(
    draft: str | Path,
    *,
    data: bytes | None = None,
    source: str | Path | None = None,
    wanted: Wanted,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    baseline: str | Path | None = None,
    around: Surroundings,
    notice: Callable[[str], None],
) -> Checked:
    """Check a draft: alone, against its `source`, or a bilingual file (TMX, TSV, CSV).

    `only` and `skip` name checks or families. Findings accepted in the workspace are kept apart, those of the earlier
    run `baseline` left out. Raises InputError where something cannot be read, and for a name that is no check's.
    """
    checks = chosen(only, skip)
    checked_date(wanted.date)
    earlier = frozenset() if baseline is None else read_baseline(Path(baseline))
    lines = [] if around.root is None else read_accepted(around.root)
    subject = subject_of(draft, data, source, wanted, around, notice)
    known = knowledge(around)
    report = run(subject, known, checks)
    if isinstance(known.archive, CheckArchive):
        known.archive.keep()
    keys = Keys(subject)
    reasons = {key: line for line in holding(lines, subject) for key in line.places}
    findings, old = parted(report.findings, reasons, keys)
    elsewhere = {reasons[key].document for _, found in old for key in found} - {document_key(subject.file)}
    if elsewhere:
        names = ", ".join(sorted(elsewhere))
        notice(f"{subject.file}: what was accepted in {names} holds here: the same text under another name")
    accepted = [Accepted(finding, reasons[found[0]].reason, reasons[found[0]].date) for finding, found in old]
    fresh, seen = parted(findings, earlier, keys)
    return Checked(subject, checks, replace(report, findings=tuple(fresh)), keys, tuple(accepted), len(seen))


def accept_findings(root: Path, checked: Checked, ids: Sequence[str], reason: str) -> Checked:
    """Write findings, by their ids, into `accepted.jsonl` of a workspace; what is left of the draft then.

    Raises InputError for an id that no finding has, and without a reason; then nothing is written.
    """
    if not reason.strip():
        raise InputError("accepting needs a reason: --reason TEXT")
    if not ids:
        return checked
    named = {checked.keys.finding(finding): finding for finding in reversed(checked.findings)}
    known = {checked.keys.finding(one.finding) for one in checked.accepted}
    for name in ids:
        if name not in named and name not in known:
            raise InputError(f"no finding of this draft has the id '{name}'; --json and the terminal show them")
    chosen_ones = [named[name] for name in dict.fromkeys(ids) if name in named]
    today = dt.datetime.now(dt.UTC).astimezone().date().isoformat()
    lines = acceptances(chosen_ones, checked.keys, reason.strip(), today)
    add_accepted(root, lines)
    gone = {key for line in lines for key in line.places}
    findings, old = parted(checked.findings, gone, checked.keys)
    accepted = (*checked.accepted, *(Accepted(finding, reason.strip(), today) for finding, _ in old))
    return replace(checked, report=replace(checked.report, findings=tuple(findings)), accepted=accepted)


def knowledge(around: Surroundings) -> Knowledge:
    """What the workspace knows; an empty glossary or archive is none."""
    workspace = around.workspace
    if workspace is None:
        return Knowledge()
    glossary, index = workspace.glossary, workspace.index
    termbank = (lambda: workspace.termbank) if isinstance(workspace, Precedents) else None
    return Knowledge(
        workspace.settings.houses,
        glossary if glossary.concepts else None,
        CheckArchive(index, workspace.settings, termbank) if len(index) else None,
    )
