"""The review of an alignment as one page for a browser: offline, by keyboard, saved as the table that tmkit reads."""

from tmkit.reports.review_page.page import review_page

__all__ = ["review_page"]
