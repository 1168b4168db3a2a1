"""`tmkit.toml`: what a workspace declares."""

from tmkit.config.settings import FILE, Penalties, Settings, read_settings

__all__ = ["FILE", "Penalties", "Settings", "read_settings"]
