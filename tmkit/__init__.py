"""Translation memory and terminology for people who write official reports in French and English."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tmkit.workspace import Workspace

__version__ = "1.0.0"

__all__ = ["Workspace", "__version__"]


def __getattr__(name: str) -> Any:
    """Load the façade when it is first asked for, so that `import tmkit` stays light."""
    if name == "Workspace":
        from tmkit.workspace import Workspace

        return Workspace
    raise AttributeError(f"module 'tmkit' has no attribute {name!r}")
