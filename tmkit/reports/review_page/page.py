"""The page: template, style, scripts and content in one text that asks nothing of anyone.

The content security policy allows the page's own style and scripts, by their hashes, and nothing else: no network, no
image, no script that a text could bring along.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from importlib.resources import files
from string import Template
from typing import Final

from tmkit.align import Alignment
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
_HALF = re.compile("[\ud800-\udfff]")


def review_page(alignment: Alignment) -> str:
    """One HTML page, to be written in UTF-8, on which a reviser looks through an alignment and corrects it.

    What it saves, `read_review` reads.
    """
    style = "\n".join(map(_file, STYLES))
    theme = _file("theme.js")
    script = '(() => {\n"use strict";\n' + "\n".join(map(_file, SCRIPTS)) + "\n})();"
    policy = (
        f"default-src 'none'; script-src {_hash(theme)} {_hash(script)}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    title = f"{alignment.source.name} · {alignment.target.name}"
    page = Template(_file("page.html")).substitute(
        policy=html.escape(policy, quote=False),
        title=html.escape(title),
        style=style,
        theme=theme,
        script=script,
        content=_json(content(alignment)),
    )
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", page)


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _json(value: object) -> str:
    """As text inside a `script` element: nothing in it can end the element or begin a comment."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    written = _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", written)
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
