"""SDLTM, the memories of Trados Studio: SQLite, read and never written. `segments.py` reads the XML in its cells."""
