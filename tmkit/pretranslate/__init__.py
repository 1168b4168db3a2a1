"""A draft filled from the archive: rows with targets, proposals and doubts; and the finished document of them.

`filling.py` makes a row of what a look-up found, `codes.py` carries the draft's inline codes into the target,
`notes.py` says what the translator should know. `output.py` writes rows in the form that a name asks for: a bilingual
file, the draft's own Word or OpenDocument file (`own_layout.py`), or a Word document built anew. `returned.py` finds
the rows of a bilingual file again in their draft.
"""
