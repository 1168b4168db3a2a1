"""ZIP archives from strangers, and copies of them in which only what was changed is new."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from tmkit.model import InputError
from tmkit.storage.zip_directory import (
    ALL_ONES,
    ALL_ONES_SHORT,
    CENTRAL,
    CENTRAL_MARK,
    DEFLATED,
    END64,
    LOCAL,
    LOCAL_MARK,
    LOCATOR,
    STORED,
    UTF8,
    ZIP64_FIELD,
    ZIP_LIMITS,
    Entry,
    ZipLimits,
    extra_fields,
    read_directory,
)

_SIZES_FOLLOW = 1 << 3
_NEEDED_FOR_DEFLATE = 20
_LARGEST = 0xFFFFFFFE


class ZipPackage:
    """A ZIP archive held in memory. `names` are its files, in the order of its directory, folders left out."""

    @classmethod
    def open(cls, data: bytes, name: str, limits: ZipLimits = ZIP_LIMITS) -> ZipPackage:
        """An archive; `name` is said in messages.

        Raises InputError for what is no ZIP archive, cut short or encrypted; for names that are there twice or lead out
        of the archive; for too many entries, too large a whole, entries over one another, and sizes that lie.
        """
        return cls(data, name, limits)

    def __init__(self, data: bytes, name: str, limits: ZipLimits) -> None:
        self._data = data
        self._name = name
        self._directory = read_directory(data, name, limits)
        self._entries = {entry.name: entry for entry in self._directory.entries}
        self.names: tuple[str, ...] = tuple(key for key in self._entries if not key.endswith("/"))

    def read(self, part: str) -> bytes:
        """The content of an entry. Raises InputError where there is none, or its data are damaged."""
        entry = self._entry(part)
        raw = self._data[entry.data : entry.data + entry.compressed]
        if entry.method == STORED:
            content = raw
        else:
            inflater = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                # One byte more than it should have shows an entry that is larger than it says.
                content = inflater.decompress(raw, entry.size + 1)
            except zlib.error:
                raise self._damaged(part) from None
        if len(content) != entry.size or zlib.crc32(content) != entry.check:
            raise self._damaged(part)
        return content

    def rewritten(self, changed: Mapping[str, bytes], added: Mapping[str, bytes] | None = None) -> bytes:
        """A copy in which some entries have other contents, in their place and with their dates.

        Every other entry keeps its bytes, as do the records around it; without a change the copy is the original.
        `added` are new entries, which come last, with the date of the first. Raises InputError for an entry that is not
        there, or there already.
        """
        fresh = {part: content for part, content in changed.items() if self.read(part) != content}
        extra = dict(added or {})
        if not fresh and not extra:
            return self._data
        twice = next((part for part in extra if part in self._entries), None)
        if twice is not None or len(self._entries) + len(extra) >= ALL_ONES_SHORT:
            raise InputError(f"has a part {twice!r} already" if twice else "has too many parts", file=self._name)
        data, directory = self._data, self._directory
        in_place = sorted(directory.entries, key=lambda entry: entry.local)
        bounds = [*(entry.local for entry in in_place[1:]), directory.start]
        pieces: list[bytes] = [data[: in_place[0].local]]
        length = len(pieces[0])
        moved: dict[str, int] = {}
        records: dict[str, _Record] = {}
        for entry, bound in zip(in_place, bounds, strict=True):
            moved[entry.name] = length
            if entry.name in fresh:
                record = _Record(fresh[entry.name])
                records[entry.name] = record
                piece = record.local(data, entry)
            else:
                piece = data[entry.local : bound]
            pieces.append(piece)
            length += len(piece)
        places = {}
        like = _central_parts(data, directory.entries[0])[0]
        new = {part: _New(part, content, like) for part, content in extra.items()}
        for part, entry_made in new.items():
            places[part] = length
            pieces.append(entry_made.local())
            length += len(pieces[-1])
        start = length
        for entry in directory.entries:
            piece = _central(data, entry, moved[entry.name], records.get(entry.name))
            pieces.append(piece)
            length += len(piece)
        for part, entry_made in new.items():
            pieces.append(entry_made.central(places[part]))
            length += len(pieces[-1])
        tail = data[directory.entries[-1].central[1] : directory.end]
        end = length + len(tail)
        if end > _LARGEST:
            raise InputError("would be larger than 4 GB; not written", file=self._name)
        pieces += [tail, self._ending(start, end, len(new))]
        return b"".join(pieces)

    def _ending(self, start: int, end: int, more: int) -> bytes:
        """What follows the directory, when that lies at `start` to `end` and lists so many more entries."""
        directory = self._directory
        ending = bytearray(self._data[directory.end :])
        last = directory.last - directory.end
        if directory.end64 is not None:
            place = directory.end64 - directory.end
            struct.pack_into("<2Q", ending, place + END64.size - 16, end - start, start)
            for offset in (24, 32):
                count = struct.unpack_from("<Q", ending, place + offset)[0]
                struct.pack_into("<Q", ending, place + offset, count + more)
            struct.pack_into("<Q", ending, last - LOCATOR.size + 8, end + place)
        for offset, value in ((12, end - start), (16, start)):
            if struct.unpack_from("<I", ending, last + offset)[0] != ALL_ONES:
                struct.pack_into("<I", ending, last + offset, value)
        for offset in (8, 10):
            count = struct.unpack_from("<H", ending, last + offset)[0]
            if count != ALL_ONES_SHORT:
                struct.pack_into("<H", ending, last + offset, count + more)
        return bytes(ending)

    def _entry(self, part: str) -> Entry:
        entry = self._entries.get(part)
        if entry is None:
            raise InputError(f"has no part {part!r}", file=self._name)
        return entry

    def _damaged(self, part: str) -> InputError:
        return InputError(f"a damaged ZIP archive: {part} cannot be unpacked", file=self._name)


class _Record:
    """The records of an entry that has a new content."""

    def __init__(self, content: bytes) -> None:
        deflater = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._deflated = deflater.compress(content) + deflater.flush()
        self._sizes = (zlib.crc32(content), len(self._deflated), len(content))

    def local(self, data: bytes, entry: Entry) -> bytes:
        """The local header and the data; the sizes stand in the header."""
        fields = list(LOCAL.unpack_from(data, entry.local))
        name_end = entry.local + LOCAL.size + fields[9]
        extra = _without_sizes(data[name_end : entry.data])
        self._describe(fields, 1)
        fields[10] = len(extra)
        return LOCAL.pack(*fields) + data[entry.local + LOCAL.size : name_end] + extra + self._deflated

    def central(self, data: bytes, entry: Entry) -> tuple[list[int], bytes, bytes, bytes]:
        """The fields of the directory's record, and its name, extra area and comment."""
        fields, name, extra, comment = _central_parts(data, entry)
        extra = _without_sizes(extra)
        self._describe(fields, 2)
        fields[11] = len(extra)
        return fields, name, extra, comment

    def _describe(self, fields: list[int], version: int) -> None:
        """Write version, flags, method and sizes into the fields of a record; `version` is where they begin."""
        fields[version] = max(fields[version], _NEEDED_FOR_DEFLATE)
        fields[version + 1] &= ~_SIZES_FOLLOW
        fields[version + 2] = DEFLATED
        fields[version + 5 : version + 8] = self._sizes


