"""Running the command line in this process, as a person would see it."""

from __future__ import annotations

import io
import json
import sys
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

    @property
    def object(self) -> dict:
        (only,) = self.objects
        return only

    def refused(self, *words: str) -> bool:
        """Whether this ended as bad input must: status 2, one line on stderr that says so, nothing on stdout."""
        assert self.status == 2, self
        assert self.stdout == ""
        assert len(self.stderr.splitlines()) == 1, self.stderr
        assert self.stderr.startswith("tmkit: ")
        assert "fault of tmkit's own" not in self.stderr
        for word in words:
            assert word in self.stderr, (word, self.stderr)
        return True


def run_main(
    monkeypatch: pytest.MonkeyPatch,
    *arguments: object,
    folder: Path | None = None,
    stdin: bytes = b"",
    columns: int = 100,
) -> Ran:
    """Call `tmkit ARGUMENTS…` in a folder; gives the status and what was printed."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "argv", ["tmkit", *map(str, arguments)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.setenv("NO_COLOR", "1")
        patch.setenv("COLUMNS", str(columns))
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
