"""What the tests of XLIFF share: rows written and read again, the schemas, files of real tools made small."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from lxml import etree

from tmkit.formats.code_numbers import code_numbers
from tmkit.formats.rows import read_row_file
from tmkit.formats.xliff import classic_writer, modern_writer
from tmkit.model import BilingualHead, Row

SCHEMAS = Path(__file__).parent / "schemas"
WRITERS = {"xliff": classic_writer, "xliff2": modern_writer}
ENDINGS = {"xliff": ".xlf", "xliff2": ".xliff"}
_MODULES = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="urn:oasis:names:tc:xliff:document:2.0" schemaLocation="xliff-core-2.0.xsd"/>
<xs:import namespace="urn:oasis:names:tc:xliff:matches:2.0" schemaLocation="matches.xsd"/>
<xs:import namespace="urn:oasis:names:tc:xliff:metadata:2.0" schemaLocation="metadata.xsd"/>
</xs:schema>"""


class _Local(etree.Resolver):
    """The schemas beside this file, whatever address they are named by."""

    def resolve(self, url, public, context):
        return self.resolve_filename(str(SCHEMAS / url.rsplit("/", 1)[-1]), context)


@cache
def schema(name: str) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Local())
    if name == "xliff":
        return etree.XMLSchema(etree.parse(str(SCHEMAS / "xliff-core-1.2-strict.xsd"), parser))
    return etree.XMLSchema(etree.fromstring(_MODULES, parser, base_url=str(SCHEMAS / "all.xsd")))


def validate(name: str, data: bytes) -> None:
    """Fail where a file is not valid by the schema of its version."""
    schema(name).assertValid(etree.fromstring(data))


def written(name: str, head: BilingualHead, rows: list[Row]) -> bytes:
    stream = io.BytesIO()
    WRITERS[name].write(head, rows, stream)
    return stream.getvalue()


def read_back(name: str, data: bytes, folder: Path) -> tuple[BilingualHead, list[Row]]:
    path = folder / f"written{ENDINGS[name]}"
    path.write_bytes(data)
    head, rows, account = read_row_file(path)
    assert not account.dropped
    assert not account.repaired
    assert account.read == account.kept
    return head, rows


def told(row: Row) -> tuple:
    """What a round trip keeps of a row: codes by number and by what they do."""
    source = code_numbers(row.source)
    target = code_numbers(row.target, source) if row.target else []
    return (
        row.id,
        row.source.text,
        [(at, number, code.kind) for (at, _), (code, number) in zip(row.source.codes, source, strict=True)],
        row.target.text if row.target else None,
        [
            (at, number, code.kind)
            for (at, _), (code, number) in zip(row.target.codes if row.target else (), target, strict=True)
        ],
        row.state,
        row.kind,
        row.score,
        row.label,
        row.page,
        row.part,
        row.notes,
        row.locked,
    )
