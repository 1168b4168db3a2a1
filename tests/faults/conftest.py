"""Lets these tests use the helpers beside them and those of the memory tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of its own of 128 KiB; skipped where one cannot be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmkit-test", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(f"no disk can be mounted here: {error}")
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def python():
    """Runs a program of this folder in a process of its own, able to import the tests' helpers."""

    def start(program, *arguments, **options):
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([ROOT, os.environ.get("PYTHONPATH", "")])}
        command = [sys.executable, str(Path(__file__).parent / program), *map(str, arguments)]
        return subprocess.Popen(command, env=environment, text=True, **options)

    return start
