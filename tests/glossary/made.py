"""A glossary that uses every field, and one of each kind of trouble."""

from __future__ import annotations

from tmkit.model import Concept, Term

CONCEPTS = (
    Concept(
        "union-catalogue",
        (
            Term(
                "catalogue collectif",
                "fr",
                "preferred",
                part_of_speech="noun",
                gender="masculine",
                number="singular",
                form="full",
                valid_from="2017-03",
                authority="Reading Committee, rule 4",
                owner="CBAR",
                house="un",
                note='Jamais « fichier collectif » <sic> & "entre guillemets".',
                context="Le catalogue collectif\ncompte douze membres.",
                article="le",
                preposition="au",
            ),
            Term("CC", "fr", form="acronym", acronym_of="catalogue collectif", owner="CBAR"),
            Term("fichier collectif", "fr", "superseded", valid_until="2017", superseded_by="catalogue collectif"),
            Term("union catalogue", "en", form="formal", part_of_speech="proper noun"),
            Term("shared catalogue", "en-GB", "admitted", number="plural", part_of_speech="formula"),
            Term("joint catalogue", "en", "deprecated", note="note: owner: nobody\nA second line."),
        ),
        domain="cataloguing",
        definition="One catalogue of several libraries.",
        note="owner: is what a note may begin with",
    ),
    Concept(
        "1 – a name with blanks", (Term("cote", "fr", form="short"), Term("shelf mark", "en")), note="definition: x"
    ),
    Concept("regex", (Term(r"(a|b)*\s+[^c]$", "fr"), Term("x" * 40 + " " + "mot " * 30 + "fin", "en"))),
    Concept("right-to-left", (Term("فهرس موحد", "ar"), Term("é", "fr"), Term("=1+1", "en", note="=2+2"))),
)
