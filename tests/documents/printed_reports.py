"""Reports of original text as flat ODT, and their printing to PDF by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "style": "style", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip
_STYLES = """
<office:styles>
 <style:style style:name="Standard" style:family="paragraph">
  <style:paragraph-properties fo:margin-bottom="{after}" fo:text-align="{align}" style:hyphenation-ladder-count="no-limit"/>
  <style:text-properties style:font-name="Liberation Serif" fo:font-family="'Liberation Serif'" fo:font-size="{size}pt"
   fo:language="{language}" fo:country="none" fo:hyphenate="{hyphenate}" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/>
 </style:style>
 <style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="18pt" fo:font-weight="bold"/>
 </style:style>
 <style:style style:name="Head" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:text-align="left" fo:keep-with-next="always"/><style:text-properties fo:font-size="13pt" fo:font-weight="bold"/>
 </style:style>
 <style:style style:name="Quiet" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:margin-left="1cm" fo:margin-right="1cm"/><style:text-properties fo:font-style="italic"/>
 </style:style>
 <style:style style:name="Item" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:margin-left="0.8cm" fo:text-indent="-0.6cm"/>
 </style:style>
 <style:style style:name="Indented" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:text-indent="0.8cm" fo:margin-bottom="0cm"/>
 </style:style>
 <style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="9pt" fo:font-style="italic"/>
 </style:style>
 <style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:margin-bottom="0cm" fo:margin-left="0.5cm" fo:text-indent="-0.5cm"/><style:text-properties fo:font-size="9pt"/>
 </style:style>
 <style:style style:name="Edge" style:family="paragraph">
  <style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="9pt"/>
 </style:style>
 <style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
 <text:notes-configuration text:note-class="footnote" text:citation-body-style-name="up" text:citation-style-name="up"
   text:default-style-name="Footnote" style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>
</office:styles>
<office:automatic-styles>
 <style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="{width}" fo:page-height="{height}"
   fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2cm" fo:margin-right="2cm"><style:footnote-sep style:width="0.018cm" style:rel-width="25%" style:color="#000000" style:line-style="solid" style:adjustment="left" style:distance-before-sep="0.1cm" style:distance-after-sep="0.1cm"/></style:page-layout-properties>
  <style:header-style><style:header-footer-properties fo:margin-bottom="0.6cm" fo:min-height="0cm"/></style:header-style>
  <style:footer-style><style:header-footer-properties fo:margin-top="{foot}" fo:min-height="0cm"/></style:footer-style></style:page-layout>
 <style:style style:name="two" style:family="section"><style:section-properties text:dont-balance-text-columns="{unbalanced}">
  <style:columns fo:column-count="2" fo:column-gap="{gutter}"><style:column style:rel-width="1*" fo:start-indent="0cm" fo:end-indent="{half}cm"/><style:column style:rel-width="1*" fo:start-indent="{half}cm" fo:end-indent="0cm"/></style:columns></style:section-properties></style:style>
 <style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="{border}"/></style:style>
 <style:style style:name="turn" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:break-before="page"/></style:style>
 <style:style style:name="next" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:break-before="column"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pl">{edges}</style:master-page></office:master-styles>
"""

Cells = list[list[str]]


def paragraph(text: str, style: str = "Standard") -> str:
    """A paragraph; `text` is plain but for `note(...)`."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def note(number: int, text: str) -> str:
    """A footnote at this place of a paragraph."""
    return (
        f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
        f'<text:note-body><text:p text:style-name="Footnote">{escape(text)}</text:p></text:note-body></text:note>'
    )


def two_columns(*parts: str, name: str = "s") -> str:
    """Text that runs in two columns."""
    return f'<text:section text:style-name="two" text:name="{name}">{"".join(parts)}</text:section>'


def table(rows: Cells, name: str = "t", head: int = 0) -> str:
    """A table; its first `head` rows are repeated on each page."""
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    cell = '<table:table-cell table:style-name="cell" office:value-type="string">{}</table:table-cell>'
    lines = [
        "<table:table-row>" + "".join(cell.format(paragraph(escape(text))) for text in row) + "</table:table-row>"
        for row in rows
    ]
    if head:
        lines[:head] = [f"<table:table-header-rows>{''.join(lines[:head])}</table:table-header-rows>"]
    return f'<table:table table:name="{name}">{columns}{"".join(lines)}</table:table>'


def flat_odt(*parts: str, header: str = "", footer: bool = False, **look: str) -> bytes:
    """A document. `look` sets language, size, after, align, hyphenate, width, height, gutter, border, foot."""
    edges = f"<style:header>{paragraph(escape(header), 'Edge')}</style:header>" if header else ""
    if footer:
        edges += "<style:footer>" + paragraph("<text:page-number/>", "Edge") + "</style:footer>"
    settings = {
        "language": "fr", "size": "11", "after": "0.25cm", "align": "justify", "hyphenate": "false", "width": "21cm",
        "height": "29.7cm", "gutter": "0.8cm", "border": "0.05pt solid #000000", "foot": "0.6cm", "unbalanced": "false",
    } | look  # fmt: skip
    half = float(settings["gutter"].removesuffix("cm")) / 2
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMES} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        + _STYLES.format(edges=edges, half=half, **settings)
        + f"<office:body><office:text>{''.join(parts)}</office:text></office:body></office:document>"
    ).encode()


