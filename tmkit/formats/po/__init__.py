"""PO, the message catalogues of gettext: `writer.py` makes them of rows, `bilingual.py` reads them, through polib."""
