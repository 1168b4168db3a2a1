"""The directory of a ZIP archive, read with distrust: what it lists must be where it says, once, and of bounded size.

After APPNOTE.TXT 6.3.10 (PKWARE), sections 4.3 and 4.5.3. Python's own module is not used: to leave every byte of what
is not changed as it is, one must know where each record lies.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from tmkit.model import InputError

STORED, DEFLATED = 0, 8
ZIP64_FIELD = 1
ALL_ONES, ALL_ONES_SHORT = 0xFFFFFFFF, 0xFFFF

LOCAL = struct.Struct("<4s5H3I2H")
LOCAL_MARK = b"PK\x03\x04"
CENTRAL = struct.Struct("<4s6H3I5H2I")
CENTRAL_MARK = b"PK\x01\x02"
END = struct.Struct("<4s4H2IH")
END_MARK = b"PK\x05\x06"
LOCATOR = struct.Struct("<4sIQI")
LOCATOR_MARK = b"PK\x06\x07"
END64 = struct.Struct("<4sQ2H2I4Q")
END64_MARK = b"PK\x06\x06"
_SIGNATURE_MARK = b"PK\x05\x05"

_ENCRYPTED = 1 | 1 << 6
UTF8 = 1 << 11
_LONGEST_COMMENT = 0xFFFF


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """What an archive may ask of us: entries, bytes of all together once unpacked, and how far one may be compressed.

    The ratio counts only beyond `modest` bytes: an ordinary file of nothing but blanks is compressed a thousandfold.
    """

    entries: int = 20_000
    total: int = 1 << 30
    modest: int = 64 << 20
    ratio: int = 200


ZIP_LIMITS = ZipLimits()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: where its records and its data lie. `name` has forward slashes; a folder's ends with one."""

    name: str
    method: int
    check: int
    compressed: int
    size: int
    local: int
    """where its local header begins"""
    data: int
    """where its data begin"""
    central: tuple[int, int]
    """its record in the directory, as a range"""


@dataclass(frozen=True, slots=True)
class Directory:
    """The entries, in the order of the directory; where the directory lies, and the records after it."""

    entries: tuple[Entry, ...]
    start: int
    end: int
    end64: int | None
    """where the ZIP64 end record begins; its locator stands right before the end record"""
    last: int
    """where the end record begins"""


def read_directory(data: bytes, name: str, limits: ZipLimits = ZIP_LIMITS) -> Directory:
    """The directory of an archive. Raises InputError for what is no ZIP, is damaged, encrypted, or lies."""
    if data[:4] not in {LOCAL_MARK, END_MARK}:
        raise InputError("is no ZIP archive", file=name)
    last = _find_end(data, name)
    _, disk, first_disk, _, count, length, start, _ = END.unpack_from(data, last)
    end64 = None
    before = last - LOCATOR.size
    if before >= 0 and data[before : before + 4] == LOCATOR_MARK:
        end64 = LOCATOR.unpack_from(data, before)[2]
        if end64 + END64.size > before or data[end64 : end64 + 4] != END64_MARK:
            raise _damaged(name, "its ZIP64 directory is not where it should be")
        disk, first_disk, _, count, length, start = END64.unpack_from(data, end64)[4:]
    if disk not in {0, ALL_ONES_SHORT} or first_disk not in {0, ALL_ONES_SHORT}:
        raise InputError("is one part of a ZIP archive in several parts; join them first", file=name)
    if count > limits.entries:
        raise InputError(f"a ZIP archive with more than {limits.entries:,} entries; refused", file=name)
    end = start + length
    if end > (last if end64 is None else end64):
        raise _damaged(name, "its directory is not where it should be")
    entries = _entries(data, name, start, end, count)
    _check_sizes(entries, name, limits)
    _check_places(entries, name, start)
    return Directory(entries, start, end, end64, last)


def _find_end(data: bytes, name: str) -> int:
    lowest = max(len(data) - END.size - _LONGEST_COMMENT, 0)
    at = len(data)
    while (at := data.rfind(END_MARK, lowest, at + 3)) >= 0:
        if at + END.size <= len(data) and at + END.size + END.unpack_from(data, at)[7] <= len(data):
            return at
    raise _damaged(name, "its end is missing, as after an interrupted download")


def _entries(data: bytes, name: str, start: int, end: int, count: int) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    seen: set[str] = set()
    at = start
    while at + CENTRAL.size <= end and data[at : at + 4] == CENTRAL_MARK:
        if len(entries) == count:
            raise _damaged(name, f"its directory lists more than the {count:,} entries it counts")
        entry = _entry(data, name, at, end)
        if entry.name in seen:
            raise InputError(f"a ZIP archive with two entries named {entry.name!r}; refused", file=name)
        seen.add(entry.name)
        entries.append(entry)
        at = entry.central[1]
    if len(entries) != count or (at != end and data[at : at + 4] != _SIGNATURE_MARK):
        raise _damaged(name, f"its directory lists {len(entries):,} of {count:,} entries")
    return tuple(entries)


