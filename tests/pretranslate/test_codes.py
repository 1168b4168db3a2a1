"""Inline codes of a draft carried into a target."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.model import Code, Segment
from tmkit.pretranslate.codes import carried

BOLD = (Code("bpt", (("i", "1"), ("type", "bold"), ("x", "1"))), Code("ept", (("i", "1"),)))
ITALIC = (Code("bpt", (("i", "2"), ("type", "italic"), ("x", "2"))), Code("ept", (("i", "2"),)))
NOTE = Code("ph", (("type", "fnote"), ("x", "3")), "1")
BREAK = Code("ph", (("type", "lb"), ("x", "4")))


def coded(text: str, *pairs: tuple[str, tuple[Code, Code]], alone: tuple[tuple[str, Code], ...] = ()) -> Segment:
    """A text with code pairs around some of its words, and single codes behind others."""
    codes = []
    for words, (opening, closing) in pairs:
        at = text.index(words)
        codes += [(at, opening), (at + len(words), closing)]
    codes += [(text.index(words) + len(words), code) for words, code in alone]
    return Segment(text, tuple(sorted(codes, key=lambda item: item[0])))


def inside(segment: Segment, pair: tuple[Code, Code]) -> str:
    places = {id(code): at for at, code in segment.codes}
    return segment.text[places[id(pair[0])] : places[id(pair[1])]]


def test_a_date_and_a_name_stand_where_they_are_in_the_target() -> None:
    source = coded("La séance du 3 mai 2018 a lieu à Valmère.", ("3 mai 2018", BOLD), ("Valmère", ITALIC))
    target, lost = carried(source, "The meeting of 3 May 2018 is held in Valmère.", source_lang="fr", target_lang="en")
    assert (inside(target, BOLD), inside(target, ITALIC)) == ("3 May 2018", "Valmère")
    assert lost == ()


def test_the_lexicon_tells_what_no_letters_tell() -> None:
    source = coded("Le catalogue commun est ouvert.", ("catalogue commun", BOLD))

    def rendered(text: str, span: tuple[int, int], target: str) -> tuple[int, int] | None:
        assert text[slice(*span)] == "catalogue commun"
        at = target.index("union catalogue")
        return at, at + len("union catalogue")

    target, _ = carried(source, "The union catalogue is open.", rendered)
    assert inside(target, BOLD) == "union catalogue"


def test_a_number_beside_what_is_rendered_goes_along() -> None:
    """A reference to an annex is its word, which the lexicon knows, and its number, which it does not."""
    source = coded("La liste figure à l’annexe IV du rapport.", ("annexe IV", BOLD))

    def rendered(text: str, span: tuple[int, int], target: str) -> tuple[int, int] | None:
        at = target.index("annex")
        return at, at + len("annex")

    target, _ = carried(source, "The list is in annex IV to the report.", rendered, source_lang="fr", target_lang="en")
    assert inside(target, BOLD) == "annex IV"


def test_what_is_whole_stays_whole() -> None:
    source = Segment("Tout est gras.", ((0, BOLD[0]), (13, BOLD[1])))
    target, _ = carried(source, "All is bold.")
    assert inside(target, BOLD) == "All is bold"
    source = Segment("Tout est gras.", ((0, BOLD[0]), (14, BOLD[1])))
    assert inside(carried(source, "All is bold.")[0], BOLD) == "All is bold."


def test_what_is_quoted_and_what_leads() -> None:
    source = coded("Le mot « maître » est rayé.", ("maître", ITALIC))
    assert inside(carried(source, "The word “master” is struck.")[0], ITALIC) == "master"
    source = coded("Objet : la séance est levée.", ("Objet", BOLD))
    assert inside(carried(source, "Subject: the meeting rose.")[0], BOLD) == "Subject"


def test_a_footnote_mark_follows_the_stop_in_english_and_precedes_it_in_french() -> None:
    source = coded("La séance est levée.", alone=(("levée", NOTE),))
    target, _ = carried(source, "The meeting rose.", source_lang="fr", target_lang="en")
    assert target.codes == ((len(target.text), NOTE),)
    source = Segment("The meeting rose.", ((17, NOTE),))
    target, _ = carried(source, "La séance est levée.", source_lang="en", target_lang="fr")
    assert target.codes == ((len(target.text) - 1, NOTE),)


def test_what_cannot_be_placed_stands_last_and_is_told() -> None:
    source = coded("Il a exprimé l’espoir.", ("exprimé", BOLD), alone=(("exprimé", BREAK),))
    target, lost = carried(source, "Hope was voiced.")
    assert [code for _, code in target.codes] == [BOLD[0], BOLD[1], BREAK]
    assert {at for at, _ in target.codes} == {len(target.text)}
    assert lost == (BOLD[0], BOLD[1], BREAK)


def test_a_pair_of_the_archive_with_the_same_codes_tells_the_places() -> None:
    source = coded("Il a exprimé l’espoir.", ("exprimé", BOLD))
    own = (Code("bpt", (("i", "7"), ("x", "1"))), Code("ept", (("i", "7"),)))
    theirs = coded("Il a exprimé l’espoir.", ("exprimé", own))
    rendering = coded("Hope was voiced.", ("voiced", own))
    target, lost = carried(source, "Hope was voiced.", pattern=(theirs, rendering))
    assert (inside(target, BOLD), lost) == ("voiced", ())


def test_half_a_pair_of_another_segment() -> None:
    source = Segment("Fin du passage Valmère et suite.", ((22, BOLD[1]),))
    target, lost = carried(source, "End of the passage Valmère and so on.")
    assert [code for _, code in target.codes] == [BOLD[1]]
    assert not lost or target.codes[0][0] == len(target.text)


WORDS = st.lists(st.sampled_from("3 mai 2018 Valmère séance , . « » rapport 14 (2012) : A/1".split()), max_size=12)


@st.composite
def formatted(draw) -> Segment:
    text = " ".join(draw(WORDS))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=5, max_size=5)))
    codes = [(cuts[0], BOLD[0]), (cuts[1], ITALIC[0]), (cuts[2], ITALIC[1]), (cuts[3], BOLD[1]), (cuts[4], NOTE)]
    return Segment(text, tuple(codes))


@settings(deadline=None)
@given(formatted(), WORDS, st.sampled_from([("fr", "en"), ("en", "fr"), ("", "")]))
def test_every_code_is_there_once_in_order_and_balanced(source, words, languages) -> None:
    text = " ".join(words)
    target, lost = carried(source, text, source_lang=languages[0], target_lang=languages[1])
    assert target.text == text
    assert sorted(map(id, (code for _, code in target.codes))) == sorted(map(id, (code for _, code in source.codes)))
    offsets = [at for at, _ in target.codes]
    assert offsets == sorted(offsets)
    assert all(0 <= at <= len(text) for at in offsets)
    opened = []
    for _, code in target.codes:
        if code.kind == "bpt":
            opened.append(code.attribute("i"))
        elif code.kind == "ept":
            assert opened.pop() == code.attribute("i")
    assert not opened
    assert set(map(id, lost)) <= set(map(id, (code for _, code in source.codes)))
