"""Parallel text for training an engine: two files of equal lines, tokenised, without repeats, with documents held out.

Cleaning is that of Moses' `clean-corpus-n`: pairs with a side of no token or of more than 80, or with one side more
than nine times as long as the other, are left out, and so are control characters. Tokens are those of sacremoses, the
Python version of Moses' own tokeniser, without escaped characters.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, BinaryIO

import numpy as np

from tmkit.exchange.dialect import sides
from tmkit.exchange.leaving import Exported
from tmkit.memory.metadata import origin
from tmkit.model import Unit
from tmkit.storage.atomic import replace_file
from tmkit.storage.text_numbers import has_number, text_number
from tmkit.text.languages import primary

LONGEST, RATIO = 80, 9
_CHUNK = 1 << 20
Tokeniser = Callable[[str], list[str]]


def moses_files(out: Path, source: str, target: str) -> dict[str, Path]:
    """The files of an export named `out`, by what they hold."""
    return {
        f"{part}.{side}": out.with_name(f"{out.name}{mark}.{primary(language)}")
        for part, mark in (("train", ""), ("test", ".test"))
        for side, language in (("source", source), ("target", target))
    }


@dataclass(slots=True)
class _Corpus:
    """What has been written: each part's two streams, and hashes of the pairs and sources that have been seen."""

    streams: dict[str, IO[bytes]]
    pairs: set[int] = field(default_factory=set)
    trained: array[int] = field(default_factory=lambda: array("Q"))  # eight bytes each, where a set takes eighty


def write_moses(units: Iterable[Unit], out: Path, source: str, target: str, told: Exported, *, held_out: float) -> None:
    """Write `OUT.fr` and `OUT.en` for training, `OUT.test.fr` and `OUT.test.en` for testing.

    About `held_out` (a fraction) of the documents, chosen by a hash of their names, are kept for testing; a sentence
    that is also in the training text is left out there. Units without a document are trained on.
    """
    files = moses_files(out, source, target)
    with ExitStack() as stack:
        corpus = _Corpus({name: stack.enter_context(TemporaryFile()) for name in files})
        for unit, first, second in _clean(units, source, target, told):
            key = text_number(f"{first}\0{second}")
            if key in corpus.pairs:
                told.left_out["a repeat"] += 1
                continue
            corpus.pairs.add(key)
            if _is_held_out(origin(unit).document, held_out):
                _put(corpus.streams, "test", first, second)
            else:
                corpus.trained.append(text_number(first))
                _put(corpus.streams, "train", first, second)
                told.written += 1
        tested = stack.enter_context(TemporaryFile()), stack.enter_context(TemporaryFile())
        _seal(corpus, tested, told)
        streams = corpus.streams | {"test.source": tested[0], "test.target": tested[1]}
        for name, path in files.items():
            replace_file(path, _copier(streams[name]))
            told.files.append(str(path))


def _clean(units: Iterable[Unit], source: str, target: str, told: Exported) -> Iterator[tuple[Unit, str, str]]:
    """The pairs that are fit for training, tokenised."""
    first_of, second_of = _tokeniser(source), _tokeniser(target)
    for unit in units:
        of_source, of_target = sides(unit, source, target)
        if of_source is None or of_target is None:
            told.left_out[f"no text in {source} and {target}"] += 1
            continue
        first, second = first_of(_plain(of_source.segment.text)), second_of(_plain(of_target.segment.text))
        shorter, longer = sorted((len(first), len(second)))
        if not shorter:
            told.left_out["no token on a side"] += 1
        elif longer > LONGEST:
            told.left_out[f"more than {LONGEST} tokens"] += 1
        elif longer > RATIO * shorter:
            told.left_out[f"one side more than {RATIO} times as long"] += 1
        else:
            yield unit, " ".join(first), " ".join(second)


def _seal(corpus: _Corpus, out: tuple[IO[bytes], IO[bytes]], told: Exported) -> None:
    """Copy the test pairs whose source the training text has not."""
    trained = np.unique(np.frombuffer(corpus.trained, np.uint64))
    first, second = corpus.streams["test.source"], corpus.streams["test.target"]
    first.seek(0)
    second.seek(0)
    for line, other in zip(first, second, strict=True):
        if has_number(trained, text_number(line.decode().rstrip("\n"))):
            told.left_out["held out, and in the training text too"] += 1
            continue
        told.written += 1
        out[0].write(line)
        out[1].write(other)


def _tokeniser(language: str) -> Tokeniser:
    from sacremoses import MosesTokenizer

    tokeniser = MosesTokenizer(lang=primary(language))

    def cut(text: str) -> list[str]:
        found: list[str] = tokeniser.tokenize(text, escape=False)
        return found

    return cut


def _plain(text: str) -> str:
    """The text on one line, composed, without control and format characters."""
    kept = (" " if character.isspace() else character for character in unicodedata.normalize("NFC", text))
    return " ".join("".join(one for one in kept if unicodedata.category(one) not in {"Cc", "Cf"}).split())


def _put(streams: dict[str, IO[bytes]], part: str, first: str, second: str) -> None:
    streams[f"{part}.source"].write(f"{first}\n".encode())
    streams[f"{part}.target"].write(f"{second}\n".encode())


def _is_held_out(document: str | None, share: float) -> bool:
    return document is not None and text_number(document) < share * 2**64


def _copier(stream: IO[bytes]) -> Callable[[BinaryIO], None]:
    def copy(out: BinaryIO) -> None:
        stream.seek(0)
        while chunk := stream.read(_CHUNK):
            out.write(chunk)

    return copy
