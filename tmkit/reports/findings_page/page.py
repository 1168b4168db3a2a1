"""The page: template, style, scripts and findings in one text that asks nothing of anyone.

It shares colours and frame with the review page, and the content security policy of `tmkit.reports.offline`.
"""

from __future__ import annotations

import html
from string import Template

from tmkit.checks.outcome import Checked
from tmkit.reports.findings_page.cards import accepted_list, cards, check_choice, notes, severity_choice
from tmkit.reports.findings_words import heading
from tmkit.reports.json_lines import SIGNATURE
from tmkit.reports.offline import HALF, packaged, policy

_SHARED = "tmkit.reports.review_page"
_STYLES = ((_SHARED, "colours.css"), (_SHARED, "page.css"), (__package__, "cards.css"))


def findings_page(checked: Checked) -> str:
    """One HTML page, to be written in UTF-8, with every finding; without scripts it shows them all, worst first."""
    style = "\n".join(packaged(package, name) for package, name in _STYLES)
    theme, script = packaged(_SHARED, "theme.js"), packaged(__package__, "page.js")
    page = Template(packaged(__package__, "page.html")).substitute(
        policy=html.escape(policy((theme, script), style), quote=False),
        title=html.escape(checked.subject.file),
        about=html.escape(heading(checked)),
        severities=severity_choice(checked),
        checks=check_choice(checked),
        cards=cards(checked),
        accepted=accepted_list(checked),
        notes=notes(checked),
        signature=html.escape(SIGNATURE),
        style=style,
        theme=theme,
        script=script,
    )
    return HALF.sub("\N{REPLACEMENT CHARACTER}", page)
