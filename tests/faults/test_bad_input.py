"""Bad input: one line and status 2, or a warning and the right answer; nothing lost, and never for long."""

from __future__ import annotations

import os
import resource
import signal
import socket
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.cli.made import AGREED, OPENED, REPORTS, make_workspace, tmx
from tests.cli.running import Ran, run_main

NEW = "memories/new.tmx"
HEAD = tmx([]).partition("</body>")[0]
FOOT = "</body>\n</tmx>\n"
UNIT = '<tu><tuv xml:lang="fr"><seg>{}</seg></tuv><tuv xml:lang="en"><seg>text</seg></tuv></tu>\n'
LEAST = 1 << 30


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted((folder / "memories").rglob("*")) if path.is_file()}


def limited(*arguments: object, folder: Path, memory: int = 1 << 30, cpu: int = 20) -> Ran:
    """The command in a process of its own that may take so many bytes and seconds of the processor, and no more."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))

    # Each thread of a linear algebra library would ask for room of its own.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "tmkit", *map(str, arguments)],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        preexec_fn=limit,
        timeout=10 * cpu,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def run(monkeypatch):
    return partial(run_main, monkeypatch)


@pytest.fixture
def workspace(tmp_path):
    return make_workspace(tmp_path / "small")


def declared(entities: str, use: str) -> str:
    before, mark, after = HEAD.partition("<tmx")
    return f"{before}<!DOCTYPE tmx [{entities}]>\n{mark}{after}{UNIT.format(use)}{FOOT}"


def laughs() -> str:
    more = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    return declared(f'<!ENTITY l0 "lol">{more}', "&l11;")


def sparse(path: Path, opening: str) -> None:
    """A file of a gigabyte that begins so and goes on with one letter; what nobody need read of it is not written."""
    with path.open("wb") as stream:
        stream.write(opening.encode())
        stream.write(b"a" * (40 << 20))
        stream.truncate(LEAST)


HOSTILE = {
    "billion laughs": (laughs(), "entity"),
    "quadratic blow-up": (declared(f'<!ENTITY a "{"a" * 100_000}">', "&a;" * 20_000), "entity"),
    "parameter entity": (declared("<!ENTITY % p \"<!ENTITY q 'x'>\">%p;", "x"), "entity"),
    "unparsed entity": (declared('<!NOTATION n SYSTEM "n"><!ENTITY u SYSTEM "u.gif" NDATA n>', "x"), "entity"),
    "deep in a unit": (HEAD + UNIT.format("<hi>" * 100_000 + "</hi>" * 100_000) + FOOT, "nested"),
    "deep in a header": (HEAD.replace('"plaintext"/>', '"plaintext">' + "<note>" * 100_000), "nested"),
    "deep before everything": ("<tmx>" * 100_000, "nested"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_xml_is_refused_in_a_line(workspace, tmp_path, name):
    content, word = HOSTILE[name]
    file = tmp_path / "hostile.tmx"
    file.write_text(content, encoding="utf-8")
    before = contents(workspace)
    assert limited("import", file, "--into", NEW, folder=workspace).refused("hostile.tmx", word)
    assert contents(workspace) == before


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("attribute", f'{HEAD}<tu tuid="'),
        ("attribute of the root", '<?xml version="1.0"?><tmx version="'),
        ("text", f"{HEAD}<tu><tuv><seg>"),
        ("comment", f"{HEAD}<!--"),
        ("processing instruction", f"{HEAD}<?x "),
        ("name", f"{HEAD}<"),
        ("doctype", '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "'),
    ],
)
def test_a_gigabyte_of_one_thing_is_not_read_to_its_end(workspace, tmp_path, name, opening):
    sparse(tmp_path / "long.tmx", opening)
    before = contents(workspace)
    ran = limited("import", tmp_path / "long.tmx", "--into", NEW, folder=workspace, memory=700 << 20)
    assert ran.refused("long.tmx")
    assert contents(workspace) == before


def test_nothing_is_fetched_for_an_external_entity_or_doctype(workspace, tmp_path, run):
    secret = tmp_path / "secret.txt"
    os.mkfifo(secret)  # who opened it would wait for ever
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/tmx14.dtd"
        for number, system in enumerate((secret.as_uri(), url)):
            entity = tmp_path / f"entity{number}.tmx"
            entity.write_text(declared(f'<!ENTITY e SYSTEM "{system}">', "&e;"), encoding="utf-8")
            assert limited("import", entity, "--into", NEW, folder=workspace).refused("entity")
            doctype = tmp_path / f"doctype{number}.tmx"
            before, mark, after = HEAD.partition("<tmx")
            declaration = f'<!DOCTYPE tmx SYSTEM "{system}">\n'
            doctype.write_text(before + declaration + mark + after + UNIT.format("Un texte") + FOOT, encoding="utf-8")
            assert limited("import", doctype, "--into", f"memories/{number}.tmx", folder=workspace).status == 0
        with pytest.raises(BlockingIOError):
            server.accept()
    assert run("lookup", "--json", "Un texte", folder=workspace).object["matches"][0]["target"] == "text"


@pytest.mark.parametrize("name", ["billion laughs", "deep in a unit"])
def test_a_hostile_file_among_the_memories_is_named(workspace, name):
    file = workspace / "memories" / "hostile.tmx"
    file.write_text(HOSTILE[name][0], encoding="utf-8")
    for arguments in (("lookup", AGREED[0]), ("memory", "list"), ("memory", "validate", "memories/hostile.tmx")):
        ran = limited(*arguments, folder=workspace)
        assert ran.refused("memories/hostile.tmx")


def test_a_memory_cut_in_half_keeps_its_first_half(workspace, tmp_path, run):
    whole = tmx(REPORTS["2017.tmx"])
    half = tmp_path / "half.tmx"
    half.write_text(whole[: whole.index("The catalogue recalls")], encoding="utf-8")
    ran = run("import", half, "--into", NEW, folder=workspace)
    assert ran.status == 0
    assert "4 read, 3 kept, 1 dropped" in ran.stdout
    assert "unit r2017-3: the file ends inside this unit" in ran.stdout
    (workspace / "memories" / "2017.tmx").write_bytes(half.read_bytes())
    only = ("--memory", "memories/2017.tmx")
    assert run("lookup", "--json", AGREED[0], *only, folder=workspace).object["matches"][0]["target"] == AGREED[1]
    # What has lost its end is not written over: who knows where the rest is.
    told = run("memory", "validate", "memories/2017.tmx", folder=workspace)
    assert (told.status, "the file ends inside this unit" in told.stdout) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", ".", "--into", NEW),
        ("lookup", "--draft", "."),
        ("terms", "lookup", "--draft", "memories"),
        ("segment", "glossary"),
        ("memory", "validate", "memories"),
        ("confirm", "Un texte", "A text", "--into", "memories/older"),
        ("import", "memories/2017.tmx", "--into", "memories/older"),
    ],
)
def test_a_folder_is_no_file(workspace, run, arguments):
    before = contents(workspace)
    assert run(*arguments, folder=workspace).refused()
    assert contents(workspace) == before


BINARY = bytes(range(256)) * 40


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "file.tmx", "--into", NEW),
        ("import", "file.tsv", "--into", NEW),
        ("import", "file.bin", "--into", NEW),
        ("import", "file.bin", "--into", NEW, "--columns", "fr,en"),
        ("memory", "validate", "file.tmx"),
        ("lookup", "--draft", "file.txt"),
        ("lookup", "--draft", "file.bin"),
        ("lookup", "-"),
        ("terms", "lookup", "--draft", "file.txt"),
        ("segment", "file.txt"),
        ("segment", "-"),
    ],
)
@pytest.mark.parametrize("content", [BINARY, b"\0" * 5000, b"%PDF-1.7\n" + BINARY, b"PK\x03\x04" + BINARY])
def test_a_binary_file_is_refused_in_a_line(workspace, run, arguments, content):
    for ending in ("tmx", "tsv", "bin", "txt"):
        (workspace / f"file.{ending}").write_bytes(content)
    before = contents(workspace)
    assert run(*arguments, folder=workspace, stdin=content).refused()
    assert contents(workspace) == before


MILLIONS = 10_000_000


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("one word", "a" * MILLIONS),
        ("no sentence", "le rapport " * (MILLIONS // 11)),
        ("digits", "1 234 567, " * 30_000),
        ("open brackets", "(« a " * 60_000),
    ],
)
def test_a_line_without_end_is_answered(workspace, tmp_path, kind, text):
    draft = tmp_path / "line.txt"
    draft.write_text(text, encoding="utf-8")
    ran = limited("lookup", "--json", "--draft", draft, folder=workspace, memory=3 << 30, cpu=40)
    assert ran.status == 0
    assert ran.objects
    assert "".join("".join(found["segment"].split()) for found in ran.objects) == "".join(text.split())
    assert all(found["matches"] == [] for found in ran.objects)
    assert f"segment 1 has {len(ran.objects[0]['segment']):,} characters; no passages of it" in ran.stderr


def test_sentences_of_a_line_of_ten_megabytes(tmp_path):
    draft = tmp_path / "line.txt"
    draft.write_text(f"{AGREED[0]} {OPENED[0]} " * (MILLIONS // 87), encoding="utf-8")
    ran = limited("segment", draft, folder=tmp_path, cpu=40)
    lines = ran.stdout.splitlines()
    assert (ran.status, len(lines)) == (0, 2 * (MILLIONS // 87))
    assert {line.split("\t")[2] for line in lines} == {AGREED[0], OPENED[0]}


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \n\f\n\n"])
def test_an_empty_draft_has_nothing_to_look_up(workspace, run, content):
    (workspace / "empty.txt").write_bytes(content)
    for arguments in (("lookup", "--draft", "empty.txt"), ("lookup", "-"), ("terms", "lookup", "--draft", "empty.txt")):
        ran = run(*arguments, "--json", folder=workspace, stdin=content)
        assert (ran.status, ran.stdout) == (0, "")
        assert len(ran.stderr.splitlines()) == 1
        assert "has no text" in ran.stderr
    assert run("lookup", "--draft", "empty.txt", folder=workspace).stdout == "0 segments: nothing to look up\n"


@pytest.mark.parametrize("name", ["empty.tmx", "empty.tsv", "empty.csv"])
def test_an_empty_file_is_no_bilingual_file(workspace, run, name):
    (workspace / name).write_bytes(b"")
    assert run("import", name, "--into", NEW, folder=workspace).refused(name, "empty")
    assert not (workspace / NEW).exists()


def test_an_empty_file_among_the_memories_is_named(workspace, run):
    (workspace / "memories" / "empty.tmx").write_bytes(b"")
    assert run("lookup", AGREED[0], folder=workspace).refused("memories/empty.tmx", "empty")


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "none.tmx", "--into", NEW),
        ("lookup", "--draft", "none.txt"),
        ("terms", "lookup", "--draft", "none.txt"),
        ("segment", "none.txt"),
        ("memory", "validate", "none.tmx"),
        ("lookup", "--draft", "no\nne.txt"),
        ("segment", "x" * 300),
    ],
)
def test_a_missing_file_is_named(workspace, run, arguments):
    assert run(*arguments, folder=workspace).refused()


def test_an_interrupt_ends_with_its_status(workspace):
    # Where the tests run in the background, their shell has them ignore interrupts, and what they start does, too.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    command = [sys.executable, "-c", f"{heeding}; import tmkit.cli; print(flush=True); tmkit.cli.main()", "lookup", "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=workspace, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        process.stdout.readline()
        time.sleep(0.5)  # until it reads
        process.send_signal(signal.SIGINT)
        try:
            said = process.communicate(timeout=60)[1]
        finally:
            process.kill()
    assert process.returncode == 130
    assert b"Traceback" not in said


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/tty"])
def test_a_device_is_no_file(workspace, run, device):
    if not Path(device).exists():
        pytest.skip(f"no {device} here")
    assert run("lookup", "--draft", device, folder=workspace).refused(device)
    assert run("import", device, "--into", NEW, folder=workspace).refused(device)


@pytest.mark.parametrize("arguments", [("lookup", AGREED[0]), ("memory", "list"), ("segment", "draft.txt")])
def test_an_output_that_cannot_be_written_is_told(workspace, arguments):
    (workspace / "draft.txt").write_text(AGREED[0], encoding="utf-8")
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "tmkit", *arguments]
        done = subprocess.run(command, cwd=workspace, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-1].startswith("tmkit: the disk is full")
    assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_fault(workspace):
    (workspace / "draft.txt").write_text(f"{AGREED[0]}\n\n" * 3000, encoding="utf-8")
    command = [sys.executable, "-m", "tmkit", "segment", "draft.txt"]
    with subprocess.Popen(command, cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline().startswith(b"1\t")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
