"""Reading PO: entries with their states; obsolete ones are dropped, plural forms are units of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tmkit.formats.acceptance import Located
from tmkit.formats.po.names import CERTAIN, COMMENTS, DIGEST, GENERATOR, ORIGINAL, SOURCE_LANGUAGE
from tmkit.formats.registry import Reading
from tmkit.formats.row_cells import MARK, SOURCE, TARGET, RowUnits
from tmkit.formats.tmx.characters import mended
from tmkit.model import InputError, Note, Property, Segment, Unit, Variant
from tmkit.model.account import Account
from tmkit.storage.encoding import decode, marked
from tmkit.storage.opening import read_input
from tmkit.storage.xml_text import ILLEGAL
from tmkit.text.language import detect_language
from tmkit.text.languages import primary

if TYPE_CHECKING:
    import polib

EXTENSIONS: tuple[str, ...] = (".po", ".pot")
_MESSAGE = re.compile(rb"^(?:#[^\n]{0,400}\n|\s)*?(?:msgctxt|msgid) *\"", re.MULTILINE)
_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:-]{1,40})")
_STRING = re.compile(r"\s*(?:#[~|]+\s*)?(?:msg[a-z_]+(?:\[\d+\])?\s*)?\"")
_LINE = re.compile(r"line (\d+)")
_KEY = re.compile(r"([a-z]{2,6}): (.*)")
_SAMPLE = 300
_LONGEST_LINE = 4 << 20
_MOST_LINES = 10_000  # of one text
_USUAL = "en"
"""The language of messages where nothing tells it: gettext's own convention."""


def sniff(head: bytes) -> bool:
    """Whether a message stands here, behind comments at most."""
    return b"msgid" in head and b"msgstr" in head and _MESSAGE.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def read(path: Path, account: Account, reading: Reading) -> Iterator[Located]:
    """A unit an entry. Raises InputError for what is no catalogue, with the line where it stops being one."""
    catalogue = _catalogue(path)
    source, target = _languages(catalogue, account, reading, path)
    account.source_language, account.target_language = source, target
    own = DIGEST in catalogue.metadata or catalogue.metadata.get("X-Generator") == GENERATOR
    if own:
        account.digest = catalogue.metadata.get(DIGEST) or None
    account.original = catalogue.metadata.get(ORIGINAL) or None
    return _located(catalogue, account, (source, target), own=own)


def _located(catalogue: polib.POFile, account: Account, languages: tuple[str, str], *, own: bool) -> Iterator[Located]:
    seen: dict[tuple[str | None, str], int] = {}
    names: Counter[str] = Counter()
    rows = RowUnits(*languages)
    for entry in catalogue:
        line = entry.linenum
        label = _name(entry, own=own)
        if entry.obsolete:
            account.read += 1
            account.drop(line, label, "is obsolete")
            continue
        first = seen.setdefault((entry.msgctxt, entry.msgid), line)
        if first != line:
            account.flag(line, label, f"has the msgid and msgctxt of the entry on line {first}")
        forms = _forms(entry)
        for number, (message, text) in enumerate(forms):
            account.read += 1
            name = label if number == 0 else f"{label}#plural"
            names[name] += 1
            unique = name if names[name] == 1 else f"{name}#{names[name]}"
            pair = tuple(_mended(one, line, unique, account) for one in (message, text))
            if not any(one.strip() for one in pair):
                account.drop(line, unique, "has no text")
            elif own:
                unit = rows.unit(_named(entry, label, pair[0], pair[1], account))
                yield Located(unit, line, unique)
            else:
                yield Located(_unit(entry, unique, Segment(pair[0]), Segment(pair[1]), languages), line, unique)
        if len(entry.msgstr_plural) > len(forms):
            account.flag(line, label, f"has {len(entry.msgstr_plural)} plural forms; the first and the last were read")


