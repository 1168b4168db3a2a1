"""The page: template, style, scripts and findings in one text that asks nothing of anyone.

It shares colours and frame with the review page. The content security policy allows the page's own style and scripts,
by their hashes, and nothing else: no network, no image, no script that a text could bring along.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from importlib.resources import files
from string import Template

from tmkit.checks.outcome import Checked
from tmkit.reports.findings_page.cards import accepted_list, cards, check_choice, notes, severity_choice
from tmkit.reports.findings_words import heading
from tmkit.reports.json_lines import SIGNATURE

_SHARED = "tmkit.reports.review_page"
_STYLES = ((_SHARED, "colours.css"), (_SHARED, "page.css"), (__package__, "cards.css"))
_HALF = re.compile("[\ud800-\udfff]")


def findings_page(checked: Checked) -> str:
    """One HTML page, to be written in UTF-8, with every finding; without scripts it shows them all, worst first."""
    style = "\n".join(_file(package, name) for package, name in _STYLES)
    theme, script = _file(_SHARED, "theme.js"), _file(__package__, "page.js")
    policy = (
        f"default-src 'none'; script-src {_hash(theme)} {_hash(script)}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    page = Template(_file(__package__, "page.html")).substitute(
        policy=html.escape(policy, quote=False),
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
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", page)


def _file(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
