"""XLIFF 1.2 and 2.0 to 2.2, and what tools make of them: read, written, filled in place."""
