"""A concept entry of TBX as it is read, level by level."""

from __future__ import annotations

from dataclasses import dataclass, field

from tmkit.glossary.gathering import Gathering
from tmkit.glossary.naming import Names
from tmkit.glossary.statuses import with_statuses
from tmkit.glossary.tbx.categories import Told, is_of_concept, of_concept, of_note, of_term
from tmkit.model import Term

# What a note tells more exactly than the category beside it can: `proper noun` where that has `noun`.
_REFINED = {"part_of_speech", "form"}
_REFERENCES = {"crossReference", "abbreviatedFormFor", "acronymFor"}


@dataclass(slots=True)
class _Draft:
    """A term as it is read: its fields, its notes in order, and what it refers to."""

    line: int
    name: str
    fields: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    references: list[tuple[str, str, str]] = field(default_factory=list)


class Entry:
    """A concept entry. What is said on the level of a language is said of each of its terms, a definition of the
    concept.
    """

    def __init__(self, identifier: str, line: int) -> None:
        self._identifier = identifier
        self._line = line
        self._said: dict[str, str] = {}
        self._notes: list[str] = []
        self._language = ""
        self._of_language: list[Told] = []
        self._draft: _Draft | None = None
        self._drafts: list[_Draft] = []
        self._from = 0
        self._group = ""

    def open_language(self, language: str) -> None:
        """The terms that follow are of this language."""
        self._language = language
        self._of_language = []
        self._from = len(self._drafts)

    def open_term(self, line: int, name: str) -> None:
        """A term begins; `name` is what references call it."""
        self._draft = _Draft(line, name, {"language": self._language})

    def call_term(self, name: str) -> None:
        """The name that references call the open term by stands at the term itself."""
        if self._draft is not None and not self._draft.name:
            self._draft.name = name

    def say(self, category: str, text: str, target: str, *, group: bool) -> None:
        """What an element says, on the level where it stands."""
        if category == "term":
            if self._draft is not None:
                self._draft.fields["text"] = " ".join(text.split())
            return
        value = _unwrapped(text)
        if target.startswith(("http:", "https:")) and value and value != target:
            value = f"{value} <{target}>"
        if group and category in {"source", "note"} and self._group:
            # The source of a definition is not that of the term.
            told = Told("note", f"{category} of {self._group}: {value}")
            if self._draft is None:
                self._notes.append(told.value)
                return
        elif self._draft is not None and category in _REFERENCES and target:
            self._draft.references.append((category, target, value))
            return
        elif category == "note":
            told = of_note(value, concept=self._draft is None and not self._language)
            if self._draft is not None and told.field in _REFINED:
                self._draft.fields[told.field] = told.value
                return
        elif self._draft is not None and not is_of_concept(category):
            told = of_term(category, value)
        else:
            told = of_concept(category, value)
            if self._language and told.field == "note":
                told = of_term(category, value)
        if group and category not in {"source", "note"}:
            self._group = category
        if told.field and (value or target):
            self._keep(told if value else Told("note", f"{category}: {target}"))

    def close_group(self) -> None:
        """A group of a text and its source ends."""
        self._group = ""

    def close_term(self) -> None:
        """The term ends."""
        if self._draft is not None:
            self._drafts.append(self._draft)
            self._draft = None

    def close_language(self) -> None:
        """The language ends: what is said of it is said of each of its terms."""
        for draft in self._drafts[self._from :]:
            for told in self._of_language:
                if told.field == "note":
                    draft.notes.append(told.value)
                else:
                    draft.fields.setdefault(told.field, told.value)
        self._language = ""

    def add_to(self, gathering: Gathering, names: Names) -> None:
        """Add the terms, their references resolved, to the concepts of the file."""
        identifier = self._said.pop("identifier", "") or self._identifier
        if not identifier:
            identifier = names.of(next((draft.fields.get("text", "") for draft in self._drafts), ""))
        texts = {draft.name: draft.fields.get("text", "") for draft in self._drafts if draft.name}
        terms = []
        for draft in self._drafts:
            for reference in draft.references:
                _resolve(draft, *reference, texts)
            if draft.notes:
                draft.fields["note"] = "\n".join(draft.notes)
            terms.append(Term(**{"text": "", **draft.fields}, line=draft.line))
        stated = ["status" in draft.fields for draft in self._drafts]
        if not terms:
            gathering.refuse(self._line, identifier, "has no term")
        if self._notes:
            self._said["note"] = "\n".join(self._notes)
        for number, term in enumerate(with_statuses(terms, stated)):
            gathering.add(identifier, term, **(self._said if number == 0 else {}))

    def _keep(self, told: Told) -> None:
        if self._draft is not None and told.field not in {"definition", "domain"}:
            if told.field != "note" and told.field not in self._draft.fields:
                self._draft.fields[told.field] = told.value
            else:
                self._draft.notes.append(
                    told.value if told.field == "note" else f"{told.field.replace('_', ' ')} too: {told.value}"
                )
        elif self._language and told.field not in {"definition", "domain"}:
            self._of_language.append(told)
        elif told.field == "note":
            self._notes.append(told.value)
        elif self._said.setdefault(told.field, told.value) != told.value:
            where = f" ({self._language})" if self._language else ""
            self._notes.append(f"{told.field}{where}: {told.value}")


def _resolve(draft: _Draft, category: str, target: str, value: str, texts: dict[str, str]) -> None:
    """A reference to another term of the concept, as the field that it stands for; any other as a note."""
    text = texts.get(target, "")
    if not text:
        draft.notes.append(f"{category}: {value or target}")
        return
    if text in {draft.fields.get("acronym_of"), draft.fields.get("superseded_by")}:
        return
    acronym = category != "crossReference" or draft.fields.get("form") == "acronym"
    name = "acronym_of" if acronym else "superseded_by" if draft.fields.get("status") == "superseded" else ""
    if name and name not in draft.fields:
        draft.fields[name] = text
    else:
        draft.notes.append(f"see also: {text}")


def _unwrapped(text: str) -> str:
    """A text without the line ends that are there for the eye: those before blanks."""
    first, *lines = text.split("\n")
    parts = [first]
    for line in lines:
        if line[:1] in {" ", "\t"}:
            parts[-1] = parts[-1].rstrip(" \t")
            parts += [" ", line.lstrip(" \t")]
        else:
            parts += ["\n", line]
    return "".join(parts).strip(" \t\n")
