from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmkit.checks.exempt import is_title, quotations, quoted_in, within
from tmkit.checks.marks import brackets, quotation_marks
from tmkit.checks.subject import Pair, Subject
from tmkit.documents.segments import segments
from tmkit.model import Block, DraftSegment


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Le Comité a «\u00a0pris note\u00a0» du rapport.", ["«\u00a0pris note\u00a0»"]),
        ('Il a dit : « le mot “paix” » et "rien d\'autre".', ["« le mot “paix” »", '"rien d\'autre"']),
        ("The ‘working group’ and the States’ views", ["‘working group’"]),
        ('l\'"État" et l’“État”', ['"État"', "“État”"]),
        ("un plateau de 5\" et d' autres", []),
        ("Le Comité a «pris note du rapport.", []),
        ("„Entwurf“ et “projet”", ["„Entwurf“", "“projet”"]),
        ("the States' rights, the members' duties", []),
        ("the word 'draft' here", ["'draft'"]),
        ('" texte " entre espaces', ['" texte "']),
        ("<<projet>> et «projet»", ["<<projet>>", "«projet»"]),
    ],
)
def test_quotations(text, quoted):
    assert [text[slice(*span)] for span in quotations(text)] == quoted


@pytest.mark.parametrize(
    ("text", "unclosed", "unopened"),
    [
        ("a «également souligné que", ["«"], []),
        ("a “souligné « que »", ["“"], []),
        ("également souligné » que", [], ["»"]),
        ('l’État d’accord, 5′ et 5"', [], []),
        ("« oui » et « non", ["«"], []),
    ],
)
def test_what_is_left_alone(text, unclosed, unopened):
    marks = quotation_marks(text)
    assert [text[slice(*span)] for span in marks.unclosed] == unclosed
    assert [text[slice(*span)] for span in marks.unopened] == unopened


def test_brackets():
    marks = brackets("a) le (b [c) d] (e")
    assert marks.pairs == [((6, 7), (11, 12))]
    assert marks.unopened == [(1, 2), (14, 15)]
    assert marks.unclosed == [(9, 10), (16, 17)]


def test_a_quotation_of_several_sentences_is_told_to_each():
    blocks = (Block("Il a dit : «\u00a0Le Comité siège. Il conclut.\u00a0» Puis il a levé la séance."), Block("Fin."))
    found = segments(blocks, "fr")
    subject = Subject("a.txt", "fr", tuple(Pair(one.id, (one,)) for one in found), target_blocks=blocks)
    spans = quoted_in(subject)
    texts = [one.text[slice(*span)] for one in found for span in spans(one)]
    assert texts == ["«\u00a0Le Comité siège.", "Il conclut.\u00a0»"]


def test_titles():
    assert is_title(DraftSegment(1, "Ouverture de la session", kind="heading"))
    assert is_title(DraftSegment(1, "ETAT DES TRAVAUX"))
    assert not is_title(DraftSegment(1, "OCI"))
    assert not is_title(DraftSegment(1, "Le Comité siège."))


def test_within():
    spans = ((2, 5), (8, 9))
    assert [place for place in range(11) if within((place, place + 1), spans)] == [2, 3, 4, 8]
    assert within((0, 3), spans)
    assert within((6, 9), spans)


@given(st.text(alphabet="«»“”\"'’‘()[] ab1.", max_size=60))
def test_pairs_and_lonely_marks_share_no_mark(text):
    for marks in (quotation_marks(text), brackets(text)):
        spans = [*marks.unclosed, *marks.unopened, *(one for pair in marks.pairs for one in pair)]
        assert len(spans) == len(set(spans))
        assert all(opening < closing for opening, closing in marks.pairs)
    quoted = quotations(text)
    assert all(one[1] <= other[0] for one, other in pairwise(quoted))
