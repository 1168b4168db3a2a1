"""Builds the sample reports: PDF pages, as an office would have them, from the texts beside this file.

Needs LibreOffice. Each line of a text begins with what it is; `[[…]]` is a footnote, `|` parts the cells of a table.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from html import escape
from itertools import count
from pathlib import Path

HERE = Path(__file__).parent
SYMBOL = "CBAR/GC/2014/4"
STYLES = """
<office:styles>
 <style:default-style style:family="paragraph">
  <style:paragraph-properties fo:margin-bottom="0.25cm" fo:line-height="120%"/>
  <style:text-properties style:font-name="Liberation Serif" fo:font-size="11.5pt" fo:language="{language}" \
fo:country="{country}" fo:hyphenate="true" fo:hyphenation-remain-char-count="3" fo:hyphenation-push-char-count="3"/>
 </style:default-style>
 <style:style style:name="title" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>\
<style:text-properties fo:font-weight="bold" fo:font-size="15pt"/></style:style>
 <style:style style:name="subtitle" style:family="paragraph"><style:paragraph-properties fo:text-align="center" \
fo:margin-bottom="0.8cm"/><style:text-properties fo:font-style="italic"/></style:style>
 <style:style style:name="head" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.5cm" \
fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold" fo:font-size="13pt"/></style:style>
 <style:style style:name="para" style:family="paragraph">\
<style:paragraph-properties fo:text-align="justify"/></style:style>
 <style:style style:name="item" style:family="paragraph"><style:paragraph-properties fo:margin-left="1.4cm" \
fo:text-indent="-0.5cm"/></style:style>
 <style:style style:name="cell" style:family="paragraph">\
<style:paragraph-properties fo:margin-bottom="0.05cm"/></style:style>
 <style:style style:name="running" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/>\
<style:text-properties fo:font-size="9pt"/></style:style>
 <style:style style:name="note" style:family="paragraph"><style:text-properties fo:font-size="9pt"/></style:style>
 <style:style style:name="raised" style:family="text">\
<style:text-properties style:text-position="super 58%"/></style:style>
 <text:notes-configuration text:note-class="footnote" text:citation-style-name="raised" \
text:citation-body-style-name="raised" style:num-format="1" text:start-value="0" text:footnotes-position="page" \
text:start-numbering-at="document"/>
</office:styles>
<office:automatic-styles>
 <style:page-layout style:name="paper"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" \
fo:margin="2.2cm"/><style:header-style><style:header-footer-properties fo:margin-bottom="0.6cm"/></style:header-style>\
<style:footer-style><style:header-footer-properties fo:margin-top="0.6cm"/></style:footer-style></style:page-layout>
 <style:style style:name="box" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" \
fo:padding="0.1cm"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="paper">\
<style:header><text:p text:style-name="running">{symbol}</text:p></style:header>\
<style:footer><text:p text:style-name="running"><text:page-number text:select-page="current"/></text:p></style:footer>\
</style:master-page></office:master-styles>
"""
SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    )
)


def document(text: str, language: str) -> str:
    """A flat OpenDocument text of the marked lines of `text`."""
    notes = count(1)

    def note(found: re.Match[str]) -> str:
        number = next(notes)
        return (
            f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
            f'<text:note-body><text:p text:style-name="note">{found[1]}</text:p></text:note-body></text:note>'
        )

    body = []
    for line in text.splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "table":
            cells = rest.split("|")
            rows = [cells[at : at + 3] for at in range(0, len(cells), 3)]
            columns = '<table:table-column table:number-columns-repeated="3"/>'
            body.append(f"<table:table>{columns}{''.join(map(row, rows))}</table:table>")
            continue
        marked = re.sub(r"\[\[(.*?)\]\]", note, escape(rest, quote=False))
        dash = "– " if kind == "item" else ""
        body.append(f'<text:p text:style-name="{kind}">{dash}{marked}</text:p>')
    styles = STYLES.format(language=language, country={"fr": "FR", "en": "GB"}[language], symbol=SYMBOL)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{styles}'
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document>"
    )


def row(cells: list[str]) -> str:
    """A row of a table."""
    paragraphs = (f'<text:p text:style-name="cell">{escape(cell)}</text:p>' for cell in cells)
    inner = "".join(
        f'<table:table-cell table:style-name="box">{paragraph}</table:table-cell>' for paragraph in paragraphs
    )
    return f"<table:table-row>{inner}</table:table-row>"


def main() -> None:
    """Write the PDF of each text beside it."""
    with tempfile.TemporaryDirectory() as folder:
        for language in ("fr", "en"):
            name = f"contact-group-2014-{language}"
            flat = Path(folder) / f"{name}.fodt"
            flat.write_text(document((HERE / f"{name}.txt").read_text("utf-8"), language), "utf-8")
            profile = f"-env:UserInstallation=file://{folder}/profile"
            subprocess.run(
                ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", HERE, flat], check=True
            )


if __name__ == "__main__":
    main()
