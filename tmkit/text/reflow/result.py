"""What reflow gives."""

from __future__ import annotations

from dataclasses import dataclass

from tmkit.model import Block


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that could not be decided with certainty: the line of the file, from 1, and what was done."""

    line: int | None
    reason: str

    def __str__(self) -> str:
        return self.reason if self.line is None else f"line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Reflowed:
    """The blocks of a text, and what was doubtful about them, by line."""

    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...] = ()
