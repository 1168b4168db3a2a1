"""Reports printed to PDF by LibreOffice: the same blocks as from their text."""

import textwrap

import pytest

from tests.documents.printed_reports import (
    ENGLISH,
    FRENCH,
    escape,
    flat_odt,
    paragraph,
    paragraphs,
    printed,
    table,
    two_columns,
)
from tmkit.documents import read
from tmkit.documents.pdf import columns
from tmkit.documents.reading import ReadOptions
from tmkit.text.reflow import reflow

LONG = "7. " + " ".join(
    f"Au cours de la séance numéro {n}, le bureau a examiné les propositions reçues, a entendu les délégations qui le souhaitaient "
    f"et a consigné leurs observations dans le document de travail {n} sans les mettre aux voix."
    for n in range(2, 26)
)
NOTED = [text.replace("2012)", "2012)[n1]").replace("urgentes et", "urgentes[n2] et") for text in FRENCH]
NOTES = {
    "n1": "Voir le document GT/2012/7, annexe, et le rapport de la douzième réunion, dont le paragraphe 3 donne la liste complète des fonds, des inventaires et des catalogues que les membres ont échangés.",
    "n2": "Au sens de l’article 4 du règlement.",
}
ROWS = [["État membre", "Fonds", "Part"], ["Aigueval", "1 204", "12,5 %"], ["Sélèvre, avec les fonds de la vallée haute et de la vallée basse", "98", "3 %"], ["Valdorée", "650", "7 %"]]  # fmt: skip
MANY = [ROWS[0], *([f"Membre {n}", str(n), f"{n} %"] for n in range(1, 40))]
QUOTED = (
    "« Le catalogue commun est ouvert à tous. Il comprend les notices que les membres ont reconnues. La bibliothèque qui a "
    "établi une notice en reste responsable. Elle la corrige à la demande de tout membre. Les frais de correction sont à la "
    "charge du secrétariat. »"
)
CAPTION = "Tableau 1. Fonds numérisés par État membre"
HEAD = "GT/2017/3 — Rapport du Groupe de travail"


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory):
    french = paragraphs(FRENCH)
    noted = paragraphs(NOTED, **NOTES)
    title = paragraph("Rapport du Groupe de travail sur les archives fluviales à la conférence annuelle", "Title")
    long = paragraph(escape(LONG))
    halves = [part for pair in zip(french, paragraphs(ENGLISH), strict=True) for part in pair]
    bilingual = [[escape(one), escape(other)] for one, other in zip(FRENCH, ENGLISH, strict=True)]
    sources = {
        "plain": flat_odt(title, *french, header=HEAD, footer=True, height="16cm"),
        "tight": flat_odt(*french, after="0cm", align="left", footer=True, height="14cm"),
        "columns": flat_odt(title, two_columns(*noted, long), header=HEAD, footer=True, size="10", height="20cm"),
        "narrow": flat_odt(two_columns(*french), size="10", gutter="0.5cm", hyphenate="true", footer=True, height="15cm"),
        "mixed": flat_odt(
            title, *french[:2], two_columns(*french[2:4]), *french[4:8], two_columns(*french[8:], name="z"), size="10"
        ),
        "table": flat_odt(*french[:2], paragraph(CAPTION, "Caption"), table(ROWS), *french[2:], footer=True),
        "unruled": flat_odt(*french[:2], paragraph(CAPTION, "Caption"), table(ROWS), *french[2:], border="none"),
        "quoted": flat_odt(*french[:2], paragraph(escape(QUOTED), "Quiet"), *french[2:], header=HEAD, height="18cm"),
        "pages": flat_odt(*french[:2], table(MANY, head=1), *french[2:], footer=True, height="16cm"),
        "long": flat_odt(*noted and paragraphs(NOTED, **NOTES), long, header=HEAD, footer=True, height="12cm"),
        "landscape": flat_odt(*french, width="21cm", height="10cm", footer=True, header=HEAD),
        "english": flat_odt(*paragraphs(ENGLISH), header="WG/2017/3", footer=True, language="en", height="15cm"),
        "heads": flat_odt(
            paragraph("I. Ouverture", "Head"), *french[:3], paragraph("II. Débat", "Head"), *french[3:8],
            paragraph("III. Suite à donner", "Head"), *french[8:], footer=True, after="0cm",
        ),
        "indented": flat_odt(
            *(paragraph(escape(text.split(". ", 1)[-1]), "Indented") for text in FRENCH if len(text) > 150 and text[0] != "-"), height="14cm"
        ),
        "bilingual": flat_odt(table(bilingual), border="none", size="10", footer=True, height="16cm", foot="0cm"),
        "halves": flat_odt(two_columns(*halves[::2], paragraph("", "next"), *halves[1::2]), size="9", footer=True),
    }  # fmt: skip
    return printed(tmp_path_factory.mktemp("printed"), **sources)


def shape(blocks):
    return [(block.kind, block.label, block.path, block.text) for block in blocks]


def as_text(texts, width=78):
    return reflow(
        "\n\n".join("\n".join(textwrap.wrap(text, width, break_on_hyphens=False)) for text in texts), "fr"
    ).blocks


def of_pdf(pdfs, name):
    return read(f"{name}.pdf", pdfs[name])


def body(blocks, kinds=("heading", "caption", "table cell", "footnote")):
    return [block for block in blocks if block.kind not in kinds]


