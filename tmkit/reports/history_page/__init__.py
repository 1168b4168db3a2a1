"""A term's history as one self-contained page with a chart."""

from tmkit.reports.history_page.page import history_page, write_history_page

__all__ = ["history_page", "write_history_page"]
