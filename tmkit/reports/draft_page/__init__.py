"""One self-contained page of a draft: what the archive has of it, what is to be looked at, what changed."""

from tmkit.reports.draft_page.page import draft_page, write_draft_page
from tmkit.reports.draft_page.subject import DraftReport

__all__ = ["DraftReport", "draft_page", "write_draft_page"]
