"""A workspace: its settings, memories, index and glossary, and what can be asked of them."""

from __future__ import annotations

from tmkit.workspace.answers import Answers
from tmkit.workspace.archive import Archive
from tmkit.workspace.checking import Checking
from tmkit.workspace.exporting import Exporting
from tmkit.workspace.producing import Producing
from tmkit.workspace.reporting import Reporting
from tmkit.workspace.terminology import Terminology
from tmkit.workspace.updating import Updating


class Workspace(Reporting, Exporting, Updating, Producing, Answers, Archive, Checking, Terminology):
    """A folder with `tmkit.toml`, `memories/**/*.tmx` and `glossary/*`: one method a command, under the same word.

    `notice` is told what a person should know and no result holds (languages detected, a memory re-read); `progress`
    is told what is being done, how much of it, and of how much. One thread at a time.
    """