def printed(folder: Path, **sources: bytes) -> dict[str, bytes]:
    """The PDFs that LibreOffice prints of flat ODTs, by name; the test is skipped where there is no LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice (LibreOffice) is not installed")
    paths = [folder / f"{name}.fodt" for name in sources]
    for path, source in zip(paths, sources.values(), strict=True):
        path.write_bytes(source)
    subprocess.run(
        [
            office, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf",
            "--outdir", str(folder), *map(str, paths),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {path.stem: path.with_suffix(".pdf").read_bytes() for path in paths}


FRENCH = [
    "1. Le Groupe de travail sur les archives fluviales s’est réuni à Port-Clair le 14 juin 2017, en marge de la conférence annuelle des bibliothèques riveraines. Les délégations de onze États membres et de trois organisations observatrices ont assisté à la réunion, que le Vice-Président a ouverte.",
    "2. Le Secrétaire général adjoint a exposé l’état des travaux préparatoires. Il a rappelé que le plan d’action adopté à la 45ème session prévoyait la numérisation de 12,5 % des fonds avant la fin de l’année et que cet objectif demeurait réaliste, à condition que les moyens nécessaires soient mis à disposition en temps utile. Il a remercié les membres de leur contribution.",
    "Il a ajouté que les documents de séance étaient désormais publiés dans les deux langues de travail.",
    "3. Les délégations ont pris la parole à tour de rôle et ont réaffirmé l’importance du Groupe de travail pour la mise en œuvre des résolutions 14 (2012), 15 (2013) et 16 (2014) du Conseil. Elles ont souligné que les efforts de coordination menés avec les autres institutions n’avaient pas encore abouti, mais qu’ils avaient déjà permis de réduire sensiblement les délais de traitement des demandes de consultation.",
    "4. Après avoir fait le point des mesures prises par les États membres, le Groupe de travail a demandé au secrétariat :",
    "- D’établir, avant la prochaine réunion, un inventaire des fonds dont la conservation appelle des mesures urgentes et d’en communiquer la liste aux membres, de sorte que chacun puisse désigner les documents dont il souhaite que la restauration soit entreprise en priorité ;",
    "- De diffuser, conformément au règlement intérieur, une note verbale rappelant aux membres de communiquer le nom de leur point de contact ;",
    "- De faire rapport à la session suivante.",
    "5. Le Groupe de travail a décidé :",
    "a) De tenir sa prochaine réunion à Haut-Clair, du 3 au 5 mai 2018 ;",
    "b) D’inviter les organisations observatrices à y présenter leurs travaux.",
    "6. Le présent rapport est soumis à la conférence annuelle aux fins d’examen et d’adoption des mesures appropriées.",
]
ENGLISH = [
    "1. The Working Group on River Archives met at Port-Clair on 14 June 2017, on the margins of the annual conference of riparian libraries. The meeting, which the Vice-President opened, was attended by delegations from eleven member States and three observer organizations.",
    "2. The Assistant Secretary-General described the progress of the preparatory work. He recalled that the plan of action adopted at the forty-fifth session called for 12.5 per cent of the holdings to be digitized before the end of the year, and that the target remained realistic provided that the necessary resources were made available in good time. He thanked the members for their contributions.",
    "He added that meeting documents were now issued in both working languages.",
    "3. Delegations took the floor in turn and reaffirmed the importance of the Working Group for the implementation of resolutions 14 (2012), 15 (2013) and 16 (2014) of the Council. They stressed that the efforts at coordination with other institutions had not yet been concluded, but had already made it possible to shorten considerably the time taken to answer requests for consultation.",
    "4. Having reviewed the measures taken by member States, the Working Group requested the secretariat:",
    "- To draw up, before the next meeting, an inventory of the holdings in need of urgent conservation measures and to communicate the list to the members, so that each of them may indicate the documents whose restoration should have priority;",
    "- To circulate, in accordance with the rules of procedure, a note verbale reminding members to communicate the name of their contact point;",
    "- To report at the following session.",
    "5. The Working Group decided:",
    "(a) To hold its next meeting at Haut-Clair, from 3 to 5 May 2018;",
    "(b) To invite the observer organizations to present their work there.",
    "6. The present report is submitted to the annual conference for consideration and for adoption of the appropriate measures.",
]


def paragraphs(texts: list[str], **notes: str) -> list[str]:
    """The paragraphs of a report as flat ODT; `notes` are footnotes by their number (`n1`), called at ` [n1]`."""
    found = []
    for text in texts:
        markup = escape(text)
        for key, words in notes.items():
            markup = markup.replace(f"[{key}]", note(int(key[1:]), words))
        style = "Item" if text[0] == "-" or text[1] == ")" or text[0] == "(" else "Standard"
        found.append(paragraph(markup, style))
    return found
