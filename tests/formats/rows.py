"""Rows of a bilingual document, invented by hypothesis: any text that XML can hold, codes in pairs or alone."""

from __future__ import annotations

import importlib
import io

from hypothesis import strategies as st

from tmkit.formats.placeholders import marked_pair
from tmkit.formats.writing import WRITERS
from tmkit.model import BilingualHead, Code, Row, Segment
from tmkit.model.bilingual import STATES

HEAD = BilingualHead("projet.docx", "fr", "en", "00ff00ff", "docx")

_CHARACTERS = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff")
_SPICE = st.sampled_from(
    ["{1}", "{", "{{2/}", "}", "é", "’", " ", "«\u00a0", "\u202f»", "<b>", "&amp;", '"', "=1+1", "|"]
)
_PIECES = st.one_of(st.text(_CHARACTERS, max_size=6), _SPICE)


def texts(spice: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[str]:
    """Texts of a segment: not blank, without white space at their ends."""
    pieces = _PIECES if spice is None else st.one_of(_PIECES, spice)
    return st.lists(pieces, min_size=1, max_size=8).map("".join).map(str.strip).filter(lambda text: bool(text.strip()))


@st.composite
def segments(draw: st.DrawFn, spice: st.SearchStrategy[str] | None = None) -> Segment:
    """A segment with up to three pairs of codes and codes that stand alone."""
    text = draw(texts(spice))
    offsets = st.integers(0, len(text))
    codes: list[tuple[int, int, Code]] = []
    for number in range(draw(st.integers(0, 3))):
        if draw(st.booleans()):
            start, end = sorted((draw(offsets), draw(offsets)))
            i = (("i", str(number + 3)),)
            codes += [(start, 2 * number, Code("bpt", i, "<b>")), (end, 2 * number + 1, Code("ept", i, "</b>"))]
        else:
            codes.append((draw(offsets), 2 * number, Code("ph", (), "<br/>")))
    codes.sort(key=lambda code: code[:2])
    return Segment(text, tuple((offset, code) for offset, _, code in codes))


@st.composite
def rows(draw: st.DrawFn, spice: st.SearchStrategy[str] | None = None, most: int = 4) -> list[Row]:
    """Rows as a pretranslation makes them, with ids, states, labels, scores and notes."""
    found = []
    for number in range(draw(st.integers(1, most))):
        state = draw(st.sampled_from(STATES))
        target = None if state == "empty" else draw(segments(spice))
        kind = draw(st.sampled_from(["", "context", "exact", "fuzzy"])) if target else ""
        found.append(
            Row(
                str(number + 1),
                draw(segments(spice)),
                target,
                state,
                kind,
                draw(st.integers(50, 102)) if kind else None,
                label=draw(st.sampled_from(["", "3.", "a)", "3/¶2", "5/bullet 3"])),
                notes=tuple(draw(st.lists(texts(), max_size=2))),
                locked=draw(st.booleans()) and target is not None,
            )
        )
    return found


def written(name: str, given: list[Row], head: BilingualHead = HEAD) -> bytes:
    """The bytes of a bilingual file of a format of `WRITERS`."""
    stream = io.BytesIO()
    importlib.import_module(WRITERS[name]).write(head, iter(given), stream)
    return stream.getvalue()


def same_rows(given: list[Row], read: list[Row]) -> None:
    """Whether rows came back: ids, texts with their codes by number, states, labels, scores, locks."""
    assert [facts(row) for row in read] == [facts(row) for row in given]


def facts(row: Row) -> tuple[object, ...]:
    """What of a row every format keeps."""
    source, target = marked_pair(row.source, row.target)
    return row.id, source, target, row.state, row.kind, row.score, row.label, row.locked
