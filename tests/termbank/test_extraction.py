"""Term candidates from small archives whose terms are known."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from tmkit.glossary import Glossary
from tmkit.lexicon import Lexicon
from tmkit.memory.files import MemorySet
from tmkit.memory.index.index import MemoryIndex
from tmkit.model import Concept, Term
from tmkit.termbank.extraction import extract
from tmkit.termbank.extraction.concepts import DOMAIN, KNOWN, concepts

TERMS = (
    ("registre des dépôts", "deposit register"),
    ("comité de lecture", "reading committee"),
    ("salle des cartes", "map room"),
    ("fonds de roulement", "working capital fund"),
)
FRAMES = (
    ("Le rapport décrit le {} et propose une date.", "The report describes the {} and proposes a date."),
    ("Les membres ont examiné le {} en octobre.", "Members considered the {} in October."),
    ("Il faut que le {} reste ouvert.", "The {} must remain open."),
    ("La présidente a rappelé que le {} avait été revu.", "The Chair recalled that the {} had been reviewed."),
    ("Pour le {}, une note sera écrite.", "For the {}, a note will be written."),
)
# A lexicon is learnt from no fewer: each word once with each other, so that it can be told what renders what.
WORDS = (("registre", "register"), ("dépôts", "deposit"), ("comité", "committee"), ("lecture", "reading"),
         ("salle", "room"), ("cartes", "map"), ("fonds", "fund"), ("roulement", "working capital"))  # fmt: skip
TEACHING = [
    (f"On parle ici, au point {n}, du mot « {fr} » avec soin.", f"Here point {n} speaks of the word “{en}” with care.")
    for n in range(8)
    for fr, en in WORDS
]


def write(folder: Path, name: str, pairs: list[tuple[str, str]], documents: int = 3) -> None:
    (folder / "memories").mkdir(exist_ok=True)
    units = [
        f'<tu tuid="{name}-{i}"><prop type="x-tmkit-document">{name}-{i % documents}</prop>'
        f'<prop type="x-tmkit-position">{i}</prop><tuv xml:lang="fr"><seg>{fr}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{en}</seg></tuv></tu>'
        for i, (fr, en) in enumerate(pairs)
    ]
    (folder / "memories" / f"{name}.tmx").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="t" creationtoolversion="1" '
        'segtype="sentence" o-tmf="t" adminlang="en" srclang="fr" datatype="plaintext"/><body>\n'
        + "\n".join(units)
        + "\n</body></tmx>\n",
        encoding="utf-8",
    )


def asked(folder: Path, source: str = "fr", target: str = "en", *, glossary: Glossary | None = None, **options):
    index = MemoryIndex.open(folder)
    lexicon = Lexicon.open(folder, MemorySet.open(folder), source, target, index=index)
    return extract(index, lexicon, glossary or Glossary(), source, target, **options)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    pairs = [(a.format(fr), b.format(en)) for (a, b), (fr, en) in itertools.product(FRAMES, TERMS)]
    write(tmp_path, "a", pairs)
    write(tmp_path, "teaching", TEACHING)
    return tmp_path


def test_terms_of_the_archive_with_their_renderings(archive: Path) -> None:
    found = asked(archive)
    told = {one.text: one for one in found.candidates}
    for french, english in TERMS:
        assert french in told
        assert told[french].frequency == 5
        assert told[french].renderings[0].text.lower() == english
        assert told[french].renderings[0].units == told[french].renderings[0].of == 5
        assert told[french].proposed
        assert told[french].documents == 3
        assert len(told[french].contexts) == 2
        for context in told[french].contexts:
            assert context.source[slice(*context.span)] == french
            assert english in context.target
    # Neither pieces of terms nor what stands beside them.
    assert not {"registre", "comité", "lecture", "salle", "cartes", "membres ont examiné"} & set(told)
    assert found.documents == 6
    assert found.pairs == 20 + len(TEACHING)


def test_the_other_direction(archive: Path) -> None:
    told = {one.text.lower(): one for one in asked(archive, "en", "fr").candidates}
    assert told["reading committee"].renderings[0].text == "comité de lecture"
    assert told["deposit register"].renderings[0].text == "registre des dépôts"


def test_forms_of_one_term_are_one_candidate(tmp_path: Path) -> None:
    forms = ["État membre", "États membres", "états membres", "États-membres", "États membres"]
    write(tmp_path, "a", [(f"Voici un texte {n} : les {form} ont voté.", f"Text {n}: the members voted.") for n, form in enumerate(forms)])  # fmt: skip
    (found,) = [one for one in asked(tmp_path).candidates if "membre" in one.text]
    assert found.text == "États membres"
    assert found.frequency == 5
    assert {text for text, _ in found.variants} == {"État membre", "États-membres"}


def test_contractions_are_one_word(tmp_path: Path) -> None:
    forms = ["règles du dépôt", "règles de dépôt", "règle des dépôts", "règles du dépôt"]
    write(tmp_path, "a", [(f"Texte {n} : selon les {form}, on vote.", f"Text {n}.") for n, form in enumerate(forms)])
    (found,) = asked(tmp_path).candidates
    assert found.text == "règles du dépôt"
    assert found.frequency == 4


def test_a_term_is_counted_once_a_distinct_pair(tmp_path: Path) -> None:
    write(tmp_path, "a", [("Le comité de lecture a voté.", "The reading committee voted.")] * 9)
    assert asked(tmp_path).candidates == ()
    assert asked(tmp_path).pairs == 1


def test_rivals_and_shares(tmp_path: Path) -> None:
    pairs = [(a.format("comité de lecture"), b.format("reading committee")) for a, b in FRAMES]
    pairs += [(a.format("comité de lecture") + " Oui.", b.format("reading panel") + " Yes.") for a, b in FRAMES[:3]]
    write(tmp_path, "a", pairs)
    panel = [(fr, en.replace("committee", "panel")) for fr, en in TEACHING if "comité" in fr]
    write(tmp_path, "teaching", [*TEACHING, *panel])
    found = next(one for one in asked(tmp_path).candidates if one.text == "comité de lecture")
    assert [(one.text, one.units, one.of) for one in found.renderings] == [
        ("reading committee", 5, 8),
        ("reading panel", 3, 8),
    ]
    assert found.renderings[0].share == 5 / 8


def test_acronyms_defined_in_the_text(tmp_path: Path) -> None:
    full = "Organisation des archives riveraines"
    pairs = [(f"L'{full} (OAR) est réunie, texte {n}.", f"Text {n}: the Riparian Archives Organization met.") for n in range(4)]  # fmt: skip
    write(tmp_path, "a", pairs)
    found = next(one for one in asked(tmp_path).candidates if one.text == full)
    assert found.acronym == "OAR"


def test_what_the_glossary_has_is_marked_and_left_out(archive: Path) -> None:
    known = Glossary([Concept("map-room", (Term("salle des cartes", "fr"), Term("map room", "en")))])
    marked = {one.text: one.concepts for one in asked(archive, glossary=known).candidates}
    assert marked["salle des cartes"] == ("map-room",)
    assert marked["comité de lecture"] == ()
    new = {one.text for one in asked(archive, glossary=known, new=True).candidates}
    assert new == set(marked) - {"salle des cartes"}


def test_a_draft_is_rendered_as_the_archive_has_it(archive: Path) -> None:
    draft = ["Le comité de lecture a lu le plan de reprise.", "Le plan de reprise plaît au comité de lecture."]
    found = asked(archive, draft=draft)
    told = {one.text: one for one in found.candidates}
    assert told["comité de lecture"].renderings[0].text == "reading committee"
    assert told["comité de lecture"].frequency == 2
    assert told["plan de reprise"].renderings == ()
    assert told["plan de reprise"].contexts[0].memory is None
    assert "salle des cartes" not in told
    assert found.pairs == 2


def test_one_memory_against_the_others(archive: Path) -> None:
    pairs = [(a.format("plan de reprise"), b.format("recovery plan")) for a, b in FRAMES]
    write(archive, "b", pairs)
    told = {one.text: one for one in asked(archive, wanted=lambda memory: memory.endswith("b.tmx")).candidates}
    assert set(told) == {"plan de reprise"}
    assert told["plan de reprise"].weirdness > 10
    assert told["plan de reprise"].documents == 3


def test_the_best_are_shown(archive: Path) -> None:
    every = asked(archive)
    assert asked(archive, limit=2).candidates == every.candidates[:2]
    assert asked(archive, limit=2).found == every.found == len(every.candidates)


def test_candidates_as_concepts_to_accept(archive: Path) -> None:
    known = Glossary([Concept("map-room", (Term("salle des cartes", "fr"),))])
    made = list(concepts(asked(archive, glossary=known)))
    assert [one.domain for one in made] == [DOMAIN] * (len(made) - 1) + [KNOWN]
    one = next(c for c in made if c.identifier == "comite-de-lecture")
    assert [(t.text, t.language, t.status) for t in one.terms] == [
        ("comité de lecture", "fr", "admitted"),
        ("reading committee", "en", "admitted"),
    ]
    assert one.terms[0].note == "candidate: 5 uses, 3 documents"
    assert one.terms[1].note == "candidate: 5 of 5"
    assert one.terms[0].context


def test_no_lexicon_no_proposal(archive: Path) -> None:
    found = extract(MemoryIndex.open(archive), None, Glossary(), "fr", "en")
    assert found.candidates
    assert not any(one.proposed for one in found.candidates)


def test_an_archive_without_the_pair_has_none(archive: Path) -> None:
    assert extract(MemoryIndex.open(archive), None, Glossary(), "fr", "de").candidates == ()
    assert extract(MemoryIndex.open(archive), None, Glossary(), "fr", "de", draft=[]).candidates == ()
    assert extract(MemoryIndex.open(archive), None, Glossary(), "fr", "de", draft=["", " ; ", "x"]).candidates == ()


def test_languages_of_which_nothing_is_known(tmp_path: Path) -> None:
    write(tmp_path, "a", [(a.format(fr), b.format(en)) for (a, b), (fr, en) in itertools.product(FRAMES, TERMS)])
    path = tmp_path / "memories" / "a.tmx"
    path.write_text(path.read_text(encoding="utf-8").replace('xml:lang="fr"', 'xml:lang="nl"'), encoding="utf-8")
    assert asked(tmp_path, "nl", "en").candidates
