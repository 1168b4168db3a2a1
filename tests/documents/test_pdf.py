"""PDFs made by hand: letters, places, and what is no report at all."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.made_pdf import PICTURE, document, lines, packed, shown, stream
from tmkit.documents import pdf, read, segments
from tmkit.documents.pdf import apart, columns
from tmkit.documents.reading import ReadOptions
from tmkit.model import InputError

SAMPLES = Path(__file__).parents[1] / "samples"

BODY = [
    "1. Le Groupe de travail s’est réuni à Port-Clair en marge de la conférence annuelle,",
    "et il a pris note des conclusions du rapport que le secrétariat lui avait présenté. Il a",
    "prié le secrétariat de le publier dans les deux langues de travail du Groupe.",
]


def blocks(*contents, known=None, **look):
    return read("x.pdf", document(contents, **look), known_word=known).blocks


def texts(*contents, **look):
    return [block.text for block in blocks(*contents, **look)]


def joined(body=BODY):
    return " ".join(body)[3:]


def test_found_by_content():
    data = document([lines(60, 700, BODY)])
    assert read("-", data).format == "pdf"
    assert read("x", b"\xef\xbb\xbf" + data).format == "pdf"
    assert read("x", b"printed by a spooler\n" + data).format == "pdf"
    assert not pdf.sniff("Le format %PDF-1.7 est décrit au chapitre 3.".encode())


def test_no_library_is_loaded_here():
    code = "import sys, tmkit.documents.pdf, tmkit.documents; print('pypdfium2' in sys.modules, 'numpy' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout == "False False\n"


class TestLetters:
    def test_broken_words(self):
        body = [
            "1. Les documents adop-", "tés concernent le Haut-", "Clair et le vice-", "président ; ils ont été soumis",
            "pour la période 1990-", "1995.",
        ]  # fmt: skip
        (block,) = blocks(lines(60, 700, body), known={"vice-président", "adoptés"}.__contains__)
        assert block.text == (
            "Les documents adoptés concernent le Haut-Clair et le vice-président ; ils ont été soumis pour la période 1990-1995."
        )

    def test_ligatures(self):
        body = ["1. Le comité a ﬁxé les modalités de ﬁnancement des travaux conﬁés au secrétariat."]
        assert texts(lines(60, 700, body)) == [
            "Le comité a fixé les modalités de financement des travaux confiés au secrétariat."
        ]

    @settings(deadline=None, max_examples=3)
    @given(st.lists(st.text("aé-’fi1.  \u00ad", min_size=1, max_size=30), min_size=20, max_size=40))
    def test_no_mark_of_the_library_gets_through(self, body):
        try:
            found = texts(lines(60, 700, body))
        except InputError:
            return
        assert not {"\ufffe", "\x02", "\u00ad", "\ufb01"} & set("".join(found))

    def test_exponents_and_marks_of_footnotes(self):
        content = (
            lines(60, 700, [*BODY[:2], "constaté que la salle a 120 m"])
            + shown(186.6, 678, "2", 6)
            + shown(193, 674, "et les archives")
            + shown(255.5, 678, "1", 6)
            + shown(262, 674, "sont closes.")
            + b"60 200 100 0.5 re f\n"
            + shown(60, 189, "1", 5)
            + shown(64, 185, "Voir le rapport de la réunion précédente, paragraphe 7.", 9)
        )
        first, note = blocks(content)
        assert "120 m² et les archives sont closes." in first.text
        ((offset, code),) = first.codes
        assert (first.text[:offset].endswith("archives"), code.attribute("type"), code.content) == (True, "fnref", "1")
        assert code.attribute("x") == "1"
        assert (note.kind, note.label, note.path) == ("footnote", "1", "note 1")
        assert note.text == "Voir le rapport de la réunion précédente, paragraphe 7."


class TestPlaces:
    def test_turned_and_hidden_text_is_left_out(self):
        content = (
            lines(60, 700, BODY)
            + shown(30, 300, "PROJET DE RAPPORT", 30, matrix="0.7 0.7 -0.7 0.7")
            + shown(20, 400, "Distribution limitée", matrix="0 1 -1 0")
            + b"BT 3 Tr ET " + shown(60, 500, "Ce texte est caché.") + b"BT 0 Tr ET "
            + shown(60, -400, "Ce texte est hors de la page.")
            + shown(60, 450, "Ce texte est minuscule.", 0.5)
        )  # fmt: skip
        assert texts(content) == [joined()]

    def test_text_printed_twice_for_boldness(self):
        assert texts(lines(60, 700, BODY) + lines(60.2, 700, BODY)) == [joined()]

    def test_a_page_turned(self):
        upright = [shown(60 + 13 * at, 60, text, matrix="0 1 -1 0") for at, text in enumerate(BODY)]
        assert texts(b"".join(upright), extra=b"/Rotate 90") == [joined()]
        assert texts(lines(60, 400, BODY), box=b"0 0 842 595") == [joined()]

    def test_a_text_layer_under_a_scan(self):
        hidden = b"BT 3 Tr ET " + lines(60, 700, BODY)
        assert texts(PICTURE + hidden) == [joined()]

    def test_a_word_broken_at_the_end_of_a_page(self):
        first = lines(60, 120, [*BODY[:2], "Il a été décidé de poursuivre l’examen de la situa-"])
        second = lines(60, 780, ["tion au cours de la session suivante, à Port-Clair."])
        foot = [shown(295, 40, str(number), 9) for number in (1, 2)]
        (block,) = blocks(first + foot[0], second + foot[1])
        assert "l’examen de la situation au cours" in block.text
        ((offset, page),) = block.breaks
        assert (page, block.text[:offset].rsplit(" ", 1)[-1]) == (2, "situa")

    def test_a_letter_that_drops(self):
        content = shown(60, 687, "L", 36) + lines(86, 700, [BODY[0][4:], BODY[1]]) + lines(60, 674, [BODY[2]])
        assert texts(content) == [joined()]

    def test_a_caption_that_floats(self):
        first = lines(60, 120, BODY[:2])
        second = shown(200, 780, "Figure 2. Fréquentation des salles", 9) + lines(60, 740, BODY[2:])
        found = blocks(first, second)
        assert [(block.kind, block.text) for block in found] == [
            ("paragraph", joined()),
            ("caption", "Figure 2. Fréquentation des salles"),
        ]

    def test_three_columns_below_a_title(self):
        columns = [
            [f"{'Un Deux Trois'.split()[at]} mots de la colonne,", *["et une ligne de plus"] * 5, "qui finit ici."]
            for at in range(3)
        ]
        title = shown(150, 760, "Compte rendu de la réunion de Port-Clair", 16, "F2")
        content = title + b"".join(lines(60 + 165 * at, 700, column) for at, column in enumerate(columns))
        found = blocks(content)
        assert found[0].kind == "heading"
        assert " ".join(block.text for block in found[1:]) == " ".join(" ".join(column) for column in columns)

    def test_pages_and_places(self):
        document = read("x.pdf", self_contained(3))
        assert [block.page for block in document.blocks] == [1, 2, 3]
        assert document.blocks[1].place == "page 2, line 1"
        assert [segment.page for segment in segments(document.blocks, "fr")][-1] == 3


def self_contained(count):
    pages = []
    for page in range(1, count + 1):
        body = [
            f"{page}. {BODY[0][3:]}",
            BODY[1],
            f"{'prié entendu chargé consulté invité'.split()[page - 1]}{BODY[2][4:]}",
        ]
        pages.append(
            shown(60, 800, "Rapport du Groupe de travail", 9)
            + lines(60, 700, body)
            + shown(500, 40, f"{page}/{count}", 9)
        )
    return document(pages)


def test_heads_and_page_numbers_are_left_out():
    found = read("x.pdf", self_contained(5)).blocks
    verbs = "prié entendu chargé consulté invité".split()
    assert [block.text for block in found] == [joined().replace("Il a prié", f"Il a {verb}") for verb in verbs]
    assert [block.label for block in found] == ["1.", "2.", "3.", "4.", "5."]


LEFT = [
    ["1. Le Groupe de travail s’est réuni à", "Port-Clair en marge de la conférence", "annuelle des bibliothèques du Haut-"],
    ["Clair. Il a pris note du rapport que le", "secrétariat lui avait présenté et il en a", "approuvé les conclusions."],
]  # fmt: skip
RIGHT = [
    ["1. The Working Group met at Port-Clair", "on the margins of the annual conference", "of the libraries of the Upper Re-"],
    ["gion. It took note of the report that the", "secretariat had submitted and approved", "its conclusions."],
]  # fmt: skip


def test_two_languages_and_a_page_number_between_the_last_lines():
    pages = [lines(60, 100, LEFT[at]) + lines(310, 100, RIGHT[at]) + shown(281, 74, str(at + 5), 9) for at in (0, 1)]
    left, right = columns(document(pages), "x.pdf", ReadOptions(known_word={"region"}.__contains__))
    assert [block.text for block in left] == [
        (
            "Le Groupe de travail s’est réuni à Port-Clair en marge de la conférence annuelle des bibliothèques du Haut-Clair. "
            "Il a pris note du rapport que le secrétariat lui avait présenté et il en a approuvé les conclusions."
        )
    ]
    assert [block.text for block in right] == [
        (
            "The Working Group met at Port-Clair on the margins of the annual conference of the libraries of the Upper Region. "
            "It took note of the report that the secretariat had submitted and approved its conclusions."
        )
    ]
    assert left[0].breaks[0][1] == right[0].breaks[0][1] == 2


def test_one_column_has_no_halves():
    with pytest.raises(InputError, match=r"x\.pdf: has no two columns of text side by side"):
        columns(document([lines(60, 700, BODY)]), "x.pdf", ReadOptions())


class TestSamples:
    def test_columns_with_heads_and_footnotes(self):
        found = read(SAMPLES / "working-group-columns-fr.pdf").blocks
        assert [block.label for block in found if block.kind == "paragraph" and block.label] == [
            f"{n}." for n in range(1, 8)
        ]
        assert [(block.label, block.path) for block in found if block.kind == "footnote"] == [
            ("1", "note 1"),
            ("2", "note 2"),
        ]
        assert not any("GT/2017/3" in block.text for block in found)

    def test_a_table(self):
        found = read(SAMPLES / "working-group-table-fr.pdf").blocks
        cells = {block.path: block.text for block in found if block.kind == "table cell"}
        assert len(cells) == 12
        assert cells["table 1/r3c1"] == "Sélèvre, avec les fonds de la vallée haute et de la vallée basse"

    def test_a_password(self):
        with pytest.raises(InputError, match=r"locked\.pdf: is encrypted and needs a password; save it without one$"):
            read(SAMPLES / "locked.pdf")


class TestBadInput:
    def test_pictures_of_pages(self):
        with pytest.raises(InputError, match=r"x\.pdf: has no text layer: its pages are pictures; OCR it first$"):
            read("x.pdf", document([PICTURE] * 3))

    def test_some_pages_are_pictures(self):
        text = lines(60, 700, BODY)
        found = read("x.pdf", document([text, PICTURE, PICTURE, text, PICTURE]))
        assert found.notes[0] == "pages 2–3, 5: no text layer: a picture, left out"

    def test_ten_thousand_empty_pages(self):
        with pytest.raises(InputError, match=r"x\.pdf: has no text: its pages are empty"):
            read("x.pdf", document([b""] * 10_000))

    @pytest.mark.parametrize("count", [50_000, 10**9, -5, 0])
    def test_a_count_that_lies(self, count):
        with pytest.raises(InputError, match=r"^x\.pdf: has (no text|pages that cannot be read|\d)"):
            read("x.pdf", document([b""], count=count))

    def test_pages_that_hold_themselves(self):
        looped = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 5000 /Kids [2 0 R 2 0 R] >>"]
        with pytest.raises(InputError, match=r"x\.pdf: has pages that cannot be read"):
            read("x.pdf", packed(looped))

    @pytest.mark.parametrize("share", [0.0005, 0.01, 0.3, 0.6, 0.95])
    def test_cut_short(self, share):
        data = (SAMPLES / "working-group-table-fr.pdf").read_bytes()
        with pytest.raises(
            InputError, match=r"^x\.pdf: is no PDF that can be read: it is damaged or cut short; get it anew$"
        ):
            read("x.pdf", data[: max(8, int(len(data) * share))])

    @settings(deadline=None, max_examples=4)
    @given(st.integers(0, 2**32))
    def test_bytes_changed(self, seed):
        data = bytearray(document([lines(60, 700, BODY)] * 2))
        for step in range(1, 9):
            data[10 + (seed * step) % (len(data) - 10)] = (seed >> step) & 255
        try:
            message = " ".join(read("x.pdf", bytes(data)).notes)
        except InputError as error:
            message = str(error)
        assert "\n" not in message

    def test_memory_is_bounded(self, monkeypatch):
        if sys.platform != "linux":
            pytest.skip("memory of a process is bounded on Linux")
        monkeypatch.setattr(apart, "MEMORY", 300 << 20)
        content = b"BT /F1 12 Tf 72 700 Td " + b"(abcdefghij klm) Tj " * 400_000 + b" ET"
        with pytest.raises(
            InputError, match=r"^x\.pdf: cannot be read: page 1 (takes more memory|takes too long)[^\n]*$"
        ):
            read("x.pdf", document([content]))

    def test_time_is_bounded(self, monkeypatch):
        monkeypatch.setattr(apart, "SECONDS", 0.0)
        with pytest.raises(InputError, match=r"x\.pdf: cannot be read: page 1 takes too long; print it to a new PDF"):
            read("x.pdf", document([b"BT /F1 12 Tf 72 700 Td " + b"(abcdefghij klm) Tj " * 400_000 + b" ET"]))

    def test_a_page_without_end(self):
        found = read(
            "x.pdf", document([b"BT /F1 2 Tf 2 TL 10 830 Td " + (b"(" + b"mot " * 300 + b") Tj T* ") * 400 + b"ET"])
        )
        assert found.notes == ("page 1: more than 400,000 characters: the rest was left out",)

    def test_letters_scattered_and_rules_without_number(self):
        scattered = b"".join(shown(7 * at % 590, 11 * at % 840, f"mot{at}", 5) for at in range(6_000))
        ruled = b"".join(b"0 %d m 590 %d l %d 0 m %d 840 l S\n" % (at, at, at, at) for at in range(2_000))
        assert blocks(scattered, ruled + lines(60, 700, BODY))


def test_stream_helper_is_deflated():
    assert len(stream(b"a" * 10_000)) < 200
