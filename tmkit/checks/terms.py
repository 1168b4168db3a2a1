"""The glossary's terms in a draft, recognised once for all checks that ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from tmkit.checks.exempt import is_title, own_words, quoted_in, within
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.spellings import without_number
from tmkit.checks.subject import Pair, Subject, joined
from tmkit.glossary import Glossary
from tmkit.lookup.content import is_content
from tmkit.model import Concept, DraftSegment, Term, TermMatch
from tmkit.text.languages import primary
from tmkit.text.tokens import tokens

ALLOWED = frozenset({"preferred", "admitted"})
_KNOWN = 3


@dataclass
class Terms:
    """What the glossary finds in one draft."""

    glossary: Glossary
    subject: Subject
    known: Callable[[str], bool] | None = None
    concepts: dict[str, Concept] = field(init=False)
    _preferred: dict[str, str] = field(default_factory=dict)
    _found: dict[tuple[str, str, str], list[TermMatch]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the concepts by name."""
        self.concepts = {concept.identifier: concept for concept in self.glossary.concepts}

    def of(self, text: str, language: str, target: str) -> list[TermMatch]:
        """The terms in a text, each with its renderings in `target`."""
        key = text, language, target
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self.glossary.recognise(
                text, language, target, self.subject.date, known=self.known
            )
        return found

    def own(self) -> Iterator[tuple[DraftSegment, list[TermMatch]]]:
        """For each place in the draft's own words that may be a term what it may be, the better status first."""
        for segment, quoted in own_words(self.subject):
            for span, matches in by_span(self.of(segment.text, self.subject.language, self.subject.language)):
                if not within(span, quoted):
                    yield segment, matches

    def sources(self, pair: Pair) -> Iterator[tuple[DraftSegment, list[TermMatch]]]:
        """For each place of a pair's source that may be a term what it may be; not in quotations and titles."""
        subject = self.subject
        if "quoted source" not in subject.remembered:
            subject.remembered["quoted source"] = quoted_in(subject, "source")
        quoted: Callable[[DraftSegment], Sequence[tuple[int, int]]]
        quoted = subject.remembered["quoted source"]  # type: ignore[assignment]
        for segment in pair.source:
            if is_title(segment):
                continue
            for span, matches in by_span(self.of(segment.text, subject.source_language or "", subject.language)):
                if not within(span, quoted(segment)):
                    yield segment, matches

    def has_within(self, text: str, language: str) -> bool:
        """Whether a preferred term has a text within it, in its case and accents."""
        code = primary(language)
        if code not in self._preferred:
            self._preferred[code] = "\n".join(
                f" {term.text} "
                for concept in self.glossary.concepts
                for term in concept.in_language(code)
                if term.status == "preferred"
            )
        return f" {text} " in self._preferred[code]

    def meant(self, match: TermMatch, language: str) -> list[Term]:
        """The terms of a match's concept that it has the words of, whatever their order of forms."""
        words = _words(match.text, language)
        terms = self.concepts[match.concept].in_language(language)
        return [one for one in terms if _words(one.text, language) == words]


def terms_of(subject: Subject, knowledge: Knowledge) -> Terms:
    """The terms of a draft, recognised once."""
    found = subject.remembered.get(__name__)
    if not isinstance(found, Terms) or found.glossary is not knowledge.glossary:
        assert knowledge.glossary is not None  # the checks say that they need one
        archive = knowledge.archive
        known = None
        if archive is not None:

            def known(word: str) -> bool:
                return archive.count(word, subject.language) >= _KNOWN

        found = subject.remembered[__name__] = Terms(knowledge.glossary, subject, known)
    return found


def by_span(matches: Iterable[TermMatch]) -> Iterator[tuple[tuple[int, int], list[TermMatch]]]:
    """Matches of one passage together."""
    for span, found in groupby(sorted(matches, key=lambda one: one.span), key=lambda one: one.span):
        yield span, list(found)


def paragraphs(subject: Subject) -> Callable[[Pair], str]:
    """For a pair the text of the paragraphs of the target that it stands in; of a unit also its two neighbours."""
    if subject.bilingual or subject.target_blocks is None:
        pairs = subject.pairs
        place = {pair.id: number for number, pair in enumerate(pairs)}

        def near(pair: Pair) -> str:
            at = place[pair.id]
            return " ".join(joined(one.target) for one in pairs[max(at - 1, 0) : at + 2])

        return near
    texts: dict[int, str] = {}
    for block, found in groupby(subject.segments, key=lambda segment: segment.block):
        texts[block] = joined(list(found))
    return lambda pair: " ".join(texts[block] for block in dict.fromkeys(one.block for one in pair.target))


def _words(text: str, language: str) -> tuple[str, ...]:
    short = primary(language)
    return tuple(sorted(without_number(word)[:5] for word in tokens(text) if is_content(word, short)))
