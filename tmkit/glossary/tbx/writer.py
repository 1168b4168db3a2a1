"""Writing TBX: version 3 as TBX-Basic or TBX-Core, in either style, and version 2 (MARTIF)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from tmkit.glossary.naming import Names, name_of
from tmkit.glossary.options import WriteOptions
from tmkit.glossary.tbx.categories import CORE, FORM, NAMESPACES, NUMBER, SPEECH, STATUS, TERM_NOTES, as_note
from tmkit.model import Concept, Term
from tmkit.storage.xml_text import ILLEGAL

_XML_ID = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_MIN = {"customerSubset", "partOfSpeech", "subjectField", "administrativeStatus"}
_META = {
    "customerSubset": "admin",
    "source": "admin",
    "context": "descrip",
    "definition": "descrip",
    "subjectField": "descrip",
    "crossReference": "ref",
}
_HEAD_3 = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="{dialect}" style="{style}" xml:lang="en" xmlns="{core}"{spaces}>
  <tbxHeader><fileDesc><sourceDesc><p>A glossary written by tmkit</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
"""
_FOOT_3 = "  </body></text>\n</tbx>\n"
_HEAD_2 = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="en">
  <martifHeader>
    <fileDesc><sourceDesc><p>A glossary written by tmkit</p></sourceDesc></fileDesc>
    <encodingDesc><p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc>
  </martifHeader>
  <text><body>
