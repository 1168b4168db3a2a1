"""The styles and lists of a document that is built: those of an official report, by their customary names."""

from __future__ import annotations

from tmkit.documents.building.archive import HEAD, W

LEVELS = 5
STEP = 567
"""A centimetre in twentieths of a point: how far a list item goes in."""

_FONT = "Times New Roman"


def styles(language: str) -> str:
    """The styles part; text is proofread in `language` (BCP 47 with region)."""
    lists = "".join(
        _style(
            f"ListItem{level}",
            f"List Item {level}",
            f'<w:pPr><w:spacing w:after="80"/><w:ind w:left="{STEP * (level + 1)}" w:hanging="{STEP}"/></w:pPr>',
        )
        for level in range(1, LEVELS + 1)
    )
    headings = "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="120"/>'
            f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/>{look}<w:sz w:val="{size}"/></w:rPr>',
            following="Normal",
        )
        for level, before, look, size in ((1, 320, "", 28), (2, 240, "", 25), (3, 200, "<w:i/>", 24))
    )
    return (
        f"{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/>'
        f'<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="271" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        + _style(
            "Title",
            "Title",
            '<w:pPr><w:keepNext/><w:spacing w:before="120" w:after="120"/><w:jc w:val="center"/></w:pPr>'
            '<w:rPr><w:b/><w:sz w:val="34"/></w:rPr>',
            following="Normal",
        )
        + _style(
            "Subtitle",
            "Subtitle",
            '<w:pPr><w:keepNext/><w:spacing w:after="160"/><w:jc w:val="center"/></w:pPr>'
            '<w:rPr><w:sz w:val="27"/></w:rPr>',
            following="Normal",
        )
        + headings
        + _style(
            "NumberedParagraph",
            "Numbered Paragraph",
            f'<w:pPr><w:tabs><w:tab w:val="left" w:pos="{STEP}"/></w:tabs></w:pPr>',
        )
        + lists
        + _style(
            "Caption",
            "caption",
            '<w:pPr><w:keepNext/><w:spacing w:before="160" w:after="80"/></w:pPr>'
            '<w:rPr><w:b/><w:sz w:val="22"/></w:rPr>',
        )
        + _style(
            "TableText",
            "Table Text",
            '<w:pPr><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/></w:pPr>'
            '<w:rPr><w:sz w:val="21"/></w:rPr>',
        )
        + _style("TableHead", "Table Head", "<w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/></w:rPr>", based="TableText")
        + _style(
            "FootnoteText",
            "footnote text",
            '<w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="19"/></w:rPr>',
        )
        + '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>'
        + _style(
            "Footer",
            "footer",
            '<w:pPr><w:spacing w:after="0"/><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr>',
        )
        + "</w:styles>"
    )


def numbering(bullets: list[str]) -> str:
    """The numbering part: a list of its own for each bullet, `w:numId` from 1 in their order."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="hybridMultilevel"/>'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{bullet}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{STEP * (level + 2)}" w:hanging="{STEP}"/></w:pPr></w:lvl>'
            for level in range(LEVELS)
        )
        + "</w:abstractNum>"
        for at, bullet in enumerate(bullets)
    )
    lists = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at - 1}"/></w:num>' for at in range(1, len(bullets) + 1)
    )
    return f"{HEAD}<w:numbering {W}>{abstract}{lists}</w:numbering>"


def _style(identifier: str, name: str, content: str, *, based: str = "Normal", following: str = "") -> str:
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/>{after}<w:qFormat/>{content}</w:style>'
    )
