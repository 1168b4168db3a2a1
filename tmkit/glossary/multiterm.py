"""MultiTerm's own XML (`mtf`): concepts with a group a language, a group a term, and fields of any name. Only read."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tmkit.glossary.exported_columns import field_of
from tmkit.glossary.fields import language_code
from tmkit.glossary.gathering import Gathering
from tmkit.glossary.naming import Names
from tmkit.glossary.statuses import with_statuses
from tmkit.glossary.values import ours
from tmkit.model import Concept, InputError, Term
from tmkit.model.account import Account
from tmkit.storage.opening import read_input
from tmkit.storage.xml import expat_parser, parse_stream
from tmkit.text.language_names import LANGUAGES

EXTENSIONS = (".xml",)
_HEAD = 1 << 12
_GROUPS = {"mtf", "conceptGrp", "languageGrp", "termGrp", "descripGrp", "transacGrp", "concept", "system"}


def sniff(data: bytes) -> bool:
    """Whether the root is `<mtf>`, or a MultiTerm database's `<conceptGrp>` stands at the beginning."""
    head = data[:_HEAD].replace(b"\0", b"")
    return b"<mtf" in head or (b"<conceptGrp" in head and b"<languageGrp" in head)


def read(
    path: Path, data: bytes | None = None, account: Account | None = None, languages: Sequence[str] = ()
) -> Iterator[Concept]:
    """The concepts of a MultiTerm export. Fields of names unknown go to the note; records of changes are left out."""
    del languages
    raw = read_input(path, "a MultiTerm export") if data is None else data
    account = account or Account(str(path))
    reader = _Reader(path, account)
    parser = expat_parser(reader.start, reader.end, reader.text, file=path)
    reader.line = lambda: parser.CurrentLineNumber
    parse_stream(parser, io.BytesIO(raw), file=path)
    for name, count in reader.left_out.items():
        account.notices.append(f"left out: {name} ({count:,})")
    yield from reader.gathering.concepts()


class _Reader:
    def __init__(self, path: Path, account: Account) -> None:
        self.gathering = Gathering(path, account)
        self.left_out: Counter[str] = Counter()
        self.line: Callable[[], int] = lambda: 0
        self._path = path
        self._open: list[str] = []
        self._text: list[str] = []
        self._type = ""
        self._language = ""
        self._names = Names()
        self._identifier = ""
        self._said: dict[str, str] = {}
        self._terms: list[Term] = []
        self._stated: list[bool] = []
        self._fields: dict[str, str] = {}

    def start(self, name: str, attributes: list[str]) -> None:
        if not self._open and name not in {"mtf", "conceptGrp"}:
            raise InputError(f"root element <{name}>; expected <mtf> of a MultiTerm export", file=self._path, line=1)
        found = dict(zip(attributes[::2], attributes[1::2], strict=True))
        self._open.append(name)
        if name != "xref":
            self._text = []
        if name in {"descrip", "transac"}:
            self._type = found.get("type", "")
        elif name == "language":
            code = found.get("lang", "")
            self._language = LANGUAGES.get(found.get("type", "").casefold(), "") if not code else language_code(code)
        elif name == "conceptGrp":
            self._identifier, self._said, self._terms, self._stated = "", {}, [], []
        elif name == "termGrp":
            self._fields = {"line": str(self.line())}

    def text(self, text: str) -> None:
        self._text.append(text)

    def end(self, name: str) -> None:
        self._open.pop()
        text = " ".join("".join(self._text).split()) if name not in _GROUPS or name == "concept" else ""
        if name == "concept":
            self._identifier = text
        elif name == "term":
            self._fields["text"] = text
        elif name == "descrip":
            self._describe(text)
        elif name == "transac":
            self.left_out[f"transac {self._type}".strip()] += 1
        elif name == "termGrp":
            self._end_term()
        elif name == "conceptGrp":
            self._end_concept()

    def _describe(self, text: str) -> None:
        role = field_of(self._type)
        if not text:
            return
        if "termGrp" in self._open:
            known = ours(role, text) if role in {"status", "gender", "number", "part_of_speech"} else text
            known = ours("form", text) if role == "type" else known
            name = {"type": "form"}.get(role, role)
            if known and name in _FIELDS:
                self._fields[name] = f"{self._fields[name]}\n{known}" if name in self._fields else known
                return
            note = f"{self._type}: {text}"
            self._fields["note"] = f"{self._fields['note']}\n{note}" if "note" in self._fields else note
            return
        name = {"subdomain": "domain"}.get(role, role)
        if name not in {"domain", "definition", "note"} or (name in self._said and name != "note"):
            name, text = "note", f"{self._type}: {text}"
        self._said[name] = f"{self._said[name]}\n{text}" if name in self._said else text

    def _end_term(self) -> None:
        line = int(self._fields.pop("line", "0"))
        text = self._fields.pop("text", "")
        self._stated.append("status" in self._fields)
        self._terms.append(Term(text, self._language, line=line, **self._fields))
        self._fields = {}

    def _end_concept(self) -> None:
        identifier = self._identifier or self._names.of(self._terms[0].text if self._terms else "")
        for term in with_statuses(self._terms, self._stated):
            self.gathering.add(identifier, term, **self._said)
        if not self._terms:
            self.gathering.refuse(self.line(), identifier, "has no term")


_FIELDS = {"status", "gender", "number", "part_of_speech", "form", "authority", "owner", "note", "context"}
