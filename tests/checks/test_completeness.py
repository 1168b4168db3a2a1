import pytest

from tests.checks.made import found, units
from tmkit.checks import Pair, Subject, run
from tmkit.checks.completeness import CHECKS
from tmkit.checks.knowledge import Knowledge
from tmkit.model import DraftSegment

LONG = "The Committee adopted the report of its working group on the budget."
LANG = "Le Comité a adopté le rapport de son groupe de travail sur le budget."


def findings(rows, *, bilingual=True, blocks=None):
    pairs = []
    for order, (source, target) in enumerate(rows, 1):
        block = blocks[order - 1] if blocks else order
        sides = [(DraftSegment(order, text, block=block),) if text is not None else () for text in (target, source)]
        pairs.append(Pair(order if target is not None else -order, *sides))
    subject = Subject("draft", "fr", tuple(pairs), source_file="source", source_language="en", bilingual=bilingual)
    report = run(subject, Knowledge(), CHECKS)
    assert report.failures == ()
    return [(one.check, one.places[0].segment) for one in report.findings]


@pytest.mark.parametrize("target", [None, "", "  "])
def test_empty(target):
    assert ("empty", -1 if target is None else 1) in [
        (check, -1 if target is None and segment == -1 else segment) for check, segment in findings([(LONG, target)])
    ]


def test_a_mark_needs_no_translation():
    assert findings([("* * *", "")]) == []


@pytest.mark.parametrize(
    ("source", "target", "fires"),
    [
        (LONG, LONG, True),
        (LONG, LONG.replace("budget", "budgets"), True),
        (LONG, LANG, False),
        ("Jean Martin Durand Dupont", "Jean Martin Durand Dupont", False),
        ("WORLD FOOD PROGRAMME OFFICE", "WORLD FOOD PROGRAMME OFFICE", False),
        ("“The label says that it is to be kept in the dark.”", "« The label says that it is to be kept in the dark. »", False),
        ("Budget", "Budget", False),
        (LANG, LANG, False),
    ],
)  # fmt: skip
def test_untranslated(source, target, fires):
    assert (("untranslated", 1) in findings([(source, target)])) is fires


def test_missing_and_extra_paragraphs():
    rows = [(LONG, LANG), (LONG, None), (LONG, LANG), (None, LANG), (LONG, LANG)]
    assert findings(rows, bilingual=False) == [("missing-paragraph", 1), ("extra-paragraph", 4)]


def test_what_is_missing_at_the_beginning_is_told_at_the_first_segment():
    assert findings([(LONG, None), (LONG, LANG)], bilingual=False) == [("missing-paragraph", 2)]


def test_one_sentence_of_a_paragraph_is_no_paragraph():
    rows = [(LONG, LANG), (LONG, None), (LONG, LANG)]
    assert findings(rows, bilingual=False, blocks=[1, 1, 1]) == []


def test_several_sentences_are():
    rows = [(LONG, LANG), (LONG, None), (LONG, None), (LONG, None), (LONG, LANG)]
    assert findings(rows, bilingual=False, blocks=[1, 1, 1, 1, 1]) == [("missing-paragraph", 1)]


def test_a_title_of_two_words_is_not():
    assert findings([(LONG, LANG), ("Other matters", None)], bilingual=False) == []


@pytest.mark.parametrize(("target", "fires"), [(LANG, False), ("Le Comité se réunit.", False), (LANG * 6, True)])
def test_length(target, fires):
    assert (("length", 1) in findings([(LONG, target)])) is fires


def test_a_list_of_names_is_translated_by_itself():
    names = "HTML5, UTF-8, RDFa Lite, Schema.org, Atom, Harbour Notes"
    assert found("untranslated", units((names, names))) == []
