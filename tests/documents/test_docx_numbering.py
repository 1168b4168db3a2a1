"""Automatic numbering of Word documents, as the reader sees it."""

import pytest

from tmkit.documents import docx
from tmkit.documents.docx.counting import counted
from tmkit.documents.reading import ReadOptions


def item(text, number=1, level=0, style="", more=""):
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number is not None else ""
    return f"<w:p><w:pPr>{named}{numbered}{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def plain(text="Un paragraphe sans numéro, qui se tient entre les autres."):
    return item(text, None)


def abstract(number, *levels, more=""):
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def used(number, definition, overrides=""):
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


@pytest.fixture
def labels(word_file):
    """The labels that a document prints."""

    def read(body, numbering="", styles="", language=None):
        data = word_file(body, numbering=numbering, styles=styles)
        return [block.label for block in docx.read(data, "x.docx", ReadOptions(language)).blocks]

    return read


@pytest.fixture
def blocks(word_file):
    def read(body, numbering="", styles=""):
        return docx.read(word_file(body, numbering=numbering, styles=styles), "x.docx", ReadOptions()).blocks

    return read


@pytest.fixture
def outline(list_level):
    """`1.`, `1.1`, `a)`, `i)`."""
    return abstract(
        0,
        list_level(0, "%1."),
        list_level(1, "%1.%2"),
        list_level(2, "%3)", "lowerLetter"),
        list_level(3, "%4)", "lowerRoman"),
    )


def test_levels_count_and_begin_anew(labels, outline):
    body = "".join(item("Texte.", 1, level) for level in (0, 1, 1, 2, 2, 3, 3, 2, 1, 0, 2, 1))
    expected = ["1.", "1.1", "1.2", "a)", "b)", "i)", "ii)", "c)", "1.3", "2.", "a)", "2.1"]
    assert labels(body, outline + used(1, 0)) == expected


def test_paths(blocks, outline):
    body = item("Le Groupe de contact s’est réuni.") + plain() + item("adopte ;", 1, 2) + item("sous-point ;", 1, 3)
    body += item("prie.", 1, 2) + item("La séance est levée.")
    found = blocks(body, outline + used(1, 0))
    assert [(b.label, b.kind, b.path) for b in found] == [
        ("1.", "paragraph", "1"),
        ("", "paragraph", "1/¶2"),
        ("a)", "list item", "1/a)"),
        ("i)", "list item", "1/a)/i)"),
        ("b)", "list item", "1/b)"),
        ("2.", "paragraph", "2"),
    ]


def test_lists_of_one_definition_go_on_unless_they_are_told_to_start(labels, outline):
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    from_five = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = outline + used(1, 0) + used(2, 0) + used(3, 0, again) + used(4, 0, from_five)
    body = "".join(item("Texte.", number) for number in (1, 1, 2, 3, 3, 1, 4, 4))
    assert labels(body, lists) == ["1.", "2.", "3.", "1.", "2.", "3.", "5.", "6."]


def test_an_override_of_a_level(labels, outline, list_level):
    own = f'<w:lvlOverride w:ilvl="0">{list_level(0, "(%1)", "upperRoman", start=4)}</w:lvlOverride>'
    assert labels(item("Un.", 2) + item("Deux.", 2), outline + used(2, 0, own)) == ["(IV)", "(V)"]


def test_restart_and_legal(labels, list_level):
    lists = abstract(
        0,
        list_level(0, "%1.", "upperRoman"),
        list_level(1, "%2.", more='<w:lvlRestart w:val="0"/>'),
        list_level(2, "%1.%2.%3", "lowerLetter", "<w:isLgl/>"),
    )
    body = "".join(item("Texte.", 1, level) for level in (0, 1, 1, 0, 1, 2, 2))
    assert labels(body, lists + used(1, 0)) == ["I.", "1.", "2.", "II.", "3.", "2.3.1", "2.3.2"]
    lists = abstract(
        0, list_level(0, "%1."), list_level(1, "%2."), list_level(2, "%3.", more='<w:lvlRestart w:val="1"/>')
    )
    body = "".join(item("Texte.", 1, level) for level in (0, 1, 2, 1, 2, 0, 2))
    assert labels(body, lists + used(1, 0)) == ["1.", "1.", "1.", "2.", "2.", "2.", "1."]


def test_words_in_labels(blocks, list_level):
    lists = abstract(0, list_level(0, "Article %1"), list_level(1, "§ %2 –")) + used(1, 0)
    found = blocks(item("Le Groupe se réunit chaque année.", 1) + plain() + item("Il élit son bureau.", 1, 1), lists)
    assert [(b.label, b.path) for b in found] == [("Article 1", "Article 1"), ("", "¶1"), ("§ 1 –", "¶1/§ 1 –")]


@pytest.mark.parametrize(
    ("text", "font", "label"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a7", "Wingdings", "▪"),
        ("\uf0d8", "Wingdings", "➢"),
        ("§", "Wingdings", "▪"),
        ("·", "Symbol", "•"),
        ("\uf0b7", "Calibri", "•"),
        ("\uf099", "Webdings", "•"),
        ("o", "Courier New", "o"),
        ("-", "Times New Roman", "-"),
        ("–", "", "–"),
        ("", "", ""),
    ],
)
def test_bullets(labels, list_level, text, font, label):
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    assert labels(item("Un point."), abstract(0, list_level(0, text, "bullet", fonts)) + used(1, 0)) == [label]


