"""MultiTerm's own XML."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmkit.glossary.registry import read_concepts
from tmkit.model import InputError, Term

EXPORT = """<?xml version="1.0" encoding="UTF-16"?>
<mtf><conceptGrp><concept>12</concept><system type="entryClass">1</system>
<transacGrp><transac type="origination">super</transac><date>2010-01-01T00:00:00</date></transacGrp>
<descripGrp><descrip type="Subject">library</descrip></descripGrp>
<descripGrp><descrip type="Graphic">mark.png</descrip></descripGrp>
<languageGrp><language type="French" lang="FR"/>
 <termGrp><term>cote</term><descripGrp><descrip type="Status">preferred</descrip></descripGrp>
  <descripGrp><descrip type="Gender">feminine</descrip></descripGrp>
  <descripGrp><descrip type="Project">halls</descrip></descripGrp></termGrp>
 <termGrp><term>indice</term><descripGrp><descrip type="Status">Forbidden</descrip></descripGrp></termGrp>
</languageGrp>
<languageGrp><language type="English"/>
 <termGrp><term>shelf mark</term><descripGrp><descrip type="Part of Speech">noun</descrip></descripGrp>
  <descripGrp><descrip type="Context">The <xref Tlink="x">shelf</xref> mark.</descrip></descripGrp></termGrp>
</languageGrp></conceptGrp>
<conceptGrp><concept>13</concept></conceptGrp></mtf>
"""


def test_concepts_terms_and_fields(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_bytes(EXPORT.encode("utf-16"))
    (concept,), account = read_concepts(file)
    assert (concept.identifier, concept.domain, concept.note) == ("12", "library", "Graphic: mark.png")
    assert concept.terms == (
        Term("cote", "fr", gender="feminine", note="Project: halls"),
        Term("indice", "fr", "deprecated"),
        Term("shelf mark", "en", part_of_speech="noun", context="The shelf mark."),
    )
    assert [term.line for term in concept.terms] == [7, 10, 13]
    assert account.format == "multiterm"
    assert account.notices == ["left out: transac origination (1)"]
    assert [one.reason for one in account.dropped] == ["has no term"]


def test_another_xml_is_no_glossary(tmp_path: Path) -> None:
    for text, said in (("<html/>", "root element <html>"), ("<mtf><conceptGrp>", "not well-formed XML")):
        (tmp_path / "a.xml").write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=said):
            read_concepts(tmp_path / "a.xml")
