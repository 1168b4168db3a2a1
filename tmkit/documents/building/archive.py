"""What stands around the parts of a Word document that is made: content types, relations, the archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = f'xmlns:r="{_OFFICE}"'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DOCUMENT = "document"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def word_file(
    parts: Mapping[str, str], links: Mapping[str, Mapping[str, str]] | None = None, properties: str | None = None
) -> bytes:
    """A DOCX of parts by name (`document`, `styles`, `footer1` …): the same parts give the same bytes.

    The document calls another part `rIdStyles`, `rIdFooter` …; `links` are, by part, the names of addresses that it
    links to. `properties` is the part of title and language.
    """
    addresses = links or {}
    names = dict.fromkeys([_DOCUMENT, *(part for part, called in addresses.items() if called)])
    own = {name: _kind(name) for name in parts if name != _DOCUMENT}
    content = {
        "[Content_Types].xml": _types(parts, with_properties=properties is not None),
        "_rels/.rels": _top(with_properties=properties is not None),
        **{f"word/{name}.xml": xml for name, xml in parts.items()},
        **{
            f"word/_rels/{name}.xml.rels": _relations(own if name == _DOCUMENT else {}, addresses.get(name, {}))
            for name in names
        },
    }
    if properties is not None:
        content["docProps/core.xml"] = properties
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in content.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), xml.encode(), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _relations(own: Mapping[str, str], links: Mapping[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{kind.capitalize()}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        for name, kind in own.items()
    )
    outside = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/hyperlink" Target={quoteattr(address)} TargetMode="External"/>'
        for address, name in links.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inside}{outside}</Relationships>'


def _types(parts: Mapping[str, str], *, with_properties: bool) -> str:
    kinds = {name: "document.main" if name == _DOCUMENT else _kind(name) for name in parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    if with_properties:
        overrides += (
            '<Override PartName="/docProps/core.xml"'
            ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _top(*, with_properties: bool) -> str:
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    properties = f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>' if with_properties else ""
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>{properties}'
        "</Relationships>"
    )
