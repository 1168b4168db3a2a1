"""Where elements lie in the bytes of an XML part, so that a copy can change them and nothing else."""

from __future__ import annotations

import re
from typing import Protocol

_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")


class Placed(Protocol):
    """An element by the bytes where its start tag begins and where its end was seen."""

    start: int
    close: int


def start_tag(data: bytes, node: Placed) -> tuple[int, int]:
    """Where an element's start tag lies in a part in UTF-8."""
    found = _TAG.match(data, node.start)
    assert found is not None
    return found.span()


def extent(data: bytes, node: Placed) -> tuple[int, int]:
    """Where an element lies in a part in UTF-8, its tags included."""
    start, end = start_tag(data, node)
    if data[end - 2 : end] == b"/>":
        return start, end
    return start, data.index(b">", node.close) + 1
