"""TBX in all its dresses: nothing is lost on the way out and back, and what is written is TBX."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tests.glossary.made import CONCEPTS  # noqa: E402
from tests.glossary.tbx_rules import broken_rules  # noqa: E402
from tmkit.glossary import read_glossary, starter_path, tbx  # noqa: E402
from tmkit.glossary.options import WriteOptions  # noqa: E402
from tmkit.glossary.registry import read_concepts  # noqa: E402
from tmkit.model import Concept, InputError, Term  # noqa: E402
from tmkit.model.account import Account  # noqa: E402

KINDS = [("tbx", "dca"), ("tbx", "dct"), ("tbx-core", "dca"), ("tbx-core", "dct"), ("tbx-v2", "dca")]


def written(concepts: tuple[Concept, ...], kind: str, style: str) -> bytes:
    stream = io.BytesIO()
    tbx.write(concepts, stream, WriteOptions(kind, style))
    return stream.getvalue()


def reread(data: bytes) -> tuple[list[Concept], Account]:
    account = Account("x.tbx")
    return list(tbx.read(Path("x.tbx"), data, account)), account


def by_language(concept: Concept) -> Concept:
    """The concept with its terms language by language, as TBX has them."""
    languages = list(dict.fromkeys(term.language for term in concept.terms))
    return replace(concept, terms=tuple(sorted(concept.terms, key=lambda term: languages.index(term.language))))


@pytest.mark.parametrize(("kind", "style"), KINDS)
def test_nothing_is_lost(kind: str, style: str) -> None:
    found, account = reread(written(CONCEPTS, kind, style))
    assert found == [by_language(concept) for concept in CONCEPTS]
    assert (account.dropped, account.repaired) == ([], [])
    assert account.read == account.kept == sum(len(concept.terms) for concept in CONCEPTS)


@pytest.mark.parametrize(("kind", "style"), KINDS)
def test_the_starter_goes_out_and_back(kind: str, style: str) -> None:
    concepts = read_glossary(starter_path()).concepts
    data = written(concepts, kind, style)
    assert reread(data)[0] == [by_language(concept) for concept in concepts]
    assert list(broken_rules(data)) == []


@pytest.mark.parametrize(("kind", "style"), KINDS)
def test_what_is_written_follows_the_published_rules(kind: str, style: str) -> None:
    assert list(broken_rules(written(CONCEPTS, kind, style))) == []


def test_the_rules_notice_what_is_wrong() -> None:
    good = written(CONCEPTS, "tbx", "dca").decode()
    for old, new in (
        ('style="dca"', 'style="xyz"'),
        ("preferredTerm-admn-sts", "preferred"),
        ("<term>cote</term>", ""),
        ('type="customerSubset"', 'type="owner"'),
        ('target="', 'target="un'),
        ('type="TBX-Basic"', 'type="TBX-Core"'),
        ("<langSec xml:lang", "<langSec id='1' xml:lang"),
    ):
        assert list(broken_rules(good.replace(old, new, 1).encode())), old


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), min_size=1, max_size=12)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.builds(
            Term,
            TEXT,
            st.sampled_from(["fr", "en", "fr-CA"]),
            st.sampled_from(["preferred", "admitted", "deprecated", "superseded"]),
            form=st.sampled_from(["", "full", "short", "formal", "acronym"]),
            part_of_speech=st.sampled_from(["", "noun", "proper noun", "x"]),
            gender=st.sampled_from(["", "feminine"]),
            number=st.sampled_from(["", "plural"]),
            acronym_of=st.sampled_from(["", "a", "b"]),
            superseded_by=st.sampled_from(["", "a", "c"]),
            valid_from=st.sampled_from(["", "2011-06"]),
            note=st.one_of(st.just(""), TEXT, TEXT.map("house: {}".format), TEXT.map("note: {}".format)),
            owner=st.sampled_from(["", "UN"]),
        ),
        min_size=1,
        max_size=5,
        unique_by=lambda term: (term.text, term.language, term.owner),
    ),
    st.sampled_from(KINDS),
)
def test_any_concept_goes_out_and_back(terms: list[Term], kind: tuple[str, str]) -> None:
    concept = Concept("x", tuple(terms))
    data = written((concept,), *kind)
    assert reread(data)[0] == [by_language(concept)]
    assert list(broken_rules(data)) == []


FOREIGN = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="c1">
  <admin type="projectSubset">halls</admin>
  <transacGrp><transac type="transactionType">origination</transac><date>2005-03-10</date></transacGrp>
  <langSet xml:lang="fr">
    <descripGrp><descrip type="definition">Une salle
        où l'on lit.</descrip><admin type="source">a book</admin></descripGrp>
    <ntig><termGrp><term>salle de <hi>lecture</hi></term><termNote type="partOfSpeech">noun</termNote>
      <termNote type="grammaticalGender">feminine</termNote><termNote type="transferComment">none</termNote></termGrp>
      <descrip type="context">Une salle.</descrip></ntig>
    <tig><term>salle des lecteurs</term></tig>
    <tig id="t3"><term>SL</term><termNote type="termType">acronym</termNote>
      <ref type="crossReference" target="t1">see</ref></tig>
  </langSet>
  <langSet xml:lang="en_GB"><descrip type="definition">A room.</descrip>
    <tig><term>reading room</term><termNote type="administrativeStatus">notRecommended</termNote></tig>
    <tig><term></term></tig></langSet>
</termEntry>
<termEntry><langSet xml:lang="fr"></langSet></termEntry>
</body></text></martif>
"""


