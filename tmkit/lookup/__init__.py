"""Looking up: what the archive has for a segment, how sure that is, and what differs."""

from tmkit.lookup.concordance import look_through
from tmkit.lookup.context import EDGE
from tmkit.lookup.fragments import find_fragments
from tmkit.lookup.search import look_up

__all__ = ["EDGE", "find_fragments", "look_through", "look_up"]
