"""Concepts with their terms, read from a workspace's `glossary/`, and their recognition in a text."""

from tmkit.glossary.glossary import Glossary, read_glossary
from tmkit.glossary.starter import starter_path

__all__ = ["Glossary", "read_glossary", "starter_path"]
