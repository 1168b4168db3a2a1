"""How words and phrases were rendered: statistics learnt from all memories, and what they tell of a unit."""

from tmkit.lexicon.lexicon import Lexicon

__all__ = ["Lexicon"]