@pytest.mark.parametrize("name", ["tight", "narrow", "landscape"])
def test_the_same_blocks_as_from_the_text(pdfs, name):
    document = of_pdf(pdfs, name)
    assert shape(document.blocks) == shape(as_text(FRENCH))
    assert (document.format, document.language) == ("pdf", "fr")


@pytest.mark.parametrize("name", ["plain", "mixed"])
def test_below_a_title(pdfs, name):
    blocks = of_pdf(pdfs, name).blocks
    assert blocks[0].kind == "heading"
    assert blocks[0].text == "Rapport du Groupe de travail sur les archives fluviales à la conférence annuelle"
    assert shape(blocks[1:]) == shape(as_text(FRENCH))


def test_in_english(pdfs):
    document = of_pdf(pdfs, "english")
    assert document.language == "en"
    assert shape(document.blocks) == shape(as_text(ENGLISH))


def test_pages_are_told(pdfs):
    blocks = of_pdf(pdfs, "plain").blocks
    assert blocks[0].page == 1
    assert blocks[0].place == "page 1, line 1"
    last = blocks[-1].page
    assert last is not None
    assert last > 1
    turned = [block for block in blocks if block.breaks]
    assert all(
        0 < offset < len(block.text) and block.text[offset - 1] == " " for block in turned for offset, _ in block.breaks
    )


def test_columns_footnotes_and_a_paragraph_over_three_pages(pdfs):
    for name in ("columns", "long"):
        blocks = of_pdf(pdfs, name).blocks
        texts = [*FRENCH, LONG]
        assert [block.text for block in body(blocks)] == [block.text for block in as_text(texts)]
        notes = [at for at, block in enumerate(blocks) if block.kind == "footnote"]
        assert [(blocks[at].label, blocks[at].path, blocks[at].text) for at in notes] == [
            ("1", "note 1", NOTES["n1"]),
            ("2", "note 2", NOTES["n2"]),
        ]
        for at, before in zip(notes, ("2012)", "urgentes"), strict=True):
            ((offset, code),) = blocks[at - 1].codes
            assert blocks[at - 1].text[:offset].endswith(before)
            assert (code.kind, code.attribute("type"), code.content) == ("ph", "fnref", blocks[at].label)
    long = next(block for block in blocks if block.label == "7.")
    assert len(long.breaks) >= 2


@pytest.mark.parametrize("name", ["table", "unruled"])
def test_a_table_is_cells_in_rows(pdfs, name):
    blocks = of_pdf(pdfs, name).blocks
    cells = [block for block in blocks if block.kind == "table cell"]
    assert [block.text for block in cells] == [text for row in ROWS for text in row]
    assert [block.path for block in cells[:4]] == ["table 1/r1c1", "table 1/r1c2", "table 1/r1c3", "table 1/r2c1"]
    first = blocks.index(cells[0])
    assert (blocks[first - 1].kind, blocks[first - 1].text) == ("caption", CAPTION)
    assert [block.text for block in body(blocks)] == [block.text for block in as_text(FRENCH)]


def test_a_table_over_pages_is_one(pdfs):
    cells = [block for block in of_pdf(pdfs, "pages").blocks if block.kind == "table cell"]
    assert [block.text for block in cells] == [text for row in MANY for text in row]
    assert cells[-1].path == f"table 1/r{len(MANY)}c3"
    assert len({block.page for block in cells}) > 1


def test_a_quotation_set_narrower(pdfs):
    found = [block.text for block in of_pdf(pdfs, "quoted").blocks]
    assert QUOTED in found
    assert len(found) == len(FRENCH) + 1


def test_headings(pdfs):
    blocks = of_pdf(pdfs, "heads").blocks
    assert [(block.label, block.text) for block in blocks if block.kind == "heading"] == [
        ("I.", "Ouverture"),
        ("II.", "Débat"),
        ("III.", "Suite à donner"),
    ]
    assert [block.text for block in body(blocks)] == [block.text for block in as_text(FRENCH)]


def test_paragraphs_told_by_their_first_line_alone(pdfs):
    expected = [text.split(". ", 1)[-1] for text in FRENCH if len(text) > 150 and text[0] != "-"]
    assert [block.text for block in of_pdf(pdfs, "indented").blocks] == expected


@pytest.mark.parametrize("name", ["bilingual", "halves"])
def test_two_languages_side_by_side(pdfs, name):
    left, right = columns(pdfs[name], name, ReadOptions())
    assert shape(left) == shape(as_text(FRENCH))
    assert shape(right) == shape(as_text(ENGLISH))


def test_a_real_report(real_data, tmp_path):
    blocks = reflow((real_data / "report-2018-fr.txt").read_text(encoding="utf-8"), "fr").blocks
    texts = [f"{block.label} {block.text}".strip() for block in blocks]
    called = [text.replace("depuis 1992", "depuis 1992[n1]", 1) for text in texts]
    notes = {"n1": "Voir le rapport de la réunion de cette année-là."}
    title = paragraph("Rapport annuel", "Title")
    pdfs = printed(
        tmp_path,
        one=flat_odt(title, *paragraphs(called, **notes), header="GC/2018/3", footer=True),
        two=flat_odt(title, two_columns(*paragraphs(called, **notes)), size="10", hyphenate="true", footer=True),
    )
    for name, data in pdfs.items():
        found = read(f"{name}.pdf", data).blocks
        assert shape(body(found)) == shape(blocks)
        assert [block.text for block in found if block.kind == "footnote"] == list(notes.values())
