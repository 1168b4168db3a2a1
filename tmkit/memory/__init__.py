"""The memories of a workspace: the TMX files, their sidecars of confirmed units, and the index of what they say."""
