"""The concepts of a file as its terms come in, one after another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tmkit.glossary.fields import faults
from tmkit.model import Concept, InputError, Term
from tmkit.model.account import Account

_SAID = ("domain", "definition", "note")
_LONGEST = 2_000


class Gathering:
    """For each concept its terms, what is said of it once, and the line of its first term.

    Without an account the first fault is raised as an InputError; with one, a term with a fault is dropped and the
    account says so. The account counts terms.
    """

    def __init__(self, path: Path, account: Account | None = None) -> None:
        self._path = path
        self._account = account
        self._terms: dict[str, list[Term]] = {}
        self._said: dict[str, dict[str, str]] = {}
        self._lines: dict[str, int] = {}
        self._seen: dict[tuple[str, str, str, str, str], int] = {}
        self._checked: set[tuple[str, ...]] = set()

    def add(self, identifier: str, term: Term, **said: str) -> None:
        """Add a term to a concept. `said` is what is said of the concept: `domain`, `definition`, `note`."""
        line = term.line
        if self._account is not None:
            self._account.read += 1
        why = self._fault(identifier, term)
        if why is not None:
            self.drop(line, identifier, why)
            return
        if self._account is not None:
            self._account.kept += 1
        if identifier not in self._terms:
            self._terms[identifier] = []
            self._said[identifier] = {}
            self._lines[identifier] = line
        self._terms[identifier].append(term)
        for name, value in said.items():
            if value:
                self.say(identifier, name, value, line)

    def say(self, identifier: str, name: str, value: str, line: int) -> None:
        """Say something of a concept that has a term already; what is said of it twice must be the same."""
        said = self._said[identifier]
        known = said.setdefault(name, value)
        if known == value:
            return
        if self._account is None:
            self.drop(line, identifier, f"another {name} of concept {identifier} stands above; keep one")
            return
        note = value if name == "note" else f"{name}: {value}"
        before = said.get("note", "")
        if note not in before.split("\n"):
            said["note"] = f"{before}\n{note}" if before else note
            if name != "note":
                self._account.repair(line, identifier, f"another {name} than above; kept in the concept's note")

    def refuse(self, line: int, identifier: str, message: str) -> None:
        """A row with a fault that no term can be made of: counted, and dropped or raised."""
        if self._account is not None:
            self._account.read += 1
        self.drop(line, identifier, message)

    def drop(self, line: int, identifier: str | None, message: str) -> None:
        """A fault: dropped and said, or raised where nothing may be dropped."""
        if self._account is None:
            raise InputError(message, file=self._path, line=line or None)
        self._account.drop(line or None, identifier or None, message)

    def concepts(self) -> Iterator[Concept]:
        """The concepts, in the order of their first terms."""
        for identifier, terms in self._terms.items():
            said = self._said[identifier]
            line = self._lines[identifier]
            place = f"{self._path.parent.name}/{self._path.name}" + (f":{line}" if line else "")
            domain, definition, note = (said.get(name, "") for name in _SAID)
            yield Concept(identifier, tuple(terms), domain, definition, note, place)

    def _fault(self, identifier: str, term: Term) -> str | None:
        if identifier and not term.text and self._account is not None:
            return "names no term"
        if not identifier or not term.text:
            return f"the cell '{'term' if identifier else 'concept'}' is empty; every row names both"
        if len(term.text) > _LONGEST:
            return f"a term of {len(term.text):,} characters; at most {_LONGEST:,} are one"
        values = (term.language, term.status, term.gender, term.number, term.form, term.valid_from, term.valid_until)
        if values not in self._checked:
            for fault in faults(term):
                return fault
            self._checked.add(values)
        key = (identifier, term.language, term.text, term.owner, term.house)
        if key in self._seen:
            where = f"in line {self._seen[key]}" if self._seen[key] else "there"
            return f"'{term.text}' stands {where} already (concept {identifier}); delete one"
        self._seen[key] = term.line
        return None
