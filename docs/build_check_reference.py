"""Write docs/checks/ID.md from the registry: `python docs/build_check_reference.py`. A test compares the two."""

from __future__ import annotations

from pathlib import Path

from tmkit.checks.check import Check
from tmkit.checks.registry import all_checks
from tmkit.reports.check_text import check_lines

FOLDER = Path(__file__).with_name("checks")


def pages() -> dict[str, str]:
    """Every page by its file's name: one a check, and the table of all."""
    made = {f"{check.id}.md": "\n".join([*check_lines(check), ""]) for check in all_checks()}
    return {**made, "README.md": "\n".join([*_table(all_checks()), ""])}


def _table(checks: tuple[Check, ...]) -> list[str]:
    lines = [
        "# The checks",
        "",
        "Written by `python docs/build_check_reference.py` from the checks; `tmkit check --explain ID` shows the same.",
        "",
        "| check | family | severity | needs | by default | finds |",
        "|---|---|---|---|---|---|",
    ]
    for check in checks:
        needs = ", ".join(sorted(check.needs))
        default = "yes" if check.default else "no"
        meaning = check.meaning.rstrip(".").replace("|", "\\|")
        lines.append(
            f"| [{check.id}]({check.id}.md) | {check.family} | {check.severity} | {needs} | {default} | {meaning} |"
        )
    return lines


def write() -> None:
    """Write the pages, and take away those of checks that are no more."""
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
