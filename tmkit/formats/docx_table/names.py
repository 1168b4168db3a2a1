"""What a table that tmkit writes into a Word document is known by."""

from __future__ import annotations

import re
from typing import Final

HEADINGS: Final = ("ID", "Label", "Source ({})", "Target ({})", "Status", "Match", "Proposal and notes")
"""The first row; source and target with their languages."""

KEYWORD: Final = "tmkit"
DIGEST: Final = re.compile(r"tmkit\W{1,9}digest\W{0,9}([0-9a-f]*)")
"""In the keywords of the document's properties, which LibreOffice parts at colons."""
