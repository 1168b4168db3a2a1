"""Finding a workspace, and making a new one."""

from __future__ import annotations

import posixpath
from pathlib import Path

from tmkit.config import FILE
from tmkit.glossary import starter_path
from tmkit.model import InputError
from tmkit.storage.atomic import replace_file
from tmkit.storage.refusal import refusal

TEMPLATE = """\
# A tmkit workspace: this file, memories/**/*.tmx and glossary/*. Every line may stay as it is.

# Of two equal matches, the one whose authority comes first here is shown first.
# authorities = ["Secretariat", "Translation Service"]

# The languages assumed for a text too short to tell; both directions always work.
[languages]
source = "fr"
target = "en"

# Cut documents by an institution's own rules instead of tmkit's.
# [segmentation]
# srx = "rules.srx"

# The house style of each language, for typography and spelling: un, eu, in, ca.
# Where none is declared only mixtures are marked.
# [house]
# fr = "un"
# en = "un"

# Points taken off a score (integers from 0 to 100).
[penalties]
missing_codes = 1          # inline codes of the draft that the unit does not have
# low_confidence = 2       # units aligned with a confidence below `confident`
# confident = 0.9
# several_translations = 1 # the same source has other targets too

[penalties.status]
unreviewed = 10

# [penalties.memories]     # by path of a memory, or of a folder of memories
# "memories/old" = 5

# What a word of each band of an analysis costs, in percent of a new one.
# [rates]
# context = 0
# repetition = 30
# cross-file = 30          # repetitions across files
# 100 = 30
# 99 = 60
# 95-98 = 60
# 85-94 = 60
# 75-84 = 60
# 50-74 = 100
# new = 100
"""


def find_root(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that has a `tmkit.toml`.

    Raises `InputError` where there is none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return folder
    raise InputError(
        f"no {FILE} in this folder or any above it; run 'tmkit init' there, or name a workspace with --workspace",
        file=start,
    )


def below(root: Path, name: str) -> str:
    """A path as it is below the workspace, where it is given so or absolutely, in whatever spelling."""
    path = Path(name.replace("\\", "/"))
    if path.is_absolute() and path.resolve().is_relative_to(root):
        path = path.resolve().relative_to(root)
    return posixpath.normpath(path.as_posix())


def make_workspace(folder: Path) -> Path:
    """Make `folder` a workspace: `tmkit.toml`, `memories/` and the starter glossary. An empty folder is fine.

    Files that are there already stay. Raises `InputError` where one exists already, or it cannot be written: then the
    folder is no workspace yet, and the same may be tried again.
    """
    if (folder / FILE).exists():
        raise InputError(f"has a {FILE} already; nothing was changed", file=folder)
    if folder.exists() and not folder.is_dir():
        raise InputError("is a file, expected a folder", file=folder)
    glossary = folder / "glossary"
    for each in (folder / "memories", glossary):
        try:
            each.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise refusal(each, error) from None
    for file in sorted(starter_path().iterdir()):
        if file.is_file() and not (glossary / file.name).exists():
            replace_file(glossary / file.name, file.read_bytes())
    # Last, because its presence makes the folder a workspace.
    replace_file(folder / FILE, TEMPLATE.encode())
    return folder.resolve()
