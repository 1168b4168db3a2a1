"""The page: template, style, scripts and findings in one text that asks nothing of anyone."""

from __future__ import annotations

import html

from tmkit.checks.outcome import Checked
from tmkit.reports.findings_page.cards import accepted_list, cards, check_choice, notes, severity_choice
from tmkit.reports.findings_words import heading
from tmkit.reports.json_lines import SIGNATURE
from tmkit.reports.offline import offline_page, packaged


def findings_page(checked: Checked) -> str:
    """One HTML page, to be written in UTF-8, with every finding; without scripts it shows them all, worst first."""
    return offline_page(
        __package__,
        title=f"Findings · {checked.subject.file}",
        styles=["cards.css"],
        script=packaged(__package__, "page.js"),
        about=html.escape(heading(checked)),
        severities=severity_choice(checked),
        checks=check_choice(checked),
        cards=cards(checked),
        accepted=accepted_list(checked),
        notes=notes(checked),
        signature=html.escape(SIGNATURE),
    )
