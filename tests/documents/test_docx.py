"""Word documents, read as their reader sees them."""

import pytest

from tmkit.documents import docx
from tmkit.documents.reading import ReadOptions

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Chapitre"><w:name w:val="Chapitre"/><w:basedOn w:val="Titre1"/></w:style>
<w:style w:type="paragraph" w:styleId="T2"><w:name w:val="Titre 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Lgende"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Boucle1"><w:name w:val="Boucle 1"/><w:basedOn w:val="Boucle2"/></w:style>
<w:style w:type="paragraph" w:styleId="Boucle2"><w:name w:val="Boucle 2"/><w:basedOn w:val="Boucle1"/></w:style>
<w:style w:type="character" w:styleId="Accent"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Gras"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Lien"><w:name w:val="Hyperlink"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def run(text, properties=""):
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content, style="", properties=""):
    content = content if content.startswith("<") else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def read(data, revisions="final", language=None):
    return docx.read(data, "x.docx", ReadOptions(language, None, revisions))


def shown(document):
    """Texts with their codes drawn in."""
    lines = []
    for block in document.blocks:
        text, shift = block.text, 0
        for at, code in block.codes:
            kind = code.attribute("type")
            mark = {"bpt": f"<{kind}>", "ept": "</>", "ph": f"[{kind}]"}[code.kind]
            text = text[: at + shift] + mark + text[at + shift :]
            shift += len(mark)
        lines.append(text)
    return lines


@pytest.fixture
def body(word_file):
    """Reads a document of this body and gives its texts with their codes."""

    def texts(content, revisions="final", **parts):
        return shown(read(word_file(content, **{"styles": STYLES} | parts), revisions))

    return texts


def test_headings_by_style_and_its_ancestors(word_file):
    data = word_file(
        paragraph("Ouverture de la séance", "Titre1")
        + paragraph("Le Groupe de contact s’est réuni à Valmère.")
        + paragraph("adoption de l’ordre du jour, et autres questions", "Chapitre")
        + paragraph("organisation des travaux du groupe", "T2")
        + paragraph("clôture", properties='<w:outlineLvl w:val="2"/>')
        + paragraph("Corps de texte, malgré son style", "Titre1", '<w:outlineLvl w:val="9"/>')
        + paragraph(
            "Le rapport a été adopté par consensus à la séance de clôture, tel que modifié oralement par le "
            "représentant de la République d’Ostrelle.",
            "Titre1",
        )
        + paragraph("Figure 1 : répartition des notices", "Lgende")
        + paragraph("Une phrase de fin.", "Boucle1"),
        styles=STYLES,
    )
    document = read(data)
    assert [(block.kind, block.style) for block in document.blocks] == [
        ("heading", "heading 1"),
        ("paragraph", "Normal"),
        ("heading", "Chapitre"),
        ("heading", "Titre 2"),
        ("heading", "Normal"),
        ("heading", "heading 1"),
        ("paragraph", "heading 1"),
        ("caption", "caption"),
        ("paragraph", "Boucle 1"),
    ]
    assert document.language == "fr"
    assert document.format == "docx"
    assert not any(block.codes for block in document.blocks)  # wholly bold headings have none


def test_adjacent_runs_of_one_look_are_one(body):
    assert body(
        paragraph(
            run("Le ")
            + run("Groupe ", "<w:b/>")
            + '<w:proofErr w:type="spellStart"/>'
            + run("de", "<w:b/><w:lang w:val='fr-CH'/>")
            + run(" ")
            + run("contact", '<w:rStyle w:val="Gras"/>')
            + run(" s’est ", "")
            + run("réuni", "<w:i/><w:b/>")
            + run(", H")
            + run("2", '<w:vertAlign w:val="subscript"/>')
            + run("O", '<w:strike w:val="0"/>')
        )
    ) == ["Le <bold>Groupe de contact</> s’est <bold><italic>réuni</></>, H<subscript>2</>O"]


def test_what_a_style_sets_twice_is_not_set(body):
    content = (
        run("Ce titre ") + run("droit", '<w:rStyle w:val="Gras"/>') + run(" et ") + run("maigre", '<w:b w:val="0"/>')
    )
    assert body(paragraph(content, "Titre1")) == ["<bold>Ce titre </>droit<bold> et </>maigre"]
    assert body(paragraph(run("mot ") + run("mis", '<w:rStyle w:val="Accent"/>'))) == ["mot <italic>mis</>"]


