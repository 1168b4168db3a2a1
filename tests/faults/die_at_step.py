"""Runs a piece of work again and again, dying at its first step, its second, and so on until it is done.

    python die_at_step.py FOLDER WORK

FOLDER/start holds the workspace to begin with. Each run works on a copy, FOLDER/0, FOLDER/1 …, in a process that ends
without a word just before or just after the step (a write, flush, rename, exchange, link or removal). Prints a line a
run: its number, whether it died, and the step.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tests.memory.reading import new_unit
from tmkit.formats.tmx import default_header
from tmkit.memory.bulk import fold, replace_memory, rewrite
from tmkit.memory.editing import set_metadata
from tmkit.memory.sidecar import Confirmer
from tmkit.storage import swap
from tmkit.workspace.aligning import align

MEMORY = "memories/a.tmx"
DIED = 9
REPORTS = [Path(__file__).parents[1] / "align" / "round" / f"report_{language}.txt" for language in ("fr", "en")]


def confirm(root):
    Confirmer(root).confirm(MEMORY, new_unit("Nouveau", "New"))


WORKS = {
    "confirm": confirm,
    "fold": lambda root: fold(root, MEMORY),
    "rewrite": lambda root: rewrite(
        root, MEMORY, change=lambda unit, _: unit, add=[new_unit("Nouveau", "New")], once=True
    ),
    "set": lambda root: set_metadata(root, MEMORY, {"body": "Contact Group"}),
    "align": lambda root: list(align(REPORTS, out=root / MEMORY, replace=True, review=root / "review.html")),
    "replace": lambda root: replace_memory(root, MEMORY, [new_unit("Nouveau", "New")], default_header("fr")),
}


def die_at(number):
    """Count the steps; end at this one, before it (even numbers) or after it (odd)."""
    count = 0

    def counting(name, call):
        def step(*arguments, **options):
            nonlocal count
            if count == number:
                os.write(1, f"{number} died before {name}\n".encode())
                os._exit(DIED)
            done = call(*arguments, **options)
            if count + 1 == number:
                os.write(1, f"{number} died after {name}\n".encode())
                os._exit(DIED)
            count += 2
            return done

        return step

    for name in ("fsync", "replace", "rename", "unlink", "link", "mkdir"):
        setattr(os, name, counting(name, getattr(os, name)))
    exchange = swap._call()
    if exchange is not None:
        exchange = counting("exchange", exchange)
        swap._call = lambda: exchange


def main():
    folder, work = Path(sys.argv[1]), WORKS[sys.argv[2]]
    for number in range(1000):
        root = folder / str(number)
        shutil.copytree(folder / "start", root)
        child = os.fork()
        if child == 0:
            die_at(number)
            work(root)
            os.write(1, f"{number} done\n".encode())
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != DIED:
            return


if __name__ == "__main__":
    main()
