"""What other tools say of a unit is understood, and stays as it was."""

from __future__ import annotations

import pytest

from tmkit.formats.tmx import parse_unit
from tmkit.memory.context import Context, context
from tmkit.memory.dialects import understood
from tmkit.memory.metadata import origin


def unit(inside: str = "", of_source: str = "", of_target: str = "", attributes: str = ""):
    written = (
        f'<tu{attributes}>{inside}<tuv xml:lang="fr">{of_source}<seg>Bonjour.</seg></tuv>'
        f'<tuv xml:lang="en">{of_target}<seg>Hello.</seg></tuv></tu>'
    )
    return parse_unit(written.encode(), "utf-8")


@pytest.mark.parametrize(
    ("inside", "of_target"),
    [
        ('<prop type="x-document">Rapport.docx</prop>', ""),
        ("", '<prop type="filename">Rapport.docx</prop>'),
        ('<prop type="x-MateCAT-filename">Rapport.docx</prop>', ""),
        ('<prop type="x-filename:MultipleString">Rapport.docx</prop>', ""),
        ('<prop type="file">Rapport.docx</prop>', ""),
        ('<prop type="x-tmkit-document:SingleString">Rapport.docx</prop>', ""),
    ],
)
def test_documents(inside, of_target) -> None:
    before = unit(inside, "", of_target)
    after = understood(before)
    assert origin(after).document == "Rapport.docx"
    if "x-tmkit" not in inside:
        assert set(before.properties) <= set(after.properties)
        assert after.variants == before.variants


@pytest.mark.parametrize(
    ("inside", "attributes", "status"),
    [
        ('<prop type="aligned">yes</prop>', "", "unreviewed"),
        ('<prop type="aligned">no</prop>', "", None),
        ('<prop type="x-ConfirmationLevel">Draft</prop>', "", "draft"),
        ('<prop type="x-ConfirmationLevel">ApprovedSignOff</prop>', "", "revised"),
        (
            '<prop type="x-ConfirmationLevel">ApprovedSignOff</prop><prop type="x-Origin">MachineTranslation</prop>',
            "",
            "unreviewed",
        ),
        ('<prop type="x-ConfirmationLevel">Translated</prop>', "", None),
        ('<prop type="x-xtm-status">NOT_APPROVED</prop>', "", "unreviewed"),
        ('<prop type="x-MateCAT-status">DRAFT</prop>', "", "draft"),
        ("", ' creationid="MT!"', "unreviewed"),
        ("", ' creationid="MT!" changeid="anna"', None),
        ('<prop type="x-tmkit-status">adopted</prop><prop type="aligned">yes</prop>', "", "adopted"),
        ('<prop type="x-tmkit-state">proposed</prop>', "", "unreviewed"),
    ],
)
def test_statuses(inside, attributes, status) -> None:
    assert origin(understood(unit(inside, attributes=attributes))).status == status


def test_a_unit_that_says_nothing_stays_what_it_is() -> None:
    plain = unit('<prop type="subject">law</prop>')
    assert understood(plain) is plain


def test_a_seg_inside_a_prop_is_a_neighbour_too() -> None:
    inside = (
        '<prop type="x-previous-source-text"><seg>Avant &amp; <ph x="1">&lt;br/&gt;</ph>puis</seg></prop>'
        '<prop type="x-next-source-text">&lt;seg&gt;Après &amp;amp; enfin&lt;/seg&gt;</prop>'
    )
    assert context(unit(inside), "fr") == Context("Avant & puis", "Après & enfin")
