"""Folds a memory where no file may become larger than 20 KB, and says what was said.

python fold_with_little_room.py WORKSPACE
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from tmkit.memory.bulk import fold
from tmkit.model import InputError

resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    fold(Path(sys.argv[1]), "memories/a.tmx")
except InputError as error:
    print(error)  # noqa: T201
