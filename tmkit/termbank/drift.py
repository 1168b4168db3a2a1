"""Drift: where a text departs from what the archive steadily does.

A passage is rendered steadily where one rendering prevails, and hardly a pair of texts has none of those that are
known. Distinct pairs and documents are the witnesses: boilerplate that is repeated is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import sqrt

import numpy as np

from tmkit.termbank.columns import Numbers
from tmkit.termbank.departure import NONE, PERHAPS, PairOfTexts, beginning
from tmkit.termbank.direction import Direction
from tmkit.termbank.forms import Form, forms, has_number, is_content
from tmkit.termbank.learning import learn
from tmkit.termbank.rendered import Rendered
from tmkit.termbank.values import Evidence, Span

DOMINANT = 0.6
FIRMLY, PROBABLY, UNANIMOUSLY = "firm", "likely", "unanimous"
FIRM, LIKELY = 0.97, 0.93
"""The one-sided 95 % Wilson bound of the coverage from which a rendering is firm, or likely."""

UNANIMOUS_PAIRS, UNANIMOUS_DOCUMENTS = 10, 3
PREVAILING, NEARLY_ALWAYS, ALWAYS = 0.8, 0.9, 0.97
"""The least share of the usual rendering where it is firm; likely by a bound below that; likely, and of one word."""

RARE = 0.05
"""Where the usual rendering is firm, a known one with a smaller share is as good as none."""

WHOLE = 0.7
"""How far the usual rendering must render all of the term and nothing else: pieces of a construction are no terms."""

PIECE = 0.9
"""A passage that so often stands after the same word, or before the same content word, is a piece of a longer one."""

LONGEST = 5
_SEVERAL = 2
_Z = 1.6448536269514722
_KNOWN_SHARE, _KNOWN_PAIRS = 0.02, 2
_MOST_PAIRS = 600
_SAMPLE = 200
_MOST_FORMS = 400  # of a segment: no sentence is as long
_LONGEST_TEXT = 40_000
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Steady:
    """How a term is rendered where that is steady.

    `known` are the renderings that count, the usual one first: each as the sequences of forms that it is written as,
    with its distinct pairs. `words` are the content words of the usual one.
    """

    known: tuple[tuple[tuple[tuple[str, ...], ...], int], ...]
    rest: tuple[tuple[tuple[str, ...], ...], ...]
    pairs: int
    documents: int
    years: tuple[int, int] | None
    coverage: float
    bound: float
    tier: str
    how: str
    usual: str
    rivals: tuple[tuple[str, int], ...]

    words: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of the pairs that the usual rendering has."""
        return self.known[0][1] / self.pairs


