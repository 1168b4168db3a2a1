"""Running the command line in this process, as a person would see it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tmkit.cli import main


@dataclass(frozen=True)
class Ran:
    status: int
    stdout: str
    stderr: str

    @property
    def objects(self) -> list[dict]:
        return [json.loads(line) for line in self.stdout.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call `tmkit ARGUMENTS…` in a folder; gives the status and what was printed."""

    def call(*arguments: object, folder: Path | None = None, stdin: bytes = b"") -> Ran:
        out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["tmkit", *map(str, arguments)])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setenv("NO_COLOR", "1")
            patch.setenv("COLUMNS", "100")
            if folder is not None:
                patch.chdir(folder)
            status = 0
            try:
                main()
            except SystemExit as stopped:
                status = int(stopped.code or 0)
            out.flush()
            err.flush()
        printed, said = (stream.buffer.getvalue().decode() for stream in (out, err))
        return Ran(status, printed, said)

    return call
