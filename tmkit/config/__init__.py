"""`tmkit.toml`: what a workspace declares."""

from tmkit.config.settings import FILE, LANGUAGE_CODE, Penalties, Settings, read_settings

__all__ = ["FILE", "LANGUAGE_CODE", "Penalties", "Settings", "read_settings"]
