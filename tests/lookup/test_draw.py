from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.lookup.draw import Certain, drawn


class Box:
    def __init__(self, bound, inside, opened):
        self.bound, self.inside, self.log = bound, inside, opened

    def opened(self):
        self.log.append(self)
        return self.inside


RANKS = st.tuples(st.integers(-3, 0), st.integers(0, 3), st.integers(0, 99))


@st.composite
def boxes(draw, log, depth=2):
    found = []
    for _ in range(draw(st.integers(0, 4))):
        if depth and draw(st.booleans()):
            inside = draw(boxes(log, depth - 1))
            least = min((one.bound for one in inside), default=(0, 0, 0))
            found.append(Box(least[: draw(st.integers(1, len(least)))], inside, log))
        else:
            rank = draw(RANKS)
            found.append(Certain(rank, rank))
    return found


def flat(found):
    return [r for one in found for r in (flat(one.inside) if isinstance(one, Box) else [one.result])]


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_results_come_in_the_order_of_a_full_sort(data):
    outer = data.draw(boxes([], 3))
    assert list(drawn(outer)) == sorted(flat(outer))


def test_nothing_is_opened_that_could_not_matter():
    log = []
    better, equal, worse = (Box((bound,), [], log) for bound in (-99, -98, -97))
    results = drawn([worse, equal, better, Certain((-98, 0), "first"), Certain((-98, 1), "second")])
    assert next(results) == "first"
    assert log == [better, equal]
    assert next(results) == "second"
    assert log == [better, equal]
