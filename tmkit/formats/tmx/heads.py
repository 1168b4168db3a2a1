"""What the start tags of the plain form say, remembered: a file repeats few of them very often."""

from __future__ import annotations

from typing import Final

from tmkit.formats.tmx.grammar import Odd, attributes, is_white, remember
from tmkit.formats.tmx.values import Pairs

# Every space, tab or line end between elements is a token of its own; these sets grow to the few that a file uses.
prop_ends: Final[set[str]] = set()
note_ends: Final[set[str]] = set()
tuv_ends: Final[set[str]] = set()

units: Final[dict[tuple[str, ...], tuple[tuple[str, ...], int, int]]] = {}
props: Final[dict[str, tuple[str, Pairs]]] = {}
variants: Final[dict[str, tuple[str, Pairs]]] = {}
notes: Final[dict[str, Pairs]] = {}


def unit_head(token: str, parts: list[str]) -> Pairs:
    """The attributes of a `tu` from its start tag and the white space after it; `parts` is that cut at each `"`.

    What stands between the values is remembered, with the line ends and tabs in it, so that a value that has some
    (they mean a space) is not taken as it is.
    """
    head, closed, after = token.rpartition(">")
    if not closed or not is_white(after) or not head.startswith("tu") or head[2:3] not in " \t\n":
        raise Odd
    written = attributes(head[2:])
    if "'" not in token and len(parts) == 2 * len(written) + 1:
        between = tuple(parts[::2])
        joined = "".join(between)
        entry = tuple(name for name, _ in written), joined.count("\n"), joined.count("\t")
        remember(units, between, entry, len(joined))
    return written


def prop_head(head: str) -> tuple[str, Pairs]:
    """Type and other attributes of a `prop` from its start tag without `>`."""
    written = _element(head, "prop")
    kind = next((value for name, value in written if name == "type"), "")
    entry = kind, with_language(tuple(pair for pair in written if pair[0] != "type"))
    remember(props, head, entry, len(head))
    return entry


def note_head(head: str) -> Pairs:
    """The attributes of a `note` from its start tag without `>`."""
    written = with_language(_element(head, "note"))
    remember(notes, head, written, len(head))
    return written


def variant_head(token: str) -> tuple[str, Pairs]:
    """Language and other attributes of a `tuv` from its start tag and the white space after it.

    Odd where it names no language, or two.
    """
    head, closed, after = token.partition(">")
    if not closed or not is_white(after):
        raise Odd
    written = with_language(_element(head, "tuv"))
    language = next((value for name, value in written if name == "xml:lang"), "")
    if not language or any(name == "lang" for name, _ in written):
        raise Odd
    entry = language, tuple(pair for pair in written if pair[0] != "xml:lang")
    remember(variants, token, entry, len(token))
    return entry


def with_language(written: Pairs) -> Pairs:
    """The attributes with `lang`, as TMX had it before 1.3, called `xml:lang`; beside an equal `xml:lang` it goes."""
    values = dict(written)
    old = values.get("lang")
    if old is None:
        return written
    new = values.get("xml:lang")
    if new is None:
        return tuple(("xml:lang", value) if name == "lang" else (name, value) for name, value in written)
    if new == old:
        return tuple(pair for pair in written if pair[0] != "lang")
    return written


def _element(head: str, name: str) -> Pairs:
    after = head[len(name) :]
    if not head.startswith(name) or after[:1] not in " \t\n" or after.endswith("/"):
        raise Odd
    return attributes(after)
