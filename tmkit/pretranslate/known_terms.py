"""What renders a term in a target, by the glossary; of other words, by the lexicon."""

from __future__ import annotations

from collections.abc import Iterator

from tmkit.lookup.content import is_content
from tmkit.model import SegmentLookup, TermMatch
from tmkit.pretranslate.codes import Rendered, Span
from tmkit.text.tokens import token_spans, tokens


def with_terms(found: SegmentLookup, rendered: Rendered | None) -> Rendered:
    """Tells which part of a target renders a part of a segment: a term first, if the target has it just once."""

    def told(source: str, span: Span, target: str) -> Span | None:
        if source == found.segment.text:
            for term in found.terms:
                if _is_term(source, span, term, found.source_lang):
                    place = next(_places(term, target), None)
                    if place is not None:
                        return place
        return None if rendered is None else rendered(source, span, target)

    return told


def _is_term(source: str, span: Span, term: TermMatch, language: str) -> bool:
    """Whether a part of a text is a term, but for words that say nothing by themselves."""
    if span[0] > term.span[0] or span[1] < term.span[1]:
        return False
    rest = tokens(source[span[0] : term.span[0]]) + tokens(source[term.span[1] : span[1]])
    return not any(is_content(word, language) or word.isdigit() for word in rest)


def _places(term: TermMatch, target: str) -> Iterator[Span]:
    """Where a rendering of a term stands, of each that the target has once."""
    words = token_spans(target)
    texts = [word.text for word in words]
    for form in dict.fromkeys(form for one in term.renderings for form in (one.inflected, one.term) if form):
        wanted = tokens(form)
        starts = [at for at in range(len(texts) - len(wanted) + 1) if texts[at : at + len(wanted)] == wanted]
        if wanted and len(starts) == 1:
            yield words[starts[0]].start, words[starts[0] + len(wanted) - 1].end
