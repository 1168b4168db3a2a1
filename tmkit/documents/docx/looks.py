"""How runs look: bold, italic and the like, through the styles that say so."""

from __future__ import annotations

from collections.abc import Mapping

from tmkit.documents.docx.nodes import Node
from tmkit.documents.inline import Format

Look = Mapping[str, bool]
"""What is said of a look: properties that are set (True) or unset (False)."""

_OFF = frozenset({"0", "false", "off"})
# Set by a paragraph style and again by a character style, these are not set: ECMA-376-1, 17.7.3.
_TOGGLES = {"w:b": "bold", "w:i": "italic", "w:strike": "x-strike", "w:smallCaps": "scap", "w:vanish": "hidden"}
HIDDEN = "hidden"
FORMATS = {
    "bold": Format("bold", "<w:b/>"),
    "italic": Format("italic", "<w:i/>"),
    "ulined": Format("ulined", '<w:u w:val="single"/>'),
    "scap": Format("scap", "<w:smallCaps/>"),
    "x-strike": Format("x-strike", "<w:strike/>"),
    "superscript": Format("superscript", '<w:vertAlign w:val="superscript"/>'),
    "subscript": Format("subscript", '<w:vertAlign w:val="subscript"/>'),
}
ELEMENTS = {
    "bold": ("b", ""),
    "italic": ("i", ""),
    "x-strike": ("strike", ""),
    "scap": ("smallCaps", ""),
    "ulined": ("u", "single"),
    "superscript": ("vertAlign", "superscript"),
    "subscript": ("vertAlign", "subscript"),
}
"""What sets a look: the element's name, and its value where it needs one."""


def is_on(node: Node) -> bool:
    """Whether an on-off element is on: it is unless it says otherwise."""
    return (node.get("w:val") or "1").lower() not in _OFF


def declared(properties: Node | None) -> dict[str, bool]:
    """What run properties say themselves."""
    look: dict[str, bool] = {}
    for node in properties.children if properties is not None else ():
        name = _TOGGLES.get(node.tag)
        if name:
            look[name] = is_on(node)
        elif node.tag == "w:dstrike":
            look["x-strike"] = look.get("x-strike", False) or is_on(node)
        elif node.tag == "w:u":
            look["ulined"] = (node.get("w:val") or "single") != "none"
        elif node.tag == "w:vertAlign":
            value = node.get("w:val")
            look["superscript"] = value == "superscript"
            look["subscript"] = value == "subscript"
    return look


def combined(defaults: Look, paragraph: Look, character: Look, direct: Look) -> frozenset[str]:
    """The look of a run: what it says itself, else what its two styles say."""
    found = set()
    for name in {*defaults, *paragraph, *character, *direct}:
        if name in direct:
            on = direct[name]
        elif name in _TOGGLED:
            on = defaults.get(name, False) or (paragraph.get(name, False) != character.get(name, False))
        else:
            on = character.get(name, paragraph.get(name, defaults.get(name, False)))
        if on:
            found.add(name)
    return frozenset(found)


_TOGGLED = frozenset(_TOGGLES.values())
