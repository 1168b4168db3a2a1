"""What a translator sees of a look-up."""

from __future__ import annotations

import re

import pytest

from tests.cli.made import (
    AGREED,
    CIRCULATED,
    CLOSED,
    CONTRADICTED,
    DRAFT,
    LONGER,
    NOTHING,
    OPENED,
    REPAIRABLE,
)
from tmkit import __version__

SIGNED = f"tmkit {'.'.join(__version__.split('.')[:2])} · norm 1 · tok 1 · facts 2"
SIGNATURE = re.compile(r"tmkit \d+\.\d+ · norm \d+ · tok \d+ · facts \d+")


def test_an_exact_match_says_where_it_comes_from(run, archive) -> None:
    ran = run("lookup", AGREED[0], folder=archive)
    assert ran.status == 0
    assert "100 exact" in ran.stdout
    assert AGREED[1] in ran.stdout
    assert "memories/2017.tmx · r2017-2 · report-2017 · ¶ 2 · 2017-05-10 · adopted · Secretariat" in ran.stdout
    assert "2 of 2 units, 2 of 2 documents" in " ".join(ran.stdout.split())
    assert "Comité de lecture → Reading Committee | Readers' Committee (not: deprecated)" in ran.stdout


def test_the_languages_are_detected_and_said_beside_the_results(run, archive) -> None:
    ran = run("lookup", OPENED[0], folder=archive)
    assert ran.stderr == "tmkit: source language fr (detected), target language en\n"
    ran = run("lookup", OPENED[1], folder=archive)
    assert ran.stderr == "tmkit: source language en (detected), target language fr\n"
    ran = run("lookup", "Xyz", folder=archive)
    assert "source language fr (declared in tmkit.toml; the text is too short to tell)" in ran.stderr


def test_languages_that_are_given_are_not_told_again(run, archive) -> None:
    ran = run("lookup", OPENED[1], "--source-lang", "en", "--target-lang", "fr", folder=archive)
    assert ran.stderr == ""
    assert OPENED[0] in ran.stdout
    ran = run("lookup", OPENED[1], "--source-lang", "en", folder=archive)
    assert ran.stderr == "tmkit: target language fr\n"


def test_a_languages_pair_is_said_once_for_several_texts(run, archive) -> None:
    ran = run("lookup", OPENED[0], AGREED[0], CLOSED[0], folder=archive)
    assert len(ran.stderr.splitlines()) == 1


def test_from_english(run, archive) -> None:
    found = run("lookup", "--json", OPENED[1], folder=archive).object
    assert [(m["score"], m["source"], m["target"]) for m in found["matches"]] == [(100, *reversed(OPENED))]


def test_a_region_serves_its_language(run, archive) -> None:
    found = run("lookup", "--json", "--source-lang", "fr-CA", "--target-lang", "en-GB", OPENED[0], folder=archive)
    assert found.object["matches"][0]["score"] == 100


@pytest.mark.parametrize("arguments", [("--target-lang", "de"), ("--source-lang", "es"), ("--source-lang", "de")])
def test_a_pair_that_no_memory_has_is_told(run, archive, arguments) -> None:
    ran = run("lookup", "--json", OPENED[0], *arguments, folder=archive)
    assert ran.status == 0
    assert ran.object["matches"] == []
    assert "no memory has" in ran.stderr


def test_a_pair_that_no_unit_has_is_told_though_both_languages_are_there(run, workspace) -> None:
    from tests.cli.made import tmx

    (workspace / "memories" / "german.tmx").write_text(tmx([{"fr": "Merci beaucoup.", "de": "Vielen Dank."}]))
    ran = run("lookup", "--json", OPENED[1], "--source-lang", "en", "--target-lang", "de", folder=workspace)
    assert ran.object["matches"] == []
    assert "no memory has" in ran.stderr


@pytest.mark.parametrize("code", ["@@", "", "fr en", "f", "französisch-länder", "fr\n"])
@pytest.mark.parametrize("option", ["--source-lang", "--target-lang"])
def test_what_is_no_language_is_refused(run, archive, option, code) -> None:
    assert run("lookup", OPENED[0], option, code, folder=archive).refused("language")


def test_one_language_twice_is_refused(run, archive) -> None:
    assert run("lookup", "x", "--source-lang", "fr", "--target-lang", "fr-CA", folder=archive).refused("both fr")