def test_breaks_tabs_and_hyphens(body):
    content = (
        run("Sous") + "<w:r><w:noBreakHyphen/><w:t>comité</w:t><w:br/><w:t>du bud</w:t><w:softHyphen/><w:t>get</w:t>"
    )
    content += '<w:tab/><w:t>A</w:t><w:tab/></w:r><w:r><w:br w:type="page"/></w:r>'
    assert body(paragraph(content)) == ["Sous\u2011comité[lb] du budget[x-tab] A"]


def test_spaces_at_the_edge_of_a_text_count_only_where_they_are_kept(body):
    content = "<w:r><w:t> un</w:t><w:t xml:space='preserve'> deux</w:t><w:t> trois</w:t></w:r>"
    assert body(paragraph(content)) == ["un deuxtrois"]


def test_symbols(body):
    content = '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:t xml:space="preserve"> suite </w:t>'
    content += '<w:sym w:font="Symbol" w:char="F0B3"/><w:t xml:space="preserve"> 3 ﬁn</w:t></w:r>'
    assert body(paragraph(content)) == ["→ suite ≥ 3 fin"]


def test_hidden_text_and_comments_are_left_out(word_file):
    data = word_file(
        paragraph(
            run("Vu ")
            + run("et caché ", "<w:vanish/>")
            + run("aussi caché ", '<w:rStyle w:val="Secret"/>')
            + run("ici.")
            + '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
        )
        + paragraph(run("Tout caché", "<w:vanish/>"), properties="<w:rPr><w:vanish/></w:rPr>"),
        styles=STYLES,
    )
    document = read(data)
    assert shown(document) == ["Vu ici."]
    assert document.notes == ("hidden text was left out (2 paragraphs)", "1 comments were left out")