def _entry(data: bytes, name: str, at: int, end: int) -> Entry:
    fields = CENTRAL.unpack_from(data, at)
    flags, method, check = fields[3], fields[4], fields[7]
    sizes = fields[8:10]
    name_length, extra_length, comment_length, offset = fields[10], fields[11], fields[12], fields[16]
    after = at + CENTRAL.size + name_length + extra_length + comment_length
    if after > end:
        raise _damaged(name, "its directory breaks off")
    raw = data[at + CENTRAL.size : at + CENTRAL.size + name_length]
    entry_name = _safe_name(raw, flags, name)
    if flags & _ENCRYPTED:
        raise InputError(f"is encrypted ({entry_name}); save it without a password", file=name)
    if method not in {STORED, DEFLATED}:
        raise InputError(f"{entry_name} is compressed by a method ({method}) that is not read here", file=name)
    extra = data[at + CENTRAL.size + name_length : at + CENTRAL.size + name_length + extra_length]
    size, compressed, local = _wide((sizes[1], sizes[0], offset), extra, name)
    if local + LOCAL.size > len(data) or data[local : local + 4] != LOCAL_MARK:
        raise _damaged(name, f"{entry_name} is not where the directory says")
    local_name_length, local_extra_length = LOCAL.unpack_from(data, local)[9:]
    begin = local + LOCAL.size + local_name_length + local_extra_length
    if data[local + LOCAL.size : local + LOCAL.size + local_name_length] != raw:
        raise _damaged(name, f"{entry_name} has another name where it stands")
    if begin + compressed > len(data) or (method == STORED and size != compressed):
        raise _damaged(name, f"{entry_name} is not of the size that the directory says")
    return Entry(entry_name, method, check, compressed, size, local, begin, (at, after))


def extra_fields(extra: bytes) -> list[tuple[int, int, int]]:
    """The fields of an extra area: identifier, where its content begins and ends. What is cut short is left out."""
    fields = []
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if at + 4 + length > len(extra):
            break
        fields.append((kind, at + 4, at + 4 + length))
        at += 4 + length
    return fields


def _wide(values: tuple[int, int, int], extra: bytes, name: str) -> list[int]:
    """Size, compressed size and offset; those that are all ones stand in the ZIP64 field, in this order."""
    found = list(values)
    needed = [i for i, value in enumerate(values) if value == ALL_ONES]
    if needed:
        field = next(((start, end) for kind, start, end in extra_fields(extra) if kind == ZIP64_FIELD), (0, 0))
        if field[1] - field[0] < 8 * len(needed):
            raise _damaged(name, "a size is missing from its directory")
        for place, i in enumerate(needed):
            found[i] = struct.unpack_from("<Q", extra, field[0] + 8 * place)[0]
    return found


def _safe_name(raw: bytes, flags: int, name: str) -> str:
    """An entry's name with forward slashes. Raises InputError where it leads out of the archive's own folder."""
    try:
        entry = raw.decode("utf-8" if flags & UTF8 else "cp437")
    except UnicodeDecodeError:
        entry = raw.decode("cp437")
    entry = entry.replace("\\", "/")
    parts = entry.split("/")
    if not entry or entry.startswith("/") or ".." in parts or ":" in parts[0] or "\0" in entry:
        raise InputError(f"a ZIP archive with an entry named {entry!r}, which leads out of it; refused", file=name)
    return entry


def _check_sizes(entries: tuple[Entry, ...], name: str, limits: ZipLimits) -> None:
    if sum(entry.size for entry in entries) > limits.total:
        raise InputError(f"a ZIP archive of more than {limits.total:,} bytes once unpacked; refused", file=name)
    for entry in entries:
        if entry.size > limits.modest and entry.size > limits.ratio * entry.compressed:
            raise InputError(
                f"{entry.name} would unpack to {entry.size:,} bytes, too many for its size; refused", file=name
            )


def _check_places(entries: tuple[Entry, ...], name: str, end: int) -> None:
    """No entry may lie over another: that is how the smallest archives unpack to the most."""
    filled = 0
    for entry in sorted(entries, key=lambda entry: entry.local):
        if entry.local < filled:
            raise _damaged(name, f"{entry.name} lies over another entry")
        filled = entry.data + entry.compressed
    if filled > end:
        raise _damaged(name, "its last entry lies over its directory")


def _damaged(name: str, why: str) -> InputError:
    return InputError(f"a damaged ZIP archive: {why}", file=name)
