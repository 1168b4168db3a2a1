"""XLIFF as one of the bilingual formats."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tmkit.formats.acceptance import Located
from tmkit.formats.registry import Reading
from tmkit.formats.tmx.encodings import sample_text
from tmkit.formats.xliff import modern
from tmkit.formats.xliff.inline import Mark, segment
from tmkit.formats.xliff.own import TOOL
from tmkit.formats.xliff.packages import ENDINGS, members
from tmkit.formats.xliff.parts import Part, Place
from tmkit.formats.xliff.surroundings import UNITS, Identifiers, Surroundings, parts_of
from tmkit.formats.xliff.walk import EXPECTED, Event, Node, walk, walk_stream
from tmkit.model import InputError, Property, Unit, Variant
from tmkit.model.account import Account
from tmkit.storage.opening import read_input
from tmkit.text.language import detect_language
from tmkit.text.languages import primary

EXTENSIONS: tuple[str, ...] = (".mqxliff", ".mxliff", ".sdlxliff", ".txlf", ".xlf", ".xliff", *ENDINGS)
_ROOT: Final = re.compile(r"<(?:[A-Za-z_][\w.\-]*:)?xliff[\s>]")
_DIALECTS: Final = {".sdlxliff": "sdlxliff", ".mqxliff": "mqxliff", ".mxliff": "mxliff", ".txlf": "txlf"}
_TRANSLATED: Final = {"fr": "en", "en": "fr"}
_DIGEST: Final = re.compile(r"draft digest: ([0-9a-fA-F]{8,128})")


def sniff(head: bytes) -> bool:
    """Whether an `xliff` element begins here, in any encoding of XML."""
    return _ROOT.search(sample_text(head)) is not None


def read(path: Path, account: Account, reading: Reading) -> Iterator[Located]:
    """Every segment of every unit, with its languages, state, notes and what the tool said of it."""
    account.format = _DIALECTS.get(path.suffix.lower(), "xliff")
    reader = _Reader(path, account, reading)
    for event in _events(path, account):
        yield from reader.take(event)
    reader.finish()


def _events(path: Path, account: Account) -> Iterator[Event]:
    """The events of a file, or of all files of a package one after the other."""
    if path.suffix.lower() not in ENDINGS:
        yield from walk(path, account)
        return
    account.format = path.suffix.lower().lstrip(".")
    for name, data in members(read_input(path, EXPECTED), str(path)):
        yield from walk_stream(io.BytesIO(data), f"{path}: {name}", account)


class _Reader:
    def __init__(self, path: Path, account: Account, reading: Reading) -> None:
        self._path = path
        self._account = account
        self._reading = reading
        self._around = Surroundings()
        self._identifiers = Identifiers()
        self._positions: Counter[str] = Counter()
        self._told = False
        self._said = False
        self._first: Place | None = None

    def take(self, event: Event) -> Iterator[Located]:
        node = event.node
        if event.kind == "whole" and node.name in UNITS:
            yield from self._unit(node)
            return
        self._around.take(event)
        if event.kind == "open" and node.name == "file":
            self._first = self._first or self._around.place
        elif event.kind == "open" and node.name == "bin-unit":
            self._account.read = self._identifiers.skip()
            self._account.drop(node.line, node.attributes.get("id"), "holds binary data, no text")
        elif event.kind == "whole" and node.name == "note" and node.attributes.get("from") == TOOL:
            if match := _DIGEST.search(node.text):
                self._account.digest = self._account.digest or match[1]
        elif event.kind == "whole" and node.name == "mda:metadata":
            self._account.digest = self._account.digest or dict(modern.metadata(node)).get("digest")

    def finish(self) -> None:
        """Of a file without any text, say what its first file element says."""
        if self._first is not None:
            self._tell(self._first)

    def _tell(self, place: Place) -> None:
        """What the account says of the whole file: what the first file element with a text says."""
        account = self._account
        if not self._said:
            account.source_language = place.source_language or None
            account.target_language = place.target_language or None
            account.original = place.document or None
        self._said = True
        if self._around.modern and account.format == "xliff":
            account.format = "xliff2"

    def _unit(self, node: Node) -> Iterator[Located]:
        account = self._account
        found = parts_of(node, self._around.place)
        if not found:
            account.read = self._identifiers.skip()
            account.drop(node.line, node.attributes.get("id"), "has no source")
        for part in found:
            label = self._identifiers.name(part)
            account.read = self._identifiers.ordinal
            if part.remark:
                account.repair(node.line, label, part.remark)
            unit = self._built(part, label)
            if unit is None:
                coded = any(isinstance(piece, Mark) for piece in (*part.source_pieces, *part.target_pieces))
                account.drop(node.line, label, "has codes but no text" if coded else "has no text")
            else:
                yield Located(unit, node.line, label)

    def _built(self, part: Part, label: str) -> Unit | None:
        place = self._around.place
        numbers: dict[str, int] = {}
        source = segment(part.source_pieces, numbers)
        target = segment(part.target_pieces, numbers)
        if not source.text.strip() and not target.text.strip():
            return None
        self._tell(place)
        source_language, target_language = self._languages(part, source.text, target.text)
        variants = [Variant(source_language, source)]
        if target_language:
            variants.append(Variant(target_language, target))
        filled = bool(target.text.strip())
        properties = [Property("x-tmkit-document", place.document)] if place.document else []
        properties.append(Property("x-tmkit-position", str(self._positions[place.document])))
        self._positions[place.document] += 1
        properties.append(Property("x-tmkit-state", part.state if filled else "empty"))
        if part.locked:
            properties.append(Property("x-tmkit-locked", "yes"))
        attributes = (("tuid", label), ("srclang", source_language), *sorted(part.dates.items()))
        return Unit(tuple(variants), attributes, (*properties, *part.properties), tuple(part.notes))

    def _languages(self, part: Part, source_text: str, target_text: str) -> tuple[str, str]:
        """The languages of a unit: the file's or its own, else those given, else what text or other language tells."""
        account, reading, place = self._account, self._reading, self._around.place
        own_source, own_target = part.languages
        source = place.source_language or own_source or reading.source_lang or account.source_language
        source = source or detect_language(source_text)
        if not source:
            raise InputError("names no source language; give --source-lang", file=self._path)
        account.source_language = account.source_language or source
        target = place.target_language or own_target or reading.target_lang or account.target_language
        if not target:
            target = _TRANSLATED.get(primary(source))
            if not target_text.strip() and reading.blanks:
                return source, ""
            if target is None:
                raise InputError("names no target language; give --target-lang", file=self._path)
            if not self._told:
                self._told = True
                account.notices.append(f"names no target language; taken for {target} (--target-lang says otherwise)")
        return source, target
