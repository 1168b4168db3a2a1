"""What a workspace says of a draft before it goes out."""

from __future__ import annotations

from tmkit.workspace.opened import Opened


class Checking(Opened):
    """The command `tmkit check`."""
