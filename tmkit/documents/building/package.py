"""A document that is built: its parts, and what could not be written."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tmkit.documents.building.archive import HEAD, PACKAGE, W, word_file
from tmkit.documents.building.story import Story
from tmkit.documents.building.styles import numbering, styles
from tmkit.documents.proofing import regional
from tmkit.model import Block
from tmkit.storage.xml_text import legal

_NAMES = {"image": ("picture", "pictures"), "x-math": ("formula", "formulas"), "x-field": ("field", "fields")}


def build_document(blocks: Sequence[Block], language: str) -> tuple[bytes, tuple[str, ...]]:
    """A Word document (DOCX) of blocks, proofread in `language`, and remarks on what could not be written.

    Labels stand as printed, bullets and footnotes are Word's own. The same blocks give the same bytes.
    """
    story = Story(blocks)
    tongue = regional(language)
    separators = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if story.has_notes else ""
    parts = {
        "document": story.document(),
        "styles": styles(tongue),
        "settings": (
            f'{HEAD}<w:settings {W}><w:defaultTabStop w:val="567"/>{separators}'
            f'<w:themeFontLang w:val="{tongue}"/></w:settings>'
        ),
        "footer1": (
            f'{HEAD}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
            '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
        ),
    }
    if story.has_notes:
        parts["footnotes"] = story.footnotes()
    if story.bullets:
        parts["numbering"] = numbering([escape(bullet, {'"': "&quot;"}) for bullet in story.bullets])
    links = {"document": story.links.names, "footnotes": story.note_links.names}
    return word_file(parts, links, _core(blocks, tongue)), tuple(_remarks(story))


def _remarks(story: Story) -> list[str]:
    remarks = []
    for kind, count in story.left_out.items():
        one, many = _NAMES.get(kind, ("code", "codes"))
        remarks.append(f"1 {one} was left out" if count == 1 else f"{count:,} {many} were left out")
    if story.uncalled:
        which = "1 footnote has" if story.uncalled == 1 else f"{story.uncalled:,} footnotes have"
        remarks.append(f"{which} no mark in the text; called at the end of the paragraph before")
    return remarks


def _core(blocks: Sequence[Block], language: str) -> str:
    title = next((block.text for block in blocks if block.kind == "heading"), "")
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(' '.join(legal(title).split()))}</dc:title><dc:language>{language}</dc:language>"
        "</cp:coreProperties>"
    )
