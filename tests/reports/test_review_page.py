"""The review page as a text: what stands in it, and that nothing in it can do harm or reach out."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time

import pytest

from tmkit.align import Alignment, Bead, Side
from tmkit.model import DraftSegment
from tmkit.reports.review_page import review_page

HOSTILE = '<img src=x onerror="document.title=1"></script><!--<script>alert(1)</script>\u2028&amp; $x ${y} {{z}}'


def side(name: str, language: str, *texts: str) -> Side:
    return Side(
        name, language, name * 2, tuple(DraftSegment(i, text, "3/¶1", page=4) for i, text in enumerate(texts, 1))
    )


def page(source: Side, target: Side, *beads: Bead) -> str:
    return review_page(Alignment(source, target, beads))


def content(text: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="content">(.*?)</script>', text, re.DOTALL)
    assert found
    value = json.loads(found[1])
    assert isinstance(value, dict)
    return value


def test_hostile_text_stays_text() -> None:
    text = page(
        side(HOSTILE, "fr", HOSTILE),
        side("b", "en", HOSTILE),
        Bead((0, 1), (0, 1), 0.5, (HOSTILE,), edited=(HOSTILE, None)),
    )
    assert "<img" not in text
    assert len(re.findall("<script", text, re.IGNORECASE)) == 3
    assert len(re.findall("</script", text, re.IGNORECASE)) == 3
    assert "<!--" not in text.replace("<!DOCTYPE", "")
    beads = content(text)["beads"]
    assert isinstance(beads, list)
    assert beads[0][3] == [HOSTILE]


def test_the_policy_allows_this_script_and_style_and_nothing_else() -> None:
    text = page(side("a", "fr", "Un."), side("b", "en", "One."), Bead((0, 1), (0, 1)))
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert found
    policy = found[1]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    parts = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", text, re.DOTALL)
    assert len(parts) == 3
    for part in parts:
        assert f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'" in policy


def test_nothing_is_fetched() -> None:
    text = page(side("a", "fr", "Un."), side("b", "en", "One."), Bead((0, 1), (0, 1)))
    assert not re.search(r"https?:|url\(|@import|\bfetch\(|XMLHttp|WebSocket|innerHTML|\beval\(", text)


@pytest.mark.parametrize(("language", "direction"), [("fr-CA", "ltr"), ("ar", "rtl"), ("he_IL", "rtl")])
def test_each_side_has_its_language_and_direction(language: str, direction: str) -> None:
    given = content(page(side("a", language, "Un."), side("b", "en", "One."), Bead((0, 1), (0, 1))))
    sides = given["sides"]
    assert isinstance(sides, list)
    assert (sides[0]["language"], sides[0]["direction"]) == (language.replace("_", "-"), direction)


def test_facts_of_one_value_have_one_class_and_likeness_is_told() -> None:
    source = side("a", "fr", "Le 3 mai 2018, 1 000 personnes, résolution 822 (1993).")
    target = side("b", "en", "On 3 May 2018, 1,000 people, S/RES/822 (1993), 12 times.")
    given = content(page(source, target, Bead((0, 1), (0, 1))))
    sides, alike = given["sides"], given["alike"]
    assert isinstance(sides, list)
    assert isinstance(alike, dict)
    runs, classes, label, number, kind = sides[0]["sentences"][0]
    assert runs == ["Le ", "3 mai 2018", ", ", "1 000", " personnes, résolution ", "822 (1993)", "."]
    assert (label, number, kind) == ("3/¶1", 4, "paragraph")
    others = sides[1]["sentences"][0][1]
    assert classes[:2] == others[:2]
    assert others[2] in {classes[2], *alike.get(str(classes[2]), [])}
    assert others[3] not in classes


def test_half_a_surrogate_pair_does_not_keep_the_page_from_being_written() -> None:
    text = page(side("a\ud800", "fr", "Un \udc00."), side("b", "en", "One."), Bead((0, 1), (0, 1)))
    assert text.encode("utf-8")


def test_a_long_alignment_takes_seconds() -> None:
    texts = [f"Au paragraphe {i}, le comité a pris note de {i + 3} rapports le 3 mai 2018." for i in range(5_000)]
    beads = [Bead((i, i + 1), (i, i + 1), 0.999) for i in range(5_000)]
    begin = time.process_time()
    page(side("a", "fr", *texts), side("b", "en", *texts), *beads)
    assert time.process_time() - begin < 10


def test_a_crowd_of_facts_is_no_trouble() -> None:
    crowd = " ".join(map(str, range(100, 9_000)))
    begin = time.process_time()
    page(side("a", "fr", crowd), side("b", "en", crowd[::-1]), Bead((0, 1), (0, 1)))
    assert time.process_time() - begin < 10
