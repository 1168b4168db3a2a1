"""What the columns of a table hold that another tool wrote, by the names in its first row.

Known are the exports of memoQ (`Entry_ID`, `French_France`, `Term_Info` …), MateCat (`Forbidden`, `fr-FR`, `Notes`,
`Example of use`), IATE (`E_ID`, `L_CODE`, `T_TERM` …), MultiTerm (`Entry number`, a language's name, fields after it),
and any table whose first row names languages and common fields in French or English.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tmkit.glossary.fields import language_code
from tmkit.text.language_names import LANGUAGES, NAMES
from tmkit.text.languages import primary


class Column(NamedTuple):
    """What a column holds: a role, the language it speaks of ("" where of none), and the column of its term.

    Roles: `id`, `term`, `short`, `formal`, `acronym`, `text` and `language` (one term a row), `source`, `target`,
    `status`, `forbidden`, `preferred`, `info`, `domain`, `subdomain`, `definition`, `note`, `context`,
    `part_of_speech`, `gender`, `number`, `type`, `authority`, `owner`, `synonyms`, `-` (left out). `of` is the place of
    the term that it tells of, -1 where it tells of the whole row.
    """

    role: str
    language: str = ""
    of: int = -1


TERMS = ("term", "short", "formal", "acronym", "source", "target", "synonyms")
_ROLES = {
    "id": "id; cid; entry id; entry number; entry; concept id; concept number; conceptid; e id; term id; "
    "uuid; no; no.; "
    "nº; n°; record; record id; iate id; record number; numéro; fiche",
    "text": "term; terms; terme; termes; t term; term text; designation; désignation; headword",
    "language": "language; lang; langue; l code; language code; locale; code langue; term language",
    "source": "source; source term; source text; terme source; src",
    "target": "target; target term; translation; target text; terme cible; cible; traduction; tgt",
    "status": "status; statut; term status; usage status; administrative status; administrativestatus; t evaluation; "
    "evaluation; approval; preference",
    "forbidden": "forbidden; is forbidden; interdit; do not use; prohibited; isforbidden; blacklisted",
    "info": "term info",
    "domain": "domain; domaine; subject; subject field; subjectfield; entry domain; e domains; domains; field; topic; "
    "thème; domaines; subject area",
    "subdomain": "subdomain; sub-domain; sous-domaine; entry subject; subsubject; sub domain",
    "definition": "definition; définition; def; meaning; concept definition; description",
    "note": "note; notes; comment; comments; remark; remarks; commentaire; remarque; entry note; concept note; "
    "usage note; term note; observation; observations; remarques; usage notes",
    "preferred": "preferred; is preferred; préféré; privilégié",
    "context": "context; contexte; usage; usage sample; example; exemple; example of use; term example; usage example; "
    "examples; example sentence; phraseology",
    "part_of_speech": "part of speech; pos; partofspeech; catégorie grammaticale; nature; word class",
    "gender": "gender; genre; grammatical gender",
    "number": "number; nombre; grammatical number",
    "type": "type; term type; termtype; t type; label type; form",
    "authority": "source of term; authority; reference; références; référence; references; term source; sources; "
    "t institution; institution; responsible",
    "owner": "owner; customer; client; entry clientid; client id; organization; organisation; body; customer subset",
    "synonyms": "synonym; synonyms; synonyme; synonymes; variant; variants; variante; variantes; "
    "other terms; alternative",
    "acronym": "acronym; acronyms; acronyme; acronymes; abbreviation; abbreviations; sigle; sigles; abréviation; abbr; "
    "acronym abbreviation; "
    "abrev",
    "short": "short; short form; forme courte; short name; nom court; short title; forme abrégée",
    "formal": "formal; formal name; nom officiel; official name; formal form; nom protocolaire; forme longue",
    "term": "full form; full name; forme complète; nom complet; full term; preferred term; main term; terme privilégié",
}
_BY_NAME = {name.strip(): role for role, names in _ROLES.items() for name in names.split(";")}
# What tells of one term, where it stands after that term's column.
_OF_TERM = {
    "status",
    "info",
    "note",
    "context",
    "part_of_speech",
    "gender",
    "number",
    "type",
    "authority",
    "definition",
}
_OF_TERM |= {"forbidden", "preferred", "owner"}
_REGIONS = {
    "france": "FR",
    "canada": "CA",
    "belgium": "BE",
    "belgique": "BE",
    "switzerland": "CH",
    "suisse": "CH",
    "luxembourg": "LU",
    "united kingdom": "GB",
    "uk": "GB",
    "royaume-uni": "GB",
    "united states": "US",
    "usa": "US",
    "états-unis": "US",
    "ireland": "IE",
    "australia": "AU",
}
# Of scripts those that languages are told apart by: `fr_case` is no language.
_CODE = re.compile(
    r"([A-Za-z]{2,3})(?:[-_](?:arab|cyrl|deva|hans|hant|latn|tfng))?(?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?", re.IGNORECASE
)
_WORDS = re.compile(r"[\s():/\[\]]+")
_COUNTED = re.compile(r"(?<=[^\W\d]) ?\d+$")  # Synonym 2
_EDGES = re.compile(r"[\s_():/.\[\]]+")
_TOOLS = (
    ("memoQ", {"entry id", "entry subject"}),
    ("IATE", {"e id", "t term"}),
    ("MateCat", {"forbidden", "example of use"}),
    ("MultiTerm", {"entry number"}),
)


def tool_of(cells: Sequence[str]) -> str:
    """The tool that writes such a first row, as far as it gives itself away; else `a table`."""
    names = {_plain(cell) for cell in cells}
    return next((tool for tool, needed in _TOOLS if needed <= names), "a table")


def find_columns(cells: Sequence[str]) -> list[Column] | None:
    """What each column holds; None where the row names no two languages, nor a term with its language."""
    found = [_column(cell) for cell in cells]
    told = {primary(one.language) for one in found if one.role in TERMS and one.language}
    roles = [one.role for one in found]
    if "language" in roles and "text" in roles and "id" in roles:
        return found
    if len(told) < 2 and not (roles.count("source") == roles.count("target") == 1):
        return None
    return _attached([Column("-") if one.role in {"text", "language"} else one for one in found], cells)


def _attached(columns: list[Column], cells: Sequence[str]) -> list[Column]:
    """The columns that tell of one term, bound to it: by their language, or by standing after it, term by term."""
    repeated = Counter(one.role for one in columns if not one.language)
    found: list[Column] = []
    last = -1
    for place, (one, cell) in enumerate(zip(columns, cells, strict=False)):
        column = one
        if one.role in TERMS:
            last = place
            if not one.language and one.role not in {"source", "target"}:
                column = Column("-") if last < 0 or not found else Column(one.role, _language_before(found))
        elif one.language and one.role in _OF_TERM:
            own = [at for at, other in enumerate(columns) if other.role in TERMS and other.language == one.language]
            column = Column(one.role, one.language, own[0] if own else -1)
        elif one.role in _OF_TERM and last >= 0 and (repeated[one.role] > 1 or _plain(cell).startswith("term ")):
            column = Column(one.role, columns[last].language, last)
        found.append(column)
    return found


def _language_before(columns: Sequence[Column]) -> str:
    return next((one.language for one in reversed(columns) if one.language), "")


def _column(cell: str) -> Column:
    plain = _plain(cell)
    if plain in _BY_NAME:
        return Column(_BY_NAME[plain])
    whole = _code(cell.strip().strip("\ufeff"))
    if whole:
        return Column("term", whole)
    words = plain.split()
    for size in (1, 2):
        for start in range(len(words) - size + 1):
            name = " ".join(words[start : start + size])
            if name in LANGUAGES:
                return _of_language(LANGUAGES[name], words[:start], words[start + size :])
    for edges in (_WORDS, _EDGES):
        parts = [part for part in edges.split(cell.strip().strip("\ufeff")) if part]
        for at in (0, len(parts) - 1):
            code = _code(parts[at]) if len(parts) > 1 else ""
            rest = " ".join(part.casefold() for place, part in enumerate(parts) if place != at)
            if code and rest in _BY_NAME:
                return Column(_term_role(_BY_NAME[rest]), code)
    return Column("-")


def _of_language(language: str, before: Sequence[str], after: Sequence[str]) -> Column:
    """A column named by a language and what it holds of it: `English acronym`, `définition en anglais`."""
    rest = " ".join(word for word in (*before, *after) if word not in {"en", "in", "the"})
    if not rest:
        return Column("term", language)
    if rest in _BY_NAME:
        return Column(_term_role(_BY_NAME[rest]), language)
    if rest in _REGIONS:
        return Column("term", f"{language}-{_REGIONS[rest]}")
    for region, code in _REGIONS.items():
        name = rest.removeprefix(region).strip()
        if rest.startswith(region) and name in _BY_NAME:
            return Column(_term_role(_BY_NAME[name]), f"{language}-{code}")
    if before or not after:
        return Column("-")
    # A country that is not listed stands after the language, perhaps a field after it; anything else is not known.
    if after[-1] in _BY_NAME:
        return Column(_term_role(_BY_NAME[after[-1]]), language)
    return Column("term", language) if len(after) < 4 else Column("-")


def _term_role(role: str) -> str:
    return "term" if role in {"text", "source", "target", "language"} else role


def _code(name: str) -> str:
    match = _CODE.fullmatch(name)
    return language_code(name) if match is not None and primary(match[1]) in NAMES else ""


def _plain(name: str) -> str:
    plain = " ".join(_EDGES.sub(" ", name.strip().strip("\ufeff").casefold()).split())
    return _COUNTED.sub("", plain)


def field_of(name: str) -> str:
    """The role of a field of this name (`Part of speech`, `Definition`), `-` where it is not known."""
    return _BY_NAME.get(_plain(name), "-")