class _New:
    """The records of an entry that the archive did not have; `like` are the fields of the record of another."""

    def __init__(self, name: str, content: bytes, like: list[int]) -> None:
        deflater = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._name = name.encode()
        self._deflated = deflater.compress(content) + deflater.flush()
        flags = 0 if name.isascii() else UTF8
        sizes = (zlib.crc32(content), len(self._deflated), len(content))
        self._shared = (_NEEDED_FOR_DEFLATE, flags, DEFLATED, like[5], like[6], *sizes, len(self._name), 0)
        self._made_by = like[1]

    def local(self) -> bytes:
        """The local header and the data."""
        return LOCAL.pack(LOCAL_MARK, *self._shared) + self._name + self._deflated

    def central(self, local: int) -> bytes:
        """The record in the directory, for a local header that stands there."""
        return CENTRAL.pack(CENTRAL_MARK, self._made_by, *self._shared, 0, 0, 0, 0, local) + self._name


def _central(data: bytes, entry: Entry, local: int, record: _Record | None) -> bytes:
    """An entry's record in the directory, now that its local header stands elsewhere."""
    fields, name, extra, comment = record.central(data, entry) if record else _central_parts(data, entry)
    if record is None and fields[16] == ALL_ONES:
        start = next(start for kind, start, _ in extra_fields(extra) if kind == ZIP64_FIELD)
        start += 8 * sum(field == ALL_ONES for field in fields[8:10])
        extra = extra[:start] + struct.pack("<Q", local) + extra[start + 8 :]
    else:
        fields[16] = local
    return CENTRAL.pack(*fields) + name + extra + comment


def _central_parts(data: bytes, entry: Entry) -> tuple[list[int], bytes, bytes, bytes]:
    start, end = entry.central
    fields = list(CENTRAL.unpack_from(data, start))
    name_end = start + CENTRAL.size + fields[10]
    extra_end = name_end + fields[11]
    return fields, data[start + CENTRAL.size : name_end], data[name_end:extra_end], data[extra_end:end]


def _without_sizes(extra: bytes) -> bytes:
    """An extra area without its ZIP64 field, which tells sizes that are no more."""
    for kind, start, end in extra_fields(extra):
        if kind == ZIP64_FIELD:
            return extra[: start - 4] + extra[end:]
    return extra
