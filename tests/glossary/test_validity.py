from __future__ import annotations

import pytest

from tmkit.glossary.validity import status_at
from tmkit.model import Term


@pytest.mark.parametrize(
    ("status", "since", "until", "on", "expected"),
    [
        ("preferred", "", "", "2018-09-24", "preferred"),
        ("preferred", "2011-06-28", "", None, "preferred"),
        ("preferred", "2011-06-28", "", "2018-09-24", "preferred"),
        ("preferred", "2011-06-28", "", "2011-06-28", "preferred"),
        ("preferred", "2011-06-28", "", "2011-06-27", "admitted"),
        ("preferred", "2011-06-28", "", "2011", "preferred"),
        ("preferred", "", "2016", "2016-12-31", "preferred"),
        ("preferred", "", "2016", "2017-01-01", "superseded"),
        ("admitted", "", "2016-06", "2016", "admitted"),
        ("admitted", "", "2016-06", "2016-07", "superseded"),
        ("superseded", "", "2016", "2015-09-29", "preferred"),
        ("superseded", "", "2016", "2016", "preferred"),
        ("superseded", "", "2016", "2018-09-24", "superseded"),
        ("superseded", "", "2016", None, "superseded"),
        ("superseded", "", "2016", "", "superseded"),
        ("superseded", "", "", "1990", "superseded"),
        ("superseded", "2015-12", "2017-01", "2016-05-18", "preferred"),
        ("superseded", "2015-12", "2017-01", "2015-11-30", "superseded"),
        ("superseded", "2015-12", "2017-01", "2018-09-24", "superseded"),
        ("deprecated", "", "2016", "2015", "deprecated"),
    ],
)
def test_the_date_decides(status: str, since: str, until: str, on: str | None, expected: str) -> None:
    assert status_at(Term("x", "fr", status, valid_from=since, valid_until=until), on) == expected
