"""Looking up: what the archive has for a segment, how sure that is, and what differs."""

from tmkit.lookup.context import EDGE
from tmkit.lookup.search import look_up

__all__ = ["EDGE", "look_up"]