def test_json_is_as_documented(run, archive, documented) -> None:
    texts = (AGREED[0], REPAIRABLE, CONTRADICTED, LONGER, NOTHING)
    ran = run("lookup", "--json", *texts, folder=archive)
    assert ran.status == 0
    assert len(ran.objects) == len(texts)
    for text, found in zip(texts, ran.objects, strict=True):
        assert list(found) == [*documented("## `tmkit lookup`"), "signature"]
        assert SIGNATURE.fullmatch(found["signature"])
        assert found["segment"] == text
        for match in found["matches"]:
            kind = "A fragment" if match["kind"] == "fragment" else "A match"
            assert list(match) == documented(kind)
        for term in found["terms"]:
            assert list(term) == documented("A term")
            assert all(
                list(one) == ["term", "inflected", "status", "authority", "house", "owner"]
                for one in term["renderings"]
            )
    exact, repaired, conflict, fragments, nothing = (found["matches"] for found in ran.objects)
    assert exact[0] | {"agreeing": None} == {
        "score": 100,
        "kind": "exact",
        "similarity": 1.0,
        "source": AGREED[0],
        "target": AGREED[1],
        "repaired": None,
        "facts": {"agree": [], "replaced": [], "conflict": []},
        "differences": [],
        "memory": "memories/2017.tmx",
        "unit": "r2017-2",
        "document": "report-2017",
        "label": "2",
        "date": "2017-05-10",
        "status": "adopted",
        "authority": "Secretariat",
        "confidence": None,
        "agreeing": None,
        "penalties": [],
    }
    assert exact[0]["agreeing"] == {"units": [2, 2], "documents": [2, 2]}
    assert repaired[0]["score"] == 99
    assert conflict[0]["score"] <= 94
    assert {match["kind"] for match in fragments} == {"fragment"}
    assert nothing == []


def test_a_repaired_match(run, archive) -> None:
    match = run("lookup", "--json", REPAIRABLE, folder=archive).object["matches"][0]
    assert (match["score"], match["kind"]) == (99, "repaired")
    assert match["target"] == "The Committee held 12 public meetings."
    assert match["repaired"] == "The Committee held 15 public meetings."
    (pair,) = match["facts"]["replaced"]
    assert pair == {
        "kind": "number",
        "query": {"text": "15", "span": [17, 19]},
        "source": {"text": "12", "span": [17, 19]},
        "target": {"text": "12", "span": [19, 21]},
        "replacement": "15",
    }
    assert match["differences"] == [{"operation": "replace", "query": [17, 19], "source": [17, 19]}]
    assert 0 < match["similarity"] < 1
    assert round(match["similarity"], 6) == match["similarity"]
    shown = run("lookup", REPAIRABLE, folder=archive).stdout
    assert "[-12-]{+15+}" in shown
    assert "The Committee held 15 public meetings." in shown
    assert "replaced: 12 → 15" in shown


def test_a_conflict_is_never_hidden_by_a_high_score(run, archive) -> None:
    match = run("lookup", "--json", CONTRADICTED, folder=archive).object["matches"][0]
    assert match["kind"] == "fuzzy"
    assert match["score"] <= 94
    assert match["repaired"] is None
    (pair,) = match["facts"]["conflict"]
    assert pair["kind"] == "reference"
    assert pair["query"]["text"] != pair["source"]["text"]
    shown = run("lookup", CONTRADICTED, folder=archive).stdout
    assert "conflict: reference here “" in shown


def test_segments_come_in_order_each_with_an_object(run, archive) -> None:
    ran = run("lookup", "--json", NOTHING, AGREED[0], NOTHING, folder=archive)
    assert [found["segment"] for found in ran.objects] == [NOTHING, AGREED[0], NOTHING]
    assert [len(found["matches"]) for found in ran.objects] == [0, 1, 0]


def test_a_label_is_no_part_of_the_segment(run, archive) -> None:
    for label, path in (("3.", "3"), ("(a)", "(a)"), ("iv)", "iv)"), ("3 bis.", "3 bis")):
        found = run("lookup", "--json", f"{label} {AGREED[0]}", folder=archive).object
        assert found["label"] == path
        assert found["segment"] == AGREED[0]
        assert found["matches"][0]["score"] == 100


def test_a_text_is_never_a_file_name(run, archive) -> None:
    (archive / "seul.txt").write_text(AGREED[0], encoding="utf-8")
    assert run("lookup", "--json", "seul.txt", folder=archive).object["segment"] == "seul.txt"


def test_minimum_and_limit(run, archive) -> None:
    near = "Le Comité de lecture a approuvé le nouveau programme."
    (match,) = run("lookup", "--json", near, folder=archive).object["matches"]
    assert 70 < match["score"] < 100
    scores = [match["score"] for match in run("lookup", "--json", "--min", 20, near, folder=archive).object["matches"]]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)
    assert min(scores) >= 20
    above = run("lookup", "--json", "--min", match["score"] + 1, near, folder=archive).object["matches"]
    assert [one for one in above if one["kind"] != "fragment"] == []
    best = run("lookup", "--json", "--min", 20, "--limit", 1, near, folder=archive).object["matches"]
    assert [one["score"] for one in best] == scores[:1]


def test_fragments_come_last_without_score_and_outside_the_limit(run, archive) -> None:
    matches = run("lookup", "--json", "--limit", 1, LONGER, folder=archive).object["matches"]
    assert [match["score"] for match in matches] == [None] * len(matches)
    best = matches[0]
    start, end = best["span"]
    assert LONGER[start:end] == best["text"]
    assert "rapport a été distribué aux délégations avant la séance" in best["text"]
    start, end = best["source_span"]
    assert best["source"][start:end].lower() == best["text"].lower()
    assert best["places"] == 1
    assert best["document"] == "report-2016"
    shown = run("lookup", LONGER, folder=archive).stdout
    assert "fragment" in shown
    assert "in 1 place" in shown


