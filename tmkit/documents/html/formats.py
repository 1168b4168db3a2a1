"""The formatting that elements of a page give to the text in them."""

from __future__ import annotations

import re

from tmkit.documents.inline import Format

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "dfn": "italic",
    "var": "italic",
    "u": "ulined",
    "ins": "ulined",
    "s": "x-strike",
    "del": "x-strike",
    "strike": "x-strike",
    "sup": "superscript",
    "sub": "subscript",
    "code": "x-code",
    "kbd": "x-code",
    "samp": "x-code",
    "tt": "x-code",
}
_STYLES = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE), "bold"),
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE), "italic"),
    (re.compile(r"text-decoration(?:-line)?\s*:\s*underline", re.IGNORECASE), "ulined"),
    (re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE), "superscript"),
    (re.compile(r"vertical-align\s*:\s*sub", re.IGNORECASE), "subscript"),
)
_KEPT = ("href", "src", "alt", "class", "style")


def formats_of(tag: str, attributes: dict[str, str | None]) -> tuple[Format, ...]:
    """What an element makes of the text in it: nothing, or one thing or more."""
    href = attributes.get("href")
    if tag == "a":
        return (Format("link", opening(tag, attributes), "</a>", href),) if href else ()
    kind = _TYPES.get(tag)
    if kind is not None:
        return (Format(kind, opening(tag, attributes), f"</{tag}>"),)
    style = attributes.get("style")
    if not style or tag not in {"span", "font"}:
        return ()
    return tuple(
        Format(name, opening(tag, attributes), f"</{tag}>") for pattern, name in _STYLES if pattern.search(style)
    )


def opening(tag: str, attributes: dict[str, str | None]) -> str:
    """An element's start tag, with those of its attributes that tell what it is."""
    told = "".join(
        f' {key}="{value.replace(chr(34), "&quot;")}"' for key in _KEPT if (value := attributes.get(key)) is not None
    )
    return f"<{tag}{told}>"
