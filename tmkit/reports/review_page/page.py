"""The page: template, style, scripts and content in one text that asks nothing of anyone.

The content security policy is that of `tmkit.reports.offline`, with trusted types.
"""

from __future__ import annotations

import html
import json
from string import Template
from typing import Final

from tmkit.align import Alignment
from tmkit.reports.offline import HALF, packaged, policy
from tmkit.reports.review_page.content import content

STYLES: Final = ("colours.css", "page.css", "beads.css", "print.css")
SCRIPTS: Final = (
    "content.js",
    "operations.js",
    "history.js",
    "facts.js",
    "table.js",
    "rows.js",
    "order.js",
    "list.js",
    "search.js",
    "editor.js",
    "keeping.js",
    "commands.js",
    "start.js",
)
"""In the order in which they build on one another; they share one scope."""


def review_page(alignment: Alignment) -> str:
    """One HTML page, to be written in UTF-8, on which a reviser looks through an alignment and corrects it.

    What it saves, `read_review` reads.
    """
    style = "\n".join(map(_own, STYLES))
    theme = _own("theme.js")
    script = '(() => {\n"use strict";\n' + "\n".join(map(_own, SCRIPTS)) + "\n})();"
    allowed = policy((theme, script), style, "require-trusted-types-for 'script'")
    title = f"{alignment.source.name} · {alignment.target.name}"
    page = Template(_own("page.html")).substitute(
        policy=html.escape(allowed, quote=False),
        title=html.escape(title),
        style=style,
        theme=theme,
        script=script,
        content=_json(content(alignment)),
    )
    return HALF.sub("\N{REPLACEMENT CHARACTER}", page)


def _own(name: str) -> str:
    return packaged(__package__, name)


def _json(value: object) -> str:
    """As text inside a `script` element: nothing in it can end the element or begin a comment."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    written = HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", written)
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
