from tmkit.checks import Check, Example
from tmkit.checks.knowledge import Knowledge
from tmkit.checks.measure import measure, subjects, table
from tmkit.model import Finding


def _find(subject, knowledge):
    for segment in subject.segments:
        if "x" in segment.text:
            yield Finding("x", "warning" if "y" in segment.text else "info", "x", (subject.place(segment, (0, 1)),))


def _fail(subject, knowledge):
    raise ValueError(subject.file)


def check(name, find, needs=()):
    return Check(name, "f", "warning", "…", find, Example(""), Example(""), needs=frozenset(needs))


ROWS = [(f"doc {number // 10}", f"source {number}", "x y" if number % 5 == 0 else "x") for number in range(40)]


def test_pairs_become_drafts_document_by_document():
    found = list(subjects([("a", "1. One", "1. Un"), ("a", "Two", ""), ("b", "Three", "Trois")], "en", "fr"))
    assert [(subject.file, begin, len(subject.pairs)) for subject, begin in found] == [("a", 0, 2), ("b", 2, 1)]
    first = found[0][0]
    assert first.pairs[0].target[0].text == "Un"
    assert first.pairs[0].target[0].label == "1."
    assert first.pairs[1].target == ()


def test_pairs_are_read_as_they_come():
    def endless():
        number = 0
        while True:
            yield f"doc {number // 3}", "a", "b"
            number += 1

    stream = subjects(endless(), "en", "fr")
    assert [next(stream)[1] for _ in range(3)] == [0, 3, 6]


def test_firings_for_a_thousand_segments():
    measured = measure(subjects(ROWS, "en", "fr"), Knowledge(), [check("x", _find)])
    assert (measured.documents, measured.segments) == (4, 40)
    assert table(measured) == [("x", "f", "warning", 200.0, 800.0, True)]
    assert measured.default_rate == 200.0


def test_samples_are_drawn_by_seed_and_say_where_they_are():
    drawn = [
        measure(subjects(ROWS, "en", "fr"), Knowledge(), [check("x", _find)], samples=5, seed=seed).firings["x"].samples
        for seed in (1, 1, 2)
    ]
    assert drawn[0] == drawn[1] != drawn[2]
    assert len(drawn[0]) == 5
    for sample in drawn[0]:
        assert sample.source == ROWS[sample.pair][1]
        assert sample.document == ROWS[sample.pair][0]


def test_a_check_that_fails_or_lacks_something_is_told():
    checks = [check("x", _find), check("bad", _fail), check("asks", _find, ["archive"])]
    measured = measure(subjects(ROWS, "en", "fr"), Knowledge(), checks)
    assert set(measured.firings) == {"x"}
    assert measured.wanting == {"asks": "archive"}
    assert "ValueError" in measured.failures["bad"]
