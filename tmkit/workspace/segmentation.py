"""Whose sentence rules cut a document: those of an SRX file where one is given or the workspace has one, else ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tmkit.config import FILE, Settings, read_settings
from tmkit.model import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tmkit.text.srx import SrxRules


def declared_rules(root: Path, settings: Settings, notice: Callable[[str], None] = lambda _: None) -> SrxRules | None:
    """The rules that `tmkit.toml` names, None where it names none.

    Raises ConfigurationError where there is no such file, InputError where it is no SRX.
    """
    if settings.srx is None:
        return None
    path = root / settings.srx
    if not path.is_file():
        raise ConfigurationError(f"segmentation: srx = '{settings.srx}': no such file", file=root / FILE)
    return given_rules(path, notice)


def rules_at(root: Path | None, notice: Callable[[str], None] = lambda _: None) -> SrxRules | None:
    """The rules of the workspace whose folder is `root`, None where there is none; raises as `declared_rules` does."""
    return None if root is None else declared_rules(root, read_settings(root / FILE), notice)


def write_own_rules(out: Path) -> None:
    """Write our own rules as SRX, as far as it can say them; the file is replaced atomically."""
    from io import BytesIO

    from tmkit.storage.atomic import replace_file
    from tmkit.text.srx_export import export_srx

    written = BytesIO()
    export_srx(written)
    out.parent.mkdir(parents=True, exist_ok=True)
    replace_file(out, written.getvalue())


def given_rules(path: Path, notice: Callable[[str], None] = lambda _: None) -> SrxRules:
    """The rules of an SRX file. Raises InputError where it is none."""
    from tmkit.text.srx import read_srx

    rules = read_srx(path)
    for note in rules.notes:
        notice(f"{path}: {note}")
    return rules
