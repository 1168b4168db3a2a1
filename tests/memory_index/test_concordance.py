"""Patterns of words and regular expressions, against trying every text."""

from __future__ import annotations

import contextlib
import random
import re
import time
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.memory_index.archive import Archive, Entry, Memories, write_all, write_memory
from tests.memory_index.made import made_segments, made_vocabulary
from tmkit.memory.index import arrays, concordance, upkeep
from tmkit.memory.index.index import MemoryIndex
from tmkit.memory.index.text_pattern import TextPattern, literal_run
from tmkit.memory.index.units import IndexedUnit
from tmkit.memory.index.word_pattern import WordPattern
from tmkit.model import InputError
from tmkit.text.labels import split_label
from tmkit.text.tokens import tokens

Unit = tuple[str, str]
Place = tuple[int, int]


def stands(words: list[str], groups: list[list[str]], at: int = 0) -> bool:
    """Whether the groups stand in the words, in order, from a place on: tried everywhere."""
    if not groups:
        return True
    first, *rest = groups
    return any(
        all(fits(words, i + k, word) for k, word in enumerate(first)) and stands(words, rest, i + len(first))
        for i in range(at, len(words) - len(first) + 1)
    )


def fits(words: list[str], place: int, word: str) -> bool:
    if word == "à" and words[place] == "a":
        return not any(any(map(str.isalnum, before)) for before in words[:place])
    return fnmatchcase(words[place], word) if "*" in word else words[place] == word


def grouped(pattern: str) -> list[list[str]]:
    plain = pattern.replace("«", '"')
    return [group.split() for group in re.split(r"(?:^|\s)\*+(?=\s|$)", plain) if group.strip()]


def found(
    index: MemoryIndex,
    pattern: str,
    language: str,
    *,
    regex: bool = False,
    read: dict[Place, IndexedUnit] | None = None,
) -> set[Unit]:
    answer = index.concordance(pattern, language, regex=regex)
    out: set[Unit] = set()
    read = {} if read is None else read
    for place in [(part, unit) for part, units in enumerate(answer.units) for unit in units.tolist()]:
        if place not in read:
            read[place] = index.unit(*place)
        if len(out) < 30:
            texts = [v.segment.text for v in read[place].unit.variants if v.language.startswith(language)]
            assert any(answer.pattern.spans(text if regex else split_label(text)[1]) for text in texts)
        out.add((read[place].memory, read[place].identifier))
    assert len(out) == answer.total
    return out


@pytest.fixture(scope="module")
def memories() -> Memories:
    rng = random.Random(31)
    vocabulary = made_vocabulary(rng, 80)
    segments = [s[:25] for s in made_segments(rng, 600, vocabulary)]
    made: Memories = {f"memories/m{i}.tmx": [] for i in range(3)}
    for number, words in enumerate(segments):
        inside = ["à"] if rng.random() < 0.2 else []
        before = [rng.choice(("À", "A", "« À", "2. À"))] if rng.random() < 0.2 else []
        text = " ".join([*before, *words[:3], *inside, *words[3:]])
        made[f"memories/m{number % 3}.tmx"].append(Entry((("fr", text), ("en", text.upper())), f"u{number}"))
    made["memories/m0.new.tmx"] = [Entry((("fr", "rien du tout"), ("en", "nothing")), f"u{n}") for n in (0, 3, 6)]
    return made


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, memories: Memories) -> MemoryIndex:
    root = tmp_path_factory.mktemp("workspace")
    write_all(root, memories)
    return MemoryIndex.open(root)


def patterns(memories: Memories) -> list[str]:
    rng = random.Random(32)
    texts = [entry.texts[0][1].lower() for entries in memories.values() for entry in entries]
    made = [
        "à",
        "a",
        "à *",
        "* à la",
        "la",
        "la *",
        "* la * le *",
        "b*",
        "*a",
        "*a*e*",
        "la la",
        "never-seen la",
        "«",
        "« à",
    ]
    for _ in range(80):
        words = rng.choice(texts).split()
        start = rng.randrange(len(words))
        chosen = words[start : start + rng.randrange(1, 4)]
        if rng.random() < 0.4:
            chosen[-1:-1] = ["*"]
        if rng.random() < 0.3 and chosen[0].isalpha() and len(chosen[0]) > 1:
            chosen[0] = chosen[0][:2] + "*"
        made.append(" ".join(chosen))
    return made


def test_words_in_order(index: MemoryIndex, memories: Memories):
    archive = Archive(memories)
    total = 0
    read: dict[Place, IndexedUnit] = {}
    for pattern in patterns(memories):
        groups = grouped(pattern)
        for language in ("fr", "en"):
            expected = {
                (name, identifier)
                for words, entries in archive.texts[language].items()
                if stands(list(words), groups)
                for name, identifier, _ in entries
            }
            assert found(index, pattern, language, read=read) == expected, pattern
            total += len(expected)
    assert total > 1_500


