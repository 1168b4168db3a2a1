"""Pages in one text that asks nothing of anyone: their head, frame, colours (light and dark), and policy."""

from tmkit.reports.offline.page import HALF, offline_page, packaged

__all__ = ["HALF", "offline_page", "packaged"]
