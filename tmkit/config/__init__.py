"""`tmkit.toml`: what a workspace declares."""

from tmkit.config.houses import HOUSES, HouseStyle, house_style
from tmkit.config.settings import FILE, LANGUAGE_CODE, Penalties, Settings, read_settings

__all__ = [
    "FILE",
    "HOUSES",
    "LANGUAGE_CODE",
    "HouseStyle",
    "Penalties",
    "Settings",
    "house_style",
    "read_settings",
]