def test_only_some_memories(run, archive) -> None:
    def memories(*options: str) -> set[str]:
        found = run("lookup", "--json", AGREED[0], CLOSED[0], *options, folder=archive)
        return {match["memory"] for one in found.objects for match in one["matches"]}

    older, newer = "memories/older/2016.tmx", "memories/2017.tmx"
    assert memories() == {older, newer}
    assert memories("--memory", newer) == {newer}
    assert memories("--memory", "memories/older") == {older}
    assert memories("--memory", "memories/older/") == {older}
    assert memories("--memory", str(archive / newer)) == {newer}
    assert memories("--memory", older, "--memory", newer) == {older, newer}
    assert run("lookup", "x", "--memory", "memories/old", folder=archive).refused("memories/old", "memory list")


def test_agreement_counts_only_the_memories_asked(run, archive) -> None:
    found = run("lookup", "--json", CLOSED[0], folder=archive).object["matches"]
    assert [one["agreeing"] for one in found] == [{"units": [1, 2], "documents": [1, 2]}] * 2
    found = run("lookup", "--json", CLOSED[0], "--memory", "memories/older", folder=archive).object["matches"]
    assert [one["agreeing"] for one in found] == [{"units": [1, 1], "documents": [1, 1]}]


def test_a_draft_is_looked_up_in_context(run, archive, draft) -> None:
    ran = run("lookup", "--json", "--draft", draft, folder=archive)
    assert [found["segment"] for found in ran.objects] == [OPENED[0], CIRCULATED, AGREED[0], CLOSED[0]]
    assert [found["matches"][0]["score"] for found in ran.objects] == [102] * 4
    assert {found["matches"][0]["kind"] for found in ran.objects} == {"context"}
    closed = [(m["score"], m["target"], m["document"]) for m in ran.objects[-1]["matches"]]
    assert closed == [(102, "The meeting was closed.", "report-2016"), (101, CLOSED[1], "report-2017")]


def test_the_same_draft_on_standard_input(run, archive, draft) -> None:
    expected = run("lookup", "--json", "--draft", draft, folder=archive).stdout
    for arguments in (["-"], ["--draft", "-"]):
        assert run("lookup", "--json", *arguments, folder=archive, stdin=DRAFT.encode()).stdout == expected


def test_a_draft_on_a_terminal_says_place_and_sum(run, archive, draft) -> None:
    ran = run("lookup", "--draft", draft, folder=archive)
    assert ran.stdout.startswith("segment 1 · ¶1\n" + OPENED[0])
    assert ran.stdout.splitlines()[-1] == "4 segments: 4 context"


def test_texts_and_drafts_together(run, archive, draft) -> None:
    ran = run("lookup", "--json", NOTHING, "--draft", draft, "--draft", draft, folder=archive)
    assert len(ran.objects) == 9
    assert ran.objects[0]["segment"] == NOTHING
    assert ran.objects[1:5] == ran.objects[5:]


def test_a_date_decides_on_the_status_of_terms_and_must_be_one(run, archive) -> None:
    assert run("lookup", AGREED[0], "--date", "2018", folder=archive).status == 0
    assert run("lookup", AGREED[0], "--date", "yesterday", folder=archive).refused("date", "2018-09-24")
    assert run("terms", "lookup", AGREED[0], "--date", "2018-02-30", folder=archive).refused("date")


def test_nothing_to_look_up(run, archive) -> None:
    assert run("lookup", folder=archive).refused("TEXT", "--draft")
    assert (
        run("lookup", "--json", "", " \n", folder=archive).objects
        == [{"segment": "", "label": "", "matches": [], "terms": [], "signature": SIGNED}] * 2
    )


def test_penalties_are_taken_off_and_said(run, workspace) -> None:
    with (workspace / "tmkit.toml").open("a", encoding="utf-8") as settings:
        settings.write('[penalties]\nseveral_translations = 2\n[penalties.memories]\n"memories/older" = 5\n')
    new = ("Le guide est en cours de relecture.", "The guide is being proofread.")
    run("confirm", *new, "--into", "memories/older/2016.tmx", "--status", "unreviewed", folder=workspace)
    (match,) = run("lookup", "--json", new[0], folder=workspace).object["matches"]
    assert (match["score"], match["kind"]) == (85, "exact")
    assert sorted(one["points"] for one in match["penalties"]) == [5, 10]
    assert "penalty: " in run("lookup", new[0], folder=workspace).stdout
    closed = run("lookup", "--json", CLOSED[0], folder=workspace).object["matches"]
    assert [(one["score"], one["memory"]) for one in closed] == [
        (98, "memories/2017.tmx"),
        (93, "memories/older/2016.tmx"),
    ]


def test_a_penalty_first_lowers_a_context_match_to_100(run, workspace, draft) -> None:
    with (workspace / "tmkit.toml").open("a", encoding="utf-8") as settings:
        settings.write('[penalties.memories]\n"memories/older/2016.tmx" = 1\n')
    best = [one["matches"][0]["score"] for one in run("lookup", "--json", "--draft", draft, folder=workspace).objects]
    assert best[1] == 99
