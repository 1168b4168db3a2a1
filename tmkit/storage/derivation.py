"""One shape for everything that is derived and can be derived again: index, lexicon, caches.

A derivation is a folder (`.tmkit/index`) of *generations*, each a folder of files that never changes once it is built,
with a `manifest.json` that says what it was built from. The file `current` names the generation that counts:

    .tmkit/index/current            "g-000007-5f0c93"
    .tmkit/index/g-000007-5f0c93/   manifest.json, and the builder's files
    .tmkit/index/g-000006-a41e07/   the one before: a reader may be opening it

A new generation is built in a new folder, flushed to the disk, and then named in `current` by a rename. A reader takes
no lock: it reads `current`, checks the manifest against the files, and maps them. The generation just replaced is kept
until the next is built, older ones until they have been replaced for `GRACE_S`; files that are mapped outlive their
removal on POSIX, and on Windows, where they cannot be removed, the next build tries again.

Whatever is damaged, foreign or from another version is no generation: `current()` answers None, and it is built anew.
Where that fails (a read-only workspace, a full disk, another builder that does not finish), `build` makes the
generation in a temporary folder instead, which goes when it is closed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import tempfile
import time
import weakref
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tmkit.model import InputError, LockedError
from tmkit.storage.atomic import flush_file, flush_folder, make_folder, replace_file
from tmkit.storage.fingerprint import Fingerprint, renewed
from tmkit.storage.lock import file_lock
from tmkit.storage.refusal import cannot_be_written, refusal

GRACE_S = 60.0
_POINTER = "current"
_MANIFEST = "manifest.json"
_LOCK = ".lock"
_EDGE = 4096

Json = str | int | float | bool | list[Any] | dict[str, Any] | None


class Generation:
    """One finished generation, pinned: its files stay readable while they are open or mapped.

    Open or map every file soon after getting it; where one has gone by then, ask `Derivation.current` again. `inputs`
    are the fingerprints of what it was built from, by name (a path below the workspace); `details` what the builder
    returned. `temporary` says that it will be gone when this object is closed or dropped.
    """

    def __init__(self, folder: Path, manifest: Mapping[str, Any], *, temporary: bool = False) -> None:
        self.folder = folder
        self.temporary = temporary
        self.inputs: dict[str, Fingerprint] = {
            name: Fingerprint.from_json(fields) for name, fields in manifest["inputs"].items()
        }
        self.details: dict[str, Json] = manifest["details"]
        self.files: frozenset[str] = frozenset(manifest["files"])
        self._manifest = dict(manifest)
        self._cleaning = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True) if temporary else None

    def path(self, name: str) -> Path:
        """Where a file of the generation is."""
        return self.folder / name

    def carry(self, name: str, folder: Path) -> None:
        """Take a file over into the folder of the generation being built: by hard link, else copied."""
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(self.folder / name, target)
        except OSError:
            shutil.copyfile(self.folder / name, target)

    def changed(self, root: Path) -> set[str]:
        """The inputs, by name, whose files below `root` are gone or no longer what they were.

        What the hash had to decide is recorded anew where the folder can be written, so that the next time the file's
        times decide.
        """
        changed = set()
        before = dict(self.inputs)
        for name, recorded in before.items():
            try:
                current = renewed(root / name, recorded)
            except OSError:
                current = None
            if current is None:
                changed.add(name)
            elif current.at_rest and not recorded.at_rest:
                self.inputs[name] = current
        if self.inputs != before:
            self._manifest["inputs"] = {name: recorded.to_json() for name, recorded in self.inputs.items()}
            with contextlib.suppress(InputError):
                _write_manifest(self.folder, self._manifest)
        return changed

    def close(self) -> None:
        """Remove a temporary generation; nothing for one that stays."""
        if self._cleaning is not None:
            self._cleaning()


class Derivation:
    """A folder of generations of one kind, for one signature and one set of options.

    `signature` names the versions of all that decides the content (`norm 1 · tok 1 · index 3`); a generation of another
    signature or other options is as good as none.
    """

    def __init__(self, folder: Path, *, signature: str, options: Mapping[str, Json] | None = None) -> None:
        self.folder = folder
        self.signature = signature
        self.options: dict[str, Json] = dict(options or {})
        self._damaged: set[Path] = set()

    def current(self) -> Generation | None:
        """The generation that counts, or None where there is none that is whole and of this signature. No lock."""
        for _ in range(3):  # between the two reads a writer may have put another in its place
            name = self._pointer()
            if name is None:
                return None
            generation = self._open(self.folder / name)
            if generation is not None:
                return generation
            if self._pointer() == name:
                return None
        return None

    def build(
        self,
        inputs: Mapping[str, Fingerprint],
        write: Callable[[Path], Mapping[str, Json] | None],
        *,
        timeout: float = 30.0,
    ) -> Generation:
        """Build a generation and make it the one that counts.

        `write` fills the empty folder it is given (subfolders are fine) and returns what is to stand in `details`. It
        runs under the derivation's own lock, and must take the fingerprints `inputs` *before* reading the files: ask
        `update` for that. Where the folder cannot be written, or another builder has not finished within `timeout`
        seconds, the generation is temporary (and `write` may have been called twice); InputError where not even that
        can be written.
        """
        return self.update(lambda _: (inputs, write), timeout=timeout)

    def update(
        self,
        plan: Callable[
            [Generation | None],
            tuple[Mapping[str, Fingerprint], Callable[[Path], Mapping[str, Json] | None]] | Generation,
        ],
        *,
        timeout: float = 30.0,
    ) -> Generation:
        """As `build`, deciding under the lock what there is to build.

        `plan` is given the generation that counts by then (another process may just have built it) and answers with it
        if it will do, else with the inputs' fingerprints and the function that writes.
        """
        try:
            make_folder(self.folder)
            with file_lock(self.folder / _LOCK, timeout=timeout):
                planned = plan(self.current())
                return planned if isinstance(planned, Generation) else self._build(*planned)
        except LockedError:
            pass
        except InputError as error:
            if not isinstance(error.__cause__, OSError):
                raise
        except OSError:
            pass
        planned = plan(self.current())
        return planned if isinstance(planned, Generation) else self._build_apart(*planned)

    def discard(self, generation: Generation) -> None:
        """Forget a generation that turned out to be damaged: it counts no longer, and the next build replaces it."""
        self._damaged.add(generation.folder)
        if self._pointer() == generation.folder.name:
            with contextlib.suppress(OSError):
                (self.folder / _POINTER).unlink()

    def _build(
        self, inputs: Mapping[str, Fingerprint], write: Callable[[Path], Mapping[str, Json] | None]
    ) -> Generation:
        replaced = self._pointer()
        folder = self.folder / f"g-{self._next_number():06d}-{secrets.token_hex(3)}"
        folder.mkdir()
        try:
            manifest = self._fill(folder, inputs, write)
            _flush(folder)
            flush_folder(self.folder)
            replace_file(self.folder / _POINTER, folder.name.encode())
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._prune(keep={folder.name, replaced})
        return Generation(folder, manifest)

    def _build_apart(
        self, inputs: Mapping[str, Fingerprint], write: Callable[[Path], Mapping[str, Json] | None]
    ) -> Generation:
        folder: Path | None = None
        try:
            folder = Path(tempfile.mkdtemp(prefix="tmkit-"))
            manifest = self._fill(folder, inputs, write)
        except BaseException as error:
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)
            # numpy gives no number when a file could not be written whole.
            if isinstance(error, OSError) and (error.errno is None or cannot_be_written(error)):
                raise refusal(folder or self.folder, error) from error
            raise
        return Generation(folder, manifest, temporary=True)

    def _fill(
        self, folder: Path, inputs: Mapping[str, Fingerprint], write: Callable[[Path], Mapping[str, Json] | None]
    ) -> dict[str, Any]:
        details = write(folder) or {}
        manifest = {
            "signature": self.signature,
            "options": self.options,
            "inputs": {name: recorded.to_json() for name, recorded in sorted(inputs.items())},
            "details": dict(details),
            "files": {path.relative_to(folder).as_posix(): _seal(path) for path in _files(folder)},
        }
        _write_manifest(folder, manifest)
        return manifest

    def _pointer(self) -> str | None:
        try:
            name = (self.folder / _POINTER).read_bytes()[:64].decode("ascii")
        except (OSError, UnicodeDecodeError):
            return None
        return name if name.startswith("g-") and "/" not in name and "\\" not in name else None

    def _open(self, folder: Path) -> Generation | None:
        if folder in self._damaged:
            return None
        try:
            manifest = json.loads((folder / _MANIFEST).read_bytes())
            if manifest["signature"] != self.signature or manifest["options"] != self.options:
                return None
            if any(_seal(folder / name) != sealed for name, sealed in manifest["files"].items()):
                return None
            return Generation(folder, manifest)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def _generations(self) -> list[tuple[int, Path]]:
        found = []
        for path in self.folder.iterdir():
            mark, _, rest = path.name.partition("-")
            number = rest.partition("-")[0]
            if mark == "g" and number.isascii() and number.isdigit():
                found.append((int(number), path))
        return sorted(found)

    def _next_number(self) -> int:
        return max((number for number, _ in self._generations()), default=0) + 1

    def _prune(self, keep: set[str | None]) -> None:
        """Remove generations that have been replaced for a while, and what killed builders left."""
        now = replaced = time.time()
        for _, path in reversed(self._generations()):
            with contextlib.suppress(OSError):
                finished = (path / _MANIFEST).exists()
                built = (path / _MANIFEST if finished else path).stat().st_mtime
                if path.name not in keep and now - (replaced if finished else built) >= GRACE_S:
                    shutil.rmtree(path)
                if finished:
                    replaced = built


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / _MANIFEST)


def _seal(path: Path) -> list[Any]:
    """What is checked of a file when it is opened: its size and the hash of its two ends."""
    with path.open("rb", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        hashing = hashlib.blake2b(file.read(_EDGE), digest_size=8)
        if size > _EDGE:
            file.seek(max(size - _EDGE, _EDGE))
            hashing.update(file.read(_EDGE))
    return [size, hashing.hexdigest()]


def _flush(folder: Path) -> None:
    for path in _files(folder):
        flush_file(path)
    for inner in folder.rglob("*"):
        if inner.is_dir():
            flush_folder(inner)
    flush_folder(folder)


def _write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    replace_file(folder / _MANIFEST, json.dumps(manifest, ensure_ascii=True, sort_keys=True).encode())
