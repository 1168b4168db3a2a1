"""Another program: rewrites a memory in a loop, without a lock, and looks each time whether its last version is there.

    python rewrite_without_lock.py MEMORY SECONDS

Prints a line for each version that had gone, and last how many there were.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="other" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="fr"
  datatype="x"/>
<body>
<tu tuid="version"><tuv xml:lang="fr"><seg>Version {}.</seg></tuv><tuv xml:lang="en"><seg>Version {}.</seg></tuv></tu>
</body>
</tmx>
"""


def has(memory, version):
    for _ in range(200):  # what is put in its place by mistake is put back at once
        if f"<seg>Version {version}.</seg>" in memory.read_text():
            return True
        time.sleep(0.001)
    return False


def main():
    memory, stop = Path(sys.argv[1]), time.monotonic() + float(sys.argv[2])
    beside = memory.with_suffix(".other")
    version = 0
    while time.monotonic() < stop:
        if version and not has(memory, version):
            print(f"version {version} is gone")  # noqa: T201
        version += 1
        beside.write_text(TEXT.format(version, version))
        beside.replace(memory)
        time.sleep(0.002)
    print(version if has(memory, version) else "the last version is gone")  # noqa: T201


if __name__ == "__main__":
    main()
