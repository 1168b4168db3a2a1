"""The table of docs/scores.md says what the program does, and what the formulas beside it give."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.docs.other_tools import omegat, translate_toolkit, weblate  # noqa: E402
from tests.lookup.archive import ListArchive, entry  # noqa: E402
from tmkit.lookup import look_up  # noqa: E402

PAGE = ROOT / "docs" / "scores.md"
# What is changed in the sample sentence, and how.
CHANGES = {
    "apostrophe": ("n'a pas", "n’a pas"),
    "case": ("Le Groupe de travail", "LE GROUPE DE TRAVAIL"),
    "number": ("7 questions", "9 questions"),
    "date": ("30 avril 2018", "29 juillet 2019"),
    "resolution": ("412 (2016)", "437 (2017)"),
    "resolution, without its year": ("412 (2016)", "437"),
    "negation": ("n'a pas examiné", "a examiné"),
    "restriction": ("il a invité le", "il n'a invité que le"),
    "a word": ("prochaine", "nouvelle"),
}


def lines() -> list[str]:
    return PAGE.read_text(encoding="utf-8").splitlines()


def sample() -> tuple[str, str]:
    """The sentence and its translation, as the page quotes them."""
    french, english = (line.removeprefix("> ") for line in lines() if line.startswith("> "))
    return french, english


def row(change: str) -> str:
    source, target = sample()
    old, new = CHANGES[change]
    assert source.count(old) == 1
    query = source.replace(old, new)
    (match,) = look_up(ListArchive([entry(source, target)]), query, "fr", "en", minimum=1)
    said = f"{match.score} {match.kind}" + (f", conflict: {match.conflict}" if match.conflict else "")
    others = ", ".join(map(str, omegat(query, source))), translate_toolkit(query, source), weblate(query, source)
    return f"| {change} | {others[0]} | {others[1]} | {others[2]} | **{said}** |"


@pytest.mark.parametrize("change", CHANGES)
def test_the_table_says_what_is(change: str) -> None:
    assert row(change) in lines()


def test_no_row_of_the_table_is_missing_or_left_over() -> None:
    shown = [line.split("|")[1].strip() for line in lines() if line.startswith("| ") and "**" in line]
    assert shown == list(CHANGES)


if __name__ == "__main__":
    sys.stdout.write("".join(f"{row(change)}\n" for change in CHANGES))
