"""A draft with its fixable findings put right, in its own format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from tmkit.checks.fixing import Change, changed_blocks, fix
from tmkit.checks.locating import Locator, joined_stretch
from tmkit.checks.subject import Subject
from tmkit.documents import write
from tmkit.model import Block, Finding, InputError
from tmkit.storage.atomic import replace_file
from tmkit.storage.encoding import marked
from tmkit.text.encoding import decode

_TEXTS = frozenset({".txt", ".text", ".md", ".markdown", ".mdown", ".mkd"})
_PACKAGES = frozenset({".docx", ".odt"})
_ENDS = frozenset("\n\r\v\x85\u2028\u2029\f")
_NO_BREAK = frozenset("\u00a0\u202f")


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing a draft comes to: the lines of a diff, how many places change, and what was left, in words.

    `content` is the new text file; a DOCX or ODT is written by `write_fixed` from `changes`.
    """

    diff: tuple[str, ...]
    count: int
    left: tuple[str, ...]
    content: bytes | None
    changes: tuple[Change, ...]


def fixed(path: str | Path, data: bytes, subject: Subject, findings: Sequence[Finding]) -> Fixed:
    """What becomes of a draft whose content is `data`. Raises InputError for a format that is not written."""
    blocks = subject.target_blocks
    changes, left = fix(subject, findings)
    assert blocks is not None
    ending = Path(path).suffix.lower()
    if ending in _PACKAGES:
        changes = tuple(change for change in changes if change.old != change.new)
        before = [block.text for block in blocks]
        after = list(before)
        numbers = {id(block): number for number, block in enumerate(blocks)}
        for block, segment in changed_blocks(blocks, changes):
            after[numbers[id(block)]] = segment.text
        return Fixed(_diff(before, after, str(path)), len(changes), left, None, changes)
    if ending not in _TEXTS and str(path) != "-":
        raise InputError("is of a format that is not fixed; expected text, Markdown, DOCX or ODT", file=path)
    return _fixed_text(path, data, blocks, changes, left)


def write_fixed(path: str | Path, data: bytes, subject: Subject, found: Fixed) -> tuple[str, ...]:
    """Write a fixed draft over itself, atomically; returns remarks.

    Raises InputError where it cannot be written, LockedError where the file is no longer `data`.
    """
    if found.content is not None:
        replace_file(Path(path), found.content, expected=data)
        return ()
    if Path(path).read_bytes() != data:
        raise InputError("was changed meanwhile; run it again", file=path)
    blocks = subject.target_blocks
    assert blocks is not None
    replacements = {block.place: segment for block, segment in changed_blocks(blocks, found.changes)}
    return write(path, replacements, path) if replacements else ()


def _fixed_text(
    path: str | Path, data: bytes, blocks: Sequence[Block], changes: Sequence[Change], left: tuple[str, ...]
) -> Fixed:
    text, encoding = decode(data, path)
    mark = data[: marked(data)[1]]
    if mark + text.encode(encoding, "replace") != data:
        raise InputError(f"cannot be written back as {encoding} without loss; save it as UTF-8", file=path)
    locator = Locator(text)
    edits: list[tuple[int, int, str]] = []
    told = list(left)
    made: list[Change] = []
    places = {number: locator.find(blocks[number]) for number in {change.block for change in changes}}
    for change in changes:
        found = places[change.block]
        own = None if found is None else _edit(text, change, joined_stretch(found, change.start, change.end))
        if own is None or not _encodable(own[2], encoding):
            told.append(f"segment {change.segment}: {change.check} is left; its place in the file is not certain")
            continue
        edits.append(own)
        made.append(change)
    parts: list[str] = []
    at = 0
    for start, end, new in sorted(edits):
        parts += (text[at:start], new)
        at = end
    after = "".join((*parts, text[at:]))
    diff = _diff(text.splitlines(), after.splitlines(), str(path))
    return Fixed(diff, len(made), tuple(dict.fromkeys(told)), mark + after.encode(encoding), tuple(made))


def _edit(text: str, change: Change, stretch: tuple[int, int]) -> tuple[int, int, str] | None:
    """The change of the file: its characters from, to, and what they become; None where a line end is in the way."""
    own = text[slice(*stretch)]
    if _ENDS & set(own):
        return None
    if change.old == change.new:
        single = _single(own)
        return None if single == own else (*stretch, single)
    if own != change.old:
        return None
    return (*stretch, change.new)


def _single(text: str) -> str:
    """A text with single spaces; of several a no-break one stays."""
    kept: list[str] = []
    for char in text:
        if kept and char.isspace() and kept[-1].isspace():
            if char in _NO_BREAK:
                kept[-1] = char
            continue
        kept.append(char)
    return "".join(kept)


def _encodable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _diff(before: Sequence[str], after: Sequence[str], name: str) -> tuple[str, ...]:
    return tuple(unified_diff(before, after, name, f"{name}, fixed", n=0, lineterm=""))
