"""Reading TBX as a stream: dialects and styles differ in names only, so one reader takes them all."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tmkit.glossary.fields import language_code
from tmkit.glossary.gathering import Gathering
from tmkit.glossary.naming import Names
from tmkit.glossary.tbx.entry import Entry
from tmkit.model import Concept, InputError
from tmkit.model.account import Account
from tmkit.storage.opening import read_input
from tmkit.storage.xml import expat_parser, parse_stream

EXTENSIONS = (".tbx",)
_HEAD = 1 << 14
_ROOT = re.compile(rb"<(?:\w+:)?(tbx|martif|TBX)[\s>]")
_DIALECTS = {"TBX-Basic", "TBX-Core", "TBX-Min", "TBX"}
# One name for what the versions call differently.
_NAMES = {
    "termEntry": "conceptEntry",
    "langSet": "langSec",
    "ntig": "termSec",
    "tig": "termSec",
    "entry": "conceptEntry",
    "langGroup": "langSec",
    "termGroup": "termSec",
}
_META = {"admin", "adminNote", "descrip", "descripNote", "ref", "termNote", "transac", "transacNote", "xref"}
_GROUPS = {"adminGrp", "descripGrp", "termNoteGrp", "termGrp", "termCompList", "termCompGrp"}
_INLINE = {"hi", "foreign", "sc", "ec", "bpt", "ept", "ph", "it", "ut"}
_LEVELS = {"conceptEntry", "langSec", "termSec"}
_OUTSIDE = {"body", "text", "back", "p", "tbxHeader", "martifHeader", "header"}
# Records of who changed what and when; tied to the base that they come from.
_RECORDS = {"transac", "transacNote", "transacGrp", "transactionType", "responsibility", "date"}


def sniff(data: bytes) -> bool:
    """Whether a root element of TBX stands at the beginning."""
    head = data[:_HEAD]
    return _ROOT.search(head) is not None or _ROOT.search(head.replace(b"\0", b"")) is not None


def read(
    path: Path, data: bytes | None = None, account: Account | None = None, languages: Sequence[str] = ()
) -> Iterator[Concept]:
    """The concepts of a TBX file. Categories that no field of ours holds go to the note of the term or concept.

    Raises InputError, with the line, for what is no TBX: another root element or dialect, XML that is damaged or
    declares entities. A DOCTYPE is passed over.
    """
    del languages
    raw = read_input(path, "a TBX file") if data is None else data
    account = account or Account(str(path))
    reader = _Reader(path, account)
    parser = expat_parser(reader.start, reader.end, reader.text, file=path)
    reader.line = lambda: parser.CurrentLineNumber
    parse_stream(parser, io.BytesIO(raw), file=path)
    if not reader.in_body_ever:
        raise InputError("has no <body> with concepts", file=path)
    for name, count in reader.left_out.most_common():
        account.notices.append(f"left out: {name} ({count:,})")
    yield from reader.gathering.concepts()


class _Reader:
    def __init__(self, path: Path, account: Account) -> None:
        self.gathering = Gathering(path, account)
        self.left_out: Counter[str] = Counter()
        self.in_body_ever = False
        self.line: Callable[[], int] = lambda: 0
        self._path = path
        self._account = account
        self._open: list[str] = []
        self._categories: list[tuple[str, str]] = []  # of the open elements that hold text: category and target
        self._texts: list[list[str]] = []
        self._records = 0
        self._body = False
        self._entry: Entry | None = None
        self._names = Names()

    def start(self, tag: str, attributes: list[str]) -> None:
        _, _, local = tag.rpartition(":")
        name = _NAMES.get(local, local)
        found = dict(zip(attributes[::2], attributes[1::2], strict=True))
        if not self._open:
            self._root(local, found)
        self._open.append(name)
        if name in {"body", "entry"} or (name == "conceptEntry" and not self._body):
            self._body = self.in_body_ever = True
        if not self._body or name in _OUTSIDE or name in _INLINE:
            return
        if name in _RECORDS or self._records:
            self._records += 1
            if name in {"transacGrp", "transac", "transactionType"} and self._records == 1:
                self.left_out["records of changes (transacGrp)"] += 1
            return
        if name == "conceptEntry":
            self._entry = Entry(found.get("id", ""), self.line())
        elif self._entry is None:
            return
        elif name == "langSec":
            self._entry.open_language(language_code(found.get("xml:lang") or found.get("lang", "")))
        elif name == "termSec":
            self._entry.open_term(self.line(), found.get("id", ""))
        elif name not in _GROUPS:
            category = found.get("type", "") if name in _META else name
            self._categories.append((category or name, found.get("target", "")))
            self._texts.append([])
            if name == "term" and "id" in found:
                self._entry.call_term(found["id"])

    def text(self, text: str) -> None:
        if self._texts and not self._records:
            self._texts[-1].append(text)

    def end(self, tag: str) -> None:
        del tag
        name = self._open.pop()
        if name in {"body", "TBX"}:
            self._body = False
        if not self._body or name in _OUTSIDE or name in _INLINE:
            return
        if self._records:
            self._records -= 1
            return
        if self._entry is None or name in _GROUPS:
            if name == "descripGrp" and self._entry is not None:
                self._entry.close_group()
            return
        if name == "conceptEntry":
            self._entry.add_to(self.gathering, self._names)
            self._entry = None
        elif name == "termSec":
            self._entry.close_term()
        elif name == "langSec":
            self._entry.close_language()
        elif self._texts:
            category, target = self._categories.pop()
            self._entry.say(category, "".join(self._texts.pop()), target, group="descripGrp" in self._open)

    def _root(self, name: str, found: dict[str, str]) -> None:
        line = self.line()
        if name not in {"tbx", "martif", "TBX"}:
            raise InputError(
                f"root element <{name}>; expected <tbx> (TBX 3) or <martif> (TBX 2)", file=self._path, line=line
            )
        dialect = found.get("type") or found.get("dialect") or "TBX"
        if not dialect.startswith("TBX"):
            raise InputError(
                f"<{name} type={dialect!r}> is no dialect of TBX; expected TBX-Basic, TBX-Core or TBX-Min",
                file=self._path,
                line=line,
            )
        style = found.get("style", "")
        if style not in {"", "dca", "dct"}:
            raise InputError(f"style {style!r}; expected dca or dct", file=self._path, line=line)
        version = {"tbx": "TBX 3", "martif": "TBX 2", "TBX": "TBX-Min of 2013"}[name]
        self._account.notices.append(f"{version}, {dialect}" + (f", style {style}" if style else ""))
        if dialect not in _DIALECTS:
            self._account.notices.append(f"dialect {dialect}: categories of its own are kept in notes")
