"""Write the table of profiles into docs/exchange.md: `python docs/build_profiles_table.py`. A test compares the two."""

from __future__ import annotations

import re
from pathlib import Path

from tmkit.exchange.profiles import TOOLS, profile

PAGE = Path(__file__).with_name("exchange.md")
_BETWEEN = re.compile(r"(<!-- profiles: .*? -->\n).*?(<!-- /profiles -->)", re.DOTALL)


def page(text: str) -> str:
    """The page with the table as `tmkit/exchange/profiles.toml` has it."""
    return _BETWEEN.sub(lambda found: f"{found[1]}\n{table()}\n{found[2]}", text)


def table() -> str:
    """A row a fact, with its source."""
    lines = ["| `--for` | fact | written | source |", "|---|---|---|---|"]
    for key in ("plain", *TOOLS):
        own = profile(key)
        tested = own.tested or "**unverified**: neither written nor read by the tool itself"
        lines.append(f"| {f'`{key}`' if key in TOOLS else '(none)'} | {own.name} | | {tested} |")
        lines += [f"| | {what} | {_cell(value)} | {_cell(source)} |" for what, value, source in own.facts]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
