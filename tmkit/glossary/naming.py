"""Names for concepts that have none of their own."""

from __future__ import annotations

import re
from unicodedata import normalize

_NO_NAME = re.compile(r"[\W_]+")
_LONGEST = 60


class Names:
    """Names made of terms, each given once: `seance`, `seance-2`."""

    def __init__(self, taken: set[str] | None = None) -> None:
        self._taken = set() if taken is None else taken
        self._last: dict[str, int] = {}

    def of(self, text: str) -> str:
        """A name not given before, readable and the same in every run."""
        return self.free(name_of(text))

    def free(self, name: str) -> str:
        """The name, or one with the next number where it is taken."""
        found, number = name, self._last.get(name, 1)
        while found in self._taken:
            number += 1
            found = f"{name}-{number}"
        self._last[name] = number
        self._taken.add(found)
        return found


def name_of(text: str) -> str:
    """A term as a name: small letters without accents, hyphens between words."""
    letters = "".join(sign for sign in normalize("NFKD", text.casefold()) if not 0x300 <= ord(sign) < 0x370)
    return _NO_NAME.sub("-", letters)[:_LONGEST].strip("-") or "concept"
