"""Rows as a workbook: `writer.py` makes one, `bilingual.py` reads it, and those of other tools."""
