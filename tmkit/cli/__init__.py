"""The command line: parse, call the façade, print. One file a command."""

from tmkit.cli.main import main

__all__ = ["main"]
