"""Running the command line in this process, as a person would see it; a small archive to ask."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tests.cli.made import make_workspace  # noqa: E402
from tmkit.cli import main  # noqa: E402

DOCUMENTED = Path(__file__).parents[2] / "docs" / "json.md"


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


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call `tmkit ARGUMENTS…` in a folder; gives the status and what was printed."""

    def call(*arguments: object, folder: Path | None = None, stdin: bytes = b"", columns: int = 100) -> Ran:
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

    return call


@pytest.fixture(scope="session")
def documented() -> Callable[[str], list[str]]:
    """The keys that docs/json.md documents in the first table after a line that begins so."""
    page = DOCUMENTED.read_text(encoding="utf-8")

    def keys(opening: str) -> list[str]:
        _, found, rest = f"\n{page}".partition(f"\n{opening}")
        assert found, f"docs/json.md has no line that begins '{opening}'"
        rows = re.search(r"\n\| key.*\n\|---.*\n((?:\|.*\n)+)", rest)
        assert rows is not None
        return [key for row in rows[1].splitlines() for key in re.findall(r"`(\w+)`", row.split("|")[1])]

    return keys


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A small workspace that a test may change."""
    return make_workspace(tmp_path / "small")


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, to be asked only."""
    return make_workspace(tmp_path_factory.mktemp("archive") / "small")


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file beside the workspace."""

    def file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return file
