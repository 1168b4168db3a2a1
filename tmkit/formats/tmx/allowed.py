"""What TMX 1.4 allows: the attributes of each element, from its DTD (those of inline codes stand in `inline`)."""

from __future__ import annotations

from typing import Final

_DESCRIBED: Final = frozenset(
    {
        "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion", "creationdate",
        "creationid", "changedate", "changeid", "o-tmf",
    }
)  # fmt: skip
UNIT: Final = _DESCRIBED | {"tuid", "segtype", "srclang"}
VARIANT: Final = _DESCRIBED
HEADER: Final = frozenset(
    {
        "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype", "o-encoding",
        "creationdate", "creationid", "changedate", "changeid",
    }
)  # fmt: skip
DESCRIPTION: Final = frozenset({"xml:lang", "o-encoding"})
SEGMENT_TYPES: Final = frozenset({"block", "paragraph", "sentence", "phrase"})
POSITIONS: Final = frozenset({"begin", "end"})
DEFINITION: Final = frozenset({"name", "base"})
MAP: Final = frozenset({"unicode", "code", "ent", "subst"})