def test_words_beyond_two_bytes_and_small_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, memories: Memories):
    for module in (arrays, concordance):
        monkeypatch.setattr(module, "ESCAPE", 9)
    monkeypatch.setattr(concordance, "_CHUNK", 7)
    monkeypatch.setattr(concordance, "_ALL", 0.1)
    monkeypatch.setattr("tmkit.memory.index.measure.ESCAPE", 9)
    write_all(tmp_path, memories)
    index = MemoryIndex.open(tmp_path)
    archive = Archive(memories)
    for pattern in patterns(memories)[::4]:
        expected = {
            (name, identifier)
            for words, entries in archive.texts["fr"].items()
            if stands(list(words), grouped(pattern))
            for name, identifier, _ in entries
        }
        assert found(index, pattern, "fr") == expected, pattern


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bla\b.*\bdu\b",
        "^À",
        "la",
        r"\d+\.",
        r"([a-z])\1",
        "[aeiou]{3}",
        "(?i)LA",
        "rien|tout",
        "du tout$",
        "$",
        "bis",
        "dubi?",
    ],
)
def test_regular_expressions(index: MemoryIndex, memories: Memories, pattern: str):
    expected = {unit for unit, entry in Archive(memories).units.items() if re.search(pattern, entry.texts[0][1])}
    if pattern == "$":  # an empty match is none
        expected = set()
    assert found(index, pattern, "fr", regex=True) == expected


@pytest.mark.parametrize(
    ("pattern", "run"),
    [
        ("résolution", "solutio"),
        (r"resolution \d+ \(\d{4}\)", "resolutio"),
        (r"The\s+Council", "counci"),
        ("councils?", "counci"),
        ("(?i)Whereas.*act", "wherea"),
        ("reports{2}", "repor"),
        ("abcd|efgh", ""),
        ("(?:abcd)?", ""),
        (r"\p{Lu}bcde[xyzw]", "bcd"),
        ("[a-z]+", ""),
        ("quater", ""),
        ("xviii", ""),
        ("ab*cdef", "cde"),
    ],
)
def test_what_a_text_must_have(pattern: str, run: str):
    assert literal_run(pattern) == run


def test_a_literal_limits_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    entries = [Entry((("fr", f"3 bis. Texte numéro {n} {'rare' if n == 7 else ''}"),), str(n)) for n in range(40)]
    write_memory(tmp_path / "memories/x.tmx", entries)
    index = MemoryIndex.open(tmp_path)
    read: list[int] = []
    units = index._parts[0].units
    own = units.read
    monkeypatch.setattr(units, "read", lambda unit: read.append(unit) or own(unit))
    assert index.concordance("^3.*rare", "fr", regex=True).total == 1
    assert len(read) == 1
    assert index.concordance(r"^3 bis\.", "fr", regex=True).total == 40


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(.*a){25}b", r"(\w+\s?)+\.{5}"])
def test_an_expression_that_never_ends_is_ended(tmp_path: Path, pattern: str):
    write_memory(tmp_path / "memories/x.tmx", [Entry((("fr", "a" * 60_000 + "!"),), "1")])
    index = MemoryIndex.open(tmp_path)
    start = time.monotonic()
    with contextlib.suppress(InputError):
        index.concordance(pattern, "fr", regex=True, seconds=0.3)
    assert time.monotonic() - start < 5
    with pytest.raises(InputError, match="too long"):
        index.concordance(pattern, "fr", regex=True, seconds=-1)


@pytest.mark.parametrize(
    "pattern", ["(", "[", "a" * 2_000, "(?:(?:a{1000}){1000}){1000}", "(" * 900 + ")" * 900, "a{99999999999999}"]
)
def test_no_expression(pattern: str):
    with pytest.raises(InputError):
        TextPattern.read(pattern, seconds=1)


@pytest.mark.parametrize("pattern", ["", "*", " * ** ", "a " * 200])
def test_no_words(pattern: str):
    with pytest.raises(InputError):
        WordPattern.read(pattern)


@pytest.mark.parametrize(
    ("pattern", "groups"),
    [
        ("l'État * d’Haut-Karabagh", (("l'", "etat"), ("d'", "haut-karabagh"))),
        ("minist* of *", (("minist*", "of"),)),
        ("** *tion, 12*", (("*tion", ",", "12*"),)),
        ("à cet égard", (("à", "cet", "egard"),)),
        ("(minist*) *,", (("(", "minist*", ")", "*", ","),)),
    ],
)
def test_reading_a_pattern(pattern: str, groups: tuple[tuple[str, ...], ...]):
    assert WordPattern.read(pattern).groups == groups


@pytest.mark.parametrize(
    ("pattern", "text", "parts"),
    [
        ("à cet égard", "À cet égard, l’État note ; à cet égard aussi.", [("À cet égard",), ("à cet égard",)]),
        ("minist* * finance", "The Minister of Finance", [("Minister", "Finance")]),
        ("l'état", "l’\u00c9tat et l' état", [("l’État",), ("l' état",)]),
        ("de de", "de de de", [("de de",)]),
        ("à", "Il a", []),
    ],
)
def test_where_a_text_has_the_words(pattern: str, text: str, parts: list[tuple[str, ...]]):
    spans = WordPattern.read(pattern).spans(text)
    assert [tuple(text[start:end] for start, end in each) for each in spans] == parts


def test_a_long_text_is_read_once():
    text = "la " * 200_000 + "fin"
    start = time.monotonic()
    assert WordPattern.read("fin * la").spans(text) == []
    assert len(WordPattern.read("la * fin").spans(text)) == 1
    assert WordPattern.read("*a*a*a*a*a*b").spans("a" * 200_000) == []
    assert time.monotonic() - start < 10


def test_a_long_row_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(upkeep, "IN_MEMORY", 1 << 30)
    write_memory(tmp_path / "memories/x.tmx", [Entry((("fr", "fin " + "la " * 200_000),), "1")])
    index = MemoryIndex.open(tmp_path)
    start = time.monotonic()
    assert index.concordance("la * fin", "fr").total == 0
    assert index.concordance("fin * la la", "fr").total == 1
    assert time.monotonic() - start < 5


def test_every_token_of_a_pattern_is_normalised():
    assert WordPattern.read("Ministère").groups[0] == tuple(tokens("ministère"))