"""
_FOOT_2 = "  </body></text>\n</martif>\n"
_NAMES_2 = {"conceptEntry": "termEntry", "langSec": "langSet", "termSec": "tig"}


def write(concepts: Iterable[Concept], stream: BinaryIO, options: WriteOptions) -> list[str]:
    """Write concepts with everything that there is to say of them: in categories where the dialect has one, else in
    notes that any tool shows and `read` takes for what they are.
    """
    writer = _Writer(options)
    stream.write(writer.head().encode())
    for concept in concepts:
        if concept.terms:
            stream.write("".join(f"    {line}\n" for line in writer.entry(concept)).encode())
    stream.write((_FOOT_2 if writer.second else _FOOT_3).encode())
    if not writer.illegal:
        return []
    return [f"{writer.illegal:,} control characters, which XML cannot hold, were left out"]


class _Writer:
    def __init__(self, options: WriteOptions) -> None:
        self.second = options.format == "tbx-v2"
        self.illegal = 0
        self._core = options.format == "tbx-core"
        self._style = options.style
        self._tagged = options.style == "dct" and not self.second
        self._used: set[str] = set()
        self._names = Names(self._used)

    def head(self) -> str:
        if self.second:
            return _HEAD_2
        spaces = "".join(f' xmlns:{name}="{uri}"' for name, uri in NAMESPACES.items())
        return _HEAD_3.format(
            dialect="TBX-Core" if self._core else "TBX-Basic",
            style=self._style,
            core=CORE,
            spaces=spaces if self._tagged and not self._core else "",
        )

    def entry(self, concept: Concept) -> Iterator[str]:
        """The lines of a concept."""
        own = concept.identifier
        as_is = bool(_XML_ID.fullmatch(own)) and own not in self._used
        identifier = self._names.free(own if as_is else f"c-{name_of(own)}")
        yield f"<{self._name('conceptEntry')} id={quoteattr(identifier)}>"
        if not as_is:
            yield "  " + self._note("identifier", own, concept=True)
        if concept.domain:
            yield "  " + self._concept("subjectField", "domain", concept.domain)
        if concept.definition:
            yield "  " + self._concept("definition", "definition", concept.definition)
        if concept.note:
            yield "  " + self._note("note", concept.note, concept=True)
        ids = self._term_ids(concept, identifier)
        by_language: dict[str, list[Term]] = {}
        for term in concept.terms:
            by_language.setdefault(term.language, []).append(term)
        for language, terms in by_language.items():
            yield f"  <{self._name('langSec')} xml:lang={quoteattr(language)}>"
            named: set[str] = set()
            for term in terms:
                # Of two owners' terms that read the same, the first has the name.
                name = "" if term.text in named else ids.get((language, term.text), "")
                named.add(term.text)
                mark = f" id={quoteattr(name)}" if name else ""
                yield f"    <{self._name('termSec')}{mark}>"
                yield f"      <term>{self._text(term.text)}</term>"
                for line in (*self._notes_of(term, ids), *self._rest_of(term, ids)):
                    yield f"      {line}"
                yield f"    </{self._name('termSec')}>"
            yield f"  </{self._name('langSec')}>"
        yield f"</{self._name('conceptEntry')}>"

    def _notes_of(self, term: Term, ids: dict[tuple[str, str], str]) -> Iterator[str]:
        """The term notes, which stand first."""
        if self._core:
            return
        speech = term.part_of_speech
        if speech:
            plain = speech if self.second or speech in SPEECH else "noun" if speech == "proper noun" else "other"
            yield self._element("partOfSpeech", plain)
        yield self._element("administrativeStatus", STATUS[term.status])
        if term.form:
            yield self._element("termType", FORM[term.form])
        if term.gender:
            yield self._element("grammaticalGender", term.gender)
        if term.number and self.second:
            yield self._element("grammaticalNumber", NUMBER[term.number])
        target = ids.get((term.language, term.acronym_of))
        if target and self.second:
            yield self._element("abbreviatedFormFor", term.acronym_of, target)

    def _rest_of(self, term: Term, ids: dict[tuple[str, str], str]) -> Iterator[str]:
        """What else is said of a term: categories, then as notes what they do not hold."""
        held = set()
        if not self._core:
            held = {"status", "gender", "authority", "owner", "context"}
            held |= {"form"} if term.form != "formal" else set()
            held |= {"number"} if self.second else set()
            held |= {"acronym_of"} if self.second and (term.language, term.acronym_of) in ids else set()
            speech = term.part_of_speech
            held |= {"part_of_speech"} if self.second or speech in SPEECH else set()
            for category, value in (("source", term.authority), ("customerSubset", term.owner)):
                if value:
                    yield self._element(category, value)
            if term.context:
                yield self._group("context", term.context)
            for value in dict.fromkeys((term.acronym_of, term.superseded_by)):
                target = ids.get((term.language, value))
                if target and not (self.second and value == term.acronym_of):
                    yield self._element("crossReference", value, target)
        for field in TERM_NOTES:
            value = getattr(term, field)
            if value and field not in held:
                yield self._note(field, value, concept=False)
        if term.note:
            yield self._note("note", term.note, concept=False)

    def _concept(self, category: str, field: str, value: str) -> str:
        if self._core:
            return self._note(field, value, concept=True)
        return self._group(category, value) if category == "definition" else self._element(category, value)

    def _element(self, category: str, value: str, target: str = "") -> str:
        mark = f" target={quoteattr(target)}" if target else ""
        if self._tagged:
            name = f"{'min' if category in _MIN else 'basic'}:{category}"
            return f"<{name}{mark}>{self._text(value)}</{name}>"
        meta = _META.get(category, "termNote")
        return f'<{meta} type="{category}"{mark}>{self._text(value)}</{meta}>'

    def _group(self, category: str, value: str) -> str:
        return f"<descripGrp>{self._element(category, value)}</descripGrp>"

    def _note(self, field: str, value: str, *, concept: bool) -> str:
        return f"<note>{self._text(as_note(field, value, concept=concept))}</note>"

    def _text(self, text: str) -> str:
        clean, count = ILLEGAL.subn("", text)
        self.illegal += count
        return escape(clean)

    def _name(self, name: str) -> str:
        return _NAMES_2[name] if self.second else name

    def _term_ids(self, concept: Concept, identifier: str) -> dict[tuple[str, str], str]:
        """Names for the terms that another term of the concept refers to."""
        there = {(term.language, term.text) for term in concept.terms}
        wanted = dict.fromkeys(
            (term.language, text)
            for term in concept.terms
            for text in (term.acronym_of, term.superseded_by)
            if (term.language, text) in there
        )
        return {key: self._names.free(f"{identifier}.{number}") for number, key in enumerate(wanted, 1)}
