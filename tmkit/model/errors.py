"""What can go wrong in a way that the user can mend.

TmkitError
├── InputError          a file, an option or a text is not what was expected
├── ConfigurationError  tmkit.toml or a house style is not right
└── LockedError         another program holds or has changed what was to be written

The doors (`tmkit.cli`) alone turn these into one line and exit code 2.
"""

from __future__ import annotations


class TmkitError(Exception):
    """One line for a person: which file, where, what was expected, what to do."""


class InputError(TmkitError):
    """A file, an option or a text is not what was expected.

    `file` and `line` (from 1) say where, if there is a where.
    """

    def __init__(self, message: str, *, file: object = None, line: int | None = None) -> None:
        where = "" if file is None else f"{file}: " if line is None else f"{file}:{line}: "
        super().__init__(f"{where}{message}")
        self.message = message
        self.file = file
        self.line = line


class ConfigurationError(InputError):
    """`tmkit.toml` or a house style is not right."""


class LockedError(TmkitError):
    """Another program holds the workspace, or changed a memory that was to be replaced."""
