"""What a look-up looks like: widths, colours, encodings, progress."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import subprocess
import sys

import pytest

from tests.cli.made import AGREED, CLOSED, CONTRADICTED, LONGER, NOTHING, OPENED, REPAIRABLE, make_workspace
from tmkit.cli import progress


@pytest.mark.parametrize("columns", [40, 80, 100, 160])
def test_it_fits_the_terminal(run, archive, draft, columns) -> None:
    long = " ".join([AGREED[0]] * 8)
    texts = (long, REPAIRABLE, CONTRADICTED, LONGER, NOTHING, CLOSED[0])
    ran = run("lookup", *texts, "--draft", draft, folder=archive, columns=columns)
    assert ran.status == 0
    lines = ran.stdout.splitlines()
    assert max(map(len, lines)) <= columns
    assert max(map(len, lines)) > columns - 15
    assert [line for line in lines if line != line.rstrip()] == []
    assert "\x1b" not in ran.stdout
    together = " ".join(ran.stdout.split())
    for text in (long, REPAIRABLE, LONGER, NOTHING, AGREED[1], "The Committee held 15 public meetings."):
        assert text in together


def on_terminal(folder, *arguments: str, **environment: str) -> str:
    """What the command prints on a terminal."""
    leader, follower = pty.openpty()
    wanted = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR"}}
    wanted |= {"TERM": "xterm-256color", "COLUMNS": "80"} | environment
    with subprocess.Popen(
        [sys.executable, "-m", "tmkit", *arguments], cwd=folder, env=wanted, stdout=follower, stderr=subprocess.DEVNULL
    ) as process:
        os.close(follower)
        printed = b""
        while chunk := _read(leader):
            printed += chunk
    os.close(leader)
    assert process.returncode == 0
    return printed.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other end has gone
        return b""


def test_differences_are_coloured_on_a_terminal_and_marked_without_colour(archive) -> None:
    coloured = on_terminal(archive, "lookup", REPAIRABLE)
    assert "\x1b[9;31m12\x1b[0m" in coloured
    assert "[-12-]" not in coloured
    plain = on_terminal(archive, "lookup", REPAIRABLE, NO_COLOR="1")
    assert "[-12-]{+15+}" in plain
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", plain)


def test_progress_is_shown_on_a_terminal_only(monkeypatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for terminal, shown in ((Terminal(), "\r\x1b[Kreading  50 %\r\x1b[K\r\x1b[Kcounting 1,200"), (io.StringIO(), "")):
        monkeypatch.setattr(sys, "stderr", terminal)
        for step in (("reading", 1, 2), ("reading", 2, 2), ("counting", 1200, 0)):
            monkeypatch.setattr(progress, "_last", 0.0)
            progress.show_progress(*step)
        assert terminal.getvalue() == shown


def on_pipe(folder, *arguments: str | bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tmkit", *arguments]
    return subprocess.run(command, cwd=folder, env=os.environ | environment, capture_output=True, check=False)


def test_a_text_that_cannot_be_decoded_is_refused(archive) -> None:
    for command in ((b"lookup",), (b"terms", b"lookup"), (b"confirm", b"--into", b"memories/a.tmx", b"A text")):
        done = on_pipe(archive, *command, b"La s\xe9ance", PYTHONUTF8="1", PYTHONIOENCODING="utf-8:strict")
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr == b"tmkit: character 5 of the text could not be decoded; expected UTF-8\n"


def test_json_is_utf_8_on_any_terminal_and_text_what_the_terminal_has(archive) -> None:
    for encoding in ("ascii", "latin-1", "utf-8"):
        done = on_pipe(archive, "lookup", OPENED[0], "--json", PYTHONUTF8="1", PYTHONIOENCODING=f"{encoding}:strict")
        assert json.loads(done.stdout)["matches"][0]["source"] == OPENED[0]
        done = on_pipe(archive, "lookup", OPENED[0], PYTHONUTF8="1", PYTHONIOENCODING=f"{encoding}:strict")
        assert done.returncode == 0
        assert done.stdout.splitlines()[0] == OPENED[0].encode(encoding, "replace")


def test_a_name_that_is_no_utf_8_can_be_told(tmp_path, write) -> None:
    folder = make_workspace(tmp_path / "odd")
    table = write("x.tsv", "fr\ten\nUn texte\tA text\n")
    options = {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8:strict"}
    for more in ((), ("--json",)):
        done = on_pipe(folder, b"import", os.fsencode(table), b"--into", b"memories/\xe9.tmx", *more, **options)
        assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["into"] == "memories/\udce9.tmx"
    assert json.loads(on_pipe(folder, "lookup", "Un texte", "--json", **options).stdout)["matches"][0]["score"] == 100
