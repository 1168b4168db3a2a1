"""Parallel text for training an engine."""

from __future__ import annotations

import pytest

from tests.cli.made import report, tmx
from tmkit.exchange.moses import LONGEST

WORDS = "alpha beta gamma delta epsilon".split()


@pytest.fixture
def archive(workspace):
    """Two hundred documents of three sentences, one of them the same in all."""
    made = []
    for number in range(200):
        pairs = [(f"Le texte {number}-{at} est d'abord lu.", f"Text {number}-{at} is read first.") for at in range(2)]
        made += report(number, *pairs, ("La séance est levée.", "The meeting rose."))
    (workspace / "memories" / "many.tmx").write_text(tmx(made), encoding="utf-8")
    return workspace


def lines(path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def export(run, folder, out, *options):
    ran = run("export", "--json", "--format", "moses", "-o", out, *options, folder=folder)
    assert ran.status == 0, ran
    return ran.object


def test_two_files_of_equal_lines_tokenised_without_repeats(run, archive, tmp_path) -> None:
    told = export(run, archive, tmp_path / "corpus", "--memory", "memories/many.tmx")
    assert [path.rpartition("/")[2] for path in told["files"]] == [
        "corpus.fr",
        "corpus.en",
        "corpus.test.fr",
        "corpus.test.en",
    ]
    french, english = lines(tmp_path / "corpus.fr"), lines(tmp_path / "corpus.en")
    assert len(french) == len(english)
    assert "La séance est levée ." in french
    assert any(line.endswith("est d' abord lu .") for line in french)
    assert len(set(zip(french, english, strict=True))) == len(french)
    assert told["left_out"]["a repeat"] == 199
    assert told["written"] == len(french) + len(lines(tmp_path / "corpus.test.fr"))


def test_whole_documents_are_held_out_and_nothing_of_them_is_trained_on(run, archive, tmp_path) -> None:
    export(run, archive, tmp_path / "c", "--memory", "memories/many.tmx", "--held-out", "0.2")
    train, test = (
        {line.split()[2].split("-")[0] for line in lines(tmp_path / name) if "texte" in line}
        for name in ("c.fr", "c.test.fr")
    )
    assert train.isdisjoint(test)
    assert len(train | test) == 200
    assert 20 <= len(test) <= 60
    assert set(lines(tmp_path / "c.fr")).isdisjoint(lines(tmp_path / "c.test.fr"))
    before = {path.name: path.read_bytes() for path in tmp_path.glob("c.*")}
    export(run, archive, tmp_path / "c", "--memory", "memories/many.tmx", "--held-out", "0.2", "--force")
    assert before == {path.name: path.read_bytes() for path in tmp_path.glob("c.*")}
    export(run, archive, tmp_path / "none", "--memory", "memories/many.tmx", "--held-out", "0")
    assert lines(tmp_path / "none.test.fr") == []


def test_what_no_engine_learns_from_is_left_out(run, workspace, tmp_path) -> None:
    long = " ".join(["mot"] * (LONGEST + 1))
    odd = [
        {"fr": long, "en": " ".join(["word"] * 20)},
        {"fr": "un deux trois quatre cinq six sept huit neuf dix onze", "en": "one"},
        {"fr": "Une\u00a0ligne\u2028et\u00adune autre.", "en": "One line\tand another."},
    ]
    (workspace / "memories" / "odd.tmx").write_text(tmx(odd), encoding="utf-8")
    told = export(run, workspace, tmp_path / "c", "--memory", "memories/odd.tmx")
    assert told["left_out"] == {f"more than {LONGEST} tokens": 1, "one side more than 9 times as long": 1}
    assert lines(tmp_path / "c.fr") == ["Une ligne etune autre ."]


def test_files_that_exist_are_kept(run, archive, tmp_path) -> None:
    (tmp_path / "c.test.en").write_text("mine", encoding="utf-8")
    ran = run("export", "--format", "moses", "-o", tmp_path / "c", folder=archive)
    assert ran.refused("c.test.en")
    assert [path.name for path in tmp_path.glob("c*")] == ["c.test.en"]
