"""`tmkit.toml`: what a workspace declares."""

from tmkit.config.settings import Penalties, Settings, read_settings

__all__ = ["Penalties", "Settings", "read_settings"]
