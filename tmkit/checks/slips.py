"""Slips of the pen: a word twice, a stop within a sentence, an end or a code that the source has and the text not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tmkit.checks.exempt import own_words, within
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.subject import TITLES, Pair, Subject
from tmkit.model import Code, DraftSegment, Finding, Place
from tmkit.text.languages import primary
from tmkit.text.sentence_rules import rules_for

_WORD = r"[^\W\d_]{2,}|[àÀ]"
_REPEATED = re.compile(rf"(?<![\w\-‑'’.@/])({_WORD})(?:\s+\1)+(?![\w\-‑'’@/])")
_TWICE = {
    "fr": frozenset("nous vous faire si très bien non oui tout en ha bla cha tam pousse dare petit chut allez".split()),
    "en": frozenset("had that is very so no yes long bye more her do in on it bla far again much never".split()),
}
"""Words that may stand twice."""

_STOP = re.compile(r"(?<![\w.’'\-/@])([^\W\d_]{3,})\.\s+([^\W\d_]{2,})")
_ABBREVIATED = frozenset(
    """
    règl régl ordonn réglem gouv prov féd min dist mun comm admin dir div dép dept circ lib abr ltée ltd inc ass assoc
    assn corp bros univ acad bull jour journ bibl mss suppl appl environ spp subsp var cult syn auct emend nom gen esp
    hybr fam ord cl trib crim civ const stat reg regs sched subs paras cont vict eliz geo edw que ont man sask alta
    juill janv févr sept oct nov déc jan feb mar apr jun jul aug dec lun mar mer jeu ven sam dim mon tue wed thu fri
    sat sun approx incl excl ibid idem loc cit resp tél tel fax ext poss temp max min moy avg est
    """.split()
)
_SHORT_END = re.compile(
    r"(?:(?<![^\W\d_])[A-Z]\.|(?<!\w)(?:Inc|Ltd|Ltée|Co|Corp|Bros|No)\.)[\s\u00a0\u202f»”\"'’)\]]*$"
)
_ENDS = re.compile(r"[.!?…](?:[\s\u00a0\u202f»”“\"'’)\]*]|\[\d+\])*$")
_OPEN_END = re.compile(r"(?:[:;,\-–—/]|\betc\.)[\s\u00a0\u202f»”\"'’)\]*]*$")
_LEAST_WORDS = 6
_LISTS = TITLES | {"list item", "table cell", "footnote"}
_LIST_ITEM = re.compile(r"[^\W\d_]")


def repeated_word(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Each place where a word stands twice in a row."""
    del knowledge
    allowed = _TWICE.get(primary(subject.language), frozenset())
    for segment, quoted in own_words(subject):
        if segment.kind == "table cell":
            continue
        for match in _REPEATED.finditer(segment.text):
            word = match[1]
            # A name may be doubled: Bora Bora; so may its species: Bufo bufo bufo.
            named = word[0].isupper() and len(word) > 3
            named = named or segment.text[: match.start()].rstrip().endswith(word.capitalize())
            if word.casefold() in allowed or named or within(match.span(), quoted):
                continue
            place = subject.place(segment, match.span())
            yield Finding("repeated-word", "warning", f"“{word}” stands twice", (place,), word)


def stray_stop(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Each full stop after which the sentence goes on."""
    del knowledge
    language = primary(subject.language)
    if language not in {"fr", "en"}:
        return
    rules = rules_for(language)
    known = {word.lower() for words in (rules.titles, rules.bound, rules.counted, rules.open) for word in words}
    known |= {word.lower() for word in (*rules.prefixes, *rules.months)} | _ABBREVIATED
    whole: Counter[str] | None = None
    for segment, quoted in own_words(subject):
        for match in _STOP.finditer(segment.text):
            word = match[1]
            if word.lower() in known or not match[2].islower() or not word.islower() or within(match.span(), quoted):
                continue
            if whole is None:
                whole = Counter(re.findall(r"[^\W\d_]+(?!\.)\b", " ".join(one.text for one in subject.segments)))
            if len(word) < 5 and word not in whole:
                continue
            span = match.start(), match.end(1) + 1
            place = subject.place(segment, span)
            said = f"“{match[0]}”: a full stop within the sentence"
            yield Finding("stray-stop", "warning", said, (place,), word)


def final_punctuation(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Pairs of which one side ends as a sentence and the other does not; lists differ, and are left alone."""
    del knowledge
    for pair in subject.two_sided():
        source, target = pair.source[-1], pair.target[-1]
        if _listed(pair) or min(len(source.text.split()), len(target.text.split())) < _LEAST_WORDS:
            continue
        ends = [_ENDS.search(one.text) is not None for one in (source, target)]
        sides = (source, target)
        if ends[0] == ends[1] or any(_OPEN_END.search(one.text) or _SHORT_END.search(one.text) for one in sides):
            continue
        start = len(target.text.rstrip()) - 1
        place = subject.place(target, (start, start + 1))
        said = "no stop at the end; the source has one" if ends[0] else "a stop at the end; the source has none"
        yield Finding("final-punctuation", "info", said, (place,), evidence=f"source: … {source.text[-40:]}")


def _listed(pair: Pair) -> bool:
    """Whether a pair is of a list: by its kind, its label, or because it begins in small letters."""
    for segments in (pair.source, pair.target):
        first = segments[0]
        letter = _LIST_ITEM.search(first.text)
        if first.kind in _LISTS or letter is None or letter[0].islower() or first.text.isupper():
            return True
    return False


def codes(subject: Subject, knowledge: Knowledge) -> Iterator[Finding]:
    """Pairs whose inline codes differ; between two documents only what is no mere look: notes, pictures, fields."""
    del knowledge
    sides = (subject.source_segments, subject.segments)
    if not all(any(segment.codes for segment in side) for side in sides):
        return
    for pair in subject.two_sided():
        source, target = (_counted(side, looks=subject.bilingual) for side in (pair.source, pair.target))
        if source == target:
            continue
        place = _end(subject, pair.target[-1])
        lost, more = source - target, target - source
        said = [f"the code {_listing(lost)} of the source is missing"] if lost else []
        said += [f"the code {_listing(more)} is not in the source"] if more else []
        yield Finding("codes", "warning", "; ".join(said), (place,))


def _counted(segments: tuple[DraftSegment, ...], *, looks: bool) -> Counter[str]:
    """Codes by kind and what they are; a pair counts once."""
    found: Counter[str] = Counter()
    for segment in segments:
        for _, code in segment.codes:
            if code.kind not in {"ept", "/hi"} and (looks or code.kind == "ph"):
                found[_named(code)] += 1
    return found


def _named(code: Code) -> str:
    return code.attribute("type") or {"bpt": "pair", "hi": "highlight", "it": "isolated"}.get(code.kind, code.kind)


def _listing(codes: Counter[str]) -> str:
    return ", ".join(f"{name} ({count})" if count > 1 else name for name, count in sorted(codes.items()))


def _end(subject: Subject, segment: DraftSegment) -> Place:
    return subject.place(segment, (len(segment.text), len(segment.text)))
