"""A page put together of a template, styles and scripts that come with tmkit, and of what it shows."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Sequence
from importlib.resources import files
from string import Template
from typing import Final

HALF: Final = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair, which UTF-8 cannot hold."""

_FRAME = ("colours.css", "page.css")


def packaged(package: str | None, name: str) -> str:
    """A text file that comes with a package."""
    assert package is not None
    return files(package).joinpath(name).read_text("utf-8")


def offline_page(
    package: str | None, *, title: str, styles: Sequence[str], script: str, allow: Sequence[str] = (), **parts: str
) -> str:
    """A page to be written in UTF-8: `page.html` of a package, with its own `styles` (files) after the frame's.

    In the template `$head` is all that stands before the body, `$script` the script, each of `parts` what is given for
    it, as HTML. `title` is text. The page's policy lets its own scripts and style run and nothing else: no network, no
    image, no script that a text could bring along; `allow` are further directives.
    """
    style = "\n".join(
        [*(packaged(__package__, name) for name in _FRAME), *(packaged(package, name) for name in styles)]
    )
    theme = packaged(__package__, "theme.js")
    head = Template(packaged(__package__, "head.html")).substitute(
        policy=html.escape(_policy((theme, script), style, allow), quote=False),
        title=html.escape(title),
        style=style,
        theme=theme,
    )
    page = Template(packaged(package, "page.html")).substitute(parts, head=head.rstrip("\n"), script=script)
    return HALF.sub("\N{REPLACEMENT CHARACTER}", page)


def _policy(scripts: Sequence[str], style: str, more: Sequence[str]) -> str:
    allowed = " ".join(map(_hashed, scripts))
    own = f"default-src 'none'; script-src {allowed}; style-src {_hashed(style)}; img-src data:"
    return "; ".join([own, "base-uri 'none'", "form-action 'none'", *more])


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
