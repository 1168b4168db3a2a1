"""TMX 1.1 to 1.4b: read without loss and with repairs accounted for, written as valid 1.4."""

from tmkit.formats.tmx.header import Header, read_header
from tmkit.formats.tmx.reader import parse_unit, read_units, scan
from tmkit.formats.tmx.values import ScannedUnit, StoredUnit
from tmkit.formats.tmx.writer import default_header, unit_bytes, write_tmx

__all__ = [
    "Header",
    "ScannedUnit",
    "StoredUnit",
    "default_header",
    "parse_unit",
    "read_header",
    "read_units",
    "scan",
    "unit_bytes",
    "write_tmx",
]
