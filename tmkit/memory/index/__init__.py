"""The index of the memories: what was said before, found exactly and without reading most of it."""