def test_bullets_within_items(blocks, list_level):
    lists = abstract(0, list_level(0, "•", "bullet"), list_level(1, "–", "bullet")) + used(1, 0)
    found = blocks(item("Un ;") + item("deux ;", 1, 1) + item("trois ;", 1, 1) + item("quatre."), lists)
    assert [b.path for b in found] == ["bullet 1", "bullet 1/bullet 1", "bullet 1/bullet 2", "bullet 2"]
    assert {b.kind for b in found} == {"list item"}


def test_numbering_through_styles(labels, outline, list_level):
    styles = """
    <w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
      <w:outlineLvl w:val="0"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:basedOn w:val="Titre1"/><w:pPr><w:numPr>
      <w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Para"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
    <w:style w:type="numbering" w:styleId="Plan"><w:name w:val="Plan"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
    """
    lists = (
        abstract(0, list_level(0, "%1.", "upperRoman"), list_level(1, "%1.%2", "upperLetter"))
        + abstract(1, list_level(0, "%1."), list_level(1, "%2)", more='<w:pStyle w:val="Para"/>'))
        + abstract(2, more='<w:numStyleLink w:val="Plan"/>')
        + abstract(3, list_level(0, "[%1]"), more='<w:styleLink w:val="Plan"/>')
        + used(1, 0) + used(2, 1) + used(3, 3) + used(4, 2)
    )  # fmt: skip
    body = (
        item("Ouverture", None, style="Titre1")
        + item("Suite", None, style="Titre2")
        + item("Fin", None, style="Titre2")
    )
    body += item("Texte.", None, style="Para") + item("Texte.", None, style="Para", more="<w:jc/>") + item("Texte.", 4)
    body += item("Sans numéro.", 0, style="Para")
    assert labels(body, lists, styles) == ["I.", "I.A", "I.B", "1)", "2)", "[1]", ""]


def test_circles_are_cut(labels):
    styles = '<w:style w:type="numbering" w:styleId="A"><w:basedOn w:val="B"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    lists = abstract(0, more='<w:numStyleLink w:val="A"/>') + used(1, 0) + used(2, 99)
    body = item("Un.") + item("Deux.", 2) + item("Trois.", 77) + item("Quatre.", None, style="B")
    assert labels(body, lists, styles) == ["", "", "", ""]


def test_empty_paragraphs_take_their_number_and_hidden_ones_none(labels, outline):
    empty = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{}</w:pPr></w:p>'
    body = (
        item("Un.") + empty.format("") + item("Trois.") + empty.format("<w:rPr><w:vanish/></w:rPr>") + item("Quatre.")
    )
    assert labels(body, outline + used(1, 0)) == ["1.", "3.", "4."]


def test_deleted_and_inserted_paragraphs_count_in_their_own_view(word_file, outline):
    mark = '<w:rPr><w:{} w:id="1"/></w:rPr>'
    gone = (
        item("x", more=mark.format("del")).replace("<w:r>", '<w:del w:id="2"><w:r>').replace("</w:r>", "</w:r></w:del>")
    )
    gone = gone.replace("w:t>", "w:delText>")
    data = word_file(item("Un.") + gone + item("Deux.") + item("Trois."), numbering=outline + used(1, 0))
    for revisions, expected in (("final", ["1.", "2.", "3."]), ("original", ["1.", "2.", "3.", "4."])):
        found = docx.read(data, "x.docx", ReadOptions(revisions=revisions)).blocks
        assert [b.label for b in found] == expected


def test_labels_typed_by_hand_are_split_off(blocks):
    tab = "</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>"
    found = blocks(item(f"3.{tab}Le Groupe se réunit.", None) + item("a) adopte ;", None) + item("– prie.", None))
    assert [(b.label, b.text, b.path, b.codes) for b in found] == [
        ("3.", "Le Groupe se réunit.", "3", ()),
        ("a)", "adopte ;", "3/a)", ()),
        ("–", "prie.", "3/a)/bullet 1", ()),
    ]


@pytest.mark.parametrize(
    ("value", "form", "language", "text"),
    [
        (27, "lowerLetter", None, "aa"),
        (28, "upperLetter", None, "BB"),
        (4, "lowerRoman", None, "iv"),
        (1, "ordinal", "fr-FR", "1er"),
        (2, "ordinal", "fr", "2e"),
        (2, "ordinal", "en", "2nd"),
        (11, "ordinal", None, "11th"),
        (121, "ordinal", None, "121st"),
        (1, "ordinalText", "fr", "Premier"),
        (3, "cardinalText", "en", "Three"),
        (21, "cardinalText", "en", "21"),
        (7, "decimalZero", None, "07"),
        (5, "chicago", None, "**"),
        (7, "001, 002, 003, ...", None, "007"),
        (3, "decimalEnclosedParen", None, "(3)"),
        (3, "decimalEnclosedCircle", None, "③"),
        (26, "hex", None, "1A"),
        (3, "aiueo", None, "3"),
    ],
)
def test_forms(value, form, language, text):
    assert counted(value, form, language) == text
