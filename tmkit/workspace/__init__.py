"""The façade: one method a command, under the same word."""

from tmkit.workspace.drafts import segment_document
from tmkit.workspace.segmentation import write_own_rules
from tmkit.workspace.start import find_root, make_workspace
from tmkit.workspace.workspace import Workspace

__all__ = ["Workspace", "find_root", "make_workspace", "segment_document", "write_own_rules"]
