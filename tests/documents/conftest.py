"""Word documents written by hand, as Word writes them."""

import io
import zipfile

import pytest

TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
{}</Types>"""
OVERRIDE = (
    '<Override PartName="/word/{0}.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{0}+xml"/>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
RELATION = '<Relationship Id="{}" Type="{}/{}" Target="{}"{}/>'
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


def part(element, content):
    return f"{HEAD}<w:{element} {NAMESPACES}>{content}</w:{element}>"


def level(at, text, form="decimal", more="", start=1):
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def word_document(body, *, styles="", numbering="", footnotes="", endnotes="", settings="", extra=None, relations=""):
    """The bytes of a Word document with this body; the other parts where they are given."""
    parts = {
        "styles": styles,
        "numbering": numbering,
        "footnotes": footnotes,
        "endnotes": endnotes,
        "settings": settings,
    }
    given = {name: content for name, content in parts.items() if content}
    linked = "".join(RELATION.format(f"rId{at}", OFFICE, name, f"{name}.xml", "") for at, name in enumerate(given, 1))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:

        def put(name, content):
            info = zipfile.ZipInfo(name, (2020, 5, 17, 10, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)

        put("[Content_Types].xml", TYPES.format("".join(OVERRIDE.format(name) for name in given)))
        put("_rels/.rels", RELATIONS.format(RELATION.format("rId1", OFFICE, "officeDocument", "word/document.xml", "")))
        put("word/document.xml", body if body.startswith("<?xml") else part("document", f"<w:body>{body}</w:body>"))
        put("word/_rels/document.xml.rels", RELATIONS.format(linked + relations))
        for name, content in given.items():
            put(f"word/{name}.xml", content if content.startswith("<?xml") else part(name, content))
        for name, content in (extra or {}).items():
            put(name, content)
    return buffer.getvalue()


@pytest.fixture
def word_file():
    return word_document


@pytest.fixture
def list_level():
    return level
