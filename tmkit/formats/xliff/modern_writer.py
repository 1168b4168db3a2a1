"""Writing XLIFF 2.1: a unit with one segment a row, matches and metadata by their modules; valid by the schemas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from tmkit.formats.tmx.capture import attribute, escape
from tmkit.formats.xliff import states
from tmkit.formats.xliff.classic_writer import named
from tmkit.formats.xliff.modern_codes import OriginalData, modern_xml
from tmkit.formats.xliff.own import TOOL, own_values
from tmkit.model import BilingualHead, InputError, Proposal, Row
from tmkit.storage.xml_text import legal

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:2.0"
MATCHES: Final = "urn:oasis:names:tc:xliff:matches:2.0"
METADATA: Final = "urn:oasis:names:tc:xliff:metadata:2.0"
_TOKEN: Final = re.compile(r"[A-Za-z0-9_.\-]+")
_MADE: Final = re.compile(r"r[0-9]+")
_HIGHEST: Final = 100


def write(head: BilingualHead, rows: Iterable[Row], stream: BinaryIO) -> None:
    """Write the rows in order, one at a time. Raises InputError where there is none, which XLIFF 2 does not allow."""
    number = 0
    for number, row in enumerate(rows, 1):
        if number == 1:
            stream.write(_head(head).encode())
        stream.write("".join(_unit(row, number)).encode())
    if not number:
        raise InputError("there is no segment to write, and XLIFF 2 must have one")
    stream.write(b"</file>\n</xliff>\n")


def metadata(values: Iterable[tuple[str, str]]) -> str:
    """Metadata of ours; `""` where there is nothing to say."""
    inside = "".join(f"<mda:meta{attribute('type', kind)}>{escape(legal(value))}</mda:meta>" for kind, value in values)
    if not inside:
        return ""
    return f"<mda:metadata><mda:metaGroup{attribute('category', TOOL)}>{inside}</mda:metaGroup></mda:metadata>\n"


def _head(head: BilingualHead) -> str:
    target = named("trgLang", head.target_language) if head.target_language else ""
    about = [(kind, value) for kind, value in (("digest", head.digest), ("format", head.original_format)) if value]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{NAMESPACE}" xmlns:mtc="{MATCHES}" xmlns:mda="{METADATA}" version="2.1"'
        f"{named('srcLang', head.source_language)}{target}>\n"
        f'<file id="f1" canResegment="no"{named("original", head.original)}>\n{metadata(about)}'
    )


def _unit(row: Row, number: int) -> Iterator[str]:
    plain = _TOKEN.fullmatch(row.id) is not None and not _MADE.fullmatch(row.id)
    own = list(own_values(row))
    if not plain:
        own.insert(0, ("id", row.id))
    if row.previous is not None:
        own += [("previous-source", row.previous[0]), ("previous-target", row.previous[1])]
    locked = attribute("translate", "no") if row.locked else ""
    data = OriginalData()
    source, numbers = modern_xml(row.source, data)
    target, state = "", ""
    if row.target is not None and (row.target.text or row.target.codes):
        inside, _ = modern_xml(row.target, data, numbers)
        target = f'<target xml:space="preserve">{inside}</target>\n'
        state = attribute("state", states.WRITTEN_2.get(row.state, "initial"))
        state += attribute("subState", f"{TOOL}:{row.kind}") if row.kind else ""
    yield f"<unit{attribute('id', row.id if plain else f'r{number}')}{locked}>\n"
    if row.proposals:
        yield f"<mtc:matches>\n{''.join(map(_match, row.proposals))}</mtc:matches>\n"
    yield metadata(own)
    if row.notes:
        yield "<notes>" + "".join(f"<note>{escape(legal(note))}</note>" for note in row.notes) + "</notes>\n"
    yield data.xml()
    yield f'<segment id="s1"{state}>\n<source xml:space="preserve">{source}</source>\n{target}</segment>\n</unit>\n'


def _match(proposal: Proposal) -> str:
    """A pair of the archive as it stands there. XLIFF's scores end at 100: a match in its context has its own type."""
    data = OriginalData()
    source, numbers = modern_xml(proposal.source, data)
    target, _ = modern_xml(proposal.target, data, numbers)
    known = proposal.origin
    values = [
        (kind, value)
        for kind, value in (
            ("kind", proposal.kind),
            ("unit", proposal.unit),
            ("document", known.document),
            ("label", known.label),
            ("date", known.date),
        )
        if value
    ]
    similarity = f"{min(max(proposal.similarity, 0.0), 1.0) * 100:.2f}"
    return (
        f'<mtc:match ref="#s1"{attribute("type", "icm" if proposal.kind == "context" else "tm")}'
        f"{named('origin', proposal.memory) if proposal.memory else ''}{attribute('similarity', similarity)}"
        f"{attribute('matchSuitability', str(max(0, min(proposal.score, _HIGHEST))))}>"
        f"{metadata(values).rstrip()}{data.xml().rstrip()}"
        f'<source xml:space="preserve">{source}</source><target xml:space="preserve">{target}</target></mtc:match>\n'
    )
