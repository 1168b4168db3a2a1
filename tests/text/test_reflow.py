"""Reflow, rule by rule."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.text.reflow import compounds, reflow


def texts(text, language="fr", known=None):
    return [block.text for block in reflow(text, language, known).blocks]


def labelled(text, language="fr"):
    return [(block.label, block.text) for block in reflow(text, language).blocks]


def paths(text, language="fr"):
    return [block.path for block in reflow(text, language).blocks]


WRAPPED = """\
1. Le Groupe de contact s’est réuni le 14 juin 2017 à Port-Clair, en marge de la
conférence annuelle. Les délégations de onze membres ont assisté à la réunion que
le Vice-Président a ouverte.

2. Le Secrétaire général adjoint a exposé l’état des travaux préparatoires et il a
remercié les membres de leur contribution.
"""


def test_hard_wraps_are_joined():
    assert labelled(WRAPPED) == [
        (
            "1.",
            (
                "Le Groupe de contact s’est réuni le 14 juin 2017 à Port-Clair, en marge de la conférence annuelle. "
                "Les délégations de onze membres ont assisté à la réunion que le Vice-Président a ouverte."
            ),
        ),
        (
            "2.",
            (
                "Le Secrétaire général adjoint a exposé l’état des travaux préparatoires et il a remercié les membres "
                "de leur contribution."
            ),
        ),
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x85", "\v"])
def test_every_line_end(end):
    assert labelled(WRAPPED.replace("\n", end)) == labelled(WRAPPED)


def test_nothing():
    for text in ("", "\n\n \n", "\f\f", "\ufeff", "____\n\n----\n"):
        assert reflow(text, "fr").blocks == ()


def test_stray_spaces_go_and_no_break_spaces_stay():
    text = "Le comité  a adopté son \n ordre\tdu jour à  11\u00a0h et a pris note de\nla liste\u00a0: elle\u202f! \n"
    assert texts(text) == [
        "Le comité a adopté son ordre du jour à 11\u00a0h et a pris note de la liste\u00a0: elle\u202f!"
    ]


class TestPageNumbers:
    def test_inside_a_bullet(self):
        text = (
            "Le comité a demandé au secrétariat :\n\n- D’élaborer des propositions sur le rôle de ses États\n\n\n\n"
            "5 \n\nmembres et du bureau.\n\n- De faire rapport.\n"
        )
        blocks = reflow(text, "fr").blocks
        assert [block.text for block in blocks[1:]] == [
            "D’élaborer des propositions sur le rôle de ses États membres et du bureau.",
            "De faire rapport.",
        ]
        assert [block.page for block in blocks] == [5, 5, 6]
        ((offset, page),) = blocks[1].breaks
        assert page == 6
        assert blocks[1].text[offset:].startswith("membres")

    def test_one_doubt_says_where_the_number_stands(self):
        doubts = reflow("Le rôle de ses États\n\n\n5\n\nmembres est connu.\n", "fr").doubts
        assert [str(doubt) for doubt in doubts] == ["line 4: page number 5 is taken to stand at the foot"]

    @pytest.mark.parametrize("number", ["– {} –", "Page {}", "page {} sur 9", "{}/9", "[{}]", "| {} |", "Page | {}"])
    def test_forms(self, number):
        bodies = [
            f"Le comité a pris note du rapport {kind} et il a prié le\nsecrétariat de le publier sous une forme"
            for kind in ("annuel", "trimestriel", "mensuel")
        ]
        text = "\n\n".join(f"{body}\n\n\n{number.format(page)}" for page, body in enumerate(bodies, 3))
        blocks = reflow(text, "fr").blocks
        assert "".join(block.text for block in blocks).count("prié le secrétariat") == 3
        assert not any(char.isdigit() for block in blocks for char in block.text)
        assert blocks[0].page == 3

    def test_a_table_of_numbers_stays(self):
        text = "Membres\n\n12\n\nObservateurs\n\n7\n\nInvités\n\n31\n\nTotal\n\n50\n"
        assert [line for line in texts(text) if line.isdigit()] == ["12", "7", "31", "50"]

    def test_a_year_alone_is_no_page(self):
        text = (
            "Rapport annuel\n\n\n2018\n\n\nLe comité s’est réuni.\n\nIl a siégé.\n\nIl a conclu.\n\nFin des travaux.\n"
        )
        assert "2018" in texts(text)

    def test_articles_are_no_pages(self):
        text = "".join(
            f"Article {n}\n\nLe comité se réunit une fois l’an.\n\nIl siège.\n\nIl conclut.\n\n" for n in range(1, 9)
        )
        assert sum(line.startswith("Article") for line in texts(text)) == 8


class TestFormFeeds:
    def test_pages_are_counted(self):
        blocks = reflow(
            "Un début de phrase qui se poursuit sur\f\fla page suivante.\n\nUne autre.\fEncore une.\n", "fr"
        ).blocks
        assert [(block.text, block.page, block.breaks) for block in blocks] == [
            ("Un début de phrase qui se poursuit sur la page suivante.", 1, ((39, 3),)),
            ("Une autre.", 3, ()),
            ("Encore une.", 4, ()),
        ]

    def test_printed_numbers_count(self):
        pages = [f"Le comité a pris note du rapport de la page {n}.\n\n{n}" for n in ("dix", "onze", "douze")]
        text = "\f".join(
            page.replace("\ndix", "\n10").replace("\nonze", "\n11").replace("\ndouze", "\n12") for page in pages
        )
        assert [block.page for block in reflow(text, "fr").blocks] == [10, 11, 12]

    def test_running_heads_go(self):
        pages = [
            f"CG/2017/12\nGroupe de contact – page {n} sur 4\n\nPage de texte numéro {w}.\n"
            for n, w in enumerate("abcd", 1)
        ]
        assert texts("\f".join(pages)) == [f"Page de texte numéro {w}." for w in "abcd"]


class TestHyphens:
    def join(self, before, after, elsewhere="", language="fr", known=None):
        text = f"{elsewhere}\n\nLe groupe a décidé, pour la région du {before}\n{after} et les autres, de se réunir.\n"
        result = reflow(text, language, known)
        return result.blocks[-1].text.split("du ")[1].split(" et")[0], [str(doubt) for doubt in result.doubts]

    @pytest.fixture(autouse=True)
    def _without_dictionary(self, monkeypatch):
        monkeypatch.setattr(compounds, "dictionary", lambda _language: {})

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ("Haut-", "Clair", "Haut-Clair"),
            ("1990-", "1995", "1990-1995"),
            ("COVID-", "19", "COVID-19"),
            ("col-", "laborer", "collaborer"),
            ("adop-", "tées", "adoptées"),
            ("cessez-", "le-feu", "cessez-le-feu"),
            ("vice-", "président", "vice-président"),
            ("peut-", "être", "peut-être"),
            ("vingt-", "deux", "vingt-deux"),
            ("Arménie-", "Azerbaïdjan", "Arménie-Azerbaïdjan"),
            ("l’informa-", "tion", "l’information"),
        ],
    )
    def test_by_itself(self, before, after, expected):
        assert self.join(before, after) == (expected, [])

    def test_known_from_the_text(self):
        assert self.join("demi-", "lune", "La demi-lune est connue.")[0] == "demi-lune"
        assert self.join("cartou-", "che", "La cartouche est connue.") == ("cartouche", [])
        assert self.join("mezza-", "voce", "Le mezza-voce est connu.") == ("mezza-voce", [])

    def test_known_from_archive_or_glossary(self):
        assert self.join("cartou-", "che", known={"cartouche"}.__contains__) == ("cartouche", [])
        assert self.join("mezza-", "voce", known={"mezza-voce"}.__contains__) == ("mezza-voce", [])

    def test_unknown_is_kept_and_reported(self):
        word, doubts = self.join("zorbi-", "tal")
        assert word == "zorbi-tal"
        assert doubts == ["line 3: hyphen at a line end kept in “zorbi-tal”, a word that is not known"]

    def test_soft_hyphens_and_the_marks_of_pdf_tools(self):
        assert self.join("adop\u00ad", "tées")[0] == "adoptées"
        assert self.join("Haut\u00ad", "Clair")[0] == "Haut-Clair"
        for mark in ("\ufffe", "\x02", "\x02\n", "\ufffe\r\n"):
            assert (
                texts(f"Les textes adop{mark}tées par le Haut{mark}Clair.", "fr")[-1]
                == "Les textes adoptées par le Haut-Clair."
            )
        assert texts("Les textes adop\u00adtées.") == ["Les textes adoptées."]

    def test_capitals(self):
        assert self.join("CONFÉ-", "RENCE", "LA CONFÉRENCE")[0] == "CONFÉRENCE"

    def test_english(self):
        assert self.join("adop-", "tion", language="en")[0] == "adoption"
        assert self.join("long-", "term", language="en")[0] == "long-term"

    def test_a_dash_is_no_hyphen(self):
        assert texts("Le comité – réuni à Port-Clair le 3 mai –\na adopté le rapport et l’a\npublié.") == [
            "Le comité – réuni à Port-Clair le 3 mai – a adopté le rapport et l’a publié."
        ]

    def test_the_habit_of_a_text_decides_what_is_not_known(self):
        known = {"cartouche", "balustrade", "mirabelle", "pantoufle", "girafon"}
        body = "\n".join(f"{'x' * 50} le {word[:5]}-\n{word[5:]} et la" for word in known)
        result = reflow(f"{body} {'x' * 40} zorbi-\ntal aussi.", "fr", known.__contains__)
        assert "zorbital" in result.blocks[0].text
        assert "left out in “zorbital”" in str(result.doubts[0])


def test_ligatures():
    assert texts("Le proﬁl oﬃciel du ﬂeuve ; l’eﬀet.") == ["Le profil officiel du fleuve ; l’effet."]


def test_characters_that_no_text_may_have():
    result = reflow("Le\x00 comité\x07 siège\ufeff.\uffff", "fr")
    assert result.blocks[0].text == "Le comité siège."
    assert "4 characters" in str(result.doubts[0])


class TestLabels:
    def test_a_year_in_brackets_opens_no_paragraph(self):
        text = (
            "1. Le comité a rappelé les décisions 822 (1993), 853 (1993), 874 (1993) et 884\n"
            "(1993), qui demeurent en vigueur, ainsi que la décision 12, adoptée par le comité\n"
            "12. de direction au titre des résolutions 853 et des autres textes, notamment le\n"
            "- 3 mai - dernier.\n\n2. Il a conclu.\n"
        )
        assert [label for label, _ in labelled(text)] == ["1.", "2."]

    def test_they_follow_a_series_without_blank_lines(self):
        text = (
            "1. Le comité a adopté son ordre du jour et il a examiné le rapport annuel du\nsecrétariat.\n"
            "2. Il a siégé deux jours, puis il a pris note de la documentation qui lui avait été\nremise.\n"
            "3. Il a levé la séance.\n"
        )
        assert [label for label, _ in labelled(text)] == ["1.", "2.", "3."]

    def test_lists(self):
        text = (
            "4. Le comité décide de ce qui suit et prie le secrétariat d’en assurer la mise en\nœuvre :\n"
            "a) Les textes sont adoptés ;\nb) Les dates sont fixées ; et\nc) Le bureau est élu :\n"
            "i) Le président ;\nii) Le rapporteur.\n\n5. Il a levé la séance.\n"
        )
        assert paths(text) == ["4", "4/a)", "4/b)", "4/c)", "4/c)/i)", "4/c)/ii)", "5"]

    def test_i_after_h_is_a_letter(self):
        text = "".join(f"{letter}) Point de la liste.\n" for letter in "abcdefghij")
        assert paths(f"1. Liste :\n\n{text}")[-2:] == ["1/i)", "1/j)"]

    @pytest.mark.parametrize("bullet", ["-", "–", "•", "▪", "*", "\uf0b7", "o", "➢"])
    def test_bullets(self, bullet):
        text = f"5. Le comité a prié le secrétariat :\n\n{bullet} De publier le rapport ;\n{bullet} De le traduire.\n"
        blocks = reflow(text, "fr").blocks
        assert [(block.label, block.path, block.kind) for block in blocks] == [
            ("5.", "5", "paragraph"),
            (bullet, "5/bullet 1", "list item"),
            (bullet, "5/bullet 2", "list item"),
        ]

    def test_series_of_capitals(self):
        text = "I. Ouverture\n\nLe comité a ouvert la séance.\n\nII. Clôture\n\nLe comité a levé la séance.\n"
        assert labelled(text)[0] == ("I.", "Ouverture")
        assert paths(text) == ["I", "I/¶1", "II", "II/¶1"]
        assert labelled("A. Traoré a pris la parole.\n\nLe comité l’a remercié.\n")[0][0] == ""

    def test_a_label_alone_on_its_line(self):
        assert labelled("1.\n\nLe comité a siégé.\n\n2.\n\nIl a conclu.\n") == [
            ("1.", "Le comité a siégé."),
            ("2.", "Il a conclu."),
        ]

    def test_unnumbered_paragraphs_inherit(self):
        text = (
            "Préambule du texte.\n\n3. Le comité a siégé.\n\nIl a débattu.\n\n- Il a voté.\n\nIl a conclu.\n\n4. Fin.\n"
        )
        assert paths(text) == ["¶1", "3", "3/¶2", "3/bullet 1", "3/¶3", "4"]


class TestParagraphs:
    def test_one_paragraph_a_line(self):
        lines = [
            (
                "Le comité s’est réuni pour examiner le rapport annuel que le secrétariat lui avait soumis, et il en a "
                "pris note avec satisfaction avant de passer à l’examen du calendrier des réunions de l’année suivante."
            ),
            "Il a levé la séance.",
            (
                "Le bureau se réunira en mai ; les observations écrites devront lui parvenir au plus tard deux "
                "semaines avant la date de la réunion, faute de quoi elles ne seront pas traduites."
            ),
        ]
        assert texts("\n".join(lines)) == lines
        assert texts("\n\n".join(lines)) == lines

    def test_double_spaces_of_unwrapped_text_are_the_authors(self):
        assert texts("Le comité  a siégé. Il a conclu.") == ["Le comité  a siégé. Il a conclu."]

    def test_a_doubled_space_in_wrapped_text_is_single_and_told(self):
        text = (
            "Le comité s’est réuni pour examiner le  rapport annuel que le secrétariat lui avait\n"
            "soumis en application du règlement.  Il en a pris note et il a décidé de se réunir au\n"
            "mois de mai, aux dates que fixera          le bureau après avoir consulté les délégations\n"
            "qui siègent au comité.\n"
        )
        (block,) = reflow(text, "fr").blocks
        assert "  " not in block.text
        assert [block.text[at - 2 : at + 3] for at in block.doubled] == ["le ra"]

    def test_doubled_spaces_that_fill_the_lines_are_not(self):
        line = "le comité  s’est réuni pour examiner  le rapport annuel que le secrétariat lui  avait soumis\n"
        (block,) = reflow(8 * line + "et il en a pris note.\n", "fr").blocks
        assert "  " not in block.text
        assert not block.doubled

    def test_a_short_line_ends_a_paragraph(self):
        text = (
            "Le comité s’est réuni pour examiner le rapport annuel que le secrétariat lui avait\nsoumis.\n"
            "Il en a pris note et il a décidé de se réunir de nouveau au mois de mai, aux dates\n"
            "que fixera le bureau.\n"
        )
        assert len(texts(text)) == 2

    def test_a_blank_line_inside_a_sentence(self):
        text = (
            "Le comité s’est réuni pour examiner le rapport annuel que le secrétariat lui avait\n\n"
            "soumis en application du règlement, et il en a pris note avec satisfaction au nom de\ntous.\n"
        )
        assert len(texts(text)) == 1

    def test_headings(self):
        text = (
            "RAPPORT DU COMITÉ\nDE RÉDACTION\n\nOuverture de la réunion\n\n"
            "1. Le comité s’est réuni pour examiner le rapport annuel que le\nsecrétariat lui avait soumis.\n\n"
            "Clôture\nLe comité a levé la séance à l’heure prévue par le règlement et\nsans débat.\n"
        )
        assert [(block.kind, block.text) for block in reflow(text, "fr").blocks if block.kind == "heading"] == [
            ("heading", "RAPPORT DU COMITÉ DE RÉDACTION"),
            ("heading", "Ouverture de la réunion"),
            ("heading", "Clôture"),
        ]

    def test_a_heading_without_label_has_no_path_and_ends_the_number(self):
        text = "3. Le comité a siégé.\n\nClôture\n\nLe comité a levé la séance.\n"
        assert paths(text) == ["3", "", "¶1"]

    def test_contents(self):
        text = (
            "SOMMAIRE\n\nI. Ouverture ............ 3\nII. Examen du rapport annuel. . . . . . . . 5\n"
            "Annexe ________ iv\n\n"
            "Le comité s’est réuni.\n"
        )
        result = reflow(text, "fr")
        entries = [(block.label, block.text) for block in result.blocks if block.style == "contents"]
        assert entries == [("I.", "Ouverture"), ("II.", "Examen du rapport annuel"), ("", "Annexe")]
        assert any("3 entries" in str(doubt) for doubt in result.doubts)

    def test_markdown(self):
        text = "## Ouverture\n\n* Un point\n* Un autre\n\n| a | b |\n| c | d |\n\nFin du texte.\n"
        assert labelled(text) == [
            ("##", "Ouverture"),
            ("*", "Un point"),
            ("*", "Un autre"),
            ("", "| a | b |"),
            ("", "| c | d |"),
            ("", "Fin du texte."),
        ]

    def test_captions(self):
        assert reflow("Tableau 1. Répartition des membres\n\nLe comité a siégé.\n", "fr").blocks[0].kind == "caption"


class TestFootnotes:
    TEXT = (
        "1. Le comité a examiné le rapport1 que le secrétariat lui avait soumis, et il a\n"
        "pris note de ses conclusions2 ainsi que des observations "
        "des membres qui avaient\n\n1 Document de séance, première partie, tel qu’il a été "
        "distribué le 3 mai à tous les\nmembres.\n2 Voir l’annexe.\n\f"
        "assisté à la réunion.\n\n2. Il a levé la séance.\n"
    )

    def test_they_stand_apart(self):
        blocks = reflow(self.TEXT, "fr").blocks
        assert [(block.kind, block.label, block.path) for block in blocks] == [
            ("paragraph", "1.", "1"),
            ("footnote", "1", "note 1"),
            ("footnote", "2", "note 2"),
            ("paragraph", "2.", "2"),
        ]
        assert blocks[0].text.endswith("des membres qui avaient assisté à la réunion.")
        assert blocks[1].text.endswith("distribué le 3 mai à tous les membres.")

    def test_superscripts(self):
        text = self.TEXT.replace("rapport1", "rapport¹").replace("conclusions2", "conclusions²")
        text = text.replace("\n1 Doc", "\n¹ Doc").replace("\n2 Voir", "\n² Voir")
        assert [block.label for block in reflow(text, "fr").blocks] == ["1.", "¹", "²", "2."]

    def test_without_a_call_it_is_text(self):
        text = self.TEXT.replace("rapport1", "rapport").replace("conclusions2", "conclusions")
        assert "footnote" not in [block.kind for block in reflow(text, "fr").blocks]


UNITED = """\
Conference of Ports                                                CP/17/284
Contact Group                                     Distr.: General
                                                  3 August 2017

