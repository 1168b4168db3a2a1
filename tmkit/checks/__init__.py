"""What a reviser would mark: one file a family, each check registered with its meaning and examples."""

from tmkit.checks.check import Check, Example
from tmkit.checks.registry import all_checks
from tmkit.checks.run import Failure, Report, run
from tmkit.checks.subject import Pair, Subject

__all__ = ["Check", "Example", "Failure", "Pair", "Report", "Subject", "all_checks", "run"]