class Drift:
    """Finds evidence in one direction. What has been worked out of a term is remembered.

    `known` is that, `often` says of passages, by a hash, whether they stand often enough to be terms; `recalled` is how
    much of both earlier runs have worked out.
    """

    def __init__(self, way: Direction, fingerprint: str) -> None:
        self.way = way
        self.fingerprint = fingerprint
        self.known: dict[tuple[str, ...], Steady | None] = {}
        self.often: dict[bytes, bool] = {}
        self.recalled = 0

    def evidence(self, text: str, rendered: str | None = None) -> list[Evidence]:
        """The passages of a text that the archive renders steadily, longest first, none inside another.

        With `rendered`, the text's translation, only those that it renders otherwise; what it renders as usual hides
        the passages inside.
        """
        source, target = self.way.languages
        read = forms(text[:_LONGEST_TEXT], source)[:_MOST_FORMS]
        other = None if rendered is None else Rendered(rendered[:_LONGEST_TEXT], target)
        pair: PairOfTexts | None = None
        found: list[Evidence] = []
        taken = np.zeros(len(read), bool)
        flagged = np.zeros(len(read), bool)  # one cause is one finding
        for start, size in self.passages(read):
            if taken[start : start + size].all() or flagged[start : start + size].any():
                continue
            steady = self.steady(tuple(form.text for form in read[start : start + size]))
            if steady is None:
                continue
            span = read[start].start, read[start + size - 1].end
            tier = steady.tier
            if other is not None and not self._departs(steady, other):
                taken[start : start + size] = True
                continue
            if rendered is not None:
                if pair is None:
                    pair = PairOfTexts(
                        text[:_LONGEST_TEXT], rendered[:_LONGEST_TEXT], (source, target), self.way.lexicon
                    )
                rival = pair.rival(span, steady.known[0][0][0])
                if rival == NONE or (rival == PERHAPS and steady.tier == PROBABLY):
                    taken[start : start + size] = True
                    continue
                if rival == PERHAPS and tier == FIRMLY:
                    tier = PROBABLY
            taken[start : start + size] = True
            flagged[start : start + size] = other is not None
            found.append(self._told(steady, text, span, tier))
        return sorted(found, key=lambda each: each.span)

    @property
    def remembered(self) -> int:
        """How many terms have been worked out."""
        return len(self.known)

    def steady(self, term: tuple[str, ...]) -> Steady | None:
        """How a term is rendered, None where that is not steady."""
        if term not in self.known:
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            self.known[term] = self._worked_out(term)
        return self.known[term]

    def passages(self, read: Sequence[Form]) -> Iterator[tuple[int, int]]:
        """(first form, how many) of the passages that may be terms and stand often enough, longest first."""
        side = self.way.columns.source
        language = side.language
        ids = side.ids([form.text for form in read])
        edge = [number >= 0 and is_content(form.text, language) for number, form in zip(ids, read, strict=True)]
        inner = [number >= 0 and any(map(str.isalpha, form.text)) for number, form in zip(ids, read, strict=True)]
        number = [has_number([form.text], language) for form in read]
        spans: list[tuple[int, int]] = []
        for start in range(len(read)):
            if not edge[start]:
                continue
            for size in range(1, min(LONGEST, len(read) - start) + 1):
                last = start + size - 1
                if not inner[last] or number[last]:
                    break
                if edge[last]:
                    spans.append((start, size))
        keys = [_key([form.text for form in read[start : start + size]]) for start, size in spans]
        unknown = [n for n, key in enumerate(keys) if key not in self.often]
        if unknown:
            lines = np.full((len(unknown), LONGEST), -1, np.int64)
            for line, n in enumerate(unknown):
                start, size = spans[n]
                lines[line, :size] = ids[start : start + size]
            sizes = side.find(lines).sizes.tolist()
            self.often.update((keys[n], count >= UNANIMOUS_PAIRS) for n, count in zip(unknown, sizes, strict=True))
        often = (span for span, key in zip(spans, keys, strict=True) if self.often[key])
        yield from sorted(often, key=lambda span: (-span[1], span[0]))

    def _worked_out(self, term: tuple[str, ...]) -> Steady | None:
        way = self.way
        ids = way.columns.source.ids(term)
        if min(ids) < 0:
            return None
        if way.columns.source.is_piece(ids, PIECE):
            return None
        learnt = learn(way.columns, way.lexicon, [ids], way.reviewed(), sample=_SAMPLE, most=_MOST_PAIRS)
        by_group, every = learnt.pairs()
        if every < UNANIMOUS_PAIRS or not len(by_group):
            return None
        order = np.lexsort((np.arange(len(by_group)), -by_group)).tolist()
        if by_group[order[0]] < DOMINANT * every:
            return None
        if learnt.whole[order[0]] < WHOLE:
            return None
        least = max(_KNOWN_PAIRS, _KNOWN_SHARE * every)
        known = [n for n in order if by_group[n] >= least]
        covered = int(sum(by_group[n] for n in known))
        bound = wilson(covered, every)
        documents = len(np.unique(way.origins.document(learnt.units)))
        against = every - int(by_group[order[0]])
        share = int(by_group[order[0]]) / every
        of_words = sum(is_content(form, way.columns.source.language) for form in term)
        tier = _tier(bound, share, of_words, unanimous=not against and documents >= UNANIMOUS_DOCUMENTS)
        if tier is None:
            return None
        written = [learnt.renderings[n] for n in range(len(by_group))]
        of = {n: tuple(tuple(map(way.columns.target.form, each)) for each in written[n]) for n in order}
        usual: Numbers = learnt.units[learnt.of_unit == known[0]]
        return Steady(
            tuple((of[n], int(by_group[n])) for n in known),
            tuple(of[n] for n in order if n not in known and by_group[n]),
            every,
            documents,
            way.origins.years(usual),
            covered / every,
            bound,
            tier,
            learnt.how[known[0]],
            way.describer.written(learnt, known[0], [list(term)]),
            tuple((way.describer.words(written[n]), int(by_group[n])) for n in known[1:]),
            tuple(form for form in of[known[0]][0] if is_content(form, way.columns.target.language)),
        )

    def _departs(self, steady: Steady, other: Rendered) -> bool:
        """Whether a translation has none of the renderings that count; of one that is cut short only a pair of texts
        can tell.
        """
        least = RARE * steady.pairs if steady.tier == FIRMLY else 0
        usual = set(map(beginning, steady.words))
        for written, pairs in steady.known:
            if pairs >= least and not self._cut(written, usual) and (other.has(written) or other.has_loosely(written)):
                return False
        if steady.tier != FIRMLY and any(not self._cut(each, usual) and other.has(each) for each in steady.rest):
            return False
        return not other.has_initials(steady.known[0][0][0])

    def _cut(self, written: Sequence[Sequence[str]], usual: set[str]) -> bool:
        """Whether a rendering has only some of the content words of the usual one."""
        language = self.way.languages[1]
        words = {beginning(form) for form in written[0] if is_content(form, language)}
        return words < usual

    def _told(self, steady: Steady, text: str, span: Span, tier: str) -> Evidence:
        return Evidence(
            span,
            text[span[0] : span[1]],
            steady.usual,
            steady.share,
            steady.rivals,
            steady.pairs,
            steady.documents,
            steady.years,
            steady.coverage,
            steady.bound,
            tier,
            steady.how,
            self.fingerprint,
        )


def _key(forms_: Sequence[str]) -> bytes:
    return blake2b("\n".join(forms_).encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _tier(bound: float, share: float, content_words: int, *, unanimous: bool) -> str | None:
    """How steady a rendering is. One word alone says less: it is never firm."""
    if content_words < _SEVERAL:
        return PROBABLY if bound >= FIRM and share >= ALWAYS else None
    if bound >= FIRM:
        return FIRMLY if share >= PREVAILING else PROBABLY
    if bound >= LIKELY and share >= NEARLY_ALWAYS:
        return PROBABLY
    return UNANIMOUSLY if unanimous else None


def wilson(had: int, of: int) -> float:
    """The lower one-sided 95 % bound of a share (Wilson 1927)."""
    if not of:
        return 0.0
    share, z = had / of, _Z
    centre = share + z * z / (2 * of)
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, (centre - spread) / (1 + z * z / of))
