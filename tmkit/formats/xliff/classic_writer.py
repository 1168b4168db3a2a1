"""Writing XLIFF 1.2: a unit a row, in the words that every tool takes; valid by the strict schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

import tmkit
from tmkit.formats.tmx.capture import attribute, escape
from tmkit.formats.xliff import states
from tmkit.formats.xliff.classic_codes import classic_xml
from tmkit.formats.xliff.own import PREFIX, TOOL, own_values
from tmkit.model import BilingualHead, Proposal, Row
from tmkit.storage.xml_text import legal

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:1.2"
_DATATYPES: Final = {"text": "plaintext", "markdown": "plaintext", "html": "html"}


def write(head: BilingualHead, rows: Iterable[Row], stream: BinaryIO) -> None:
    """Write the rows in order, one at a time.

    Unlike proposals a row's target is written with its state, never as `new` and never `approved`: some tools throw
    the one away, some take the other for the last word.
    """
    stream.write(_head(head).encode())
    stream.writelines("".join(_unit(head, row)).encode() for row in rows)
    stream.write(b"</body>\n</file>\n</xliff>\n")


def named(name: str, value: str) -> str:
    """An attribute of anything that a person may have written."""
    return attribute(name, legal(value))


def _head(head: BilingualHead) -> str:
    datatype = _DATATYPES.get(head.original_format) or (
        f"x-{head.original_format}" if head.original_format else "x-unknown"
    )
    about = [f"draft digest: {legal(head.digest)}"] if head.digest else []
    about += [f"draft format: {legal(head.original_format)}"] if head.original_format else []
    note = f"<note{attribute('from', TOOL)}>{escape('; '.join(about))}</note>" if about else ""
    target = named("target-language", head.target_language) if head.target_language else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{NAMESPACE}" version="1.2">\n'
        f"<file{named('original', head.original)}{named('source-language', head.source_language)}{target}"
        f"{named('datatype', datatype)}{attribute('tool-id', TOOL)}>\n"
        f"<header><tool{attribute('tool-id', TOOL)}{attribute('tool-name', TOOL)}"
        f"{attribute('tool-version', tmkit.__version__)}/>{note}</header>\n<body>\n"
    )


def _unit(head: BilingualHead, row: Row) -> Iterator[str]:
    locked = attribute("translate", "no") if row.locked else ""
    yield f'<trans-unit{named("id", row.id)}{locked} xml:space="preserve">\n'
    source, numbers = classic_xml(row.source)
    yield f"<source{named('xml:lang', head.source_language)}>{source}</source>\n"
    if row.target is not None and (row.target.text or row.target.codes):
        target, _ = classic_xml(row.target, numbers)
        state = attribute("state", states.WRITTEN.get(row.state, states.WRITTEN["proposed"]))
        qualifier = states.qualifier(row.kind)
        how = attribute("state-qualifier", qualifier) if qualifier else ""
        language = named("xml:lang", head.target_language) if head.target_language else ""
        yield f"<target{language}{state}{how}>{target}</target>\n"
    yield context_group(own_values(row))
    for note in row.notes:
        yield f"<note{attribute('from', TOOL)}>{escape(legal(note))}</note>\n"
    if row.previous is not None:
        yield _previous(*row.previous)
    for proposal in row.proposals:
        yield _proposal(head, proposal)
    yield "</trans-unit>\n"


def context_group(values: Iterable[tuple[str, str]]) -> str:
    """A group of contexts that people need not see; `""` where there is nothing to say."""
    contexts = "".join(
        f"<context{attribute('context-type', PREFIX + kind)}>{escape(legal(value))}</context>" for kind, value in values
    )
    if not contexts:
        return ""
    return f"<context-group{attribute('purpose', 'information')}>{contexts}</context-group>\n"


def _previous(source: str, target: str) -> str:
    """The earlier version of a row."""
    return (
        f"<alt-trans{attribute('alttranstype', 'previous-version')}><source>{escape(legal(source))}</source>"
        f"<target>{escape(legal(target))}</target></alt-trans>\n"
    )


def _proposal(head: BilingualHead, proposal: Proposal) -> str:
    """A pair of the archive as it stands there."""
    source, numbers = classic_xml(proposal.source)
    target, _ = classic_xml(proposal.target, numbers)
    language = named("xml:lang", head.target_language) if head.target_language else ""
    known = proposal.origin
    values = (
        ("kind", proposal.kind),
        ("unit", proposal.unit),
        ("document", known.document),
        ("label", known.label),
        ("date", known.date),
    )
    return (
        f"<alt-trans{attribute('match-quality', f'{proposal.score}%')}"
        f"{named('origin', proposal.memory) if proposal.memory else ''}{attribute('tool-id', TOOL)}>"
        f"<source{named('xml:lang', head.source_language)}>{source}</source><target{language}>{target}</target>"
        f"{context_group((kind, value) for kind, value in values if value).rstrip()}</alt-trans>\n"
    )
