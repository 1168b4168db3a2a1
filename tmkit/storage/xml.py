"""XML from strangers: no entity is declared, nothing is fetched, depth, size and silence are bounded.

A DOCTYPE is passed over: it is common in TMX and TBX, and harmless without entity declarations. An entity declaration
gets the file refused: no format that we read needs one, and every bomb does.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from xml.parsers import expat

from tmkit.model import InputError
from tmkit.storage.opening import read_input

if TYPE_CHECKING:
    from lxml import etree

_CHUNK = 1 << 16
_NOTHING = b""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may ask of us.

    `depth` counts open elements; `silence` is how many bytes may follow one another without anything to report (one
    attribute, one comment); `size` is the most bytes of a document that is held as a whole.
    """

    depth: int = 200
    silence: int = 16 << 20
    size: int = 512 << 20


LIMITS = Limits()


def expat_parser(
    start: Callable[[str, list[str]], None],
    end: Callable[[str], None],
    text: Callable[[str], object] | None = None,
    *,
    file: object = None,
    limits: Limits = LIMITS,
    encoding: str | None = None,
) -> expat.XMLParserType:
    """A hardened expat parser. `start` gets a name and its attributes flat, `[name, value, …]`, in order.

    A run of text may come in pieces. `encoding` overrules what the document declares. The handlers, and so the parser's
    `Parse`, raise InputError where a limit is passed or an entity declared; expat's own errors are for the caller, who
    may have something to mend (`syntax_error` makes them a line).
    """
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.ordered_attributes = True
    depth = 0

    def opened(name: str, attributes: list[str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.depth:
            raise InputError(
                f"elements nested more than {limits.depth} deep; refused", file=file, line=parser.CurrentLineNumber
            )
        start(name, attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    def refuse_entity(name: str, *_: object) -> None:
        raise InputError(
            f"declares the entity '{name}'; files with entity declarations are refused",
            file=file,
            line=parser.CurrentLineNumber,
        )

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = refuse_entity
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return parser


def parse_stream(parser: expat.XMLParserType, stream: BinaryIO, *, file: object, limits: Limits = LIMITS) -> None:
    """Feed a whole stream to a parser of `expat_parser`. Raises InputError for everything that can be wrong with it."""
    fed = 0
    try:
        while chunk := stream.read(_CHUNK):
            fed += len(chunk)
            parser.Parse(chunk, False)
            if fed - parser.CurrentByteIndex > limits.silence:
                raise InputError(
                    f"more than {limits.silence:,} bytes without an element or text; refused",
                    file=file,
                    line=parser.CurrentLineNumber,
                )
        parser.Parse(_NOTHING, True)
    except expat.ExpatError as error:
        raise syntax_error(error, file) from None


def syntax_error(error: expat.ExpatError, file: object) -> InputError:
    """An error of expat as a line for a person."""
    return InputError(f"not well-formed XML: {reason(error)}", file=file, line=error.lineno)


def reason(error: expat.ExpatError) -> str:
    """What expat found wrong, in its words: `mismatched tag`."""
    return expat.ErrorString(error.code) or str(error)


def parse_tree(path: Path, data: bytes | None = None, *, limits: Limits = LIMITS) -> etree._ElementTree:
    """The tree of a whole XML file; `data` is its content where that is at hand already.

    Comments and processing instructions stay, so that it can be written back. Raises InputError for a file that cannot
    be read, is not well-formed or passes a limit.
    """
    raw = read_input(path, "an XML file") if data is None else data
    if len(raw) > limits.size:
        raise InputError(f"larger than {limits.size:,} bytes; refused", file=path)
    if not raw.strip():
        raise InputError("is empty; expected XML", file=path)
    watcher = expat_parser(_ignore_start, _ignore_end, file=path, limits=limits)
    parse_stream(watcher, io.BytesIO(raw), file=path, limits=limits)

    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(raw, parser).getroottree()
    except etree.XMLSyntaxError as error:
        raise InputError(f"not well-formed XML: {error.msg}", file=path, line=error.lineno) from None


def _ignore_start(_name: str, _attributes: list[str]) -> None:
    pass


def _ignore_end(_name: str) -> None:
    pass