Seventeenth session
Item 34 of the provisional agenda*

              Report of the Contact Group on Procedural Matters

Contents

I.   Introduction ................................................       2
II.  Consideration of the annual report ..........................       3
     A.  Documentation . . . . . . . . . . . . . . . . . . . . . .       3
     B.  Calendar ................................................       5

__________________
* CP/17/50.
                                                                        1/12
CP/17/284

I.   Introduction

1.   The present report is submitted pursuant to decision 16/4, in which the
Contact Group requested the Secretary-General to report on the implementation of
the calendar of meetings.1 The Group met four times, from 3 to 7 June 2017, under
the chairmanship of Ms. A. Diop, and heard statements by Mr. Roy and Dr. Wood.

2.   In its decision 16/5, the Group also requested the secretariat:

     (a)   To circulate the documentation six weeks before the opening of the
session; and

     (b)   To report thereon.

II.  Consideration of the annual report

A.   Documentation

3.   The Group considered the annual report, contained in document CP/17/12
and Add.1, and welcomed the co-operation between the drafting committee and the
publications
__________________
1 See CP/16/20, para. 14.
2/12                                                                 17-12345
                                                                  CP/17/284

committee, and encouraged both to continue their efforts.2

4.   Several delegations noted that 35 per cent of documents had been issued late.
5.   The Group decided to revert to the matter at its eighteenth session.
__________________
2 Ibid., para. 15.
17-12345                                                                 3/12
"""


def test_a_laid_out_document():
    found = [(block.path, block.kind, block.page, block.text) for block in reflow(UNITED, "en").blocks]
    assert found[0] == ("¶1", "paragraph", 1, "Conference of Ports CP/17/284")
    assert found[8:12] == [
        ("", "paragraph", 1, "Consideration of the annual report"),
        ("", "paragraph", 1, "Documentation"),
        ("", "paragraph", 1, "Calendar"),
        ("note *", "footnote", 1, "CP/17/50."),
    ]
    assert [(path, kind, page) for path, kind, page, _ in found[12:]] == [
        ("I", "heading", 2),
        ("1", "paragraph", 2),
        ("note 1", "footnote", 2),
        ("2", "paragraph", 2),
        ("2/(a)", "list item", 2),
        ("2/(b)", "list item", 2),
        ("II", "heading", 2),
        ("A", "heading", 2),
        ("3", "paragraph", 2),
        ("note 2", "footnote", 3),
        ("4", "paragraph", 3),
        ("5", "paragraph", 3),
    ]
    assert found[20][3].endswith("and the publications committee, and encouraged both to continue their efforts.2")


def test_form_feeds_and_page_numbers_together():
    text = (
        "1. Le comité a pris note du rapport annuel et il a levé la séance.\n\n1\n\f2. Il a demandé à ses membres et au\n"
        "\n\n\n2\n\n\nSecrétariat général de présenter leurs observations par écrit.\n\n3. Il a conclu.\n"
    )
    blocks = reflow(text, "fr").blocks
    assert [(block.label, block.page, block.breaks) for block in blocks] == [
        ("1.", 1, ()),
        ("2.", 2, ((33, 3),)),
        ("3.", 3, ()),
    ]


WORDS = st.sampled_from(
    "le Comité a adopté son rapport. Il décide : réunion, États membres; LE BUREAU a) - • I. «texte» l’ordre vu".split()
)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.tuples(WORDS, st.sampled_from([" ", " ", " ", "\n", "\n\n", "\n\n\n", " \n ", "\f", "\r\n"])), max_size=60
    )
)
def test_no_word_is_lost(pieces):
    text = "".join(word + space for word, space in pieces)
    blocks = reflow(text, "fr").blocks
    got = "".join(f"{block.label}{block.text}" for block in blocks)
    plain = [char for char in text if char.isalpha()]
    if "\f" not in text:  # else a line that comes again on each page is furniture
        assert [char for char in got if char.isalpha()] == plain
    for block in blocks:
        assert all(0 < offset < len(block.text) for offset, _ in block.breaks)


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("aB1.-•)( \n\f\r\u00ad\u2028…_«»5/"), max_size=80), st.sampled_from(["fr", "en", None]))
def test_anything_is_read(text, language):
    for block in reflow(text, language).blocks:
        assert block.text == block.text.strip()
        assert "\n" not in block.text


def test_very_many_very_short_lines_are_joined():
    result = reflow("a\n" * 150_000 + "\n\n" + "b\n\n" * 10_000, "fr")
    assert [(block.path, len(block.text)) for block in result.blocks] == [("¶1", 299_999), ("¶2", 19_999)]
    assert "160000 lines" in str(result.doubts[0])


@pytest.mark.parametrize(
    "piece",
    [
        "le comité ", "\n", "a\n", "A\n", "A\n\n", "5\n", "5\n\n", "1. A\n", "- a\n", "\f", "a\f", "ab-\n", "ab\ufffe",
        "a\u00ad",         "Intro ........ 5\n", ".", "_" * 50 + "\n", "a" + " " * 500, "| a |\n", "Article 5\n",
        "Le texte1.\n\n1 La note.\f",         "EN TÊTE\nle texte va\n\n", "I. A\n\n", "(1) A ", "a.1.\n",
    ],
)  # fmt: skip
def test_time_is_linear(piece):
    text = piece * (50_000 // len(piece))
    begin = time.process_time()
    reflow(text, "fr")
    assert time.process_time() - begin < 3
