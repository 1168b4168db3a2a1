"""The values that every room speaks of: frozen, without input or output, standard library only."""

from tmkit.model.bilingual import CHANGES, STATES, BilingualHead, Proposal, Row
from tmkit.model.concept import Concept, Rendering, Term, TermMatch
from tmkit.model.document import Block, DraftSegment
from tmkit.model.errors import ConfigurationError, InputError, LockedError, TmkitError
from tmkit.model.fact import Fact, FactComparison, FactPair
from tmkit.model.finding import SEVERITIES, Finding, Place
from tmkit.model.match import Agreement, Concordance, ConcordanceLine, Difference, Fragment, Match, SegmentLookup
from tmkit.model.segment import Code, Segment
from tmkit.model.unit import Note, Origin, Property, Unit, Variant

__all__ = [
    "CHANGES",
    "SEVERITIES",
    "STATES",
    "Agreement",
    "BilingualHead",
    "Block",
    "Code",
    "Concept",
    "Concordance",
    "ConcordanceLine",
    "ConfigurationError",
    "Difference",
    "DraftSegment",
    "Fact",
    "FactComparison",
    "FactPair",
    "Finding",
    "Fragment",
    "InputError",
    "LockedError",
    "Match",
    "Note",
    "Origin",
    "Place",
    "Property",
    "Proposal",
    "Rendering",
    "Row",
    "Segment",
    "SegmentLookup",
    "Term",
    "TermMatch",
    "TmkitError",
    "Unit",
    "Variant",
]