def _forms(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Message and translation; where there is a plural, that with the last of its translations, too."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    texts = [entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)] or [""]
    return [(entry.msgid, texts[0]), (entry.msgid_plural, texts[-1])]


def _unit(entry: polib.POEntry, label: str, source: Segment, target: Segment, languages: tuple[str, str]) -> Unit:
    state = "proposed" if entry.fuzzy else "translated"
    properties = [Property("x-tmkit-state", state if target.text.strip() else "empty")]
    if entry.msgctxt:
        properties.append(Property("x-po-context", entry.msgctxt))
    properties += [Property("x-po-flag", flag) for flag in entry.flags]
    properties += [
        Property("x-po-reference", f"{file}:{line}" if line else file) for file, line in entry.occurrences if file
    ]
    notes = [Note(text) for text in (entry.comment, entry.tcomment) if text.strip()]
    return Unit(
        (Variant(languages[0], source), Variant(languages[1], target)),
        (("tuid", label), ("srclang", languages[0])),
        tuple(properties),
        tuple(notes),
    )


def _named(entry: polib.POEntry, label: str, source: str, target: str, account: Account) -> dict[str, str]:
    """The cells of an entry that tmkit wrote, as a table has them; what a person did to the flag decides the state."""
    named: dict[str, str] = {}
    for line in entry.comment.split("\n"):
        match = _KEY.fullmatch(line)
        if match and match[1] in COMMENTS:
            before = named.get(match[1])
            named[match[1]] = match[2] if before is None else f"{before}\n{match[2]}"
    if entry.tcomment.strip():
        named["notes"] = "\n".join(filter(None, (named.get("notes"), entry.tcomment)))
    score = named.get("score", "")
    certain = score.isascii() and score.isdecimal() and int(score) >= CERTAIN
    if entry.fuzzy:
        named["state"] = "proposed"
    elif named.get("state") == "proposed" and not certain:
        named["state"] = "translated"
    named |= {"id": label, SOURCE: source, TARGET: target, "document": account.original or "", MARK: ""}
    return named


def _name(entry: polib.POEntry, *, own: bool) -> str:
    """What an entry is called: its id where tmkit wrote it, else its context with the message, or the message."""
    if own:
        said = next((line[4:] for line in entry.comment.split("\n") if line.startswith("id: ")), "")
        return said or (entry.msgctxt or "").rpartition("#")[2] or str(entry.linenum)
    return entry.msgctxt or str(entry.linenum)


def _mended(text: str, line: int, label: str, account: Account) -> str:
    if ILLEGAL.search(text) is None:
        return text
    found, reasons = mended(text)
    for reason in reasons:
        account.repair(line, label, reason)
    return found


def _languages(catalogue: polib.POFile, account: Account, reading: Reading, path: Path) -> tuple[str, str]:
    """As given, as the header says, else as the texts tell."""
    stated = catalogue.metadata
    source = reading.source_lang or stated.get(SOURCE_LANGUAGE, "").strip()
    if not source:
        source = _told(entry.msgid for entry in catalogue) or ""
        if not source:
            source = _USUAL
            account.notices.append(f"names no source language; taken for {source} (--source-lang says otherwise)")
    target = reading.target_lang or stated.get("Language", "").strip()
    if not target:
        told = _told(entry.msgstr for entry in catalogue)
        target = told if told and primary(told) != primary(source) else ""
    if not target:
        raise InputError("names no target language (Language: in its header); give --target-lang", file=path)
    return source.replace("_", "-"), target.replace("_", "-").partition("@")[0]


def _told(texts: Iterator[str]) -> str | None:
    told: Counter[str] = Counter()
    for text, _ in zip((text for text in texts if text), range(_SAMPLE), strict=False):
        if (language := detect_language(text)) is not None:
            told[language] += 1
    return told.most_common(1)[0][0] if told else None


def _catalogue(path: Path) -> polib.POFile:
    data = read_input(path, "a message catalogue (PO)")
    if b"msgid" not in data:
        raise InputError("has no message; expected a PO file", file=path)
    longest = max(map(len, data.splitlines()), default=0)
    if longest > _LONGEST_LINE:
        raise InputError(f"has a line of {longest:,} bytes; refused", file=path)
    import polib

    encoding = _encoding(data, path)
    _check_texts(data.decode(encoding), path)
    try:
        return polib.pofile(str(path), encoding=encoding, wrapwidth=0, check_for_duplicates=False)
    except UnicodeDecodeError as error:
        raise InputError(f"is not {encoding.upper()} as it should be ({error.reason})", file=path) from None
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError) as error:
        found = _LINE.search(str(error))
        raise InputError(
            "cannot be read as a PO file from here on" if found else "cannot be read as a PO file",
            file=path,
            line=int(found[1]) if found else None,
        ) from None


def _check_texts(text: str, path: Path) -> None:
    """The library passes over a quote that is missing, and a letter with it; what it adds it copies, line by line."""
    lines = size = 0
    for number, line in enumerate(text.split("\n"), 1):
        match = _STRING.match(line)
        if match is not None and line.lstrip("#~| \t").startswith('"'):
            lines, size = lines + 1, size + len(line)
        else:
            lines = size = 0
        if lines > _MOST_LINES or size > _LONGEST_LINE:
            raise InputError(f"a text of more than {lines - 1:,} lines; refused", file=path, line=number)
        if match is not None and (len(line.rstrip()) == match.end() or not line.rstrip().endswith('"')):
            raise InputError("a text does not end with a quote", file=path, line=number)


def _encoding(data: bytes, path: Path) -> str:
    """What the header says where the bytes agree; else what the bytes are."""
    if marked(data)[0] == "utf-8":
        return "utf-8-sig"
    declared = _CHARSET.search(data)
    if declared is not None:
        name = declared[1].decode()
        try:
            data.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
        else:
            return name
    return decode(data, path)[1]