def field(instruction, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + result + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_show_their_result(body):
    assert body(
        paragraph(run("voir le paragraphe ") + field("REF _Ref1 \\h", run("12")) + run(" et "))
        + paragraph(run("page ") + '<w:fldSimple w:instr=" PAGE "><w:r><w:t>4</w:t></w:r></w:fldSimple>')
        + paragraph(field(f"IF {field('PAGE', run('1'))} = 1", run("premier")) + field('XE "mot"', ""))
        + paragraph(run("site ") + field('HYPERLINK "http://example.org"', run("officiel", '<w:rStyle w:val="Lien"/>')))
    ) == ["voir le paragraphe <x-field>12</> et", "page <x-field>4</>", "<x-field>premier</>", "site <link>officiel</>"]


def test_a_field_over_several_paragraphs(body):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "a.doc"</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert body(paragraph(begin + run("Premier")) + paragraph(run("Second") + end + run(" fin"))) == [
        "Premier",
        "Second fin",
    ]


def test_links_controls_and_tags_are_seen_through(body):
    assert body(
        paragraph(
            run("Voir ")
            + '<w:hyperlink r:id="rId9">'
            + run("le ", '<w:u w:val="single"/>')
            + run("site", "<w:b/>")
            + "</w:hyperlink>"
            + '<w:smartTag w:element="place">'
            + run(" de Valmère")
            + "</w:smartTag>"
            + "<w:sdt><w:sdtPr/><w:sdtContent>"
            + run(" et")
            + "</w:sdtContent></w:sdt>"
            + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + run("Cliquez ici")
            + "</w:sdtContent></w:sdt>"
            + "<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>X</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        )
        + "<w:sdt><w:sdtContent>"
        + paragraph("Dans un cadre.")
        + "</w:sdtContent></w:sdt>"
    ) == ["Voir <link>le <bold>site</></> de Valmère<x-control> et</>X", "Dans un cadre."]


def test_contents(word_file):
    entry = (
        '<w:hyperlink w:anchor="_Toc1">' + run("I.") + "<w:r><w:tab/></w:r>" + run("Ouverture") + "<w:r><w:tab/></w:r>"
    )
    entry += field("PAGEREF _Toc1 \\h", run("3")) + "</w:hyperlink>"
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    data = word_file(
        paragraph("Sommaire", "Titre1")
        + paragraph(begin + entry, "TM1")
        + paragraph(run("II. Adoption ........ 12"), "TM1")
        + paragraph(run("Annexe") + "<w:r><w:tab/></w:r>" + run("xiv"))
        + paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + paragraph("La séance est ouverte à dix heures."),
        styles=STYLES,
    )
    document = read(data)
    assert [(b.text, b.label, b.kind, b.path, b.style) for b in document.blocks] == [
        ("Sommaire", "", "heading", "", "heading 1"),
        ("Ouverture", "I.", "paragraph", "", "contents"),
        ("Adoption", "II.", "paragraph", "", "contents"),
        ("Annexe", "", "paragraph", "", "contents"),
        ("La séance est ouverte à dix heures.", "", "paragraph", "¶1", "Normal"),
    ]
    assert document.notes == ("3 entries of a table of contents: leaders and page numbers were left out",)


def cell(content, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def test_tables(word_file):
    inner = "<w:tbl><w:tr>" + cell(paragraph("dedans")) + "</w:tr></w:tbl>"
    rows = (
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell(paragraph("Titre large"), '<w:gridSpan w:val="2"/>')
        + cell(paragraph("Haut"), '<w:vMerge w:val="restart"/>')
        + "</w:tr><w:tr>"
        + cell(paragraph("1. Point un") + paragraph("suite"))
        + cell(paragraph("- 5 %"))
        + cell(paragraph("couvert"), "<w:vMerge/>")
        + '</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
        + cell(inner + paragraph("après"))
        + "</w:tr>"
        + "<w:tr><w:trPr><w:del w:id='1'/></w:trPr>"
        + cell(paragraph("supprimé"))
        + "</w:tr>"
    )
    document = read(word_file(f"<w:tbl>{rows}</w:tbl><w:tbl><w:tr>{cell(paragraph('Autre'))}</w:tr></w:tbl>"))
    assert [(b.path, b.label, b.text) for b in document.blocks] == [
        ("table 1/r1c1", "", "Titre large"),
        ("table 1/r1c3", "", "Haut"),
        ("table 1/r2c1", "1.", "Point un"),
        ("table 1/r2c1/¶2", "", "suite"),
        ("table 1/r2c2", "-", "5 %"),
        ("table 1/r3c2/table 1/r1c1", "", "dedans"),
        ("table 1/r3c2", "", "après"),
        ("table 2/r1c1", "", "Autre"),
    ]
    assert {block.kind for block in document.blocks} == {"table cell"}


BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="7"/><a:graphic><wps:txbx>'
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
IMAGE = '<w:r><w:drawing><wp:inline><wp:docPr id="3" name="Image"/><a:graphic/></wp:inline></w:drawing></w:r>'


def test_text_boxes_once_and_images(body):
    box = BOX.format(paragraph("Encadré un.") + paragraph("Encadré deux."))
    assert body(paragraph(run("Avant ") + box + run("après.") + IMAGE)) == [
        "Avant après.[image]",
        "Encadré un.",
        "Encadré deux.",
    ]
    assert body(paragraph(IMAGE)) == []


def note(number, content):
    return f'<w:footnote w:id="{number}">{content}</w:footnote>'


def call(number, kind="footnote", more=""):
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"{more}/></w:r>'


def test_notes_follow_the_paragraph_that_calls_them(word_file):
    mark = "<w:r><w:footnoteRef/></w:r>"
    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        + note(2, paragraph(mark + run(" Voir le document CBAR/GC/3.")) + paragraph("Et son additif."))
        + note(5, paragraph(mark + run(" Ibid.")))
        + note(6, paragraph(run("* Note de la rédaction.")))
    )
    typed = '<w:r><w:footnoteReference w:id="6" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    data = word_file(
        paragraph(run("Le rapport") + call(5) + run(" a été") + typed + run(" adopté.") + call(2))
        + paragraph("La séance est levée."),
        footnotes=notes,
    )
    document = read(data)
    assert shown(document) == [
        "Le rapport[fnote] a été[fnote] adopté.[fnote]",
        "Ibid.",
        "Note de la rédaction.",
        "Voir le document CBAR/GC/3.",
        "Et son additif.",
        "La séance est levée.",
    ]
    assert [(b.kind, b.label, b.path) for b in document.blocks[1:]] == [
        ("footnote", "1", "note 1"),
        ("footnote", "*", "note *"),
        ("footnote", "2", "note 2"),
        ("footnote", "", "note 2/¶2"),
        ("paragraph", "", "¶2"),
    ]
    assert document.blocks[1].place == "word/footnotes.xml ¶4"


def test_endnotes_and_their_numbers(word_file):
    ends = "".join(f'<w:endnote w:id="{at}">{paragraph(f"Note {at}.")}</w:endnote>' for at in (1, 2, 3))
    section = (
        '<w:p><w:pPr><w:sectPr><w:endnotePr><w:numFmt w:val="upperLetter"/></w:endnotePr></w:sectPr></w:pPr></w:p>'
    )
    data = word_file(
        paragraph(run("Un") + call(1, "endnote"))
        + section
        + paragraph(run("Deux") + call(2, "endnote") + call(3, "endnote")),
        endnotes=ends,
        settings='<w:endnotePr><w:numRestart w:val="eachSect"/></w:endnotePr>',
    )
    assert [(b.text, b.label) for b in read(data).blocks if b.kind == "footnote"] == [
        ("Note 1.", "A"),
        ("Note 2.", "i"),
        ("Note 3.", "ii"),
    ]


def test_tracked_changes_in_three_views(body):
    def changed(kind, content):
        return f'<w:{kind} w:id="1" w:author="A">{content}</w:{kind}>'

    content = (
        paragraph(
            run("Le ")
            + changed("del", '<w:r><w:delText xml:space="preserve">vieux </w:delText></w:r>')
            + changed("ins", run("nouveau "))
            + run("texte", "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>")
            + run(".")
        )
        + paragraph(run("Premier "), properties=f"<w:rPr>{changed('del', '')}</w:rPr>")
        + paragraph(run("second "), properties=f"<w:rPr>{changed('ins', '')}</w:rPr>")
        + paragraph(run("dernier.") + changed("moveFrom", run(" Ôté.")) + changed("moveTo", run(" Mis.")))
    )
    assert body(content) == ["Le nouveau texte.", "Premier second", "dernier. Mis."]
    assert body(content, "original") == ["Le vieux texte.", "Premier", "second dernier. Ôté."]
    assert body(content, "both") == [
        "Le <x-deleted>vieux </><x-inserted>nouveau </>texte.",
        "Premier",
        "second",
        "dernier.<x-deleted> Ôté.</><x-inserted> Mis.</>",
    ]


def test_pages_are_known_where_the_file_tells(word_file):
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    data = word_file(
        paragraph("Un.")
        + paragraph(run("Deux ") + turn + run("suite."))
        + paragraph(turn + run("Trois."))
        + paragraph("Quatre.")
    )
    assert [(b.page, b.breaks) for b in read(data).blocks] == [(1, ()), (1, ((5, 2),)), (3, ()), (3, ())]
    assert [b.page for b in read(word_file(paragraph("Un."))).blocks] == [None]


def test_strict_documents_and_other_prefixes(word_file):
    content = paragraph(run("Un ") + run("mot", "<w:b/>")).replace("w:", "x:")
    strict = (
        '<?xml version="1.0" encoding="UTF-8"?><x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main">'
        f"<x:body>{content}</x:body></x:document>"
    )
    assert shown(read(word_file(strict))) == ["Un <bold>mot</>"]


def test_other_encodings(word_file):
    text = f'<?xml version="1.0" encoding="{{}}"?>{word_body(paragraph("Réunion d’été"))}'
    for name in ("UTF-16", "windows-1252"):
        data = word_file(paragraph("a"), extra={"word/other.xml": text.format(name).encode(name)})
        moved = docx_with_main(data, "word/other.xml")
        assert shown(read(moved)) == ["Réunion d’été"]


def word_body(content):
    return (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{content}</w:body></w:document>"
    )


def docx_with_main(data, main):
    from tmkit.storage.zip import ZipPackage

    package = ZipPackage.open(data, "x")
    relations = package.read("_rels/.rels").replace(b"word/document.xml", main.encode())
    return package.rewritten({"_rels/.rels": relations})


def test_a_drop_cap_belongs_to_its_paragraph(body):
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    assert body(paragraph("L", properties=frame) + paragraph("e Groupe se réunit.")) == ["Le Groupe se réunit."]
