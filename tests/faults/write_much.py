"""Confirms many units into one memory, folding now and then.

python write_much.py WORKSPACE NAME HOW-MANY
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.memory.reading import new_unit
from tmkit.memory.bulk import fold
from tmkit.memory.sidecar import Confirmer

MEMORY = "memories/a.tmx"


def main():
    root, name, many = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    confirmer = Confirmer(root)
    for number in range(many):
        confirmer.confirm(MEMORY, new_unit(f"{name} {number} " + "x" * 2000, f"{name} {number}"))
        if number % 10 == 9:
            fold(root, MEMORY)


if __name__ == "__main__":
    main()
