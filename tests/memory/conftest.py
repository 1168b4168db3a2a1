from __future__ import annotations

import pytest

from tmkit.model import Property, Segment, Unit, Variant


@pytest.fixture
def make_unit():
    """A unit in two languages; keyword arguments become its props."""

    def make(source="La séance est levée.", target="The meeting rose.", *, tuid=None, languages=("fr", "en"), **props):
        return Unit(
            tuple(Variant(language, Segment(text)) for language, text in zip(languages, (source, target), strict=True)),
            (("tuid", tuid),) if tuid is not None else (),
            tuple(Property(f"x-tmkit-{name}", str(value)) for name, value in props.items()),
        )

    return make
