"""The page: template, style, scripts and the draft in one text that asks nothing of anyone."""

from __future__ import annotations

import html
from collections import Counter
from pathlib import Path

from tmkit.reports.draft_page.lists import changes, contents, findings, terms
from tmkit.reports.draft_page.overview import GROUPS, about, bar, figures, group_of, table
from tmkit.reports.draft_page.segments import rows
from tmkit.reports.draft_page.subject import DraftReport
from tmkit.reports.json_lines import SIGNATURE
from tmkit.reports.offline import offline_page, packaged
from tmkit.storage.atomic import make_folder, replace_file

_STYLES = ("draft.css", "lists.css", "print.css")


def draft_page(report: DraftReport) -> str:
    """One HTML page, to be written in UTF-8; without scripts it shows everything."""
    name = report.file.replace("\\", "/").rpartition("/")[2]
    return offline_page(
        __package__,
        title=f"{name} · report of the draft",
        styles=_STYLES,
        script=packaged(__package__, "page.js"),
        name=html.escape(name),
        about=about(report),
        contents=contents(report),
        figures=figures(report),
        bar=bar(report),
        table=table(report),
        choice=_choice(report),
        rows="\n".join(rows(report)),
        changes=changes(report),
        findings=findings(report),
        terms=terms(report),
        signature=html.escape(SIGNATURE),
    )


def write_draft_page(report: DraftReport, path: Path) -> None:
    """Write the page, in a folder that is made where there is none. Raises InputError where that cannot be done."""
    make_folder(path.parent)
    replace_file(path, draft_page(report).encode("utf-8"))


def _choice(report: DraftReport) -> str:
    """What the draft can be narrowed down to, with how many segments each has."""
    groups = Counter(group_of(placed.band) for placed in report.placed)
    doubtful = sum(bool(found.matches and found.matches[0].conflict) for found in report.lookups)
    amended = sum(row.change not in ("", "unchanged") for row in report.changes.values())
    choices = [("", "All", len(report.placed))]
    choices += [(name, title, groups[name]) for name, title, _ in GROUPS]
    choices += [("doubtful", "Facts to look at", doubtful), ("found", "With findings", len(report.findings))]
    choices += [("amended", "Changed", amended)]
    return "".join(
        f'<input type="radio" name="show" id="show-{name or "all"}" value="{name}"{"" if name else " checked"}>'
        f'<label for="show-{name or "all"}" class="{name}">{title} <b>{count:,}</b></label>'
        for name, title, count in choices
        if count or not name
    )
