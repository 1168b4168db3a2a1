"""Progress of long work, on stderr when it is a terminal."""

from __future__ import annotations

import sys
import time

_EVERY = 0.1
_last = 0.0


def show_progress(what: str, done: int, total: int) -> None:
    """Rewrite one line at most ten times a second, and clear it at the end; silent where stderr is no terminal.

    Where `total` is 0 nobody knows how much there is: what is done is shown as it is.
    """
    global _last  # noqa: PLW0603 - one terminal, one line
    if not sys.stderr.isatty():
        return
    now = time.monotonic()
    if total and done >= total:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
    elif now - _last >= _EVERY:
        _last = now
        share = f"{100 * done // total:3d} %" if total else f"{done:,}"
        sys.stderr.write(f"\r\x1b[K{what} {share}")
        sys.stderr.flush()
