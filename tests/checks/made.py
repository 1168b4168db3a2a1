"""Small drafts for the tests of single checks."""

from tmkit.checks import Pair, Subject, all_checks
from tmkit.checks.knowledge import Knowledge
from tmkit.documents.segments import segments
from tmkit.model import Block, Code, DraftSegment, Finding


def draft(*paragraphs: str | Block, language: str = "fr") -> Subject:
    """A document with one block a paragraph."""
    blocks = tuple(one if isinstance(one, Block) else Block(one) for one in paragraphs)
    found = segments(blocks, language)
    return Subject("draft", language, tuple(Pair(one.id, (one,)) for one in found), target_blocks=blocks)


def units(*pairs: tuple[str, str], codes: tuple = ((), ())) -> Subject:
    """A bilingual file from English into French; `codes` are those that every source and target has."""
    made = [
        tuple(
            (DraftSegment(order, text, codes=tuple((0, Code("ph", (("type", name),))) for name in own)),)
            for text, own in zip(pair, codes, strict=True)
        )
        for order, pair in enumerate(pairs, 1)
    ]
    return Subject(
        "units",
        "fr",
        tuple(Pair(order, target, source) for order, (source, target) in enumerate(made, 1)),
        source_language="en",
        bilingual=True,
    )


def found(check: str, subject: Subject, house: str | None = None) -> list[Finding]:
    """What one check finds."""
    houses = {subject.language: house} if house else {}
    one = next(one for one in all_checks() if one.id == check)
    return list(one.find(subject, Knowledge(houses)))


def told(findings: list[Finding]) -> list[tuple[str, str | None]]:
    """The places of findings: what stands there, and what should."""
    return [(place.text, place.suggestion or one.suggestion) for one in findings for place in one.places]
