"""The page: template, style, scripts and content in one text that asks nothing of anyone, with trusted types."""

from __future__ import annotations

import json
from typing import Final

from tmkit.align import Alignment
from tmkit.reports.offline import HALF, offline_page, packaged
from tmkit.reports.review_page.content import content

STYLES: Final = ("beads.css", "print.css")
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
    return offline_page(
        __package__,
        title=f"Review · {alignment.source.name} · {alignment.target.name}",
        styles=STYLES,
        script='(() => {\n"use strict";\n' + "\n".join(packaged(__package__, name) for name in SCRIPTS) + "\n})();",
        allow=["require-trusted-types-for 'script'"],
        content=_json(content(alignment)),
    )


def _json(value: object) -> str:
    """As text inside a `script` element: nothing in it can end the element or begin a comment."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    written = HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", written)
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
