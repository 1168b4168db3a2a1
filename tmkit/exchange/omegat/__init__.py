"""A whole OmegaT project: memories by how far they can be trusted, glossary, sentence rules, a draft to translate."""

from tmkit.exchange.omegat.project import Project, write_project

__all__ = ["Project", "write_project"]
