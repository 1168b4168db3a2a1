"""The concepts of a table that another tool wrote: a row a concept, or a row a term."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from tmkit.glossary.exported_columns import TERMS, Column, find_columns, tool_of
from tmkit.glossary.fields import is_language, language_code
from tmkit.glossary.gathering import Gathering
from tmkit.glossary.naming import Names
from tmkit.glossary.statuses import with_statuses
from tmkit.glossary.values import is_yes, ours
from tmkit.model import Concept, InputError, Term
from tmkit.model.account import Account
from tmkit.storage.tables import Row
from tmkit.text.language import detect_language
from tmkit.text.languages import primary

_SEVERAL = re.compile(r"[;|\n\r]+")
_LINES = re.compile(r"[\n\r]+")
_BARS = re.compile(r"[|\n\r]+")
_MOST_WORDS = 6  # of a term beside others in a cell; in what is longer, a semicolon is punctuation
_ARTICLE = re.compile(r"(.*\S) \((l['’]|le|la|les|the)\)")
_ONE_A_CELL = {"memoQ", "MateCat", "IATE"}
_SAMPLE = 300
_MOST_TOLD = 60  # columns that the account names
_LONGEST_NAME = 60
_FORMS = {"short": "short", "formal": "formal", "acronym": "acronym"}


def exported_concepts(
    path: Path, header: Row, rows: Iterator[Row], account: Account, languages: Sequence[str] = ()
) -> Iterator[Concept]:
    """The concepts of the rows after `header`; the account says which column was taken for what, and what was lost.

    A first row that names nothing is taken for a term and its translation where `languages` are given or the two
    languages can be told. Raises InputError where it cannot be known what the columns hold.
    """
    columns = find_columns(header.cells)
    tool = tool_of(header.cells)
    if columns is None:
        sample = [header, *_first(rows, _SAMPLE)]
        rows = _again(sample, rows)
        columns = _two_columns(path, sample, languages, account)
    else:
        account.notices.append(f"columns ({tool}): " + _mapping(header.cells, columns))
    if any(one.role in {"source", "target"} and not one.language for one in columns):
        sample = _first(rows, _SAMPLE)
        rows = _again(sample, rows)
        columns = _with_languages(path, columns, sample, languages)
        source, target = (one.language for one in columns if one.role in {"source", "target"})
        account.notices.append(f"languages: {source}, {target}")
    reader = _Reader(path, columns, tool, account)
    for row in rows:
        reader.add(row)
    yield from reader.concepts()


def _first(rows: Iterator[Row], count: int) -> list[Row]:
    return list(islice(rows, count))


def _again(sample: list[Row], rows: Iterator[Row]) -> Iterator[Row]:
    yield from sample
    yield from rows


def _mapping(cells: Sequence[str], columns: Sequence[Column]) -> str:
    said = []
    for cell, one in zip(cells[:_MOST_TOLD], columns, strict=False):
        name = " ".join(cell[:_LONGEST_NAME].split()) or "(no name)"
        role = "left out" if one.role == "-" else one.role.replace("_", " ")
        said.append(f"{name} → {role}" + (f" ({one.language})" if one.language else ""))
    more = len(columns) - len(said)
    return ", ".join(said) + (f" and {more:,} more" if more > 0 else "")


def _two_columns(path: Path, sample: Sequence[Row], languages: Sequence[str], account: Account) -> list[Column]:
    width = Counter(len(row.cells) for row in sample).most_common(1)[0][0]
    if not 2 <= width <= 3:
        raise InputError(
            "has no column 'concept', nor columns that are named by two languages; the first row names the columns",
            file=path,
            line=sample[0].line,
        )
    source, target = _languages(path, sample, (0, 1), languages)
    account.notices.append(
        f"no first row that names columns: taken for {source}, {target}" + " and a note" * (width > 2)
    )
    return [Column("source", source), Column("target", target), Column("note")][:width]


def _with_languages(
    path: Path, columns: Sequence[Column], sample: Sequence[Row], languages: Sequence[str]
) -> list[Column]:
    roles = [one.role for one in columns]
    places = roles.index("source"), roles.index("target")
    told = dict(zip(places, _languages(path, sample, places, languages), strict=True))
    return [one._replace(language=told.get(at, one.language)) for at, one in enumerate(columns)]


def _languages(path: Path, sample: Sequence[Row], places: tuple[int, int], given: Sequence[str]) -> tuple[str, str]:
    """The languages of two columns: as their texts tell, where that is one and the other of those given; else these."""
    told = [_language(sample, at) for at in places]
    if None not in told and told[0] != told[1] and (not given or {primary(one) for one in given} == set(told)):
        by_primary = {primary(one): one for one in given}
        first, second = (by_primary.get(one or "", one or "") for one in told)
        return first, second
    if len(given) != 2 or primary(given[0]) == primary(given[1]):
        raise InputError(
            "the languages of its two columns cannot be told; give --source-lang and --target-lang",
            file=path,
            line=sample[0].line if sample else 1,
        )
    return given[0], given[1]


def _language(sample: Sequence[Row], at: int) -> str | None:
    """The language of a column, by all that it holds: single terms are too short to tell."""
    return detect_language("\n".join(row.cells[at] for row in sample if at < len(row.cells)))


@dataclass(slots=True)
class _Entry:
    """What a concept has so far; `said` is what is said of it once."""

    terms: list[Term] = field(default_factory=list)
    stated: list[bool] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)

    def say(self, name: str, value: str) -> None:
        values = self.said.setdefault(name, [])
        if value and value not in values:
            values.append(value)


class _Reader:
    def __init__(self, path: Path, columns: Sequence[Column], tool: str, account: Account) -> None:
        self._path = path
        self._columns = columns
        self._account = account
        self._one_a_cell = tool in _ONE_A_CELL
        self._pairs = any(one.role == "source" for one in columns)
        self._rowwise = any(one.role == "text" for one in columns)
        self._entries: dict[str, _Entry] = {}
        self._names = Names()
        self._by_source: dict[tuple[str, str], str] = {}
        self._several = 0

    def add(self, row: Row) -> None:
        cells = [cell.strip() for cell in row.cells]
        cells += [""] * (len(self._columns) - len(cells))
        if any(cells[len(self._columns) :]):
            self._drop(row, f"{len(row.cells)} cells, expected {len(self._columns)}")
            return
        found = self._term_of_row(row, cells) if self._rowwise else self._terms(row, cells)
        if not found:
            self._drop(row, "has no term")
            return
        if self._pairs and len({term.language for term, _ in found}) < 2:
            self._drop(row, f"'{found[0][0].text}' has no translation")
            return
        entry = self._entries.setdefault(self._identifier(cells, found[0][0]), _Entry())
        for term, stated in found:
            entry.terms.append(term)
            entry.stated.append(stated)
        for name in ("domain", "subdomain", "definition", "note"):
            for one, cell in zip(self._columns, cells, strict=False):
                if one.role == name and cell and (one.of < 0 or name == "definition"):
                    entry.say("domain" if name == "subdomain" else name, cell)

    def _drop(self, row: Row, why: str) -> None:
        self._account.read += 1
        self._account.drop(row.line, None, why)

    def _identifier(self, cells: Sequence[str], first: Term) -> str:
        for one, cell in zip(self._columns, cells, strict=False):
            if one.role == "id" and cell:
                return cell
        # Without a name of its own, a row goes to the concept that has its first term in the same domain.
        domain = next((cell for one, cell in zip(self._columns, cells, strict=False) if one.role == "domain"), "")
        return self._by_source.setdefault((first.text, domain), "") or self._named(first, domain)

    def _named(self, first: Term, domain: str) -> str:
        name = self._by_source[first.text, domain] = self._names.of(first.text)
        return name

    def _term_of_row(self, row: Row, cells: Sequence[str]) -> list[tuple[Term, bool]]:
        values = {one.role: cell for one, cell in zip(self._columns, cells, strict=False) if one.role != "-"}
        language = language_code(values.get("language", ""))
        if not values.get("text") or not is_language(language):
            return []
        about = [(one.role, cell) for one, cell in zip(self._columns, cells, strict=False)]
        term, stated = self._made(values["text"], language, row.line, about, ours("form", values.get("type", "")))
        return [(term, stated)]

    def _terms(self, row: Row, cells: Sequence[str]) -> list[tuple[Term, bool]]:
        found: list[tuple[Term, bool]] = []
        whole = [
            (one.role, cell)
            for one, cell in zip(self._columns, cells, strict=False)
            if one.of < 0
            and one.role in {"status", "part_of_speech", "gender", "number", "authority", "owner"}
            and cell
        ]
        forbidden = [
            cell for one, cell in zip(self._columns, cells, strict=False) if one.role == "forbidden" and one.of < 0
        ]
        for place, (one, cell) in enumerate(zip(self._columns, cells, strict=False)):
            if one.role not in TERMS or not cell:
                continue
            about = whole + [(c.role, cells[at]) for at, c in enumerate(self._columns) if c.of == place]
            texts = self._texts(cell)
            for number, text in enumerate(texts):
                term, stated = self._made(text, one.language, row.line, about, _FORMS.get(one.role, ""))
                if number or one.role == "synonyms":
                    term, stated = term if stated else replace(term, status="admitted"), True
                if term.form == "acronym":
                    term = replace(term, acronym_of=_full(found, one.language))
                found.append((term, stated))
        if any(map(is_yes, forbidden)) and found:
            # What may not be written is the translation; of a row with one language, that language's term.
            first = found[0][0].language
            alone = all(term.language == first for term, _ in found)
            found = [
                (replace(term, status="deprecated"), True) if alone or term.language != first else (term, stated)
                for term, stated in found
            ]
        return found

    def _texts(self, cell: str) -> list[str]:
        """The terms of a cell."""
        texts = [cell]
        if self._one_a_cell:
            texts = _LINES.split(cell)
        elif ";" in cell or "|" in cell or "\n" in cell:
            texts = _SEVERAL.split(cell)
            if self._pairs or any(len(text.split()) > _MOST_WORDS for text in texts):
                texts = _BARS.split(cell)
        texts = [text for text in map(str.strip, texts) if text]
        self._several += len(texts) > 1
        return texts

    def _made(
        self, text: str, language: str, line: int, about: Iterable[tuple[str, str]], form: str
    ) -> tuple[Term, bool]:
        """A term with what is said of it, and whether that tells its status. What fits no field goes to its note."""
        values: dict[str, str] = {}
        notes: list[str] = []
        for role, cell in about:
            if not cell:
                continue
            if role in {"gender", "number", "part_of_speech", "status"}:
                known = ours(role, cell)
                if known:
                    values[role] = known
                elif role == "part_of_speech":
                    values[role] = cell
                else:
                    notes.append(f"{role}: {cell}")
            elif role == "forbidden":
                values |= {"status": "deprecated"} if is_yes(cell) else {}
            elif role == "preferred":
                values |= {"status": "preferred"} if is_yes(cell) and values.get("status") != "deprecated" else {}
            elif role == "info":
                _info(cell, values)
            elif role in {"authority", "owner", "context"}:
                values[role] = cell
            elif role == "note":
                notes.append(cell)
            elif role == "type" and not ours("form", cell) and cell.casefold() not in {"term", "terme"}:
                notes.append(f"type: {cell}")
        if notes:
            values["note"] = "\n".join(notes)
        text = " ".join(text.split())
        listed = _ARTICLE.fullmatch(text)
        if listed:
            # As lists sort names: `Albanie (l')`.
            text = listed[1]
            values |= {"article": listed[2].replace("’", "'")} if primary(language) == "fr" else {}
        return Term(text, language_code(language), form=form, line=line, **values), "status" in values

    def concepts(self) -> Iterator[Concept]:
        if self._several:
            self._account.notices.append(f"cells with several terms, each of which became one: {self._several:,}")
        gathering = Gathering(self._path, self._account)
        for identifier, entry in self._entries.items():
            said = {name: "; ".join(values) if name == "domain" else values[0] for name, values in entry.said.items()}
            notes = entry.said.get("note", []) + [f"definition: {one}" for one in entry.said.get("definition", [])[1:]]
            said |= {"note": "\n".join(notes)} if notes else {}
            for term in _once(with_statuses(entry.terms, entry.stated), self._account):
                gathering.add(identifier, term, **said)
        yield from gathering.concepts()


def _once(terms: Iterable[Term], account: Account) -> Iterator[Term]:
    """Terms that several rows repeat only once; they are no fault where a row has a concept's other terms."""
    seen = set()
    for term in terms:
        key = (term.language, term.text, term.owner, term.house)
        if key in seen:
            account.read += 1
            account.kept += 1
            continue
        seen.add(key)
        yield term


def _full(found: Sequence[tuple[Term, bool]], language: str) -> str:
    return next((term.text for term, _ in found if term.language == language and term.form != "acronym"), "")


def _info(cell: str, values: dict[str, str]) -> None:
    """What memoQ packs in `Term_Info`: `CasePermissive;HalfPrefix;Forbidden;Noun;Feminine`."""
    for word in re.split(r"[;,|]", cell):
        plain = word.strip()
        if is_yes(plain) and plain.casefold() not in {"1", "x", "y", "yes"}:
            values["status"] = "deprecated"
        for name in ("gender", "number", "part_of_speech"):
            known = ours(name, plain) if len(plain) > 2 else ""
            if known:
                values[name] = known
