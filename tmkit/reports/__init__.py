"""Findings and matches for a reader: a person at a terminal, or a program that reads JSON Lines. One file each."""
