"""Reading Word tables that hold a translation: tmkit's own, and those of other tools by what their headings say.

A table has a heading for the source and one for the target (`Source segment`, `Target (fr)`, `French (France)`); that
of Phrase TMS may have none, and CafeTran calls both columns by the name of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tmkit.documents.docx.package import WordPackage
from tmkit.formats.acceptance import Located
from tmkit.formats.columns import NOTHING, SOURCE, TARGET, heading
from tmkit.formats.docx_table.marks import phrase_segment, styled_segment
from tmkit.formats.docx_table.names import DIGEST, HEADINGS
from tmkit.formats.docx_table.tables import Cell as TableCell
from tmkit.formats.docx_table.tables import Run, TableRow, tables_of
from tmkit.formats.headings import tells_both_sides
from tmkit.formats.placeholders import unmarked
from tmkit.formats.registry import Reading
from tmkit.formats.row_cells import RowUnits
from tmkit.formats.table import table_units
from tmkit.model import CHANGES, InputError, Segment
from tmkit.model.account import Account
from tmkit.storage.opening import read_input
from tmkit.storage.tables import Row
from tmkit.storage.xml import parse_tree
from tmkit.storage.xml_text import legal

EXTENSIONS: tuple[str, ...] = (".docx",)
_HEAD_ROWS = 4  # within which the headings stand
_PHRASE_ID = re.compile(r"[A-Za-z0-9_-]{2,40}:\d{1,7}")
_PHRASE_COLUMNS = ("id", NOTHING, "#", "source", "target", "state", "comment")
_OWN = tuple(name.partition(" (")[0] for name in HEADINGS)
_Cells = dict[int, list[list[Run]]]
_MATCH = re.compile(r"(\d{1,3})?\s*([a-z]*)")


class _Table(NamedTuple):
    """The rows of one table under their headings; `names` are what the headings say."""

    names: tuple[str, ...]
    rows: list[TableRow]
    phrase: bool = False


def sniff(head: bytes) -> bool:
    """Never certain: an archive is told by what stands in it (`holds`)."""
    del head
    return False


def holds(data: bytes) -> bool:
    """Whether this is a Word document one of whose tables says by its headings that it is a translation."""
    try:
        found = _tables(tables_of(data, "", most=_HEAD_ROWS), certain=True)
    except InputError:
        return False
    return bool(found)


def read(path: Path, account: Account, reading: Reading) -> Iterator[Located]:
    """The units of all tables that are a translation; the line of a row is its number in its table.

    Raises InputError where there is none, or the languages are not told.
    """
    data = read_input(path, "a bilingual Word document")
    rows = tables_of(data, str(path))
    found = _tables(rows, certain=True) or _tables(rows, certain=False, given=reading.columns)
    if not found:
        raise InputError(
            "has no table with a heading for the source and one for the target; expected such as "
            "`Source (fr)`, `Target (en)`",
            file=path,
        )
    others = len({row.table for row in rows}) - len(found)
    if others:
        account.notices.append(f"{others:,} other tables were left out")
    if _is_own(found[0].names):
        return _own(found, _digest(data, str(path)), account)
    return _others(found, account, reading, path)


def _own(found: Sequence[_Table], known: tuple[str, str], account: Account) -> Iterator[Located]:
    account.original, account.digest = known[0] or None, known[1] or None
    for table in found:
        languages = [heading(name)[1] or _bracketed(name) for name in table.names[2:4]]
        account.source_language, account.target_language = languages
        units = RowUnits(languages[0], languages[1])
        for row in table.rows:
            account.read += 1
            texts = [legal(cell.text) for cell in row.cells[: len(_OWN)]]
            number, label, source, target, status, match, *_ = [*texts, *[""] * len(_OWN)]
            number = number.strip() or str(account.read)
            if not source.strip() and not target.strip():
                account.drop(row.number, number, "has no text")
                continue
            state, *more = [part.strip() for part in status.split(",")]
            score = _MATCH.fullmatch(match.strip())
            named = {
                "id": number,
                "label": label.strip(),
                "state": state,
                "locked": "yes" if "locked" in more else "",
                "change": next((part for part in more if part in CHANGES), ""),
                "score": (score[1] or "") if score else "",
                "match": score[2] if score else "",
                "document": account.original or "",
            }
            unit = units.unit(named, (unmarked(source), unmarked(target)))
            yield Located(unit, row.number, number)


def _others(found: Sequence[_Table], account: Account, reading: Reading, path: Path) -> Iterator[Located]:
    for table in found:
        width = len(table.names)
        cells = {row.number: [cell.runs for cell in _laid(row, width)] for row in table.rows}

        def coded(line: int, at: int, cells: _Cells = cells, *, phrase: bool = table.phrase) -> Segment:
            runs = [(legal(text), style) for text, style in cells[line][at]]
            return phrase_segment(runs) if phrase else styled_segment(runs)

        rows = [Row(0, table.names)]
        for row in table.rows:
            texts = tuple(cell.text for cell in _laid(row, width))
            if any(text.strip() for text in texts):
                rows.append(Row(row.number, texts))
        yield from table_units(rows, account, reading, path, coded)


def _tables(rows: Sequence[TableRow], *, certain: bool, given: object = None) -> list[_Table]:
    """The tables with headings for two languages; `certain` asks for those that no ordinary document has."""
    grouped: dict[int, list[TableRow]] = {}
    for row in rows:
        grouped.setdefault(row.table, []).append(row)
    found = []
    for table in grouped.values():
        for at, row in enumerate(table[:_HEAD_ROWS]):
            names = tuple(" ".join(cell.text.split()) for cell in row.cells)
            headed = _headed(names, certain=certain) or (() if certain or not given or at else names)
            if headed:
                found.append(_Table(headed, table[at + 1 :], _is_phrase(table[at + 1 :])))
                break
            if _is_phrase([row]) and 6 <= len(row.cells) <= 8:
                found.append(_Table(_PHRASE_COLUMNS, table[at:], phrase=True))
                break
    own = [table for table in found if _is_own(table.names)]
    return own or found


def _headed(names: tuple[str, ...], *, certain: bool) -> tuple[str, ...]:
    """The headings where they are those of a translation, else nothing."""
    if _is_own(names):
        return names
    roles = [heading(name) for name in names]
    if tells_both_sides(names):
        return names
    languages = [language for role, language in roles if language or role in {SOURCE, TARGET}]
    beside = any(role in {"id", "@state", "@status"} for role, _ in roles)
    if len(languages) == 2 and (beside or not certain):
        return names
    if len(names) >= 4 and roles[0][0] == "id" and names[1] and names[1] == names[2]:  # CafeTran
        return (names[0], SOURCE, TARGET, *names[3:])
    return ()


def _is_own(names: Sequence[str]) -> bool:
    return tuple(name.partition(" (")[0] for name in names) == _OWN


def _is_phrase(rows: Sequence[TableRow]) -> bool:
    return bool(rows) and all(row.cells and _PHRASE_ID.fullmatch(row.cells[0].text.strip()) for row in rows[:3])


def _laid(row: TableRow, width: int) -> list[TableCell]:
    """The cells under the headings: one each, or where the row has fewer, by the columns of the grid they take."""
    if len(row.cells) >= width or sum(cell.span for cell in row.cells) > width:
        return row.cells[:width]
    laid = []
    for cell in row.cells:
        laid += [cell, *[TableCell() for _ in range(cell.span - 1)]]
    return [*laid, *[TableCell() for _ in range(width - len(laid))]]


def _bracketed(name: str) -> str:
    return name.partition("(")[2].rstrip(")").strip()


def _digest(data: bytes, name: str) -> tuple[str, str]:
    """The draft's name and digest, as the properties of the document say."""
    content = WordPackage(data, name).content("docProps/core.xml")
    if content is None:
        return "", ""
    root = parse_tree(Path(name), content).getroot()
    said = {str(element.tag).rpartition("}")[2]: element.text or "" for element in root}
    match = DIGEST.search(said.get("keywords", ""))
    return (said.get("title", ""), match[1]) if match else ("", "")
