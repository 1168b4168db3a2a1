"""The workspace around a command that can do without one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tmkit.config import FILE, Settings, read_settings
from tmkit.glossary import Glossary, read_glossary, starter_path
from tmkit.memory.files import FOLDER
from tmkit.model import InputError
from tmkit.workspace.start import find_root

if TYPE_CHECKING:
    from tmkit.lexicon import Lexicon
    from tmkit.workspace.opened import Notice, Opened, Progress


class Surroundings:
    """A workspace that is opened at the first question to it, if there is one: `folder`'s, or this folder's if None."""

    def __init__(
        self, folder: str | Path | None = None, *, notice: Notice | None = None, progress: Progress | None = None
    ) -> None:
        self._folder = folder
        self._notice = notice
        self._progress = progress

    @classmethod
    def of(cls, workspace: Opened) -> Self:
        """A workspace that is open already."""
        around = cls(workspace.root)
        around.__dict__["workspace"] = workspace
        return around

    @cached_property
    def settings(self) -> Settings:
        """The workspace's settings, or what holds where there is none."""
        return Settings() if self.root is None else read_settings(self.root / FILE)

    @cached_property
    def workspace(self) -> Opened | None:
        """The workspace, or None. Raises InputError where one was named and is none."""
        from tmkit.workspace.workspace import Workspace

        try:
            return Workspace.open(self._folder or ".", notice=self._notice, progress=self._progress)
        except InputError:
            if self._folder is not None:
                raise
            return None

    @cached_property
    def root(self) -> Path | None:
        """The workspace's folder, or None. Raises InputError where one was named and is none."""
        try:
            return find_root(Path(self._folder or "."))
        except InputError:
            if self._folder is not None:
                raise
            return None

    def memory(self, name: Path) -> Path:
        """Where a file to write lies: `memories/…` is the workspace's, any other path is as it is."""
        if self.root is None or name.is_absolute() or name.parts[:1] != (FOLDER,):
            return name
        return self.root / name

    def word_priors(self, source: str, target: str) -> Lexicon | None:
        """What the archive, if any, knows of the words of two languages."""
        return None if self.workspace is None else self.workspace.lexicon(source, target)

    @cached_property
    def _glossary(self) -> Glossary:
        return read_glossary(starter_path()) if self.workspace is None else self.workspace.glossary

    def concepts(self, text: str, language: str) -> Sequence[str]:
        """The concepts that a text has a term of, by the workspace's glossary, or else the starter's."""
        return [found.concept for found in self._glossary.recognise(text, language)]

    def knows(self, word: str) -> bool:
        """Whether archive or glossary, if any, have a word or compound."""
        return self.workspace is not None and self.workspace.knows(word)
