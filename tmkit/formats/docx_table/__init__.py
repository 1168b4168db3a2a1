"""Rows as a table in a Word document, source beside target, for those who work in Word or LibreOffice.

`writer.py` makes one, of the cells in `cells.py`; `tables.py` reads the tables of any document, `marks.py` knows how
tools show inline codes in them, `bilingual.py` makes units of those that are a translation.
"""
