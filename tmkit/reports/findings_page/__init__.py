"""Findings as one page that needs nothing else: to filter, to sort, to print."""

from tmkit.reports.findings_page.page import findings_page

__all__ = ["findings_page"]