def test_a_foreign_file_keeps_what_we_have_no_field_for(tmp_path: Path) -> None:
    file = tmp_path / "x.tbx"
    file.write_text(FOREIGN, encoding="utf-8")
    (concept,), account = read_concepts(file)
    assert concept.identifier == "c1"
    assert concept.definition == "Une salle où l'on lit."
    assert concept.note.split("\n") == [
        "projectSubset: halls",
        "source of definition: a book",
        "definition (en-GB): A room.",
    ]
    first, second, acronym, english = concept.terms
    assert (first.text, first.part_of_speech, first.gender) == ("salle de lecture", "noun", "feminine")
    assert (first.note, first.context, first.status, first.line) == (
        "transferComment: none",
        "Une salle.",
        "preferred",
        11,
    )
    assert (second.status, acronym.status, acronym.note) == ("admitted", "preferred", "crossReference: see")
    assert (english.language, english.status) == ("en-GB", "deprecated")
    assert [(one.line, one.reason[:15]) for one in account.dropped] == [(20, "names no term"), (22, "has no term")]
    assert "left out: records of changes (transacGrp) (1)" in account.notices


def test_names_that_are_no_categories_but_tools_use() -> None:
    data = """<martif type="TBX" xml:lang="en"><text><body><termEntry id="IATE-7"><descripGrp>
    <descrip type="subjectField">LAW</descrip></descripGrp><langSet xml:lang="fr"><tig><term>cote</term>
    <termNote type="Status">Preferred</termNote><termNote type="forbidden">false</termNote>
    <descrip type="reliabilityCode">3</descrip><descrip type="Definition">A mark.</descrip></tig>
    <tig><term>indice</term><termNote type="forbidden">true</termNote><termNote type="usage">Un indice.</termNote></tig>
    </langSet></termEntry></body></text></martif>"""
    (concept,), _ = reread(data.encode())
    assert (concept.identifier, concept.domain, concept.definition) == ("IATE-7", "LAW", "A mark.")
    assert concept.terms == (
        Term("cote", "fr", note="reliabilityCode: 3"),
        Term("indice", "fr", "deprecated", context="Un indice."),
    )


