"""The parts of a document that is built, and the archive that holds them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from tmkit.documents.building.runs import Links
from tmkit.documents.building.story import Story
from tmkit.documents.building.styles import HEAD, W, numbering, styles
from tmkit.documents.proofing import regional
from tmkit.model import Block
from tmkit.storage.xml_text import legal

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_NAMES = {"image": ("picture", "pictures"), "x-math": ("formula", "formulas"), "x-field": ("field", "fields")}


def build_document(blocks: Sequence[Block], language: str) -> tuple[bytes, tuple[str, ...]]:
    """A Word document (DOCX) of blocks, proofread in `language`, and remarks on what could not be written.

    Labels stand as printed, bullets and footnotes are Word's own. The same blocks give the same bytes.
    """
    story = Story(blocks)
    tongue = regional(language)
    parts = {"word/document.xml": story.document()}
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings", "footer1": "footer"}
    parts["word/styles.xml"] = styles(tongue)
    separators = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if story.has_notes else ""
    parts["word/settings.xml"] = (
        f'{HEAD}<w:settings {W}><w:defaultTabStop w:val="567"/>{separators}'
        f'<w:themeFontLang w:val="{tongue}"/></w:settings>'
    )
    parts["word/footer1.xml"] = (
        f'{HEAD}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
    )
    if story.has_notes:
        parts["word/footnotes.xml"] = story.footnotes()
        kinds["footnotes"] = "footnotes"
        if story.note_links.names:
            parts["word/_rels/footnotes.xml.rels"] = _relations({}, story.note_links)
    if story.bullets:
        parts["word/numbering.xml"] = numbering([escape(bullet, {'"': "&quot;"}) for bullet in story.bullets])
        kinds["numbering"] = "numbering"
    own = {name: name.rstrip("1") for name in kinds if name != "document"}
    parts["word/_rels/document.xml.rels"] = _relations(own, story.links)
    parts["docProps/core.xml"] = _core(blocks, tongue)
    head = {"[Content_Types].xml": _types(kinds), "_rels/.rels": _top()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (head | parts).items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), content.encode(), zipfile.ZIP_DEFLATED)
    return stream.getvalue(), tuple(_remarks(story))


def _remarks(story: Story) -> list[str]:
    remarks = []
    for kind, count in story.left_out.items():
        one, many = _NAMES.get(kind, ("code", "codes"))
        remarks.append(f"1 {one} was left out" if count == 1 else f"{count:,} {many} were left out")
    if story.uncalled:
        which = "1 footnote has" if story.uncalled == 1 else f"{story.uncalled:,} footnotes have"
        remarks.append(f"{which} no mark in the text; called at the end of the paragraph before")
    return remarks


def _relations(own: dict[str, str], links: Links) -> str:
    inside = "".join(
        f'<Relationship Id="rId{name.capitalize().rstrip("1")}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        for name, kind in own.items()
    )
    outside = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/hyperlink" Target={quoteattr(address)} TargetMode="External"/>'
        for address, name in links.names.items()
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}{outside}</Relationships>'


def _types(kinds: dict[str, str]) -> str:
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml"'
        f' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{parts}</Types>'
    )


def _top() -> str:
    return (
        f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )


def _core(blocks: Sequence[Block], language: str) -> str:
    title = next((block.text for block in blocks if block.kind == "heading"), "")
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(' '.join(legal(title).split()))}</dc:title><dc:language>{language}</dc:language>"
        "</cp:coreProperties>"
    )
