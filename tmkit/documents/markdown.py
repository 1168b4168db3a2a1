"""Markdown: CommonMark with tables, strike-through, footnotes and front matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tmkit.documents.html import page_parts
from tmkit.documents.html.formats import formats_of
from tmkit.documents.inline import Format, Inline, Run, inline
from tmkit.documents.outline import Part, blocks, note_path
from tmkit.documents.reading import Document, ReadOptions
from tmkit.model import InputError
from tmkit.text.encoding import decode
from tmkit.text.language import detect_language
from tmkit.text.reflow import reflow

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

EXTENSIONS = (".markdown", ".md", ".mdown", ".mkd")
_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\n")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*(.*)")
_CALL = re.compile(r"\[\^([^\]\s]{1,60})\]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_TABLE = re.compile(r"table (\d+)/")
_PAIRS = {"strong": "bold", "em": "italic", "s": "x-strike"}
_BREAK = Format("lb", "\\")
_LONGEST_LINE = 2 << 20
_MOST_FRONT = 2000  # lines
_MOST_NESTED = 100
_MOST_NOTES_IN_NOTES = 8


def sniff(data: bytes) -> bool:
    """Never certain: every text is Markdown, more or less."""
    del data
    return False


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """The document as its reader sees it; places are lines of the file. Raises InputError where it is no text."""
    text, encoding = decode(data, name)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if max(map(len, lines)) > _LONGEST_LINE:
        raise InputError(f"a line of more than {_LONGEST_LINE:,} characters; save it as .txt", file=name)
    language = options.language or detect_language(text)
    found = blocks(_Reader(name, language).read(_without_front(lines)))
    notes = () if encoding == "utf-8" else (f"read as {encoding}",)
    if not found:
        notes = (*notes, "has no text")
    return Document(name, "markdown", found, language, encoding, notes)


def _without_front(lines: list[str]) -> list[str]:
    """The lines with empty ones in place of the front matter."""
    opened = _FRONT.fullmatch(f"{lines[0]}\n")
    if opened is None:
        return lines
    for at, line in enumerate(lines[1:_MOST_FRONT], 1):
        if line.rstrip() in {opened[1], "..."}:
            return [""] * (at + 1) + lines[at + 1 :]
        if at == 1 and not line.strip():
            break  # a rule, and then a text
    return lines


@dataclass(slots=True)
class _List:
    """A list that is open: the number of its next item, what stands after numbers, or the bullet."""

    next: int | None
    mark: str

    def label(self) -> str:
        if self.next is None:
            return self.mark
        self.next += 1
        return f"{self.next - 1}{self.mark}"


@dataclass(slots=True)
class _Cell:
    """Where in a table the reader is."""

    table: int
    row: int = 0
    column: int = 0


@dataclass(slots=True)
class _Reader:
    """Reads one text; `_notes` are the lines of each footnote and the line on which it begins, from 0."""

    name: str
    language: str | None
    _notes: dict[str, tuple[int, list[str]]] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)
    _tables: int = 0
    _depth: int = 0

    def read(self, lines: list[str]) -> list[Part]:
        from markdown_it import MarkdownIt

        parser = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTED}).enable(["table", "strikethrough"])
        found = self._parts(parser, self._without_notes(lines), 0)
        for call in self._notes:
            found += self._note(parser, call)
        return found

    def _without_notes(self, lines: list[str]) -> list[str]:
        """The lines with empty ones in place of the footnotes, which are kept apart."""
        kept: list[str] = []
        fence = ""
        note: list[str] | None = None
        for at, line in enumerate(lines):
            if not fence and (begun := _NOTE.match(line)):
                note = [begun[2]]
                self._notes.setdefault(begun[1], (at, note))
                kept.append("")
                continue
            goes_on = (
                not line.strip() or line.startswith(("    ", "\t")) or (lines[at - 1].strip() and kept[-1:] == [""])
            )
            if note is not None and goes_on:
                note.append(line.strip())
                kept.append("")
                continue
            note = None
            if marker := _FENCE.match(line):
                fence = "" if fence and marker[1].startswith(fence) else fence or marker[1]
            kept.append(line)
        return kept

    def _parts(self, parser: MarkdownIt, lines: list[str], offset: int) -> list[Part]:
        """The paragraphs of some lines, each footnote after the paragraph that calls it."""
        found: list[Part] = []
        places: list[str | None] = []
        lists: list[_List] = []
        label: str | None = None
        cell = _Cell(0)
        for token in parser.parse("\n".join(lines)):
            place = f"line {token.map[0] + offset + 1}" if token.map else ""
            kind = token.type
            if kind in {"heading_open", "td_open", "th_open"}:
                places.append("heading" if kind == "heading_open" else "table cell")
                cell.column += 1
            elif kind in {"heading_close", "td_close", "th_close"}:
                places.pop()
            elif kind == "table_open":
                self._tables += 1
                cell = _Cell(self._tables)
            elif kind == "tr_open":
                cell.row, cell.column = cell.row + 1, 0
                row = place
            elif kind == "ordered_list_open":
                lists.append(_List(int(token.attrs.get("start", 1)), ""))
            elif kind == "bullet_list_open":
                lists.append(_List(None, token.markup))
            elif kind == "list_item_open":
                if lists[-1].next is not None:
                    lists[-1].mark = token.markup
                label = lists[-1].label()
            elif kind == "list_item_close":
                label = None
            elif kind in {"ordered_list_close", "bullet_list_close"}:
                lists.pop()
            elif kind == "inline":
                text, calls = self._inline(token.children or [])
                inside = places[-1] if places else None
                path = f"table {cell.table}/r{cell.row}c{cell.column}" if inside == "table cell" else ""
                found.append(Part(text.text, text.codes, inside, label, len(lists), path, place=place or row))
                label = None
                for call in calls:
                    found += self._note(parser, call)
            elif kind == "html_block":
                found += self._html(token.content, place, label, len(lists))
            elif kind in {"code_block", "fence"}:
                found += [
                    Part(f"{block.label} {block.text}".strip(), place=place)
                    for block in reflow(token.content, self.language).blocks
                ]
        return found

    def _note(self, parser: MarkdownIt, call: str) -> list[Part]:
        """The paragraphs of a footnote, once."""
        if call in self._told or self._depth > _MOST_NOTES_IN_NOTES:
            return []
        self._told.add(call)
        at, lines = self._notes[call]
        self._depth += 1
        parts = self._parts(parser, lines, at)
        self._depth -= 1
        found: list[Part] = []
        own = 0
        for part in parts:
            if part.kind == "footnote":
                found.append(part)
                continue
            own += 1
            label = call if own == 1 else ""
            found.append(replace(part, kind="footnote", label=label, level=0, path=note_path(call, own)))
        return found

    def _html(self, content: str, place: str, label: str | None, level: int) -> list[Part]:
        parts, _ = page_parts(content, self.name, self.language)
        shift = self._tables
        found: list[Part] = []
        for part in parts:
            path = part.path
            if table := _TABLE.match(path):
                self._tables = max(self._tables, shift + int(table[1]))
                path = f"table {shift + int(table[1])}/{path[table.end() :]}"
            own = part.label or (label if not found else None)
            found.append(replace(part, path=path, place=place, label=own, level=part.level + level))
        return found

    def _inline(self, tokens: Sequence[Token]) -> tuple[Inline, list[str]]:
        """The text of a paragraph, and the footnotes that it calls."""
        runs: list[Run] = []
        calls: list[str] = []
        formats: list[Format] = []
        for token in tokens:
            kind, _, end = token.type.rpartition("_")
            if token.type == "text":
                self._text(token.content, tuple(formats), runs, calls)
            elif token.type == "code_inline":
                mark = token.markup
                runs.append(Run(token.content, (*formats, Format("x-code", mark, mark))))
            elif token.type == "softbreak":
                runs.append(Run(" ", tuple(formats)))
            elif token.type == "hardbreak":
                runs += [Run("", tuple(formats), _BREAK), Run(" ", tuple(formats))]
            elif token.type == "image":
                source = token.attrs.get("src", "")
                runs.append(Run("", tuple(formats), Format("image", f"![{token.content}]({source})")))
            elif token.type == "html_inline":
                _tag(token.content, formats, runs)
            elif end == "open" and kind == "link":
                target = token.attrs.get("href", "")
                formats.append(Format("link", "[", f"]({target})", target))
            elif end == "open" and kind in _PAIRS:
                formats.append(Format(_PAIRS[kind], token.markup, token.markup))
            elif end == "close":
                _drop(formats, _PAIRS.get(kind, kind))
        return inline(runs), calls

    def _text(self, text: str, formats: tuple[Format, ...], runs: list[Run], calls: list[str]) -> None:
        """Add text, the marks of footnotes in it as codes."""
        at = 0
        for call in _CALL.finditer(text):
            if call[1] in self._notes:
                runs.append(Run(text[at : call.start()], formats))
                runs.append(Run("", formats, Format("fnote", call[0])))
                calls.append(call[1])
                at = call.end()
        runs.append(Run(text[at:], formats))


def _tag(content: str, formats: list[Format], runs: list[Run]) -> None:
    """Take a tag of HTML within a paragraph."""
    tag = _TAG.match(content)
    if tag is None:
        return
    name = tag[2].lower()
    if name == "br":
        runs += [Run("", tuple(formats), Format("lb", "<br>")), Run(" ", tuple(formats))]
    elif name == "img":
        runs.append(Run("", tuple(formats), Format("image", content)))
    else:
        for item in formats_of(name, {"href": content} if name == "a" else {}):
            if tag[1]:
                _drop(formats, item.type)
            else:
                formats.append(Format(item.type, content, item.tag, item.key))


def _drop(formats: list[Format], kind: str) -> None:
    """Close the last format of a type."""
    for at in range(len(formats) - 1, -1, -1):
        if formats[at].type == kind:
            del formats[at]
            return
