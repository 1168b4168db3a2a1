"""What a draft is known by under another name: a few hashes of its segments, which most of the same text shares.

Of each of sixteen orders of hashes the first is kept (Broder, "On the resemblance and containment of documents", 1997):
the share of them that two texts have in common is about the share of their segments.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from tmkit.checks.subject import Subject
from tmkit.text.normalise import normalise

SAME = 10
"""With so many of the sixteen in common two drafts are one: nine in ten of those that share three quarters of their
segments have them, hardly one in fifty of those that share a third.
"""

_ORDERS = 16
_BYTES = 3


def sketch(subject: Subject) -> str:
    """Sixteen hashes of six hexadecimal digits; empty for a draft without text."""
    return sketch_of(segment.text for segment in subject.segments)


def sketch_of(texts: Iterable[str]) -> str:
    """The sketch of a draft with these segments."""
    found = {normalise(text) for text in texts}
    return "".join(_first(found, order) for order in range(_ORDERS)) if found else ""


def alike(one: str, other: str) -> bool:
    """Whether two sketches are of one text, give or take what was edited."""
    size = 2 * _BYTES
    if len(one) != _ORDERS * size or len(other) != len(one):
        return False
    return sum(one[at : at + size] == other[at : at + size] for at in range(0, len(one), size)) >= SAME


def _first(texts: Iterable[str], order: int) -> str:
    key = bytes([order])
    found = (blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8, key=key).digest() for text in texts)
    return min(found)[:_BYTES].hex()
