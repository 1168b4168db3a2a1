"""How long a confirmation takes in a warm process, beside two bare flushes of the same disk in the same run.

    python benchmarks/confirm.py [--confirmations 400] [--folder .]

Goal: the median confirmation takes at most two bare flushes and one millisecond more. A bare flush writes one line to a
file that is there and waits for the disk (`fsync`); two of them and a confirmation take turns, in random order, so that
both meet the same disk: one that rations its operations favours whoever comes after a pause.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from pathlib import Path

from tmkit.memory.sidecar import Confirmer
from tmkit.model import Property, Segment, Unit, Variant

FRENCH = (
    "Le Groupe de contact a pris note du rapport et est convenu de poursuivre l'examen du point n° {} à sa session."
)
ENGLISH = (
    "The Contact Group took note of the report and agreed to continue its consideration of item {} at its session."
)


def bare_flushes(descriptor: int) -> float:
    begin = time.perf_counter()
    for _ in range(2):
        os.write(descriptor, b"one line of an ordinary length, as a log would have it\n")
        os.fsync(descriptor)
    return time.perf_counter() - begin


def unit(number: int) -> Unit:
    return Unit(
        (Variant("fr", Segment(FRENCH.format(number))), Variant("en", Segment(ENGLISH.format(number)))),
        (),
        (Property("x-tmkit-document", "benchmark"), Property("x-tmkit-position", str(number))),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--confirmations", type=int, default=400)
    parser.add_argument("--folder", type=Path, default=Path.cwd(), help="a folder on the disk to measure")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        root = Path(folder)
        confirmer = Confirmer(root)
        descriptor = os.open(root / "log", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        confirmer.confirm("memories/warm.tmx", unit(0))
        flushes, confirmations, cpu = [], [], []
        random_numbers = random.Random(1)
        for number in range(given.confirmations):
            flushes_first = random_numbers.random() < 0.5
            if flushes_first:
                flushes.append(bare_flushes(descriptor))
            begin, began = time.perf_counter(), time.thread_time()
            confirmer.confirm("memories/a.tmx", unit(number))
            confirmations.append(time.perf_counter() - begin)
            cpu.append(time.thread_time() - began)
            if not flushes_first:
                flushes.append(bare_flushes(descriptor))
        os.close(descriptor)
        files = len(list((root / "memories").glob("a.new*.tmx")))
    two, one = statistics.median(flushes) * 1e3, statistics.median(confirmations) * 1e3
    print(f"{given.confirmations} confirmations into {files} sidecars")
    print(f"two bare flushes   median {two:7.2f} ms")
    print(f"a confirmation     median {one:7.2f} ms, of it {statistics.median(cpu) * 1e3:.2f} ms of CPU")
    print(f"above two flushes         {one - two:7.2f} ms (goal: at most 1)")


if __name__ == "__main__":
    main()
