"""The language in which a document is proofread, changed in a copy of a Word or OpenDocument file."""

from __future__ import annotations

import re
from collections.abc import Callable

from tmkit.documents import docx, odt
from tmkit.documents.docx.package import WordPackage
from tmkit.documents.odt.package import open_package
from tmkit.text.languages import primary

REGIONS = {"en": "GB", "fr": "FR"}
"""The region where a language has none: spelling is checked by one."""

_WORD_PARTS = re.compile(
    r"word/(?:document\d*|styles\w*|settings|footnotes|endnotes|header\d*|footer\d*)\.xml", re.IGNORECASE
)
_LANG = re.compile(rb"<(?:[\w.-]+:)?(?:lang|themeFontLang)\s[^<>]*>")
_VALUE = re.compile(rb'(?<=\bval=)"[^"]*"|(?<=\bval=)\'[^\']*\'')
_NO_LANG = re.compile(
    rb"(<((?:[\w.-]+:)?)rPrDefault\s*>\s*<(?:[\w.-]+:)?rPr\s*>)((?:(?!</?(?:[\w.-]+:)?rPr\b).)*)", re.DOTALL
)
_AFTER_LANG = re.compile(rb"<(?:[\w.-]+:)?(?:eastAsianLayout|specVanish|oMath)\b")
_PROPERTIES = re.compile(rb"<(?:[\w.-]+:)?text-properties\s[^<>]*>")
_LANGUAGE = re.compile(rb'\bfo:language="([^"]*)"')
_COUNTRY = re.compile(rb'\bfo:country="[^"]*"')


def regional(language: str) -> str:
    """A language with the region whose spelling is meant: `en-GB` for `en`, `en-US` as it is."""
    code = language.replace("_", "-")
    region = REGIONS.get(primary(code))
    return f"{primary(code)}-{region}" if "-" not in code and region else code


def with_language(data: bytes, name: str, source: str, target: str) -> bytes:
    """A copy whose text in the language `source`, and whose text without one, is proofread in `target`.

    What is neither a Word nor an OpenDocument text stays as it is. Raises InputError where the file is damaged.
    """
    if docx.sniff(data):
        return _word(data, name, source, target)
    return _open_document(data, name, source, target) if odt.sniff(data) else data


def _word(data: bytes, name: str, source: str, target: str) -> bytes:
    package = WordPackage(data, name)
    wanted = regional(target).encode("ascii", "ignore")
    changed: dict[str, bytes] = {}
    styles = package.related(package.main, "styles")
    for part in package.zip.names:
        if not _WORD_PARTS.fullmatch(part) and part not in {package.main, styles}:
            continue
        content = package.xml(part)
        new = _LANG.sub(_told(source, wanted), content)
        if part == styles:
            new = _NO_LANG.sub(lambda found: _declared(found, wanted), new, count=1)
        if new != content:
            changed[part] = new
    return package.zip.rewritten(changed) if changed else data


def _told(source: str, wanted: bytes) -> Callable[[re.Match[bytes]], bytes]:
    def told(tag: re.Match[bytes]) -> bytes:
        def value(found: re.Match[bytes]) -> bytes:
            stated = found[0][1:-1].decode("ascii", "replace")
            return b'"' + wanted + b'"' if primary(stated) == primary(source) else found[0]

        return _VALUE.sub(value, tag[0])

    return told


def _declared(found: re.Match[bytes], wanted: bytes) -> bytes:
    """The defaults of all text with a language, where they have none."""
    head, prefix, properties = found[1], found[2], found[3]
    if _LANG.search(properties):
        return found[0]
    lang = b"<" + prefix + b"lang " + prefix + b'val="' + wanted + b'"/>'
    after = _AFTER_LANG.search(properties)
    at = after.start() if after else len(properties)
    return head + properties[:at] + lang + properties[at:]


def _open_document(data: bytes, name: str, source: str, target: str) -> bytes:
    language, _, region = regional(target).partition("-")

    def told(tag: re.Match[bytes]) -> bytes:
        stated = _LANGUAGE.search(tag[0])
        if stated is None or primary(stated[1].decode("ascii", "replace")) != primary(source):
            return tag[0]
        new = _LANGUAGE.sub(b'fo:language="' + language.encode() + b'"', tag[0])
        return _COUNTRY.sub(b'fo:country="' + (region or "none").encode() + b'"', new)

    package = open_package(data, name)
    if package.zip is None:
        return _PROPERTIES.sub(told, data)
    changed: dict[str, bytes] = {}
    for part in ("content.xml", "styles.xml"):
        if part in package.zip.names:
            content = package.zip.read(part)
            new = _PROPERTIES.sub(told, content)
            if new != content:
                changed[part] = new
    return package.zip.rewritten(changed) if changed else data
