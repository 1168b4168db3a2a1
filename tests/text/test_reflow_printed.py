"""Lines whose places on their pages are known."""

from tmkit.model import Code
from tmkit.text.reflow import Aside, PrintedLine, reflow_printed

MARK = Code("ph", (("type", "fnref"),), "1")


def line(text, at=1, **told):
    return PrintedLine(text, told.pop("page", 1), f"page 1, line {at}", **told)


def test_places_codes_and_asides():
    lines = [
        line("Ouverture", apart=True, strong=True),
        line("1. Le comité s’est réuni", 2, apart=True, codes=((9, MARK),)),
        line("à Port-Clair.", 3, room=-0.1),
        line("Il a siégé.", 4, room=0.5),
    ]
    asides = [
        Aside(2, 1, "page 1, line 9", ("Voir le rap-", "port."), mark="1"),
        Aside(4, 1, "page 1, line 5", ("a) Le total", "général"), path="table 1/r1c1", codes=(((3, MARK),), ())),
    ]
    found = reflow_printed(lines, asides, "fr", {"rapport"}.__contains__)
    assert [(block.kind, block.label, block.path, block.text, block.place) for block in found.blocks] == [
        ("heading", "", "", "Ouverture", "page 1, line 1"),
        ("paragraph", "1.", "1", "Le comité s’est réuni à Port-Clair.", "page 1, line 2"),
        ("footnote", "1", "note 1", "Voir le rapport.", "page 1, line 9"),
        ("paragraph", "", "1/¶2", "Il a siégé.", "page 1, line 4"),
        ("table cell", "a)", "table 1/r1c1", "Le total général", "page 1, line 5"),
    ]
    assert [(offset, code.attribute("x")) for block in found.blocks for offset, code in block.codes] == [
        (6, "1"),
        (0, "1"),
    ]
    assert found.doubts == ()


def test_nothing():
    assert reflow_printed([], []).blocks == ()