@pytest.mark.parametrize(
    "head",
    [
        '<tbx type="TBX-Min" style="dct" xmlns="urn:iso:std:iso:30042:ed:3.0" xmlns:min="http://www.tbxinfo.net/ns/min">',
        '<t:tbx type="TBX-Min" xmlns:t="urn:iso:std:iso:30042:ed:3.0" xmlns:min="http://www.tbxinfo.net/ns/min">',
    ],
)
def test_min_with_any_prefix(head: str) -> None:
    inside = (
        "<text><body><conceptEntry id='a'><min:subjectField>law</min:subjectField><langSec xml:lang='fr'><termSec>"
        "<term>loi</term><min:partOfSpeech>noun</min:partOfSpeech><min:customerSubset>UN</min:customerSubset>"
        "</termSec></langSec></conceptEntry></body></text>"
    )
    if head.startswith("<t:"):
        inside = inside.replace("</", "</\0").replace("<", "<t:").replace("<t:/\0", "</t:").replace("t:min:", "min:")
    data = f"{head}{inside}</{'t:' if head.startswith('<t:') else ''}tbx>"
    (concept,), _ = reread(data.encode())
    assert (concept.domain, concept.terms) == ("law", (Term("loi", "fr", part_of_speech="noun", owner="UN"),))


def test_the_min_of_2013() -> None:
    data = """<TBX dialect="TBX-Min"><header><languages source="fr" target="en"/></header><body><entry id="c">
    <subjectField>law</subjectField><langGroup xml:lang="fr"><termGroup><term>loi</term><termStatus>obsolete</termStatus>
    <customer>UN</customer></termGroup></langGroup></entry></body></TBX>"""
    (concept,), _ = reread(data.encode())
    assert (concept.domain, concept.terms) == ("law", (Term("loi", "fr", "superseded", owner="UN"),))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "x.tbx"
    text = written(CONCEPTS, "tbx", "dca").decode().replace("UTF-8", encoding.upper().replace("-SIG", ""))
    file.write_bytes(text.encode(encoding))
    assert len(read_concepts(file)[0]) == len(CONCEPTS)


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        ("<xliff/>", 1, "root element <xliff>; expected <tbx> (TBX 3) or <martif> (TBX 2)"),
        ('\n<martif type="DXF"/>', 2, "is no dialect of TBX"),
        ('<tbx type="TBX-Basic" style="html"/>', 1, "style 'html'; expected dca or dct"),
        ('<tbx type="TBX-Basic"></tbx>', None, "has no <body>"),
        ('<tbx type="TBX-Basic">\n<text>', 2, "not well-formed XML"),
        ('<!DOCTYPE tbx [<!ENTITY a "b">]><tbx type="TBX-Basic"/>', 1, "declares the entity 'a'"),
        ("", None, "is empty"),
        ("term\tterme", 1, "not well-formed XML"),
    ],
)
def test_what_is_no_tbx_is_said_in_one_line(tmp_path: Path, data: str, line: int | None, said: str) -> None:
    file = tmp_path / "x.tbx"
    file.write_text(data, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_concepts(file)
    assert (caught.value.line, "\n" in str(caught.value)) == (line, False)
    assert said in str(caught.value)


def test_a_hostile_file_takes_no_time() -> None:
    import time

    started = time.process_time()
    blanks, lines = " " * 3_000_000, "\n " * 500_000
    data = FOREIGN.replace("Une salle.<", f"Une{blanks}salle.{lines}<")
    assert reread(data.encode())[0][0].terms[0].context.startswith("Une")
    with pytest.raises(InputError, match="nested"):
        reread(FOREIGN.replace("A room.", "<hi>" * 500 + "</hi>" * 500).encode())
    assert time.process_time() - started < 10


def test_a_dtd_is_never_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY a "b">', encoding="utf-8")
    data = FOREIGN.replace("TBXcoreStructV02.dtd", secret.as_uri())
    assert len(reread(data.encode())[0]) == 1


def test_another_tool_s_file(real_data: Path) -> None:
    concepts, account = read_concepts(real_data / "cat-samples-dev" / "terminology" / "medtronic_TBX.tbx")
    assert (len(concepts), account.kept, account.dropped) == (3, 62, [])
    assert {term.status for term in concepts[1].terms} >= {"preferred", "deprecated"}
    again = [by_language(concept) for concept in concepts]
    for kind, style in KINDS:
        data = written(tuple(concepts), kind, style)
        assert reread(data)[0] == again
        assert list(broken_rules(data)) == []
