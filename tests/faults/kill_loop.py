"""Confirms and folds without end in a process that is killed at a random moment, and another after it.

    python kill_loop.py WORKSPACE KILLS SEED

Prints a line for each unit when its confirmation has returned: the unit was acknowledged.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from tests.memory.reading import new_unit
from tmkit.memory.bulk import fold
from tmkit.memory.sidecar import Confirmer

MEMORY = "memories/a.tmx"


def work(root, begin, random_numbers):
    confirmer = Confirmer(root)
    number = begin
    while True:
        confirmer.confirm(
            MEMORY, new_unit(f"Source {number} " + "x" * random_numbers.randrange(4000), f"Target {number}")
        )
        os.write(1, f"{number}\n".encode())
        number += 1
        if random_numbers.random() < 0.2:
            fold(root, MEMORY)


def main():
    root, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    random_numbers = random.Random(seed)
    for kill in range(kills):
        seed = random_numbers.random()
        child = os.fork()
        if child == 0:
            work(root, kill * 100_000, random.Random(seed))
        time.sleep(random_numbers.uniform(0.005, 0.12))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
